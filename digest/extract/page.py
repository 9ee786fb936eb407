"""A page of the web: trafilatura finds the body, the page's own records say the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.dates import country_of, read
from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.around import byline_near, times_near
from digest.extract.blocks import blocks_in
from digest.extract.bylines import byline_of
from digest.extract.credits import byline_in, date_in_address, fallback_in, name_in, published_in, updated_in
from digest.extract.head import head_of, image_in, language_in, publisher_in, site_names, tags_in, titles_in
from digest.extract.linked import text_in
from digest.extract.marks import marks_of
from digest.extract.markup import lines_of, tree_of
from digest.extract.merge import chances_of, chosen, taken
from digest.extract.reading import Reading
from digest.extract.reasons import reason_of
from digest.extract.refusal import is_front_page, is_list, reason_to_refuse
from digest.extract.spoken import LEARNED
from digest.extract.spoken import language_in as spoken_in
from digest.extract.titles import headline, likeness
from digest.models import Removed
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block
    from digest.extract.head import Head
    from digest.extract.marks import Marks


#: Beside the author's name a line may say when and for whom in so many characters.
LONGEST_BESIDE = 60
#: Blocks beyond this are left unread, as with lines of text.
MOST_BLOCKS = 20_000
#: Elements without a word of an article, and menus without a paragraph: trafilatura, which copies the tree four times,
#: takes a twelfth less time without them, and finds the same (one page of 280 differs).
_SILENT = (
    "audio", "canvas", "iframe", "input", "link", "map", "math", "noscript", "object", "select", "source", "style",
    "svg", "template", "textarea", "video",
)  # fmt: skip
#: A record's text counts from so many characters on, where less than this share of it is to be seen.
LEAST_RECORDED, SEEN = 300, 0.5
_MARKDOWN = re.compile(r"\]\(https?:|^#{1,3} ", re.MULTILINE)
_TAGGED = re.compile(r"</?(?:p|div|br|li|h\d)\b", re.IGNORECASE)
#: A page keeps this many of its removed lines.
MOST_REMOVED = 2_000


def read_page(html: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page, or raise `ExtractError`."""
    tree = tree_of(html)
    nodes = list(tree.iter())  # kept: lxml makes each element anew for every walk that finds none alive
    head, marks = head_of(tree, url), marks_of(nodes)
    title = headline(*titles_in(tree, head), site_names(head))
    blocks = blocks_in(tree)[:MOST_BLOCKS]
    lines = [block.text for block in blocks]
    at = place_of(lines, title)
    found = _found_around(tree, (head, marks), lines, at, now)
    standfirsts = standfirsts_in(marks)
    abroad = spoken_in(lines) != LEARNED
    body = _recorded(head, _kept(blocks, body_of(tree), at, abroad=abroad))
    kept, removed = sort_lines(body, title, found.byline, standfirsts, abroad=abroad)
    _refuse(head, title, (blocks, kept), marks.links)
    removed = (*removed, *_elsewhere(blocks, kept, removed, abroad=abroad))
    return replace(found, title=title, paragraphs=kept, removed=removed)


def _refuse(head: Head, title: str | None, page: tuple[Sequence[Block], Sequence[str]], links: int) -> None:
    """Raise `ExtractError` where a page of these blocks, of which some were kept, holds no article."""
    blocks, kept = page
    seen = [block.text for block in blocks if not block.hidden]
    paid = str(head.record.get("isAccessibleForFree", "")).lower() == "false"
    reason = reason_to_refuse(title, seen, kept, paid=paid)
    named = bool(head.record.get("headline"))
    listed = not named and head.first("og:type").lower() != "article" and is_list(title, blocks, kept)
    if reason is None and (listed or is_front_page(head.url, kept, links, has_record=named)):
        reason = "this is a front page or a list of articles, not one article"
    if reason:
        raise ExtractError(reason, hint="give the page of one article, with its text")


def _found_around(
    tree: HtmlElement, said: tuple[Head, Marks], lines: Sequence[str], at: int, now: datetime | None
) -> Reading:
    """Return all that a page says of its article but the body."""
    head, marks = said
    language = language_in(tree, head)
    country = country_of(head.url, language)
    start = next((i for i in range(at + 1, len(lines)) if len(lines[i]) > 140), at + 8)
    byline = byline_in(head, marks, site_names(head))
    if byline is None:
        near = byline_near(lines, at, start)
        byline = (name_in(lines[near[1]], site_names(head)) or near[0]) if near else fallback_in(head)
    published = _first_date(published_in(head, marks), now, country)
    updated = _first_date(updated_in(head), now, country)
    if published is None:
        when = times_near(lines, (at, start), now=now, country=country)
        published, updated = when.published, updated or when.updated
    if published is None:
        published = _first_date((date_in_address(head.url),), now, country)
    return Reading(
        paragraphs=(),
        byline=byline,
        published=published or updated,
        updated=updated,
        publisher=publisher_in(tree, head, marks.publishers),
        url=head.url,
        language=language,
        image=image_in(head),
        tags=tags_in(head),
    )


def standfirsts_in(marks: Marks) -> frozenset[str]:
    """Return the texts that stand under the headline to announce the article."""
    found = [clean(element.text_content()) for element in marks.standfirsts]
    following = marks.headings[0].getnext() if marks.headings else None
    if following is not None and following.tag == "h2":
        found.append(clean(following.text_content()))
    return frozenset(text for text in found if 0 < len(text) < 400)


def place_of(lines: Sequence[str], title: str | None) -> int:
    """Return where the headline stands among the lines, 0 where it does not."""
    if not title:
        return 0
    places = (at for at, line in enumerate(lines) if line == title or (len(line) < 300 and likeness(line, title) > 0.8))
    return next(places, 0)


def _first_date(said: Iterable[str], now: datetime | None, country: str | None) -> datetime | None:
    return next((when for text in said if text and (when := read(text, now=now, country=country))), None)


def body_of(tree: HtmlElement) -> str:
    """Return the body that trafilatura finds, or nothing; the tree is spent by it."""
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Found

    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for menu in list(tree.iter("nav")):
        if menu.getparent() is not None and menu.find(".//p") is None and menu.find(".//article") is None:
            menu.drop_tree()
    found = bare_extraction(tree, favor_recall=True, include_comments=False, with_metadata=False)
    return found.text if isinstance(found, Found) and found.text else ""


def _kept(blocks: Sequence[Block], body: str, title_at: int, *, abroad: bool) -> list[str]:
    """Return the lines of the article among the blocks; the model knows what trafilatura took."""
    lines = [line for raw in body.splitlines()[:MOST_BLOCKS] if (line := clean(raw.lstrip("-•*| ")))]
    if not blocks:
        return lines
    inside = taken(blocks, "\n".join(lines))
    return chosen(blocks, lines, inside, chances_of(blocks, inside, title_at), abroad=abroad)


def _recorded(head: Head, kept: list[str]) -> list[str]:
    """Return the lines of the article as the page's own record has them, where little of it is to be seen.

    Pages that are drawn by a program carry their text in JSON-LD; what is not free to read is left alone.
    """
    told = text_in(head.record, "articleBody")
    paid = str(head.record.get("isAccessibleForFree", "")).lower() == "false"
    seen = sum(map(len, kept)) if len(kept) > 1 else SEEN * sum(map(len, kept))
    if paid or len(told) < LEAST_RECORDED or seen > SEEN * len(told) or _is_no_prose(told):
        return kept
    lines = lines_of(told) if _TAGGED.search(told) else told.split("\n")
    return [line for raw in lines if (line := clean(raw))]


def _is_no_prose(told: str) -> bool:
    """Tell whether a record's text is Markdown, or markup of more elements than an article has."""
    return told.count("<") > MOST_BLOCKS or _MARKDOWN.search(told) is not None


def sort_lines(
    lines: Iterable[str],
    title: str | None = None,
    byline: str | None = None,
    standfirsts: frozenset[str] = frozenset(),
    *,
    abroad: bool = True,
) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Sort lines into paragraphs and furniture by their words."""
    kept: list[str] = []
    removed: list[Removed] = []
    for raw in lines:
        line = clean(raw)
        reason = _why_removed(line, title, byline, abroad=abroad) if line and line not in standfirsts else None
        reason = "the standfirst" if line in standfirsts else reason
        if reason:
            removed.append(Removed(text=line, reason=reason))
        elif line:
            kept.append(line)
    return tuple(kept), tuple(removed)


def _why_removed(line: str, title: str | None, byline: str | None, *, abroad: bool) -> str | None:
    if title and line.casefold() == title.casefold():
        return "the headline again"
    if byline and _is_byline(line, byline):
        return "byline"
    return chrome.reason_of(line, abroad=abroad)


def _is_byline(line: str, byline: str) -> bool:
    """Tell whether a line says who wrote it, or begins with that and goes on with when."""
    beside = len(line) - len(byline)
    return (beside < 30 and byline_of(line) is not None) or (
        beside < LONGEST_BESIDE and line.startswith(byline) and read(line) is not None
    )


def _elsewhere(
    blocks: Sequence[Block], kept: Sequence[str], removed: Sequence[Removed], *, abroad: bool
) -> list[Removed]:
    """Return the blocks of the page that are not in the body, with their reasons."""
    body = frozenset(kept)
    known = {*body, *(r.text for r in removed), *(cell for line in kept if " | " in line for cell in line.split(" | "))}
    first = next((at for at, block in enumerate(blocks) if block.text in body), len(blocks))
    outside = [(at, block) for at, block in enumerate(blocks) if block.text not in known][:MOST_REMOVED]
    return [Removed(text=block.text, reason=reason_of(block, above=at < first, abroad=abroad)) for at, block in outside]
