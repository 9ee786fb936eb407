"""What an outlet says of itself or to its readers stays out of summaries; a very short text is its own."""

import pytest

from digest.edit.fitness import fit
from digest.edit.leaning import hangs
from digest.edit.passages import passage_of, passages
from digest.edit.selection import Table
from digest.edit.summarize import summarize
from tests.test_summarize import BRIDGE, article, told


@pytest.mark.parametrize(
    "text",
    [
        "As a reminder, every Friday we send this letter to our readers.",
        "(Quick reminder: comments are for members of the club.)",
        "This article was primarily reported using public records requests.",
        "This story first appeared in the Lenne Courier.",
        "We are making it available to all readers as a public service.",
        "Reports like this one cost money, so please consider subscribing to the Courier.",
        "If you are a client, you can read the full report on the bridges.",
        "Anna Weber has more on the bridge.",
        "The Courier speaks with the mayor about the bridge.",
        "These are the key developments from day 14 of the works.",
        "Ahead are our top picks for walks along the river.",
        "Below, we made a list of all bridges over the river.",
        "See our full guide to the bridges of Lenne.",
        "January 23, 2026: Added the new bridge to this list.",
        "Here are some tips for drivers in Lenne.",
        "Let’s take a closer look at the bridge.",
        "Part 2 - How the bridge was painted.",
        "(Sadly, the bridge is a little too narrow for a tram.)",
        "Weber, Anna et al. “Cracks in the pillars of old bridges.”",
        "Choose a Paint for Bridges that Fits Your Goals.",
    ],
)
def test_an_aside_is_unfit(text):
    """Notes of the house, pleas, pointers, rows of lists and shops, and headings tell a reader nothing."""
    assert not fit(passage_of(text, 0, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "As a child, Weber played below the bridge.",
        "This article of the treaty was never used in court.",
        "We are building three bridges, the mayor said.",
        "If you are a driver in Lenne, you need a new map.",
        "The mayor has more work than the council.",
        "President Weber speaks with a Lenne accent.",
        "Part of the bridge fell into the river.",
        "Here in Lenne, nobody remembers the first bridge.",
        "See you at the bridge, the mayor told them.",
        "$275,000 was spent on the bridge.",
        "The bridge (built in 1962) was closed (for good).",
        "Collins ran in Aachen at the 2003 World Indoor Championships.",
        "Anna Weber, Ben Kurz and Carla Lenne won.",
    ],
)
def test_what_only_looks_like_an_aside_is_fit(text):
    """The same words in a sentence that tells something keep it from nothing."""
    assert fit(passage_of(text, 0, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Some of those people do not own a car.",
        "One of these was the old mayor.",
        "While his remarks met with silence, Weber's drew applause.",
        "Well, four months later the bridge was open.",
        "I hope this clarifies the matter.",
        "The next tip is about cables.",
        "Additionally, Weber closed a second bridge.",
        "It’s no longer a bridge for cars.",
        "The answer is no.",
    ],
)
def test_an_answer_or_a_pointer_back_hangs(text):
    """What answers a question or points at what was just said opens no summary."""
    assert hangs(text, "en")


def test_those_people_are_those_of_the_sentence_right_before():
    """Whom "he" means may be known from two sentences before; "some of those" means what stands right before it."""
    told_of = "Mayor Anna Weber closed the bridge on Monday."
    found = passages(article(told_of, "it was raining all day.", "Some of those people had to wait."))
    he = passages(article(told_of, "it was raining all day.", "She was late for the meeting."))

    assert not Table(found, "en").welcomes(2, [0])
    assert Table(found, "en").welcomes(2, [1])
    assert Table(he, "en").welcomes(2, [0])


def test_a_teaser_is_its_own_summary():
    """A text of two or three sentences is given as it stands, with a quote between that would be nobody's alone."""
    teaser = (
        "Mayor Anna Weber has closed the old bridge.",
        "“Nobody knows how long it will take.”",
        "With these words she left the town hall.",
    )

    assert told(summarize(article(*teaser, title="Weber leaves"))) == list(teaser)
    assert told(summarize(article(*teaser, title="Weber leaves"), words=12)) != list(teaser)


@pytest.mark.parametrize(
    ("teaser", "summary"),
    [
        (("She closed it on Monday.", "Mayor Anna Weber closed the bridge."), ("Mayor Anna Weber closed the bridge.",)),
        ((BRIDGE[0], "The works will take until the end of…"), (BRIDGE[0],)),
        ((BRIDGE[0], "Sign up for our newsletter about bridges."), (BRIDGE[0],)),
        (("The old bridge is closed at last.", BRIDGE[0], BRIDGE[1]), (BRIDGE[0], BRIDGE[1])),
    ],
)
def test_a_teaser_that_hangs_or_is_torn_is_not(teaser, summary):
    """One that opens in the air, is cut off, holds chrome, or says its headline first is no summary as it stands."""
    assert told(summarize(article(*teaser, title="The old bridge is closed at last"))) == list(summary)


def test_a_dateline_of_a_wire_is_left():
    """A place before two dashes is no part of the sentence; a dash inside one is."""
    assert passages(article("Port of Lenne -- Workers ended their strike on Monday."))[0].text.startswith("Workers")
    kept = "Weber -- who built it -- left."
    assert passages(article(kept))[0].text == kept


def test_a_sentence_that_only_repeats_the_headline_is_the_last_choice():
    """Where nothing else is fit, another whole sentence is given before the headline's own, but no torn one."""
    title, said = "The old bridge is closed at last", "The old bridge is closed at last."

    assert told(summarize(article(said, "“We will lose our trade, all of it.”", title=title), sentences=1)) != [said]
    assert told(summarize(article(said, "Search…", title=title))) == [said]


def test_an_agency_behind_a_place_in_capitals_is_left():
    """Any agency stands behind a place and a day; the short name of a union in a sentence does not."""
    said = "The old bridge was closed on Monday."
    assert passages(article(f"LENNE, Dec 20, 2025 (LNN) - {said}"))[0].text == said
    kept = "The Union of Lenne (UOL) - which has ten members - met."
    assert passages(article(kept))[0].text == kept


def test_a_page_that_begins_with_its_headings_is_read_on():
    """A table of contents of thirty lines does not hide the text below it."""
    contents = [f"Chapter {at}: what the bridge cost" for at in range(30)]
    assert told(summarize(article(*contents, *BRIDGE)))[0] == BRIDGE[0]
