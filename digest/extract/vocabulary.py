"""The words of lines as numbers: rows of a table in which the line model keeps what it learned of each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.extract.glyphs import UPPER, flags_for, glyphs_of
from digest.extract.kinds import CAPITAL, FIGURE, LONGER, SHORT, kinds_of
from digest.extract.spelling import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Glyphs, Ids
    from digest.extract.kinds import Kinds
    from digest.extract.slots import Slots
    from digest.extract.spelling import Codes

#: So many words, first and last words, and pairs are known, those of most pages: 4,096 rows of 16 numbers are 64 KB.
SIZE = 4096
#: Of a line its beginning and its end are looked at, in words; pairs of words at its beginning only.
FIRST, LAST, PAIRS = 18, 6, 9
_MIX = 0x9E3779B1
#: To tell which words are said, a flag for each of so many codes: one word of 100 shares its flag with another.
FLAGGED = 1 << 16


class Words(NamedTuple):
    """Hold the words of lines, one after the other."""

    #: The number of the line that a word stands in.
    line: Ids
    #: Where each line's words begin.
    starts: Ids
    #: How many words each line has, which lines have any, and where theirs begin.
    sizes: Ids
    full: Ids
    first: Ids
    codes: Codes
    #: The last bits of each code: its place among `FLAGGED`.
    places: Ids
    #: The kinds of each word (digest/extract/kinds.py), and those that a line's words have together.
    kinds: Kinds
    held: Kinds
    #: How many numbers each line has, those within words as well.
    numbers: Ids

    def of_kinds(self, kinds: Sequence[int]) -> NDArray[np.uint8]:
        """Return how many words of some kinds (eight at most) each line has, a row for each kind."""
        import numpy as np

        # eight counts of eight bits are summed as one number: 30 µs a page where a count for each kind takes 100
        added = _added(tuple(kinds)).take(self.kinds)
        counts = np.zeros((len(self.sizes), 8), dtype=np.uint8)
        if len(added):
            counts[self.full] = np.add.reduceat(added, self.first).view(np.uint8).reshape(-1, 8)
        found: NDArray[np.uint8] = counts.T[: len(kinds)]
        return found

    def flagged(self, flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """Return how many words of each line are flagged; a line of `glyphs.LONGEST` characters has less than 128."""
        import numpy as np

        counts = np.zeros(len(self.sizes), dtype=np.uint8)
        if len(flags):
            counts[self.full] = np.add.reduceat(flags.view(np.uint8), self.first, dtype=np.uint8)
        return counts

    def have(self, kind: int) -> NDArray[np.bool_]:
        """Return which lines have a word of a kind."""
        found: NDArray[np.bool_] = (self.held & kind) > 0
        return found

    def have_each(self, *kinds: int) -> NDArray[np.bool_]:
        """Return which lines have a word of some kinds, a row for each kind."""
        return flags_for(self.held, kinds)

    def begin_with(self, kind: int) -> NDArray[np.bool_]:
        """Return which lines begin with a word of a kind."""
        import numpy as np

        found = np.zeros(len(self.sizes), dtype=bool)
        found[self.full] = (self.kinds[self.first] & kind) > 0
        return found

    def shares_of(self, lines: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return how many of each line's longer words some lines say, as a share: few of a related headline's."""
        import numpy as np

        longer = (self.kinds & LONGER) > 0
        said = self.among(self.places.compress(longer & lines.take(self.line)))
        shares: NDArray[np.float64] = self.flagged(said & longer) / np.maximum(self.flagged(longer), 1)
        return shares

    def sharing(self, line: int, share: float) -> list[int]:
        """Return the lines that hold at least this share of the words of one."""
        places = self.places[self.starts[line] : self.starts[line] + self.sizes[line]]
        found: list[int] = (self.flagged(self.among(places)) >= max(1, share * len(places))).nonzero()[0].tolist()
        return found

    def among(self, places: Ids) -> NDArray[np.bool_]:
        """Return which words have one of some places among `FLAGGED`."""
        import numpy as np

        flags = np.zeros(FLAGGED, dtype=bool)
        flags[places] = True
        return flags.take(self.places)


@lru_cache(maxsize=8)
def _added(kinds: tuple[int, ...]) -> NDArray[np.uint64]:
    """Return what a word of each combination of kinds adds to the counts of some."""
    import numpy as np

    every = np.arange(1 << 16, dtype=np.uint16)
    counted = [((every & kind) > 0) * np.uint64(1 << (8 * at)) for at, kind in enumerate(kinds)]
    added: NDArray[np.uint64] = np.sum(counted, axis=0, dtype=np.uint64)
    return added


def words_of(lines: Sequence[str]) -> Words:
    """Return the words of lines."""
    return words_in(glyphs_of(lines))


def words_in(glyphs: Glyphs) -> Words:
    """Return the words of lines, by their characters."""
    import numpy as np

    said = spelled(glyphs)
    starts, full = said.sizes.cumsum() - said.sizes, (said.sizes > 0).nonzero()[0]
    first = starts[full]
    line, word = np.arange(len(starts)).repeat(said.sizes), said.begins.cumsum() - 1
    of_runs = kinds_of(said.runs) | (said.lengths > SHORT) * np.uint16(LONGER)
    numbers = np.bincount(line[word[(of_runs & FIGURE) > 0]], minlength=len(starts))
    kinds, others = of_runs[said.begins], np.flatnonzero(~said.begins)  # a word in ten has more than one run
    np.bitwise_or.at(kinds, word[others], of_runs[others])
    kinds[word[others]] &= np.uint16(~FIGURE & 0xFFFF)
    kinds |= (glyphs.kinds[said.first] & UPPER > 0) * np.uint16(CAPITAL)
    held = np.zeros(len(starts), dtype=np.uint16)
    if len(kinds):
        held[full] = np.bitwise_or.reduceat(kinds, first)
    places = (said.codes & np.uint32(FLAGGED - 1)).astype(np.intp)
    return Words(line, starts, said.sizes, full, first, said.codes, places, kinds, held, numbers)


def asked_by(words: Words) -> tuple[Ids, Codes]:
    """Return what lines of words ask for, as the number of the line and a code each.

    A line asks for each word, for the first and the last one once more, and for its first pairs of words.
    """
    import numpy as np

    line, codes, starts, sizes = words.line, words.codes, words.starts, words.sizes
    place = np.arange(len(codes)) - starts.repeat(sizes)
    left = sizes.repeat(sizes) - place
    near = np.flatnonzero((place < FIRST) | (left <= LAST))
    pairs = np.flatnonzero((place < PAIRS) & (left > 1))
    full, first = words.full, words.first
    last = first + sizes[full] - 1
    owners = (line[near], full, full, line[pairs])
    asked = (
        codes[near],
        codes[first] * np.uint32(3) + np.uint32(1),
        codes[last] * np.uint32(5) + np.uint32(2),
        codes[pairs] * np.uint32(_MIX) + codes[pairs + 1],
    )
    return np.concatenate(owners), np.concatenate(asked)


def ids_of(words: Words, known: Slots) -> tuple[Ids, Ids, Ids]:
    """Return the rows of the table that lines of words ask for, where each line begins among them, and how many it has.

    Each line asks for row 0 too; what has no row is passed over, so that a page in a language that the model has
    not seen is judged by the shapes of its lines.
    """
    import numpy as np

    count = len(words.sizes)
    owners, codes = asked_by(words)
    rows = known.find(codes)
    has = np.flatnonzero(rows > 0)  # of flags a third of the time
    owners = np.concatenate([np.arange(count, dtype=np.uint16), owners[has].astype(np.uint16)])
    ids = np.concatenate([np.zeros(count, dtype=np.uint16), rows[has]])
    order = owners.argsort(kind="stable")  # of numbers this small numpy sorts ten times faster
    sizes = np.bincount(owners, minlength=count)
    return ids[order].astype(np.int64), sizes.cumsum() - sizes, sizes
