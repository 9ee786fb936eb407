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
from digest.edit.salience import Words, salience, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.edit.lexicon import Lexicon
    from digest.edit.passages import Passage

    Numbers = NDArray[np.float64]
    Places = NDArray[np.intp]

_SAID = ("stems", "repeated", "common", "title", "salient", "salient_beyond", "salient_new")
#: What is told of a sentence: what can be seen, as a sum and for its length; its place; what it says, as a sum and for
#: its length; what those beside it say.
NAMES = (
    *SEEN, *(f"{name}_share" for name in SEEN[1:-2]), "log_words",
    "log_place", "first", "second", "third", "place", "share", "inverse", "count",
    *_SAID, *(f"{name}_share" for name in _SAID), "company", "titled",
    "previous_words", "next_words", "previous_hangs", "next_hangs", "previous_salience", "next_salience",
)  # fmt: skip
_AROUND = [NAMES.index(name) for name in ("words", "opens_hanging", "salient_share")]
_OWN = NAMES.index("previous_words")
_OPENS = SEEN.index("opens_hanging")


class Reading(NamedTuple):
    """Hold what was read of an article: the numbers of its sentences, its words, and how salient these are."""

    #: One row for each sentence, in the order of `NAMES`.
    rows: Numbers
    words: Words
    #: How likely a summary is to hold each column's word, and each sentence's lone words.
    chances: Numbers
    lone: Numbers


def read(found: Sequence[Passage], title: Sequence[str], weights: Numbers) -> Reading:
    """Read the sentences of an article that has some; the weights are those of the words' salience."""
    known, size = found[0].lexicon, len(found)
    pieces = [passage.pieces for passage in found]
    sizes = list(map(len, pieces))
    flat = np.fromiter(chain.from_iterable(pieces), np.intp, sum(sizes))
    starts = np.array([0, *accumulate(sizes[:-1])])
    told, stems = known.look_up(flat)
    seen = np.add.reduceat(told, starts).T
    seen[_OPENS:] = told[starts, _OPENS:].T
    terms = counted(*_stems(known, flat, stems, np.arange(size).repeat(sizes)), known.numbered(title), size)
    chances, lone = salience(terms, weights)
    lengths = np.maximum(seen[0], 1)
    table = np.zeros((len(NAMES), size))
    np.concatenate([
        seen.reshape(-1), (seen[1:_OPENS] / lengths).reshape(-1), np.log(lengths), _place(size),
        *_said(terms, lengths, chances, lone),
    ], out=table[:_OWN].reshape(-1))  # fmt: skip
    around = table[_AROUND]
    table[_OWN::2, 1:], table[_OWN + 1 :: 2, :-1] = around[:, :-1], around[:, 1:]
    return Reading(table.T, terms, chances, lone)


def _stems(known: Lexicon, flat: Places, first: Places, rows: Places) -> tuple[Places, Places]:
    """Return the numbers of all stems, and the sentence of each; a piece of several words has further ones."""
    stems, held = np.abs(first), first.nonzero()[0]
    several = (first < 0).nonzero()[0]
    if not len(several):
        return stems[held], rows[held]
    further = [known.further[piece] for piece in flat[several].tolist()]
    more = rows[several].repeat(list(map(len, further)))
    return np.concatenate([stems[held], list(chain.from_iterable(further))]), np.concatenate([rows[held], more])


def counted(stems: Places, rows: Places, title: Sequence[int], size: int) -> Words:
    """Return what an article of so many sentences says: of numbered stems, each with its sentence, and of its title."""
    if title:
        stems, rows = np.concatenate([title, stems]), np.concatenate([np.full(len(title), size), rows])
    order = stems.argsort(kind="stable")
    stems, rows = stems[order], rows[order]
    begins = np.ones(len(stems), dtype=bool)
    np.not_equal(stems[1:], stems[:-1], out=begins[1:])
    group = begins.cumsum() - 1
    first = order[begins]
    kept = ((np.bincount(group) > 1) | (first < len(title))).nonzero()[0]
    # In the order of the text, so that no sum hangs on what was read before; what stands once falls into column 0.
    kept = kept[first[kept].argsort()]
    column = np.zeros(len(first), dtype=np.intp)
    column[kept] = np.arange(1, len(kept) + 1)
    within = column[group]
    held = np.zeros((size + 1, max(2, len(kept) + 1)))
    held[rows, within] = 1
    once = np.bincount(rows[within == 0], minlength=size + 1)[:size].astype(float)
    return words_of(held[:size, 1:], once, held[size, 1:])


@lru_cache(maxsize=256)
def _place(size: int) -> Numbers:
    at = np.arange(size, dtype=float)
    few = np.full(size, min(size, 60.0))
    return np.concatenate([
        np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at), few,
    ])  # fmt: skip


def _said(terms: Words, lengths: Numbers, chances: Numbers, lone: Numbers) -> list[Numbers]:
    """Tell how much a sentence says, of what the text says again, of the title, and of what a summary would say."""
    held, once, titled, total, first, long, spoken = terms
    size, width = held.shape
    alone, none = once * lone, np.zeros(size)
    columns = np.concatenate([np.ones(width), total > 1, total, titled, chances, chances * (1 - held[0])])
    said = columns.reshape(-1, width) @ held.T
    said += np.concatenate([once, none, once, none, alone, alone]).reshape(-1, size)
    fresh = np.bincount(first, chances * (total > 0), size) + alone
    whole = np.concatenate([said.reshape(-1), fresh])
    return [
        whole, (whole.reshape(-1, size) / lengths).reshape(-1), spoken / np.maximum(1, long), none + titled.any(),
    ]  # fmt: skip
