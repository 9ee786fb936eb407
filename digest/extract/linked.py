"""What a page says of itself in JSON-LD: the record of its article, if there is one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

#: Larger scripts are no record of an article.
LARGEST = 400_000
_ARTICLE = re.compile(
    r"(?:article|blogposting|newsarticle|report|review|recipe|liveblogposting|socialmediaposting|howto|posting)$",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:webpage|itempage|videoobject|product|event|podcastepisode|collectionpage|profilepage|faqpage)$", re.IGNORECASE
)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.{0,20}\*/)?\s*|\s*(?:-->|//\s*\]\]>)?\s*;?\s*$")
#: Records stand in records: deeper ones are not looked for.
DEEPEST = 6


def records_of(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return every JSON-LD record of a page, outer ones first; what cannot be read is passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        if len(text) < LARGEST:
            found.extend(_walk(_parsed(text), 0))
    return found


def _parsed(text: str) -> Any:
    text = _WRAPPING.sub("", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _walk(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement" if depth == 0 else "@graph"):
            if isinstance(value.get(key), (list, dict)):
                yield from _walk(value[key], depth + 1)


def types_of(record: dict[str, Any]) -> tuple[str, ...]:
    """Return the types a record names."""
    kinds = record.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return tuple(k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str))


def article_record(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the record of the page's article: the article with the most said of it, else the page's own."""
    for wanted in (_ARTICLE, _PAGE):
        fitting = [
            r for r in records if any(wanted.search(t) for t in types_of(r)) and (r.get("headline") or r.get("name"))
        ]
        if fitting:
            return max(
                fitting,
                key=lambda r: sum(bool(r.get(k)) for k in ("headline", "author", "datePublished", "articleBody")),
            )
    return {}


def event_days(records: list[dict[str, Any]]) -> frozenset[str]:
    """Return the days on which the events of a page begin and end: nothing was published then."""
    events = (record for record in records if any(kind.endswith("Event") for kind in types_of(record)))
    days = (text_in(record, key)[:10] for record in events for key in ("startDate", "endDate"))
    return frozenset(filter(None, days))


def names_in(value: Any, records: list[dict[str, Any]]) -> list[str]:
    """Return the names in an `author` or `publisher`: a string, a record, a reference to one, or a list of them."""
    parts = value if isinstance(value, list) else [value]
    names: list[str] = []
    for part in parts[:20]:
        if isinstance(part, str):
            names.append(part)
        elif isinstance(part, dict):
            name = part.get("name") or next(
                (r.get("name") for r in records if r.get("name") and r.get("@id") == part.get("@id", "")), None
            )
            names.extend(n for n in (name if isinstance(name, list) else [name]) if isinstance(n, str))
    return [n.strip() for n in names if n.strip()]


def text_in(record: dict[str, Any], *keys: str) -> str:
    """Return the first text that stands under one of the keys."""
    return next((v for k in keys if isinstance(v := record.get(k), str) and v.strip()), "")
