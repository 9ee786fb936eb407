"""The lines of a page copied as text, with what the layout around them tells."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from digest.text import strip_controls

#: Lines beyond this are left unread: an article ends long before.
MOST_ROWS = 20_000
_MARK = re.compile(
    r"^(?:(?P<first>[*•·▪●■◦‣⁃]|-(?=\s)|[–—](?=\s))|(?P<second>\+)|(?P<third>o)(?=\s|$)|(?P<number>\(?\d{1,3}[.)])(?=\s))\s*"
)
#: The only letter that is a bullet: the circle of a list in a list.
_LETTER_MARKS = frozenset(["o", "o "])
_KINDS = {None: 0, "first": 1, "second": 2, "third": 3, "number": 4}


class Row(NamedTuple):
    """Hold one line that is not empty."""

    #: The line as it stood, clean.
    text: str
    #: The same without the bullet it begins with; a number stays.
    bare: str
    #: White space before it, in characters.
    indent: int
    #: 1 where empty lines stand before it.
    gap: int
    #: The kind of its bullet: 0 none, 1-3 by depth, 4 a number.
    mark: int


def rows_of(text: str) -> list[Row]:
    """Return the rows of a page; lines that hold nothing but a bullet count as empty."""
    rows: list[Row] = []
    gap = 1
    for raw in unicodedata.normalize("NFC", text).split("\n"):
        if raw.isprintable():  # nine lines of ten: no controls, and no space but the common one
            line = raw.strip(" ")
            line = bare = " ".join(line.split()) if "  " in line else line
        else:
            raw = strip_controls(raw)  # noqa: PLW2901 - the line as it is read
            line = bare = " ".join(raw.split())
        kind = 0
        if not line[:1].isalpha() or line[:2] in _LETTER_MARKS:
            bare, kind = _without_bullet(line)
        if not bare:
            gap = 1
            continue
        rows.append(Row(line, bare, len(raw) - len(raw.lstrip()), gap, kind))
        gap = 0
        if len(rows) >= MOST_ROWS:
            break
    return rows


def _without_bullet(line: str) -> tuple[str, int]:
    """Return a line without its bullet, and the kind of it; a number is named and stays."""
    if not line:
        return line, 0
    found = _MARK.match(line)
    kind = _KINDS[found.lastgroup if found else None]
    return (line[found.end() :] if found and kind < _KINDS["number"] else line), kind
