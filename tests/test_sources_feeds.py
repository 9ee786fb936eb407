"""Feeds: what an entry carries, and that real ones are all there."""

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest

from digest.models import Document, Skipped
from digest.sources import read
from digest.sources.feeds import entries
from digest.sources.markup import clean_html, plain_text

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">Der &amp;lt;Hafen&amp;gt;</title>
<link rel="self" href="https://hafen.example/atom"/><link href="https://hafen.example/"/>
<entry><title>Fähre</title><link rel="alternate" href="/f/1"/><id>tag:1</id><author><name>Ann Lee</name></author>
<published>2026-11-16T10:00:00+01:00</published><updated>2026-11-17T10:00:00+01:00</updated>
<summary>Kurz.</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Der <em>volle</em> Text.</p></div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><title>Old and good</title><link>https://a.example/</link></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
<dc:date>2026-11-16T09:00Z</dc:date><dc:creator>Bo</dc:creator>
<description>Text.</description></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Quay",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "https://q.example/1",
                "title": "T",
                "content_html": "<p>Whole.</p>",
                "date_published": "2026-11-16T09:00:00Z",
            },
            {"id": "2", "content_text": "Plain & simple.\n\nTwo paragraphs."},
        ],
    }
)


def documents_of(text: str | bytes, base: str | None = None) -> list[Document]:
    """Return the entries of a feed."""
    text = text if isinstance(text, str) else text.decode("utf-8", "replace")
    return [entry.document() for entry in entries(text, "feed", base=base)[0]]


def rss(inside: str, head: str = "") -> str:
    """Return a feed of one entry."""
    return (
        head
        + '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">'
        + f"<channel><title>c</title><item>{inside}</item></channel></rss>"
    )


def test_atom():
    """An Atom entry gives its fullest text, both dates and its feed's language."""
    (entry,) = documents_of(ATOM)
    assert entry.content.strip() == b"<div><p>Der <em>volle</em> Text.</p></div>"
    assert (entry.url, entry.byline, entry.language) == ("https://hafen.example/f/1", "Ann Lee", "de")
    assert entry.published == datetime(2026, 11, 16, 9, tzinfo=UTC)
    assert entry.updated == datetime(2026, 11, 17, 9, tzinfo=UTC)
    assert entry.publisher == "Der <Hafen>"


def test_rdf():
    """RSS 1.0 is read as the others."""
    (entry,) = documents_of(RDF)
    assert (entry.title, entry.byline, entry.publisher, entry.url) == (
        "One",
        "Bo",
        "Old and good",
        "https://a.example/1",
    )
    assert entry.published == datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_json_feed():
    """A JSON Feed's plain text becomes paragraphs."""
    first, second = documents_of(JSON_FEED)
    assert (first.content, first.publisher, first.published) == (
        b"<p>Whole.</p>",
        "The Quay",
        datetime(2026, 11, 16, 9, tzinfo=UTC),
    )
    assert second.content == b"<p>Plain &amp; simple.</p><p>Two paragraphs.</p>"


def test_relative_links_are_made_absolute():
    """Links and pictures stand on their own in the mail."""
    link = "<link>https://a.example/n/1</link>"
    (entry,) = documents_of(
        rss(link + "<description>&lt;a href='2'&gt;b&lt;/a&gt; &lt;img src='/i.png'&gt;</description>")
    )
    assert entry.content == b'<a href="https://a.example/n/2">b</a> <img src="https://a.example/i.png">'


def test_the_picture_beside_the_text_comes_with_it():
    """media:content of a kind image stands before a text without one."""
    picture = '<media:content url="https://a.example/p.jpg" medium="image"/>'
    picture += '<media:content url="https://a.example/v.mp4" type="video/mp4"/>'
    (entry,) = documents_of(rss(f"<title>t</title><description>Words.</description>{picture}"))
    assert entry.content == b'<p><img src="https://a.example/p.jpg" alt=""></p>Words.'


def test_html_names_of_characters_are_read_without_a_doctype():
    """`&eacute;` is a letter, whether or not a DTD says so; an entity of the feed's own is dropped."""
    head = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "INTERNAL"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    (entry,) = documents_of(rss("<title>Caf&eacute; &x;&f;&nbsp;&lt;3</title><description>d</description>", head))
    assert entry.title == "Café <3"


def test_a_title_is_plain_text_in_one_line():
    """Markup, controls, line breaks and bidi tricks are gone; what the title says stays."""
    assert plain_text("Hi\r\nBcc: a@b.c") == "Hi Bcc: a@b.c"
    assert plain_text("<img src=x onerror=alert(1)>AT&amp;T &amp;#8217;26 \u202egnp.exe") == "AT&T ’26 gnp.exe"
    assert plain_text("a < b and &lt;b&gt; stays") == "a < b and <b> stays"
    assert plain_text("<i>The wall </i>. How it fell , and why") == "The wall. How it fell, and why"
    assert plain_text("Goodbye .NET ... hello") == "Goodbye .NET ... hello"


def journal(*places: str, link: str = "https://a.example/now.html", guid: str = "") -> str:
    """Return a feed whose entries are parts of one page."""
    inside = "".join(
        f"<item><title>On {place}</title><guid>{guid or place}</guid><link>{link}#{place}</link>"
        f"<description>Words of {place}.</description></item>"
        for place in places
    )
    return f'<rss version="2.0"><channel><title>c</title><link>https://a.example/</link>{inside}</channel></rss>'


def test_a_fragment_counts_only_where_it_tells_entries_apart():
    """Parts of one page keep their places; tracking and a place that stands alone go."""
    page = "https://a.example/now.html"
    assert [one.url for one in documents_of(journal("may-1", "may-2"))] == [f"{page}#may-1", f"{page}#may-2"]
    assert [one.url for one in documents_of(journal("xtor=RSS-1", "xtor=RSS-2"))] == [page, page]
    assert [one.url for one in documents_of(journal("comments"))] == [page]
    each = "".join(f"<item><title>{n}</title><link>https://a.example/{n}#rss</link></item>" for n in "ab")
    text = f'<rss version="2.0"><channel><title>c</title>{each}</channel></rss>'
    assert [one.url for one in documents_of(text)] == ["https://a.example/a", "https://a.example/b"]
    same = "".join(f"<item><title>t</title><link>{page}#{n}</link></item>" for n in "ab")
    text = f'<rss version="2.0"><channel><title>c</title>{same}</channel></rss>'
    assert [one.url for one in documents_of(text)] == [page, page]


def test_an_entry_keeps_its_place_when_the_others_have_left():
    """Where its id names the place, or its page is the feed's own, a last entry has the address it had among others."""
    page = "https://a.example/now.html"
    assert documents_of(journal("may-3", guid=f"{page}#may-3"))[0].url == f"{page}#may-3"
    assert documents_of(journal("may-3", link="https://a.example/"))[0].url == "https://a.example/#may-3"


def test_a_text_escaped_once_too_often_is_read_as_it_was_meant():
    """Markup shown as text, and names of characters; a text with code may mean what it says."""
    assert clean_html("&lt;p&gt;One &amp; two.&lt;/p&gt;", None) == "<p>One &amp; two.</p>"
    assert clean_html("<p>A &amp;amp; B&amp;#8217;s &#x26;amp; C</p>", None) == "<p>A &amp; B’s &amp; C</p>"
    assert clean_html("<p>Write <code>&amp;amp;</code>.</p>", None) == "<p>Write <code>&amp;amp;</code>.</p>"
    assert clean_html("a &lt;p&gt; in a title", None) == "a &lt;p&gt; in a title"


def test_the_whole_text_of_an_item_escaped_is_read_as_it_was_meant():
    """Also over several lines, and with a picture beside it; what says that it is plain text is."""
    told = "&lt;p&gt;The port opens at &lt;em&gt;eight&lt;/em&gt;.&lt;/p&gt;\n\n&lt;p&gt;It closes at ten.&lt;/p&gt;"
    item = {"id": "1", "title": "Hours", "image": "https://a.example/i.jpg", "content_html": told}
    (document,) = documents_of(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "c", "items": [item]})
    )

    assert b"<p>The port opens at <em>eight</em>.</p>" in document.content
    assert b"&lt;" not in document.content
    plain = "<content type='text'>Write &amp;lt;p&amp;gt;\nand &amp;lt;/p&amp;gt;.</content>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>c</title><entry><title>Tags</title>{plain}</entry></feed>"
    assert b"&lt;p&gt;" in documents_of(atom)[0].content


def test_what_stands_in_most_entries_is_known():
    """A player's code and a call to reply hang on each entry; a line of two entries does not."""
    items = "".join(
        f"<item><title>t{n}</title><description>&lt;p&gt;Text {n}, it has only here.&lt;/p&gt;"
        f"&lt;p&gt;{'Twice.' if n < 2 else f'Last words {n}.'}&lt;/p&gt;"
        "&lt;p&gt;Reply &lt;b&gt;by mail&lt;/b&gt;&lt;/p&gt;</description></item>"
        for n in range(4)
    )
    documents = documents_of(f"<rss><channel><title>c</title>{items}</channel></rss>")

    assert {document.standing for document in documents} == {("Reply by mail",)}
    assert documents_of(rss("<description>alone</description>"))[0].standing == ()


def test_an_article_that_came_back_twice_keeps_its_lines():
    """In a short feed the same text under three addresses, once corrected, is one article and hangs on no entry."""
    text = "<p>The mill of Harnow turns again after nine years.</p><p>Its miller, Ada Lind, paid for the wheel.</p>"
    bodies = [f"<![CDATA[{body}]]>" for body in (text, text + "<p>Corrected.</p>", text, "<p>The ferry is late.</p>")]
    items = "".join(f"<item><title>t</title><description>{body}</description></item>" for body in bodies)
    documents = documents_of(f"<rss><channel><title>c</title>{items}</channel></rss>")
    assert {document.standing for document in documents} == {()}


@pytest.mark.parametrize(
    ("sites", "own", "outlets"),
    [
        (6, False, {f"blog{n}.example" for n in range(6)}),
        (6, True, {"Planet Quay"}),
        (2, False, {"Planet Quay"}),
    ],
    ids=["a planet", "a blog of links", "a blog that moved"],
)
def test_entries_of_a_planet_are_their_own_sites(sites, own, outlets):
    """A feed that gathers the entries of many sites is none of their outlets; a blog of links tells in its own."""
    inside = "".join(
        f"<item><title>T{n}</title><link>https://blog{n % sites}.example/{n}</link>"
        f"<guid>https://{'quay' if own else f'blog{n}'}.example/{n}</guid><description>Words.</description></item>"
        for n in range(6)
    )
    feed = f"<rss version='2.0'><channel><title>Planet Quay</title><link>https://quay.example/</link>{inside}</channel></rss>"

    assert {one.publisher for one in documents_of(feed)} == outlets


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("https://a.example/2013/05/on-owls.html", datetime(2013, 5, 1, tzinfo=UTC)),
        ("https://a.example/blog/2013-05-17-on-owls", datetime(2013, 5, 17, tzinfo=UTC)),
        ("https://a.example/2026/09/02/map-of-owls", datetime(2026, 11, 16, 9, tzinfo=UTC)),
        ("https://a.example/2013/owls", datetime(2026, 11, 16, 9, tzinfo=UTC)),
        ("https://a.example/a/2013/02/30/owls", datetime(2026, 11, 16, 9, tzinfo=UTC)),
    ],
)
def test_an_address_of_years_ago_is_older_than_its_feed_says(address, published):
    """A planet serves an old essay with this week's date; a page kept up to date for months is as new as it says."""
    item = f"<title>Owls</title><link>{address}</link><description>Owls see at night.</description>"
    date = "<pubDate>Mon, 16 Nov 2026 09:00:00 GMT</pubDate>"

    (document,) = documents_of(rss(item + date))

    assert document.published == published


def test_pages_of_a_site_are_no_entries():
    """Hugo lists "About" beside the posts, dated in the year 1; a feed that dates nothing is kept."""
    page = "<item><title>{}</title><link>https://q.example/{}</link><pubDate>{}</pubDate></item>"
    never, day = "Mon, 01 Jan 0001 00:00:00 +0000", "Mon, 16 Nov 2026 09:00:00 +0000"
    feed = "<rss version='2.0'><channel><title>Quay</title>{}</channel></rss>"
    dated = entries(feed.format(page.format("About", 1, never) + page.format("The ferry", 2, day)), "feed")
    undated = entries(feed.format(page.format("About", 1, never) + page.format("The ferry", 2, never)), "feed")

    assert [one.title for one in dated[0]] == ["The ferry"]
    assert "About" in "".join(dated[1])
    assert ([one.title for one in undated[0]], undated[1]) == (["About", "The ferry"], ())


@pytest.mark.long
def test_all_real_feeds_give_their_entries(shared_data):
    """None of 130 real feeds fails, and nearly every entry has a date, an address and a text."""
    found = list(read(str(shared_data / "feeds" / "real")))
    documents = [one for one in found if isinstance(one, Document)]
    assert {one.stage for one in found if isinstance(one, Skipped)} == {"edit"}  # "About" and "Contact" of eight sites
    assert len(documents) == 5193
    assert sum(d.published is not None for d in documents) > 0.99 * len(documents)
    assert sum(d.url is not None for d in documents) > 0.79 * len(documents)  # 1,046 stand in one feed without any link
    assert sum(bool(d.title) for d in documents) > 0.99 * len(documents)


def test_gzip_feeds_are_the_same(tmp_path):
    """A packed feed gives what the open one gives."""
    (tmp_path / "a.xml").write_text(ATOM, encoding="utf-8")
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(ATOM.encode()))
    first, second = (one for one in read(str(tmp_path)) if isinstance(one, Document))
    assert first.content == second.content
    assert first.published - second.published == timedelta(0)
