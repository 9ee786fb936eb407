"""How fast, and when to stop: rates, pauses, and the streaks that mean the fault is not the reader's."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.errors import SendError
from digest.senders.outcome import DEFERRED, FAILED, SENT, UNKNOWN, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

#: The first pause before trying again, and the longest, in seconds (RFC 5321, 4.5.4.1: half an hour).
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 1800.0
#: What is still put off after this long has failed (RFC 5321, 4.5.4.1: four to five days).
GIVE_UP = timedelta(days=5)
#: In a row: refusals of the message itself, unknown outcomes, and deferrals by the server.
REFUSED_IN_A_ROW, UNKNOWN_IN_A_ROW, DEFERRED_IN_A_ROW = 3, 3, 10


@dataclass(slots=True, kw_only=True)
class Rate:
    """Space messages out: at most `per_minute` (0 for no limit), with a clock and a sleep from outside."""

    per_minute: float
    now: Callable[[], datetime]
    sleep: Callable[[float], object]
    _next: datetime | None = None

    def wanted(self) -> bool:
        """Tell whether the next message has to wait for its turn."""
        return bool(self.per_minute) and self._next is not None and self._next > self.now()

    def wait(self) -> None:
        """Wait for the next message's turn."""
        if not self.per_minute:
            return
        now = self.now()
        if self._next is not None and self._next > now:
            self.sleep((self._next - now).total_seconds())
        self._next = max(self._next or now, now) + timedelta(minutes=1 / self.per_minute)


@dataclass(slots=True)
class DomainRate:
    """Give each message to a domain a turn of its own: at most `per_minute` (0 for no limit)."""

    per_minute: float
    _next: dict[str, datetime] = field(default_factory=dict)

    def turn(self, address: str, now: datetime) -> datetime:
        """Return when the next message to the address's domain may go, and take that turn."""
        if not self.per_minute:
            return now
        domain = address.rpartition("@")[2]
        at = max(now, self._next.get(domain, now))
        self._next[domain] = at + timedelta(minutes=1 / self.per_minute)
        return at


def pause_before(attempts: int, asked: float | None, jitter: Callable[[], float] = random.random) -> float:
    """Return how long to wait before trying again: what the server asked for, else twice as long each time."""
    pause = min(FIRST_PAUSE * 2.0 ** min(attempts, 10), LONGEST_PAUSE)
    return max(asked or 0.0, pause * (0.75 + 0.5 * jitter()))


@dataclass(slots=True)
class Streaks:
    """Count outcomes in a row, and say when a run has to stop for them."""

    _runs: dict[str, int] = field(default_factory=dict)

    def note(self, outcome: Outcome) -> None:
        """Count an outcome.

        Raises:
            SendError: too many in a row show that something is wrong with the message or the server.
        """
        kind = _kind(outcome)
        self._runs = {kind: self._runs.get(kind, 0) + 1} if kind else self._runs if outcome.status != SENT else {}
        if kind and self._runs[kind] >= _LIMITS[kind]:
            self._runs.clear()
            raise _stopped(kind, outcome)


_LIMITS = {"message": REFUSED_IN_A_ROW, UNKNOWN: UNKNOWN_IN_A_ROW, DEFERRED: DEFERRED_IN_A_ROW}


def _kind(outcome: Outcome) -> str | None:
    if outcome.status == FAILED and outcome.blame == "message":
        return "message"
    if outcome.status == UNKNOWN or (outcome.status == DEFERRED and outcome.blame == "server"):
        return outcome.status
    return None


def _stopped(kind: str, outcome: Outcome) -> SendError:
    count = _LIMITS[kind]
    if kind == "message":
        return SendError(
            f"the message was refused {count} times in a row: {outcome.detail}",
            hint="ask the service why, mend it, and run the same command again; nobody is written off for it",
        )
    if kind == UNKNOWN:
        return SendError(
            f"{count} messages in a row ended in doubt: {outcome.detail}",
            hint="look at the service's log before sending again; --resend-unknown sends these once more",
        )
    return SendError(
        f"the server puts everything off: {outcome.detail}",
        hint="run the same command again later; it goes on where it stopped",
        temporary=True,
    )
