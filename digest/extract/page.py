"""A page of the web: trafilatura finds the body, the page's own records say the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import country_of, read
from digest.errors import ExtractError
from digest.extract.apart import apart_in
from digest.extract.around import byline_near, times_near
from digest.extract.blocks import blocks_in
from digest.extract.credits import byline_in, date_in_address, fallback_in, name_in, published_in, updated_in
from digest.extract.head import (
    head_of,
    image_in,
    language_in,
    picture_at,
    publisher_in,
    site_names,
    subheadings_in,
    tags_in,
    titles_in,
)
from digest.extract.linked import event_days, text_in
from digest.extract.marks import marks_of
from digest.extract.markup import lines_of, tree_of
from digest.extract.merge import chances_of, chosen, taken
from digest.extract.pictures import picture_in
from digest.extract.reading import Reading
from digest.extract.reasons import reason_of
from digest.extract.refusal import A_LIST, NOTICE, is_front_page, is_list, reason_to_refuse
from digest.extract.richtext import size_of
from digest.extract.sorting import sort_lines
from digest.extract.spoken import LEARNED
from digest.extract.spoken import language_in as spoken_in
from digest.extract.titles import headline, likeness_of, named_by_head, standing_part, words_in
from digest.models import Removed
from digest.text import clean, length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block
    from digest.extract.head import Head
    from digest.extract.marks import Marks
    from digest.extract.states import Told


#: Blocks beyond this are left unread, as with lines of text.
MOST_BLOCKS = 20_000
#: Elements without a word of an article, and menus without a paragraph: trafilatura, which copies the tree four times,
#: takes a twelfth less time without them, and finds the same (one page of 280 differs).
_SILENT = (
    "audio", "canvas", "iframe", "img", "input", "link", "map", "math", "meta", "noscript", "object", "picture",
    "script", "select", "source", "style", "svg", "template", "textarea", "title", "video",
)  # fmt: skip
#: A record's text counts from so many characters on, where less than this share of it is to be seen.
LEAST_RECORDED, SEEN = 300, 0.5
#: A block of so many characters may be running text.
LEAST_RUNNING = 80
_MARKDOWN = re.compile(r"\]\(https?:|^#{1,3} ", re.MULTILINE)
_TAGGED = re.compile(r"</?(?:p|div|br|li|h\d)\b", re.IGNORECASE)
#: A page keeps this many of its removed lines.
MOST_REMOVED = 2_000


def read_page(html: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page, or raise `ExtractError`."""
    tree = tree_of(html)
    seen, told = _seen_in(tree, url), None
    if says_little(seen.blocks):
        told = told_by_program(tree, seen)
        seen = _seen_in(tree, url)
    head, marks, title, blocks = seen.head, seen.marks, seen.title, seen.blocks
    lines = [block.text for block in blocks]
    at = place_of(lines, title)
    found = _found_around(seen, lines, at, now)
    standfirsts = standfirsts_in(marks)
    abroad = spoken_in(lines) != LEARNED
    body = _recorded(head, _kept(blocks, body_of(tree, seen.apart), at, abroad=abroad))
    if told and size_of(body) < SEEN * size_of(told.lines):
        found, title, body = _with_told(found, head, told), told.title or title, list(told.lines)
    kept, removed = sort_lines(body, title, found.byline, standfirsts, abroad=abroad)
    _refuse(head, title, (blocks, kept), marks.links)
    removed = (*removed, *_elsewhere(blocks, kept, removed, abroad=abroad))
    return replace(found, title=title, paragraphs=kept, removed=removed)


class Seen(NamedTuple):
    """Hold what a page shows before its body is looked for."""

    #: Kept, since lxml makes each element anew for every walk that finds none alive.
    nodes: list[HtmlElement]
    head: Head
    marks: Marks
    title: str | None
    apart: frozenset[HtmlElement]
    blocks: list[Block]


def _seen_in(tree: HtmlElement, url: str | None) -> Seen:
    """Return what a page shows; a head that tells the site's name only says nothing of the article."""
    nodes = list(tree.iter())
    head, marks = head_of(tree, url), marks_of(nodes)
    said, headings = titles_in(tree, head)
    names = site_names(head)
    title = headline(said, headings, names, () if headings else subheadings_in(nodes))
    apart = apart_in(title, marks)
    blocks = blocks_in(tree, apart)[:MOST_BLOCKS]
    title = standing_part(title, [block.text for block in blocks]) if title else None
    return Seen(nodes, head if named_by_head(said, names) else head.without_claims(), marks, title, apart, blocks)


def _refuse(head: Head, title: str | None, page: tuple[Sequence[Block], Sequence[str]], links: int) -> None:
    """Raise `ExtractError` where a page of these blocks, of which some were kept, holds no article."""
    blocks, kept = page
    seen = [block.text for block in blocks if not block.hidden]
    reason = reason_to_refuse(title, seen, kept, paid=_is_paid(head))
    named = bool(head.record.get("headline"))
    listed = not named and head.first("og:type").lower() != "article" and is_list(title, blocks, kept)
    if reason is None and (listed or is_front_page(head.url, kept, links, has_record=named)):
        reason = A_LIST
    if reason:
        raise ExtractError(reason, hint="give the page of one article, with its text")


def _found_around(page: Seen, lines: Sequence[str], at: int, now: datetime | None) -> Reading:
    """Return all that a page says of its article but the body."""
    nodes, head, marks = page.nodes, page.head, page.marks
    tree = nodes[0]
    language = language_in(tree, head)
    country = country_of(head.url, language)
    start = next((i for i in range(at + 1, len(lines)) if len(lines[i]) > 140), at + 8)
    names = site_names(head)
    byline = byline_in(head, marks, names)
    if byline is None:
        near = byline_near(lines, at, start)
        is_site = near is not None and near[0].islower() and near[0] in map(str.casefold, names)
        near = None if is_site else near
        byline = (name_in(lines[near[1]], names) or near[0]) if near else fallback_in(head)
    published = _first_date(published_in(head, marks), now, country)
    updated = _first_date(updated_in(head, marks), now, country)
    if published is None or updated is None:
        near_only = None if published is None else range(at, min(start, at + 12, len(lines)))
        when = times_near(lines, (at, start), now=now, country=country, dated=near_only)
        later = when.updated if published is None or (when.updated and when.updated >= published) else None
        published, updated = published or when.published, updated or later
    if published is None:
        published = _first_date((date_in_address(head.url),), now, country)
    if published and published.date().isoformat() in event_days(head.records):
        published = _first_date((text_in(head.record, "datePublished"),), now, country)
    return Reading(
        paragraphs=(),
        byline=byline,
        published=published or updated,
        updated=updated,
        publisher=publisher_in(tree, head, marks.publishers),
        url=head.url,
        language=language,
        image=image_in(head) or picture_in(nodes, next(iter(marks.headings), None), head.url),
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
    words = words_in(title)
    end = next((at for at, line in enumerate(lines) if line == title), len(lines))
    before = enumerate(lines[:end])
    like = (at for at, line in before if len(line) < 300 and likeness_of(words_in(line), words) > 0.8)
    return next(like, end if end < len(lines) else 0)


def _first_date(said: Iterable[str], now: datetime | None, country: str | None) -> datetime | None:
    return next((when for text in said if text and (when := read(text, now=now, country=country))), None)


def body_of(tree: HtmlElement, apart: Iterable[HtmlElement] = ()) -> str:
    """Return the body that trafilatura finds outside of what stands apart, or nothing; the tree is spent by it."""
    from lxml import etree
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Found

    etree.strip_elements(tree, *_SILENT, with_tail=False)
    for element in apart:
        if element.getparent() is not None:
            element.drop_tree()
    for menu in list(tree.iter("nav", "footer")):
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
    seen = sum(map(len, kept)) if len(kept) > 1 else SEEN * sum(map(len, kept))
    if _is_paid(head) or len(told) < LEAST_RECORDED or seen > SEEN * len(told) or _is_no_prose(told):
        return kept
    lines = lines_of(told) if _TAGGED.search(told) else told.split("\n")
    return [line for raw in lines if (line := clean(raw))]


def says_little(blocks: Sequence[Block]) -> bool:
    """Tell whether next to no running text is to be seen: a page that a program draws, or none."""
    left = NOTICE
    for block in blocks:
        if not block.hidden and block.linked < 0.5 * len(block.text) and length_of(block.text) > LEAST_RUNNING:
            left -= length_of(block.text)
            if left <= 0:
                return False
    return True


def told_by_program(tree: HtmlElement, page: Seen) -> Told | None:
    """Return what a program's data tells of the article; what a stream of elements draws is put into the tree.

    What is not free to read is left alone, as with a record.
    """
    from digest.extract.programs import drawn_in, states_of
    from digest.extract.states import article_in, posted_in

    scripts = [node for node in page.nodes if node.tag == "script"]
    head, body = page.head, tree.find("body")
    if body is None or _is_paid(head):
        return None
    drawn = drawn_in(scripts)
    if drawn:
        body.append(tree_of(f"<div>{drawn}</div>").find("body/*"))
        return None
    titles = titles_in(tree, head)[0]
    return article_in(list(states_of(scripts)), titles, head.url) or posted_in(head.meta)


def _is_paid(head: Head) -> bool:
    return str(head.record.get("isAccessibleForFree", "")).lower() == "false"


def _with_told(found: Reading, head: Head, told: Told) -> Reading:
    """Return what is read in a page with what a program's data tells besides, where the page does not say it."""
    country = country_of(head.url, found.language)
    names = ", ".join(dict.fromkeys(name for raw in told.names if (name := name_in(raw, site_names(head)))))
    updated = found.updated or _first_date((told.updated,), None, country)
    return replace(
        found,
        byline=found.byline or names or None,
        published=found.published or _first_date((told.published,), None, country) or updated,
        updated=updated,
        image=found.image or picture_at(told.image, head.url),
    )


def _is_no_prose(told: str) -> bool:
    """Tell whether a record's text is Markdown, or markup of more elements than an article has."""
    return told.count("<") > MOST_BLOCKS or _MARKDOWN.search(told) is not None


def _elsewhere(
    blocks: Sequence[Block], kept: Sequence[str], removed: Sequence[Removed], *, abroad: bool
) -> list[Removed]:
    """Return the blocks of the page that are not in the body, with their reasons."""
    body = frozenset(kept)
    known = {*body, *(r.text for r in removed), *(cell for line in kept if " | " in line for cell in line.split(" | "))}
    first = next((at for at, block in enumerate(blocks) if block.text in body), len(blocks))
    outside = [(at, block) for at, block in enumerate(blocks) if block.text not in known][:MOST_REMOVED]
    return [Removed(text=block.text, reason=reason_of(block, above=at < first, abroad=abroad)) for at, block in outside]
