"""The list of all issues: a page that can be searched, and a valid feed."""

import dataclasses
import datetime as dt
from functools import partial

import fastfeedparser
import pytest
from lxml import etree
from lxml import html as lxml_html

from digest.archive.index import listed, update_index
from digest.codec import issue_to_json
from digest.errors import DigestError
from digest.models import Listed
from digest.render import render_archive
from tests import render_samples as samples

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def issues(tmp_path):
    """Return a folder of three issues, the middle one with a hostile title."""
    for number, subject in ((10, "Kept its promises"), (11, '<b>"Ampères" & co</b>'), (12, "The newest one")):
        issue = samples.issue(
            slug=f"2026-W{35 + number}",
            number=number,
            subject=subject,
            date=dt.date(2026, 11, 2) + dt.timedelta(weeks=number - 10),
        )
        folder = tmp_path / "issues" / issue.slug
        folder.mkdir(parents=True)
        (folder / "issue.json").write_text(issue_to_json(issue), encoding="utf-8")
    return tmp_path / "issues"


def update(issues, letter=samples.LETTER):
    """Write the list of a folder."""
    update_index(issues, partial(render_archive, newsletter=letter))
    return (issues / "index.html").read_text(encoding="utf-8"), (issues / "feed.xml").read_bytes()


def test_issues_are_listed_from_the_newest(issues):
    """What is read is what issue.json says, in order of date."""
    rows = listed(issues)

    assert [row.number for row in rows] == [12, 11, 10]
    assert rows[0].stories[0] == (
        "Tidal turbine in the Pentland Firth passes five years without a repair",
        "https://news.example.com/0/story",
    )


def test_what_is_no_issue_is_passed_over(issues):
    """A broken issue.json, a half-made folder and another schema do not stop the list."""
    for name, content in (("broken", "{"), (".staged", "{}"), ("odd", '{"number": 1}'), ("list", "[]")):
        (issues / name).mkdir()
        (issues / name / "issue.json").write_text(content, encoding="utf-8")

    assert len(listed(issues)) == 3


def test_the_page_links_to_every_issue(issues):
    """Without its script the page is a list of links, with what stands in each issue."""
    page, _ = update(issues)
    tree = lxml_html.document_fromstring(page)

    assert [a.get("href") for a in tree.xpath("//article//h2/a")] == ["2026-W47/", "2026-W46/", "2026-W45/"]
    assert tree.xpath("//article//h2/a/text()")[1] == '<b>"Ampères" & co</b>'
    assert tree.xpath("//div[@role='search']/@hidden"), "the search shows only where its script runs"
    assert "Museum returns nine bronzes" in tree.xpath("//details")[0].text_content()


def test_the_feed_is_valid_atom(issues):
    """Every element that RFC 4287 demands is there once, and ids are addresses that never change."""
    _, feed = update(issues)
    root = etree.fromstring(feed)

    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated", "author"):
        assert len(root.findall(ATOM + name)) == 1
    entries = root.findall(f"{ATOM}entry")
    assert entries[0].findtext(f"{ATOM}id") == "https://tide.example.org/issues/2026-W47/"
    for entry in entries:
        for name in ("title", "id", "updated", "link"):
            assert len(entry.findall(ATOM + name)) == 1
        dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))
        assert entry.find(f"{ATOM}link").get("href").startswith("https://tide.example.org/issues/2026-W")
    assert entries[1].findtext(f"{ATOM}title") == '<b>"Ampères" & co</b>'


def test_the_feed_can_be_read_by_itself(issues):
    """The newest issues stand in it with their intro, headlines and summaries, as text and no markup."""
    _, feed = update(issues)
    told = etree.fromstring(feed).find(f"{ATOM}entry").findtext(f"{ATOM}content")
    tree = lxml_html.fromstring(told)

    assert told.startswith("<p>Good morning. The sea keeps its promises")
    first = tree.xpath("//p")[1]
    assert first.xpath("a/@href") == ["https://news.example.com/0/story"]
    assert first.text_content().startswith("Tidal")
    assert len(first.text_content()) > 100
    assert {tag.tag for tag in tree.iter()} <= {"div", "p", "a", "b", "br"}


def test_older_issues_are_their_headlines(tmp_path):
    """A year of whole issues would be a megabyte at each look."""
    day = dt.date(2026, 1, 2)
    row = Listed(
        slug="1", number=1, title="t", date=day, subject="s", preheader="", language="en",
        stories=(("Ferry <b> sails", "https://a.test/"),), summaries=("It <i>sails</i>.",),
    )  # fmt: skip
    rows = [dataclasses.replace(row, slug=str(at), date=day - dt.timedelta(at)) for at in range(12)]
    _, feed = render_archive(rows, samples.LETTER)
    told = [one.findtext(f"{ATOM}content") for one in etree.fromstring(feed.encode()).iter(f"{ATOM}entry")]

    assert told[0] == '<p><a href="https://a.test/">Ferry &lt;b&gt; sails</a><br>It &lt;i&gt;sails&lt;/i&gt;.</p>'
    assert told[11] == '<ul><li><a href="https://a.test/">Ferry &lt;b&gt; sails</a></li></ul>'


def test_a_feed_reader_reads_the_feed(issues):
    """Fastfeedparser finds three entries with their links."""
    _, feed = update(issues)
    parsed = fastfeedparser.parse(feed)

    assert [entry.link for entry in parsed.entries][:1] == ["https://tide.example.org/issues/2026-W47/"]
    assert len(parsed.entries) == 3


def test_without_a_place_on_the_web_links_are_relative(issues):
    """A newsletter without a url still has a list and a feed with ids that are no addresses."""
    page, feed = update(issues, dataclasses.replace(samples.LETTER, url=None))
    root = etree.fromstring(feed)

    assert 'href="2026-W47/"' in page
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == "2026-W47/"
    assert root.findtext(f"{ATOM}entry/{ATOM}id").startswith("urn:digest:")


def test_no_issue_at_all_is_an_empty_list(tmp_path):
    """The first build of all finds a page and a feed that parse."""
    page, feed = update(tmp_path)

    assert "<article" not in page
    assert etree.fromstring(feed).findtext(f"{ATOM}id")


def test_the_same_issues_give_the_same_files(issues):
    """A list that has not changed is not written again."""
    first = update(issues)
    before = (issues / "index.html").stat().st_mtime_ns

    assert update(issues) == first
    assert (issues / "index.html").stat().st_mtime_ns == before
    assert not list(issues.glob(".*"))


def test_an_arabic_newsletter_is_mirrored():
    """Language and direction stand on the page, and the fixed words are its own."""
    letter = dataclasses.replace(samples.LETTER, language="ar", title="المد الأسبوعي")
    row = Listed(
        slug="1", number=1, title="t", date=dt.date(2026, 1, 2), subject="s", preheader="", language="ar", stories=()
    )
    page, _ = render_archive((row,), letter)

    assert '<html lang="ar" dir="rtl">' in page
    assert "2 يناير 2026" in page


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path):
    """What cannot be written is said, with what to do."""
    with pytest.raises(DigestError):
        update_index(tmp_path / "missing", lambda _: ("", ""))
