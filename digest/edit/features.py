"""What can be told of a sentence from its article: the numbers that the sentence model reads.

All are free of any one language, but for a few closed lists of words (`data/words.json`): a
language without a list has zeros there, and the rest still holds. All sentences are told of at once:
an array holds a row for each number, and each step is one product or sum of matrices.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.edit.lexicon import SEEN
from digest.edit.pieces import WIDTH
from digest.edit.salience import Text, chances, odds_of, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.edit.passages import Passage
    from digest.edit.salience import Terms

    Numbers = NDArray[np.float32]
    Places = NDArray[np.intp]

_SAID = (
    "salient", "salient_stems", "stems", "title", "repeated", "common", "salient_beyond", "repeated_terms",
    "salient_new",
)  # fmt: skip
#: The first of these are told of sets as well.
_OF_SETS = 4
_BRIEFLY = ("salient", "salient_new")
#: What is told of a sentence: what can be seen, as a sum and for its length; its place; what it says, as a sum and for
#: its length; whether there is a title; and 1, whose weight is the bias. What those beside it say, and its rank among
#: all, were tried as well: out of fold no better.
NAMES = (
    *SEEN, *(f"{name}_share" for name in SEEN[1:-2]), "log_words",
    "log_place", "first", "second", "third", "place", "share", "inverse", "count",
    *_SAID, *(f"{name}_share" for name in _SAID), *(f"{name}_briefly" for name in _BRIEFLY), "title_said",
    "titled", "one",
)  # fmt: skip
_OPENS, _CAPITAL = SEEN.index("opens_hanging"), len(SEEN)
_TITLE, *_BRIEFLY_SAID = (_SAID.index(name) for name in ("title", *_BRIEFLY))
_TITLED = NAMES.index("titled")
#: A word more costs the less, the longer a sentence is already.
_BRIEF = 20


class Words(NamedTuple):
    """Hold what an article says: what can be seen of its sentences (a column each), and its terms."""

    seen: Numbers
    terms: Terms
    #: How many terms of the title carry meaning, at least 1.
    heading: int


class Reading(NamedTuple):
    """Hold what was read of an article: the numbers of its sentences, its words, and how salient its terms are."""

    #: One row for each sentence, in the order of `NAMES`.
    rows: Numbers
    words: Words
    #: A row each: how likely a summary is to hold a term (twice its chance), the same where it carries meaning,
    #: whether it does, and whether it is one of those that do in the title.
    columns: Numbers


def words_of(found: Sequence[Passage], title: str) -> Words:
    """Return what an article says whose sentences have words."""
    known, pieces = found[0].lexicon, [passage.pieces for passage in found]
    sizes = np.array(list(map(len, pieces))) // WIDTH
    told, numbers = known.look_up(b"".join(pieces))
    starts = sizes.cumsum() - sizes
    seen = np.add.reduceat(told, starts).T[:_CAPITAL]
    seen[_OPENS:] = told[starts, _OPENS:_CAPITAL].T
    heading = frozenset(known.look_up(known.pieces(title))[1].tolist()) if title else frozenset()
    kinds = known.vocabulary.kinds
    rows = np.arange(len(sizes)).repeat(sizes)
    terms = terms_of(Text(numbers, rows, told[:, _CAPITAL], len(found)), heading, kinds)
    meant = int(kinds.take(np.array([*heading]))[:, 0].sum()) if heading else 0
    return Words(seen, terms, max(1, meant))


def read(words: Words, weights: Numbers) -> Reading:
    """Read an article, by the weights of the salience of its terms."""
    terms = words.terms
    size = len(terms.held)
    likely = chances(odds_of(terms, weights))
    columns, said = _said(terms, likely)
    lengths = np.maximum(words.seen[0], 1)
    table = np.empty((len(NAMES), size), np.float32)
    np.concatenate([
        words.seen.reshape(-1), (words.seen[1:_OPENS] / lengths).reshape(-1), np.log(lengths), _place(size),
        said.reshape(-1), (said / lengths).reshape(-1), (said[_BRIEFLY_SAID] / (lengths + _BRIEF)).reshape(-1),
        said[_TITLE] / words.heading,
    ], out=table[:_TITLED].reshape(-1))  # fmt: skip
    table[_TITLED:] = [[float(terms.has_title)], [1.0]]
    return Reading(table.T, words, columns[:_OF_SETS])


@lru_cache(maxsize=256)
def _place(size: int) -> Numbers:
    at = np.arange(size, dtype=np.float32)
    few = np.full(size, min(size, 60))
    return np.concatenate([
        np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at), few,
    ], dtype=np.float32)  # fmt: skip


def _said(terms: Terms, likely: Numbers) -> tuple[Numbers, Numbers]:
    """Tell how much a sentence says of what a summary would say, of the title, and of what the text says again.

    The weights of the terms come first, and what they sum to in each sentence.
    """
    size, width = terms.held.shape
    content, again = terms.content, terms.total > 1
    columns = np.concatenate([
        likely, content * likely, content, content * terms.titled, content * again, content * terms.total,
        likely * (1 - terms.held[0]), again,
    ]).reshape(-1, width)  # fmt: skip
    new = np.bincount(terms.first, likely, size).astype(np.float32)
    return columns, np.concatenate([columns @ terms.held.T, new[None]])
