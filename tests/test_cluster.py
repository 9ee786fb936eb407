import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.edit.cluster import cluster, cluster_with_reasons
from digest.models import Article

FERRY = (
    "The ferry Aurelia ran aground off the island of Vis on Tuesday with 214 passengers on board.",
    "Fishing boats from Komiža took all of them off within two hours, the harbor master Ante Marić said.",
    "Divers will look at the hull before tugs try to pull the Aurelia free at high tide on Thursday.",
)
FERRY_AGAIN = (
    "All 214 passengers were brought ashore after the ferry Aurelia struck rocks near Vis on Tuesday.",
    "Harbor master Ante Marić praised the fishing crews of Komiža, whose boats were there within the hour.",
    "Tugs are to pull the ferry free on Thursday, once divers have inspected its hull.",
)
TRAM = (
    "Graz opened its new tram line through the Neutorgasse on Monday after four years of work.",
    "The line takes trains out of the crowded Herrengasse, and cost 33 million euros.",
)


def article(name: str, title: str, *paragraphs: str, **more) -> Article:
    """Return an article with its own address."""
    return Article(id=name, title=title, paragraphs=paragraphs, **({"url": f"https://{name}.example/1"} | more))


def groups_of(*articles: Article) -> set[frozenset[str]]:
    """Return the groups as sets of ids."""
    return {frozenset(a.id for a in group) for group in cluster(articles)}


def test_two_reports_of_one_event_are_one_story_and_another_event_is_not():
    """Reports in other words about one accident meet; a third article stays alone."""
    a = article("a", "Ferry Aurelia runs aground off Vis", *FERRY)
    b = article("b", "Fishing boats save 214 from ferry on rocks near Vis", *FERRY_AGAIN)
    c = article("c", "New tram line opens in Graz", *TRAM)

    assert groups_of(a, b, c) == {frozenset("ab"), frozenset("c")}


def test_each_joining_names_its_pair_and_the_terms():
    """What is merged can be explained: the pair, how alike, and the shared words."""
    a, b = article("a", "Ferry Aurelia aground", *FERRY), article("b", "Ferry Aurelia on rocks", *FERRY_AGAIN)
    (merge,) = cluster_with_reasons([a, b]).merges

    assert {merge.first, merge.second} == {"a", "b"}
    assert "aurelia" in merge.terms
    assert 0 < merge.score <= 1


def test_copies_meet_whatever_their_titles_or_addresses():
    """The same text twice, and the same page twice, are one story."""
    same_text = article("a", "Ferry aground", *FERRY), article("b", "Aurelia accident", *FERRY)
    page = article("c", "Trams", *TRAM), article("d", "Bahn", "Other words.", url="https://c.example/1?utm_source=x")

    assert groups_of(*same_text) == {frozenset("ab")}
    assert groups_of(*page) == {frozenset("cd")}


def test_the_same_report_weeks_later_is_not_the_same_event_by_default():
    """Likeness fades with the days between two reports."""
    first = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
    a = article("a", "Ferry Aurelia aground", *FERRY, published=first)
    near = article("b", "Ferry Aurelia on rocks", *FERRY_AGAIN, published=first + dt.timedelta(hours=8))
    far = article("b", "Ferry Aurelia on rocks", *FERRY_AGAIN, published=first + dt.timedelta(days=60))

    assert groups_of(a, near) == {frozenset("ab")}
    assert len(groups_of(a, far)) == 2


def test_two_well_reported_events_of_one_kind_stay_two_stories():
    """Five reports of one fire and five of another do not meet, though fires read alike."""

    def report(n: int, place: str, shop: str, name: str) -> Article:
        text = f"A fire destroyed the {shop} supermarket in {place} on Sunday night, fire chief {name} said."
        rest = f"{20 + n} firefighters fought the flames at the supermarket in {place}; police treat the fire as arson."
        return article(f"{place}{n}", f"Fire destroys {shop} supermarket in {place}", text, rest)

    one = [report(n, "Banstead", "Waitwell", "Oduya") for n in range(6)]
    other = [report(n, "Wellington", "Waitwell", "Pryce") for n in range(6)]

    assert groups_of(*one, *other) == {frozenset(a.id for a in one), frozenset(a.id for a in other)}


def test_five_hundred_identical_articles_are_one_story():
    """Copies cost nothing and make one group."""
    assert len(cluster([article(f"n{n}", "Ferry", *FERRY) for n in range(500)])) == 1


@pytest.mark.parametrize("text", ["", "Hm.", "the and of", "2026", "и в на", "船が座礁した"])
def test_articles_that_say_nothing_are_only_joined_to_copies(text):
    """One word, stop words only, no text: no guess is made."""
    odd = article("a", "", text) if text else article("a", "")

    assert len(groups_of(odd, article("b", "Ferry Aurelia", *FERRY), article("c", "Trams", *TRAM))) == 3


def test_the_order_of_input_does_not_matter():
    """Any order of the articles gives the same groups."""
    articles = [
        article("a", "Ferry Aurelia aground off Vis", *FERRY),
        article("b", "Ferry Aurelia on rocks near Vis", *FERRY_AGAIN),
        article("c", "Tram line opens in Graz", *TRAM),
        article("d", "Graz opens tram line", *reversed(TRAM)),
        article("e", "Aurelia ferry: divers look at hull", *FERRY[1:]),
    ]
    expected = groups_of(*articles)
    for seed in range(6):
        shuffled = random.Random(seed).sample(articles, len(articles))

        assert groups_of(*shuffled) == expected


WORDS = st.lists(
    st.sampled_from(["ferry", "Vis", "tram", "Graz", "214", "Marić", "и", "в", "船", "the"]), max_size=12
).map(" ".join)


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_whatever_comes_every_article_stands_in_exactly_one_group(texts):
    """A cluster is a partition, for any articles."""
    articles = [Article(id=f"n{n}", title=title, paragraphs=(body,)) for n, (title, body) in enumerate(texts)]
    found = sorted(a.id for group in cluster(articles) for a in group)

    assert found == sorted(a.id for a in articles)
