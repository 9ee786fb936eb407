"""Join the reports of one event into a story: precision before recall, one setting for all lengths.

Copies first, then pairs likest first; what a group asks of a newcomer follows from how close its own
reports are, so that headlines and full texts, thin and broad stories need no setting of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.copies import near_copies, same_texts
from digest.edit.growth import grow
from digest.edit.likeness import likeness
from digest.edit.nearness import Nearness
from digest.edit.phrases import primary
from digest.edit.table import table_of
from digest.edit.terms import spellings
from digest.edit.texts import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digest.edit.growth import Grown, Joining
    from digest.edit.likeness import Likeness
    from digest.edit.postings import Pairs
    from digest.models import Article

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
    found = compared(articles)
    return found.groups(found.grown())


def cluster_with_reasons(articles: Sequence[Article]) -> Clusters:
    """Return the groups, in the order of their first articles, together with why they are groups."""
    found = compared(articles)
    grown = found.grown()
    return Clusters(groups=found.groups(grown), merges=tuple(found.merges(grown)))


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold what stories grow from: tellings, each of copies of one text, and how alike and near they are."""

    articles: Sequence[Article]
    #: Places of articles that are the same text, and of those of them that are nearly the same: a telling each.
    same: list[list[int]]
    near: list[list[int]]
    tellings: Sequence[Article]
    like: Likeness
    nearness: Nearness
    pairs: Pairs

    def grown(self) -> Grown:
        """Let the tellings grow together."""
        return grow(self.pairs, self.like.table.stems_of(), self.nearness.told, self.nearness.core)

    def groups(self, grown: Grown) -> tuple[tuple[Article, ...], ...]:
        """Return the articles whose tellings grew together."""
        found = ([at for one in group for first in self.near[one] for at in self.same[first]] for group in grown.groups)
        return tuple(tuple(self.articles[at] for at in group) for group in sorted(map(sorted, found)))

    def merges(self, grown: Grown) -> Iterator[Merge]:
        """Yield why articles stand in one group: copies first, then each joining by its likest pair."""
        yield from _copies(self.articles, self.same, "the same text")
        yield from _copies([self.articles[group[0]] for group in self.same], self.near, "nearly the same text")
        scores = {(first, second): score for first, second, score in self.pairs.listed()}
        for joining in grown.joinings:
            yield _merge(self.tellings, self.like, scores, joining)


def compared(articles: Sequence[Article]) -> Compared:
    """Find the copies, and compare what is left of the articles with each other."""
    same = same_texts(articles)
    firsts = [articles[group[0]] for group in same]
    terms = read(firsts)
    table = table_of(firsts, terms)
    near = near_copies(firsts, terms, Nearness(firsts, table).tells_again)
    tellings = [firsts[group[0]] for group in near]
    like = likeness(table.only([group[0] for group in near]))
    nearness = Nearness(tellings, like.table)
    return Compared(articles, same, near, tellings, like, nearness, nearness.weaken(like.pairs))


def _copies(articles: Sequence[Article], groups: Sequence[Sequence[int]], reason: str) -> Iterator[Merge]:
    for group in groups:
        for at in group[1:]:
            yield Merge(first=articles[group[0]].id, second=articles[at].id, score=1.0, terms=(reason,))


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
