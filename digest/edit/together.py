"""Which sentences do best together: sets of the best rated ones, rated as a whole.

A summary is measured by what all its sentences say and by how many words they take for it, which no
rating of single sentences knows. A second small model rates sets of the best rated sentences by what
they say of the salient words, their length, and the mean of their sentences' own numbers. Sets of
three open with the report's first sentence, as a summary with so much room does: 21 are left of 56.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.edit.features import OF_SETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from digest.edit.features import Reading
    from digest.edit.sentence_model import SetModel

    Numbers = NDArray[np.float32]
    Places = NDArray[np.intp]

#: How many sentences are tried together, and in sets of what size: larger ones are many and differ little.
TRIED, SIZES = 7, (2, 3)
#: What its sentences are rated one by one counts this much beside the rating of the whole, which spreads ten times as
#: far: four tenths.
SINGLY = 4
#: With room for so many sentences a report's first one opens its summary.
ROOM = 3
#: What is told of a set. Ten more were tried (its lowest and highest rating, its shortest and longest sentence, …):
#: out of fold no better.
SET_NAMES = (
    "length", "twice", "rating", "titled", "says", "says_stems", "different", "says_briefly", "says_for_its_length",
    "first_place", "last_place",
)  # fmt: skip
#: A summary of people's is about this long: a word more costs the less, the longer it is already.
_USUAL, _BRIEF = 40, 20
#: What of it counts for its length, and for how much more than that.
_FOR_LENGTH = ([6, 4, 4], np.array([[1], [_BRIEF], [_USUAL]], np.float32))
RATING = SET_NAMES.index("rating")


class Sets(NamedTuple):
    """Hold sets of the best sentences of an article."""

    #: The best sentences by their places, in reading order.
    top: list[int]
    #: For each set the places in `top` of its sentences in reading order; of all, those of the first and of the last.
    members: tuple[tuple[int, ...], ...]
    ends: Places
    #: A row for each set: 1 for each that is in it, and what share of it each is.
    held: Numbers
    share: Numbers

    @property
    def places(self) -> list[list[int]]:
        """For each set the places of its sentences in the article."""
        return [[self.top[member] for member in one] for one in self.members]


@lru_cache(maxsize=64)
def _sets(of: int, size: int, *, first: bool) -> tuple[tuple[tuple[int, ...], ...], Places, Numbers, Numbers]:
    """Return the sets of so many sentences as `Sets` holds them; with `first` all hold the first sentence."""
    found = tuple(one for one in combinations(range(of), size) if one[0] == 0 or not first)
    members = np.array(found, dtype=np.intp).reshape(-1, size)
    held = np.zeros((len(members), of), np.float32)
    np.put_along_axis(held, members, 1, axis=1)
    return found, members[:, [0, -1]].T, held, held / np.float32(size)


def sets_of(ratings: Sequence[float], size: int, *, opens: bool = True) -> Sets:
    """Return sets of so many of the best sentences, in reading order; with ROOM all open with the first.

    Where the report's first sentence cannot open a summary, `opens` is false, and they may open with any.
    """
    order = sorted(range(len(ratings)), key=ratings.__getitem__, reverse=True)
    first = size >= ROOM and opens
    if first:
        order.remove(0)
    top = sorted(order[:TRIED])
    top = [0, *top] if first else top
    return Sets(top, *_sets(len(top), size, first=first))


def told_of_sets(reading: Reading, ratings: Sequence[float], sets: Sets) -> Numbers:
    """Return a row of numbers, in the order of `SET_NAMES`, for each set."""
    own = reading.table[OF_SETS].take(sets.top, axis=1)
    said = np.minimum(sets.held @ reading.words.terms.held.take(sets.top, axis=0), 1)
    told = np.empty((len(SET_NAMES), len(said)), np.float32)
    own[2].take(sets.ends, out=told[-2:])
    own[2] = _standard(ratings, sets.top)
    np.matmul(own, sets.held.T, out=told[:3])
    np.matmul(reading.columns, said.T, out=told[3:7])
    told[1] -= told[4]
    np.divide(told.take(_FOR_LENGTH[0], axis=0), told[0] + _FOR_LENGTH[1], out=told[6:9])
    if reading.words.heading:
        told[3] /= reading.words.heading
    return told.T


def rate_sets(
    reading: Reading, ratings: Sequence[float], spread: Numbers, sets: Sets, model: SetModel
) -> Iterator[list[int]]:
    """Yield sets of sentences, the best summary first; `spread` holds what the sentence model read of each."""
    told = told_of_sets(reading, ratings, sets)
    rated = model.rate(told, spread, sets) + SINGLY * told[:, RATING]
    # In whole ten thousandths, so that all machines agree.
    whole = list(map(int, (rated * -10_000).tolist()))
    for at in sorted(range(len(whole)), key=whole.__getitem__):
        yield [sets.top[member] for member in sets.members[at]]


def _standard(ratings: Sequence[float], top: Sequence[int]) -> list[float]:
    """Return ratings of the best by how far the ratings of all spread."""
    mean = sum(ratings) / len(ratings)
    spread = math.sqrt(max(0.0, sum(map(mul, ratings, ratings)) / len(ratings) - mean * mean)) + 1e-9
    return [(ratings[place] - mean) / spread for place in top]
