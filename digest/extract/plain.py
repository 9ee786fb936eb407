"""A page copied as text: line by line, what is article and what is furniture."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.bylines import byline_of
from digest.extract.dates import country_of, moment_of
from digest.extract.reading import NO_ARTICLE, Reading
from digest.models import Removed
from digest.text import clean, strip_controls

if TYPE_CHECKING:
    from datetime import datetime

#: Lines beyond this are left unread: an article ends long before.
MOST_LINES = 20_000
_LONG = 14
_ADDRESS = re.compile(r"^(?:(?:source|url|link|quelle|from|original)\s?:\s*)?(https?://\S{4,2000})$", re.IGNORECASE)
_UPDATED = re.compile(
    r"^\W*(?:last\s)?(?:updated|modified|aktualisiert|mis à jour|mise à jour|actualizado|aggiornato|atualizado|bijgewerkt|обновлено|оновлено)\b",  # noqa: E501 - one pattern
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^\W*(?:first\s)?(?:published|posted|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|опубликовано|date|datum)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*$")


def read_plain(text: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page copied as text, or raise `ExtractError`."""
    lines = [line for raw in strip_controls(text).splitlines()[:MOST_LINES] if (line := clean(raw))]
    start, end = _body(lines)
    if start == end:
        raise ExtractError(NO_ARTICLE)
    title_at = _title(lines, start)
    start = _behind_head(lines, title_at, start, end)
    title = chrome.without_mark(lines[title_at]) if title_at is not None else None
    kept, removed = _sort(lines, start, end, title, title_at)
    if not kept:
        raise ExtractError(NO_ARTICLE)
    return replace(_head(lines, now, url), title=title, paragraphs=tuple(kept), removed=tuple(removed))


def _body(lines: list[str]) -> tuple[int, int]:
    """Return the run of lines that holds the most running text for the least furniture."""
    best, best_span, total, since = 0, (0, 0), 0, 0
    for at, line in enumerate(lines):
        words = len(line.split()) if " " in line[:40] else len(line) // 3
        score = min(words, 60) if _is_text(line, words) else -(4 if chrome.reason_of(line) is None else 2)
        if total <= 0:
            total, since = 0, at
        total += score
        if total > best:
            best, best_span = total, (since, at + 1)
    return best_span


def _is_text(line: str, words: int) -> bool:
    return chrome.reason_of(line) is None and (
        words >= _LONG or (words >= 6 and bool(_ENDS.search(line)) and not line.startswith(("*", "•", "+", "o ")))
    )


def _title(lines: list[str], start: int) -> int | None:
    """Return the headline: the line above the body that reads like one, and best one that comes again."""
    best: tuple[float, int] | None = None
    for at in range(start):
        bare = chrome.without_mark(lines[at])
        words = len(bare.split())
        if not 3 <= words <= 30 or chrome.reason_of(lines[at]) or byline_of(bare) or moment_of(bare):
            continue
        score = min(words, 8) - 0.25 * (start - at) - (4 if bare.endswith(".") else 0) - (3 if lines[at] != bare else 0)
        if best is None or score > best[0]:
            best = (score, at)
    if best is None:
        return None
    headline = chrome.without_mark(lines[best[1]])
    return next((at for at in range(best[1]) if _same(lines[at], headline)), best[1])


def _behind_head(lines: list[str], title_at: int | None, start: int, end: int) -> int:
    """Move the start behind a byline or share line that stands among the first lines."""
    first = start if title_at is None else min(start, title_at + 1)
    for at in range(min(first + 6, end) - 1, first - 1, -1):
        if at >= start and byline_of(lines[at]):
            return at + 1
    return start


def _sort(
    lines: list[str], start: int, end: int, title: str | None, title_at: int | None
) -> tuple[list[str], list[Removed]]:
    kept: list[str] = []
    removed: list[Removed] = []
    for at, line in enumerate(lines):
        reason = _why_removed(lines, at, start, end, title)
        if at == title_at:
            continue
        if reason:
            removed.append(Removed(text=line, reason=reason))
        else:
            kept.append(line)
    return kept, removed


def _why_removed(  # noqa: PLR0911 - one return a reason
    lines: list[str], at: int, start: int, end: int, title: str | None
) -> str | None:
    line = lines[at]
    by_words = chrome.reason_of(line)
    if title and _same(line, title):
        return "the headline again"
    if byline_of(line):
        return "byline"
    if len(line) < 100 and (_UPDATED.match(line) or _PUBLISHED.match(line)) and moment_of(line):
        return "the line that says when"
    if by_words:
        return by_words
    if at < start:
        return "above the article"
    if at >= end:
        return "below the article"
    return None


def _same(line: str, title: str) -> bool:
    """Tell whether a line is the headline with other quotes or a word changed."""
    one, two = (set(re.findall(r"\w{2,}", t.casefold())) for t in (line, title))
    return len(line) < 300 and bool(one) and len(one & two) >= 0.75 * max(len(one), len(two))


def _head(lines: list[str], now: datetime | None, url: str | None) -> Reading:
    address = next((m[1] for line in lines if (m := _ADDRESS.match(line))), None)
    country = country_of(url or address)
    byline = next((name for line in lines if (name := byline_of(line))), None)
    published = updated = None
    for line in lines:
        moment = moment_of(line, now=now, country=country) if len(line) < 100 else None
        if moment is None:
            continue
        if _UPDATED.match(line):
            updated = updated or moment.when
        else:
            published = published or moment.when
    return Reading(paragraphs=(), byline=byline, published=published, updated=updated, url=address)
