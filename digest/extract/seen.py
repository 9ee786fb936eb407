"""What a page shows and says of its article, but for the body: its headline, its blocks, who, when, where."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import country_of, moment_of
from digest.dates.days import is_day
from digest.extract.apart import apart_in
from digest.extract.around import byline_near, times_near
from digest.extract.blocks import blocks_in
from digest.extract.credits import byline_in, fallback_in, name_in
from digest.extract.head import (
    head_of,
    image_in,
    language_in,
    picture_at,
    site_names,
    subheadings_in,
    tags_in,
    titles_in,
)
from digest.extract.linked import event_days, text_in
from digest.extract.marks import marks_of
from digest.extract.moments import date_in_address, published_in, updated_in
from digest.extract.outlet import masthead_in, publisher_in
from digest.extract.owners import owner_of
from digest.extract.pictures import described, picture_in
from digest.extract.pointers import without_pointers
from digest.extract.reading import Reading
from digest.extract.rows import MOST_ROWS
from digest.extract.titles import headline, likeness_of, named_by_head, standing_part, words_in
from digest.text import clean
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block
    from digest.extract.head import Head
    from digest.extract.marks import Marks
    from digest.extract.states import Told

#: A line of so many characters is running text: who and when stand before the first one below the headline.
_LONGEST_NOTE = 140
#: Where no such line follows, and at the most, so many lines below the headline are looked at.
_NEAR, _AT_MOST = 8, 12
_OF_OTHERS = re.compile(
    r"related|recommend|popular|(?<!no-)comments?-?(?:list|area|body|meta|section|$)|read-next|more-stories"
)
#: A headline of so many words may stand in the page within a longer one.
_TELLING = 4
#: Where a day comes without a time, so many more words are asked for it.
_ALSO_ASKED = 8


class Seen(NamedTuple):
    """Hold what a page shows before its body is looked for."""

    #: Kept, since lxml makes each element anew for every walk that finds none alive.
    nodes: list[HtmlElement]
    head: Head
    marks: Marks
    title: str | None
    apart: frozenset[HtmlElement]
    blocks: list[Block]


def seen_in(tree: HtmlElement, url: str | None) -> Seen:
    """Return what a page shows; a head that tells the site's name only says nothing of the article."""
    nodes = list(tree.iter())
    without_pointers(tree)
    head, marks = head_of(tree, url), marks_of(nodes)
    said, headings = titles_in(tree, head)
    names = site_names(head)
    others = () if frozenset(said).intersection(headings) else subheadings_in(nodes)
    title = headline(said, headings, names, others)
    apart = apart_in(title, marks)
    blocks = blocks_in(tree, apart)[:MOST_ROWS]
    title = standing_part(title, [block.text for block in blocks]) if title else None
    return Seen(nodes, head if named_by_head(said, names) else head.without_claims(), marks, title, apart, blocks)


def said_around(page: Seen, lines: Sequence[str], at: int, now: datetime | None) -> Reading:
    """Return all that a page of these lines, the headline `at` one of them, says of its article but the body."""
    nodes, head, marks = page.nodes, page.head, page.marks
    language = language_in(nodes[0], head)
    country = country_of(head.url, language)
    at = at or _place_of_heading(page, lines)
    start = next((i for i in range(at + 1, len(lines)) if len(lines[i]) > _LONGEST_NOTE), at + _NEAR)
    published, updated = _times(page, lines, (at, start), now=now, country=country)
    outlet = publisher_in(nodes[0], head, marks.publishers, page.title) or masthead_in(nodes, head.url)
    return Reading(
        paragraphs=(),
        byline=_byline(page, lines, at, start) or owner_of(outlet, host_of(head.url), lines),
        published=published or updated,
        updated=updated,
        publisher=outlet or host_of(head.url),
        url=head.url,
        language=language,
        image=described(image_in(head), nodes, head.url)
        or picture_in(nodes, next(iter(marks.headings), None), head.url),
        tags=tags_in(head),
    )


def _byline(page: Seen, lines: Sequence[str], at: int, start: int) -> str | None:
    """Return who wrote it, by the page's own marks, else by the lines between headline and text, else by its record."""
    names = site_names(page.head)
    marked = byline_in(page.head, page.marks, names)
    if marked is not None:
        return marked
    near = byline_near(lines, at, start)
    if near is None or (near[0].islower() and near[0] in map(str.casefold, names)) or _is_of_site(page, near[1], at):
        return fallback_in(page.head)
    return name_in(lines[near[1]], names) or near[0]


def _is_of_site(page: Seen, at: int, title_at: int) -> bool:
    """Tell whether a line names the site ("Brick by Brick") or, above the headline, is an entry of a menu."""
    block = page.blocks[at]
    called = (*site_names(page.head), publisher_in(page.nodes[0], page.head, (), page.title) or "")
    menu = at < title_at and block.lists > 0 and block.linked >= len(block.text)
    return menu or block.text.casefold() in map(str.casefold, called)


def _times(
    page: Seen, lines: Sequence[str], places: tuple[int, int], *, now: datetime | None, country: str | None
) -> tuple[datetime | None, datetime | None]:
    """Return when it was published and updated, by the page's own marks, else by its lines, else by its address."""
    head, (at, start) = page.head, places
    published = _first_date(published_in(head, page.marks), now, country)
    updated = _first_date(updated_in(head, page.marks), now, country)
    if published is None or updated is None:
        near_only = range(at, min(start, at + _AT_MOST, len(lines)))
        dated = _own_lines(page, at) if published is None else near_only
        when = times_near(lines, places, now=now, country=country, dated=dated)
        later = when.updated if published is None or (when.updated and when.updated >= published) else None
        published, updated = published or when.published, updated or later
    if published is None:
        published = _first_date((date_in_address(head.url),), now, country)
    if published and published.date().isoformat() in event_days(head.records):
        published = _first_date((text_in(head.record, "datePublished"),), now, country)
    before = published and updated and updated.date() < published.date()  # some program's day, not that of a change
    return published, None if before else updated


def with_told(found: Reading, head: Head, told: Told) -> Reading:
    """Return what is read in a page with what a program's data tells besides, where the page does not say it."""
    country = country_of(head.url, found.language)
    names = ", ".join(dict.fromkeys(name for raw in told.names if (name := name_in(raw, site_names(head)))))
    updated = found.updated or _first_date((told.updated,), None, country)
    return replace(
        found,
        byline=found.byline or names or None,
        published=_fuller(found.published, _first_date((told.published,), None, country)) or updated,
        updated=updated,
        image=found.image or picture_at(told.image, head.url),
    )


def _own_lines(page: Seen, at: int) -> list[int]:
    """Return the lines of a page but for those of other articles and of comments, unless its headline stands there."""
    own = page.blocks[at].called if page.blocks else ""
    called = frozenset(block.called for block in page.blocks)
    beside = {name for name in called if name != own and _OF_OTHERS.search(name)}
    return [place for place, block in enumerate(page.blocks) if block.called not in beside]


def _fuller(found: datetime | None, told: datetime | None) -> datetime | None:
    """Return the moment that was found, or what is told, where that adds the time of day to the same day."""
    same = found and told and is_day(found) and found.date() == told.date()
    return told if found is None or same else found


def standfirsts_in(marks: Marks) -> frozenset[str]:
    """Return the texts that stand under the headline to announce the article."""
    found = [clean(element.text_content()) for element in marks.standfirsts]
    following = marks.headings[0].getnext() if marks.headings else None
    if following is not None and following.tag == "h2":
        found.append(clean(following.text_content()))
    return frozenset(text for text in found if 0 < len(text) < 400)


def quotes_in(marks: Marks) -> frozenset[str]:
    """Return the texts that a page calls quotes pulled out of its article, to be seen."""
    return frozenset(clean(element.text_content()) for element in marks.quotes)


def place_of(lines: Sequence[str], title: str | None) -> int:
    """Return where the headline stands among the lines, 0 where it does not."""
    if not title:
        return 0
    words = words_in(title)
    end = next((at for at, line in enumerate(lines) if line == title), len(lines))
    before = enumerate(lines[:end])
    like = (at for at, line in before if len(line) < 300 and likeness_of(words_in(line), words) > 0.8)
    return next(like, end if end < len(lines) else 0)


def _place_of_heading(page: Seen, lines: Sequence[str]) -> int:
    """Return where a heading stands that says the headline in more words, else the only line that is an h1, else 0."""
    words = words_in(page.title or "")
    heads = (at for at, block in enumerate(page.blocks) if block.tag in ("h1", "h2", "h3"))
    fuller = (at for at in heads if len(words) >= _TELLING and words.issubset(words_in(lines[at])))
    said = frozenset(clean(heading.text_content()) for heading in page.marks.headings)
    only = [at for at, line in enumerate(lines) if line in said]
    return next(fuller, only[0] if len(only) == 1 else 0)


def _first_date(said: Iterable[str], now: datetime | None, country: str | None) -> datetime | None:
    """Return the first moment that is said, with the time of day that another word of the same day adds."""
    moments = (moment for text in said if text and (moment := moment_of(text, now=now, country=country)))
    first = next(moments, None)
    if first is None or not is_day(first.when):
        return first and first.when
    same = (moment.when for moment in islice(moments, _ALSO_ASKED) if not is_day(moment.when))
    return next((when for when in same if when.date() == first.when.date()), first.when)
