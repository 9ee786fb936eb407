"""The pieces of a text as bytes: the number of each in the lexicon, what is told of it, and what rules may ask for it.

To join bytes takes two thirds of the time of making lists and an array of them; the marks of a sentence are a slice,
and all that is told of an article lies in one row, read without a look-up. A piece takes 40 bytes: two numbers of four
(its own, its term's), twelve counts of two, so that eight bytes add four of them at once, and five of one: its marks,
and what is told of its term.
"""

from __future__ import annotations

from array import array
from functools import reduce
from operator import or_
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

#: How many bytes a piece takes.
WIDTH = 40
#: The most that can be counted of a piece.
MOST = 0xFFFF
_ALL, _NUMBER = Struct("=II12H5B3x"), Struct("=I")
_MARKS, _KINDS = 32, slice(33, 37)


class Counted(NamedTuple):
    """Hold what is told of the pieces of an article, a row each."""

    #: The numbers of their terms.
    terms: Places
    #: Four counts in each number.
    counts: NDArray[np.uint64]
    #: Whether it has a capital; whether its term is a number, how long it is, and whether it carries meaning.
    kinds: NDArray[np.uint8]


def packed(number: int, term: int, counts: tuple[int, ...], marks: int, kinds: tuple[int, ...]) -> bytes:
    """Return a piece as bytes."""
    return _ALL.pack(number, term, *counts, marks, *kinds)


def numbers_of(pieces: bytes) -> array[int]:
    """Return the numbers of pieces."""
    return array("I", pieces)[:: WIDTH // 4]


def first_of(pieces: bytes) -> int:
    """Return the number of the first piece."""
    first: int = _NUMBER.unpack_from(pieces)[0]
    return first


def marks_of(pieces: bytes) -> int:
    """Return what rules may ask for any of the pieces."""
    marks = pieces[_MARKS::WIDTH].translate(None, b"\0")
    return reduce(or_, marks) if marks else 0


def counted(pieces: bytes) -> Counted:
    """Return what is told of pieces as arrays."""
    import numpy as np

    terms = np.frombuffer(pieces, np.uint32)[1 :: WIDTH // 4].astype(np.intp)
    counts = np.frombuffer(pieces, np.uint64).reshape(-1, WIDTH // 8)[:, 1:4]
    return Counted(terms, counts, np.frombuffer(pieces, np.uint8).reshape(-1, WIDTH)[:, _KINDS])
