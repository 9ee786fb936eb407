"""`digest check`: a good issue passes, and each fault is found."""

import dataclasses
import datetime as dt

import pytest
from lxml import html

from digest.models import Sentence, Summary
from digest.render import as_text, build_message, check, render, to_bytes
from tests import render_samples as samples

ISSUE = samples.issue()
RENDERING = render(ISSUE)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
# What a mail service adds; without it a note says that one click needs it.
SIGNED = b"DKIM-Signature: v=1; h=From:List-Unsubscribe:List-Unsubscribe-Post; b=AA==\r\n"


def message_of(issue, rendering) -> bytes:
    """Return the message of a rendering, as a mail service signs it."""
    to = "Reader <reader@example.org>"
    built = build_message(rendering, issue.newsletter, to=to, date=NOON, slug=issue.slug)
    return SIGNED + to_bytes(built)


MESSAGE = message_of(ISSUE, RENDERING)


def with_preheader(line: str) -> dict[str, str]:
    """Return what changes where the preheader is another one."""
    return {"preheader": line, "html": RENDERING.html.replace(RENDERING.preheader, line)}


def ids(issue=ISSUE, rendering=RENDERING, message=None) -> set[tuple[str, str]]:
    """Return the ids and severities of all findings."""
    return {(finding.id, finding.severity) for finding in check(issue, rendering, message=message)}


def with_html(old: str, new: str) -> set[tuple[str, str]]:
    """Return what is found when the mail's HTML is changed so."""
    assert old in RENDERING.html
    return ids(rendering=dataclasses.replace(RENDERING, html=RENDERING.html.replace(old, new)))


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_what_we_render_has_no_finding(template):
    """The built-in templates pass every check of their own."""
    issue = samples.issue(letter=dataclasses.replace(samples.LETTER, template=template))
    rendering = render(issue)

    assert check(issue, rendering, message=message_of(issue, rendering)) == ()


@pytest.mark.parametrize(
    ("finding", "severity", "old", "new"),
    [
        ("doctype", "error", "<!DOCTYPE html>", ""),
        ("language", "error", '<html lang="en" dir="ltr">', "<html>"),
        ("language", "error", ' role="article"', ""),
        ("title", "error", f"<title>{ISSUE.subject}</title>", "<title></title>"),
        ("meta", "warning", '<meta name="color-scheme" content="light dark">', ""),
        ("meta", "note", '<meta name="x-apple-disable-message-reformatting">', ""),
        ("meta", "note", '<meta name="format-detection"', "<meta name='x'"),
        ("charset", "warning", '<meta charset="utf-8">', ""),
        ("headings", "error", "<h1", "<h2"),
        ("headings", "error", "<h2", "<h4"),
        ("table-role", "error", '<table role="presentation" class="c"', '<table class="c"'),
        ("picture-alt", "error", "<h1", '<img src="https://a.example/i.png" width="1" height="1"><h1'),
        ("picture-size", "error", "<h1", '<img src="https://a.example/i.png" alt="" width="100%"><h1'),
        ("picture-address", "error", "<h1", '<img src="data:image/png;base64,AA" alt="" width="1"><h1'),
        ("forbidden-element", "error", "<h1", "<script>1</script><h1"),
        ("forbidden-element", "error", "<h1", '<h1 onclick="x()"'),
        ("outlook-comments", "error", "<h1", "<!--[if mso]><h1"),
        ("text-size", "warning", "font-size:13px", "font-size:10px"),
        ("link-scheme", "error", "https://news.example.com/0/story", "http://news.example.com/0/story"),
        ("link-anchor", "error", "https://news.example.com/0/story", "#nowhere"),
        ("link-text", "error", ">Coast Daily</a>", "></a>"),
        ("link-text", "warning", ">Coast Daily</a>", ">Read more</a>"),
        ("text-links", "error", "https://news.example.com/0/story", "https://news.example.com/other"),
        ("size", "error", "<h1", "<!--" + "x" * 100_000 + "--><h1"),
        ("size", "warning", "<h1", "<!--" + "x" * 89_000 + "--><h1"),
        ("style-size", "error", "a.t:hover", "a{color:red}" * 800 + "a.t:hover"),
        ("style-nested", "error", "a.t:hover", "@media screen{@font-face{a:b}} a.t:hover"),
        ("style-fetch", "warning", "a.t:hover", '@import url("https://fonts.example/x.css"); a.t:hover'),
        ("style-fetch", "warning", "a.t:hover", "@font-face { src: url(https://fonts.example/x.woff2) } a.t:hover"),
        ("story-lost", "error", "https://news.example.com/", "https://elsewhere.example/"),
        ("style-place", "warning", "<h1", "<style>.a{color:red}</style><h1"),
        ("style-comment", "warning", "a.t:hover", "/* links */ a.t:hover"),
        ("dark-mode", "warning", "prefers-color-scheme", "prefers-contrast"),
        ("dark-mode", "note", "[data-ogsc]", ".dark"),
        ("outlook-padding", "warning", '<h1 style="margin:0;', '<h1 style="margin:0;padding:4px;'),
        ("outlook-margin", "warning", '<h1 style="margin:0;', '<h1 style="margin:0 auto;'),
        ("outlook-width", "warning", '<h1 style="margin:0;', '<h1 style="margin:0;max-width:400px;'),
        ("outlook-width", "warning", "<!--[if mso]><table", "<!--[if mso]><div"),
        (
            "outlook-background",
            "warning",
            '<h1 style="margin:0;',
            '<h1 style="background:url(https://a.example/b.png);',
        ),
        ("picture-height", "note", "<h1", '<img src="https://a.example/i.png" alt="" width="1"><h1'),
        (
            "picture-count",
            "note",
            "<h1",
            '<img src="https://a.example/i.png" alt="" width="1" height="1">' * 31 + "<h1",
        ),
        ("preheader", "warning", ISSUE.preheader, ""),
        ("preheader", "warning", 'class="pre" style="display:none', 'class="pre" style="display:block'),
        ("preheader", "warning", '<div class="pre"', '<p>View in browser</p><div class="pre"'),
        ("template-tag", "error", "Ferry to run", "{{ title }}"),
        ("escaped-twice", "warning", "Ferry to run", "Ferry &amp;amp; co"),
        ("characters", "warning", "Ferry to run", "Ferry \ufffd run"),
        ("characters", "warning", "Ferry to run", "Ferry \x7f run"),
        ("characters", "warning", "Ferry to run", "Ferry \u202e run"),
        ("characters", "note", "Ferry to run", "Cafe\u0301 to run"),
        ("link-anchor", "warning", 'href="https://news.example.com/0/story', 'id="top" href="#top'),
        ("unsubscribe", "error", "READERSOWNTOKENGOESINHEREX", "me"),
        ("client-support", "warning", "font-size:42px", "font-size:42px;display:flex"),
        ("client-support", "warning", "<h1", "<picture></picture><h1"),
        ("contrast-light", "error", "color:#3a3733", "color:#cccccc"),
        ("contrast-dark", "error", ".b td, .b p, .b h3 { color: #cfcac1", ".b td, .b p, .b h3 { color: #333333"),
        ("contrast-dark", "error", "color: #f1eee8", "x: #f1eee8"),
    ],
)
def test_a_fault_of_the_mail_is_found(finding, severity, old, new):
    """Each fault of the HTML has a finding of its own."""
    assert (finding, severity) in with_html(old, new)


@pytest.mark.parametrize(
    ("finding", "severity", "change"),
    [
        ("subject", "error", {"subject": " "}),
        ("subject", "warning", {"subject": "long " * 20}),
        ("preheader", "warning", {"preheader": ""}),
        ("preheader", "warning", with_preheader(RENDERING.subject)),
        ("preheader", "note", with_preheader("Also: the ferry")),
        ("preheader", "note", with_preheader(" ".join(["Also"] * 30))),
        ("text-signature", "warning", {"text": RENDERING.text + "\n-- \nThe Weekly Tide"}),
        ("characters", "warning", {"text": RENDERING.text + "\ufffd"}),
        ("text-part", "error", {"text": "\n"}),
        ("text-width", "warning", {"text": RENDERING.text + "word " * 30}),
        ("text-markup", "warning", {"text": RENDERING.text + "\n<p>one</p>"}),
        ("text-markup", "warning", {"text": RENDERING.text + "\n&nbsp;"}),
        ("template-tag", "error", {"text": RENDERING.text + "\n*|UNSUB|*"}),
        ("story-lost", "error", {"web": "<p></p>"}),
    ],
)
def test_a_fault_of_the_other_parts_is_found(finding, severity, change):
    """Subject, preheader, text and web page are checked too."""
    assert (finding, severity) in ids(rendering=dataclasses.replace(RENDERING, **change))


def test_a_long_address_is_no_wide_line():
    """An address cannot be wrapped: only lines of words are too wide."""
    text = RENDERING.text + "\nhttps://tide.example/" + "a-long-way/" * 9

    assert ids(rendering=dataclasses.replace(RENDERING, text=text)) == ids()


@pytest.mark.parametrize(
    ("finding", "severity", "change"),
    [
        ("unsubscribe", "warning", {"unsubscribe": None}),
        ("address", "warning", {"address": None}),
        ("web-version", "note", {"url": None}),
        ("brand", "warning", {"brand": (("accnt", "#0b57d0"),)}),
        ("brand", "warning", {"brand": (("accent", "blueish"),)}),
        ("brand", "warning", {"brand": (("font", "a;b"),)}),
        ("brand", "warning", {"brand": (("logo", "logo.png"),)}),
        ("brand", "warning", {"brand": (("logo-width", "wide"),)}),
    ],
)
def test_what_digest_toml_lacks_is_found(finding, severity, change):
    """An unset newsletter is told what its readers miss."""
    issue = samples.issue(letter=dataclasses.replace(samples.LETTER, **change))

    assert (finding, severity) in ids(issue, render(issue))


@pytest.mark.parametrize(
    "change",
    [{"text": "Nobody wrote this."}, {"start": 1}, {"paragraph": 9}, {"paragraph": -1}, {"article": "unknown"}],
)
def test_a_sentence_that_is_not_in_its_article_is_found(change):
    """The proof fails for a changed word, a wrong place, and a strange article."""
    story = samples.story(0)
    sentence: Sentence = dataclasses.replace(story.summary.sentences[0], **change)
    issue = samples.issue((dataclasses.replace(story, summary=Summary(sentences=(sentence,))),))

    assert ("verbatim", "error") in ids(issue)


@pytest.mark.parametrize(
    ("finding", "old", "new"),
    [
        ("message-lines", b"\r\n", b"\n"),
        ("message-lines", b"Subject: ", b"Subject: \xc3\xa9"),
        ("message-lines", b"MIME-Version: 1.0", b"MIME-Version: 1.0\r\nX-Long: " + b"x" * 1000),
        ("message-headers", b"Date: ", b"X-Date: "),
        ("message-headers", b"Message-ID: <", b"Message-ID: "),
        ("message-headers", b"Date: Mon, 23 Nov 2026 12:00:00 +0000", b"Date: soon"),
        ("message-headers", b"<tide.example.org>", b"<=?utf-8?q?tide?=>"),
        ("message-headers", b"Message-ID: <", b"Message-ID: <READERSOWNTOKENGOESINHEREX"),
        ("message-differs", b"Subject: A turbine", b"Subject: A windmill"),
        ("message-differs", b"asphalt at 51 degrees", b"asphalt at 71 degrees"),
        ("one-click", b"https://tide.example.org/u/READERSOWNTOKENGOESINHEREX>", b"https://tide.example.org/u/12>"),
        ("one-click", b"https://tide.example.org/u/READERS", b"https://tide.example.org/reader/READERS"),
        ("one-click", b"List-Unsubscribe-Post: ", b"X-Post: "),
        ("one-click", b"List-Unsubscribe: <https", b"List-Unsubscribe: <http"),
        ("one-click", b"List-Unsubscribe: <", b"List-Unsubscribe: =?utf-8?q?=3C"),
        ("message-parts", b"text/plain", b"text/x-plain"),
    ],
)
def test_a_fault_of_the_message_is_found(finding, old, new):
    """Headers, lines and parts of message.eml are checked as bytes."""
    assert old in MESSAGE

    assert (finding, "error") in ids(message=MESSAGE.replace(old, new))


def test_findings_read_as_text():
    """Each finding is three lines: where, why, what to do; and a count at the end."""
    found = check(ISSUE, dataclasses.replace(RENDERING, subject=""))

    assert as_text(found).startswith("error: subject\n  it is empty\n  → name the top story  [subject]\n")
    assert as_text(found).endswith("1 error\n")
    assert as_text(()) == "No findings: the issue is fit to send.\n"


def test_a_message_without_a_signature_is_reminded_of_one():
    """One click counts only where DKIM covers its headers, which only the mail service can see to."""
    unsigned = MESSAGE.removeprefix(SIGNED)
    half = unsigned.replace(b"MIME-Version", b"DKIM-Signature: v=1; h=From:List-Unsubscribe; b=AA==\r\nMIME-Version")

    assert [(f.id, f.severity) for f in check(ISSUE, RENDERING, message=unsigned)] == [("dkim", "note")]
    assert ("dkim", "note") in ids(message=half)
    assert as_text(check(ISSUE, RENDERING, message=unsigned)).endswith("1 note: the issue is fit to send\n")


def test_every_finding_names_where_why_and_what_to_do():
    """No finding of a broken mail leaves a field empty, and each fits on a line."""
    broken = dataclasses.replace(RENDERING, html="<p>x<img></p>", text="", subject="")
    found = check(ISSUE, broken, message=MESSAGE.replace(b"\r\n", b"\n"))

    assert len(found) > 10
    for finding in found:
        for line in (finding.where, finding.why, finding.fix):
            assert line.strip()
            assert "\n" not in line
            assert len(line) < 200


def test_the_gravest_come_first():
    """Errors stand before warnings, and these before notes."""
    letter = dataclasses.replace(samples.LETTER, url=None, address=None)
    issue = samples.issue(letter=letter)
    found = [f.severity for f in check(issue, dataclasses.replace(render(issue), subject=""))]

    assert found == ["error", "warning", "note"]


def test_an_empty_page_is_only_findings():
    """A rendering of nothing raises nothing."""
    empty = dataclasses.replace(RENDERING, html="", text="", web="")

    assert ("doctype", "error") in ids(rendering=empty)


def test_a_headline_that_looks_like_a_services_tag_is_only_text():
    """It was sent as it was, and the check then blamed a template of which the sender knew nothing."""
    title = "{{ a }} *|B|* @@C@@ [[D]] %%E%%"
    story = samples.story(0, title=title, url="https://a.example/[[D]]/%%E%%/@@C@@")
    issue = samples.issue((story,))
    rendering = render(issue)

    assert ids(issue, rendering) == set()
    assert title in html.document_fromstring(rendering.html).text_content()
    assert "https://a.example/%5B%5BD]]/%25%E%25%/%40%40C%40%40" in rendering.text


def test_stories_that_nobody_can_read_are_counted():
    """A mail that is full leaves the rest to its web page: without an address of one it is lost to readers."""
    issue = samples.big_issue(400, 40, letter=dataclasses.replace(samples.LETTER, url=None))
    rendering = render(issue)
    found = next(finding for finding in check(issue, rendering) if finding.id == "web-version")
    gone = next(said for said in rendering.shortened if "web page" in said).split()[0]

    assert found.severity == "warning"
    assert found.why.startswith(f"{gone} stories did not fit")
