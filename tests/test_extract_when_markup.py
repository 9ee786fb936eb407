"""When a web page was published and changed, and by whom, by the many ways in which sites write that."""

from __future__ import annotations

import pytest

from digest.extract import extract
from digest.models import Document

TITLE = "The harbor clock runs again"
TEXT = (
    "The clock on the harbor office has run again since Monday, after a winter of standing at ten past four.",
    "A watchmaker from the old town took the works apart, cleaned each wheel and made a new tooth for the smallest.",
    "Sailors had set their own clocks by the radio meanwhile, though several said that they looked up all the same.",
    "The harbor office pays for a new rope, so that the weight no longer has to be wound up by two people at night.",
)


def read(head: str = "", *, above: str = "", below: str = "", heading: str = TITLE, url: str | None = None):
    """Return the article of a small page, with markup in its head, below its headline, and below its text."""
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{heading}</h1>{above}{text}{below}</body></html>"
    return extract(Document(source="a page", content=page.encode(), media_type="text/html", url=url))


def days(article) -> tuple[str | None, str | None]:
    """Return the days on which an article was published and changed."""
    return tuple(when and when.date().isoformat() for when in (article.published, article.updated))


@pytest.mark.parametrize(
    "name",
    [
        "og:publish_date",
        "published_at",
        "article:published",
        "article:first_published_time",
        "article-published_time",
        "govuk:first-published-at",
        "prism.publicationDate",
        "DC.Date.Created",
        "citation_online_date",
        "news-post-date",
        "date-pub",
        "og:regDate",
    ],
)
@pytest.mark.parametrize("said", ["2026-11-17T08:30:00Z", "20261117083000"])
def test_a_meta_tag_says_when_by_its_name(name, said):
    """Sites put names of services before the term, and part its words by any mark."""
    assert days(read(f'<meta name="{name}" content="{said}">'))[0] == "2026-11-17"


@pytest.mark.parametrize(
    "name", ["article:modified", "DC.Date.modified", "revision_date", "lastReviewed", "cdc:last_published"]
)
def test_a_page_that_tells_only_its_change_is_of_that_day(name):
    """No other day is known of it."""
    assert days(read(f'<meta name="{name}" content="2026-11-17">')) == ("2026-11-17", "2026-11-17")


@pytest.mark.parametrize(
    "name",
    ["book:release_date", "video:release_date", "DC.Date.dateSubmitted", "event_date", "article:expiration_time"],
)
def test_the_day_of_something_else_is_not_the_pages(name):
    """A film is released, a manuscript sent in, on another day."""
    assert days(read(f'<meta name="{name}" content="2026-11-17">')) == (None, None)


def test_what_was_changed_for_the_public_comes_before_what_a_program_changed():
    """A publishing program touches its pages later than anybody writes in them."""
    head = '<meta name="x:updated-at" content="2026-11-24"><meta name="x:public-updated-at" content="2026-11-18">'
    assert days(read(f'{head}<meta name="x:first-published-at" content="2026-11-10">')) == ("2026-11-10", "2026-11-18")


@pytest.mark.parametrize("name", ["article:author_name", "dable:author", "og:article:author", "news_byline"])
def test_a_meta_tag_names_the_author_by_its_name(name):
    """The names of services stand before it here, too."""
    assert read(f'<meta name="{name}" content="Ida Storm">').byline == "Ida Storm"


def test_a_byline_of_the_page_comes_before_a_tag_with_a_name_of_its_own():
    """Such a tag may name who owns the site."""
    above = '<p class="byline">By Ida Storm</p>'
    assert read('<meta name="x:author" content="Quay Media Group">', above=above).byline == "Ida Storm"


@pytest.mark.parametrize(
    "mark",
    [
        '<span class="published-at" data-timestamp="1794905400000">2 days ago</span>',
        '<time data-epoch="1794905400">2 days ago</time>',
        '<span class="relative-date" data-date="2026-11-17T08:30:00Z" title="Tuesday">2 days ago</span>',
        '<span class="post-date" title="2026-11-17 08:30">2 days ago</span>',
    ],
)
def test_a_field_tells_the_moment_where_scripts_write_how_long_ago(mark):
    """What readers see counts from a day that nobody knows."""
    assert days(read(above=mark))[0] == "2026-11-17"


@pytest.mark.parametrize("path", ["2026/11/17/", "2026-11-17-", "2026/nov/17/", "20261117/", "2026/1117/"])
def test_an_address_tells_the_day(path):
    """Papers write it in several ways."""
    assert days(read(url=f"https://paper.example/news/{path}the-clock"))[0] == "2026-11-17"


@pytest.mark.parametrize("path", ["20261399/", "202611178/", "2026/112/17/", "2026/new/17/", "id-20261117/"])
def test_other_numbers_in_an_address_tell_none(path):
    """They are those of articles."""
    assert days(read(url=f"https://paper.example/{path}the-clock")) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "This page was last edited on 17 November 2026, at 12:41.",
        "Page last reviewed: 17 November 2026",
        "Content last reviewed: November 17, 2026",
        "Date modified: 2026-11-17",
        "Medically reviewed on November 17, 2026",
        "Date of last update: 17 November 2026",
    ],
)
def test_the_day_of_a_change_far_below_is_the_pages(line):
    """Encyclopedias and offices say it at the foot of the page; when it is looked at next is still to come."""
    below = f"<div>{line}</div><div>Next review due: 17 November 2029</div>"
    assert days(read(below=below)) == ("2026-11-17", "2026-11-17")


def test_a_label_in_a_line_of_its_own_tells_what_the_next_line_is():
    """The day stands far from the headline, and does not say itself what it is."""
    menu = "".join(f"<div>Entry {number}</div>" for number in range(30))
    assert days(read(above=f"{menu}<h4>Published</h4><div>17 November 2026</div>"))[0] == "2026-11-17"
    assert days(read(above=f"{menu}<h4>Date</h4><div>17 November 2026</div>")) == (None, None)
    assert days(read(above=f"{menu}<h4>Opening</h4><div>17 November 2026</div>")) == (None, None)


def test_the_day_beside_a_longer_heading_is_the_pages():
    """A page may say its headline in more words than its head does, below a menu."""
    menu = "".join(f"<div>Entry {number}</div>" for number in range(30))
    above = f"{menu}<h2>The harbor clock runs again: how an old town got its hours back</h2><p>17 November 2026</p>"
    assert days(read(above=above, heading="News"))[0] == "2026-11-17"


def test_the_time_of_day_comes_from_another_word_of_the_same_day():
    """The record tells the day alone, a mark in the page the moment."""
    head = '<meta name="date" content="2026-11-17">'
    mark = '<time datetime="2026-11-17T08:30:00+01:00">17 November</time>'
    assert read(head, above=mark).published.isoformat() == "2026-11-17T08:30:00+01:00"
    other = '<time datetime="2026-11-18T08:30:00+01:00">18 November</time>'
    assert read(head, above=other).published.isoformat() == "2026-11-17T00:00:00+00:00"


def test_a_footer_within_an_article_names_its_author_and_day():
    """Blogs sign below the text; the foot of a comment, or of a teaser, is not the article's."""
    sign = '<footer><a class="p-author h-card">{}</a> <time class="dt-published" datetime="{}">then</time></footer>'
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    teaser = f'<article class="card">{sign.format("Bo Kim", "2026-11-19")}</article>'
    signed = sign.format("Ida Storm", "2026-11-17")
    page = f"<title>{TITLE}</title>{teaser}<article><h1>{TITLE}</h1>{text}{signed}</article>"
    article = extract(Document(source="a page", content=page.encode(), media_type="text/html"))
    assert (article.byline, days(article)[0]) == ("Ida Storm", "2026-11-17")


@pytest.mark.parametrize("work", ["Medically reviewed by", "Photos by", "Fact checked by"])
def test_who_did_something_else_is_not_the_author(work):
    """Sites mark the name of who looked through a text as they mark its author's, and above it."""
    above = f'<div>{work} <a class="author-link" href="/x">Rut Lind</a></div>'
    assert read(above=f'{above}<div>By <a class="author-link" href="/y">Ida Storm</a></div>').byline == "Ida Storm"


def test_a_record_that_is_no_json_still_says_when_and_who():
    """Quotes amid a headline break it; two records may stand in one script."""
    broken = """{"@type": "NewsArticle", "headline": "The "big" clock", "datePublished": "2026-11-17T08:30:00Z",
        "author": {"@type": "Person", "name": "Ida Storm"}}"""
    two = """{"@type": "WebSite", "name": "Quay"}
        {"@type": "NewsArticle", "headline": "A clock", "datePublished": "2026-11-17", "author": "Ida Storm"}"""
    for record in (broken, two):
        article = read(f'<script type="application/ld+json">{record}</script>')
        assert (article.byline, days(article)[0], article.title) == ("Ida Storm", "2026-11-17", TITLE)


def test_a_record_of_parsely_says_when_and_who():
    """It is JSON in one tag."""
    record = '{"title": "x", "pub_date": "2026-11-17T08:30:00Z", "authors": ["Ida Storm", "Bo Kim"]}'
    article = read(f"<meta name='parsely-page' content='{record}'>")
    assert (article.byline, days(article)[0]) == ("Ida Storm, Bo Kim", "2026-11-17")
    assert read("<meta name='parsely-page' content='{broken'>").byline is None


def test_the_day_of_a_related_article_is_not_the_pages():
    """Below a short text other articles stand near the headline."""
    below = '<div class="related-posts"><a href="/a">The old mole</a> <span>2 October 2026</span></div>'
    assert days(read(below=below)) == (None, None)


def test_a_change_is_not_before_the_day_of_publishing():
    """A program wrote down such a day."""
    head = '<meta name="published-at" content="2026-11-17"><meta name="last-modified" content="2026-10-02">'
    assert days(read(head)) == ("2026-11-17", None)


@pytest.mark.parametrize("label", ["Release date", "Date published", "Date of publication", "Issued"])
def test_offices_label_the_day_in_several_ways(label):
    """The day of the change stands below the text."""
    below = "<p>Date of last update: 20 November 2026</p>"
    assert days(read(above=f"<p>{label}: 16 November 2026</p>", below=below)) == ("2026-11-16", "2026-11-20")


def test_a_leaf_of_a_calendar_is_a_day():
    """Its parts are elements of their own, which nothing but their style parts."""
    leaf = '<div class="post-date"><span>17</span><span>Nov</span><span>2026</span></div>'
    assert days(read(above=leaf))[0] == "2026-11-17"


def test_who_signs_below_with_the_day_is_the_author():
    """The line is marked by its words alone."""
    below = '<p class="post-footer">Posted by Ida Storm on 17 November 2026 in Harbor</p>'
    assert read(below=below).byline == "Ida Storm"


def test_a_role_right_behind_a_name_is_no_part_of_it():
    """Only their style parts the two."""
    above = "<div><span>Ida Storm</span><span>Harbor Correspondent</span></div><div>17 November 2026</div>"
    assert read(above=above).byline == "Ida Storm"
