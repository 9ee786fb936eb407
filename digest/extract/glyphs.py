"""The characters of lines as one array: what each is, and what those of a line add up to."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.text import WIDE_CHARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.intp]
    Kinds = NDArray[np.uint16]
    Counts = NDArray[np.uint8]
    Flags = NDArray[np.bool_]

#: What is counted in each line, and the characters that count; eight counts of eight bits are summed as one number.
MARKS = {
    "commas": ",،、，",
    "separators": "|·»/•",
    "quotes": '"“«„',
    "money": "$€%",
    "rights": "©",
    "asks": "?!？！",
    "hashes": "#",
    "digits": "".join(filter(str.isdigit, map(chr, range(0xFFFF)))),
}
#: A line of fewer characters holds no mark so often that its count runs over.
LONGEST = 255
LETTER, DIGIT, UPPER, LOWER, SPACE, BLANK, STOP, ALONE, CLOSES, DOT, AT, COLON, SIGN, YEAR, WIDE = (
    1 << at for at in range(15)
)
_CHARS = {
    STOP: ".!?…。！？।؟",
    ALONE: "。！？",
    CLOSES: "\"'”’»)]",
    BLANK: " ",
    DOT: ".",
    AT: "@",
    COLON: ":",
    #: Without a space around them these stand in what digest/extract/chrome.py knows by `kinds.RARE`.
    SIGN: "→»›|©版著無",
    #: Behind the number of a year, with no space between.
    YEAR: "年년",
    WIDE: WIDE_CHARS,
}
#: Letters beyond this (emoji, rare scripts) have no case and end no sentence.
LAST = 0xFFFF
#: So many line feeds stand behind the last line, so that a mark there has something behind it.
_BEHIND = 5


class Glyphs(NamedTuple):
    """Hold the characters of lines, one line after the other, with a line feed before and behind each."""

    #: The characters, up to `LAST`, and the kinds of each.
    codes: Ids
    kinds: Kinds
    #: Where each line begins, and how long it is.
    starts: Ids
    sizes: Ids
    #: The kinds that a line's characters have together.
    held: Kinds
    #: How often each line holds each of `MARKS`, and in how many places a sentence ends.
    counts: dict[str, Counts]
    #: Which lines end as a sentence does.
    ends: Flags

    def hold(self, kind: int) -> Flags:
        """Return which lines hold a character of a kind."""
        found: Flags = (self.held & kind) > 0
        return found

    def hold_each(self, *kinds: int) -> Flags:
        """Return which lines hold a character of some kinds, a row for each kind."""
        return flags_for(self.held, kinds)


def flags_for(held: Kinds, kinds: Sequence[int]) -> Flags:
    """Return what holds some kinds, a row for each kind: all in one, for which each alone takes as long."""
    import numpy as np

    found: Flags = (held & np.array(kinds, dtype=np.uint16)[:, None]) > 0
    return found


@lru_cache(maxsize=1)
def kinds_of_chars() -> Kinds:
    """Return the kinds of each character."""
    import numpy as np

    kinds = np.array([_kind_of(chr(code)) for code in range(LAST + 1)], dtype=np.uint16)
    for kind, chars in _CHARS.items():
        kinds[list(map(ord, chars))] |= kind
    return kinds


@lru_cache(maxsize=1)
def _added() -> NDArray[np.uint64]:
    """Return what each character adds to the counts of `MARKS`."""
    import numpy as np

    added = np.zeros(LAST + 1, dtype=np.uint64)
    for at, chars in enumerate(MARKS.values()):
        added[list(map(ord, chars))] += np.uint64(1 << (8 * at))
    return added


def _kind_of(char: str) -> int:
    # vowel signs and other marks on letters (Hindi, Arabic) are part of their words
    letter = char.isalnum() or unicodedata.category(char)[0] == "M"
    cased = char.isupper() * UPPER + char.islower() * LOWER
    return letter * LETTER + cased + char.isspace() * SPACE + char.isdigit() * DIGIT


def glyphs_of(lines: Sequence[str]) -> Glyphs:
    """Return the characters of lines of `LONGEST` characters at most."""
    import numpy as np

    text = "\n".join(("", *lines, "\n" * (_BEHIND - 1)))
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.intp)
    kinds = kinds_of_chars().take(codes, mode="clip")
    sizes = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
    ends = (sizes + 1).cumsum()
    starts = ends - sizes
    counts = np.add.reduceat(_added().take(codes, mode="clip"), starts).view(np.uint8).reshape(-1, len(MARKS))
    stops, last = _stops(kinds, starts, ends)
    found = dict(zip(MARKS, counts.T, strict=True)) | {"stops": stops}
    return Glyphs(codes, kinds, starts, sizes, np.bitwise_or.reduceat(kinds, starts), found, last)


def _stops(kinds: Kinds, starts: Ids, ends: Ids) -> tuple[Counts, Flags]:
    """Return how many sentences end in each line, and whether one ends with it.

    A sentence ends where a space follows its mark, with up to three closing marks between.
    """
    import numpy as np

    at = np.flatnonzero((kinds & STOP) > 0)
    behind = at + 1
    for _ in range(3):
        behind += (kinds[behind] & CLOSES) > 0
    closed = ((kinds[behind] & SPACE) > 0) | ((kinds[at] & ALONE) > 0)
    line = starts.searchsorted(at, side="right") - 1
    last = np.zeros(len(starts), dtype=bool)
    last[line] = behind == ends[line]
    return np.bincount(line[closed], minlength=len(starts)).astype(np.uint8), last
