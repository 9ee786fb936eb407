"""What can be told of a sentence from its article: the numbers that the sentence model reads.

All are free of any one language, but for a few closed lists of words (`data/words.json`): a
language without a list has zeros there, and the rest still holds. All sentences are told of at once:
an array holds a row for each number, and each step is one product or sum of matrices.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.edit.lexicon import SEEN
from digest.edit.salience import Text, chances, odds_of, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.edit.passages import Passage
    from digest.edit.salience import Terms

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

_SAID = (
    "stems", "repeated", "common", "title", "salient_stems", "salient", "salient_beyond", "repeated_terms",
    "salient_new",
)  # fmt: skip
_BRIEFLY = ("salient", "salient_new")
_AROUND = ("words", "opens_hanging", "salient_share")
#: What is told of a sentence: what can be seen, as a sum and for its length; its place; what it says, as a sum and for
#: its length; what those beside it say; and its rank among all.
NAMES = (
    *SEEN, *(f"{name}_share" for name in SEEN[1:-2]), "log_words",
    "log_place", "first", "second", "third", "place", "share", "inverse", "count",
    *_SAID, *(f"{name}_share" for name in _SAID), *(f"{name}_briefly" for name in _BRIEFLY), "title_said", "titled",
    *(f"previous_{name}" for name in _AROUND), *(f"next_{name}" for name in _AROUND),
    "rank_salient_briefly", "rank_salient", "rank_words",
)  # fmt: skip
_SIDES = [NAMES.index(name) for name in _AROUND]
_RANKED = [NAMES.index(name) for name in ("salient_briefly", "salient", "words")]
_ROWS = np.arange(len(_RANKED))[:, None]
_OPENS, _CAPITALS = SEEN.index("opens_hanging"), SEEN.index("capitals")
_TITLE, *_BRIEFLY_SAID = (_SAID.index(name) for name in ("title", *_BRIEFLY))
_PREVIOUS, _NEXT, _RANKS = (NAMES.index(name) for name in ("previous_words", "next_words", "rank_salient_briefly"))
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
    #: How likely a summary is to hold each term.
    chances: Numbers


def words_of(found: Sequence[Passage], title: str) -> Words:
    """Return what an article says whose sentences have words."""
    known, pieces = found[0].lexicon, [passage.pieces for passage in found]
    sizes = list(map(len, pieces))
    flat = np.fromiter(chain.from_iterable(pieces), np.intp, sum(sizes))
    told, numbers = known.look_up(flat)
    starts = [0, *accumulate(sizes[:-1])]
    seen = np.add.reduceat(told, starts).T.astype(float)
    seen[_OPENS:] = told[starts, _OPENS:].T
    rows = np.arange(len(found)).repeat(seen[0].astype(np.intp))
    capitals = (told[:, _CAPITALS] > 0).repeat(told[:, 0])
    heading = frozenset(known.look_up(np.array(known.pieces(title)))[1].tolist()) if title else frozenset()
    kinds = known.vocabulary.kinds
    terms = terms_of(Text(numbers, rows, capitals, len(found)), heading, kinds)
    return Words(seen, terms, max(1, sum(not kinds[term][0] for term in heading)))


def read(words: Words, weights: Numbers) -> Reading:
    """Read an article, by the weights of the salience of its terms."""
    terms = words.terms
    size = len(terms.held)
    likely = chances(odds_of(terms, weights))
    said = _said(terms, likely)
    lengths = np.maximum(words.seen[0], 1)
    table = np.zeros((len(NAMES), size))
    np.concatenate([
        words.seen.reshape(-1), (words.seen[1:_OPENS] / lengths).reshape(-1), np.log(lengths), _place(size),
        said.reshape(-1), (said / lengths).reshape(-1), (said[_BRIEFLY_SAID] / (lengths + _BRIEF)).reshape(-1),
        said[_TITLE] / words.heading, np.full(size, terms.titled.any()),
    ], out=table[:_PREVIOUS].reshape(-1))  # fmt: skip
    sides = table[_SIDES]
    table[_PREVIOUS:_NEXT, 1:], table[_NEXT:_RANKS, :-1] = sides[:, :-1], sides[:, 1:]
    order = (-table[_RANKED]).argsort(axis=1, kind="stable")
    table[_RANKS:][_ROWS, order] = np.arange(size) / size
    return Reading(table.T, words, likely)


@lru_cache(maxsize=256)
def _place(size: int) -> Numbers:
    at = np.arange(size, dtype=float)
    few = np.full(size, min(size, 60.0))
    return np.concatenate([
        np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at), few,
    ])  # fmt: skip


def _said(terms: Terms, likely: Numbers) -> Numbers:
    """Tell how much a sentence says, of what the text says again, of the title, and of what a summary would say."""
    size, width = terms.held.shape
    content, again = terms.content, terms.total > 1
    columns = np.concatenate([
        content, content * again, content * terms.total, content * terms.titled, content * likely, likely,
        likely * (1 - terms.held[0]), again,
    ]).reshape(-1, width)  # fmt: skip
    return np.concatenate([columns @ terms.held.T, np.bincount(terms.first, likely, size)[None]])
