"""What services write into their feeds: videos, releases, papers, posts without a title."""

import time

import pytest

from digest.edit import summarize
from digest.extract import extract
from digest.sources.feeds import entries

VIDEO = """<feed xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
<title>Harbor Films</title><entry><id>v1</id><title>How the old crane was taken down</title><link rel="alternate" href="https://video.example/1"/>
<published>2026-03-11T10:00:00+00:00</published><media:group><media:description>The harbor's last steam crane was taken
down after ninety years. We filmed the four days it took &amp; the last barge.

Subscribe: https://video.example/sub
00:00 Intro
01:20 The first bolt
#harbor #crane</media:description></media:group></entry></feed>"""
RELEASE = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Release notes from tideclock</title>
<entry><id>r1</id><updated>2026-03-10T09:00:00Z</updated><link href="https://code.example/r/2"/>
<title>v2.1.0</title>
<content type="html">&lt;h2&gt;What's Changed&lt;/h2&gt;&lt;ul&gt;&lt;li&gt;Fix the drift of the clock at spring
tides in #41&lt;/li&gt;&lt;/ul&gt;</content></entry></feed>"""
PAPER = """<rss version="2.0"><channel><title>cs.HA updates</title><item><title>Tides and Logs</title>
<link>https://papers.example/1</link><description>arXiv:2603.01234v1 Announce Type: new
Abstract: We present a method that reads the logs of a harbor. It is ten times as fast as others.</description></item>
</channel></rss>"""
POST = """<rss version="2.0"><channel><title>Ann Lee</title><item><link>https://social.example/1</link><description>&lt;p&gt;The
harbor association has published its minutes. The vote on the new crane was postponed to April.&lt;/p&gt;</description>
</item></channel></rss>"""


def article_of(feed):
    """Return the article of a feed's only entry."""
    (entry,), _ = entries(feed, "feed")
    return extract(entry.document())


def test_a_video_is_told_by_its_description():
    """Without its links, chapters and hashtags; a line that was cut at a width goes on."""
    article = article_of(VIDEO)
    (paragraph,) = article.paragraphs
    assert paragraph.startswith("The harbor's last steam crane was taken down after ninety years. We filmed the four")
    assert paragraph.endswith("it took & the last barge.")
    assert len(article.removed) == 4


def test_a_release_is_called_by_what_it_is_a_release_of():
    """And told by its first change, not by the heading of all changes."""
    article = article_of(RELEASE)
    assert (article.title, article.publisher) == ("tideclock v2.1.0", "tideclock")
    assert [sentence.text for sentence in summarize(article).sentences] == [
        "Fix the drift of the clock at spring tides in #41"
    ]


def test_a_paper_begins_with_its_abstract():
    """The service's line before it is furniture."""
    assert article_of(PAPER).paragraphs == (
        "We present a method that reads the logs of a harbor. It is ten times as fast as others.",
    )


def test_a_post_without_a_title_is_called_by_its_first_sentence():
    """A whole one, where it is short."""
    assert article_of(POST).title == "The harbor association has published its minutes"


def test_a_line_that_was_cut_goes_on_behind_its_indent():
    """And a megabyte of spaces takes no time."""
    told = "The harbor opened on Monday\n    after four years of work.\nIt is deep." + " " * 1_000_000 + "End."
    item = f"<item><title>x</title><description>{told}</description></item>"
    feed = f"<rss version='2.0'><channel><title>t</title>{item}</channel></rss>"
    began = time.process_time()
    (entry,), _ = entries(feed, "feed")
    assert b"Monday after" in b" ".join(entry.document().content.split())
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "line",
    [
        "<p>Harbors, Published online: 18 November 2026; <a href='#'>doi:10.9999/h-026-1</a></p>",
        "<p>Harbor Science, Volume 391, Issue 6780, Page 12-19, November 2026. </p>",
        "<p>Publication date: November 2026</p><p><b>Source:</b> Harbor Science, Volume 14</p><p>Author(s): Ann</p>",
        "<p>PMID:40123456 | DOI:10.9999/h.2026.4</p>",
    ],
)
def test_where_a_journal_printed_a_paper_is_none_of_it(line):
    """Only what the paper says is, and a notice that says nothing else has no summary."""
    feed = (
        '<rss version="2.0"><channel><title>Harbors</title><item><title>Salt in the snow of the coast</title>'
        "<link>https://harbors.example/1</link><description><![CDATA[{}{}]]></description></item></channel></rss>"
    )
    said = "Snow from fourteen summits along the coast holds salt that came eight hundred kilometers by air."

    assert article_of(feed.format(line, said)).paragraphs == (said,)
    assert not summarize(article_of(feed.format(line, ""))).sentences
