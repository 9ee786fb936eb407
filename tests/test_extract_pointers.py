"""Signs and numbers in a page that only link to another place of it."""

import pytest
from lxml import html

from digest.extract import extract
from digest.extract.pointers import without_pointers
from digest.models import Document


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<h2>Limits<a class="headerlink" href="#limits">¶</a></h2>', "Limits"),
        ('<h2>Limits <a class="anchor" href="#limits">#</a></h2>', "Limits "),
        ('<h2><a href="#limits">#</a>Limits</h2>', "Limits"),
        ('<p>It stood still.<sup><a href="#fn1">1</a></sup> Nobody saw it.</p>', "It stood still. Nobody saw it."),
        ('<p>It stood still.<a href="#fn1"><sup>[12]</sup></a></p>', "It stood still."),
        ('<p>It stood still.<a class="footnote-anchor" href="#footnote-1">1</a></p>', "It stood still."),
        ("<p>forty m<sup>2</sup></p>", "forty m2"),
        ('<p>See page <a href="#p12">12</a>.</p>', "See page 12."),
        ('<p>10<sup><a href="/powers">6</a></sup></p>', "106"),
        ('<p>Written in <a href="/c-sharp">C#</a></p>', "Written in C#"),
    ],
)
def test_what_only_points_within_the_page_is_no_text(markup, text):
    """Signs beside headings and numbers of notes go; figures, exponents and other links stay."""
    tree = html.fromstring(f"<div>{markup}</div>")
    without_pointers(tree)
    assert tree.text_content() == text


def test_the_headline_of_a_manual_is_not_said_again():
    """A heading with its sign is the headline, and no line of the body ends with one."""
    sign = '<a class="headerlink" href="#x" title="Permanent link">¶</a>'
    rest = "The planner looks at twelve tables at once, and at most at forty where it was told so in the settings."
    body = f"<h1 id=x>Quarry 7 notes{sign}</h1><p>{rest}</p><h2>Limits of it{sign}</h2><p>{rest} None was found.</p>"
    page = f"<html lang=en><head><title>Quarry 7 notes - Quarry</title></head><body><main>{body}</main></body></html>"
    found = extract(Document(source="x", content=page.encode(), media_type="text/html"))
    assert found.title == "Quarry 7 notes"
    assert found.paragraphs == (rest, "Limits of it", f"{rest} None was found.")
