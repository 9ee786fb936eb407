"""The pieces of a mail: its blocks in reading order, of markup or of plain text, each with its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest.extract.mail import Letter

MOST_PIECES = 3_000
#: In a plain mail, a headline with its teaser and address takes so many lines at most.
MOST_ROWS = 6
_ADDRESS = re.compile(r"^<?(https?://[^\s<>]{4,2000})>?$")


class Piece(NamedTuple):
    """Hold a block of a mail: its tag, its text, and its links with what they say."""

    tag: str
    text: str
    links: tuple[tuple[str, str], ...] = ()


def pieces_of(letter: Letter) -> list[Piece]:
    """Return the blocks of a mail in reading order, of its markup or of its text."""
    if letter.tree is not None:
        return _of_markup(letter.tree)
    return list(_of_text(letter.text))


def _of_markup(tree: HtmlElement) -> list[Piece]:
    """Return the blocks of a mail's markup with their links."""
    from lxml import etree

    from digest.extract.markup import BLOCKS, is_silent

    cutter = _Cutter()
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag, starts = element.tag, event == "start"
        if silent or is_silent(element, tag):
            silent += 1 if starts else -1
            if silent or starts:
                continue
        elif tag in BLOCKS:
            cutter.cut(tag if starts else None)
        elif tag == "a":
            cutter.link(element.get("href") or "" if starts else None)
        cutter.texts.append((element.text if starts else element.tail) or "")
    cutter.cut(None)
    return cutter.found


class _Cutter:
    """Cut a walk through markup into pieces, where blocks begin and end."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.texts: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.opened: list[tuple[str, int]] = []
        self.tags = ["body"]

    def cut(self, tag: str | None) -> None:
        """End a piece: a block of this name begins, or without one, ends."""
        self.links.extend((href, clean("".join(self.texts[since:]))) for href, since in self.opened[-1:])
        text = clean("".join(self.texts))
        if text and len(self.found) < MOST_PIECES:
            self.found.append(Piece(self.tags[-1], text, tuple(self.links)))
        self.texts.clear()
        self.links.clear()
        self.opened = [(href, 0) for href, _ in self.opened[-1:]]
        if tag:
            self.tags.append(tag)
        elif len(self.tags) > 1:
            self.tags.pop()

    def link(self, href: str | None) -> None:
        """Begin a link to this address, or without one, end it."""
        if href is not None:
            self.opened.append((href, len(self.texts)))
        elif self.opened:
            href, since = self.opened.pop()
            self.links.append((href, clean("".join(self.texts[since:]))))


def _of_text(text: str) -> Iterator[Piece]:
    """Yield the parts of a plain mail; an address alone in its line makes the first of its block a linked headline."""
    for block in re.split(r"\n[ \t]*\n", text):
        rows = [row for raw in block.split("\n") if (row := clean(raw))]
        address = next((m[1] for row in rows if (m := _ADDRESS.match(row))), None)
        words = [row for row in rows if not _ADDRESS.match(row)]
        if address and words and len(words) <= MOST_ROWS:
            yield Piece("p", words[0], ((address, words[0]),))
            if words[1:]:
                yield Piece("teaser", " ".join(words[1:]))
        elif rows:
            yield Piece("p", " ".join(rows))
