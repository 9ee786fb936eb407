"""The words of lines as numbers: each a code of 32 bits made of its characters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.extract.glyphs import DIGIT, LAST, LETTER, SPACE, kinds_of_chars

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Flags, Glyphs, Ids, Kinds

    Codes = NDArray[np.uint32]

#: A word is the sum of its characters, each times a power of this; what stands before a word is divided out again.
_FACTOR = 0x9E3779B5
_INVERSE = pow(_FACTOR, -1, 1 << 32)
_HALF, _MIX = 15, 0x85EBCA6B
#: The powers for a page of so many characters are kept; one of a hundred is longer.
_KEPT = 1 << 16


class Spelled(NamedTuple):
    """Hold the words of lines, one after the other, and the runs of letters or digits that they are made of."""

    #: How many words each line has, and where each word begins among the characters.
    sizes: Ids
    first: Ids
    codes: Codes
    #: The runs: the code and length of each, and which of them begin a word.
    runs: Codes
    lengths: Ids
    begins: Flags


def spelled(glyphs: Glyphs) -> Spelled:
    """Return the words of lines: what stands between spaces, in lower case, without the marks around it.

    Every digit is the same; "12:30" and "well-known" are a word of two runs each.
    """
    import numpy as np

    chars = _lower().take(glyphs.codes, mode="clip")
    spells = (glyphs.kinds & LETTER) > 0
    first, behind = (np.flatnonzero(spells[1:] != spells[:-1]) + 1).reshape(-1, 2).T
    begins = np.ones(len(first) + 1, dtype=bool)
    begins[1:-1] = _parted(glyphs.kinds, behind[:-1], first[1:])
    forward, back = _powers(_KEPT) if len(chars) <= _KEPT else _powers.__wrapped__(len(chars))
    chars *= forward[: len(chars)]
    sums = np.add.accumulate(chars, out=chars)  # in their place: memory that was just seen is near
    before, divided, through = sums[first - 1], back[first], sums[behind - 1]
    starts, ends = begins[:-1], begins[1:]
    runs = _mixed((through - before) * divided)
    codes = _mixed((through[ends] - before[starts]) * divided[starts])
    places = first[starts]
    bounds = places.searchsorted(glyphs.starts)
    sizes = np.append(bounds[1:], len(places)) - bounds
    return Spelled(sizes, places, codes, runs, behind - first, starts)


def _parted(kinds: Kinds, low: Ids, high: Ids) -> Flags:
    """Return between which places, one after the other, a space stands: of most, at one end of what is between."""
    import numpy as np

    parted: Flags = ((kinds[low] | kinds[high - 1]) & SPACE) > 0
    others = np.flatnonzero(~parted & (high - low > 2))
    if len(others):
        within = np.stack((low[others], high[others]), axis=1).ravel()
        parted[others] = (np.bitwise_or.reduceat(kinds, within)[::2] & SPACE) > 0
    return parted


def _mixed(codes: Codes) -> Codes:
    import numpy as np

    return (codes ^ (codes >> np.uint32(_HALF))) * np.uint32(_MIX)


def code_of(word: str) -> int:
    """Return the code of one word of letters."""
    code = 0
    for char in reversed(word.lower()):
        code = (code * _FACTOR + ord(char)) % (1 << 32)
    return (code ^ (code >> _HALF)) * _MIX % (1 << 32)


@lru_cache(maxsize=1)
def _lower() -> Codes:
    """Return each character in lower case, every digit 0."""
    import numpy as np

    kinds = kinds_of_chars()
    lower = np.array([ord(chr(code).lower()[0]) for code in range(LAST + 1)], dtype=np.uint32)
    lower[(kinds & DIGIT) > 0] = ord("0")
    lower[(kinds & SPACE) > 0] = 0
    return lower


@lru_cache(maxsize=1)
def _powers(size: int) -> tuple[Codes, Codes]:
    """Return the powers of the factor and of its inverse, for the places up to `size`."""
    import numpy as np

    both = np.array([[_FACTOR], [_INVERSE]], dtype=np.uint32)
    both = np.concatenate([np.ones((2, 1), dtype=np.uint32), np.repeat(both, size - 1, axis=1)], axis=1)
    forward, back = np.cumprod(both, axis=1, dtype=np.uint32)
    return forward, back
