"""Whose a site is, where nothing names the author of its page."""

import pytest

from digest.extract import extract
from digest.extract.owners import owner_of
from digest.models import Document

TOLD = [
    "I moved the server into the cellar last winter.",
    "My neighbors heard it before I did.",
    "I have not slept since.",
]


@pytest.mark.parametrize(
    ("outlet", "host", "lines", "owner"),
    [
        ("Ines Tolvaj", "inestolvaj.example", TOLD, "Ines Tolvaj"),
        ("Ines Tolvaj", "ines-tolvaj.example", TOLD, "Ines Tolvaj"),
        ("Ines Tolvaj", "tolvaj.example", TOLD, "Ines Tolvaj"),
        ("Ines Tolvaj", "ines.blogs.example", TOLD, "Ines Tolvaj"),
        ("Ines Tolvaj", "tolvaj.blogs.example", TOLD, None),
        ("Ines Tolvaj", "cellarnotes.example", TOLD, None),
        ("Ines Tolvaj", "inestolvaj.example", [*TOLD, *["We ship our pumps to us all."] * 3], None),
        ("Ines Tolvaj", "inestolvaj.example", ["Do I need a pump?", "May I return my pump?", "Can I pay later?"], None),
        ("Cellar Notes", "cellarnotes.example", [*TOLD, "These notes are about the cellar."], None),
        ("Tolvaj", "tolvaj.example", TOLD, None),
        (None, "tolvaj.example", TOLD, None),
        ("Ines Tolvaj", None, TOLD, None),
        ("Ines Tolvaj", "localhost", TOLD, None),
    ],
)
def test_a_site_that_bears_a_name_is_its_writers(outlet, host, lines, owner):
    """The host says the name, the page writes no word of it small, and the text is told in the first person."""
    assert owner_of(outlet, host, lines) == owner


def page(body, head="", title="The Quiet Server"):
    """Return a document of a page."""
    html = f"<html lang=en><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Document(source="x", content=html.encode(), media_type="text/html", url="https://ines.blogs.example/quiet")


STORY = (
    "<p>I moved the server into the cellar last winter, because its fans kept the whole family awake at night.</p>"
    "<p>My neighbors heard it before I did, and the one below came up twice to ask what I was building there.</p>"
    "<p>In March I found that two of the four fans had stood still since the day they were mounted.</p>"
)


def test_the_owner_of_a_site_wrote_its_page():
    """What stands behind the headline in the head's title names the site, and so who wrote it."""
    found = extract(page(f"<h1>The Quiet Server</h1>{STORY}", title="The Quiet Server | Ines Tolvaj"))
    assert (found.title, found.byline) == ("The Quiet Server", "Ines Tolvaj")


def test_a_name_that_is_announced_far_below_counts_where_it_is_the_only_one():
    """A label alone in its line and a full name in the next name the author anywhere; two of them name nobody."""
    below = "<h2>Article by</h2><div>Mateo Ruisdal</div>"
    assert extract(page(f"<h1>The Quiet Server</h1>{STORY * 8}{below}")).byline == "Mateo Ruisdal"
    other = "<h2>Article by</h2><div>Ana Kerr</div>"
    assert extract(page(f"<h1>The Quiet Server</h1>{STORY * 8}{below}{other}")).byline is None
