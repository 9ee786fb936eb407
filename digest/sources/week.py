"""Which entries an issue takes: those of its window, each once, none too old, no flood; pure, the clock comes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from digest.ledger.entries import Sight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.window import Window

#: An entry published before the window opened, but seen only now, is late, not old: feeds lag by hours, some by a day.
LATE = timedelta(days=2)
#: A date further ahead than this is a mistake; the entry is taken by first sight.
AHEAD = timedelta(days=1)


class Dated(Protocol):
    """Be something that may stand in an issue: an entry, a page, a mail."""

    @property
    def key(self) -> str:
        """Return what knows it again."""

    @property
    def published(self) -> datetime | None:
        """Return when it says it was published."""

    @property
    def title(self) -> str | None:
        """Return what it is called."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """Hold what is remembered of an entry that no issue takes."""

    key: str
    published: datetime | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Hold what decides; see `BuildSettings`."""

    window: Window
    slug: str
    now: datetime
    #: Older articles never enter; None where the window was asked for by its dates.
    max_age: timedelta | None = timedelta(days=30)
    first_undated: int = 3
    #: Whether the window begins where another issue ended: then what came too late for that one is taken too.
    follows: bool = False

    def late(self, *, by_hand: bool) -> timedelta:
        """Return how long before the window what is seen only now may have been published.

        A page that was put into the folder this week is this week's choice, be it three weeks old.
        """
        return self.max_age if by_hand and self.max_age and self.follows else LATE


def believed(published: datetime | None, now: datetime) -> datetime | None:
    """Return a date, or None where it is a mistake: a year mistyped, or the day of an event that is to come."""
    return None if published is not None and published > now + AHEAD else published


def look(found: Sequence[Dated], known: Mapping[str, Sight], rules: Rules, *, source: str, new: bool) -> list[Sight]:
    """Return what is now known of each entry; `new` says that its source is looked at for the first time."""
    undated = 0
    seen = []
    for one in found:
        published = believed(one.published, rules.now)
        before = known.get(one.key)
        undated += published is None
        first = before.first_seen if before else rules.now
        stale = before.stale if before else (new and published is None and undated > rules.first_undated)
        dates = [date for date in (published, before.published if before else None) if date is not None]
        issue = before.issue if before else None
        named = before.source if before else source
        earliest = min(dates, default=None)
        title = one.title or (before.title if before else None)
        dated = Sight(entry=one.key, source=named, published=earliest, first_seen=first, title=title)
        seen.append(replace(dated, stale=stale, issue=issue))
    return seen


def may_take(published: datetime | None, rules: Rules, *, by_hand: bool = False) -> bool:
    """Tell, by its date alone, whether an entry is worth keeping until it is known better."""
    published = believed(published, rules.now)
    if published is None:
        return True
    since, until, published = rules.window.since, rules.window.until, rules.window.placed(published)
    return (since is None or published >= since - rules.late(by_hand=by_hand)) and (until is None or published < until)


def takes(sight: Sight, rules: Rules, *, by_hand: bool = False) -> bool:
    """Tell whether an issue takes an entry; `by_hand` is for what a person chose by itself."""
    if sight.stale or (sight.issue is not None and sight.issue != rules.slug):
        return False
    if sight.published is None:
        # seen at the very end of a window is in it: the run that sees it is the run that ends it
        return rules.window.holds(sight.first_seen - timedelta(seconds=1))
    end = rules.window.until or rules.now
    if rules.max_age is not None and sight.published < end - rules.max_age:
        return False
    return rules.window.holds(sight.published) or _late(sight, rules, by_hand=by_hand)


def _late(sight: Sight, rules: Rules, *, by_hand: bool) -> bool:
    since = rules.window.since
    if not rules.follows or since is None or sight.published is None or sight.first_seen < since:
        return False
    return since - rules.late(by_hand=by_hand) <= rules.window.placed(sight.published) < since
