"""Dates that count from now: "3 hours ago", "gestern um 14:05"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.dates.calendar import DAYS_AGO, UNITS, any_of
from digest.dates.clocks import first_clock
from digest.dates.shapes import Moment

if TYPE_CHECKING:
    from datetime import datetime

_DAY = 86_400
_AGO = re.compile(
    rf"(?<!\d)(?P<count>\d{{1,3}}|an?|eine[rm]?|une?|una?|uma?)\s?(?P<unit>{any_of(UNITS)})(?:(?=\s?[前전])|(?!\w))",
    re.IGNORECASE,
)
_SAYS_AGO = re.compile(
    r"\bago\b|\bvor\b|il y a|\bhace\b|\bfa\b|\bhá\b|\batrás\b|geleden|назад|тому|منذ|पहले|前|전", re.IGNORECASE
)
_ALONE = re.compile(rf"(?<!\w)(?P<word>{any_of(DAYS_AGO)})(?!\w)", re.IGNORECASE)


def counted(text: str, now: datetime) -> Moment | None:
    """Return the moment that `text` counts back from `now`, or None."""
    match = _AGO.search(text) if _SAYS_AGO.search(text) else None
    if match:
        count = int(match["count"]) if match["count"].isdigit() else 1
        seconds = count * UNITS[match["unit"].lower()]
        return Moment(now - timedelta(seconds=seconds), timed=seconds < _DAY)
    match = _ALONE.search(text)
    if match is None:
        return None
    clock = first_clock(text)
    hour, minute, second = clock or (0, 0, 0)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=DAYS_AGO[match["word"].lower()])
    when = midnight + timedelta(hours=hour, minutes=minute, seconds=second)
    return Moment(when, timed=clock is not None)
