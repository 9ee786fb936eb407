"""Grow groups out of pairs: the likest first, by average likeness, measured by how close each group is in itself."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.groups import ALONE, JOIN, MUTE, POWER, Group, likeness, mean_of
from digest.edit.judging import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from digest.edit.groups import Offer
    from digest.edit.postings import Pairs

#: A group's own closeness counts from so many pairs on, for each article without a like one to one that has one.
#: Where few articles have a like one, as in a week of feeds, what is loosely alike is a theme; where nearly
#: all have, as among the results of a search, it is a story. (Real feeds: .32 of what was joined was right, so .92.)
_STEADY, _ALIKE = 14.0, 0.25
#: Whatever the group, less is not the same event.
_FLOOR = 0.08
#: The members of two groups that met, and how alike the groups were.
Joining = tuple[tuple[int, ...], tuple[int, ...], float]


@dataclass(frozen=True, slots=True)
class Grown:
    """Hold the groups as places, and how they were joined."""

    groups: tuple[tuple[int, ...], ...]
    joinings: tuple[Joining, ...]


def grow(
    pairs: Pairs,
    stems: Sequence[Collection[str]],
    told: Callable[[int, int], float],
    core: Callable[[int, int], int],
) -> Grown:
    """Join groups until none are alike enough.

    `told` says how far two single articles tell the same, `core` how many of their most telling stems both hold.
    """
    groups = {at: Group([at]) for at in range(len(stems))}
    judge = Judge(groups, stems, told, core)
    state = _State(pairs, groups, judge)
    while (pair := state.best()) is not None:
        state.join(*pair)
    for group, single in judge.backed(pairs):
        state.join(group, single)
    found = (tuple(sorted(group.members)) for group in groups.values())
    return Grown(tuple(sorted(found)), tuple(state.joinings))


class _State:
    """Hold the groups as they are by now, and which two may meet next."""

    def __init__(self, pairs: Pairs, groups: dict[int, Group], judge: Judge) -> None:
        self.groups, self.judge = groups, judge
        for first, second, score in pairs.listed():
            known = (score, 1, 0) if score >= 0 else (0.0, 0, 1)
            self.groups[first].near[second] = self.groups[second].near[first] = known
        self.steady = _steady(pairs, len(groups))
        self.joinings: list[Joining] = []
        open_to = pairs.only(pairs.scores >= max(JOIN, _FLOOR))
        self.heap: list[Offer] = [(-score / JOIN, first, second, 0, 0, -1) for first, second, score in open_to.listed()]
        heapq.heapify(self.heap)

    def _offer(self, at: int) -> None:
        """Find the joinings open to a group, and put the best on the heap; its older offers are stale by their turn."""
        group, groups, offers = self.groups[at], self.groups, []
        size, asks = len(group.members), group.asks * JOIN / ALONE**POWER
        for other, near in group.near.items():
            neighbor = groups[other]
            score = mean_of(near, size * len(neighbor.members))
            fitness = score / (asks * neighbor.asks)
            if fitness < 1 or score < _FLOOR or other in group.barred:
                continue
            if at < other:
                offers.append((-fitness, at, other, group.turn, neighbor.turn, at))
            else:
                offers.append((-fitness, other, at, neighbor.turn, group.turn, at))
        group.offers = sorted(offers, reverse=True)
        self._push(group)

    def _push(self, group: Group) -> None:
        """Put a group's next offer on the heap: one of each group at a time is enough to know the best of all."""
        if group.offers:
            heapq.heappush(self.heap, group.offers.pop())

    def best(self) -> tuple[int, int] | None:
        """Return the two groups that are to meet next, or None."""
        while self.heap:
            _, i, j, turn, other, offering = heapq.heappop(self.heap)
            if offering in self.groups and self.groups[offering].turn == (turn if offering == i else other):
                self._push(self.groups[offering])
            if i not in self.groups or j not in self.groups or j in self.groups[i].barred:
                continue
            if (turn, other) != (self.groups[i].turn, self.groups[j].turn):
                continue
            if self.judge.may_join(i, j):
                return i, j
            self.groups[i].barred.add(j)
            self.groups[j].barred.add(i)
        return None

    def join(self, i: int, j: int) -> None:
        """Make one group of two, under the first one's number."""
        score = likeness(self.groups, i, j)
        a, b = self.groups[i], self.groups.pop(j)
        self.joinings.append((tuple(a.members), tuple(b.members), score))
        total, _, silent = a.near.pop(j)
        a.within += b.within + total + MUTE * silent
        b.near.pop(i)
        for other, (total, known, silent) in b.near.items():
            before = a.near.get(other, (0.0, 0, 0))
            a.near[other] = (before[0] + total, before[1] + known, before[2] + silent)
            neighbor = self.groups[other].near
            del neighbor[j]
            neighbor[i] = a.near[other]
        self._bar(i, b)
        a.members += b.members
        a.turn += 1
        a.measure(self.steady)
        self._offer(i)

    def _bar(self, i: int, b: Group) -> None:
        """Let who may not meet one of two not meet both; known to both sides.

        A bar between two single articles falls when one of them is in a group: there the average decides.
        """
        a = self.groups[i]
        single = len(a.members) == len(b.members) == 1
        for other in a.barred if single else b.barred:
            if other in self.groups:
                barred = self.groups[other].barred
                barred.discard(i) if single else barred.add(i)
        a.barred = set() if single else a.barred | b.barred


def _steady(pairs: Pairs, total: int) -> float:
    """Return from how many pairs on a group's own closeness counts: more where few articles have a like one."""
    close = pairs.only(pairs.scores >= _ALIKE)
    alike = len({*close.firsts.tolist(), *close.seconds.tolist()})
    return _STEADY * (total - alike + 1) / (alike + 1)
