"""Nothing that somebody else wrote comes alive: in the mail, its text, the web page, the archive, or a header."""

import dataclasses
import datetime as dt
import re
import time
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from digest import text
from digest.errors import DigestError
from digest.models import Image, Listed
from digest.render import build_message, render, render_archive, to_bytes
from digest.render.checks import css
from tests import render_samples as samples

#: Pieces that open or close something: tags, attributes, comments, styles, templates, headers, lines.
PIECES = (
    "<script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--[if mso]>",
    "<![endif]-->",
    "-->",
    "</style>",
    "}@import url(https://evil.example/x.css);{",
    "expression(alert(1))",
    "javascript:alert(1)",
    "data:text/html,<script>",
    "{{ 7 * 7 }}",
    "{% include '/etc/passwd' %}",
    "{# note #}",
    "*|UNSUB|*",
    "@@TOKEN@@",
    "[[TOKEN]]",
    "%%TOKEN%%",
    "READERSOWNTOKENGOESINHEREX",
    "\r\nBcc: victim@evil.example\r\n\r\n",
    "\n.\n",
    "\nFrom here on\n-- \n",
    "=?utf-8?q?=0D=0ABcc=3A_x?=",
    "\x00\x1b[31m",
    "\u202e\u2066",
    "&lt;b&gt;&#60;",
    "]]>",
    "e\u0301" * 5,
    "👩‍👩‍👧‍👦",
    "https://ok.example/a b?<>",
    " ",
    "word ",
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
ALIVE = (
    "//script|//iframe|//object|//embed|//svg|//form|//base|//link[@rel='stylesheet']|//@*[starts-with(name(),'on')]"
)


def hostile_issue(words, template):
    """Return an issue with the given words in every place that a stranger or a careless owner fills."""
    title, publisher, byline, sentence, url, note, intro, brand = words
    sentence = text.clean(sentence) or "x"  # articles come clean, and a summary is never touched
    picture = Image(url=url, alt=title, width=3, height=2)
    story = samples.story(1, title=title, publisher=publisher, byline=byline, url=url, note=note, sentences=(sentence,))
    lead = dataclasses.replace(story.lead, image=picture, id=title or "a", language=url or "en")
    summary = samples.summary(lead, (sentence,))
    other = samples.article(9, title=title, publisher=byline, url=f"https://ok.example/{url}")
    story = dataclasses.replace(story, lead=lead, summary=summary, also=(other,), updates=note, id=publisher or "s")
    letter = dataclasses.replace(
        samples.LETTER,
        template=template,
        why=intro,
        address=note,
        brand=(("accent", brand), ("font", brand), ("logo", f"https://ok.example/{brand}"), ("logo-alt", brand)),
    )
    section = dataclasses.replace(samples.issue().sections[0], topic=brand or "t", title=title, stories=(story,))
    return samples.issue(sections=(section,), letter=letter, intro=intro, subject=title, preheader=sentence)


@settings(max_examples=25)
@given(words=st.tuples(*[TEXT] * 8), template=st.sampled_from(["classic", "brief", "cards"]))
def test_nothing_comes_alive_in_mail_and_page(words, template):
    """No element, handler, style, link or template of theirs; as many style blocks and comments as ever."""
    rendering = render(hostile_issue(words, template))
    plain = render(hostile_issue(("t",) * 8, template))

    for name in ("html", "web"):
        page, usual = getattr(rendering, name), getattr(plain, name)
        tree = lxml_html.document_fromstring(page)
        assert not tree.xpath(ALIVE)
        assert len(tree.xpath("//style")) == len(lxml_html.document_fromstring(usual).xpath("//style"))
        assert "evil.example" not in "".join(tree.xpath("//style/text()|//@style"))
        assert page.count("<!--") == usual.count("<!--")
        for link in tree.xpath("//@href|//@src"):
            assert re.match(r"(?:https?://|mailto:|#|\.\./)", link), link
    assert not re.search(r"\{\{|\{%|\*\||@@", rendering.html + rendering.text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", rendering.html + rendering.text)


@settings(max_examples=25)
@given(words=st.tuples(*[TEXT] * 8), title=TEXT)
def test_no_header_is_made_by_a_text(words, title):
    """The message has the headers it always has, and two parts; or it is refused with the reason."""
    issue = hostile_issue(words, "classic")
    letter = dataclasses.replace(issue.newsletter, title=title or "t")
    usual = message_of(samples.issue(), samples.LETTER)
    try:
        message = message_of(dataclasses.replace(issue, newsletter=letter), letter)
    except DigestError as error:
        refused = error.message
        message = usual
    else:
        refused = "a line break or a control character"

    assert "a line break or a control character" in refused
    assert sorted(message.keys()) == sorted(usual.keys())
    assert message["To"] == usual["To"]
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert not [defect for part in message.walk() for defect in part.defects]


def message_of(issue, letter):
    """Return the message of an issue, parsed back from its bytes."""
    noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    built = build_message(render(issue), letter, to="Reader <reader@example.org>", date=noon, slug=issue.slug)
    return message_from_bytes(to_bytes(built), policy=policy.SMTP)


@settings(max_examples=25)
@given(subject=TEXT, preheader=TEXT, title=TEXT, language=TEXT, name=TEXT)
def test_nothing_comes_alive_in_the_list_of_issues(subject, preheader, title, language, name):
    """The archive's page keeps its one script, and the feed stays XML."""
    row = Listed(
        slug="1",
        number=1,
        title=title,
        date=dt.date(2026, 1, 2),
        subject=subject,
        preheader=preheader,
        language=language,
        stories=((title, subject), (subject, f"https://ok.example/{title}")),
    )
    page, feed = render_archive((row,), dataclasses.replace(samples.LETTER, title=name, address=title))
    tree = lxml_html.document_fromstring(page)

    assert len(tree.xpath("//script")) == 1
    assert len(tree.xpath("//style")) == 1
    assert not tree.xpath("//iframe|//object|//embed|//svg|//form|//base|//@*[starts-with(name(),'on')]")
    root = etree.fromstring(feed.encode())
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    for content in root.iter("{http://www.w3.org/2005/Atom}content"):
        inner = lxml_html.fragment_fromstring(content.text, create_parent=True)
        assert not inner.xpath(ALIVE)


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_a_title_of_template_syntax_is_read_as_it_was_written(template):
    """Nobody's braces are computed: readers see them."""
    issue = samples.issue((samples.story(1, title="{{ 7 * 7 }} and {% if %} and *|X|*"),))
    issue = dataclasses.replace(issue, newsletter=dataclasses.replace(samples.LETTER, template=template))
    words = lxml_html.document_fromstring(render(issue).html).text_content()

    assert "{{ 7 * 7 }} and {% if %} and *|X|*" in words


@pytest.mark.parametrize("junk", ["", "{" * 50_000, "}" * 50_000, "/*" * 50_000, "@media{" * 20_000, "a:b;" * 20_000])
def test_a_broken_sheet_costs_no_time(junk):
    """Hostile CSS is read in one pass, and never raises."""
    began = time.process_time()
    assert all(rule.selector is not None for rule in css.rules(junk))
    assert time.process_time() - began < 2
