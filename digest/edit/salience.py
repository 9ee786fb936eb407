"""How likely each term of an article is to stand in its summary.

A logistic model over counts and places: a summary says again what the article says often and early. Terms side
by side ("mayor of") were tried as well; they told nothing more (CNN 29.3/11.1 with them and without).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.edit.vocabulary import Rows

    Numbers = NDArray[np.float32]
    Places = NDArray[np.intp]

#: What is told of a term; the weights of the model stand in this order, behind its bias.
TOLD = (
    "in_first", "early", "late", "log_count", "log_sentences", "log_first", "titled", "capital", "number", "length",
    "has_title",
)  # fmt: skip
_EARLY = 5


class Text(NamedTuple):
    """Hold the terms of an article one after the other, as they stand in it."""

    numbers: Places
    #: The sentence of each, and whether it has a capital.
    rows: Places
    capitals: Numbers
    #: How many sentences there are.
    size: int


class Terms(NamedTuple):
    """Hold the terms of an article, a column each in the order of the text, and of what kind they are."""

    #: Whether each is in each sentence (rows); how often it stands in all, and in which sentence first.
    held: Numbers
    total: Numbers
    first: Places
    #: Whether it carries meaning, stands in the title, and how often it is written with a capital (0 to 1).
    content: Numbers
    titled: Numbers
    capital: Numbers
    #: Whether it is a number, and how long it is.
    shape: Numbers
    #: Whether the article has a title.
    has_title: bool


def first_places(keys: Places, most: int) -> Places:
    """Return the place where each key stands first; all are below `most`."""
    at = np.arange(len(keys))
    places = np.empty(most, dtype=np.intp)
    places[keys[::-1]] = at[::-1]  # of several the last stays: an eighth of the time of sorting
    return places[keys]


def terms_of(text: Text, heading: frozenset[int], known: Rows) -> Terms:
    """Return the terms of a text; `heading` holds the numbers of those in its title, `known` what is told of each."""
    first = first_places(text.numbers, len(known))
    new = first == np.arange(len(first))
    columns = (new.cumsum() - 1)[first]
    distinct = text.numbers[new]
    kinds, width = known.take(distinct).T, len(distinct)
    held = np.zeros(text.size * width, np.float32)
    held[text.rows * width + columns] = 1
    total = np.bincount(columns, minlength=width).astype(np.float32)
    titled = np.zeros(width, np.float32)
    if heading:
        titled[:] = list(map(heading.__contains__, distinct.tolist()))
    written = np.bincount(columns, text.capitals, width).astype(np.float32) / total
    return Terms(held.reshape(-1, width), total, text.rows[new], kinds[0], titled, written, kinds[1:], bool(heading))


def told_of(terms: Terms) -> Numbers:
    """Return a column of numbers, in the order of `TOLD`, for each term."""
    size, width = terms.held.shape
    in_first, early, late, many = _stretches(size) @ terms.held
    has_title = np.ones_like(many) if terms.has_title else terms.titled
    return np.concatenate([
        in_first, early, late / many, np.log(terms.total), np.log(many), np.log1p(terms.first), terms.titled,
        terms.capital, terms.shape.reshape(-1), has_title,
    ], dtype=np.float32).reshape(len(TOLD), width)  # fmt: skip


@lru_cache(maxsize=64)
def _stretches(size: int) -> Numbers:
    """Return marks of the stretches that a term may stand in: the first sentence, early ones, late ones, all."""
    at = np.arange(size)
    return np.stack([at == 0, at < _EARLY, at >= (size + 1) // 2, at >= 0]).astype(np.float32)


def odds_of(terms: Terms, weights: Numbers) -> Numbers:
    """Return half the log odds that a summary holds each term; `weights` has a row for stop words, one for others."""
    without, meant = weights[:, 1:] @ told_of(terms) + weights[:, :1]
    odds: Numbers = without + terms.content * (meant - without)
    return odds


def chances(odds: Numbers) -> Numbers:
    """Return twice the chances (0 to 2) of half the log odds."""
    found: Numbers = np.tanh(odds)  # never overflows, as exp would
    found += 1
    return found
