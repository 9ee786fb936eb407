"""How far two articles may be two reports of one event at all: by whom they are published, and when.

Two articles of one outlet are seldom two reports of one event: they are a series, a theme, the parts
of a live report. Only a near copy, or the same told again, joins them; else they keep their groups apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.likeness import told_alike
from digest.edit.phrases import primary
from digest.text import words
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Terms
    from digest.models import Article

#: An article of fewer stems says too little to be told from another: only copies of it are joined.
_FEWEST = 3
#: Likeness halves with so many days between two reports; within half a day it is whole.
_DAYS, _FREE_DAYS = 2.0, 0.5
#: Two articles of one outlet, of so many stems each, tell the same where they do so by this much and
#: half of their titles is the same.
_AGAIN, _ENOUGH = 0.6, 12
#: Near copies share so much of their shingles of so many words; shorter texts cannot be told so.
_SAME, _SHINGLE, _SHORT, _READ = 0.6, 4, 25, 400
#: Only articles as alike as this are looked at as near copies.
_LIKE = 0.5


class Nearness:
    """Know of each pair of articles whether they come from one outlet, and are near copies."""

    def __init__(self, articles: Sequence[Article], terms: Sequence[Terms]) -> None:
        self._articles, self._terms = articles, terms
        self._outlets = [_outlet(article) for article in articles]
        self._shingles: dict[int, frozenset[tuple[str, ...]]] = {}

    def weaken(self, near: Sequence[dict[int, float]]) -> list[dict[int, float]]:
        """Weaken the likeness of reports days apart or of one outlet; forget that of articles that say nothing."""
        able = [len(terms.counts) >= _FEWEST for terms in self._terms]
        return [
            {other: score * self._share(at, other, score) for other, score in others.items() if able[other]}
            if able[at]
            else {}
            for at, others in enumerate(near)
        ]

    def _share(self, at: int, other: int, score: float) -> float:
        if self.one_outlet(at, other):
            return self._in_time(at, other) if score >= _LIKE and self.copies(at, other) else 0.0
        return self._in_time(at, other)

    def _in_time(self, at: int, other: int) -> float:
        first, second = self._articles[at].published, self._articles[other].published
        if first is None or second is None:
            return 1.0
        days = abs((first - second).total_seconds()) / 86_400
        return float(0.5 ** (max(0.0, days - _FREE_DAYS) / _DAYS))

    def one_outlet(self, at: int, other: int) -> bool:
        """Say whether both come from one outlet, as far as their addresses, publishers or sources tell."""
        return any(a and a == b for a, b in zip(self._outlets[at], self._outlets[other], strict=True))

    def copies(self, at: int, other: int) -> bool:
        """Say whether both are nearly the same text, or one tells again what the other told."""
        first, second = self._read(at), self._read(other)
        return len(first & second) >= _SAME * len(first | second) > 0 or self._told_again(at, other)

    def _told_again(self, at: int, other: int) -> bool:
        both = self._terms[at], self._terms[other]
        titles = set(both[0].title), set(both[1].title)
        if 2 * len(titles[0] & titles[1]) < max(map(len, titles)):
            return False
        languages = (primary(self._articles[at].language), primary(self._articles[other].language))
        return min(len(terms.counts) for terms in both) >= _ENOUGH and told_alike(*both, languages) >= _AGAIN

    def _read(self, at: int) -> frozenset[tuple[str, ...]]:
        if at not in self._shingles:
            found = words(" ".join(self._articles[at].paragraphs)[: _READ * 10])[:_READ]
            count = len(found) - _SHINGLE + 1 if len(found) >= _SHORT else 0
            self._shingles[at] = frozenset(tuple(found[n : n + _SHINGLE]) for n in range(count))
        return self._shingles[at]


def _outlet(article: Article) -> tuple[str, str, str]:
    """Return the first known of host, publisher and source: pages of many hosts may stand in one feed."""
    host = host_of(article.url) or ""
    publisher = "" if host else (article.publisher or "").casefold()
    return host, publisher, "" if host or publisher else article.source
