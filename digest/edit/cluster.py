"""Join the reports of one event into a story: precision before recall, one setting for all lengths.

Copies first, then pairs likest first; what a group asks of a newcomer follows from how close its own
reports are, so that headlines and full texts, thin and broad stories need no setting of their own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.growth import grow
from digest.edit.likeness import likeness
from digest.edit.nearness import Nearness
from digest.edit.phrases import primary
from digest.edit.table import table_of
from digest.edit.terms import spellings
from digest.edit.texts import read
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.edit.growth import Joining
    from digest.edit.likeness import Likeness
    from digest.edit.postings import Pairs
    from digest.models import Article

#: The same text in fewer words than this may be a form that is filled in ("Puzzle of the day").
_TEXT = 20
#: A text begins with so many letters, which stand in its first so many characters; else it is compared as it is.
_LETTERS, _BEGINNING = 60, 400
#: A joining is explained by so many words.
_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Say that two articles tell one event: how alike they are, and by which terms."""

    first: str
    second: str
    score: float
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Hold the groups, and for each article that joined another why."""

    groups: tuple[tuple[Article, ...], ...]
    merges: tuple[Merge, ...]


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Join the reports of one event: every article stands in exactly one group."""
    return _joined(articles).groups


def cluster_with_reasons(articles: Sequence[Article]) -> Clusters:
    """Return the groups, in the order of their first articles, together with why they are groups."""
    found = _joined(articles)
    return Clusters(groups=found.groups, merges=tuple(found.merges()))


@dataclass(frozen=True, slots=True)
class _Joined:
    """Hold the groups, and what their reasons are made from: the copies, the likeness, the joinings."""

    articles: Sequence[Article]
    groups: tuple[tuple[Article, ...], ...]
    copies: list[list[int]]
    like: Likeness
    near: Pairs
    joinings: tuple[Joining, ...]

    def merges(self) -> Iterator[Merge]:
        """Yield why articles stand in one group: copies first, then each joining by its likest pair."""
        for group in self.copies:
            yield from (_copy(self.articles, group[0], at) for at in group[1:])
        scores = {(first, second): score for first, second, score in self.near.listed()}
        firsts = [self.articles[group[0]] for group in self.copies]
        for joining in self.joinings:
            yield _merge(firsts, self.like, scores, joining)


def _joined(articles: Sequence[Article]) -> _Joined:
    copies = _copies(articles)
    firsts = [articles[group[0]] for group in copies]
    table = table_of(firsts, read(firsts))
    like = likeness(table)
    nearness = Nearness(firsts, table)
    near = nearness.weaken(like.pairs)
    grown = grow(near, table.stems_of(), nearness.told, nearness.core)
    places = sorted(sorted(at for first in group for at in copies[first]) for group in grown.groups)
    groups = tuple(tuple(articles[at] for at in group) for group in places)
    return _Joined(articles, groups, copies, like, near, grown.joinings)


def _copies(articles: Sequence[Article]) -> list[list[int]]:
    """Return the places of articles that are the same text or the same page, sorted by id for any order of input."""
    groups: dict[str, list[int]] = {}
    known: dict[str, str] = {}
    openings = [_opening(article) for article in articles]
    shared = Counter(openings)
    for at in sorted(range(len(articles)), key=lambda at: (articles[at].id, at)):
        article = articles[at]
        text = _text(article) if shared[openings[at]] > 1 else ""
        marks = [mark for mark in (text, canonical(article.url)) if mark]
        name = next((known[mark] for mark in marks if mark in known), f"{at}")
        known.update((mark, known.get(mark, name)) for mark in marks)
        groups.setdefault(name, []).append(at)
    return list(groups.values())


def _opening(article: Article) -> str:
    """Return how a text begins, whatever its spaces: only texts that begin alike are compared as a whole."""
    text = " ".join(article.paragraphs)
    letters = "".join(text[:_BEGINNING].casefold().split())
    return letters[:_LETTERS] if len(letters) >= _LETTERS else ""


def _text(article: Article) -> str:
    text = " ".join(article.paragraphs).casefold().split()
    return " ".join(text if len(text) >= _TEXT else [*article.title.casefold().split(), *text])


def _copy(articles: Sequence[Article], first: int, second: int) -> Merge:
    return Merge(first=articles[first].id, second=articles[second].id, score=1.0, terms=("the same text",))


def _merge(
    articles: Sequence[Article], like: Likeness, scores: Mapping[tuple[int, int], float], joining: Joining
) -> Merge:
    """Name a joining by its likest pair."""
    first, second, score = joining
    _, i, j = max((scores.get((min(i, j), max(i, j)), 0.0), -i, -j) for i in first for j in second)
    terms = tuple(_spelled(articles[-i], like.shared(-i, -j)[:_NAMED]))
    return Merge(first=articles[-i].id, second=articles[-j].id, score=round(min(1.0, score), 3), terms=terms)


def _spelled(article: Article, found: Sequence[str]) -> Iterator[str]:
    """Yield stems as the words that an article spells them with."""
    forms: dict[str, str] = {}
    for stem, word in spellings(" ".join([article.title, *article.paragraphs]), primary(article.language)):
        forms.setdefault(stem, word)
    yield from (forms.get(stem, stem) for stem in found)
