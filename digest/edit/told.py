"""How far two reports tell the same: what the shorter tells within the longer, and a title within the other."""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from math import fsum, log
from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.edit.rarity import usual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.edit.terms import Terms
    from digest.models import Article

#: Two reports of which one holds none of the other's so many most telling stems tell two events: two matches with
#: goals, headers and yellow cards, but other clubs. (stories/pairs: .02 or less of one event, a third of the others.)
_OWN, _TITLE, _POWER = 4, 2, 0.75


class Told:
    """Know of each article what its title and its body tell, weighed by how rare it is in the news at large."""

    def __init__(self, articles: Sequence[Article], terms: Sequence[Terms]) -> None:
        self._terms = terms
        self._weights = [_masses(primary(article.language)) for article in articles]
        self._known: dict[int, tuple[frozenset[str], float, float]] = {}
        self._own: dict[int, list[str]] = {}

    def alike(self, at: int, other: int) -> float:
        """Return the share of the shorter body that the longer holds, times that of a title within the other body."""
        (body, mass, heading), (other_body, other_mass, other_heading) = self._of(at), self._of(other)
        within = max(
            _mass(filter(other_body.__contains__, self._terms[at].title), self._weights[at]) / heading,
            _mass(filter(body.__contains__, self._terms[other].title), self._weights[other]) / other_heading,
        )
        if not within or not self.core(at, other):
            return 0.0
        return within * _mass(body & other_body, self._weights[at]) / (min(mass, other_mass) or 1.0)

    def core(self, at: int, other: int) -> int:
        """Return how many of their most telling stems two reports hold of each other: people, places, figures."""
        return min(self._held(at, other), self._held(other, at))

    def _held(self, at: int, other: int) -> int:
        """Return how many of a report's most telling stems another one holds."""
        if at not in self._own:
            terms, weights = self._terms[at], self._weights[at]
            worth = {
                stem: weights[stem] * (count + _TITLE * terms.title.get(stem, 0)) ** _POWER
                for stem, count in terms.counts.items()
            }
            self._own[at] = nsmallest(_OWN, worth, key=lambda stem: (-worth[stem], stem))
        held = self._terms[other].counts
        return sum(stem in held for stem in self._own[at])

    def _of(self, at: int) -> tuple[frozenset[str], float, float]:
        """Return the stems of a body, and what body and title weigh."""
        if at not in self._known:
            terms, weights = self._terms[at], self._weights[at]
            body = frozenset(terms.body() or terms.title)
            self._known[at] = body, _mass(body, weights), _mass(terms.title, weights) or 1.0
        return self._known[at]


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


def _mass(found: Iterable[str], weights: _Masses) -> float:
    # fsum: a set's order depends on the hash seed, and with it the last digits of a plain sum.
    return fsum(map(weights.__getitem__, found))
