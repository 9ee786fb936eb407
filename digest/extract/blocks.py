"""The blocks of a page's markup: their text, and where each stands in the tree."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.extract.markup import BLOCKS, SILENT, hides
from digest.extract.regained import runs_on
from digest.extract.signs import UNCALLED, called
from digest.extract.wrapped import rejoined
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.html import HtmlElement

#: Text that is set as it was typed is prose where so many of its paragraphs run on.
_FEWEST_PARAGRAPHS = 2


_FAR = 99


class Block(NamedTuple):
    """Hold where a block stands: its nearest tag, what stands above it, and what its container holds."""

    tag: str
    text: str
    #: Characters of its text that stand in links, in bold or italic type, and the number of links.
    linked: int
    strong: int
    links: int
    #: How deep it stands, and in how many lists, tables, quotes and figures.
    depth: int
    lists: int
    tables: int
    #: The nearest sign above: how many elements up, `_FAR` where there is none.
    good: int
    body: int
    bad: int
    bads: int
    #: Bits: article 1, main 2, aside 4, nav 8, footer 16, header 32, form 64, figure 128, blockquote 256, apart 512.
    inside: int
    #: The numbers of the containers above it, nearest first, three at most.
    above: tuple[int, ...]
    #: Whether it is hidden until somebody asks for it (or for good), and whether it follows an element of its container.
    hidden: bool
    #: The class and id above it that say that it is something else, the nearest.
    called: str
    #: The number of its table's row, 0 outside of tables.
    row: int
    follows: bool


ASIDE, NAV, FOOTER, HEADER, FORM, APART = 4, 8, 16, 32, 64, 512
_BITS = {"article": 1, "main": 2, "aside": ASIDE, "nav": NAV, "footer": FOOTER, "header": HEADER, "form": FORM, "figure": 128, "blockquote": 256}  # fmt: skip
_HOLDERS = frozenset(["body", "div", "section", "article", "main", "aside", "td", "nav", "footer", "header", "ul", "ol", "form", "table", "blockquote", "center", "li"])  # fmt: skip
_ROLES = {"navigation": NAV, "complementary": ASIDE, "contentinfo": FOOTER, "banner": HEADER, "main": 2, "article": 1, "search": FORM, "dialog": APART, "alertdialog": APART}  # fmt: skip


def blocks_in(tree: HtmlElement, apart: Collection[HtmlElement] = ()) -> list[Block]:
    """Return the blocks of a page in reading order; scripted parts are left out, hidden ones are marked.

    So is what stands in the elements that are known to hold nothing of the article.
    """
    return _Walk(apart).through(tree)


class _State(NamedTuple):
    tag: str
    depth: int
    lists: int
    tables: int
    good: int
    body: int
    bad: int
    bads: int
    inside: int
    above: tuple[int, ...]
    hidden: bool
    called: str
    row: int


# Without the function between that names each field: half a microsecond for each block and each element above one.
_made = tuple.__new__
_LISTS = frozenset(["ul", "ol"])
_CUTTING = BLOCKS | {"button"}
_STRONG = frozenset(["b", "strong", "em", "i"])
_MARKED = _STRONG | {"a"}


class _Walk:
    """Walk through a page once, element by element, and cut its text where blocks begin and end."""

    def __init__(self, apart: Collection[HtmlElement] = ()) -> None:
        self.apart = apart
        self.found: list[Block] = []
        self.pieces: list[str] = []
        #: The elements that are open, and what is known of those that text was found in.
        self.open: list[tuple[HtmlElement, str]] = []
        self.states = [_State("body", 0, 0, 0, _FAR, _FAR, _FAR, 0, 0, (), False, "", 0)]
        self.follows = False
        self.linked = self.strong = self.links = 0
        self.in_links = self.in_strong = self.link_ended = 0
        self.holders = self.rows = 0

    def through(self, tree: HtmlElement) -> list[Block]:
        from lxml import etree

        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag, starts = element.tag, event == "start"
            if tag in SILENT:
                if starts:
                    walk.skip_subtree()
                    continue
            elif tag in _CUTTING:
                self._cut(element if starts else None, tag)
            elif tag in _MARKED:
                self._mark(tag, 1 if starts else -1)
            text = element.text if starts else element.tail
            if text is None:
                continue
            if not text.isspace():
                self._take(text)
            elif self.pieces:  # most of it is the white space between tags, and only parts what stands before
                self.pieces.append(" ")
        self._flush()
        return self.found

    def _mark(self, tag: str, by: int) -> None:
        """Note where links and strong type begin and end."""
        if tag == "a":
            self.in_links += by
            self.links += by > 0
            if by < 0:
                self.link_ended = len(self.pieces)
            elif self.pieces and self.link_ended == len(self.pieces):
                self.pieces.append(" ")  # links of a menu stand beside each other without a space
        elif tag in _STRONG:
            self.in_strong += by

    def _take(self, text: str) -> None:
        self.pieces.append(text)
        if self.in_links or self.in_strong:
            size = len(text.strip())
            self.linked += size if self.in_links else 0
            self.strong += size if self.in_strong else 0

    def _cut(self, element: HtmlElement | None, tag: str) -> None:
        """End the text so far, since a block begins at `element` or, without one, ends here."""
        if self.pieces:
            self._flush()
        self.links = int(self.in_links > 0)  # a link around blocks is a link of each; one without text is none
        self.follows = element is None
        if element is not None:
            self.open.append((element, tag))
            return
        self.open.pop()
        if len(self.states) > len(self.open) + 1:
            self.states.pop()

    def _flush(self) -> None:
        raw = "".join(self.pieces)
        if raw.strip():
            for element, tag in self.open[len(self.states) - 1 :]:
                self.states.append(self._below(self.states[-1], element, tag))
            state = self.states[-1]
            for text in filter(None, map(clean, _paragraphs(raw) if state.tag == "pre" else (raw,))):
                linked, strong = min(self.linked, len(text)), min(self.strong, len(text))
                held = (state.tag, text, linked, strong, self.links, *state[1:], self.follows)
                self.found.append(_made(Block, held))
        self.pieces.clear()
        self.linked = self.strong = self.links = 0

    def _below(self, state: _State, element: HtmlElement, tag: str) -> _State:
        held = dict(element.items())
        names = f"{held.get('class', '')} {held.get('id', '')}".lower() if held else ""
        good, body, bad = called(names) if len(names) > 1 else UNCALLED
        _, depth, lists, tables, to_good, to_body, to_bad, bads, inside, above, hidden, said, row = state
        inside |= APART if self.apart and element in self.apart else 0
        if tag in _BITS or "role" in held:
            inside |= _BITS.get(tag, 0) | _ROLES.get(held.get("role", ""), 0)
        if tag in _HOLDERS:
            self.holders += 1
            above = (self.holders, *above[:3])
            if tag in _LISTS:
                lists += 1
            elif tag == "table":
                tables, row = tables + 1, 0
        elif tag == "tr":
            self.rows += 1
            row = self.rows
        elif tag == "dl":
            lists += 1
        return _made(_State, (
            tag, depth + 1, lists, tables,
            0 if good else to_good + (to_good < _FAR), 0 if body else to_body + (to_body < _FAR), 0 if bad else to_bad + (to_bad < _FAR),
            bads + bad, inside, above, hidden or bool(held and hides(held)), names if bad else said, row,
        ))  # fmt: skip


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of text that is set as it was typed, as archives of mails are; code and Markdown stay one."""
    if "](http" in text:
        return [text]
    lines = rejoined(text.split("\n"), 1)
    return list(lines) if sum(map(runs_on, lines)) >= _FEWEST_PARAGRAPHS else [text]
