"""Groups of articles that grow: their members, how close each is in itself, and how alike two of them are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Chosen on stories/{ecb,headlines,pairs} and a week of real feeds that was judged by hand (docs/edit.md).
#: How close a single article counts as being in itself, and by which power closeness asks for likeness:
#: two articles must be alike by JOIN; a group whose reports are far apart takes in what is as far.
ALONE, POWER, JOIN = 0.8, 1.6, 0.26
#: A pair too unlike to be stored counts as this.
MISSING = 0.03
#: A pair of which nothing is known (of one outlet) is counted in no mean, and in a group's closeness as this.
MUTE = 0.1

#: The sum of likeness over pairs, how many they are, and of how many more nothing is known.
Near = tuple[float, int, int]

#: How fit two groups are to join (less is better), the two, the turns of both, and which of them offers; -1 at first.
Offer = tuple[float, int, int, int, int, int]


@dataclass(slots=True)
class Group:
    """Hold a group of articles, which grows."""

    #: Their places among all.
    members: list[int]
    #: The sum of likeness over the pairs within.
    within: float = 0.0
    #: For each neighbor: the sum of likeness over the pairs between, how many they are, how many are unknown.
    near: dict[int, Near] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)
    turn: int = 0
    #: The joinings that are open to it in this turn, but for those on the heap; the best is the last.
    offers: list[Offer] = field(default_factory=list)
    #: What its closeness asks of a newcomer, as a factor.
    asks: float = ALONE ** (POWER / 2)

    def measure(self, steady: float) -> None:
        """Set what the group asks: the mean likeness within, drawn towards that of a single article."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        self.asks = max(0.001, (self.within + ALONE * steady) / (pairs + steady)) ** (POWER / 2)


def likeness(groups: Mapping[int, Group], at: int, other: int) -> float:
    """Return the mean likeness between two groups."""
    group = groups[at]
    return mean_of(group.near[other], len(group.members) * len(groups[other].members))


def mean_of(near: Near, pairs: int) -> float:
    """Return the mean likeness of pairs of two groups, of as many as something is known of."""
    total, known, silent = near
    heard = pairs - silent
    return (total + MISSING * (heard - known)) / heard if heard else 0.0
