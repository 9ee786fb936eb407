"""Copies of a wire are found before all else: quickly, whatever their titles, and not by their form alone."""

import datetime as dt
import random
import resource
import time
from dataclasses import replace

import pytest

from digest.edit.cluster import cluster, cluster_with_reasons
from digest.edit.nearness import Nearness
from digest.edit.rank import lead_first
from digest.edit.table import table_of
from digest.edit.texts import read
from digest.models import Article

START = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)
SYLLABLES = "bra ken dol mur vis ta lor gan ef pil sto ren ma qui zan hel or tif wex ul".split()  # noqa: SIM905

COMMON = ("the", "harbor", "of", "which")


def named(draw: random.Random) -> str:
    """Return a word that no other report has."""
    return "".join(draw.choices(SYLLABLES, k=4))


def wire(seed: int, length: int = 220) -> list[str]:
    """Return the words of a report of its own: a fifth of it is said in every report."""
    draw = random.Random(seed)
    own = [named(draw) for _ in range(length // 2)]
    return [draw.choice(own) if draw.random() < 0.8 else COMMON[at % 4] for at in range(length)]


def copy_of(text: list[str], name: str, draw: random.Random, hours: float = 0.0, outlet: str = "") -> Article:
    """Return a copy as an outlet prints it: another title, a word changed here and there, a line of its own below."""
    kept = [word if draw.random() > 0.01 else named(draw) for word in text]
    return Article(
        id=name,
        title=f"What {draw.choice(text)} and {draw.choice(text)} said",
        paragraphs=(" ".join(kept), f"Printed by the {name} press."),
        url=f"https://{outlet or name}.example/{name}",
        published=START + dt.timedelta(hours=hours),
    )


def sizes(articles: list[Article]) -> list[int]:
    """Return the sizes of the stories."""
    return sorted(len(group) for group in cluster(articles))


def test_copies_with_changed_words_are_one_story_and_two_wires_are_two():
    """Thirty outlets print each of two reports, none of them word for word."""
    draw = random.Random(1)
    printed = [copy_of(wire(at % 2), f"o{at}", draw) for at in range(60)]

    found = cluster(printed)

    assert sorted(sorted(int(one.id[1:]) % 2 for one in group) for group in found) == [[0] * 30, [1] * 30]


def test_a_near_copy_says_so():
    """What joined it is told in plain words, with its pair."""
    draw = random.Random(2)
    (merge,) = cluster_with_reasons([copy_of(wire(5), name, draw) for name in ("a", "b")]).merges

    assert {merge.first, merge.second} == {"a", "b"}
    assert merge.terms == ("nearly the same text",)


def test_the_same_text_weeks_later_is_another_telling():
    """A report that comes again after three weeks is not the story of today."""
    draw = random.Random(3)

    assert sizes([copy_of(wire(6), "a", draw), copy_of(wire(6), "b", draw, hours=500)]) == [1, 1]


def page(seed: int, day: int, *, changed: float = 0.01) -> Article:
    """Return a page under one title as it stood on a day, a few words changed."""
    draw = random.Random(f"{seed}{day}")
    kept = [word if draw.random() > changed else named(draw) for word in wire(seed)]
    at = START + dt.timedelta(days=day)
    return Article(id=f"{day}", title="Which boat to buy", paragraphs=(" ".join(kept),), published=at)


def test_a_page_that_was_changed_a_little_since_stands_once():
    """The same title above nearly the same long text is one page, whatever day each copy is dated."""
    assert sizes([page(8, 0), page(8, 400)]) == [2]


def test_what_is_made_anew_each_week_under_one_title_is_not_one():
    """A form of which a fifth is new each time, and two texts of one name."""
    assert sizes([page(8, 0, changed=0.2), page(8, 7, changed=0.2)]) == [1, 1]
    assert sizes([page(8, 0), page(9, 7)]) == [1, 1]


TEASERS = ("Rell makes its mail server safer against prying.", "The firm makes its mail server safer, at a price.")


@pytest.mark.parametrize(
    ("title", "days", "stories"),
    [
        ("Rell makes its mail server safer", 1, [2]),
        ("Rell makes its mail server safer", 9, [1, 1]),
        ("Rell mail server", 1, [1, 1]),
        ("How to make the Rell mail server safer", 1, [2]),
    ],
)
def test_one_headline_of_one_outlet_stands_once_within_days(title, days, stories):
    """A newsletter that lists a story on two days tells it once; a standing heading tells nothing."""
    listed = [
        Article(
            id=text,
            title=title,
            paragraphs=(text,),
            publisher="Quay Letter",
            published=START + dt.timedelta(days=days * at),
        )
        for at, text in enumerate(TEASERS)
    ]
    assert sizes(listed) == stories


def test_a_copy_without_an_address_is_of_the_outlet_that_it_names():
    """Half of a guide, copied without its address, is known as the outlet's own by the outlet's name."""
    whole, other = wire(20), wire(21)
    texts = (whole, whole[:100] + other[100:])
    guides = [
        Article(
            id=f"{at}",
            title="How to make the Rell mail server safer",
            paragraphs=(" ".join(text),),
            publisher="Quay Letter",
            published=START,
            url=None if at else "https://quay.example/a",
        )
        for at, text in enumerate(texts)
    ]
    assert sizes(guides) == [2]


def test_a_form_filled_in_with_other_names_tells_another_event():
    """Results of two firms in the same words, but for the firm, its head and its town, are no copies; a reprint is."""
    form = (
        "{a} posted higher earnings for the third quarter as orders at home made up for weaker demand from abroad, and"
        " kept its outlook for the full year. {b}, who runs {a}, said the order books are full until spring. Shares of"
        " {a} rose in early trading in {c}. Analysts had expected a smaller gain, and {b} had warned of one in {c}."
    )
    firms = ({"a": "Quellmark", "b": "Tarn", "c": "Dunmere"}, {"a": "Brezovo", "b": "Ossip", "c": "Vrisa"})
    reports = [Article(id=firm["a"], title="Orders", paragraphs=(form.format(**firm),)) for firm in firms]
    reports.append(replace(reports[0], id="reprint", title="Earnings"))
    nearness = Nearness(reports, table_of(reports, read(reports)))

    assert not nearness.tells_again(0, 1)
    assert nearness.tells_again(0, 2)


def test_the_order_of_copies_does_not_matter():
    """The groups and their reasons are the same in any order."""
    draw = random.Random(4)
    printed = [copy_of(wire(at % 3), f"o{at}", draw) for at in range(15)]
    expected = cluster_with_reasons(printed)

    found = cluster_with_reasons(printed[::-1])

    assert {frozenset(one.id for one in group) for group in found.groups} == {
        frozenset(one.id for one in group) for group in expected.groups
    }


@pytest.mark.parametrize("outlet", ["", "wirepost"])
def test_thousands_of_near_copies_take_seconds_and_little_memory(outlet):
    """Three thousand copies, of as many outlets or of one, are a story in a few seconds, its lead found too."""
    draw = random.Random(5)
    text = wire(9)
    printed = [copy_of(text, f"o{at}", draw, outlet=outlet) for at in range(3000)]
    began, held = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    stories = sorted(cluster(printed), key=len)
    lead_first(stories[-1])

    assert len(stories[-1]) > 2900
    assert len(stories) < 10
    assert time.process_time() - began < 8
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < 400_000


def test_a_story_of_hundreds_is_found_among_thousands():
    """Three hundred headlines of one event, each with a word of its own, stand together among 2,800 others."""
    draw = random.Random(7)
    others = [Article(id=f"x{at}", title=" ".join(named(draw) for _ in range(6)), paragraphs=()) for at in range(2800)]
    told = [
        Article(id=f"t{at}", title=f"Aurelia Tregenna Porthgarrow lifeboat {named(draw)} {at % 40}", paragraphs=())
        for at in range(300)
    ]

    assert sizes([*others, *told])[-1] == len(told)


def test_hundreds_of_reports_that_are_alike_but_no_copies_end_in_time():
    """A thousand texts of the same few words in other orders are all compared, with their nearest only."""
    draw = random.Random(6)
    words = wire(10, 60)
    mixed = [
        Article(id=f"m{at}", title="The same words", paragraphs=(" ".join(draw.sample(words, len(words))),))
        for at in range(1000)
    ]
    began = time.process_time()

    assert sum(sizes(mixed)) == len(mixed)
    assert time.process_time() - began < 8
