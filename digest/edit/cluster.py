"""Join the reports of one event into a story: precision before recall, one setting for all lengths."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.terms import terms_of
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Terms
    from digest.models import Article

_NEAR = 0.42


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Say that two articles tell one event: how alike they are, and by which terms."""

    first: str
    second: str
    score: float
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Hold the groups, and for each joined pair why."""

    groups: tuple[tuple[Article, ...], ...]
    merges: tuple[Merge, ...]


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Join the reports of one event: every article stands in exactly one group."""
    return cluster_with_reasons(articles).groups


def cluster_with_reasons(articles: Sequence[Article]) -> Clusters:
    """Return the groups together with the pairs that made them."""
    vectors = _vectors([terms_of(article) for article in articles])
    parents, merges = list(range(len(articles))), []

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for score, i, j in _candidates(vectors, articles):
        if root(i) != root(j):
            parents[max(root(i), root(j))] = min(root(i), root(j))
            merges.append(_merge(articles[i], articles[j], score, vectors[i], vectors[j]))
    groups: dict[int, list[Article]] = {}
    for at, article in enumerate(articles):
        groups.setdefault(root(at), []).append(article)
    return Clusters(groups=tuple(tuple(group) for group in groups.values()), merges=tuple(merges))


def _vectors(terms: Sequence[Terms]) -> list[dict[str, float]]:
    spread: dict[str, int] = {}
    for one in terms:
        for term in one.counts:
            spread[term] = spread.get(term, 0) + 1
    return [_vector(one, spread, len(terms)) for one in terms]


def _vector(one: Terms, spread: dict[str, int], total: int) -> dict[str, float]:
    weights = {
        term: (1 + math.log(count)) * math.log((total + 20) / (spread[term] + 0.5)) * (1.5 if term in one.title else 1)
        for term, count in one.counts.items()
    }
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _candidates(vectors: list[dict[str, float]], articles: Sequence[Article]) -> list[tuple[float, int, int]]:
    index: dict[str, list[tuple[int, float]]] = {}
    found: list[tuple[float, int, int]] = []
    for j, vector in enumerate(vectors):
        scores: dict[int, float] = {}
        for term, weight in vector.items():
            for i, other in index.get(term, ()):
                scores[i] = scores.get(i, 0.0) + weight * other
            index.setdefault(term, []).append((j, weight))
        found.extend((round(score, 6), i, j) for i, score in scores.items() if score >= _NEAR)
    addresses: dict[str, int] = {}
    for j, article in enumerate(articles):
        address = canonical(article.url)
        if address:
            i = addresses.setdefault(address, j)
            if i != j:
                found.append((1.0, i, j))
    return sorted(found, key=lambda row: (-row[0], row[1], row[2]))


def _merge(a: Article, b: Article, score: float, first: dict[str, float], second: dict[str, float]) -> Merge:
    shared = sorted((-first[term] * second[term], term) for term in first if term in second)
    return Merge(first=a.id, second=b.id, score=round(score, 3), terms=tuple(term for _, term in shared[:8]))
