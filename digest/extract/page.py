"""A page of the web: trafilatura finds the body, the page's own records say the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.dates import country_of, read
from digest.extract.reading import NO_ARTICLE, Reading
from digest.models import Image, Removed
from digest.text import clean

if TYPE_CHECKING:
    from datetime import datetime

#: Fewer characters than these are a notice, not an article.
LEAST = 80


def read_page(html: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page, or raise `ExtractError`."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Found

    found = bare_extraction(
        html, url=url, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(found, Found) or not found.text:
        raise ExtractError(NO_ARTICLE)
    kept, removed = sort_lines(found.text.splitlines())
    if sum(map(len, kept)) < LEAST:
        raise ExtractError(NO_ARTICLE)
    country = country_of(url or found.url)
    return Reading(
        paragraphs=kept,
        removed=removed,
        title=found.title,
        byline=(found.author or "").replace("; ", ", ") or None,
        published=read(found.date or "", country=country, now=now),
        publisher=found.sitename,
        url=found.url,
        language=found.language,
        image=Image(url=found.image) if found.image else None,
    )


def sort_lines(lines: list[str]) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Sort lines into paragraphs and furniture by their words."""
    kept: list[str] = []
    removed: list[Removed] = []
    for raw in lines:
        line = clean(raw)
        reason = chrome.reason_of(line) if line else None
        if reason:
            removed.append(Removed(text=line, reason=reason))
        elif line:
            kept.append(line)
    return tuple(kept), tuple(removed)
