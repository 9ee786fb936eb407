"""What one weak word files, and what the other words have to say to it."""

import numpy as np
import pytest

from digest.edit.bearing import rest_of
from digest.edit.classify import file_articles
from digest.edit.evidence import Evidence
from digest.edit.lone import without_lone_words
from digest.edit.places import Place
from digest.edit.table import table_of
from digest.edit.texts import read
from digest.edit.topics import NEWS_TOPICS
from digest.models import Article

TEAM = (
    "A team of judges will look through the papers of the murder trial again, the court said. Prosecutors had charged"
    " two men over the killing, and both were arrested."
)


def found(words: tuple[str, ...], firm: float, **more) -> Evidence:
    """Return evidence whose words name the first of two topics."""
    kept = {"labels": (), "worn": frozenset(), "given": None} | more
    return Evidence((firm, 0.0), (words, ()), (firm, 0.0), **kept)


def moved(one: Evidence, rest: list[float] | None, active: tuple[bool, bool] = (True, True)) -> Place:
    """Return where an article that stands under the first of two topics goes."""
    told = None if rest is None else np.array(rest)
    return without_lone_words([Place(0)], [one], np.array(active), lambda _at, _stems: told)[0]


def test_a_lone_weak_word_loses_an_article_that_the_other_words_bear_out_elsewhere():
    """One "team" beside words of courts is crime."""
    assert moved(found(("team",), 1.0), [0.0, 1.5]) == Place(1)


def test_where_the_other_words_bear_out_nothing_it_stands_under_none():
    """What names the topic is outweighed, and no other one is borne out."""
    place = moved(found(("team",), 0.5), [-0.5, 0.6])

    assert place.filed is None
    assert place.missing == "its other words bear out another topic more"


@pytest.mark.parametrize(
    ("one", "rest"),
    [
        (found(("team",), 1.0), [0.5, 1.5]),
        (found(("team", "coach"), 1.0), [0.0, 3.0]),
        (found(("striker",), 2.5), [0.0, 3.0]),
        (found(("Sport",), 1.0, labels=(0,)), [0.0, 3.0]),
        (found(("team",), 1.0, given=0), [0.0, 3.0]),
        (found(("team",), 1.0), None),
    ],
    ids=["others say little more", "two words", "a strong word", "its source's label", "configured", "not read"],
)
def test_else_it_stays(one, rest):
    """A word that is borne out, strong, or not alone files an article, and so does its source."""
    assert moved(one, rest) == Place(0)


def test_it_moves_to_none_but_the_topics_there_are():
    """A topic that the week does not fill takes nothing."""
    assert moved(found(("team",), 1.0), [0.0, 1.5], active=(True, False)) == Place(0)


def test_what_is_left_out_does_not_count():
    """Without its stem a word bears out nothing; an article in another language is not read."""
    articles = [Article(id=language, title="", paragraphs=(TEAM,), language=language) for language in ("en", "de")]
    rest = rest_of(articles, table_of(articles, read(articles)), NEWS_TOPICS)
    sport = [topic.id for topic in NEWS_TOPICS].index("sport")

    assert rest(0, ("team",))[sport] < rest(0, ())[sport]
    assert rest(1, ("team",)) is None


def test_a_team_of_judges_is_no_sport():
    """The last word is that of all the words."""
    assert file_articles([Article(id="a", title="", paragraphs=(TEAM,))], NEWS_TOPICS).filings[0].topic == "crime"
