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

    Numbers = NDArray[np.float32]
    Places = NDArray[np.intp]

#: What is told of a term; the weights of the model stand in this order, behind its bias.
TOLD = (
    "in_first", "early", "late", "log_sentences", "log_count", "log_first", "titled", "has_title", "capital", "number",
    "length",
)  # fmt: skip
#: What else is told of it: 1, whose weight is the bias; whether it carries meaning; how often it stands, whether more
#: than once, and whether beyond the first sentence; and how likely a summary is to hold it (twice its chance).
ROWS = ("one", *TOLD, "content", "total", "again", "beyond", "likely")
_LATE, _SENTENCES, _COUNT, _FIRST, _TITLED, _CAPITAL, _CONTENT, _TOTAL, _AGAIN, _BEYOND, LIKELY = map(ROWS.index, (
    "late", "log_sentences", "log_count", "log_first", "titled", "capital", "content", "total", "again", "beyond",
    "likely",
))  # fmt: skip
_EARLY = 5


class Text(NamedTuple):
    """Hold the terms of an article one after the other, as they stand in it."""

    numbers: Places
    #: The sentence of each, from 1; and of what kind it is, as `pieces.Counted` tells.
    rows: Places
    kinds: NDArray[np.uint32]
    #: How many sentences there are.
    size: int


class Terms(NamedTuple):
    """Hold the terms of an article, a column each in the order of the text, and what is told of them."""

    #: Whether each is in each sentence (rows); and in which sentence first (from 1).
    held: Numbers
    first: Places
    #: What is told of it, a row each in the order of `ROWS`; the last is told by `tell_chances`.
    told: Numbers

    @property
    def features(self) -> Numbers:
        """What the model reads, in the order of `TOLD`."""
        features: Numbers = self.told[1 : len(TOLD) + 1]
        return features

    @property
    def content(self) -> Numbers:
        """Whether each carries meaning."""
        content: Numbers = self.told[_CONTENT]
        return content


@lru_cache(maxsize=1)
def _counting(most: int) -> Places:
    return np.arange(most)


def counting(size: int) -> Places:
    """Return the numbers from 0 on, so many; they are made once."""
    return _counting(max(4096, 1 << size.bit_length()))[:size]


def columns_of(keys: Places, most: int) -> tuple[Places, Places]:
    """Return the places where a key stands first, in order, and for each place the number of its key among these.

    All keys are below `most`. An eighth of the time of sorting.
    """
    at = counting(len(keys))
    places = np.empty(most, dtype=np.intp)
    places[keys[::-1]] = at[::-1]  # of several the last stays
    first = (places.take(keys) == at).nonzero()[0]
    places[keys.take(first)] = at[: len(first)]
    return first, places.take(keys)


def terms_of(text: Text, heading: frozenset[int], most: int) -> Terms:
    """Return the terms of a text; `heading` holds the numbers of those in its title, and `most` are known."""
    places, columns = columns_of(text.numbers, most)
    width = len(places)
    held = np.zeros((text.size + 1) * width, np.float32)
    held[text.rows * width + columns] = 1
    held = held.reshape(-1, width)[1:]
    first = text.rows.take(places)
    told = np.zeros((len(ROWS), width), np.float32)
    told[0] = 1
    total = told[_TOTAL]
    total[:] = np.bincount(columns)
    np.minimum(total - 1, 1, out=told[_AGAIN])
    np.subtract(1, held[0], out=told[_BEYOND])
    np.matmul(_stretches(text.size), held, out=told[1 : _SENTENCES + 1])
    told[_LATE] /= told[_SENTENCES]
    told[_COUNT], told[_FIRST] = total, first
    np.log(told[_SENTENCES : _FIRST + 1], out=told[_SENTENCES : _FIRST + 1])
    if heading:
        told[_TITLED] = list(map(heading.__contains__, text.numbers.take(places).tolist()))
        told[_TITLED + 1] = 1
    told[_CAPITAL : _CONTENT + 1] = text.kinds.take(places).view(np.uint8).reshape(-1, 4).T
    told[_CAPITAL] = np.bincount(columns, text.kinds.view(np.uint8)[::4])
    told[_CAPITAL] /= total
    return Terms(held, first, told)


@lru_cache(maxsize=64)
def _stretches(size: int) -> Numbers:
    """Return marks of the stretches that a term may stand in: the first sentence, early ones, late ones, all."""
    at = np.arange(size)
    return np.stack([at == 0, at < _EARLY, at >= (size + 1) // 2, at >= 0]).astype(np.float32)


def tell_chances(terms: Terms, weights: Numbers) -> None:
    """Tell how likely a summary is to hold each term.

    `weights` has a row for stop words, and one for others, which tell half the log odds.
    """
    without, meant = weights @ terms.told[:_CONTENT]
    likely = terms.told[LIKELY]
    np.tanh(np.where(terms.content, meant, without), out=likely)  # never overflows, as exp would
    likely += 1
