"""The window of an issue: its slug, its date, the days it covers; pure, the clock comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest.dates.days import is_day, on_clock
from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Article

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Hold the moments between which an article must be published; an open end is None."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, moment: datetime | None) -> bool:
        """Tell whether a moment falls in: `since` counts, `until` does not; an unknown one does."""
        if moment is None:
            return True
        moment = self.placed(moment)
        return (self.since is None or moment >= self.since) and (self.until is None or moment < self.until)

    def placed(self, moment: datetime) -> datetime:
        """Return a moment to be compared with the ends: a date without a time begins by the newsletter's own clock."""
        end = self.since or self.until
        return on_clock(moment, end.tzinfo) if end is not None and is_day(moment) else moment


def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises:
        ConfigError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigError(f"there is no time zone {name!r}", hint="use an IANA name such as Europe/Berlin") from None


def week_of(moment: datetime, tz: ZoneInfo) -> str:
    """Return the ISO week (`2026-W47`) that a moment falls in, as a clock in `tz` shows it."""
    year, week, _ = moment.astimezone(tz).isocalendar()
    return f"{year}-W{week:02d}"


def days_of(week: str) -> tuple[date, date] | None:
    """Return the first and the last day of an ISO week, or None where `week` names none."""
    found = _WEEK.fullmatch(week)
    if not found:
        return None
    try:
        monday = date.fromisocalendar(int(found.group(1)), int(found.group(2)), 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def window_of_week(week: str, tz: ZoneInfo) -> Window:
    """Return the window of an ISO week, from Monday 0:00 to the next, right across DST changes.

    Raises:
        ConfigError: `week` is not the name of a week.
    """
    days = days_of(week)
    if days is None:
        raise ConfigError(f"{week!r} is not a week", hint="write the year and the ISO week: 2026-W47")
    return Window(since=_start(days[0], tz), until=_start(days[1] + timedelta(days=1), tz))


def window_between(since: str | None, until: str | None, tz: ZoneInfo) -> Window:
    """Return the window of two days or moments (ISO 8601); the day `until` is the last one in it.

    Raises:
        ConfigError: one of them cannot be read, or they stand the wrong way round.
    """
    end = _moment(until, tz) if until else None
    if end is not None and until and len(until) == len("2026-11-22"):
        end = _start(end.date() + timedelta(days=1), tz)
    begin = _moment(since, tz) if since else None
    if begin is not None and end is not None and begin >= end:
        raise ConfigError(f"no time lies between {since} and {until}", hint="the earlier one is --since")
    return Window(since=begin, until=end)


def _moment(text: str, tz: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(f"{text!r} is not a day", hint="write it as 2026-11-22 or 2026-11-22T18:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=tz)


def _start(day: date, tz: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=tz)


def date_of_issue(slug: str, articles: Iterable[Article], tz: ZoneInfo, today: date) -> date:
    """Return the date an issue bears: that of its newest article, within the week the slug names.

    Not the day it is built on: building it again tomorrow must give the same bytes.
    """
    dates = [on_clock(article.published, tz).date() for article in articles if article.published]
    days = days_of(slug)
    if days is None:
        return max(dates, default=today)
    monday, sunday = days
    return min(max(*dates, monday), sunday) if dates else monday
