"""Pages copied as text: who signs right beside the headline goes before likelier lines of teasers and comments."""

import pytest

from digest.extract import extract
from digest.extract.bylines import byline_of, handle_of, name_of
from digest.extract.signed import signed_below, signed_beside
from digest.models import Document

BODY = """\
The ferry across the Alder was taken out of service on Monday, after a routine inspection found cracks in its ramp.

The county says that repairs will take about six weeks. Until then, drivers must use the bridge at Stonewick.

About 900 cars a day use the ferry in winter. The company that runs it has offered a boat for people on foot.
"""
LINES = ["Weather", "Ferry stops for six weeks", "", "The ferry was taken out of service on Monday.", "Drivers wait."]


def page(below, foot=""):
    """Return the article of a page with these lines below its headline and its text."""
    text = f"Home\nNews\nSports\n\nFerry stops for six weeks\n\n{below}\n\n{BODY}\n{foot}\nPrivacy\n© 2026 Alder Post\n"
    return extract(Document(source="page", content=text.encode(), media_type="text/plain"))


@pytest.mark.parametrize(
    ("says", "who"),
    [
        ("by Ann Lee—10 min read", "Ann Lee"),
        ("by night_owl", "night_owl"),
        ("Posted by Tidemark on Friday November 20, 2026 @08:00PM", "Tidemark"),
        ("Post by tidemark » Fri Nov 20, 2026 8:00 pm", "tidemark"),
        ("Ann Lee November 20, 2026", "Ann Lee"),
        ("Written by Ann Lee. Comments? Write to me.", "Ann Lee"),
        ("Ann Lee 19 nov. 2026 Leestijd: 3 minuten", "Ann Lee"),
        ("Ann Lee and Jo Kim | Guest Columnists", "Ann Lee and Jo Kim"),
        ("Ann Lee ALDER POST", "Ann Lee"),
        ("Ann Lee, Tom Carver & Jo Kim", "Ann Lee, Tom Carver & Jo Kim"),
        ("Published: Nov 20, 2026 · Modified: Nov 21, 2026 by Ann Lee · May contain links", "Ann Lee"),
        ("Ann Lee, Research Scientist, Alder Lab", None),
        ("Mine Safety and Health Materials", None),
        ("by using this site", None),
    ],
)
def test_who_signs_beside_the_headline_is_read(says, who):
    """A full name behind "by" or beside a day, a name of its own making, several, or one with its outlet."""
    lines = [*LINES[:2], says, *LINES[3:]]

    assert signed_beside(lines, (3, 1), None) == who


def test_who_signs_beside_the_headline_goes_before_a_teasers_author_and_not_before_who_stands_there_too():
    """A byline of a teaser far below is likelier to the net; one beside the headline is surer."""
    lines = [*LINES[:2], "by Ann Lee", *LINES[3:], "More", "by Jo Kim"]

    assert signed_beside(lines, (3, 1), "Jo Kim") == "Ann Lee"
    assert signed_beside([*lines[:2], "Jo Kim", *lines[2:]], (4, 1), "Jo Kim") == "Jo Kim"
    assert signed_beside(lines, (3, None), "Jo Kim") == "Jo Kim"


def test_who_signs_below_the_text_is_read_where_nobody_does_above():
    """What a role behind the name says is no part of it."""
    lines = [*LINES, "Authors: Ann Lee and Jo Kim, Extension horticulture educators"]

    assert signed_below(lines, 3) == "Ann Lee and Jo Kim"
    assert page("November 20, 2026", "Posted by Ann Lee on 2026-11-20 in ferries.").byline == "Ann Lee"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("20 Heures , publié le mardi 3 mars 2026 à 16h54", "20 Heures"),
        ("20 mars 2026, publié le", None),
        ("By Ann Lee ann.lee@alderpost.example", "Ann Lee"),
        ("By Ann Lee, Tides Columnist", "Ann Lee"),
    ],
)
def test_a_byline_ends_before_an_address_or_a_role_and_may_begin_with_a_figure(line, who):
    """Agencies and papers are called so; American papers print the address behind the name."""
    assert byline_of(line) == who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee Environment correspondent", "Ann Lee"),
        ("Mary Ann Lee Health and social affairs editor", "Mary Ann Lee"),
        ("Ann Lee political editor", "Ann Lee"),
        ("Ann Marie Lee reporter", "Ann Marie Lee"),
        ("John North reporter", "John North"),
    ],
)
def test_what_one_reports_on_is_no_part_of_the_name(text, name):
    """British papers set the role right behind the name."""
    assert name_of(text) == name


def test_a_single_name_is_who_posted_only_where_the_line_is_there_for_it():
    """What goes on as a sentence ("by hand on Monday") names nobody."""
    assert handle_of("by focusing on what matters") is None
    assert handle_of("Written by Melissa") == "Melissa"
    assert handle_of("by admin") is None


def test_when_somebody_joined_a_forum_is_not_when_they_wrote():
    """It stands beside who wrote, above the day of the text."""
    article = page(
        "tidemark\nPosts: 212\nJoined: Sat Mar 04, 2017 8:12 pm\n\nPost by tidemark » Fri Nov 20, 2026 8:00 pm"
    )

    assert article.published.date().isoformat() == "2026-11-20"
    assert article.byline == "tidemark"


def test_the_last_update_of_documentation_is_its_day():
    """Tools for documentation write it below the text."""
    assert page("", "Last update: August 11, 2026").updated.date().isoformat() == "2026-08-11"
