"""Which sentences do best together: sets of the best rated ones, rated as a whole.

A summary is measured by what all its sentences say and by how many words they take for it, which no
rating of single sentences knows. A second small model rates sets of the best rated sentences by what
they say of the salient words, their length, and the mean of their sentences' own numbers. Sets of
three open with the report's first sentence, as a summary with so much room does: 21 are left of 56.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.edit.features import Reading
    from digest.edit.sentence_model import SentenceModel

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

#: How many sentences are tried together, and in sets of what size: larger ones are many and differ little.
TRIED, SIZES = 7, (2, 3)
#: What its sentences are rated one by one counts this much beside the rating of the whole.
SINGLY = 0.4
#: With room for so many sentences a report's first one opens its summary.
ROOM = 3
#: What is told of a set, before the means of its sentences' numbers.
SET_NAMES = (
    "rating", "lowest", "highest", "says", "length", "log_length", "says_briefly", "says_for_its_length", "twice",
    "twice_share", "different", "first_place", "last_place", "neighbours", "shortest", "longest", "relative_length",
    "size", "sentences", "titled",
    *(f"mean_{name}" for name in NAMES),
)  # fmt: skip
#: A summary of people's is about this long: a word more costs the less, the longer it is already.
_USUAL, _BRIEF = 35, 20
_WORDS = NAMES.index("words")


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
    _, held, once, titled = reading.words
    standard = _standard(ratings)[sets]
    lengths = reading.rows[:, _WORDS]
    each = lengths[sets]
    length = each.sum(1)
    times = sum(held[column] for column in sets.T)
    said = np.minimum(times, 1)
    says = said @ reading.chances + (once * reading.lone)[sets].sum(1)
    twice = (times - said) @ reading.chances
    size, many = sets.shape[1], len(lengths)
    own = [
        standard.sum(1), standard.min(1), standard.max(1), says, length, np.log(length), says / (length + _BRIEF),
        says / (length + _USUAL), twice, twice / length, (said.sum(1) + once[sets].sum(1)) / length,
        np.log1p(sets[:, 0]), np.log1p(sets[:, -1]), (sets[:, 1:] - sets[:, :-1] == 1).sum(1), each.min(1), each.max(1),
        length / lengths.mean(), np.full(len(sets), size), np.full(len(sets), many),
        said @ titled / max(1.0, titled.sum()),
    ]  # fmt: skip
    table = np.concatenate(own).reshape(len(own), len(sets)).T
    means = sum(reading.rows[column] for column in sets.T) / size
    return np.concatenate([table, means], axis=1)


def rate_sets(reading: Reading, ratings: Numbers, sets: Places, model: SentenceModel) -> Places:
    """Return sets of sentences, the best summary first."""
    rated = _standard(model.rate(told_of_sets(reading, ratings, sets))) + SINGLY * _standard(ratings[sets].sum(1))
    return sets[np.argsort(-np.round(rated, 6), kind="stable")]


def _standard(numbers: Numbers) -> Numbers:
    spread: Numbers = (numbers - numbers.mean()) / (numbers.std() + 1e-9)
    return spread
