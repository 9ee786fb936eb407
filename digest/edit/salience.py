"""How likely each term of an article is to stand in its summary, and each two that stand side by side.

Two logistic models over counts and places: a summary says again what the article says often and
early, and it says it in the same two words ("the mayor of Lenne").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.edit.vocabulary import Rows

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

#: What is told of a term; the weights of the model stand in this order, behind its bias.
TOLD = (
    "in_first", "in_second", "in_third", "early", "late", "log_count", "log_sentences", "share", "log_first",
    "first_place", "opens_again", "titled", "company", "capital", "number", "length", "lone", "capital_again",
    "has_title",
)  # fmt: skip
#: What is told of two terms side by side.
PAIR_TOLD = (
    "odds", "next_odds", "least_odds", "stop", "next_stop", "stops", "log_count", "place", "in_first", "in_second",
    "log_first", "capital", "next_capital", "capitals", "both_again", "again", "titled", "has_title",
)  # fmt: skip
_EARLY = 5


class Text(NamedTuple):
    """Hold the terms of an article one after the other, as they stand in it."""

    numbers: Places
    #: The sentence of each, and whether it has a capital.
    rows: Places
    capitals: NDArray[np.bool_]
    #: How many sentences there are.
    size: int


class Terms(NamedTuple):
    """Hold the terms of an article, a column each in the order of the text, and of what kind they are."""

    #: The column of each time a term stands in the text.
    columns: Places
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


class Pairs(NamedTuple):
    """Hold every two terms that stand side by side in a sentence, once for each time they do."""

    #: The columns of the two, and the sentence.
    left: Places
    right: Places
    rows: Places
    #: How often they stand side by side in all, in which sentence first, and whether this is where.
    often: Places
    first: Places
    begins: NDArray[np.bool_]


def first_places(keys: Places) -> Places:
    """Return the place where each key stands first; of fewer keys than 2**20 none is over 2**40."""
    bits = len(keys).bit_length()
    order = np.sort((keys << bits) | np.arange(len(keys)))  # a key with its place is one number: half of argsort's time
    keys, places = order >> bits, order & ((1 << bits) - 1)
    begins = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    found = np.empty(len(keys), dtype=np.intp)
    found[places] = places[begins][begins.cumsum() - 1]
    return found


def terms_of(text: Text, heading: frozenset[int], known: Rows) -> Terms:
    """Return the terms of a text; `heading` holds the numbers of those in its title, `known` what is told of each."""
    first = first_places(text.numbers)
    new = first == np.arange(len(first))
    columns = (new.cumsum() - 1)[first]
    distinct = text.numbers[new]
    kinds, width = known.take(distinct).T, len(distinct)
    held = np.zeros((text.size, width))
    held[text.rows, columns] = 1
    total = np.bincount(columns, minlength=width).astype(float)
    titled = np.fromiter(map(heading.__contains__, distinct.tolist()), float, width) if heading else np.zeros(width)
    written = np.bincount(columns, text.capitals, width) / total
    return Terms(columns, held, total, text.rows[new], 1 - kinds[0], titled, written, kinds[1:])


def pairs_of(columns: Places, rows: Places) -> Pairs:
    """Return the terms side by side, of columns in the order of the text with their sentences."""
    within = (rows[1:] == rows[:-1]).nonzero()[0]
    left, right, rows = columns[within], columns[within + 1], rows[within]
    first = first_places(left * (len(columns) + 1) + right)
    return Pairs(left, right, rows, np.bincount(first)[first], rows[first], first == np.arange(len(first)))


def told_of(terms: Terms) -> Numbers:
    """Return a column of numbers, in the order of `TOLD`, for each term."""
    size, width = terms.held.shape
    meant = terms.total * terms.content
    company = (terms.held @ meant) / np.maximum(terms.held @ terms.content, 1)
    sums = np.concatenate([_stretches(size), company]).reshape(-1, size) @ terms.held
    many = np.maximum(sums[5], 1)
    again = many > 1
    last = max(1, size - 1)
    return np.concatenate([
        sums[:4].reshape(-1), sums[4] / many, np.log(terms.total), np.log(many), many / size, np.log1p(terms.first),
        terms.first / last, sums[0] * again, terms.titled, sums[6] / many, terms.capital, terms.shape.reshape(-1),
        ~again, terms.capital * again, np.full(width, terms.titled.any()),
    ]).reshape(len(TOLD), width)  # fmt: skip


@lru_cache(maxsize=64)
def _stretches(size: int) -> Numbers:
    """Return marks of the stretches that a term may stand in: first, second and third sentence, early, late, all."""
    at = np.arange(size)
    return np.concatenate([at == 0, at == 1, at == 2, at < _EARLY, at >= (size + 1) // 2, at >= 0]).astype(float)


def odds_of(terms: Terms, weights: Numbers) -> Numbers:
    """Return the log odds that a summary holds each term; `weights` has a row for stop words and one for others."""
    odds = weights[:, 1:] @ told_of(terms) + weights[:, :1]
    odds_of_each: Numbers = np.where(terms.content > 0, odds[1], odds[0])
    return odds_of_each


def told_of_pairs(terms: Terms, pairs: Pairs, odds: Numbers) -> Numbers:
    """Return a column of numbers, in the order of `PAIR_TOLD`, for each two terms side by side."""
    left, right, _, often, first, _ = pairs
    size = len(terms.held)
    own = np.concatenate([odds, 1 - terms.content, terms.capital, terms.total > 1, terms.titled]).reshape(5, -1)
    one, other = own.take(left, axis=1), own.take(right, axis=1)
    both = one[1:] * other[1:]
    width = len(left)
    return np.concatenate([
        one[0], other[0], np.minimum(one[0], other[0]), one[1], other[1], both[0], np.log(often),
        _places(size).take(first, axis=1).reshape(-1), one[2], other[2], both[1], both[2], often > 1, both[3],
        np.full(width, terms.titled.any()),
    ]).reshape(len(PAIR_TOLD), width)  # fmt: skip


@lru_cache(maxsize=64)
def _places(size: int) -> Numbers:
    """Return what is told of each sentence's place: how far it is, whether it is the first or the second."""
    at = np.arange(size)
    return np.concatenate([at / max(1, size - 1), at == 0, at == 1, np.log1p(at)]).reshape(4, size)


def chances(odds: Numbers) -> Numbers:
    """Return log odds as chances from 0 to 1."""
    found: Numbers = 0.5 + 0.5 * np.tanh(0.5 * odds)  # never overflows, as exp would
    return found
