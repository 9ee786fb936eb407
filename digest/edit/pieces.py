"""The pieces of a text as bytes: the number of each in the lexicon, what is told of it, and what rules may ask for it.

To join bytes takes two thirds of the time of making lists and an array of them; the marks of a sentence are a slice,
and all that is told of an article lies in one row, read without a look-up. A piece takes 40 bytes: two numbers of four
(its own, its term's), twelve counts of two, so that eight bytes add four of them at once, and six of one: what is
told of its term, and what rules ask of it (marks, hints).
"""

from __future__ import annotations

from array import array
from functools import reduce
from itertools import compress
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
#: What rules may ask for any piece of a sentence: a quote; a sign of programs, or of chrome; a word of captions; one
#: without a word; a word that asides say, one that calls, one by which an outlet reports.
QUOTED, CODED, SIGNED, CAPTION, BARE, SAYS, CALLS, REPORTS = (1 << at for at in range(8))
#: What they may ask for the first: a word that opens a line of chrome, or an aside; and for sentences beside others: a
#: word of lesser ones, a word that judges; one that opens a call; one that turns, and one that speaks.
CHROME, OPENS, LESSER, JUDGES, BIDS, TURNS, SPEAKS = (1 << at for at in range(7))
_ALL, _NUMBER = Struct("=II12H6B2x"), Struct("=I")
_KINDS, _MEANT, _MARKS, _HINTS = 8, 35, 36, 37


class Counted(NamedTuple):
    """Hold what is told of the pieces of an article, a row each."""

    #: The numbers of their terms.
    terms: Places
    #: Four counts in each number.
    counts: NDArray[np.uint64]
    #: Four bytes in each number: whether it has a capital; whether its term is a number, how long it is, and whether it
    #: carries meaning.
    kinds: NDArray[np.uint32]


#: Return a piece as bytes, of its number, that of its term, its twelve counts, four kinds, marks and hints.
packed = _ALL.pack


def numbers_of(pieces: bytes) -> array[int]:
    """Return the numbers of pieces."""
    return array("I", pieces)[:: WIDTH // 4]


def first_of(pieces: bytes) -> int:
    """Return the number of the first piece."""
    first: int = _NUMBER.unpack_from(pieces)[0]
    return first


def meant_by(pieces: bytes) -> frozenset[int]:
    """Return the terms that carry meaning."""
    return frozenset(compress(array("I", pieces)[1 :: WIDTH // 4], pieces[_MEANT::WIDTH]))


def marks_of(pieces: bytes) -> int:
    """Return what rules of single sentences may ask for any of the pieces."""
    marks = pieces[_MARKS::WIDTH].translate(None, b"\0")
    return reduce(or_, marks) if marks else 0


def hints_of(pieces: bytes) -> int:
    """Return what rules of sentences beside others may ask for any of the pieces."""
    hints = pieces[_HINTS::WIDTH].translate(None, b"\0")
    return reduce(or_, hints) if hints else 0


def opening_of(pieces: bytes) -> int:
    """Return what rules may ask for the first piece, or for any where that one has no word."""
    return hints_of(pieces) if pieces[_MARKS] & BARE else pieces[_HINTS]


def counted(pieces: bytes) -> Counted:
    """Return what is told of pieces as arrays."""
    import numpy as np

    numbers = np.frombuffer(pieces, np.uint32)
    counts = np.frombuffer(pieces, np.uint64).reshape(-1, WIDTH // 8)[:, 1:4]
    return Counted(numbers[1 :: WIDTH // 4].astype(np.intp), counts, numbers[_KINDS :: WIDTH // 4].copy())
