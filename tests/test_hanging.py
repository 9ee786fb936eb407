"""A sentence that hangs on another one opens no summary, and follows only what it hangs on."""

import pytest

from digest.edit.leaning import hangs
from digest.edit.passages import passages
from digest.edit.selection import Table
from tests.test_summarize import article


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
        "Further, the firm found rust in the bridge.",
        "Interestingly, it does not move.",
        "As to why it fell, nobody knows.",
        "To the left, you see the bridge.",
        "If that’s true, the bridge will fall.",
        "In her own speech, Weber spoke of bridges.",
        "After all, the bridge had been paid for.",
        "More specifically, it takes two cables.",
        "As you can see, the bridge is narrow.",
        "As previously mentioned, Weber built it.",
        "What’s more, the bridge was cheap.",
        "The mayor, however, closed the bridge.",
        "In Lenne, for instance, a bridge was closed.",
        "The cables are from Aachen, for example.",
        "All of this took three years.",
        "All these bridges are painted green.",
        "At the time, nobody painted the bridge.",
        "Perhaps it was the rust in the cables.",
        "One that I wanted was the old bridge.",
        "To be fair, the bridge is old.",
        "One of his best friends had warned him of rust.",
        "An alternate possibility is rust.",
        "The same police force closed it.",
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


def test_who_is_asked_after_however_may_follow():
    """A sentence that turns from the one before it stands close behind it only."""
    found = (
        "The council closed the bridge.",
        "The mayor, however, opened it.",
        "It rained.",
        "It rained again all day.",
    )
    table = Table(passages(article(*found, "The shops of Lenne, however, stay shut.")), "en")

    assert table.welcomes(1, [0])
    assert not table.welcomes(4, [0])


def test_what_is_judged_was_told():
    """Who calls "the diagnosis implausible" doubts the one that was told right before, not another that is printed."""
    words = "A former doctor of Weber’s called the diagnosis implausible."
    found = passages(article("Weber was poisoned, five towns said.", "Lenne’s council said he was ill.", words))

    assert not Table(found, "en").welcomes(2, [0])
    assert Table(found, "en").welcomes(2, [1])
    assert Table(found, "en", title="Weber’s diagnosis").welcomes(2, [0])


def test_a_thing_is_told_by_its_own_word():
    """Where "groups" were named, "the group" is another one."""
    found = passages(
        article("Civil rights groups met Weber in Lenne.", "Carla Kurz was in Aachen.", "The group left soon.")
    )

    assert not Table(found, "en").welcomes(2, [0])
