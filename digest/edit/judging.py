"""Whether two groups of articles that are alike tell one event, by what their reports tell and hold."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest.edit.groups import ALONE, JOIN, MUTE, POWER, likeness, mean_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from digest.edit.groups import Group
    from digest.edit.postings import Pairs

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
#: Where a group takes in another only by pairs of which nothing is known, for they would not be alike enough if each
#: such pair were like by MUTE, most of their other pairs must tell something of the same, and one as much as two
#: single reports must; with more pairs than this it does not. (Of the pairs of a February week .69 were found, so .79,
#: by reports of talks, a shooting and an annexation, none wrong; unread, a rally joins the visit that names the same
#: man.)
_READ_OUT = 100
#: Two groups of at least _SIDES reports tell two events when each has three stems of its own, held
#: by so many more of its reports (_OWN) than of the other's, and is closer in itself than to the other.
_SIDES, _OWN, _APART = 5, 0.5, 0.7
#: What is alone in the end joins a group of which so many reports, each like it by this much, tell as much of the same
#: as two single ones must and hold so many of its most telling stems, where it is like the whole by this.
#: (A February week: two full reports of talks that seven others tell join them, and nothing else. By two reports, or
#: with one stem, reports of other events join, too.)
_BACKERS, _BACKED, _NAMED, _LIKE_ALL = 3, 0.2, 2, 0.12


@dataclass(frozen=True, slots=True)
class Judge:
    """Judge groups, which grow meanwhile, by the stems of their articles.

    `told` says how far two single articles tell the same, `core` how many of their most telling stems both hold.
    """

    groups: Mapping[int, Group]
    stems: Sequence[Collection[str]]
    told: Callable[[int, int], float]
    core: Callable[[int, int], int]

    def may_join(self, i: int, j: int) -> bool:
        """Tell whether two groups that are alike enough are one event."""
        a, b = self.groups[i], self.groups[j]
        if not self._heard(i, j):
            return False
        more = max(0.0, likeness(self.groups, i, j) - JOIN)
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
        mean = mean_of((total + MUTE * silent, known + silent, 0), pairs)
        if not silent or mean * ALONE**POWER >= JOIN * a.asks * b.asks:
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
        return any(
            min(likeness(self.groups, i, k), likeness(self.groups, j, k)) >= _LIKE_BOTH
            for k in a.near.keys() & b.near.keys()
        )

    def _tell(self, one: int, other: int, more: float) -> float:
        """Return how far two reports tell the same, with what their likeness makes up for where one is brief."""
        brief = min(1.0, _BRIEF / max(1, min(len(self.stems[one]), len(self.stems[other]))))
        return self.told(one, other) + more * brief**2

    def _two_events(self, i: int, j: int) -> bool:
        a, b = self.groups[i], self.groups[j]
        inner = [group.within / (len(group.members) * (len(group.members) - 1) / 2) for group in (a, b)]
        apart = likeness(self.groups, i, j) < _APART * (inner[0] * inner[1]) ** 0.5
        if not apart:
            return False
        first, second = (Counter(chain.from_iterable(self.stems[at] for at in one.members)) for one in (a, b))
        n, m = len(a.members), len(b.members)
        return _own(first, second, n, m) > _OWN and _own(second, first, m, n) > _OWN

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
            if len(members) >= _BACKERS and likeness(self.groups, at, single) >= _LIKE_ALL:
                count = sum(self._backs(single, member) for member in members)
                offered = (count, likeness(self.groups, at, single), -at)
                if count >= _BACKERS and offered > best.get(single, offered[:0]):
                    best[single] = offered
        return [(-offered[-1], single) for single, offered in sorted(best.items())]

    def _backs(self, single: int, member: int) -> bool:
        return self.core(single, member) >= _NAMED and self.told(single, member) >= _TOLD


def _own(held: Mapping[str, int], other: Mapping[str, int], size: int, others: int) -> float:
    """Return how much more of a group's reports than of the other's hold its three most own stems."""
    shares = heapq.nlargest(3, (count / size - other.get(stem, 0) / others for stem, count in held.items()))
    return sum(shares) / 3
