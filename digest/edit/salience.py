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

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

#: What is told of a term; the weights of the model stand in this order, behind its bias.
TOLD = (
    "in_first", "in_second", "in_third", "early", "late", "log_count", "log_sentences", "share", "log_first",
    "first_place", "opens_again", "titled", "company", "capital", "number", "length", "lone", "capital_again",
    "has_title",
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
    held = np.zeros((text.size, width))
    held[text.rows, columns] = 1
    total = np.bincount(columns, minlength=width).astype(float)
    titled = np.fromiter(map(heading.__contains__, distinct.tolist()), float, width) if heading else np.zeros(width)
    written = np.bincount(columns, text.capitals, width) / total
    return Terms(held, total, text.rows[new], 1 - kinds[0], titled, written, kinds[1:])


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


def chances(odds: Numbers) -> Numbers:
    """Return log odds as chances from 0 to 1."""
    found: Numbers = 0.5 + 0.5 * np.tanh(0.5 * odds)  # never overflows, as exp would
    return found
