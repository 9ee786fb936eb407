"""Join the reports of one event into a story: precision before recall, one setting for all lengths.

Copies first, then pairs likest first; what a group asks of a newcomer follows from how close its own
reports are, so that headlines and full texts, thin and broad stories need no setting of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.growth import grow
from digest.edit.likeness import Likeness, likeness, told_alike
from digest.edit.nearness import Nearness
from digest.edit.phrases import primary
from digest.edit.terms import stems, terms_of
from digest.text import words
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article

#: The same text in fewer words than this may be a form that is filled in ("Puzzle of the day").
_TEXT = 20


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
    return cluster_with_reasons(articles).groups


def cluster_with_reasons(articles: Sequence[Article]) -> Clusters:
    """Return the groups, in the order of their first articles, together with why they are groups."""
    copies = _copies(articles)
    firsts = [articles[group[0]] for group in copies]
    terms = [terms_of(article) for article in firsts]
    like = likeness(firsts, terms)
    nearness = Nearness(firsts, terms)
    near = nearness.weaken(like.near)

    def told(i: int, j: int) -> float:
        if nearness.one_outlet(i, j):
            return float(nearness.copies(i, j))
        languages = (primary(firsts[i].language), primary(firsts[j].language))
        return told_alike(terms[i], terms[j], languages)

    grown = grow(near, [tuple(one.counts) for one in terms], told)
    places = sorted(sorted(at for first in group for at in copies[first]) for group in grown.groups)
    merges = [_copy(articles, group[0], at) for group in copies for at in group[1:]]
    merges += [_merge(firsts, like, near, joining) for joining in grown.joinings]
    return Clusters(groups=tuple(tuple(articles[at] for at in group) for group in places), merges=tuple(merges))


def _copies(articles: Sequence[Article]) -> list[list[int]]:
    """Return the places of articles that are the same text or the same page, sorted by id for any order of input."""
    groups: dict[str, list[int]] = {}
    known: dict[str, str] = {}
    for at in sorted(range(len(articles)), key=lambda at: (articles[at].id, at)):
        article = articles[at]
        marks = [mark for mark in (_text(article), canonical(article.url)) if mark]
        name = next((known[mark] for mark in marks if mark in known), f"{at}")
        known.update((mark, known.get(mark, name)) for mark in marks)
        groups.setdefault(name, []).append(at)
    return list(groups.values())


def _text(article: Article) -> str:
    text = " ".join(article.paragraphs).casefold().split()
    return " ".join(text if len(text) >= _TEXT else [*article.title.casefold().split(), *text])


def _copy(articles: Sequence[Article], first: int, second: int) -> Merge:
    return Merge(first=articles[first].id, second=articles[second].id, score=1.0, terms=("the same text",))


def _merge(
    articles: Sequence[Article],
    like: Likeness,
    near: Sequence[dict[int, float]],
    joining: tuple[Sequence[int], Sequence[int], float],
) -> Merge:
    """Name a joining by its likest pair."""
    first, second, score = joining
    _, i, j = max((near[i].get(j, 0.0), -i, -j) for i in first for j in second)
    a, b = like.vectors[-i], like.vectors[-j]
    shared = sorted((-a[term] * b[term], term) for term in a if term in b)
    terms = tuple(_spelled(articles[-i], [term for _, term in shared[:8]]))
    return Merge(first=articles[-i].id, second=articles[-j].id, score=round(min(1.0, score), 3), terms=terms)


def _spelled(article: Article, found: Sequence[str]) -> Iterator[str]:
    """Yield stems as the words that an article spells them with."""
    forms: dict[str, str] = {}
    for word in words(" ".join([article.title, *article.paragraphs])):
        for stem in stems(word, primary(article.language)):
            forms.setdefault(stem, word)
    yield from (forms.get(stem, stem) for stem in found)
