"""What an outlet says of itself or to its readers stays out of summaries; a very short text is its own."""

import pytest

from digest.edit.fitness import fit
from digest.edit.leaning import hangs
from digest.edit.passages import passage_of, passages
from digest.edit.selection import Table
from digest.edit.summarize import summarize, summarize_story
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
        "Here’s an article about the bridge from last year.",
        "This week’s episode is about bridges.",
        "This week, we discuss the bridge.",
        "A podcast for friends of bridges, it tells you all.",
        "The Courier has reached out to the mayor for comment.",
        "The mayor did not immediately respond to a request for comment.",
        "Our editors picked the best bridges.",
        "Learn more about bridges or call 888-209-3989.",
        "Explore the bridges of Lenne with a map.",
        "Own a unique piece of a bridge!",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Improved the paint of three bridges.",
        "Continue writing about bridges.",
        "There is no bridge in this image.",
        "We build bridges and would love to have you with us.",
        "Check out our list of bridges in Lenne.",
        "For more on the bridges of Lenne, read our review.",
        "Three bridges are new, so let’s dive into what was built.",
        "Join us for a walk over the bridges.",
        "Read our story about the oldest bridge.",
        "Don’t forget to bring a map to the bridge.",
        "Please note that the bridge is closed in winter.",
        "You’ll get access to our maps of bridges.",
        "If you don’t want to receive this letter, change your settings.",
        "Hi Anna, enjoy your daily bridge.",
        "No worry: check out our guide to the bridges of Lenne.",
        "Sponsored by the ropemakers of Lenne.",
        "Use code BRIDGE for ten percent off your first order.",
        "We’d love to meet you on the bridge.",
        "Weber talked to us about her bridge.",
        "Read Lenne’s full report on the bridges of 2026.",
        "Our site is supported by friends of bridges.",
        "For our supporters, we painted one more bridge.",
        "To see the map of bridges, click here.",
        "For the list of bridges, please visit our page.",
        "Anna Weber joins me to speak about bridges.",
        "The Quay asks whether Lenne needs a bridge.",
        "Weber looks at how bridges are painted.",
        "Weber shows you three ways over the river.",
        "See how the bridge was moved in a night.",
        "Learn to paint a bridge in a weekend.",
        "Wrote a page about the bridge.",
        "Enjoyed walking over the bridge in rain.",
        "## The old bridge It was built in 1962.",
        "Write to anna@lenne.example and tell us of your bridge.",
        "The maps of all bridges are at www.lenne.example.",
        "For walks with a guide, see our list of bridges.",
        "Enter promo code BRIDGE for a discount in May.",
        "Order the map and receive a second one for your bag.",
        "These are our favorites from a year of bridges.",
        "Uses three cables to hold the deck of the bridge.",
        "Offers walks over the bridge at night.",
        "THREE NEW BRIDGES FOR LENNE AND AACHEN.",
        "(Lenne: A. Weber, 1792).",
        "All images courtesy of the museum of bridges In her new show, Weber paints them.",
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
        "This week the council voted for the bridge.",
        "Added to the list of monuments in 1962, the bridge fell.",
        "Own goals decided the match below the bridge.",
        "The mayor, who did not respond to a request for comment on Monday, built the bridge.",
        "Continue Ltd. built the bridge.",
        "The bridge (built in 1962) was closed (for good).",
        "Collins ran in Aachen at the 2003 World Indoor Championships.",
        "Anna Weber, Ben Kurz and Carla Lenne won.",
        "For more than three decades, the bridge of Lenne was shut.",
        "Offers of help came from three towns beside the bridge.",
        "Covers for the bridge were sewn by hand.",
        "Weber’s picks won at the show of bridges.",
        "Keep Lenne Beautiful, a club, painted the bridge.",
        "NATO paid for the bridge at LENNE.",
        "The mayor spoke with users of the bridge.",
        "The bridge looks as old as it is.",
        "A new map shows three bridges over the river.",
        "Created in 1962, the bridge club has three members.",
        "Finished bridges are painted in green.",
        "Visited by thousands, the bridge needs new cables.",
        "The mayor asks for a new bridge.",
        "Every member joins a team of painters for the bridge.",
        "The council works for our bridges, Weber said.",
        "Doctors covered the costs of the bridge with a loan.",
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bitte beachten Sie unsere Angebote in der Stadt."),
        ("de", "Entdecken Sie die Brücken von Lenne im Mai."),
        ("fr", "Abonnez-vous à la lettre du pont de Lenne."),
        ("fr", "Retrouvez tous les ponts de Lenne sur la carte."),
        ("es", "Suscríbete a la carta de los puentes de Lenne."),
        ("it", "Scopri tutti i ponti della città in maggio."),
    ],
)
def test_what_a_letter_tells_its_readers_to_do_is_unfit(language, text):
    """In German, French, Spanish and Italian, too."""
    assert not fit(passage_of(text, 0, language))


@pytest.mark.parametrize("text", ["NEW BRIDGES: SPECIAL ANNOUNCEMENT", "July 18, 2002", "* * * BRIDGES * * *"])
def test_a_date_or_a_shout_is_no_summary(text):
    """Where nothing else stands in an article, its headline stands alone."""
    assert told(summarize(article(text, title="A letter of the bridge club"))) == []


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


def test_a_sentence_of_a_day_or_of_its_page_comes_last():
    """A weekly is read when "tonight" is over, and "this guide" says nothing of bridges: others are taken first."""
    lesser = ("Weber will open a new bridge in Lenne tonight.", "This guide tells all about the bridges in Lenne.")
    found = told(summarize(article(*lesser, *BRIDGE), sentences=2))

    assert not set(lesser) & set(found)
    assert told(summarize(article(lesser[0]))) == [lesser[0]]


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
