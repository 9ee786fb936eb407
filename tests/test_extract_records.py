"""What pages say of themselves: JSON-LD in every shape, marks of old blogs, pictures, names of sites."""

# ruff: noqa: E501 - records read best in one line each

from __future__ import annotations

import json

import pytest

from digest.extract import extract
from digest.extract.titles import without_site
from digest.models import Document

TITLE = "Ferry runs aground off northern pier"
URL = "https://tide.example/2026/ferry-runs-aground"
TEXT = (
    "The ferry Aurelia ran aground off the northern pier on Monday with 212 passengers on board, the coast guard said."
)
PICTURE = {"@id": "#i", "url": "https://tide.example/a.jpg", "width": 1200, "height": "800"}
WHEN = "2026-11-20T08:00:00+01:00"


def page(*records: object, title: str = TITLE, head: str = "", above: str = "", heading: str = f"<h1>{TITLE}</h1>"):
    """Return the article of a page with records in its head and marks above its text."""
    scripts = "".join(
        f'<script type="application/ld+json">{r if isinstance(r, str) else json.dumps(r)}</script>' for r in records
    )
    html = f"<html><head><title>{title}</title>{head}{scripts}</head><body><article>{heading}{above}<p>{TEXT}</p></article>"
    return extract(Document(source="test", content=html.encode(), media_type="text/html", url=URL))


def record(**said: object) -> dict[str, object]:
    """Return a record of the article."""
    return {"@type": "NewsArticle", "headline": TITLE, "datePublished": WHEN, **said}


@pytest.mark.parametrize(
    "author",
    [
        "Ann Lee",
        ["Ann Lee"],
        [[{"name": "Ann Lee"}]],
        {"name": {"@value": "Ann Lee"}},
        {"givenName": "Ann", "familyName": "Lee"},
        {"@id": "#p"},
        {"@type": "Person", "@id": "#p"},
    ],
)
def test_an_author_is_read_in_every_shape(author):
    """Texts, records, lists of lists, references, parts of a name."""
    assert (
        page({"@graph": [record(author=author), {"@id": "#p", "@type": "Person", "name": "Ann Lee"}]}).byline
        == "Ann Lee"
    )


@pytest.mark.parametrize(
    "said", [WHEN, [WHEN], {"@type": "Date", "@value": WHEN}, "20261120T080000+0100", 1795158000, "1795158000000"]
)
def test_a_date_is_read_in_every_shape(said):
    """Seconds too, as a number or a text."""
    assert page(record(datePublished=said)).published.timestamp() == 1795158000


def test_a_record_that_is_no_json_is_read_where_it_can_be():
    """Commas too many, line breaks within a text, entities."""
    broken = f'<!-- {{"@type": "NewsArticle", "headline": "{TITLE}", "author": ["Ann\nO&#39;Lee",], "datePublished": "{WHEN}",}} -->'
    assert page(broken).byline == "Ann O'Lee"
    quoted = json.dumps(record(author="Ann Lee")).replace('"', "&quot;")
    assert page(quoted).byline == "Ann Lee"


def test_the_record_of_the_page_is_its_own_not_that_of_another():
    """By its address or by its headline, though the other says as much and stands first."""
    other = {"@type": "NewsArticle", "headline": "Mayor opens the new bridge", "author": "Bob Ray", "datePublished": "2025-01-01T08:00:00Z"}  # fmt: skip
    for own in (record(author="Ann Lee"), record(author="Ann Lee", headline="Aground", url=URL + "/")):
        article = page(other, own)
        assert (article.byline, article.published.year) == ("Ann Lee", 2026)


def test_a_picture_is_found_by_reference_and_described_by_its_element():
    """With its size; the alt text stands in the page, on the same file in another size."""
    shown = '<img src="/pictures/a-640x420.jpg" alt="The ferry on its side" width="640" height="420">'
    image = page({"@graph": [record(image={"@id": "#i"}), PICTURE]}, above=shown).image
    assert (image.url, image.width, image.height) == ("https://tide.example/a.jpg", 1200, 800)
    assert image.alt == "The ferry on its side"
    same = shown.replace("pictures/a-640x420", "a")
    image = page(head='<meta property="og:image" content="https://tide.example/a.jpg">', above=same).image
    assert (image.alt, image.width) == ("The ferry on its side", 640)


def test_old_blogs_mark_their_times_by_abbreviations():
    """As the hAtom microformat has it."""
    above = f'<abbr class="published" title="{WHEN}">20/11</abbr> <abbr class="updated" title="2026-11-22T08:00:00Z">x</abbr>'
    article = page(above=above)
    assert article.published.isoformat() == WHEN
    assert article.updated.day == 22


@pytest.mark.parametrize(
    "title",
    [
        f"The Tide: {TITLE}",
        f"{TITLE} on The Tide",
        f"{TITLE}, The Tide",
        f"{TITLE} (The Tide)",
        f"{TITLE} ⋆ The Tide",
        f"{TITLE} ‹ News ‹ The Tide",
        f"{TITLE} ｜ World ｜ The Tide",
    ],
)
def test_a_title_has_no_site_where_the_page_has_no_headline(title):
    """The site says what it is called."""
    head = '<meta property="og:site_name" content="The Tide">'
    assert page(title=title, head=head, heading="").title == TITLE


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("港市の市長が辞任 フェリー事故めぐり｜港新聞", "港市の市長が辞任 フェリー事故めぐり"),
        ("フェリー事故で市長が辞任 - 港新聞デジタル", "フェリー事故で市長が辞任"),
        ("港市市长因渡轮事故辞职_港华网", "港市市长因渡轮事故辞职"),
        ("시장, 여객선 사고로 사임 - 항구일보", "시장, 여객선 사고로 사임"),
        ("استقالة عمدة المدينة بعد حادث العبارة - الميناء نت", "استقالة عمدة المدينة بعد حادث العبارة"),
        ("मेयर ने नौका हादसे के बाद इस्तीफ़ा दिया - बंदरगाह समाचार", "मेयर ने नौका हादसे के बाद इस्तीफ़ा दिया"),
        ("市長が辞任：港市", "市長が辞任：港市"),
        ("五一-黄金周旅游出行人数创新高", "五一-黄金周旅游出行人数创新高"),
        ("Mayor resigns — here is what we know", "Mayor resigns — here is what we know"),
    ],
)
def test_a_site_is_known_in_scripts_without_capitals(title, bare):
    """By its sign, by what papers are called, by being short; other dashes stay."""
    assert without_site(title) == bare
