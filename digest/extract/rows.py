"""The lines of a page copied as text, with what the layout around them tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.text import strip_controls

#: Lines beyond this are left unread: an article ends long before.
MOST_ROWS = 20_000
_MARK = re.compile(
    r"^(?:(?P<first>[*•·▪●■◦‣⁃]|-(?=\s)|[–—](?=\s))|(?P<second>\+)|(?P<third>o)(?=\s|$)|(?P<number>\(?\d{1,3}[.)])(?=\s))\s*"
)
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
    for raw in strip_controls(text).split("\n"):
        line = " ".join(raw.split())
        found = _MARK.match(line)
        kind = _KINDS[found.lastgroup if found else None]
        bare = line[found.end() :] if found and kind < 4 else line
        if not bare:
            gap = 1
            continue
        rows.append(Row(line, bare, len(raw) - len(raw.lstrip()), gap, kind))
        gap = 0
        if len(rows) >= MOST_ROWS:
            break
    return rows
