"""Bylines of pages copied as text that are no person's: menus, sections, commands, makers of sites."""

from __future__ import annotations

import pytest

from digest.extract.around import byline_among, byline_near
from digest.extract.bylines import name_in_line
from digest.extract.doubts import without_outlet

TEXT = (
    "Harbor wall to be rebuilt",
    "The town cares about wellness, prevention and the care of its harbor; customers can grow their orders, too.",
    "Robots rebuilt the wall for a commercial yard. No marketing strategy was at work, and nobody was there to log in.",
)


def said_by(line: str, *more: str, chance: float = 0.9) -> str | None:
    """Return the byline of a page in which a line likely says who wrote it, and others less likely."""
    lines = (*TEXT, line, *more)
    return byline_among(lines, [0.0] * len(TEXT) + [chance] + [chance / 2] * len(more))


@pytest.mark.parametrize(
    "line",
    [
        "March 20, 2026 | Wellness & Prevention",
        "Wellness & Prevention",
        "Harborside & Riverside",
        "Grow Orders, Care & Wellness",
        "Grow Orders, Wellness & Eliminate Harbor Chaos",
        "Customer Log In",
        "PDF Version",
        "PDF Orders",
        "Marketing Strategy",
        "CareCommercial Orders",
        "© 2026 Quay Magazine | Website by Quay Publisher PRO",
        "Website Design by Quay Studio",
        "WordPress Theme by Quay WP",
        "Please enable JavaScript to view the comments powered by Quaybox.",
        "Quaytools App by Tsun",
        "Photo by Ann Lee on Quaypics",
        "© 2026 Reed. All Rights Reserved, Terms&Conditions",
        "Regards Jeroen",
        "Close Window",
        "By Care",
    ],
)
def test_menus_sections_commands_and_makers_of_sites_wrote_nothing(line):
    """A name in words that the text writes small, in words of sites, or behind "Website by" is no byline."""
    assert said_by(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ann Reed", "Ann Reed"),
        ("By Rose Care", "Rose Care"),
        ("March 20, 2026 | Rose Wellness", "Rose Wellness"),
        ("Ann Reed & Rob Gray", "Ann Reed & Rob Gray"),
        ("Our Editors", "Our Editors"),
        ("By Harbor Care", "Harbor Care"),
        ("© Copyright 2012-2026 Ann Reed", "Ann Reed"),
        ("HR Reed", "HR Reed"),
        ("Glenda Close", "Glenda Close"),
        ("भारत शर्मा", "भारत शर्मा"),
    ],
)
def test_names_are_still_read(line, name):
    """A name that the text does not write small, or that "by" announces, stays, with "&" between two people."""
    assert said_by(line) == name


def test_behind_a_doubtful_line_only_a_full_name_counts():
    """The next likely line gives the byline where it holds a person's name."""
    assert said_by("Marketing Strategy", "Ann Reed") == "Ann Reed"
    assert said_by("Marketing Strategy", "Boats of the Old Harbor Yard") is None


def test_words_within_an_address_are_not_written_small():
    """An author's address in the page does not speak against the name."""
    lines = ("Ann Reed", "Write to ann.reed@tide.example or see tide.example/ann/reed-ann.", *TEXT)
    assert byline_among(lines, [0.9] + [0.0] * (len(lines) - 1)) == "Ann Reed"


@pytest.mark.parametrize("name", ["Commercial Boats Commercial Boats", "Marketing Strategy", "Log In"])
def test_a_menu_beside_a_date_is_no_byline(name):
    """What stands alone near a date may be a link: said twice, or written small in the text, it is no name."""
    assert byline_near(("Harbor wall to be rebuilt", name, "March 20, 2026", *TEXT), 0, 3) is None


@pytest.mark.parametrize("line", ["12 Comments | Ann Reed | Last Updated: March 20, 2026", "March 20, 2026 • Ann Reed"])
def test_a_name_among_the_parts_of_a_dated_line_is_the_byline(line):
    """The count of comments, or the date, may stand before the name."""
    assert byline_near(("Harbor wall to be rebuilt", line, *TEXT), 0, 2) == ("Ann Reed", 1)


@pytest.mark.parametrize("line", ["March 20, 2026 | Wellness & Prevention", "March 20, 2026 | Marketing Strategy"])
def test_a_section_among_the_parts_of_a_dated_line_is_none(line):
    """What stands beside the date is no name where it is one of sections."""
    assert byline_near(("Harbor wall to be rebuilt", line, *TEXT), 0, 2) is None


def test_a_name_beside_a_date_is_the_byline():
    """A full name that stands alone near a date is the byline."""
    assert byline_near(("Harbor wall to be rebuilt", "Ann Reed", "March 20, 2026", *TEXT), 0, 3) == ("Ann Reed", 1)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ann Reed QUAY TODAY", "Ann Reed"),
        ("Ann Reed Harbor Daily", "Ann Reed"),
        ("Ann Mary Reed Harbor Daily", "Ann Mary Reed"),
        ("Ann Reed, QUAY TODAY", "Ann Reed, QUAY TODAY"),
        ("Ann Reed MD FACP", "Ann Reed MD FACP"),
        ("Ann Reed CPPXX, PSP", "Ann Reed CPPXX, PSP"),
        ("Ann Reed and Rob Gray", "Ann Reed and Rob Gray"),
        ("Ann Reed Gray", "Ann Reed Gray"),
        ("ANN REED GRAY LEE", "ANN REED GRAY LEE"),
    ],
)
def test_an_outlet_glued_behind_a_name_goes(name, person):
    """Words in capitals, or those that stand alone in another line, are the outlet's; degrees and co-authors stay."""
    assert without_outlet(name, ("Harbor Daily", "Rob Gray", *TEXT)) == person


def test_a_list_of_names_is_tidy_and_may_be_long():
    """Spaces before commas go, and a list of full names may be longer than a single name."""
    line = "Ann Mary Reed , Roberta Callahan , Rosalind Underhill , Benjamin Gray , Oliver Underwood"
    assert name_in_line(line) == line.replace(" ,", ",")
    assert name_in_line("The long way from the old harbor to the new one, and what became of it, Boats") is None
    assert name_in_line("Roughly 3,000 boats remain in the old harbor") is None
    assert name_in_line("Lake Harbor, FL") is None
