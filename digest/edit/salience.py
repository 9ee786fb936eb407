"""How likely each word of an article is to stand in its summary: a logistic model over counts and places.

It reads the words that come up again, each as a column, and those that stand once, a column for
each sentence: of a word that stands once, only its place is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

#: What is told of a word; the weights of the model stand in this order, behind its bias.
TOLD = (
    "in_first", "in_second", "in_third", "early", "late", "log_count", "share", "log_first", "first_place",
    "opens_again", "titled", "company", "has_title",
)  # fmt: skip
_EARLY = 5
# Log odds beyond these say nothing more, and a text of one word a million times would overflow.
_SUREST = 30.0


class Words(NamedTuple):
    """Hold what an article says, by sentence (rows) and by word (columns)."""

    #: Whether each stem that comes up again, or stands in the title, is in each sentence.
    held: Numbers
    #: How many stems of each sentence stand nowhere else: three of four, which need no columns.
    once: Numbers
    #: Which of the columns are of the title.
    titled: Numbers
    #: How often each column's stem stands in all, and in which sentence first.
    total: Numbers
    first: NDArray[np.intp]
    #: How many stems each sentence has, and how often these stand in all, summed.
    long: Numbers
    spoken: Numbers


def words_of(held: Numbers, once: Numbers, titled: Numbers) -> Words:
    """Return what an article says, from what its sentences hold."""
    total = np.add.reduce(held)
    long, spoken = held.sum(1) + once, held @ total + once
    return Words(held, once, titled, total, held.argmax(0), long, spoken)


def told_of(words: Words) -> Numbers:
    """Return a column of numbers, in the order of `TOLD`, for each column and then for each sentence's lone words."""
    size, columns = words.held.shape
    company = words.spoken / np.maximum(words.long, 1)
    sums = np.concatenate([_stretches(size), company]).reshape(-1, size) @ words.held
    many = np.maximum(words.total, 1)
    own = [
        sums[:5].reshape(-1), np.log(many), many / size, np.log1p(words.first), words.first / max(1, size - 1),
        sums[0] * (many > 1), words.titled, sums[5] / many,
    ]  # fmt: skip
    told = np.empty((len(TOLD), columns + size))
    told[:-1, :columns] = np.concatenate(own).reshape(-1, columns)
    told[:-1, columns:] = _lone(size)
    told[-2, columns:] = company
    told[-1] = words.titled.any()
    return told


@lru_cache(maxsize=64)
def _stretches(size: int) -> Numbers:
    """Return marks of the stretches that a word may stand in: first, second and third sentence, early, late."""
    at = np.arange(size)
    return np.concatenate([at == 0, at == 1, at == 2, at < _EARLY, at >= (size + 1) // 2]).astype(float)


@lru_cache(maxsize=64)
def _lone(size: int) -> Numbers:
    """Return what is told of each sentence's lone words, whatever the article; 0 for what hangs on it."""
    at, none = np.arange(size), np.zeros(size)
    own = [none, none + 1 / size, np.log1p(at), at / max(1, size - 1), none, none, none]
    return np.concatenate([_stretches(size), *own]).reshape(-1, size)


def salience(words: Words, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Return how likely each column's word is to stand in a summary, and how likely each sentence's lone words are."""
    odds = -weights[1:] @ told_of(words) - weights[0]
    chances = 1 / (1 + np.exp(np.minimum(np.maximum(odds, -_SUREST), _SUREST)))
    columns = len(words.total)
    return chances[:columns], chances[columns:]
