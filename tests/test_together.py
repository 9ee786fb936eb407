"""Sets of sentences: which are tried, and what is told of them."""

import pytest

from digest.edit.features import read, words_of
from digest.edit.passages import passages
from digest.edit.sentence_model import models
from digest.edit.together import SET_NAMES, TRIED, rate_sets, sets_of, told_of_sets
from tests.test_summarize import BRIDGE, article

RATINGS = [0.0, 3.0, 1.0, 9.0, 2.0, 8.0, 4.0, 7.0, 6.0, 5.0]


@pytest.mark.parametrize(
    ("size", "opens", "many", "first"),
    [
        pytest.param(3, True, 21, {0}, id="three open with the first sentence, whatever its rating"),
        pytest.param(3, False, 35, {1, 3, 5, 6, 7}, id="but not where it cannot open a summary"),
        pytest.param(2, True, 21, {1, 3, 5, 6, 7, 8}, id="two open with any"),
    ],
)
def test_the_best_sentences_are_tried_together(size, opens, many, first):
    """Sets are made of the best rated sentences, each once and in reading order."""
    places = sets_of(RATINGS, size, opens=opens).places

    assert len(places) == len({tuple(one) for one in places}) == many
    assert all(one == sorted(one) for one in places)
    assert {one[0] for one in places} == first
    assert len({place for one in places for place in one} - {0}) == TRIED


def test_what_is_told_of_a_set_is_what_its_sentences_say_together():
    """A term that two sentences say counts once for the set, and twice where each is asked."""
    found = passages(article("Cracks in the bridge.", "Cracks in the bridge.", "Rain fell on Lenne."))
    reading = read(words_of(found, ""), models().terms)
    sets = sets_of([0.0] * 3, 2)

    told = dict(zip(map(tuple, sets.places), told_of_sets(reading, [0.0] * 3, sets), strict=True))
    twice, says = SET_NAMES.index("twice"), SET_NAMES.index("says")

    assert told[0, 1][twice] == pytest.approx(told[0, 1][says], rel=1e-4)
    assert told[0, 2][twice] == pytest.approx(0, abs=1e-4)
    assert told[0, 2][says] > told[0, 1][says]


def test_all_sets_are_rated():
    """Each set is given once, as places in the article."""
    found = passages(article(*BRIDGE))
    reading = read(words_of(found, "The bridge"), models().terms)
    rated, within = models().sentences.rate(reading.rows)
    ratings = rated.tolist()
    sets = sets_of(ratings, 2)

    assert sorted(rate_sets(reading, ratings, within, sets, models().together)) == sorted(sets.places)
