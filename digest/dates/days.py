"""Days: what is dated without a time is of that day on every clock; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def is_day(moment: datetime) -> bool:
    """Tell a date that came without a time, which is kept as the midnight that begins it in UTC.

    Of moments that really fall there the day is shown as UTC has it, and none is lost.
    """
    at_zero = (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
    return at_zero and moment.utcoffset() == timedelta(0)


def on_clock(moment: datetime, tz: tzinfo | None) -> datetime:
    """Return a moment as a clock in `tz` shows it; "November 20" is November 20 on either side of the ocean."""
    return moment.replace(tzinfo=tz) if is_day(moment) else moment.astimezone(tz)
