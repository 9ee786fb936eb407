"""A page of the web: trafilatura finds the body, the page's own records say the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.body import FOUND, SEEN, body_of, is_paid, kept_of, recorded, running, told_by_program
from digest.extract.copies import unwrap
from digest.extract.fields import part_fields
from digest.extract.listing import asked_of_lists, calls_itself_list, is_list, without_teasers
from digest.extract.markup import tree_of
from digest.extract.reasons import reason_of
from digest.extract.refusal import A_LIST, NOTICE, is_front_page, reason_to_refuse
from digest.extract.richtext import size_of
from digest.extract.seen import place_of, quotes_in, said_around, seen_in, standfirsts_in, with_told
from digest.extract.sorting import sort_lines
from digest.extract.spoken import LEARNED
from digest.extract.spoken import language_in as spoken_in
from digest.extract.threads import is_thread
from digest.models import Removed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.extract.blocks import Block
    from digest.extract.reading import Reading
    from digest.extract.seen import Seen

#: A page keeps this many of its removed lines.
MOST_REMOVED = 2_000


def read_page(html: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page, or raise `ExtractError`."""
    tree = tree_of(html)
    unwrap(tree)
    part_fields(tree)
    seen, told = seen_in(tree, url), None
    if (shown := running(seen.blocks)) < NOTICE:
        told = told_by_program(tree, seen)
        seen = seen_in(tree, url)
        shown = running(seen.blocks)
    head, marks, title, blocks = seen.head, seen.marks, seen.title, seen.blocks
    lines = [block.text for block in blocks]
    at = place_of(lines, title)
    found = said_around(seen, lines, at, now)
    marked = standfirsts_in(marks), quotes_in(marks)
    seen = seen._replace(nodes=asked_of_lists(seen.nodes))  # trafilatura strips a tree of which none is held faster
    abroad = spoken_in(lines) != LEARNED
    found_by = body_of(tree, seen.apart, least=FOUND * shown)
    thread = is_thread(head.records, marks.apart)
    likely = kept_of(blocks, found_by, at, abroad=abroad, thread=thread)
    body = recorded(head, without_teasers(blocks, likely, (seen.nodes, head.url)))
    if told and size_of(body) < SEEN * size_of(told.lines):
        found, title, body = with_told(found, head, told), told.title or title, list(told.lines)
    kept, removed = sort_lines(body, title, found.byline, marked, abroad=abroad)
    _refuse(seen, title, kept)
    removed = (*removed, *_elsewhere(blocks, kept, removed, abroad=abroad))
    return replace(found, title=title, paragraphs=kept, removed=removed)


def _refuse(page: Seen, title: str | None, kept: Sequence[str]) -> None:
    """Raise `ExtractError` where a page, of which some lines were kept, holds no article."""
    head, blocks = page.head, page.blocks
    seen = [block.text for block in blocks if not block.hidden]
    reason = reason_to_refuse(title, seen, kept, paid=is_paid(head))
    named = bool(head.record.get("headline"))
    free = reason is None and not named and head.first("og:type").lower() != "article"
    listed = free and is_list(title, (blocks, kept), (page.nodes, head.url), called=calls_itself_list(head.records))
    if reason is None and (listed or is_front_page(head.url, kept, page.marks.links, has_record=named)):
        reason = A_LIST
    if reason:
        raise ExtractError(reason, hint="give the page of one article, with its text")


def _elsewhere(
    blocks: Sequence[Block], kept: Sequence[str], removed: Sequence[Removed], *, abroad: bool
) -> list[Removed]:
    """Return the blocks of the page that are not in the body, with their reasons."""
    body = frozenset(kept)
    known = {*body, *(r.text for r in removed), *(cell for line in kept if " | " in line for cell in line.split(" | "))}
    first = next((at for at, block in enumerate(blocks) if block.text in body), len(blocks))
    outside = [(at, block) for at, block in enumerate(blocks) if block.text not in known][:MOST_REMOVED]
    return [Removed(text=block.text, reason=reason_of(block, above=at < first, abroad=abroad)) for at, block in outside]
