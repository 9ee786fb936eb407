"""A theme that fills the week is no event: reports of it are joined only where they tell the same."""

import datetime as dt
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from digest.edit.cluster import cluster
from digest.edit.growth import grow
from digest.edit.postings import Pairs
from digest.edit.rarity import telling, usual
from digest.models import Article

START = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)

#: Outlet, hours after the start, title, excerpt; the reports of one event share a letter.
TALKS = (
    ("a", "northpost", 30, "Orlavia and Tessen agree on ferry quotas in Brannock talks",
     "Negotiators of Orlavia and Tessen agreed on ferry quotas after two days of talks in Brannock."),
    ("a", "southnews", 31, "Brannock talks: Tessen and Orlavia settle on quotas for ferries",
     "The delegations settled their quarrel over ferry quotas, the Orlavian foreign minister said in Brannock."),
    ("b", "eastwire", 33, "Orlavian navy closes the Strait of Quill for a day",
     "Orlavia closed the Strait of Quill to shipping for a day while its navy fired live rounds."),
    ("b", "westdaily", 34, "Strait of Quill closed to ships as Orlavia's navy fires live rounds",
     "No ship passed the Strait of Quill on Tuesday because of a live-fire drill of Orlavia's navy."),
    ("c", "northpost", 2, "Why Tessen's farmers fear a deal with Orlavia",
     "Cheap milk from across the border would ruin them, say dairy farmers in the valleys of Tessen."),
    ("d", "southnews", 60, "Opinion: Orlavia bets on diplomacy without diplomats",
     "The president of Orlavia sends his golf friends where ambassadors used to go. It may even work."),
    ("e", "eastwire", 40, "Orlavian protester dies in custody",
     "A student who was arrested during the spring protests in Orlavia died in prison, her family said."),
    ("f", "westdaily", 70, "Tessen's prime minister faces revolt over Orlavia",
     "Eleven members of the ruling party will vote against the budget unless the border opens."),
)  # fmt: skip


def article(name: str, outlet: str, hours: float, title: str, *paragraphs: str) -> Article:
    """Return an article of an outlet."""
    published = START + dt.timedelta(hours=hours)
    url = f"https://www.{outlet}.example/{name}"
    return Article(id=name, title=title, paragraphs=paragraphs, url=url, publisher=outlet, published=published)


def week() -> list[Article]:
    """Return the theme's reports among twenty articles that have nothing to do with it."""
    told = [article(f"{event}{n}", *rest) for n, (event, *rest) in enumerate(TALKS)]
    other = ("bread", "violin", "glacier", "chess", "orchid", "tunnel", "comet", "pottery", "ferret", "sauna")
    return told + [
        article(f"z{n}", f"blog{n}", n, f"How the {word} came to me", f"My {word} is the best {word} of them all.")
        for n, word in enumerate(other)
    ]


def groups_of(articles: list[Article]) -> set[frozenset[str]]:
    """Return the groups of more than one as sets of ids."""
    return {frozenset(a.id for a in group) for group in cluster(articles) if len(group) > 1}


def test_only_reports_of_one_event_are_joined_out_of_a_theme():
    """Two events of the theme are told twice each; comments and other events stay alone."""
    assert groups_of(week()) == {frozenset({"a0", "a1"}), frozenset({"b2", "b3"})}


def test_a_year_tells_nothing_of_what_happened():
    """However new to the background, the number of a year weighs less than any common word."""
    stems = ["2026", "govern", "aurelia"]
    year, common, rare = telling(stems, usual(stems, "en"), 0, len(week()))

    assert year < common < rare


def test_brief_reports_in_other_words_meet_where_they_are_very_alike():
    """Two headlines of one death share few words of all they say, but telling ones."""
    first = article("a", "northpost", 0, "Marta Quillon, star of ‘The Glass Harbor’ and ‘Low Tide,’ dies at 95",
                    "The actress won every prize of the stage in six decades and never gave an interview.")  # fmt: skip
    other = article("b", "southnews", 3, "‘Low Tide’ actress Marta Quillon dies aged 95",
                    "Fans remember her for her role as the harbor master in ‘The Glass Harbor’.")  # fmt: skip

    assert groups_of([*week(), first, other]) >= {frozenset("ab")}


def test_articles_without_titles_or_dates_are_joined_by_what_they_tell():
    """Neither is needed: the same event without them is one story, another one is not."""
    bare = [Article(id=f"n{n}", title="", paragraphs=(row[4],)) for n, row in enumerate(TALKS)]

    assert groups_of(bare) <= {frozenset({"n0", "n1"}), frozenset({"n2", "n3"})}


def test_five_hundred_forms_filled_in_differently_end_in_time():
    """Five hundred texts that differ by a number each are told apart or joined, but each stands once."""
    forms = [
        article(f"n{n}", f"o{n % 7}", n / 10, f"Station report {n}", f"Station {n} reports {n % 9} mm of rain today.")
        for n in range(500)
    ]

    assert sorted(a.id for group in cluster(forms) for a in group) == sorted(a.id for a in forms)


_SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from digest.edit.cluster import cluster_with_reasons
from test_cluster_themes import week
found = cluster_with_reasons(week())
print([[a.id for a in group] for group in found.groups], found.merges)
"""


def test_neither_order_nor_hash_seed_changes_stories():
    """The groups and their reasons are the same under any hash seed, the groups in any order of input."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    shuffled = random.Random(5).sample(week(), len(week()))

    assert len(told) == 1
    assert groups_of(shuffled) == groups_of(week())


@pytest.mark.parametrize(
    ("reports", "names", "groups"),
    [
        pytest.param(2, 4, ((0,), (1,)), id="two alone tell too little of the same"),
        pytest.param(3, 2, ((0,), (1,), (2,)), id="a third is like both, but the names are others"),
        pytest.param(3, 3, ((0, 1, 2),), id="a third is like both, and the names are the same"),
    ],
)
def test_a_third_report_vouches_for_two_that_tell_the_event_in_words_of_their_own(reports, names, groups):
    """Long reports that tell a fifth of the same stay apart; with a third, and the same names, they meet."""
    stems = [tuple(f"word{at}" for at in range(60))] * reports
    all_alike = Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([0.4, 0.4, 0.4]))

    grown = grow(all_alike.only(all_alike.seconds < reports), stems, lambda *_: 0.21, lambda *_: names)

    assert grown.groups == groups


#: Home, guest, a scorer of each, score, ground.
MATCHES = (
    ("Harrowdale", "Brannock", "Mills", "Tenner", "2-1", "Quay Park"),
    ("Vrisa", "Orlen", "Petrou", "Hask", "0-0", "the Bowl"),
    ("Tessen", "Quillon", "Mraz", "Dovic", "3-2", "Lime Lane"),
    ("Graz", "Linz", "Huber", "Maier", "1-0", "Liebenau"),
    ("Eastport", "Norwick", "Cole", "Banks", "4-0", "Dock Road"),
    ("Solvik", "Harn", "Lunde", "Berg", "2-2", "Fjord Arena"),
    ("Castel", "Moreno", "Ruiz", "Pinto", "1-3", "Campo Alto"),
    ("Leyton", "Ashby", "Price", "Holt", "2-0", "The Meadow"),
)
OPENINGS = (
    "{p} gave {a} the points against {b} with a late goal.",
    "{a} beat {b} on Saturday; {p} was the hero at {v}.",
    "It finished {s} between {a} and {b}, and nobody could complain.",
    "{b} left {v} without a word after the defeat at {a}.",
    "A header by {p} and a save in the last minute: {a} celebrate.",
    "The derby of {a} and {b} had everything, a penalty, a red card, and {q} in tears.",
    "{q} missed from the spot, and so {a} win.",
    "Rain, mud and a goal by {p}: that was {a} against {b}.",
)
PLAYED = (
    "In a full stadium at {v} {p} scored the first goal for {a} after twenty minutes with a header from a corner.",
    "The second half was that of {b}, whose striker {q} hit the post. The coach brought on two fresh midfielders.",
    "The referee showed four yellow cards. {a} move up to fourth place in the league; {b} stay in the lower half.",
    "“We played well as a team and deserved the points,” the coach said, and the fans sang until the players left.",
)


def match_report(at: int) -> Article:
    """Return an outlet's report of one match: a title, an opening, and three of four paragraphs that all print."""
    names = dict(zip("abpqsv", MATCHES[at], strict=True))
    texts = [OPENINGS[at], *(text for n, text in enumerate(PLAYED) if n != at % 4)]
    title = OPENINGS[(at + 3) % 8].format(**names)
    return article(f"m{at}", f"outlet{at}", at % 3, title, *(text.format(**names) for text in texts))


def test_reports_of_different_matches_are_different_stories():
    """Eight outlets report on eight matches in much the same words; the clubs and the scorers are others."""
    assert groups_of([match_report(at) for at in range(len(MATCHES))]) == set()
