"""When a page copied as text was published, by its lines: of events and captions it tells nothing."""

from __future__ import annotations

import pytest

from digest.extract.around import says_when, times_near

TITLE = "The biggest harbor days of the year"
BODY = tuple(f"Harbor number {word} opens its gates to all who care for boats." for word in ("one", "two", "three"))


def told(*near: str, below: tuple[str, ...] = ()) -> tuple[str | None, str | None]:
    """Return the days on which a page was published and updated, by lines below its headline and far below."""
    lines = (TITLE, *near, *BODY * 7, *below)
    when = times_near(lines, (0, 1 + len(near)))
    return tuple(time and time.date().isoformat() for time in when)


@pytest.mark.parametrize(
    "span",
    [
        "16-19 March 2026",
        "16 – 19 March 2026",
        "16th to 19th March 2026",
        "March 16-19, 2026",
        "March 30 - April 2, 2026",
        "30 March – 2 April 2026",
        "16.–19. März 2026",
        "16 bis 19 März 2026",
        "2026-03-16 - 2026-03-19",
    ],
)
@pytest.mark.parametrize("label", ["", "Date: ", "Harbor days, "])
def test_a_span_of_days_is_an_events(span, label):
    """What lasts from day to day is no publication, near the headline or below, and no line that says when."""
    assert told(label + span) == (None, None)
    assert told(below=(label + span,)) == (None, None)
    assert not says_when(label + span)


@pytest.mark.parametrize(
    "line",
    [
        "March 19, 2026",
        "19 March 2026 - 5 min read",
        "March 19, 2026 - 12:30",
        "2026-03-19 - 2026-03-19",
        "By Ann Lee - 19 March 2026",
        "Posted: March 19, 2026",
        "Quay Wire , publié le jeudi 19 mars 2026 à 17h00",
        "Rob Gray, published on March 19, 2026",
    ],
)
def test_a_single_day_near_the_headline_is_the_publications(line):
    """A date with a dash beside it is no span."""
    assert told(line)[0] == "2026-03-19"


def test_far_below_only_a_line_that_says_published_or_updated_counts():
    """A field called "Date" of an event, or of a mail that is quoted, is not the page's."""
    assert told(below=("Date: 19 March 2026",)) == (None, None)
    assert told(below=("19 March 2026",)) == (None, None)
    assert told(below=("Published: 19 March 2026",)) == ("2026-03-19", None)
    assert told(below=("Last updated: 19 March 2026",)) == (None, "2026-03-19")
    assert told("Date: 19 March 2026") == ("2026-03-19", None)


def test_what_says_published_comes_before_the_day_of_a_picture():
    """A caption names a day too; the agency may stand before "publié le"."""
    caption = "Le port, le 29 août 2025, à La Baule"
    assert told(caption, "Quay Wire , publié le jeudi 19 mars 2026 à 17h00") == ("2026-03-19", None)


def test_a_month_alone_is_a_date_only_in_a_short_line():
    """A longer line that names a month and a year announces something."""
    assert told("Back Coast tour, Oct 2026 Private lessons About my courses") == (None, None)
    assert told("October 2026") == ("2026-10-01", None)


@pytest.mark.parametrize("line", ["Shop prices last updated: 19 March 2026", "All results, last updated 19 March 2026"])
def test_the_day_of_figures_is_not_the_texts(line):
    """A page says of its prices, scores or rates when they were looked up."""
    assert told(below=(line,)) == (None, None)
    assert told(below=("This page was last updated: 19 March 2026",)) == (None, "2026-03-19")


def test_the_day_on_which_a_book_is_released_is_not_the_pages():
    """Lists of books and films tell it of each, far below the headline."""
    assert told("20 December 2025", below=("Released: 19 March 2026",)) == ("2025-12-20", None)
