"""How far two reports tell the same: what the shorter tells within the longer, and a title within the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digest.edit.table import Table

#: Two reports of which one holds none of the other's so many most telling stems tell two events: two matches with
#: goals, headers and yellow cards, but other clubs. (stories/pairs: .02 or less of one event, a third of the others.)
_OWN, _TITLE, _POWER = 4, 2, 0.75
#: Two texts, one of which is more than a headline, tell two things where one stem bears so much of what they share: the
#: name of the thing. (Of one event at most .69 in feeds, ecb and pairs; "Clojure" .90, "Discord" 1.)
_ONE_NAME, _MORE = 0.8, 20
#: Where titles share nothing ("Nine killed in Kyiv", "Russia hits Ukrainian capital"), texts hold two of each other's
#: most telling stems. (The four labeled sets come out as before.)
_INNER = 2
#: What two things tell of each other: less than nothing, so that no likeness makes up for it (growth).
AGAINST = -1.0


@dataclass(frozen=True, slots=True)
class _Report:
    """Hold what a report tells: stems by their numbers, and what they weigh in the news at large."""

    weights: Mapping[int, float]
    title: tuple[int, ...]
    heading: float
    body: frozenset[int]
    mass: float
    #: The stems that tell most of it: people, places, figures.
    own: tuple[int, ...]
    #: Those of its body alone: a headline may say all in other words.
    inner: tuple[int, ...]


class Told:
    """Know of each article what its title and its body tell."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: dict[int, _Report] = {}

    def alike(self, at: int, other: int) -> float:
        """Return the share of the shorter body that the longer holds, times that of a title within the other body.

        Of two that share hardly more than one name it is less than nothing.
        """
        a, b = self._of(at), self._of(other)
        within = max(
            _mass(filter(b.body.__contains__, a.title), a.weights) / (a.heading or 1.0),
            _mass(filter(a.body.__contains__, b.title), b.weights) / (b.heading or 1.0),
        )
        if not within or not self.core(at, other):
            return 0.0
        if self._of_one_name(at, other):
            return AGAINST
        return within * _mass(a.body & b.body, a.weights) / (min(a.mass, b.mass) or 1.0)

    def core(self, at: int, other: int) -> int:
        """Return how many of their most telling stems two reports hold of each other: people, places, figures.

        One, where two longer ones whose titles say all in other words hold two of what their texts tell.
        """
        a, b = self._of(at), self._of(other)
        found = _held(a, b, a.own, b.own)
        if found or min(len(a.body), len(b.body)) < _MORE:
            return found
        return int(_held(a, b, a.inner, b.inner) >= _INNER)

    def _of_one_name(self, at: int, other: int) -> bool:
        """Say whether what two reports share is borne by one stem."""
        import numpy as np

        a, b = self._cells(at), self._cells(other)
        columns = self._table.whole.columns
        if max(len(columns[a]), len(columns[b])) < _MORE:
            return False
        _, mine, theirs = np.intersect1d(columns[a], columns[b], assume_unique=True, return_indices=True)
        shared = self._worth(a)[mine] * self._worth(b)[theirs]
        return bool(shared.max(initial=0.0) > _ONE_NAME * shared.sum())

    def titles(self, at: int, other: int) -> float:
        """Return the share of the longer title's stems that the other title holds."""
        a, b = set(self._of(at).title), set(self._of(other).title)
        return len(a & b) / (max(len(a), len(b)) or 1)

    def _of(self, at: int) -> _Report:
        if at not in self._known:
            self._known[at] = self._read(at)
        return self._known[at]

    def _read(self, at: int) -> _Report:
        import numpy as np

        table, cells = self._table, self._cells(at)
        stems, masses = table.whole.columns[cells], table.at_large[cells]
        counts, titles = table.counts[cells], table.titles[cells]
        title, body = titles > 0, counts > titles
        body = body if body.any() else title
        return _Report(
            weights=dict(zip(stems.tolist(), masses.tolist(), strict=True)),
            title=tuple(stems[title].tolist()),
            heading=float(masses[title].sum()),
            body=frozenset(stems[body].tolist()),
            mass=float(masses[body].sum()),
            own=self._most(stems, self._worth(cells)),
            inner=self._most(stems, table.at_large[cells] * np.maximum(counts - titles, 0) ** _POWER),
        )

    def _cells(self, at: int) -> slice:
        return slice(*self._table.whole.starts[at : at + 2].tolist())

    def _worth(self, cells: slice) -> Any:
        table = self._table
        return table.at_large[cells] * (table.counts[cells] + _TITLE * table.titles[cells]) ** _POWER

    def _most(self, stems: Any, worth: Any) -> tuple[int, ...]:
        """Return the stems that are worth most; of equal ones the first by the alphabet."""
        import numpy as np

        least = np.partition(worth, -_OWN)[-_OWN] if len(worth) > _OWN else 0.0
        found = zip((-worth[worth >= least]).tolist(), stems[worth >= least].tolist(), strict=True)
        return tuple(stem for _, stem in sorted(found, key=lambda one: (one[0], self._table.stems[one[1]]))[:_OWN])


def _held(a: _Report, b: _Report, own: Iterable[int], other: Iterable[int]) -> int:
    """Return how many of some stems of each report the other one holds, the fewer of both."""
    return min(sum(stem in b.weights for stem in own), sum(stem in a.weights for stem in other))


def _mass(found: Iterable[int], weights: Mapping[int, float]) -> float:
    # fsum: a set's order is none to rely on, and with it the last digits of a plain sum.
    return fsum(map(weights.__getitem__, found))
