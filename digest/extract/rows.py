"""The lines of a page copied as text, with what the layout around them tells."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import compress
from operator import not_
from string import ascii_letters
from typing import TYPE_CHECKING

from digest.text import strip_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Lines beyond this are left unread: an article ends long before.
MOST_ROWS = 20_000
#: Bullets and their kinds, by depth; some are bullets only before a space, and a circle alone in its line.
_BULLETS = dict.fromkeys("*•·▪●■◦‣⁃", 1) | {"+": 2}
_SPACED = {"- ": 1, "– ": 1, "— ": 1, "o ": 3, "o": 3}
_NUMBER, _NUMBERED = 4, re.compile(r"\(?\d{1,3}[.)]\s")
# What begins neither a bullet nor a number.
_LETTERS = frozenset(ascii_letters) - {"o"}


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold the lines of a page that are not empty, what is told of them side by side; numbers below 256 as bytes."""

    #: The lines as they stood, clean.
    texts: list[str]
    #: The same without the bullets they begin with; a number stays.
    bare: list[str]
    #: White space before each, in characters.
    indents: list[int]
    #: 1 where empty lines stand before it.
    gaps: bytes
    #: The kind of its bullet: 0 none, 1-3 by depth, 4 a number.
    marks: bytes

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.bare)

    def part(self, low: int, high: int) -> Rows:
        """Return some of the lines that follow each other."""
        some = slice(low, high)
        return Rows(self.texts[some], self.bare[some], self.indents[some], self.gaps[some], self.marks[some])


def rows_of(raws: Sequence[str]) -> Rows:
    """Return the rows of the lines of a page; lines that hold nothing but a bullet count as empty."""
    raws, lines = _plain(raws)
    texts = list(filter(None, lines))  # a line of three is empty
    bares, marks = _without_bullets(texts)
    if not all(bares):
        bullets = {line for line, bare in zip(texts, bares, strict=True) if not bare}
        lines = ["" if line in bullets else line for line in lines]
        texts, marks = list(filter(None, lines)), bytes(compress(marks, bares))
        bares = list(filter(None, bares))
    gaps = bytes(compress(map(not_, ("", *lines)), lines))
    indents = [raw.find(line[0]) for raw, line in zip(raws, lines, strict=True) if line]
    return Rows(texts, bares, indents, gaps, marks).part(0, MOST_ROWS)


def _plain(raws: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """Return lines in NFC without controls, as they stand and without the spaces that no word needs."""
    raws = [raw if raw.isascii() else unicodedata.normalize("NFC", raw) for raw in raws]
    lines = list(map(str.strip, raws))
    said = "".join(lines)
    if not said.isprintable():  # one page of eight
        raws = [raw if raw.isprintable() else _flat(strip_controls(raw)) for raw in raws]
        lines = list(map(str.strip, raws))
    if "  " in said:  # one page of six
        lines = [" ".join(line.split()) if "  " in line else line for line in lines]
    return raws, lines


def _without_bullets(lines: list[str]) -> tuple[list[str], bytes]:
    """Return lines without the bullets they begin with, and the kind of each bullet; a number is named and stays."""
    bares, marks = lines.copy(), bytearray(len(lines))
    for at, line in enumerate(lines):
        if line[0] in _LETTERS:  # most
            continue
        kind = _BULLETS.get(line[0]) or _SPACED.get(line[:2])
        if kind:
            bares[at], marks[at] = line[1:].lstrip(), kind
        elif _NUMBERED.match(line):
            marks[at] = _NUMBER
    return bares, bytes(marks)


def _flat(line: str) -> str:
    """Return a line with common spaces only."""
    return " " * (len(line) - len(line.lstrip())) + " ".join(line.split())
