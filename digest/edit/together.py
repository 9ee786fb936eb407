"""Which sentences do best together: sets of the best rated ones, rated as a whole.

A summary is measured by what all its sentences say and by how many words they take for it, which no
rating of single sentences knows. A second small model rates sets of the best rated sentences by what
they say of the salient words, their length, and the mean of their sentences' own numbers. Sets of
three open with the report's first sentence, as a summary with so much room does: 21 are left of 56.
"""

from __future__ import annotations

import math
from functools import lru_cache, reduce
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.edit.features import Reading
    from digest.edit.sentence_model import SetModel

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

#: How many sentences are tried together, and in sets of what size: larger ones are many and differ little.
TRIED, SIZES = 7, (2, 3)
#: What its sentences are rated one by one counts this much beside the rating of the whole.
SINGLY = 0.4
#: With room for so many sentences a report's first one opens its summary.
ROOM = 3
#: What is told of a set.
SET_NAMES = (
    "rating", "lowest", "highest", "says", "says_stems", "length", "log_length", "says_briefly", "says_for_its_length",
    "twice", "twice_share", "different", "first_place", "last_place", "neighbours", "shortest", "longest",
    "relative_length", "size", "sentences", "titled",
)  # fmt: skip
#: A summary of people's is about this long: a word more costs the less, the longer it is already.
_USUAL, _BRIEF = 40, 20
_WORDS, _SALIENT = NAMES.index("words"), NAMES.index("salient")


@lru_cache(maxsize=64)
def _sets(of: int, size: int) -> Places:
    return np.array(list(combinations(range(of), size)), dtype=np.intp)


def sets_of(ratings: Numbers, size: int, *, opens: bool = True) -> Places:
    """Return sets of so many of the best sentences, a row each, in reading order; with ROOM all open with the first.

    Where the report's first sentence cannot open a summary, `opens` is false, and they may open with any.
    """
    order = np.argsort(-ratings, kind="stable")
    if size < ROOM or not opens:
        top = np.sort(order[:TRIED])
        return np.asarray(top[_sets(len(top), size)])
    top = np.sort(order[order > 0][:TRIED])
    rest = top[_sets(len(top), size - 1)]
    return np.concatenate([np.zeros((len(rest), 1), dtype=np.intp), rest], axis=1)


def told_of_sets(reading: Reading, ratings: Numbers, sets: Places) -> Numbers:
    """Return a row of numbers, in the order of `SET_NAMES`, for each set."""
    rows, words, chances = reading
    held, content, titled = words.terms.held, words.terms.content, words.terms.titled
    many = len(sets)
    lengths = rows[:, _WORDS]
    own = np.concatenate([_standard(ratings), lengths, rows[:, _SALIENT]]).reshape(3, -1)[:, sets]
    (rating, length, mass), lowest, highest = own.sum(2), own[:2].min(2), own[:2].max(2)
    said = reduce(np.maximum, (held[column] for column in sets.T))
    columns = np.concatenate([chances, chances * content, content, titled * content]).reshape(4, -1)
    says, stems, different, heading = columns @ said.T
    twice = mass - says
    told = np.concatenate([
        rating, lowest[0], highest[0], says, stems, length, np.log(length), says / (length + _BRIEF),
        says / (length + _USUAL), twice, twice / length,
        different / length, np.log1p(sets[:, 0]), np.log1p(sets[:, -1]), (sets[:, 1:] - sets[:, :-1] == 1).sum(1),
        lowest[1], highest[1], length * (len(rows) / lengths.sum()), np.full(many, sets.shape[1]),
        np.full(many, len(rows)), heading / words.heading,
    ])  # fmt: skip
    return told.reshape(len(SET_NAMES), many).T


def rate_sets(reading: Reading, ratings: Numbers, spread: Numbers, sets: Places, model: SetModel) -> Places:
    """Return sets of sentences, the best summary first; `spread` holds what the sentence model read of each."""
    rated = _standard(model.rate(told_of_sets(reading, ratings, sets), spread, sets))
    rated += SINGLY * _standard(ratings[sets].sum(1))
    return sets[np.argsort(-np.round(rated, 6), kind="stable")]


def _standard(numbers: Numbers) -> Numbers:
    apart = numbers - numbers.sum() / len(numbers)
    spread: Numbers = apart / (math.sqrt(apart @ apart / len(apart)) + 1e-9)
    return spread
