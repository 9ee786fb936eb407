"""Grow groups out of pairs: the likest first, by average likeness, measured by how close each group is in itself."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from digest.edit.postings import Pairs

# Chosen on stories/{ecb,headlines,pairs} and a week of real feeds that was judged by hand (docs/edit.md).
#: How close a single article counts as being in itself, and by which power closeness asks for likeness:
#: two articles must be alike by _JOIN; a group whose reports are far apart takes in what is as far.
_ALONE, _POWER, _JOIN = 0.8, 1.6, 0.26
#: A group's own closeness counts from so many pairs on, for each article without a like one to one that has one.
#: Where few articles have a like one, as in a week of feeds, what is loosely alike is a theme; where nearly
#: all have, as among the results of a search, it is a story. (Real feeds: .32 of what was joined was right, so .92.)
_STEADY, _ALIKE = 14.0, 0.25
#: Two single reports must also tell this much the same (pairs: F1 .85, precision .80; without .79 and .68).
_TOLD = 0.28
#: Less is enough where a third report is this much like both, and both hold so many of their four most telling
#: stems: what three outlets tell in words of their own is one event. (wikiref falls no longer from .88 to .74 where
#: _TOLD is .32. Without the stems it is .90, but two years of BBC without dates join 46 articles more, by themes.)
_VOUCHED, _LIKE_BOTH, _CORE = 0.2, 0.22, 3
#: Short texts cannot tell all that another tells: up to so many stems, more than enough likeness makes up for it, less
#: so where one is a group. (With 1.5 for both three more events of the February week stay apart, with 2.5 for both an
#: essay joins a journey; the sets do not move.)
_BRIEF, _MAKES_UP, _MAKES_UP_IN_PART = 20, 2.5, 1.8
#: Where one or both are groups, but as few as make so many pairs, one pair must tell this much.
_FEW, _TOLD_IN_PART = 4, 0.16
#: Whatever the group, less is not the same event.
_FLOOR = 0.08
#: A pair too unlike to be stored counts as this.
_MISSING = 0.03
#: A pair of which nothing is known (of one outlet) is counted in no mean. Where a group takes in another only so, for
#: they would not be alike enough if each such pair were like by _MUTE, most of their other pairs must tell something of
#: the same, and one as much as two single reports must; with more pairs than _READ_OUT it does not. (Of the pairs of a
#: February week .69 were found, so .79, by reports of talks, a shooting and an annexation, none wrong; unread, a rally
#: joins the visit that names the same man.)
_MUTE, _READ_OUT = 0.1, 100
#: Two groups of at least _SIDES reports tell two events when each has three stems of its own, held
#: by so many more of its reports (_OWN) than of the other's, and is closer in itself than to the other.
_SIDES, _OWN, _APART = 5, 0.5, 0.7
#: What is alone in the end joins a group of which so many reports, each like it by this much, tell as much of the same
#: as two single ones must and hold so many of its most telling stems, where it is like the whole by this.
#: (A February week: two full reports of talks that seven others tell join them, and nothing else. By two reports, or
#: with one stem, reports of other events join, too.)
_BACKERS, _BACKED, _NAMED, _LIKE_ALL = 3, 0.2, 2, 0.12

#: The members of two groups that met, and how alike the groups were.
Joining = tuple[tuple[int, ...], tuple[int, ...], float]

#: The sum of likeness over pairs, how many they are, and of how many more nothing is known.
_Near = tuple[float, int, int]

#: How fit two groups are to join (less is better), the two, the turns of both, and which of them offers; -1 at first.
_Offer = tuple[float, int, int, int, int, int]


@dataclass(slots=True)
class _Group:
    members: list[int]
    #: The sum of likeness over the pairs within.
    within: float = 0.0
    #: For each neighbor: the sum of likeness over the pairs between, how many they are, how many are unknown.
    near: dict[int, _Near] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)
    turn: int = 0
    #: The joinings that are open to it in this turn, but for those on the heap; the best is the last.
    offers: list[_Offer] = field(default_factory=list)
    #: What its closeness asks of a newcomer, as a factor.
    asks: float = _ALONE ** (_POWER / 2)

    def measure(self, steady: float) -> None:
        """Set what the group asks: the mean likeness within, drawn towards that of a single article."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        self.asks = max(0.001, (self.within + _ALONE * steady) / (pairs + steady)) ** (_POWER / 2)


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
    state = _State(pairs, stems, told, core)
    while (pair := state.best()) is not None:
        state.join(*pair)
    for group, single in state.backed(pairs):
        state.join(group, single)
    groups = tuple(tuple(sorted(group.members)) for group in state.groups.values())
    return Grown(tuple(sorted(groups)), tuple(state.joinings))


class _State:
    def __init__(
        self,
        pairs: Pairs,
        stems: Sequence[Collection[str]],
        told: Callable[[int, int], float],
        core: Callable[[int, int], int],
    ) -> None:
        self.stems, self.told, self.core = stems, told, core
        self.groups = {at: _Group([at]) for at in range(len(stems))}
        for first, second, score in pairs.listed():
            known = (score, 1, 0) if score >= 0 else (0.0, 0, 1)
            self.groups[first].near[second] = self.groups[second].near[first] = known
        self.steady = _steady(pairs, len(stems))
        self.joinings: list[Joining] = []
        open_to = pairs.only(pairs.scores >= max(_JOIN, _FLOOR))
        self.heap: list[_Offer] = [
            (-score / _JOIN, first, second, 0, 0, -1) for first, second, score in open_to.listed()
        ]
        heapq.heapify(self.heap)

    def _offer(self, at: int) -> None:
        """Find the joinings open to a group, and put the best on the heap; its older offers are stale by their turn."""
        group, groups, offers = self.groups[at], self.groups, []
        size, asks = len(group.members), group.asks * _JOIN / _ALONE**_POWER
        for other, near in group.near.items():
            neighbor = groups[other]
            score = _mean(near, size * len(neighbor.members))
            fitness = score / (asks * neighbor.asks)
            if fitness < 1 or score < _FLOOR or other in group.barred:
                continue
            if at < other:
                offers.append((-fitness, at, other, group.turn, neighbor.turn, at))
            else:
                offers.append((-fitness, other, at, neighbor.turn, group.turn, at))
        group.offers = sorted(offers, reverse=True)
        self._push(group)

    def _push(self, group: _Group) -> None:
        """Put a group's next offer on the heap: one of each group at a time is enough to know the best of all."""
        if group.offers:
            heapq.heappush(self.heap, group.offers.pop())

    def likeness(self, at: int, other: int) -> float:
        """Return the mean likeness between two groups."""
        group = self.groups[at]
        return _mean(group.near[other], len(group.members) * len(self.groups[other].members))

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
            if self._may_join(i, j):
                return i, j
            self.groups[i].barred.add(j)
            self.groups[j].barred.add(i)
        return None

    def backed(self, pairs: Pairs) -> list[tuple[int, int]]:
        """Return the groups and the single reports that several of their reports, one by one, tell the same as."""
        homes = {member: at for at, group in self.groups.items() for member in group.members}
        big = {member for member, at in homes.items() if len(self.groups[at].members) >= _BACKERS}
        alone = {at for at, group in self.groups.items() if len(group.members) == 1}
        backers: dict[tuple[int, int], list[int]] = {}
        for one, other, _ in pairs.only(pairs.scores >= _BACKED).listed():
            single, member = (one, other) if one in alone else (other, one)
            if single in alone and member in big:
                backers.setdefault((homes[member], single), []).append(member)
        best: dict[int, tuple[int, float, int]] = {}
        for (at, single), members in backers.items():
            if len(members) >= _BACKERS and self.likeness(at, single) >= _LIKE_ALL:
                count = sum(self._backs(single, member) for member in members)
                offered = (count, self.likeness(at, single), -at)
                if count >= _BACKERS and offered > best.get(single, offered[:0]):
                    best[single] = offered
        return [(-offered[-1], single) for single, offered in sorted(best.items())]

    def _backs(self, single: int, member: int) -> bool:
        return self.core(single, member) >= _NAMED and self.told(single, member) >= _TOLD

    def _may_join(self, i: int, j: int) -> bool:
        a, b = self.groups[i], self.groups[j]
        if not self._heard(i, j):
            return False
        more = max(0.0, self.likeness(i, j) - _JOIN)
        if len(a.members) == len(b.members) == 1:
            return self._tell(i, j, _MAKES_UP * more) >= _TOLD or (self.told(i, j) >= _VOUCHED and self._vouched(i, j))
        if len(a.members) * len(b.members) <= _FEW:
            more *= _MAKES_UP_IN_PART
            return max(self._tell(one, other, more) for one in a.members for other in b.members) >= _TOLD_IN_PART
        return min(len(a.members), len(b.members)) < _SIDES or not self._two_events(i, j)

    def _heard(self, i: int, j: int) -> bool:
        """Say whether two groups are alike whatever is unknown of them, or most pairs tell some of the same."""
        a, b = self.groups[i], self.groups[j]
        pairs, (total, known, silent) = len(a.members) * len(b.members), a.near[j]
        mean = _mean((total + _MUTE * silent, known + silent, 0), pairs)
        if not silent or mean * _ALONE**_POWER >= _JOIN * a.asks * b.asks:
            return True
        if pairs > _READ_OUT:
            return False
        told = [self.told(one, other) for one in a.members for other in b.members]
        return max(told) >= _TOLD and 2 * sum(one > 0 for one in told) > pairs - silent

    def _vouched(self, i: int, j: int) -> bool:
        """Say whether others are like both of two single reports, which hold the most telling words of each other."""
        if self.core(i, j) < _CORE:
            return False
        a, b = self.groups[i], self.groups[j]
        return any(min(self.likeness(i, k), self.likeness(j, k)) >= _LIKE_BOTH for k in a.near.keys() & b.near.keys())

    def _tell(self, one: int, other: int, more: float) -> float:
        """Return how far two reports tell the same, with what their likeness makes up for where one is brief."""
        brief = min(1.0, _BRIEF / max(1, min(len(self.stems[one]), len(self.stems[other]))))
        return self.told(one, other) + more * brief**2

    def _two_events(self, i: int, j: int) -> bool:
        a, b = self.groups[i], self.groups[j]
        inner = [group.within / (len(group.members) * (len(group.members) - 1) / 2) for group in (a, b)]
        apart = self.likeness(i, j) < _APART * (inner[0] * inner[1]) ** 0.5
        if not apart:
            return False
        first, second = (Counter(chain.from_iterable(self.stems[at] for at in one.members)) for one in (a, b))
        n, m = len(a.members), len(b.members)
        return _own(first, second, n, m) > _OWN and _own(second, first, m, n) > _OWN

    def join(self, i: int, j: int) -> None:
        """Make one group of two, under the first one's number."""
        score = self.likeness(i, j)
        a, b = self.groups[i], self.groups.pop(j)
        self.joinings.append((tuple(a.members), tuple(b.members), score))
        total, _, silent = a.near.pop(j)
        a.within += b.within + total + _MUTE * silent
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

    def _bar(self, i: int, b: _Group) -> None:
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


def _mean(near: _Near, pairs: int) -> float:
    """Return the mean likeness of pairs of two groups, of as many as something is known of."""
    total, known, silent = near
    heard = pairs - silent
    return (total + _MISSING * (heard - known)) / heard if heard else 0.0


def _steady(pairs: Pairs, total: int) -> float:
    """Return from how many pairs on a group's own closeness counts: more where few articles have a like one."""
    close = pairs.only(pairs.scores >= _ALIKE)
    alike = len({*close.firsts.tolist(), *close.seconds.tolist()})
    return _STEADY * (total - alike + 1) / (alike + 1)


def _own(held: Mapping[str, int], other: Mapping[str, int], size: int, others: int) -> float:
    """Return how much more of a group's reports than of the other's hold its three most own stems."""
    shares = heapq.nlargest(3, (count / size - other.get(stem, 0) / others for stem, count in held.items()))
    return sum(shares) / 3
