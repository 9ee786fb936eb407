"""Feeds that quote many outlets at one address: Google News, Google's alerts, Bing; and feeds of bare headlines."""

import pytest

from digest.edit import cluster
from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document
from digest.sources.feeds import entries
from digest.sources.outlets import named_behind
from digest.sources.quoted import Quoted, outlets, quoted_in, without_outlet

NEWS = "https://news.gathers.test/rss/articles"
QUAY = (
    "The Kestrel dam above Velmora gave way early on Tuesday, and water ran through three districts. At least 14 "
    "people died and 9,000 were brought to safety, said Governor Ilsa Marwen, who declared an emergency."
)
TIDE = (
    "Ilsa Marwen, the governor, declared an emergency after the Kestrel dam above Velmora burst on Tuesday. 14 "
    "people died, and 9,000 were brought to safety from three districts before the water came."
)
TOLD = {
    "Quay": ("Dam above Velmora bursts, thousands flee", QUAY),
    "The Tide": ("Governor Marwen: darkest day after the dam burst", TIDE),
}


def gathered(*, texts=True, source=True, said=None):
    """Return a feed of an aggregator as Google writes it: all entries at its own address, each with its outlet."""
    parts = []
    for at, (outlet, (title, text)) in enumerate(TOLD.items()):
        link = f"{NEWS}/CBM{at}?oc=5"
        linked = f'<a href="{link}">{title}</a>&nbsp;&nbsp;<font color="#6f6f6f">{outlet}</font>'
        told = said or (text if texts else linked)
        host = outlet.lower().replace(" ", "") + ".test"
        named = f'<source url="https://{host}">{outlet}</source>' if source else ""
        parts.append(
            f"<item><title>{title} - {outlet}</title><link>{link}</link><pubDate>Mon, 16 Nov 2026 0{at}:00:00 GMT"
            f"</pubDate><description><![CDATA[{told}]]></description>{named}</item>"
        )
    return f'<rss version="2.0"><channel><title>"dam" - Gathers</title>{"".join(parts)}</channel></rss>'


def read(text):
    """Return the articles of a feed."""
    return [extract(one.document()) for one in entries(text, "feed")[0]]


def test_each_entry_of_an_aggregator_is_its_outlets():
    """The name behind the headline goes: it is the publisher's."""
    found = read(gathered())

    assert [one.publisher for one in found] == list(TOLD)
    assert [one.title for one in found] == [title for title, _ in TOLD.values()]
    assert [one.outlet for one in found] == ["quay.test", "thetide.test"]


def test_two_outlets_of_one_aggregator_tell_one_event_once():
    """They stand at one address, and are two outlets all the same; unnamed they say nothing of each other."""
    assert len(cluster(read(gathered()))) == 1
    assert len(cluster(read(gathered(source=False)))) == 2


def test_an_entry_of_links_alone_is_its_headline():
    """An aggregator lists what others wrote under each headline: no sentence of a summary is made of that."""
    rows = "".join(f'<li><a href="{NEWS}/1">A ferry sails</a>&nbsp;<font>{name}</font></li>' for name in TOLD)
    found = read(gathered(said=f"<ol>{rows}</ol>"))

    assert [one.paragraphs for one in found] == [(title,) for title, _ in TOLD.values()]
    assert [one.paragraphs for one in read(gathered(texts=False))] == [one.paragraphs for one in found]


def test_an_alert_leads_to_the_page_it_found():
    """Google's alerts wrap each address in one of their own."""
    entry = (
        '<entry><id>tag:1</id><title type="html">&lt;b&gt;Ferry&lt;/b&gt; sails</title><published>2026-11-16T00:00:00Z'
        '</published><link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://tide.test/1&amp;ct=ga"/>'
        '<content type="html">It sails four times a day.</content></entry>'
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Alert</title><id>a</id>{entry}</feed>'

    (found,) = read(feed)

    assert (found.url, found.title) == ("https://tide.test/1", "Ferry sails")


def test_a_planet_of_atom_names_each_entrys_own_feed():
    """What Atom's `source` says is the publisher, and the entry's own site the outlet."""
    entry = (
        "<entry><id>1</id><title>The ferry sails</title><link href='https://ann.test/1'/><summary>It sails.</summary>"
        "<source><id>x</id><title type='text'>Ann &amp; Co</title><link href='https://ann.test/'/></source></entry>"
    )

    (found,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><id>p</id>{entry}</feed>')

    assert (found.publisher, found.outlet) == ("Ann & Co", None)


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ('<item><source url="https://a.test/x">A</source></item>', Quoted("A", "a.test")),
        ('<item><source url="https://a.test"><![CDATA[A & B]]></source></item>', Quoted("A & B", "a.test")),
        ("<item><News:Source>A</News:Source></item>", Quoted("A")),
        ('<item><source url="javascript:x">A</source></item>', Quoted("A")),
        ('<item><![CDATA[<video><source src="a.mp4"></source></video>]]></item>', None),
        ("<item><source>A</source></item>", None),
        ("<item><source url='https://a.test'>&lt;b&gt; &lt;/b&gt;</source></item>", None),
    ],
)
def test_what_an_entry_names_as_its_source(block, wanted):
    """RSS with an address, Bing with a name, Atom with tags; a video's file is none."""
    assert quoted_in(block, 1) == [wanted]


def test_entries_that_cannot_be_told_apart_name_no_source():
    """A feed that holds another one as text: better no outlet than a wrong one."""
    assert quoted_in("<item><source url='https://a.test'>A</source><item></item>", 1) == [None]


def test_a_blog_that_names_its_feed_is_no_aggregator():
    """One name at one address, wherever the feed stands: the address is the outlet."""
    same = [Quoted("Ann", "feeds.test"), Quoted("Ann", "feeds.test")]

    assert outlets(same, ["ann.test", "ann.test"]) == [None, None]
    assert outlets([Quoted("Ann", "a.test"), Quoted("Bob")], ["g.test", "g.test"]) == ["a.test", "Bob"]


@pytest.mark.parametrize(
    ("title", "name", "wanted"),
    [
        ("Ferry sails - The Quay", "The Quay", "Ferry sails"),
        ("Ferry - a history – the quay", "The Quay", "Ferry - a history"),
        ("Ferry sails to The Quay", "The Quay", "Ferry sails to The Quay"),
        ("- The Quay", "The Quay", "- The Quay"),
        ("The Quay", "The Quay", "The Quay"),
        (None, "The Quay", None),
    ],
)
def test_a_headline_loses_the_outlet_behind_it(title, name, wanted):
    """Only behind a dash, and only where a headline is left."""
    assert without_outlet(title, name) == wanted


def test_a_gathered_headline_names_its_outlet():
    """Where it ends in what its own site is called."""
    assert named_behind("Ferry sails - Quay", "https://www.quay.test/1") == "Quay"
    assert named_behind("Ferry sails - at last", "https://www.quay.test/1") is None
    assert named_behind(None, None) is None


def bare(title, url="https://a.test/1"):
    """Return an entry without a text."""
    return Document(source="feed", content=b"", media_type="text/html", title=title, url=url, entry=True)


@pytest.mark.parametrize("title", ["Parliament votes for meals", "国会通过学校免费午餐法案"])
def test_an_entry_without_a_text_is_its_headline(title):
    """Many feeds hold no more, and their pages cannot all be read."""
    found = extract(bare(title))

    assert (found.title, found.paragraphs, found.url) == (title, (title,), "https://a.test/1")


@pytest.mark.parametrize("entry", [bare("Photos"), bare(None), bare("Parliament votes for meals", None)])
def test_a_headline_that_says_nothing_or_leads_nowhere_is_no_article(entry):
    """Nor is a page without a text."""
    with pytest.raises(ExtractError):
        extract(entry)
