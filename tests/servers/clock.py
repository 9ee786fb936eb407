"""A clock that passes only when someone sleeps."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tell a time of its own; `sleep` makes it pass at once."""

    def __init__(self, now=datetime(2026, 11, 23, 12, 0, tzinfo=UTC)):
        self.moment = now
        self.slept = []

    def now(self):
        """Tell the time."""
        return self.moment

    def sleep(self, seconds):
        """Let time pass."""
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)
