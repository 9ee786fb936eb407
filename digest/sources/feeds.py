"""Feeds (RSS, Atom, RDF, JSON Feed) as documents: one an entry, its markup cleaned, its links safe."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from digest.errors import SourceError
from digest.models import Document, Skipped
from digest.sources.dates import read_date
from digest.sources.markup import clean_html, plain_text, safe_markup
from digest.urls import canonical, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: A feed shows its newest entries; hostile ones hold 100,000.
MAX_ENTRIES = 2_000
_LONGEST_LINE = 1_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_STATED = re.compile(rb"<(?:dc:)?language>\s{0,99}(?:<!\[CDATA\[)?\s{0,99}([A-Za-z_-]{2,20})[\s\]]{0,99}[<\]]")
_MAILBOX = re.compile(r"^\S{1,100}@\S{1,200}\s*\((.{1,200})\)$")


def entries(content: bytes, source: str, *, charset: str, base: str | None = None) -> Iterator[Document | Skipped]:
    """Yield a document for each entry, in the feed's order; SourceError where this is no feed."""
    feed = parse(content, charset)
    about = dict(feed.get("feed") or {})
    about["language"] = about.get("language") or _stated_language(content)
    found = feed.get("entries") or []
    base = safe_url(about.get("link"), base) or base
    for position, entry in enumerate(found[:MAX_ENTRIES]):
        yield _document(entry, about, source, base, position)
    if len(found) > MAX_ENTRIES:
        yield Skipped(
            what=source,
            stage="source",
            reason=f"{len(found)} entries: those after the first {MAX_ENTRIES} were left out",
        )


def parse(content: bytes, charset: str) -> Mapping[str, Any]:
    """Return the feed as feedparser's dictionary: fastfeedparser's (125 times as fast), else feedparser's own."""
    import fastfeedparser

    safe = safe_markup(content, charset)
    try:
        return fastfeedparser.parse(safe, include_enclosures=False)  # type: ignore[no-any-return]
    except Exception:  # noqa: BLE001 - it raises what it likes, and feedparser judges
        return _second_opinion(safe)


def _second_opinion(content: bytes) -> Mapping[str, Any]:
    import feedparser

    try:
        feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise SourceError("it is no feed that can be read") from error
    if not feed.get("entries") and not feed.get("version"):
        raise SourceError("it is no feed that can be read")
    return feed  # type: ignore[no-any-return]


def _document(
    entry: Mapping[str, Any], about: Mapping[str, Any], source: str, base: str | None, position: int
) -> Document:
    markup, language = _fullest(entry)
    link = canonical(_link(entry), base)
    return Document(
        source=source,
        content=clean_html(_with_image(markup, entry), link or base).encode(),
        media_type="text/html; charset=utf-8",
        url=link,
        title=line(entry.get("title")),
        byline=byline(entry.get("author")),
        published=read_date(_text(entry.get("published"))),
        updated=read_date(_text(entry.get("updated"))),
        publisher=line(_text((entry.get("source") or {}).get("title")) or about.get("title")),
        language=_language(language) or _language(about.get("language")),
        tags=_tags(entry),
        entry=True,
        position=position,
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def line(value: Any) -> str | None:
    """Return a title or name as one line of plain text, or None."""
    return plain_text(value[: 4 * _LONGEST_LINE])[:_LONGEST_LINE] or None if isinstance(value, str) else None


def byline(value: Any) -> str | None:
    """Return the author's name without the address RSS wants before it: `a@b.org (Ann Lee)`."""
    name = line(value)
    if not name:
        return None
    found = _MAILBOX.match(name)
    name = found[1] if found else name
    return None if "@" in name and " " not in name else name


def _link(entry: Mapping[str, Any]) -> str | None:
    stated = next(
        (link for link in (entry.get("link"), *_alternates(entry)) if isinstance(link, str) and link.strip()), None
    )
    return stated or safe_url(_text(entry.get("id")))


def _alternates(entry: Mapping[str, Any]) -> Sequence[str]:
    links = [link for link in entry.get("links") or [] if isinstance(link, dict)]
    return [link["href"] for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")]


def _fullest(entry: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return the longest text the entry carries, as markup, and the language it states."""
    parts = [
        part for part in entry.get("content") or [] if isinstance(part, dict) and isinstance(part.get("value"), str)
    ]
    summary = _text(entry.get("description")) or _text(entry.get("summary")) or ""
    texts = [*((part["value"], part.get("type"), part.get("language")) for part in parts), (summary, "text/html", None)]
    value, kind, language = max(texts, key=lambda text: len(text[0]))
    if kind in ("text", "text/plain") and not re.search(r"</\w+>|<\w+[^>]*/>", value):
        value = "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", value) if part.strip())
    return value, language


def _with_image(markup: str, entry: Mapping[str, Any]) -> str:
    """Put the picture that the feed names beside the text in front of it, unless the text has one."""
    if "<img" in markup:
        return markup
    candidates = [entry.get("image"), *(entry.get("media_content") or []), *(entry.get("media_thumbnail") or [])]
    for picture in candidates:
        known = picture if isinstance(picture, dict) else {"url": picture}
        kind = str(known.get("type") or known.get("medium") or "image")
        if isinstance(known.get("url"), str) and kind.startswith("image"):
            return f'<p><img src="{html.escape(known["url"])}" alt=""></p>{markup}'
    return markup


def _stated_language(content: bytes) -> str | None:
    """Return what `<language>` says, which fastfeedparser does not read."""
    found = _STATED.search(content[:20_000])
    return found[1].decode("ascii") if found else None


def _language(value: Any) -> str | None:
    return value.replace("_", "-") if isinstance(value, str) and _LANGUAGE.match(value) else None


def _tags(entry: Mapping[str, Any]) -> tuple[str, ...]:
    terms = [line(tag.get("label") or tag.get("term")) for tag in entry.get("tags") or [] if isinstance(tag, dict)]
    return tuple(dict.fromkeys(term for term in terms if term and len(term) <= 100))[:20]
