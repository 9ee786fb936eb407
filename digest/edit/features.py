"""What can be told of a sentence from its article: the numbers that the sentence model reads.

All are free of any one language, but for a few closed lists of words (`data/words.json`): a
language without a list has zeros there, and the rest still holds. All sentences are told of at once:
an array holds a row for each number, and each step is one product or sum of matrices. What is told for
a length lies together, so that one step divides it: of 1.3 ms a third was the number of such steps.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.edit.lexicon import COUNTED
from digest.edit.pieces import WIDTH, counted
from digest.edit.salience import LIKELY, ROWS, Text, counting, tell_chances, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.edit.passages import Passage
    from digest.edit.salience import Terms

    Numbers = NDArray[np.float32]
    Places = NDArray[np.intp]

#: What is counted in a sentence; how its first piece looks.
_SEEN, _OPENS = COUNTED[:-1], ("opens_hanging", "opens_quote")
#: What it says, each a sum over its terms of two numbers of theirs multiplied; the last four are told of sets as well.
_SAID = {
    "common": ("content", "total"), "repeated": ("content", "again"), "repeated_terms": ("one", "again"),
    "salient_beyond": ("likely", "beyond"), "title": ("content", "titled"), "salient": ("one", "likely"),
    "salient_stems": ("content", "likely"), "stems": ("one", "content"),
}  # fmt: skip
_OF_SETS = slice(4, 8)
_FACTORS = np.array([[ROWS.index(name) for name in names] for names in _SAID.values()]).T
_SHARED = (*_SEEN[1:], "salient_new", *_SAID)
#: What is told of a sentence: what can be seen and what it says, as a sum and for its length; its place; whether there
#: is a title; and 1, whose weight is the bias. What those beside it say, and its rank among all, were tried as well:
#: out of fold no better.
NAMES = (
    "words", *_SHARED, *_OPENS, "salient_new_briefly", "salient_briefly", "title_said",
    "titled", "one", "first", "second", "third", "place", "share", "inverse", "count", "log_place",
    "log_words", *(f"{name}_share" for name in _SHARED),
)  # fmt: skip
_NEW, _SAYS, _TITLE, _SALIENT, _OPEN, _BRIEFLY, _TITLE_SAID, _PLACE, _LOG_PLACE, _LENGTH, _SHARES = map(NAMES.index, (
    "salient_new", "common", "title", "salient", "opens_hanging", "salient_new_briefly", "title_said", "titled",
    "log_place", "log_words", "letters_share",
))  # fmt: skip
_BRIEF_ONES = slice(_NEW, _SALIENT + 1, _SALIENT - _NEW)
#: How many words a sentence has, how much it says, and its place lie as far apart: sets are told of by these.
OF_SETS = slice(0, _LOG_PLACE + 1, _SALIENT)
#: A word more costs the less, the longer a sentence is already.
_BRIEF = 20


class Words(NamedTuple):
    """Hold what an article says: what can be seen of its sentences (a column each), and its terms."""

    #: What is counted in each; what is counted of its first piece.
    seen: NDArray[np.uint16]
    opens: NDArray[np.uint16]
    terms: Terms
    #: How many terms of the title carry meaning; 0 where there is no title.
    heading: int


class Reading(NamedTuple):
    """Hold what was read of an article: the numbers of its sentences, its words, and how salient its terms are."""

    #: One row for each number, in the order of `NAMES`, and a column for each sentence.
    table: Numbers
    words: Words
    #: A row each: whether a term is one of those that carry meaning in the title, how likely a summary is to hold it
    #: (twice its chance), the same where it carries meaning, and whether it does.
    columns: Numbers

    @property
    def rows(self) -> Numbers:
        """One row for each sentence."""
        return self.table.T


def words_of(found: Sequence[Passage], title: str) -> Words:
    """Return what an article says whose sentences have words."""
    known, pieces = found[0].lexicon, [passage.pieces for passage in found]
    told = counted(b"".join(pieces))
    sizes = [len(one) // WIDTH for one in pieces]
    starts = np.array([0, *accumulate(sizes[:-1])])
    rows = counting(len(pieces) + 1)[1:].repeat(sizes)
    heading, meant = _heading(known.pieces(title)) if title else (frozenset[int](), 0)
    terms = terms_of(Text(told.terms, rows, told.kinds, len(pieces)), heading, len(known.vocabulary.terms))
    seen, opens = np.add.reduceat(told.counts, starts), told.counts.take(starts, axis=0)
    return Words(seen.view(np.uint16).T, opens.view(np.uint16).T, terms, meant)


def _heading(pieces: bytes) -> tuple[frozenset[int], int]:
    """Return the terms of a title, and how many of them carry meaning (at least 1)."""
    told = counted(pieces)
    meant = told.kinds.view(np.uint8)[3::4]
    heading = dict(zip(told.terms.tolist(), meant.tolist(), strict=True))
    return frozenset(heading), max(1, sum(heading.values()))


def read(words: Words, weights: Numbers) -> Reading:
    """Read an article, by the weights of the salience of its terms."""
    terms = words.terms
    tell_chances(terms, weights)
    columns = terms.told.take(_FACTORS[0], axis=0)
    columns *= terms.told.take(_FACTORS[1], axis=0)
    table = np.empty((len(NAMES), len(terms.held)), np.float32)
    table[:_NEW] = words.seen[: len(_SEEN)]
    table[_NEW] = np.bincount(terms.first, terms.told[LIKELY], len(terms.held) + 1)[1:]
    np.matmul(columns, terms.held.T, out=table[_SAYS:_OPEN])
    table[_OPEN:_BRIEFLY] = words.opens[len(_SEEN) - 1 :]
    lengths = np.maximum(table[0], 1)
    np.divide(table[_BRIEF_ONES], lengths + _BRIEF, out=table[_BRIEFLY : _BRIEFLY + 2])
    np.divide(table[_TITLE], max(1, words.heading), out=table[_TITLE_SAID])
    table[_PLACE:_LENGTH] = _place(table.shape[1], words.heading > 0)
    np.log(lengths, out=table[_LENGTH])
    np.divide(table[1:_OPEN], lengths, out=table[_SHARES:])
    return Reading(table, words, columns[_OF_SETS])


@lru_cache(maxsize=256)
def _place(size: int, titled: bool) -> Numbers:  # noqa: FBT001 - by name the cache takes longer
    at = np.arange(size, dtype=np.float32)
    few, one = np.full(size, min(size, 60)), np.ones(size)
    return np.array([
        titled * one, one, at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at), few,
        np.log1p(at),
    ], dtype=np.float32)  # fmt: skip
