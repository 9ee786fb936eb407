"""What a page says of itself in JSON-LD: the record of its article, if there is one."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.extract.titles import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
# What scripts stand in for browsers that know none. Looked for at the ends only: with a pattern for both, 5,000 line
# breaks amid a record took hours.
_OPENS = re.compile(r"<!--|//\s{0,9}<!\[CDATA\[|/\*.{0,20}\*/")
_CLOSES, _LONGEST_CLOSE = re.compile(r"(?:-->|//\s{0,9}\]\]>)$"), 20
# Two records that stand in one script, one behind the other.
_SEAM = re.compile(r"\}\s*\{")
_CALLED_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:https?://schema\.org/)?\w{0,20}(?:Article|Posting)"')
_AUTHOR = re.compile(r'"author"\s*:\s*(?:\[?\s*\{[^{}\[\]]{0,400}?"name"\s*:\s*)?\[?\s*"([^"\\]{2,80})"')
_EXTRA_COMMA = re.compile(r",\s*([}\]])")
#: A record whose address is the page's, and one whose headline is, is the article's, whatever others say of themselves.
OF_PAGE, OF_TITLE, ALIKE = 3, 2, 0.6
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
    """Return what a script holds, with the commas left out that JSON does not know, and its quotes written as such."""
    text = _unwrapped(text)
    for said in (
        text,
        _EXTRA_COMMA.sub(r"\1", text),
        unescape(text) if "&quot;" in text else "",
        f"[{_SEAM.sub('},{', text)}]",
    ):
        try:
            return json.loads(said, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _salvaged(text: str) -> dict[str, Any] | None:
    """Return what a record that is no JSON (quotes amid a headline) still says of its article: when, and by whom."""
    if not _CALLED_ARTICLE.search(text):
        return None
    said = {key: found[1] for key in ("datePublished", "dateModified") if (found := _field(key).search(text))}
    author = _AUTHOR.search(text)
    return said | {"@type": "Article", "name": "?"} | ({"author": author[1]} if author else {})


@cache
def _field(key: str) -> re.Pattern[str]:
    return re.compile(rf'"{key}"\s*:\s*"([^"\\]{{4,60}})"')


def _unwrapped(text: str) -> str:
    """Return a record without what is written around it for browsers that know no scripts."""
    text = text.strip()
    opened = _OPENS.match(text)
    text = text[opened.end() if opened else 0 :].removesuffix(";").rstrip()
    closed = _CLOSES.search(text[-_LONGEST_CLOSE:])
    return text.removesuffix(closed.group()) if closed else text


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


def article_record(records: list[dict[str, Any]], url: str | None = None, titles: Sequence[str] = ()) -> dict[str, Any]:
    """Return the record of the article: the one of the address or title, with the most said of it, else the page's."""
    for wanted in (_ARTICLE, _PAGE):
        fitting = [r for r in records if any(wanted.search(t) for t in types_of(r)) and text_in(r, "headline", "name")]
        if fitting:
            return fitting[0] if len(fitting) == 1 else max(fitting, key=lambda r: _fit(r, url, titles))
    return {}


def _fit(record: dict[str, Any], url: str | None, titles: Sequence[str]) -> int:
    """Return how much speaks for a record's being that of the page."""
    said = sum(bool(record.get(key)) for key in ("headline", "author", "datePublished", "articleBody"))
    page = record.get("mainEntityOfPage")
    places = [text_in(record, "url"), text_in(page, "@id", "url") if isinstance(page, dict) else str(page or "")]
    own = url is not None and any(_place(place) == _place(url) for place in places if place)
    name = text_in(record, "headline", "name")
    return said + OF_PAGE * own + OF_TITLE * any(likeness(name, title) >= ALIKE for title in titles)


def _place(address: str) -> str:
    """Return an address's path, by which pages of one site are told apart; nothing for its first page."""
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def event_days(records: list[dict[str, Any]]) -> frozenset[str]:
    """Return the days on which the events of a page begin and end: nothing was published then."""
    events = (record for record in records if any(kind.endswith("Event") for kind in types_of(record)))
    days = (text_in(record, key)[:10] for record in events for key in ("startDate", "endDate"))
    return frozenset(filter(None, days))


def parsely_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the tags, by name, of which `parsely-page` holds the content as one record."""
    record = _parsed(text) if text.startswith("{") else None
    if isinstance(record, dict):
        yield "parsely-pub-date", text_in(record, "pub_date")
        yield "parsely-author", ", ".join(names_in(record.get("authors") or record.get("author"), []))


def names_in(value: Any, records: list[dict[str, Any]]) -> list[str]:
    """Return the names in an `author` or `publisher`: a string, a record, a reference to one, or a list of them."""
    names = [unescape(name) for part in _parts(value) for name in _names(part, records)]
    return [n.strip() for n in names if n.strip()]


def _names(part: Any, records: list[dict[str, Any]]) -> Iterator[str]:
    if not isinstance(part, dict):
        yield from [part] if isinstance(part, str) else []
        return
    if not part.get("name"):
        part = referred(part, records)
    name = [text for said in _parts(part.get("name")) if (text := _text(said))]
    yield from name or [" ".join(filter(None, (text_in(part, "givenName"), text_in(part, "familyName"))))]


def referred(record: dict[str, Any], records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the record that a mere reference (`@id`) leads to, or itself."""
    at = record.get("@id")
    fuller = (r for r in records if at and r.get("@id") == at and len(r) > len(record))
    return next(fuller, record)


def first_in(value: Any) -> Any:
    """Return the first of what stands in a list, which may stand in another."""
    return next(iter(_parts(value)), None)


def text_in(record: dict[str, Any], *keys: str) -> str:
    """Return the first text that stands under one of the keys, as the first of a list too, or as a number."""
    return next((text for key in keys if (text := _text(first_in(record.get(key)))) and text.strip()), "")


def _parts(value: Any, depth: int = 0) -> list[Any]:
    """Return the parts of a list, and of the lists in it, twenty at most; anything else is its only part."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    return [one for part in value[:20] if depth < DEEPEST for one in _parts(part, depth + 1)][:20]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@value")
    number = isinstance(value, int) and not isinstance(value, bool)
    return unescape(value) if isinstance(value, str) else str(value) if number else ""
