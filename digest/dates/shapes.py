"""The strict shapes that nearly every feed, mail and page's head writes: RFC 822, ISO 8601, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from digest.dates.calendar import MONTHS
from digest.dates.clocks import offset

if TYPE_CHECKING:
    from datetime import tzinfo

_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (?:GMT|UTC|([+-])(\d\d)(\d\d))\Z",
    re.ASCII,
)
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T\s]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d))?Z?)?\Z",
    re.IGNORECASE | re.ASCII,
)
# "20210105T140500Z", the short form of ISO 8601, and "20210105140500" as papers in Korea write it
_SHORT = re.compile(
    r"(\d{4})(\d\d)(\d\d)(?:T|(?=\d{6}\Z))(\d\d)(\d\d)(?:(\d\d)(?:[.,]\d{1,9})?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?\Z",
    re.ASCII,
)
_EPOCH = re.compile(r"(1\d{9})(?:\d{3})?\Z", re.ASCII)


_UTC_ISO = len("2026-11-16T10:00:00+00:00")


class Moment(NamedTuple):
    """Hold a date as it was read, and whether a time of day stood with it."""

    when: datetime
    timed: bool


def strict(text: str) -> Moment | None:
    """Return the moment of a text that is a date in a strict shape and nothing else, or None."""
    text = text.strip()
    try:
        if len(text) == _UTC_ISO and text.endswith("+00:00"):  # as fastfeedparser writes all of them
            return Moment(datetime.fromisoformat(text), timed=True)
        return _rfc_822(text) or _iso(text) or _epoch(text)
    except (ValueError, OverflowError, OSError):
        return None


def at(day: tuple[int, int, int], clock: tuple[int, int, int], zone: tzinfo) -> datetime:
    """Return a moment that can be told in UTC too; ValueError or OverflowError where there is none."""
    hour, minute, second = clock
    # 24:00 is the next day's start, and second 60 a leap second
    when = datetime(*day, tzinfo=zone) + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
    when.utctimetuple()
    return when


def _rfc_822(text: str) -> Moment | None:
    found = _RFC_822.match(text)
    month = MONTHS.get(found[2].lower()) if found else None
    if not found or not month:
        return None
    zone = offset(found[7], found[8], found[9]) if found[7] else UTC
    return _moment((found[3], month, found[1]), (found[4], found[5], found[6]), zone)


def _iso(text: str) -> Moment | None:
    found = _ISO.match(text) or _SHORT.match(text)
    if not found:
        return None
    zone = offset(found[8], found[9], found[10]) if found[8] else UTC if found[7] else None
    return _moment((found[1], found[2], found[3]), (found[4], found[5], found[6]), zone)


def _moment(
    day: tuple[str, str | int, str], clock: tuple[str | None, str | None, str | None], zone: tzinfo | None
) -> Moment | None:
    hour, minute, second = (int(part or 0) for part in clock)
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        return None
    when = at((int(day[0]), int(day[1]), int(day[2])), (hour, minute, second), zone or UTC)
    return Moment(when, timed=clock[0] is not None)


def _epoch(text: str) -> Moment | None:
    found = _EPOCH.match(text)
    return Moment(datetime.fromtimestamp(int(found[1]), UTC), timed=True) if found else None
