"""What pages set above, amid and behind their text: hidden copies, quotes pulled out, kickers, appeals, unlabelled credits."""

# ruff: noqa: E501 - markup and its text read best one kind a line

import pytest

from digest.extract import extract
from digest.models import Document

PARAGRAPHS = (
    "The sluice at Eastmoor will be replaced by a new one with a pass for fish, the water board decided on Wednesday after a debate of four hours.",
    "The old sluice, built in 1894, can only be open or shut. It never let a single trout through. The new one has four gates that move by themselves.",
    "The cost is estimated at 7.4 million. The board pays half of it; the rest comes from the fund for rivers, which is glad to be asked.",
)
TEXT = "".join(f"<p>{said}</p>" for said in PARAGRAPHS)


def read(above="", amid="", below="", text=TEXT):
    """Return the article of a page with something above its headline, within its text or below it."""
    body = text.replace("</p>", f"</p>{amid}", 1)
    html = f"<html lang='en'><head><title>New sluice at Eastmoor</title></head><body><main>{above}<article><h1>New sluice at Eastmoor</h1>{body}</article>{below}</main></body></html>"
    return extract(
        Document(source="test", content=html.encode(), media_type="text/html", url="https://board.example/sluice")
    )


@pytest.mark.parametrize(
    "amid",
    [
        "<div hidden><p>Summary for screen readers: the sluice at Eastmoor is old and will be replaced by a new one in two years.</p></div>",
        "<p style='display: none'>This article was printed from board.example, and may be passed on to anybody who has a stream.</p>",
        "<figure class='wp-block-pullquote'><blockquote><p>It never let a single trout through.</p></blockquote></figure>",
        "<section class='donation-box'><h2>Help us keep the stream clean</h2><p>A gift of 20 pays for ten pairs of gloves.</p></section>",
        "<p>In partnership with Quaycutter</p>",
        "<p>Hungry for more? Join 8,000 readers and get a letter each Friday.</p>",
        "<p>Photography by Dev Marlowe / Eastmoor Herald</p>",
    ],
)  # fmt: skip
def test_what_stands_amid_a_text_and_is_none_of_it_goes(amid):
    """The text stays whole."""
    assert read(amid=amid).paragraphs == PARAGRAPHS


def test_a_text_that_unfolds_stays():
    """Most of it is hidden until somebody asks for it."""
    folded = TEXT.replace("<p>", "<p>", 1).replace("</p>", "</p><div style='display:none'>", 1) + "</div>"
    assert read(text=folded).paragraphs == PARAGRAPHS


def test_a_quote_that_is_said_once_stays():
    """Though the page calls it pulled out of the text."""
    quote = "“We would rather hear the water than about it,” the chairman of the anglers said."
    assert quote in read(amid=f"<blockquote class='pullquote'>{quote}</blockquote>").paragraphs


def test_a_section_and_a_day_above_the_headline_are_no_text():
    """Nor are they where the page says its title again below the text."""
    found = read(above="<p>Opinion / Letters</p><p>Nov. 21, 2026 5 AM PT</p>", below="<p>New sluice at Eastmoor</p>")
    assert found.paragraphs == PARAGRAPHS


def test_the_day_on_which_a_page_is_shown_is_not_when_it_was_published():
    """It stands at the head of old sites."""
    found = read(
        above="<div class='date-today'>Friday, 27 November 2026</div>",
        text="<div>02.07.2026 | by our correspondent Nils Farrow</div>" + TEXT,
    )
    assert found.published.date().isoformat() == "2026-07-02"
    assert found.byline == "Nils Farrow"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<p class='author'>Words <b>Una Petrarum</b></p>", "Una Petrarum"),
        ("<div class='author'>Interview: Una Petrarum</div>", "Una Petrarum"),
        ("<div class='author'>Story Musgrave</div>", "Story Musgrave"),
        ("<p><strong>Mirela Dascu</strong><em>Chief Economist</em></p><p>16 Nov 2026</p>", "Mirela Dascu"),
        ("<p class='author'>by hubcap63 »</p>", "hubcap63"),
        ("<ul class='authors'><li><a>Laura Keane</a><sup>1</sup>, <a>Miguel Ruiz</a><sup>2</sup></li></ul>", "Laura Keane, Miguel Ruiz"),
    ],
)  # fmt: skip
def test_names_that_no_by_announces(line, name):
    """A magazine says who did what, a forum who posts."""
    assert read(text=line + TEXT).byline == name
