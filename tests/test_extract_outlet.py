"""What a page's outlet is called, where the head does not say it; and copies of pages in archives."""

# ruff: noqa: E501 - markup reads best one form a line

import pytest

from digest.extract import extract
from digest.extract.copies import original_of
from digest.models import Document

TEXT = "".join(
    f"<p>The oven was built in {year} by a man who left no name, only a thumbprint in the mortar beside the door, and "
    "it takes five hours to heat and two days to cool, so that it has hardly been cold at all.</p>"
    for year in (1888, 1898, 1911)
)
HEADLINE = "The last oven on Tanner's Row"


def publisher(title=HEADLINE, above="", url="https://www.lantern.example/oven"):
    """Return the outlet of a page with this title in its head, and this above its headline."""
    html = f"<html><head><title>{title}</title></head><body>{above}<article><h1>{HEADLINE}</h1>{TEXT}</article></body></html>"
    return extract(Document(source="test", content=html.encode(), media_type="text/html", url=url)).publisher


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (f"{HEADLINE}: Stadt Brennau", "Stadt Brennau"),
        (f"Field Notes North: {HEADLINE}", "Field Notes North"),
        (f"{HEADLINE} | by Ruth Abara | Slow Ground", "Slow Ground"),
        (f"{HEADLINE} - by Ruth Abara", "lantern.example"),
        (f"Print: {HEADLINE}", "lantern.example"),
    ],
)
def test_what_stands_beside_the_headline_names_the_outlet(title, name):
    """But for who wrote it, and for what the program calls the page."""
    assert publisher(title) == name


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ('<a href="/" rel="home">Harbour History Society</a>', "Harbour History Society"),
        ('<div class="brand"><a href="https://www.lantern.example/"><img alt="Ledger Lines logo"></a></div>', "Ledger Lines"),
        ('<a href="/">The Lantern</a>', "The Lantern"),
        ('<a href="/">Financial planning</a>', "lantern.example"),
        ('<a href="/" class="logo">Home</a>', "lantern.example"),
        ('<a href="/?page=2" class="logo">Next</a>', "lantern.example"),
        ('<a href="https://elsewhere.example/" class="logo">Elsewhere</a>', "lantern.example"),
    ],
)  # fmt: skip
def test_the_link_to_the_first_page_names_the_outlet(link, name):
    """It is marked as the site's name, or the host is called so; a menu leads there, too."""
    assert publisher(above=f"<header>{link}</header>") == name


@pytest.mark.parametrize(
    "copy",
    [
        "https://web.archive.org/web/20260201103000/https://lantern.example/oven",
        "https://web.archive.org/web/2026im_/https://lantern.example/oven",
        "https://archive.ph/2026.10.21-031109/https://lantern.example/oven",
    ],
)
def test_the_address_of_a_copy_tells_that_of_the_page(copy):
    """The outlet is the one whose page was copied."""
    assert original_of(copy) == "https://lantern.example/oven"
    assert publisher(url=copy) == "lantern.example"


def test_an_address_that_is_no_copy_stays():
    """An article about the archive is none of its copies."""
    for url in (
        None,
        "https://web.archive.org/about",
        "https://lantern.example/archive.ph/",
        "https://web.archive.org/web/1/x",
    ):
        assert original_of(url) == url
