"""How alike articles are: sparse, by the rare stems they share; no matrix of all pairs is ever made.

Three things count: the whole text, the opening alone (there the event stands; what follows is the
background that every report on a theme repeats), and how much the two titles share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import fsum, log
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
_POWERS = tuple(count**_POWER for count in range(16))
#: What the opening counts for beside the whole text, and what titles add that share so many nats.
# (Average precision over pairs of a week of real feeds: whole text .73, so .79; with days apart .90.)
_OPENS, _TITLES, _ALL_SHARED = 0.3, 0.25, 30.0
#: Short texts are alike by chance: those of so few stems lose this much, longer ones less.
_SHORT, _CHANCE = 20, 0.29
#: Of very many articles each is compared by its most telling stems only, those that not too many hold,
#: and with its nearest ones.
_MANY, _STEMS, _HOLDERS, _NEAREST = 3000, 64, 200, 60


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold each article's weighted stems (unit length), and the pairs that are alike at all."""

    vectors: tuple[dict[str, float], ...]
    #: For each article the later and earlier ones like it.
    near: tuple[dict[int, float], ...]


def likeness(articles: Sequence[Article], all_terms: Sequence[Terms]) -> Likeness:
    """Weigh the stems of the articles and find the pairs that share rare ones."""
    rarity = Rarity(all_terms)
    telling = [rarity.of(primary(article.language)) for article in articles]
    vectors = tuple(_vector(terms, weights) for terms, weights in zip(all_terms, telling, strict=True))
    vectors = vectors if len(vectors) <= _MANY else tuple(_strongest(vector) for vector in vectors)
    both = [_with_opening(*row) for row in zip(vectors, all_terms, telling, strict=True)]
    near = _near(both)
    for at, others in enumerate(near):
        for other in others:
            if at < other:
                pair = all_terms[at], all_terms[other]
                others[other] = near[other][at] = _weighed(others[other], pair, telling[at])
    return Likeness(vectors, near)


def _with_opening(vector: dict[str, float], terms: Terms, telling: Telling) -> dict[str, float]:
    """Return the vector with the opening's stems beside it, under names of their own, as one of unit length."""
    opening = sorted(terms.opening)  # a sum over a set would depend on the hash seed
    norm = sum(telling[term] ** 2 for term in opening) ** 0.5 or 1.0
    opens, whole = _OPENS**0.5 / norm, (1 - _OPENS) ** 0.5
    joint = {term: weight * whole for term, weight in vector.items()}
    return joint | {f"^{term}": telling[term] * opens for term in opening}


def _weighed(score: float, pair: tuple[Terms, Terms], telling: Telling) -> float:
    """Return the likeness of two articles with what their titles share, and how short they are."""
    first, second = pair
    shared = sum(telling[term] for term in first.title if term in second.title)
    least = min(len(first.counts), len(second.counts))
    sure = 1 - _CHANCE * min(1.0, _SHORT / max(1, least))
    return round((score + _TITLES * min(1.0, shared / _ALL_SHARED)) * sure, 6)


def _vector(terms: Terms, telling: Telling) -> dict[str, float]:
    known = len(_POWERS)
    vector = {
        term: telling[term] * (_POWERS[count] if count < known else count**_POWER)
        for term, count in terms.counts.items()
    }
    for term, count in terms.title.items():
        vector[term] = telling[term] * (terms.counts[term] + _TITLE * count) ** _POWER
    norm = sum([weight * weight for weight in vector.values()]) ** 0.5 or 1.0
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
    return dict(nsmallest(_STEMS, vector.items(), key=lambda pair: (-pair[1], pair[0])))


def _both_ways(near: list[dict[int, float]]) -> tuple[dict[int, float], ...]:
    for at, others in enumerate(near):
        for other, score in list(others.items()):
            near[other].setdefault(at, score)
    return tuple(near)


class _Masses(dict[str, float]):
    """Remember what each stem of a language weighs, in nats, in the news at large."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, term: str) -> float:
        mass = self[term] = -log(usual(term, self._language))
        return mass


@lru_cache(maxsize=32)
def _masses(language: str) -> _Masses:
    return _Masses(language)


def told_alike(first: Terms, second: Terms, languages: tuple[str, str]) -> float:
    """Return how far two reports tell the same: the shorter within the longer, times a title within the other."""
    weights = tuple(_masses(language) for language in languages)
    bodies = first.body() or set(first.title), second.body() or set(second.title)
    shared = _mass(bodies[0] & bodies[1], weights[0])
    least = min(_mass(body, weight) for body, weight in zip(bodies, weights, strict=True))
    within = [
        _mass((term for term in terms.title if term in other), weight) / (_mass(terms.title, weight) or 1.0)
        for terms, other, weight in zip((first, second), reversed(bodies), weights, strict=True)
    ]
    return shared / (least or 1.0) * max(within)


def _mass(found: Iterable[str], weights: _Masses) -> float:
    # fsum: a set's order depends on the hash seed, and with it the last digits of a plain sum.
    return fsum(map(weights.__getitem__, found))
