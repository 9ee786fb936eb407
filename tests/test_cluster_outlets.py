"""Reports of one event come from different outlets: series and themes of one outlet are no story."""

import datetime as dt

import numpy as np
import pytest

from digest.edit.cluster import cluster
from digest.edit.growth import grow
from digest.edit.postings import SILENT, Pairs
from digest.models import Article

START = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)


def article(name: str, outlet: str, title: str, *paragraphs: str, hours: int = 0) -> Article:
    """Return an article of an outlet."""
    url = f"https://www.{outlet}.example/{name}"
    published = START + dt.timedelta(hours=hours)
    return Article(id=name, title=title, paragraphs=paragraphs, url=url, publisher=outlet, published=published)


def groups_of(*articles: Article) -> set[frozenset[str]]:
    """Return the groups of more than one as sets of ids."""
    return {frozenset(a.id for a in group) for group in cluster(articles) if len(group) > 1}


def test_a_series_of_one_blog_is_not_a_story():
    """The parts of a series share a title and a subject, and stay apart."""
    parts = ("Drawing the frames", "Storing the seedlings", "Watering by a timer", "Reading the soil sensor")
    series = [
        article(f"{n}", "potting", f"A Greenhouse From Scratch: Part {n} - {part}", f"{part} is what I did in part {n}"
                " of building my greenhouse controller with a Vellum board and the Sprout library.", hours=n)
        for n, part in enumerate(parts, 1)
    ]  # fmt: skip

    assert groups_of(*series) == set()


LIFEBOAT = (
    "The lifeboat crew of Porthgarrow brought eleven anglers ashore on Monday evening after their boat, the Merrin,"
    " lost its rudder in heavy swell two miles west of the Carn lighthouse. Nobody was hurt, coxswain Jory Tregenna"
    " said, and the boat was towed into the harbor shortly before midnight with the help of two fishing vessels."
)
SCARECROW = (
    "Every autumn the people of Harrowdale vote for the best scarecrow on the village green, and every autumn the"
    " jury of the parish council drinks cider with the winner in the Old Plough until the last bus has gone home."
)
PUZZLE = ("CROSSWORD - November 20, 2026", "SUDOKU - November 20, 2026")


@pytest.mark.parametrize(
    ("first", "again", "hours", "joined"),
    [
        pytest.param(
            ("Eleven anglers rescued off Porthgarrow", LIFEBOAT),
            ("Anglers rescued off Porthgarrow", LIFEBOAT.replace("shortly before", "just before")),
            0, True, id="the same report, a few words changed",
        ),
        pytest.param(
            ("Scarecrow of the year 2025 chosen in Harrowdale", SCARECROW),
            ("Scarecrow of the year 2026 chosen in Harrowdale", SCARECROW + " Again."),
            24 * 365, False, id="a yearly series: nearly the same text tells another event",
        ),
        pytest.param(
            ("Magazine answers", *PUZZLE), ("Magazine grids", *PUZZLE), 0, False,
            id="a form that is filled in: a few words under every title",
        ),
    ],
)  # fmt: skip
def test_two_articles_of_one_outlet_are_one_story_where_they_are_one_telling(first, again, hours, joined):
    """A copy of the same days is joined; what comes every year, and a form, is not."""
    both = article("a", "harborpost", *first), article("b", "harborpost", *again, hours=hours)

    assert groups_of(*both) == ({frozenset("ab")} if joined else set())


def test_matches_of_one_tournament_are_different_events_and_one_match_is_one():
    """Reports of a great tournament are joined only where they tell the same match."""
    told = (
        ("northpost", "Orlavia beat Tessen in Corbel Cup opener", "Striker Milo Harkin scored twice for Orlavia."),
        ("southnews", "Corbel Cup: Brannock hold Quill to a draw", "Goalkeeper Ada Serle saved a late penalty."),
        ("eastwire", "Corbel Cup hosts Vantry knocked out by Lume", "Coach Bram Oster resigned in the stadium."),
        ("westdaily", "Pell thrash Ardmoor in the Corbel Cup", "Winger Zofia Rahn made four of the six goals."),
        ("northpost", "Corbel Cup: rain stops Sorrel against Dunmere", "The rest is played behind closed doors."),
        ("southnews", "Kestle captain Ivo Brandt sent off at Corbel Cup", "Fenwick won by a header in extra time."),
        ("eastwire", "Corbel Cup ticket prices anger fans of Wray", "A seat in the final costs ninety crowns."),
        ("westdaily", "Hollin reach Corbel Cup quarter-final", "Teenager Nils Aube beat three defenders of Marle."),
        ("northpost", "Doping test delays Corbel Cup match of Ostrel", "Doctor Lena Voss calls it a mistake."),
        ("southnews", "Corbel Cup bus crash: Tarn squad unhurt", "The driver braked for a deer near the hotel."),
    )
    reports = [article(f"{n}", outlet, title, body, hours=n) for n, (outlet, title, body) in enumerate(told)]
    second = article(
        "0-again", "westdaily", "Harkin scores twice as Orlavia beat Tessen",
        "Milo Harkin scored both goals as Orlavia beat Tessen in the opener of the Corbel Cup.", hours=2,
    )  # fmt: skip

    assert groups_of(*reports, second) == {frozenset({"0", "0-again"})}


def test_an_outlets_second_report_of_a_round_of_talks_stands_in_their_story():
    """What other outlets tell in one story is not parted because one of them told it twice, before and after."""
    reports = [
        article("a", "gazette", "Varland and Ostrea open fishing talks in Lunden",
                "Varland and Ostrea open a second round of talks over the Skarn herring quota in Lunden on Tuesday, the"
                " foreign ministers Ivo Brandal and Mette Kross said before they met."),
        article("b", "courier", "Varland and Ostrea hold talks over the Skarn herring in Lunden",
                "The second round of talks between Varland and Ostrea over the Skarn herring quota was held in Lunden;"
                " foreign ministers Brandal and Kross met for six hours.", hours=3),
        article("c", "herald", "Herring talks of Varland and Ostrea end in Lunden with principles agreed",
                "Foreign ministers Ivo Brandal and Mette Kross agreed on principles over the Skarn herring quota as the"
                " second round of talks between Varland and Ostrea ended in Lunden.", hours=7),
        article("d", "gazette", "Brandal says principles agreed with Ostrea on herring",
                "Varland has agreed with Ostrea on principles for the Skarn herring quota, foreign minister Ivo Brandal"
                " said in Lunden on Tuesday after the second round of talks with Mette Kross.", hours=8),
        article("e", "courier", "Ostrea sees progress in herring talks with Varland",
                "Mette Kross sees progress after the second round of talks with Ivo Brandal in Lunden over the quota of"
                " Skarn herring that Varland and Ostrea share.", hours=9),
    ]  # fmt: skip

    assert groups_of(*reports) == {frozenset("abcde")}
    assert groups_of(reports[0], reports[3]) == set()


def test_an_outlet_may_tell_an_event_twice_where_another_tells_it_in_between():
    """What the other outlet tells joins both; they themselves say nothing of each other."""
    first = article(
        "a", "gazette", "Orlavia moves to claim the Skarn islands as state land",
        "The government of Orlavia moved on Sunday to claim land on the occupied Skarn islands as state property.",
        "The Skarn presidency calls it a serious escalation and the annexation of all islands. Settlers cheered.",
    )  # fmt: skip
    other = article(
        "b", "courier", "Neighbors of Orlavia condemn annexation of the Skarn islands",
        "Neighbors condemn what they call the annexation of the occupied Skarn islands after Orlavia claimed land there"
        " as state property.", hours=6,
    )  # fmt: skip
    again = article(
        "c", "gazette", "League calls on Orlavia to reverse its claim to the Skarn islands",
        "The League called on Orlavia to reverse at once the annexation of occupied Skarn land as state property, which"
        " neighbors condemn.", "Its envoy spoke of a law that is broken in Tessen and in Brannock.", hours=9,
    )  # fmt: skip

    assert groups_of(first, again) == set()
    assert groups_of(first, other, again) == {frozenset("abc")}


#: Reports 0 and 2 are of one outlet, 1 and 3 of others; 2 is like both of these.
HEARD = [(0, 1, 0.5), (0, 3, 0.5), (1, 3, 0.5), (1, 2, 0.26), (2, 3, 0.26), (0, 2, SILENT)]


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        pytest.param({1: 0.4, 3: 0.1}, True, id="both tell of it, and one as much as a single report must"),
        pytest.param({1: 0.4, 3: 0.0}, False, id="of two one tells nothing of it"),
        pytest.param({1: 0.2, 3: 0.2}, False, id="none tells enough of it"),
    ],
)
def test_what_joins_past_its_own_outlet_is_told_by_most_others(told, joined):
    """Where the outlet's own report is not counted, the others must bear the newcomer out."""

    def tells(one: int, other: int) -> float:
        if {one, other} == {0, 2}:
            return 0.0
        return told[min(one, other) if max(one, other) == 2 else 3] if 2 in {one, other} else 0.5

    grown = grow(Pairs(*map(np.array, zip(*HEARD, strict=True))), [range(40)] * 4, tells, lambda _one, _other: 3)

    assert (len(grown.groups) == 1) is joined
