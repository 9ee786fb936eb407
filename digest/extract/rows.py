"""The lines of a page copied as text, with what the layout around them tells."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.text import strip_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Lines beyond this are left unread: an article ends long before.
MOST_ROWS = 20_000
_MARK = re.compile(
    r"^(?:(?P<first>[*•·▪●■◦‣⁃]|-(?=\s)|[–—](?=\s))|(?P<second>\+)|(?P<third>o)(?=\s|$)|(?P<number>\(?\d{1,3}[.)])(?=\s))\s*"
)
#: The only letter that is a bullet: the circle of a list in a list.
_LETTER_MARKS = frozenset(["o", "o "])
_KINDS = {None: 0, "first": 1, "second": 2, "third": 3, "number": 4}


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold the lines of a page that are not empty, what is told of them side by side."""

    #: The lines as they stood, clean.
    texts: list[str]
    #: The same without the bullets they begin with; a number stays.
    bare: list[str]
    #: White space before each, in characters.
    indents: Sequence[int]
    #: 1 where empty lines stand before it.
    gaps: Sequence[int]
    #: The kind of its bullet: 0 none, 1-3 by depth, 4 a number.
    marks: Sequence[int]

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.bare)

    def part(self, low: int, high: int) -> Rows:
        """Return some of the lines that follow each other."""
        some = slice(low, high)
        return Rows(self.texts[some], self.bare[some], self.indents[some], self.gaps[some], self.marks[some])


def rows_of(text: str) -> Rows:
    """Return the rows of a page; lines that hold nothing but a bullet count as empty."""
    texts, bares = list[str](), list[str]()
    layout = list[tuple[int, int, int]]()
    gap = 1
    for raw in _plain(text).split("\n"):
        line = raw.lstrip(" ")
        if not line:  # a line of three
            gap = 1
            continue
        indent, line = len(raw) - len(line), line.rstrip(" ")
        if "  " in line:
            line = " ".join(line.split())
        bare, kind = (line, 0) if line[0].isalpha() and line[:2] not in _LETTER_MARKS else _without_bullet(line)
        if not bare:
            gap = 1
            continue
        texts.append(line)
        bares.append(bare)
        layout.append((indent, gap, kind))
        gap = 0
        if len(bares) >= MOST_ROWS:
            break
    indents, gaps, marks = zip(*layout, strict=True) if layout else ((), (), ())
    return Rows(texts, bares, indents, gaps, marks)


def _plain(text: str) -> str:
    """Return a text in NFC without controls, and without spaces but the common one."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.replace("\n", " ").isprintable():  # one page of eight
        text = "\n".join(raw if raw.isprintable() else _flat(strip_controls(raw)) for raw in text.split("\n"))
    return text


def _flat(line: str) -> str:
    """Return a line with common spaces only."""
    return " " * (len(line) - len(line.lstrip())) + " ".join(line.split())


def _without_bullet(line: str) -> tuple[str, int]:
    """Return a line without its bullet, and the kind of it; a number is named and stays."""
    if not line:
        return line, 0
    found = _MARK.match(line)
    kind = _KINDS[found.lastgroup if found else None]
    return (line[found.end() :] if found and kind < _KINDS["number"] else line), kind
