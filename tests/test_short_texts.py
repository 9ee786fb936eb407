"""Texts with little to choose from: teasers, datelines, lone headlines, and what was cut off."""

import pytest

from digest.edit.passages import passages
from digest.edit.summarize import summarize, summarize_story
from tests.test_summarize import BRIDGE, article, told


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


@pytest.mark.parametrize("text", ["NEW BRIDGES: SPECIAL ANNOUNCEMENT", "July 18, 2002", "* * * BRIDGES * * *"])
def test_a_date_or_a_shout_is_no_summary(text):
    """Where nothing else stands in an article, its headline stands alone."""
    assert told(summarize(article(text, title="A letter of the bridge club"))) == []


def test_a_dateline_of_a_wire_is_left():
    """A place before two dashes is no part of the sentence; a dash inside one is."""
    assert passages(article("Port of Lenne -- Workers ended their strike on Monday."))[0].text.startswith("Workers")
    kept = "Weber -- who built it -- left."
    assert passages(article(kept))[0].text == kept


TITLE = "The old bridge is closed at last"


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge is closed at last.",
        "Prosecutors have accused the builder of the bridge of taking money from…",
        "Here is a look at all bridges that were closed this year.",
        "“We saw no sign that the bridge had moved.",
        "and the rest of the bridge was closed as well.",
    ],
)
def test_a_headline_stands_alone_where_no_sentence_can(text):
    """What repeats the headline, was cut off, points elsewhere or lacks its end is worse than nothing below it."""
    assert told(summarize(article(text, title=TITLE))) == []


@pytest.mark.parametrize("text", ["Mayor Anna Weber has closed the bridge in Lenne after years of debate", "Closed!"])
def test_what_only_lacks_its_stop_is_given(text):
    """Feeds end their standfirsts so; and a text of a word gives itself."""
    assert told(summarize(article(text, title=TITLE))) == [text]


def test_the_first_words_below_a_headline_may_lean_on_it():
    """A standfirst's "she" is whom the headline names; what stands behind something unprintable leans on that."""
    she, but = "She was nine weeks old when she was lowered to safety.", "But it ends a dream of two towns."
    name = "Anna Weber, last survivor of the bridge, dies"

    assert told(summarize(article(she, title=name))) == [she]
    assert told(summarize(article(she, title=""))) == []
    assert told(summarize(article("The old bridge is closed at last.", but, title=TITLE))) == []


def test_another_report_tells_where_the_first_one_cannot():
    """A story whose main report was cut off by its feed is told by the next one."""
    cut = article("Prosecutors have accused the builder of the bridge of taking money from…", title=TITLE)
    whole = article(*BRIDGE, title="Bridge closed", name="whole")

    assert {one.article for one in summarize_story([cut, whole]).sentences} == {"whole"}


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


PUMP = "The new heat pump in the community hall has been running since Monday."
LEANS = "It cuts the gas bill by about 70 percent, and the hall is warm from eight in the morning."


def test_a_first_sentence_that_says_the_headline_stays_where_the_next_one_leans_on_it():
    """Without it "It cuts the bill" would say of nothing what does, and the note would have no summary."""
    assert told(summarize(article(f"{PUMP} {LEANS}", title="New heating in the community hall"))) == [PUMP, LEANS]


def test_a_call_at_the_end_of_a_short_text_is_left_out_of_it():
    """And does not keep the text before it from being its own summary."""
    text = f"{PUMP} {LEANS} Please keep the side door closed."

    assert told(summarize(article(text, title="New heating in the community hall"))) == [PUMP, LEANS]
