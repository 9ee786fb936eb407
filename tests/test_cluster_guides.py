"""Guides to one theme are no events, and a letter that tells of several is a report of none of them."""

import datetime as dt

import numpy as np
import pytest

from digest.edit.cluster import cluster
from digest.edit.growth import grow
from digest.edit.guides import is_guide
from digest.edit.postings import Pairs
from digest.edit.roundups import tells_several
from digest.models import Article

FIRST = (
    "A beehive needs a dry and sunny place, a bottom board, frames with wax foundation and a lid. Beekeepers start in "
    "spring, when nectar flows and a swarm or a nucleus colony settles in its frames. Wear a veil and gloves, light "
    "the smoker and open the hive on a warm day. Look for eggs, capped brood and the queen, and write down what each "
    "frame holds. Feed sugar syrup until the comb is built. Count mites every month; a colony with many mites dies in "
    "winter. Harvest honey from capped cells only and leave the bees enough of it for the cold months."
)
SECOND = (
    "For beginners, beekeeping means a hive in a sunny and dry place: a bottom board, frames with foundation, a lid. A "
    "nucleus colony or a swarm settles in spring, when nectar flows. Beekeepers wear a veil and gloves, light a smoker "
    "and open the hive on a warm day. Each frame holds eggs, capped brood, honey or the queen: look for them. Sugar "
    "syrup feeds a young colony until its comb is built. Mites, which you count every month, kill more colonies in "
    "winter than the cold does. Harvest capped cells only and leave the bees honey for the cold months."
)
#: What every guide to beekeeping says, in words of its own; no person, no place.
GUIDES = (
    ("Beekeeping for beginners: how to start a hive", FIRST),
    ("How to start beekeeping: your first hive", SECOND),
)
#: The same, as a report of what happened: the same people and places stand in both.
EVENT = "The inspector Marta Quillon found the mites in Orlavia, the ministry in Tessen said. "


def article(name: str, title: str, text: str, hours: int | None = None) -> Article:
    """Return an article of an outlet of its own, dated or not."""
    published = None if hours is None else dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC) + dt.timedelta(hours=hours)
    return Article(id=name, title=title, paragraphs=(text,), url=f"https://{name}.example/a", published=published)


@pytest.mark.parametrize("hours", [None, 1])
def test_two_guides_to_one_theme_stay_apart(hours: int | None):
    """They share the theme's words, but name nobody and no place."""
    guides = [article(f"g{n}", title, text, hours) for n, (title, text) in enumerate(GUIDES)]

    assert len(cluster(guides)) == 2


def test_the_same_texts_meet_where_they_name_the_same():
    """It is the names that tell an event from a theme: with them the very same texts are one story."""
    told = [article(f"e{n}", title, EVENT + text) for n, (title, text) in enumerate(GUIDES)]

    assert len(cluster(told)) == 1


def test_texts_of_a_script_without_capitals_are_not_asked_for_names():
    """Where no letter is a capital, none can be missed."""
    small = [article(f"s{n}", title.lower(), text.lower()) for n, (title, text) in enumerate(GUIDES)]

    assert len(cluster(small)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "A ferry sinks off Brannock. And, a mayor resigns in Tessen",
        "Morning briefing: ferry sinks off Brannock",
        "Your Tuesday Briefing",
        "Ferry sinks off Brannock | The Evening Bulletin",
        "Ferry sinks; mayor resigns; storm ahead",
    ],
)
def test_a_roundup_is_known_by_its_title(title: str):
    """It calls itself one, or tells one thing and then another."""
    assert tells_several(title)


@pytest.mark.parametrize(
    "title", ["Ferry sinks off Brannock and mayor resigns", "Mayor walks out of news briefing", "The week in Brannock"]
)
def test_a_report_that_mentions_a_briefing_is_no_roundup(title: str):
    """One sentence is one event, whoever briefs whom."""
    assert not tells_several(title)


def test_a_roundup_joins_no_story():
    """It would confirm an event of which it is no report."""
    text = "The ferry Osprey sank off Brannock on Monday with 41 people aboard; fishing boats saved all of them."
    told = [
        article("a", "Ferry Osprey sinks off Brannock, all 41 aboard saved", text, 1),
        article("b", "All 41 aboard saved as ferry Osprey sinks off Brannock", "Fishing boats saved them. " + text, 2),
        article("c", "Ferry Osprey sinks off Brannock. And, a mayor resigns in Tessen",
                "The ferry Osprey sank off Brannock with 41 people aboard, and the mayor of Tessen resigned.", 3),
    ]  # fmt: skip

    assert sorted(len(group) for group in cluster(told)) == [1, 2]


@pytest.mark.parametrize(
    "title",
    [
        "10 fun facts about Brannock, the host of the games",
        "Games in Brannock: What you need to know",
        "Five ways to keep bees",
        "The 25 top tools for beekeepers",
        "How to start a hive",
        "See the medal table of the games",
        "Orlavia wins the games: is home advantage real?",
        "So klappt der Umzug",
        "Comment choisir un vélo",
    ],
)
def test_a_guide_is_known_by_its_title(title: str):
    """It counts what it tells, explains, or asks."""
    assert is_guide(title)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sinks off Brannock: What we know",
        "What the election means for Orlavia",
        "Death toll could top 30,000",
        "Minister tells 5 mayors to resign",
        "How a ferry sank off Brannock",
        "Ten dead after ferry sinks",
        "'Is this the end?' asks the mayor of Tessen",
    ],
)
def test_a_report_is_no_guide(title: str):
    """Numbers and question words stand in news, too."""
    assert not is_guide(title)


GAMES = (
    "The winter games in Brannock have given Orlavia 12 gold medals so far, six of them in the Osprey stadium.",
    "Orlavia has won 12 gold medals at its winter games: in Brannock the Osprey stadium saw six of them.",
)


@pytest.mark.parametrize(
    ("titles", "stories"),
    [
        (("Orlavia wins 12 gold medals at games in Brannock", "Games in Brannock: 12 gold medals for Orlavia"), 1),
        (("See the gold medals of games in Brannock", "Orlavia's 12 gold medals: are the games in Brannock fair?"), 2),
    ],
)  # fmt: skip
def test_two_guides_to_one_event_confirm_nothing(titles: tuple[str, str], stories: int):
    """The same texts are a story under titles that report, and two under titles that list and ask."""
    told = [article(f"g{n}", title, text, n) for n, (title, text) in enumerate(zip(titles, GAMES, strict=True))]

    assert len(cluster(told)) == stories


#: A list of links to all that was written on a language, and a short text of somebody who learns it.
LINKS = (
    "Podcasts this week: Quillon on compilers, Hartmann on editors. Libraries: a parser for invoices, a client for "
    "the post office, a driver for old printers. The conference in Tessen sells tickets until Friday; talks on music, "
    "on maps and on medical records were chosen. Osprey releases its debugger, Brannock its package server, and "
    "{0} {0} {0} {0} will have shorter error messages."
)


@pytest.mark.parametrize(("word", "stories"), [("Zephyrine", 2), ("editors", 1)])
def test_two_texts_that_share_one_name_alone_are_no_event(word: str, stories: int):
    """Where the name of the thing bears all that they share, they are about it, and tell two things."""
    learner = "I learn Zephyrine and take notes on it."
    if stories == 1:
        learner = LINKS.format("Zephyrine") + " Seen by a reader."
    told = [
        article("links", "Zephyrine weekly links", LINKS.format("Zephyrine"), 1),
        article("diary", "My Zephyrine", learner, 2),
    ]

    assert len(cluster(told)) == stories


#: Two countries, two events, and the companies that both of them name.
ORLAVIA = (
    "Orlavia is to investigate Chatterbox, Picbook and Clipclap for spreading forged images of children. The move "
    "comes as governments tighten controls of social media platforms and their artificial intelligence. Lawyers, "
    "parents and teachers had called for rules, for fines and for a court that hears complaints within days."
)
TESSEN = (
    "Platforms like Chatterbox, Picbook and Clipclap must obey the laws of Tessen, its minister said, a week after "
    "its government tightened controls of social media platforms, artificial intelligence and forged images of "
    "children. Parents and teachers had called for rules and fines, lawyers for a court for complaints."
)


def platforms(first: str, second: str) -> list[Article]:
    """Return two reports on the platforms under titles that begin so."""
    return [
        article("a", f"{first} to investigate social media platforms over forged images of children", ORLAVIA, 1),
        article("b", f"{second} tells social media platforms to obey on forged images of children", TESSEN, 2),
    ]


def test_reports_whose_titles_begin_with_names_unknown_to_each_other_are_two_events():
    """Both name the same companies, but one is about Orlavia, the other about Tessen."""
    assert len(cluster(platforms("Orlavia", "Tessen"))) == 2


def test_reports_whose_titles_begin_with_anything_else_are_not_parted_by_it():
    """The same texts under titles that begin with no name are as alike as before."""
    assert len(cluster(platforms("Inquiry", "Minister"))) == 1


#: How alike are three reports of a story and a fourth one, and two that are like it as a whole or in part.
BACKED = [(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.9), (0, 3, 0.21), (1, 3, 0.21), (2, 3, 0.21)]


@pytest.mark.parametrize(
    ("told", "core", "joined"),
    [
        (lambda one, other: 0.5, lambda one, other: 2, True),
        (lambda one, other: 0.5, lambda one, other: 1, False),
        (lambda one, other: 0.0 if {one, other} == {2, 3} else 0.5, lambda one, other: 2, False),
    ],
)
def test_a_report_that_three_others_bear_out_one_by_one_joins_them(told, core, joined):
    """Too unlike the whole, it joins by three that tell the same with the same names, and not by two."""
    grown = grow(Pairs(*map(np.array, zip(*BACKED, strict=True))), [range(40)] * 4, told, core)

    assert (len(grown.groups) == 1) is joined


def test_a_name_is_the_same_with_its_marks_and_without_them():
    """English outlets print Orbelán and Orbelan; the two reports are one story."""
    said = "{0} of Tessen won a fourth term; the envoy Marta Quillon praised {0} in Brannock before the vote in April."
    told = [
        article("a", "Quillon praises Orbelán before the vote in Tessen", said.format("Viktor Orbelán"), 1),
        article(
            "b", "Envoy backs Orbelan ahead of election", "Marta Quillon came to see Orbelan, who faces a vote.", 2
        ),
    ]

    assert len(cluster(told)) == 1


@pytest.mark.parametrize(
    "title", ["Mapping the strikes off Brannock", "Tracking Orlavia's storms", "Timeline: a ferry"]
)
def test_a_tracker_is_a_guide(title: str):
    """A page that is kept up to date over weeks is no report of one event."""
    assert is_guide(title)
