"""What an entry of a feed says in its fields: its address, its fullest text, its picture, its language, its tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from digest.sources.markup import as_meant, plain_text
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A title or a name is no longer.
LONGEST_LINE = 1_000
_TAG, _BLANK = re.compile(r"<(?:[a-zA-Z][\w-]*[\s/>]|/\w+>)"), re.compile(r"\n\s*\n")
# The next line begins with a small letter where a text was cut at a width.
_NEW_LINE = re.compile(r"[ \t]{0,99}\n\s{0,99}+(?![^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_STATED = re.compile(r"<(?:dc:)?language>\s{0,99}+(?:<!\[CDATA\[)?+\s{0,99}+([A-Za-z_-]{2,20})[\s\]]{0,99}[<\]]")


def text_of(value: Any) -> str | None:
    """Return a field that is text, else None."""
    return value if isinstance(value, str) else None


def line(value: Any) -> str | None:
    """Return a title or name as one line of plain text, or None."""
    return plain_text(value[: 4 * LONGEST_LINE])[:LONGEST_LINE] or None if isinstance(value, str) else None


def link(entry: Mapping[str, Any]) -> str | None:
    """Return the address that an entry states: its link, another one of its links, or an id that is one."""
    stated = next(
        (one for one in (entry.get("link"), *_alternates(entry)) if isinstance(one, str) and one.strip()), None
    )
    return stated or safe_url(text_of(entry.get("id")))


def _alternates(entry: Mapping[str, Any]) -> Sequence[str]:
    links = [one for one in entry.get("links") or [] if isinstance(one, dict)]
    return [one["href"] for one in links if one.get("rel", "alternate") == "alternate" and one.get("href")]


def fullest(entry: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return the longest text the entry carries, as markup, and the language it states."""
    parts = [
        part for part in entry.get("content") or [] if isinstance(part, dict) and isinstance(part.get("value"), str)
    ]
    summary = text_of(entry.get("description")) or text_of(entry.get("summary")) or ""
    texts = [*((part["value"], part.get("type"), part.get("language")) for part in parts), (summary, "text/html", None)]
    value, kind, language = max(texts, key=lambda text: len(text[0]))
    if kind not in ("text", "text/plain"):
        value = as_meant(value)  # before a picture's tag stands among the escaped ones
    if (kind in ("text", "text/plain") or "\n" in value.strip()) and not _TAG.search(value):
        value = "".join(f"<p>{_in_lines(part)}</p>" for part in _BLANK.split(value) if part.strip())
    return value, language


def _in_lines(text: str) -> str:
    """Return plain text as markup; a line that was only cut at a width goes on in the next."""
    return _NEW_LINE.sub("<br>", html.escape(html.unescape(text.strip()), quote=False))


def with_image(markup: str, entry: Mapping[str, Any]) -> str:
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


def stated_language(text: str) -> str | None:
    """Return what `<language>` says, which fastfeedparser does not read."""
    found = _STATED.search(text[:20_000])
    return found[1] if found else None


def language_of(value: Any) -> str | None:
    """Return a language's tag (BCP 47: "pt-BR"), or None where the field holds none."""
    return value.replace("_", "-") if isinstance(value, str) and _LANGUAGE.match(value) else None


def tags(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the entry's categories as lines of plain text, the first twenty."""
    terms = [line(tag.get("label") or tag.get("term")) for tag in entry.get("tags") or [] if isinstance(tag, dict)]
    return tuple(dict.fromkeys(term for term in terms if term and len(term) <= 100))[:20]
