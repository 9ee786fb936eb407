"""How alike articles are: sparse, by the rare stems they share; no matrix of all pairs is ever made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary
from digest.edit.rarity import Rarity, usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.edit.rarity import Telling
    from digest.edit.terms import Terms
    from digest.models import Article

#: Less than this is chance, and below what any group takes in (growth).
LEAST = 0.08
#: A stem counts by this power of its frequency, the title's as if it stood twice more in the text.
_POWER, _TITLE = 0.75, 1
#: Of very many articles each is compared by its most telling stems only, those that not too many hold,
#: and with its nearest ones.
_MANY, _STEMS, _HOLDERS, _NEAREST = 3000, 64, 200, 60


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold each article's weighted stems (unit length) and the pairs that are alike at all."""

    vectors: tuple[dict[str, float], ...]
    #: For each article the later and earlier ones like it.
    near: tuple[dict[int, float], ...]


def likeness(articles: Sequence[Article], all_terms: Sequence[Terms]) -> Likeness:
    """Weigh the stems of the articles and find the pairs that share rare ones."""
    rarity = Rarity(all_terms)
    vectors = tuple(
        _vector(terms, rarity.of(primary(article.language))) for article, terms in zip(articles, all_terms, strict=True)
    )
    vectors = vectors if len(vectors) <= _MANY else tuple(_strongest(vector) for vector in vectors)
    return Likeness(vectors, _near(vectors))


def _vector(terms: Terms, telling: Telling) -> dict[str, float]:
    vector = {term: telling[term] * count**_POWER for term, count in terms.counts.items()}
    for term, count in terms.title.items():
        vector[term] = telling[term] * (terms.counts[term] + _TITLE * count) ** _POWER
    norm = sum(weight * weight for weight in vector.values()) ** 0.5 or 1.0
    return {term: weight / norm for term, weight in vector.items()}


def _near(vectors: Sequence[dict[str, float]]) -> tuple[dict[int, float], ...]:
    """Return for each article those like it, through an inverted index in numpy arrays."""
    import numpy as np

    rows, starts, holders, shares = _index(vectors)
    near: list[dict[int, float]] = [{} for _ in vectors]
    many = len(vectors) > _MANY
    for at, row in enumerate(rows):
        columns, weights = row
        # One gather over the holders of all its columns: a slice for each column takes three times as long.
        lengths = starts[columns + 1] - starts[columns]
        if many:
            rare = lengths <= _HOLDERS
            columns, weights, lengths = columns[rare], weights[rare], lengths[rare]
        first = np.repeat(starts[columns] - np.cumsum(lengths) + lengths, lengths)
        found_at = first + np.arange(len(first))
        how = shares[found_at] * np.repeat(weights, lengths)
        scores = np.bincount(holders[found_at], weights=how, minlength=len(vectors))
        scores[at] = 0.0
        found = np.flatnonzero(scores >= LEAST)
        if many and len(found) > _NEAREST:
            found = np.sort(found[np.argsort(-scores[found], kind="stable")[:_NEAREST]])
        near[at] = dict(zip(found.tolist(), scores[found].round(6).tolist(), strict=True))
    return _both_ways(near)


def _index(vectors: Sequence[dict[str, float]]) -> tuple[list[tuple[Any, Any]], Any, Any, Any]:
    """Return each row's columns and weights, and per column (by its start) the rows that hold it."""
    import numpy as np

    columns: dict[str, int] = {}
    rows = []
    for vector in vectors:
        numbers = [columns.setdefault(term, len(columns)) for term in vector]
        rows.append((np.array(numbers, dtype=np.int32), np.array(list(vector.values()))))
    flat = np.concatenate([row[0] for row in rows]) if rows else np.zeros(0, dtype=np.int32)
    order = np.argsort(flat, kind="stable")
    holders = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])[order]
    shares = (np.concatenate([row[1] for row in rows]) if rows else np.zeros(0))[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(flat, minlength=len(columns)))])
    return rows, starts, holders, shares


def _strongest(vector: dict[str, float]) -> dict[str, float]:
    return dict(sorted(vector.items(), key=lambda pair: (-pair[1], pair[0]))[:_STEMS])


def _both_ways(near: list[dict[int, float]]) -> tuple[dict[int, float], ...]:
    for at, others in enumerate(near):
        for other, score in list(others.items()):
            near[other].setdefault(at, score)
    return tuple(near)


def told_alike(first: Terms, second: Terms, languages: tuple[str, str]) -> float:
    """Return how far two reports tell the same: the shorter within the longer, times a title within the other."""
    from math import log

    def mass(found: Iterable[str], language: str) -> float:
        return sum(-log(usual(term, language)) for term in found)

    bodies = first.body() or set(first.title), second.body() or set(second.title)
    shared = mass(bodies[0] & bodies[1], languages[0])
    least = min(mass(body, language) for body, language in zip(bodies, languages, strict=True))
    within = [
        mass((term for term in terms.title if term in other), language) / (mass(terms.title, language) or 1.0)
        for terms, other, language in zip((first, second), reversed(bodies), languages, strict=True)
    ]
    return shared / (least or 1.0) * max(within)
