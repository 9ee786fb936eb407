"""The time of day that stands beside a date, and the zone it is said in."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.dates.calendar import REGIONS, ZONES, ZONES_OF_COUNTRIES

if TYPE_CHECKING:
    from datetime import tzinfo

#: An hour, a minute, a second; 24:00 is the end of a day.
Clock = tuple[int, int, int]
#: How far from its date a time of day may stand, in characters.
_BESIDE = 30
_TIME = re.compile(
    # "午後4時42分": the half of the day stands before the hour
    r"(?:(?P<late>午後|下午|晚上|오후)\s?)?(?:(?<![\d:.])(?P<hour>[0-2]?\d)(?:\s?(?:[:h時时点시]|(?<=\d)\.(?=\d\d\b))\s?(?P<minute>[0-5]\d|\d(?=\s?[分분]))[分분]?)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?\s?m\b\.?|[مص]\b)?"
    r"|(?<![\d:.])(?P<bare>[0-2]?\d)\s?(?:(?P<noon>[ap]\.?m\b\.?)|Uhr\b|h\b|[時时点시](?![間间\d])))",
    re.IGNORECASE,
)
# What some languages say behind a time, before its zone: "14:05 Uhr MEZ", "21:30 hrs IST".
_BEHIND = re.compile(r"\s?(?:Uhr|uur|hrs?|h|ч)\b\.?", re.IGNORECASE)
_OFFSET = re.compile(
    r"\s{0,2}\(?(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>[01]?\d)(?::?(?P<minutes>[0-5]\d))?(?![\d/.-])", re.IGNORECASE
)
_ZONE = re.compile(r"[\s,(]{0,3}(?P<name>[A-Z]{1,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+)\b")


def beside(text: str, start: int, end: int, country: str | None) -> tuple[Clock | None, tzinfo | None]:
    """Return the time of day beside the date at `start` to `end`, behind it or else before it, and its zone."""
    for low, high in ((end, min(len(text), end + _BESIDE)), (max(0, start - _BESIDE), start)):
        for match in _TIME.finditer(text, low, high):
            clock = _clock(match)
            if clock:
                zone = _zone(text, match.end(), country)
                return clock, zone or _zone(text, end, country)
    return None, _zone(text, end, country)


def first_clock(text: str) -> Clock | None:
    """Return the first time of day in `text`, or None."""
    return next((clock for match in _TIME.finditer(text) if (clock := _clock(match))), None)


@lru_cache(maxsize=256)
def offset(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    """Return the zone so far from Greenwich, or None where none is: -12:00 to +14:00 are."""
    east = int(hours) * 60 + int(minutes or 0)
    east = east if sign == "+" else -east
    if not east:
        return UTC
    return timezone(timedelta(minutes=east)) if -720 <= east <= 840 else None


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute, second = int(match["hour"] or match["bare"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half"] or match["noon"] or ("p" if match["late"] else "")).lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(("p", "م")) else 0)
    ends_the_day = hour == 24 and match["hour"] and not minute and not second
    return (hour, minute, second) if hour < 24 or ends_the_day else None


def _zone(text: str, at: int, country: str | None) -> tzinfo | None:
    behind = _BEHIND.match(text, at)
    at = behind.end() if behind else at
    stated = _OFFSET.match(text, at)
    if stated:
        return offset(stated["sign"], stated["hours"], stated["minutes"])
    name = _ZONE.match(text, at)
    return _named_zone(name["name"], country) if name else None


def _named_zone(name: str, country: str | None) -> tzinfo | None:
    minutes = ZONES_OF_COUNTRIES.get((name, country or ""), ZONES.get(name))
    if minutes is not None:
        return timezone(timedelta(minutes=minutes)) if minutes else UTC
    if name in REGIONS or "/" in name:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(REGIONS.get(name, name))
        except (KeyError, ValueError, OSError):
            return None
    return None
