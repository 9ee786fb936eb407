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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.edit.features import NAMES

if TYPE_CHECKING:
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
    "rating", "length", "twice", "says", "says_stems", "different", "titled", "says_briefly", "says_for_its_length",
    "first_place", "last_place",
)  # fmt: skip
#: A summary of people's is about this long: a word more costs the less, the longer it is already.
_USUAL, _BRIEF = 40, 20
_WORDS, _SALIENT = NAMES.index("words"), NAMES.index("salient")


class Sets(NamedTuple):
    """Hold sets of the best sentences of an article."""

    #: The best sentences by their places, in reading order.
    top: Places
    #: A row for each set: the places in `top` of its sentences in reading order; and 1 for each that is in it.
    members: Places
    held: Numbers

    @property
    def places(self) -> Places:
        """A row for each set: the places of its sentences in the article."""
        return self.top[self.members]


@lru_cache(maxsize=64)
def _sets(of: int, size: int, *, first: bool) -> tuple[Places, Numbers]:
    """Return the sets of so many sentences as members and as marks; with `first` all hold the first sentence."""
    found = [one for one in combinations(range(of), size) if one[0] == 0 or not first]
    members = np.array(found, dtype=np.intp).reshape(-1, size)
    held = np.zeros((len(members), of), np.float32)
    np.put_along_axis(held, members, 1, axis=1)
    return members, held


def sets_of(ratings: Numbers, size: int, *, opens: bool = True) -> Sets:
    """Return sets of so many of the best sentences, in reading order; with ROOM all open with the first.

    Where the report's first sentence cannot open a summary, `opens` is false, and they may open with any.
    """
    order = (-ratings).argsort(kind="stable").tolist()
    first = size >= ROOM and opens
    if first:
        order.remove(0)
    top = sorted(order[:TRIED])
    top = [0, *top] if first else top
    return Sets(np.array(top, dtype=np.intp), *_sets(len(top), size, first=first))


def told_of_sets(reading: Reading, ratings: Numbers, sets: Sets) -> Numbers:
    """Return a row of numbers, in the order of `SET_NAMES`, for each set."""
    words, rows = reading.words, reading.rows
    own = np.concatenate([_standard(ratings), rows[:, _WORDS], rows[:, _SALIENT]]).reshape(3, -1)
    rating, length, mass = own.take(sets.top, axis=1) @ sets.held.T
    said = np.minimum(sets.held @ words.terms.held.take(sets.top, axis=0), 1)
    says, stems, different, heading = reading.columns @ said.T
    places = np.log1p(sets.top)
    return np.concatenate([
        rating, length, mass - says, says, stems, different / (length + 1), heading / words.heading,
        says / (length + _BRIEF), says / (length + _USUAL), places[sets.members[:, 0]], places[sets.members[:, -1]],
    ], dtype=np.float32).reshape(len(SET_NAMES), -1).T  # fmt: skip


def rate_sets(reading: Reading, ratings: Numbers, spread: Numbers, sets: Sets, model: SetModel) -> list[list[int]]:
    """Return sets of sentences, the best summary first; `spread` holds what the sentence model read of each."""
    told = told_of_sets(reading, ratings, sets)
    rated = model.rate(told, spread, sets) + SINGLY * told[:, 0]
    # In whole ten thousandths, so that all machines agree.
    order = (rated * -10_000).astype(np.intp).argsort(kind="stable")
    found: list[list[int]] = sets.places[order].tolist()
    return found


def _standard(numbers: Numbers) -> Numbers:
    apart = numbers - np.add.reduce(numbers) / np.float32(len(numbers))
    spread: Numbers = apart / np.float32(math.sqrt(apart @ apart / len(apart)) + 1e-9)
    return spread
