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
    "log_count", "log_sentences", "share", "log_first", "first_place", "last_place", "in_first", "in_second",
    "in_third", "opens_again", "early", "titled", "has_title", "company", "late",
)  # fmt: skip
_EARLY = 5
# Log odds beyond these say nothing more, and a text of one word a million times would overflow.
_SUREST = 30.0


class Words(NamedTuple):
    """Hold what an article says, by sentence (rows) and by word (columns)."""

    #: How often each stem that comes up again, or stands in the title, is in each sentence; and whether it is.
    counts: Numbers
    held: Numbers
    #: How many stems of each sentence stand nowhere else: three of four, which need no columns.
    once: Numbers
    #: Which of the columns are of the title.
    titled: Numbers


def told_of(words: Words) -> Numbers:
    """Return a row of numbers, in the order of `TOLD`, for each column and then for each sentence's lone words."""
    size, columns = words.held.shape
    held = np.concatenate([words.held, _lone(size)], axis=1)
    total = np.concatenate([words.counts.sum(0), np.ones(size)])
    many = np.maximum(held.sum(0), 1)
    first = held.argmax(0)
    last = size - 1 - held[::-1].argmax(0)
    long = np.maximum(words.counts.sum(1) + words.once, 1)
    company = (words.counts @ total[:columns] + words.once) / long
    end = max(1, size - 1)
    rows = np.zeros((len(TOLD), columns + size))
    rows[0], rows[1], rows[2] = np.log(np.maximum(total, 1)), np.log(many), many / size
    rows[3], rows[4], rows[5] = np.log1p(first), first / end, last / end
    rows[6 : 6 + min(3, size)] = held[:3]
    rows[9], rows[10] = held[0] * (many > 1), held[:_EARLY].sum(0)
    rows[11, :columns], rows[12] = words.titled, words.titled.any()
    rows[13], rows[14] = company @ held / many, held[(size + 1) // 2 :].sum(0) / many
    return rows.T


@lru_cache(maxsize=64)
def _lone(size: int) -> Numbers:
    return np.eye(size)


def salience(words: Words, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Return how likely each column's word is to stand in a summary, and how likely each sentence's lone words are."""
    odds = told_of(words) @ weights[1:] + weights[0]
    chances = 1 / (1 + np.exp(-np.clip(odds, -_SUREST, _SUREST)))
    columns = words.held.shape[1]
    return chances[:columns], chances[columns:]
