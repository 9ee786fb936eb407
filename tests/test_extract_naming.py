"""What an outlet is called, out of what its page says of itself."""

import pytest

from digest.extract import extract
from digest.extract.naming import outlet_of
from digest.models import Document


@pytest.mark.parametrize(
    ("name", "host", "called"),
    [
        ("Quaycutter: Reviews for the Real Boat", "tide.example", "Quaycutter"),
        ("Harbor Festival — US Edition", "harborfest.example", "Harbor Festival"),
        ('Ann Lee - "Back to the Sea"', "backtothesea.letters.example", "Back to the Sea"),
        ("Quay - - Make Boats that Float", "quay.example", "Quay"),
        ("Tide Times®", "tidetimes.example", "Tide Times"),
        ("quaynews", "quaynews.example", "quaynews.example"),
        ("cultivating-boats", "harbor.example", "harbor.example"),
        ("www.quay.example", "quay.example", "quay.example"),
        ("Our Blog", "quay.example", "quay.example"),
        ("Blog", None, None),
        ("", "quay.example", "quay.example"),
    ],
)
def test_a_name_is_what_a_reader_would_say(name, host, called):
    """No slogan, no mark of trade, no file's spelling, and no word that any site bears."""
    assert outlet_of(name, host) == called


@pytest.mark.parametrize(
    "name",
    [
        "The Harbor Courier",
        "Quay: the magazine",
        "Otherwise - Tide University of the Sea",
        "Office of Harbor Strategy - Tide University",
        "Quay Plumbing, Heating, Air & Electrical",
        "iTide",
        "quay",
        "湾岸新聞",
    ],
)
def test_a_name_that_is_one_stays(name):
    """Short ones with a mark, a house and its parent, and names of one word where no host is known."""
    assert outlet_of(name, None if name == "quay" else "pier.example") == name


def test_a_pages_outlet_is_called_so():
    """The page names its site; a source's own name for it stays as it is."""
    text = "".join(f"<p>The seals came back to the firth on day {n}, and stayed for the summer.</p>" for n in range(9))
    head = '<meta property="og:site_name" content="quaynews">'
    page = f"<html><head>{head}</head><body><h1>Seals are back</h1>{text}</body></html>"
    found = Document(source="p", content=page.encode(), media_type="text/html", url="https://quaynews.example/seals")
    assert extract(found).publisher == "quaynews.example"
