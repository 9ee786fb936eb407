"""An issue as mail, as text and as web page."""

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from digest.models import Image
from digest.render import TOKEN, render, unsubscribe_url
from digest.render.pictures import picture_of
from tests import render_samples as samples

ROOT = Path(__file__).parent.parent


def links_of(page: str) -> list[str]:
    """Return all link addresses of a page."""
    return [a.get("href") for a in lxml_html.document_fromstring(page).iter("a")]


def test_every_story_links_to_its_source():
    """Mail, text and web page carry the address of each story."""
    issue = samples.issue()
    rendering = render(issue)

    for section in issue.sections:
        for story in section.stories:
            assert story.lead.url in links_of(rendering.html)
            assert story.lead.url in rendering.text
            assert story.lead.url in links_of(rendering.web)


def test_every_link_of_the_mail_stands_in_its_text():
    """The text part is no lesser mail."""
    rendering = render(samples.big_issue(12))

    assert all(link in rendering.text for link in links_of(rendering.html))


def test_the_mail_carries_the_token_place_once_and_in_both_parts():
    """The unsubscribe link is there to be patched per reader."""
    rendering = render(samples.issue())

    assert rendering.html.count(TOKEN) == 1
    assert rendering.text.count(TOKEN) == 1
    assert TOKEN not in rendering.web


def test_without_an_unsubscribe_address_the_place_is_kept():
    """A newsletter that names none gets a link that goes nowhere, for the sender to replace."""
    letter = dataclasses.replace(samples.LETTER, unsubscribe=None)

    assert unsubscribe_url(letter) == f"https://unsubscribe.example/{TOKEN}"
    assert unsubscribe_url(letter) in render(samples.issue(letter=letter)).html


def test_lines_of_text_fit_a_terminal():
    """No line of the text part is over 76 columns but one that is an address."""
    lines = render(samples.big_issue(12)).text.splitlines()

    assert not [line for line in lines if len(line) > 76 and not line.strip().startswith("https://")]


def test_markup_in_articles_is_only_text():
    """What looks like markup or template syntax in a title is shown, never run."""
    bad = '<script>alert(1)</script> {{ 7*7 }} "><img src=x onerror=alert(1)>'
    rendering = render(samples.issue((samples.story(1, title=bad),)))

    for page in (rendering.html, rendering.web):
        assert not lxml_html.document_fromstring(page).xpath("//script|//img|//@onerror")
        assert bad in lxml_html.document_fromstring(page).text_content()
    assert "49" not in rendering.html
    assert "{{" not in rendering.html + rendering.text


def test_only_web_addresses_become_links():
    """javascript:, data: and mailto: addresses of articles are no links, and the story stays."""
    for url in ("javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "https://user:pw@a.example/"):
        rendering = render(samples.issue((samples.story(1, url=url),)))

        assert (
            not [a for a in links_of(rendering.html) + links_of(rendering.web) if a.startswith(url[:6])]
            or "https" in url
        )
        assert "pw@" not in rendering.html + rendering.web
        assert "City to plant" in rendering.html


def test_http_goes_out_as_https_in_the_mail_only():
    """Filters distrust http links; the web page keeps the address as it is."""
    rendering = render(samples.issue((samples.story(1, url="http://old.example/a?b=1"),)))

    assert "https://old.example/a?b=1" in links_of(rendering.html)
    assert "http://old.example/a?b=1" in links_of(rendering.web)


def test_a_story_without_address_leads_to_its_place_on_the_web():
    """There is always somewhere to read on; without a web place the title is plain text."""
    online = render(samples.issue((samples.story(1, url=None),)))
    offline = render(samples.issue((samples.story(1, url=None),), letter=dataclasses.replace(samples.LETTER, url=None)))

    assert "https://tide.example.org/issues/2026-W47/#story-s1" in links_of(online.html)
    assert 'id="story-s1"' in online.web
    assert re.search(r"<h3[^>]*><span[^>]*>City to plant", offline.html)


def test_sentences_lead_to_their_place_in_the_source():
    """In the web page each sentence links to itself in the article it comes from."""
    links = links_of(render(samples.issue()).web)

    assert [a for a in links if a.startswith("https://news.example.com/0/story#:~:text=The%20six%2Dmegawatt")]


def test_a_foreign_story_keeps_its_language_and_direction():
    """An Arabic story in an English issue reads from right to left."""
    cells = lxml_html.document_fromstring(render(samples.issue()).html).xpath("//td[@lang='ar'][@dir='rtl']")

    assert len(cells) == 1


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_a_foreign_story_says_what_language_it_is_in(template):
    """Beside its outlet, in the mail, in its text and on the web; a story in the issue's language says nothing."""
    issue = samples.issue(newsletter=dataclasses.replace(samples.LETTER, template=template))
    foreign = [s for section in issue.sections for s in section.stories if s.lead.language == "ar"]

    rendered = render(issue)

    assert len(foreign) == 1
    assert all(form.count("Arabic") == 1 for form in (rendered.html, rendered.text, rendered.web))
    assert "English" not in rendered.html


def test_a_rendering_is_the_same_every_time():
    """Same issue, same bytes."""
    assert render(samples.issue()) == render(samples.issue())


def test_a_rendering_is_the_same_under_any_hash_seed():
    """Another process with another hash seed, in another time zone, makes the same bytes."""
    code = (
        "import hashlib\nfrom digest.render import render\nfrom tests import render_samples as samples\n"
        "r = render(samples.big_issue(30), limit_bytes=30_000)\n"
        "print(hashlib.sha256((r.html + r.text + r.web + repr(r.shortened)).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert len(runs) == 1


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_whatever_the_world_writes_renders(template):
    """Titles of 500 characters, words of 300, no title, no address, emoji, markup, broken pictures."""
    rendering = render(samples.bad_issue(template))
    tree = lxml_html.document_fromstring(rendering.html)

    assert not tree.xpath("//script|//*[@onerror]|//img[not(starts-with(@src, 'https:'))]")
    assert all(link.startswith("https://") for link in links_of(rendering.html))
    assert all(link in rendering.text for link in links_of(rendering.html))
    assert "From the start" in rendering.text
    assert rendering.subject


LINE = st.text(max_size=60)


@settings(max_examples=40)
@example(title="", publisher="", sentence="", url="[", note="", intro="", template="classic")  # no IPv6 address
@given(
    title=LINE,
    publisher=LINE,
    sentence=LINE,
    url=LINE,
    note=LINE,
    intro=LINE,
    template=st.sampled_from(["classic", "brief", "cards"]),
)
def test_no_text_breaks_a_rendering(title, publisher, sentence, url, note, intro, template):
    """Whatever an article says, there is a mail: whole, linked by https only, with its links in its text."""
    story = samples.story(1, title=title, publisher=publisher, url=f"https://{url}", note=note, sentences=(sentence,))
    letter = dataclasses.replace(samples.LETTER, template=template, title=title, why=intro)
    rendering = render(samples.issue((story,), letter=letter, intro=intro, subject=title, preheader=sentence))

    assert rendering.html.startswith("<!DOCTYPE html>")
    assert rendering.html.endswith("</html>\n")
    for link in links_of(rendering.html):
        assert link.startswith("https://")
        assert link in rendering.text
    assert "{{" not in rendering.html + rendering.text
    assert "@@" not in rendering.html + rendering.text


def test_no_string_of_attackers_comes_alive(shared_data):
    """A thousand cross-site scripting strings as titles, publishers, bylines, notes and addresses."""
    lines = (shared_data / "security" / "xss.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    stories = [
        samples.story(n, title=line, publisher=line, byline=line, url=line, note=line, sentences=(line.strip() or "x",))
        for n, line in enumerate(lines)
    ]
    issue = samples.issue(tuple(stories), title=lines[0], intro=lines[1], subject=lines[2], preheader=lines[3])
    rendering = render(issue)

    for page in (rendering.html, rendering.web):
        tree = lxml_html.document_fromstring(page)
        assert not tree.xpath("//body//script|//iframe|//object|//embed|//svg|//form|//img|//body//style|//base")
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")
        assert all(link.startswith(("https://", "http://", "#", "../")) for link in links_of(page))


@pytest.mark.parametrize(
    ("address", "in_mail"),
    [
        ("a.example/a.jpg", True),
        ("a.example/a.WEBP", False),
        ("a.example/a.svg?w=1", False),
        ("a.example/webp.png?x", True),
        ("upload.wikimedia.org/wikipedia/commons/a/ab/Tide.jpg", False),
        ("en.wikipedia.org/x.png", False),
        ("a.example/upload.wikimedia.org/x.png", True),
    ],
)
def test_a_picture_that_mails_show_badly_is_left_to_the_web(address, in_mail):
    """WebP, SVG and AVIF leave a hole in Outlook (caniemail), and Wikimedia's want their authors named."""
    picture = Image(url=f"https://{address}")

    assert (picture_of(picture, picture.alt, web=False) is not None) is in_mail
    assert picture_of(picture, picture.alt, web=True) is not None
