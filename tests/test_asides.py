"""What an outlet says of itself or to its readers stays out of summaries."""

import pytest

from digest.edit.fitness import fit
from digest.edit.passages import passage_of
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
        "Here’s an article about the bridge from last year.",
        "This week’s episode is about bridges.",
        "This week, we discuss the bridge.",
        "A podcast for friends of bridges, it tells you all.",
        "The Courier has reached out to the mayor for comment.",
        "The mayor did not immediately respond to a request for comment.",
        "Our editors picked the best bridges.",
        "Originally published on the blog of the Lenne builders.",
        "Cross-posted from Bridges and Ferries.",
        "If you or someone you know may be in a crisis, call or text 555.",
        "The Lenne helpline can be reached at all hours on 0555 123.",
        "Hope you find something of use in this list of bridges.",
        "Weber, A. B., Lind, C., Roth, D. E. (2025), Cracks in the pillars of old bridges of the north.",
        "Our new office by the bridge.",
        "The old mill below the bridge.",
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
        "First published in 1962, the book on the bridge sold a million copies.",
        "The helpline of the council rang for nine hours after the bridge was shut.",
        "Weber, Lind, and Roth, who built the bridge, met in Lenne on Monday.",
        "The mayor left Lenne by the bridge.",
        "Our bridge cost four million crowns.",
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


def test_a_sentence_of_a_day_or_of_its_page_comes_last():
    """A weekly is read when "tonight" is over, and "this guide" says nothing of bridges: others are taken first."""
    lesser = ("Weber will open a new bridge in Lenne tonight.", "This guide tells all about the bridges in Lenne.")
    found = told(summarize(article(*lesser, *BRIDGE), sentences=2))

    assert not set(lesser) & set(found)
    assert told(summarize(article(lesser[0]))) == [lesser[0]]
