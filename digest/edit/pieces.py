"""The pieces of a text as bytes: the number of each in the lexicon, and what rules may ask for it.

Each takes four bytes, of which the highest holds the marks. To join bytes takes two thirds of the time of making lists
and an array of them, and the marks of a sentence are a slice.
"""

from __future__ import annotations

import sys
from array import array
from functools import reduce
from operator import or_
from struct import Struct

#: How many bytes a piece takes, and which of their bits hold its number.
WIDTH, NUMBER = 4, 0xFFFFFF
_HIGHEST = 3 if sys.byteorder == "little" else 0
_MARKS, _ONE = 24, Struct("=I")


def packed(number: int, marks: int) -> bytes:
    """Return a piece as bytes."""
    return _ONE.pack(number | marks << _MARKS)


def numbers_of(pieces: bytes) -> list[int]:
    """Return the numbers of pieces."""
    return [piece & NUMBER for piece in array("I", pieces)]


def first_of(pieces: bytes) -> int:
    """Return the number of the first piece."""
    first: int = _ONE.unpack_from(pieces)[0]
    return first & NUMBER


def marks_of(pieces: bytes) -> int:
    """Return what rules may ask for any of the pieces."""
    marks = pieces[_HIGHEST::WIDTH].translate(None, b"\0")
    return reduce(or_, marks) if marks else 0
