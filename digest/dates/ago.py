"""Dates that count from now: "3 hours ago", "gestern um 14:05"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.dates.calendar import AGO, DAYS_AGO, JUST_NOW, ONE, PAIRS, SINCE, UNITS, any_of
from digest.dates.clocks import first_clock
from digest.dates.shapes import Moment

if TYPE_CHECKING:
    from datetime import datetime

_DAY = 86_400
# No pattern here ignores case: "ſ" and "σ" would match "s" and "ς", and are not in the tables (a KeyError each).
_UNIT = rf"(?P<unit>{any_of(UNITS)})(?:(?=\s?[前전])|(?!\w))"
_COUNTED = re.compile(rf"(?:(?<![\d.,])(?P<count>\d{{1,3}})|(?<!\w)(?:{ONE}))\s?{_UNIT}")
#: "час назад", "منذ ساعة", "לפני שעתיים": one or two of a unit, without a number.
_BARE = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w)(?<!\d\s){_UNIT}\s(?:{AGO})(?!\w)",
        rf"(?<!\w)(?:{SINCE})\s(?:(?P<pair>{any_of(PAIRS)})(?!\w)|{_UNIT})",
    )
)
_SAYS_AGO = re.compile(rf"(?<!\w)(?:{AGO}|{SINCE})(?!\w)|[前전]|\d (?:perce|órája|napja|hete)(?!\w)")
_NOW = re.compile(rf"(?<!\w)(?:{any_of(JUST_NOW)})(?!\w)")
#: Behind the name of a day the time may stand without a space: "昨日14:05".
_ALONE = re.compile(rf"(?<!\w)(?P<word>{any_of(DAYS_AGO)})(?![^\W\d])")


def counted(text: str, now: datetime) -> Moment | None:
    """Return the moment that `text`, in lower case, counts back from `now`, or None."""
    seconds = _seconds(text)
    if seconds is not None:
        return Moment(now - timedelta(seconds=seconds), timed=seconds < _DAY)
    match = _ALONE.search(text)
    if match is None:
        return None
    clock = first_clock(text)
    hour, minute, second = clock or (0, 0, 0)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS_AGO[match["word"]])
    when = midnight + timedelta(hours=hour, minutes=minute, seconds=second)
    return Moment(when, timed=clock is not None)


def _seconds(text: str) -> int | None:
    """Return how many seconds a text counts back, or None where it counts none."""
    if _SAYS_AGO.search(text):
        match = _COUNTED.search(text)
        if match:
            return int(match["count"] or 1) * UNITS[match["unit"]]
        for form in _BARE:
            match = form.search(text)
            if match:
                found = match.groupdict()
                return PAIRS[found["pair"]] if found.get("pair") else UNITS[found["unit"]]
    return 0 if _NOW.search(text) else None
