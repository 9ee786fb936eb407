"""How far two articles may be two reports of one event at all: by whom they are published, and when.

Two articles of one outlet are seldom two reports of one event: they are a series, a theme, the parts
of a live report. Only a near copy, or the same told again, joins them; else they keep their groups apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from digest.edit.forecasts import forecast_places, of_two_places
from digest.edit.guides import is_guide
from digest.edit.named import Named
from digest.edit.postings import SILENT, Pairs
from digest.edit.roundups import tells_several
from digest.edit.told import AGAINST, Told
from digest.text import words
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.edit.table import Table
    from digest.models import Article

#: An article of fewer stems says too little to be told from another: only copies of it are joined.
_FEWEST = 3
#: Likeness halves with so many days between two reports; within half a day it is whole.
_DAYS, _FREE_DAYS = 2.0, 0.5
#: Two articles of one outlet, of so many stems each, tell the same where they do so by this much and
#: half of their titles is the same.
_AGAIN, _ENOUGH, _TITLES = 0.6, 12, 0.5
#: Two guides, and two reports of others (below), are alike by no more than this: too little to meet.
_OTHERS = 0.1
#: A guide, a list or a question tells a theme: beside one an event must be so much likelier, and two of them are
#: never one event. (Labeled sets as before; of 820 articles of a February week two wrong joinings less.)
_BESIDE_GUIDE = 0.75
#: So are two reports of at least so many stems, alike by at least this, whose titles begin with names of which neither
#: stands where the other opens: "Spain to investigate …" and "India warns …" of the same companies are two events.
#: (pairs: F1 .870, so .879. With briefer ones ecb falls from .888 to .879 or less, headlines by .002.)
_TELLS, _MEETS = 20, 0.15
#: Reports as alike as this may be one form that was filled in twice, or two of one person (named).
_FORM = 0.3
#: Near copies share so much of their shingles of so many words; shorter texts cannot be told so.
_SAME, _SHINGLE, _SHORT, _READ = 0.6, 4, 25, 400
#: A page that was changed a little since shares so many shingles of all, and at least so many: what is made anew each
#: week ("The week's weather") shares its form, and fewer.
_AS_IT_WAS, _PAGE = 0.8, 100
#: A headline of so many words that an outlet prints twice in these days stands above one story; "Morning news brief"
#: does not.
_HEADLINE = 5
#: What is nearly the same text with other names is a form that was filled in: so many of four must be the same.
_CORE = 3
#: What tells less of the same is not looked at for what it names: no group takes it in (growth).
_LITTLE = 0.16
#: Only articles as alike as this are looked at as near copies.
_LIKE = 0.5


class Nearness:
    """Know of each pair of articles whether they come from one outlet, are near copies, and tell the same."""

    def __init__(self, articles: Sequence[Article], table: Table) -> None:
        import numpy as np

        self._articles, self._sizes, self._told = articles, np.diff(table.whole.starts), Told(table)
        self._named = Named(articles)
        hosts = {(a.publisher or "").casefold(): host for a in articles if (host := a.outlet or host_of(a.url))}
        self._outlets = [_outlet(article, hosts) for article in articles]
        self._shingles: dict[int, frozenset[tuple[str, ...]]] = {}

    def weaken(self, pairs: Pairs) -> Pairs:
        """Weaken the likeness of reports days apart; forget that of roundups, of empty articles and of one outlet.

        Two articles of one outlet that are no copies say nothing of each other: a story may take in both, by what other
        outlets tell, and is not parted by them.
        """
        import numpy as np

        several = np.array([tells_several(article.title) for article in self._articles], dtype=bool)
        able = (self._sizes >= _FEWEST) & ~several
        pairs = pairs.only(able[pairs.firsts] & able[pairs.seconds])
        guides = self._guides(pairs)
        scores = pairs.scores * self._in_time(pairs) * np.where(guides == 1, _BESIDE_GUIDE, 1.0)
        one_outlet = self._of_one_outlet(pairs)
        for at in np.flatnonzero(one_outlet | (guides == 2)).tolist():
            if pairs.scores[at] < _LIKE or not self.copies(int(pairs.firsts[at]), int(pairs.seconds[at])):
                scores[at] = SILENT if one_outlet[at] else min(scores[at], _OTHERS)
        for at in self._forecasts(pairs):
            scores[at] = min(scores[at], _OTHERS)
        for at in self._maybe_of_others(pairs, scores).tolist():
            if self._named.others(int(pairs.firsts[at]), int(pairs.seconds[at])):
                scores[at] = _OTHERS
        for at in np.flatnonzero(scores >= _FORM).tolist():
            first, second = int(pairs.firsts[at]), int(pairs.seconds[at])
            if self._named.filled_in(first, second) or self._named.only_named(first, second):
                scores[at] = _OTHERS
        return Pairs(pairs.firsts, pairs.seconds, scores)

    def _guides(self, pairs: Pairs) -> Any:
        """Return how many of the two of each pair are guides, and no mere headlines."""
        import numpy as np

        told = [one.paragraphs not in {(), (one.title,)} for one in self._articles]
        titles = [is_guide(one.title) for one in self._articles]
        guides = np.logical_and(told, titles).astype(np.int64)
        return guides[pairs.firsts] + guides[pairs.seconds]

    def _forecasts(self, pairs: Pairs) -> list[int]:
        """Return the places of pairs that are forecasts of the weather, each for a place of its own."""
        import numpy as np

        known = [forecast_places(one.title) for one in self._articles]
        both = np.array(list(map(bool, known)), dtype=bool)
        found = np.flatnonzero(both[pairs.firsts] & both[pairs.seconds]).tolist()
        return [at for at in found if of_two_places(known[pairs.firsts[at]], known[pairs.seconds[at]])]

    def _maybe_of_others(self, pairs: Pairs, scores: Any) -> Any:
        """Return the places of pairs that are like enough to meet, and whose titles begin with different names."""
        import numpy as np

        numbers: dict[str, int] = {"": -1}
        able = np.flatnonzero(self._sizes >= _TELLS).tolist()
        subjects = np.full(len(self._articles), -1)
        subjects[able] = [numbers.setdefault(self._named.subject(at), len(numbers)) for at in able]
        one, other = subjects[pairs.firsts], subjects[pairs.seconds]
        return np.flatnonzero((scores >= _MEETS) & (one >= 0) & (other >= 0) & (one != other))

    def _in_time(self, pairs: Pairs) -> Any:
        """Return how much of the likeness of each pair its days apart leave; all where a date is missing."""
        import numpy as np

        times = [math.nan if one.published is None else one.published.timestamp() for one in self._articles]
        seconds = np.array(times, dtype=np.float64)
        days = np.abs(seconds[pairs.firsts] - seconds[pairs.seconds]) / 86_400
        return 0.5 ** (np.nan_to_num(np.maximum(0.0, days - _FREE_DAYS)) / _DAYS)

    def _of_one_outlet(self, pairs: Pairs) -> Any:
        import numpy as np

        numbers: dict[tuple[str, str], int] = {}
        known = [numbers.setdefault(one, len(numbers)) if one else -1 - at for at, one in enumerate(self._outlets)]
        outlets = np.array(known, dtype=np.int64)
        return outlets[pairs.firsts] == outlets[pairs.seconds]

    def told(self, at: int, other: int) -> float:
        """Return how far two reports tell the same; two of one outlet do only where one is a copy of the other.

        It is less than nothing where they share but a name, or are long and name nothing in common.
        """
        one_outlet = self._outlets[at] is not None and self._outlets[at] == self._outlets[other]
        if one_outlet:
            return float(self.copies(at, other))
        told = self._told.alike(at, other)
        size = int(min(self._sizes[at], self._sizes[other]))
        return told if told < _LITTLE or self._named.enough(at, other, size) else AGAINST

    def core(self, at: int, other: int) -> int:
        """Return how many of their most telling stems two reports hold of each other."""
        return self._told.core(at, other)

    def copies(self, at: int, other: int) -> bool:
        """Say whether both are nearly the same text, or one tells again what the other told."""
        first, second = self._read(at), self._read(other)
        both = len(first & second)
        return both >= _SAME * (len(first) + len(second) - both) > 0 or self._told_again(at, other)

    def tells_again(self, at: int, other: int) -> bool:
        """Say whether of two texts that are nearly one both tell the same: in the same days, with the same names.

        The days do not count where one long text stands twice under one title: a page that was changed a little since.
        """
        if self._in_days(at, other, unknown=True):
            return self.core(at, other) >= _CORE and not self._named.filled_in(at, other)
        first, second = self._read(at), self._read(other)
        both = len(first & second)
        as_it_was = both >= max(_PAGE, _AS_IT_WAS * (len(first) + len(second) - both))
        return as_it_was and self._headline(at) == self._headline(other)

    def _in_days(self, at: int, other: int, *, unknown: bool = False) -> bool:
        """Say whether two articles came in the same days; `unknown` where one has no date."""
        one, again = self._articles[at].published, self._articles[other].published
        return abs((one - again).total_seconds()) <= _DAYS * 86_400 if one and again else unknown

    def _is_headline_again(self, at: int, other: int) -> bool:
        headline = self._headline(at)
        return len(headline) >= _HEADLINE and headline == self._headline(other)

    def _headline(self, at: int) -> list[str]:
        return words(self._articles[at].title.casefold())

    def _told_again(self, at: int, other: int) -> bool:
        if self._in_days(at, other) and self._is_headline_again(at, other):
            return True
        if self._told.titles(at, other) < _TITLES or min(self._sizes[at], self._sizes[other]) < _ENOUGH:
            return False
        return self._told.alike(at, other) >= _AGAIN

    def _read(self, at: int) -> frozenset[tuple[str, ...]]:
        if at not in self._shingles:
            found = words(" ".join(self._articles[at].paragraphs)[: _READ * 10])[:_READ]
            count = len(found) - _SHINGLE + 1 if len(found) >= _SHORT else 0
            self._shingles[at] = frozenset(tuple(found[n : n + _SHINGLE]) for n in range(count))
        return self._shingles[at]


def _outlet(article: Article, hosts: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the first known of host, publisher and source: pages of many hosts may stand in one feed.

    `hosts` are those of publishers: a copy without an address is of the outlet that its own name names.
    """
    publisher = (article.publisher or "").casefold()
    named = (
        ("host", article.outlet or host_of(article.url) or (hosts.get(publisher) if publisher else None)),
        ("publisher", publisher),
        ("source", article.source),
    )
    return next(((kind, name) for kind, name in named if name), None)
