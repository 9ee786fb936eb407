"""The body of a page: what trafilatura and the line model find of it, or what the page's own data holds instead."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from digest.extract.head import titles_in
from digest.extract.linked import text_in
from digest.extract.markup import lines_of, tree_of
from digest.extract.merge import DROP, chances_of, chosen, taken
from digest.extract.rows import MOST_ROWS
from digest.extract.tables import without_vast_tables
from digest.extract.threads import with_posts
from digest.text import clean, length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

    from digest.extract.blocks import Block
    from digest.extract.head import Head
    from digest.extract.seen import Seen
    from digest.extract.states import Told

#: Elements without a word of an article, and menus without a paragraph: trafilatura, which copies the tree four times,
#: takes a twelfth less time without them, and finds the same (one page of 280 differs).
_SILENT = (
    "audio", "canvas", "iframe", "img", "input", "link", "map", "math", "meta", "noscript", "object", "picture",
    "script", "select", "source", "style", "svg", "template", "textarea", "title", "video",
)  # fmt: skip
#: A record's text counts from so many characters on; it is the article where less than this share of it is to be seen.
LEAST_RECORDED, SEEN = 300, 0.5
#: A block of so many characters may be running text; its share in what trafilatura finds at once, without asking other
#: extractors: of 396 pages they find more in 8, which all have less, and 32 have less in all.
LEAST_RUNNING, FOUND = 80, 0.7
_MARKDOWN = re.compile(r"\]\(https?:|^#{1,3} ", re.MULTILINE)
_TAGGED = re.compile(r"</?(?:p|div|br|li|h\d)\b", re.IGNORECASE)


def body_of(tree: HtmlElement, apart: Iterable[HtmlElement] = (), *, least: float = math.inf) -> str:
    """Return the body that trafilatura finds outside of what stands apart, or nothing; the tree is spent by it.

    With `least` characters of it, what its other extractors find is not looked at.
    """
    from lxml import etree

    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for element in apart:
        if element.getparent() is not None:
            element.drop_tree()
    for menu in list(tree.iter("nav", "footer")):
        if menu.getparent() is not None and menu.find(".//p") is None and menu.find(".//article") is None:
            menu.drop_tree()
    without_vast_tables(tree)
    found = _found_in(tree, fast=True) if least < math.inf else ""
    return found if length_of(found) > least else _found_in(tree, fast=False)


def _found_in(tree: HtmlElement, *, fast: bool) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Found

    found = bare_extraction(tree, options=_options(fast=fast))
    return found.text if isinstance(found, Found) and found.text else ""


@cache
def _options(*, fast: bool) -> Extractor:
    """Return what trafilatura is asked for; it would read the same settings again for each page."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=fast, recall=True, comments=False)


def kept_of(blocks: Sequence[Block], body: str, title_at: int, *, abroad: bool, thread: bool = False) -> list[str]:
    """Return the lines of the article, or of a thread's posts, among the blocks, by what trafilatura took."""
    lines = [line for raw in body.splitlines()[:MOST_ROWS] if (line := clean(raw.lstrip("-•*| ")))]
    if not blocks:
        return lines
    inside = taken(blocks, "\n".join(lines))
    chances = chances_of(blocks, inside, title_at)
    return chosen(blocks, lines, inside, with_posts(blocks, chances, DROP) if thread else chances, abroad=abroad)


def recorded(head: Head, kept: list[str]) -> list[str]:
    """Return the lines of the article as the page's own record has them, where little of it is to be seen.

    Pages that are drawn by a program carry their text in JSON-LD; what is not free to read is left alone.
    """
    told = text_in(head.record, "articleBody")
    seen = sum(map(len, kept)) if len(kept) > 1 else SEEN * sum(map(len, kept))
    if is_paid(head) or len(told) < LEAST_RECORDED or seen > SEEN * len(told) or _is_no_prose(told):
        return kept
    lines = lines_of(told) if _TAGGED.search(told) else told.split("\n")
    return [line for raw in lines if (line := clean(raw))]


def running(blocks: Sequence[Block]) -> int:
    """Return how many letters of running text are to be seen; next to none in a page that a program draws."""
    seen = (block for block in blocks if not block.hidden and block.linked < 0.5 * len(block.text))
    return sum(size for block in seen if (size := length_of(block.text)) > LEAST_RUNNING)


def told_by_program(tree: HtmlElement, page: Seen) -> Told | None:
    """Return what a program's data tells of the article; what a stream of elements draws is put into the tree.

    What is not free to read is left alone, as with a record.
    """
    from digest.extract.programs import drawn_in, states_of
    from digest.extract.states import article_in, posted_in

    scripts = [node for node in page.nodes if node.tag == "script"]
    head, body = page.head, tree.find("body")
    if body is None or is_paid(head):
        return None
    drawn = drawn_in(scripts)
    if drawn:
        body.append(tree_of(f"<div>{drawn}</div>").find("body/*"))
        return None
    titles = titles_in(tree, head)[0]
    return article_in(list(states_of(scripts)), titles, head.url) or posted_in(head.meta)


def is_paid(head: Head) -> bool:
    """Tell whether a page's own record says that it is not free to read."""
    return str(head.record.get("isAccessibleForFree", "")).lower() == "false"


def _is_no_prose(told: str) -> bool:
    """Tell whether a record's text is Markdown, or markup of more elements than an article has."""
    return told.count("<") > MOST_ROWS or _MARKDOWN.search(told) is not None
