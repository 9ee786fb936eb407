"""The words of lines as numbers: rows of a table in which the line model keeps what it learned of each."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from digest.extract.kinds import LONGER, Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Codes = NDArray[np.uint32]
    Rows = NDArray[np.int16]

#: So many words, first and last words, and pairs are known, those of most pages: 4,096 rows of 16 numbers are 64 KB.
SIZE = 4096
#: Of a line its beginning and its end are looked at, in words; pairs of words at its beginning only.
FIRST, LAST, PAIRS = 24, 8, 12
#: Of the 4,095 codes about 32 share a slot with another, and are left out.
SLOTS = 1 << 18
_MIX = 0x9E3779B1
_KINDS = Kinds()


class Words(NamedTuple):
    """Hold the words of lines, one after the other."""

    #: The number of the line that a word stands in.
    line: Ids
    #: Where each line's words begin.
    starts: Ids
    #: How many words each line has.
    sizes: Ids
    codes: Codes
    #: The bits of digest/extract/kinds.py.
    kinds: Ids

    def of_kind(self, kind: int) -> Ids:
        """Return how many words of a kind (or of one of several) each line has."""
        import numpy as np

        return np.bincount(self.line[(self.kinds & kind) > 0], minlength=len(self.sizes))

    def told_by(self, lines: NDArray[np.bool_]) -> frozenset[int]:
        """Return the codes of the longer words that some lines say."""
        return frozenset(self.codes[lines[self.line] & ((self.kinds & LONGER) > 0)].tolist())

    def share_of(self, line: int, told: frozenset[int]) -> float:
        """Return how many of a line's longer words are told: few of a related headline's, many of the article's own."""
        part = slice(self.starts[line], self.starts[line] + self.sizes[line])
        own = frozenset(self.codes[part][(self.kinds[part] & LONGER) > 0].tolist())
        return len(own & told) / len(own) if own else 0.0

    def sharing(self, codes: Codes, share: float) -> list[int]:
        """Return the lines that hold at least this share of some words."""
        import numpy as np

        held = np.bincount(self.line[np.isin(self.codes, codes)], minlength=len(self.sizes))
        return np.flatnonzero(held >= max(1, share * len(codes))).tolist()


def words_of(lines: Sequence[str]) -> Words:
    """Return the words of lines, by what stands between their spaces."""
    import numpy as np

    said = [line.lower().split() for line in lines]
    sizes = np.fromiter(map(len, said), dtype=np.int64, count=len(said))
    count = int(sizes.sum())
    found = np.fromiter(map(_KINDS.__getitem__, chain.from_iterable(said)), dtype=np.int64, count=count)
    starts = np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(np.int64)
    line = np.repeat(np.arange(len(said)), sizes)
    return Words(line, starts, sizes, (found & 0xFFFFFFFF).astype(np.uint32), found >> 32)


def asked_by(words: Words) -> tuple[Ids, Codes]:
    """Return what lines of words ask for, as the number of the line and a code each.

    A line asks for each word, for the first and the last one once more, and for its first pairs of words.
    """
    import numpy as np

    line, codes, starts, sizes = words.line, words.codes, words.starts, words.sizes
    place = np.arange(len(codes)) - starts[line]
    left = sizes[line] - place
    near = np.flatnonzero((place < FIRST) | (left <= LAST))
    pairs = np.flatnonzero((place < PAIRS) & (left > 1))
    full = np.flatnonzero(sizes)
    last = starts[full] + sizes[full] - 1
    owners = (line[near], full, full, line[pairs])
    asked = (
        codes[near],
        codes[starts[full]] * np.uint32(3) + np.uint32(1),
        codes[last] * np.uint32(5) + np.uint32(2),
        codes[pairs] * np.uint32(_MIX) + codes[pairs + 1],
    )
    return np.concatenate(owners), np.concatenate(asked)


class Slots(NamedTuple):
    """Hold the rows of the table by the last bits of their codes: to look there is faster than to search."""

    rows: Rows
    codes: Codes


def slots_of(known: Codes) -> Slots:
    """Return the slots of a table whose rows, but the first, stand for these codes; no two share one."""
    import numpy as np

    rows, codes = np.zeros(SLOTS, dtype=np.int16), np.zeros(SLOTS, dtype=np.uint32)
    at = known & (SLOTS - 1)
    rows[at], codes[at] = np.arange(1, len(known) + 1), known
    return Slots(rows, codes)


def apart(codes: Sequence[int]) -> list[int]:
    """Return the codes, ascending, without those whose slot an earlier one has."""
    first: dict[int, int] = {}
    for code in codes:
        first.setdefault(code & (SLOTS - 1), code)
    return sorted(first.values())


def ids_of(words: Words, known: Slots) -> tuple[Ids, Ids]:
    """Return the rows of the table that lines of words ask for, and where each line begins among them.

    Each line asks for row 0 too; what has no row is passed over, so that a page in a language that the model has
    not seen is judged by the shapes of its lines.
    """
    import numpy as np

    count = len(words.sizes)
    owners, codes = asked_by(words)
    slot = codes & np.uint32(SLOTS - 1)
    has = np.flatnonzero(known.codes[slot] == codes)
    owners = np.concatenate([np.arange(count, dtype=np.uint16), owners[has].astype(np.uint16)])
    ids = np.concatenate([np.zeros(count, dtype=np.int16), known.rows[slot[has]]])
    order = np.argsort(owners, kind="stable")  # of numbers this small numpy sorts ten times faster
    sizes = np.bincount(owners, minlength=count)
    return ids[order].astype(np.int64), np.cumsum(sizes) - sizes
