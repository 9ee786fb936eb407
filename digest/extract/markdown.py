"""Articles in Markdown: front matter, `# title`, a byline line, and the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.dates import country_of, moment_of, read
from digest.errors import ExtractError
from digest.extract.bylines import byline_of, name_of
from digest.extract.entry import read_entry
from digest.extract.markup import LARGEST, lines_of
from digest.extract.reading import NO_ARTICLE, Reading
from digest.extract.rows import MOST_ROWS
from digest.models import Removed
from digest.text import clean, strip_controls

if TYPE_CHECKING:
    from datetime import datetime

#: What Markdown makes elements of is tried at each of these signs, at 15 µs each; a long article has some thousands.
_MARKS, MOST_MARKS = "[<*_`!&\\#({~$^", 100_000
_FRONT = re.compile(r"\A\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<front>.{0,20000}?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(?P<key>[A-Za-z_][\w-]{0,40})\s{0,5}[:=]\s*(?P<value>.*)$")
_PART = re.compile(r"^\s*-\s+(?P<value>\S.*)$")
_ADDRESS = re.compile(r"(https?://[^\s)>\]]{4,2000})")


def read_markdown(text: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in the first `MOST_ROWS` lines of a Markdown article, or raise `ExtractError`."""
    text = strip_controls("".join(text.splitlines(keepends=True)[:MOST_ROWS]))
    if len(text) > LARGEST or sum(map(text.count, _MARKS)) > MOST_MARKS:
        raise ExtractError(
            f"this is larger than {LARGEST // 1_000_000} million characters, or all marks: no article is so"
        )
    front, body = _split(text)
    title, html = _render(body)
    if not html.strip():
        raise ExtractError(NO_ARTICLE)
    reading = read_entry(html)
    head = _from_front(front, now, url)
    reading = _without_head_lines(reading, now, url or head.url)
    return replace(
        head,
        title=head.title or title,
        paragraphs=reading.paragraphs,
        removed=reading.removed,
        byline=head.byline or reading.byline,
        published=head.published or reading.published,
        updated=head.updated or reading.updated,
        url=head.url or reading.url,
        image=reading.image,
    )


def _split(text: str) -> tuple[dict[str, list[str]], str]:
    found = _FRONT.match(text)
    if not found:
        return {}, text
    values: dict[str, list[str]] = {}
    key = ""
    for line in found["front"].splitlines():
        pair, part = _PAIR.match(line), _PART.match(line)
        if pair:
            key = pair["key"].lower()
            values[key] = _values(pair["value"])
        elif part and key:
            values[key].extend(_values(part["value"]))
    return values, text[found.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    parts = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    return [value for part in parts if (value := part.strip().strip("\"'").strip())]


def _render(body: str) -> tuple[str | None, str]:
    """Return the first heading as the title and the rest as markup."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True})
    tokens = parser.parse(body)
    title = None
    for at, token in enumerate(tokens[:-1]):
        if token.type == "heading_open" and token.tag == "h1":
            inline = parser.renderer.render([tokens[at + 1]], parser.options, {})
            title = " ".join(lines_of(inline)) if inline.strip() else None
            del tokens[at : at + 3]
            break
    return title, str(parser.renderer.render(tokens, parser.options, {}))


def _from_front(front: dict[str, list[str]], now: datetime | None, url: str | None) -> Reading:
    def first(*names: str) -> str | None:
        return next((front[n][0] for n in names if front.get(n)), None)

    address = first("url", "link", "canonical", "canonical_url", "source_url", "source")
    country = country_of(url or address)
    authors = next((front[n] for n in ("author", "authors", "byline", "by") if front.get(n)), [])
    return Reading(
        paragraphs=(),
        title=first("title", "headline"),
        byline=", ".join(authors) or None,
        published=read(first("date", "published", "pubdate", "publish_date") or "", now=now, country=country),
        updated=read(first("updated", "lastmod", "modified", "last_modified") or "", now=now, country=country),
        publisher=first("publisher", "site", "outlet", "publication"),
        url=address,
        language=first("language", "lang"),
        tags=tuple(front.get("tags") or front.get("keywords") or ()),
    )


def _without_head_lines(reading: Reading, now: datetime | None, url: str | None) -> Reading:
    """Take byline, date and address out of the first lines of the body."""
    kept, removed = list(reading.paragraphs), list(reading.removed)
    for line in reading.paragraphs[:4]:
        who = byline_of(line) or (
            name_of(line.split("|")[0]) if "|" in line and len(line) < 120 and moment_of(line) else None
        )
        moment = moment_of(line, now=now, country=country_of(url)) if len(line) < 120 else None
        address = _ADDRESS.search(line) if len(line) < 300 and len(line.split()) <= 4 else None
        if who or (moment and len(line) < 80 and len(line.split()) < 12) or address:
            kept.remove(line)
            removed.append(
                Removed(
                    text=line,
                    reason="byline" if who else "the line that says when" if moment else "address of the page",
                )
            )
            reading = replace(
                reading,
                byline=reading.byline or who,
                published=reading.published or (moment.when if moment else None),
                url=reading.url or (address[1] if address else None),
            )
    if not kept:
        raise ExtractError(NO_ARTICLE)
    return replace(reading, paragraphs=tuple(clean(line) for line in kept), removed=tuple(removed))
