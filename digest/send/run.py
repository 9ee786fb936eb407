"""One run over a send: what is due, in order, then again what was put off while there is time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.addresses import Mailbox
from digest.errors import SendError
from digest.ledger import sends, subscribers
from digest.send.letters import envelope_for, receipt_for
from digest.senders.outcome import DEFERRED, FAILED, SENT, Outcome
from digest.senders.pace import GIVE_UP, Rate, Streaks, pause_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.ledger import Ledger
    from digest.ledger.sends import Delivery
    from digest.models import Receipt
    from digest.render.message import Letter
    from digest.send.way import Way
    from digest.senders import Envelope, Sender


@dataclass(slots=True, kw_only=True)
class Run:
    """Hold what one run knows."""

    ledger: Ledger
    number: int
    sender: Sender
    letter: Letter
    key: bytes
    way: Way
    journal: sends.Journal = field(init=False)
    streaks: Streaks = field(default_factory=Streaks)
    later: list[tuple[datetime, int]] = field(default_factory=list)
    #: Refusals of the message, believed only once another reader's goes through.
    held: list[tuple[Delivery, Envelope, Outcome]] = field(default_factory=list)
    deadline: datetime = field(init=False)
    #: How often the whole run had to wait.
    pauses: int = 0

    def __post_init__(self) -> None:
        self.journal = sends.Journal(self.ledger)
        self.deadline = self.way.now() + timedelta(seconds=self.way.wait)

    def receipts(self) -> Iterator[Receipt]:
        """Send what is due; yield a receipt for each try."""
        rate = Rate(per_minute=self.way.rate, now=self.way.now, sleep=self.way.sleep)
        for delivery in self._in_turn():
            if subscribers.reason_against(self.ledger, delivery.reader):
                sends.drop(self.ledger, delivery.id)
                continue
            rate.wait()
            yield from self._deliver(delivery)
        yield from self._believe()

    def _in_turn(self) -> Iterator[Delivery]:
        yield from sends.due(self.ledger, self.number)
        while self.later and self.later[0][0] <= self.deadline:
            at, id_ = heapq.heappop(self.later)
            self.way.sleep(max(0.0, (at - self.way.now()).total_seconds()))
            yield sends.one(self.ledger, id_)

    def _deliver(self, delivery: Delivery) -> Iterator[Receipt]:
        reader = Mailbox(address=delivery.address, name=delivery.name)
        envelope = envelope_for(self.letter, reader, key=self.key, way=self.way)
        outcome = self._hand(delivery, envelope)
        outcome = self._given_up(delivery, outcome)
        if outcome.status == FAILED and outcome.blame == "message":
            self.held.append((delivery, envelope, outcome))
            self.journal.ended(delivery.id, DEFERRED, outcome.detail, self.way.now())
        else:
            yield self._end(delivery, envelope, outcome)
        if outcome.status == SENT:
            yield from self._believe()
        try:
            self.streaks.note(outcome)
        except SendError as error:
            yield from self._doubt()
            self._outlast(error, outcome.wait)

    def _hand(self, delivery: Delivery, envelope: Envelope) -> Outcome:
        """Hand one message over; while there is time, a server that cannot be reached is tried again."""
        handing = False

        def commit() -> None:
            nonlocal handing
            self.journal.handing(delivery.id, envelope.message_id, self.way.now())
            handing = True

        while True:
            try:
                return self.sender.hand(envelope, commit)
            except SendError as error:
                if handing:  # the sender says that it was not delivered: no doubt is left
                    self.journal.ended(delivery.id, "pending", error.message, self.way.now(), tries=0)
                self._outlast(error, None)

    def _outlast(self, error: SendError, asked: float | None) -> None:
        """Wait until what is temporary may have passed; raise it when there is no time for that."""
        pause = pause_before(self.pauses, asked)
        if not error.temporary or self.way.now() + timedelta(seconds=pause) > self.deadline:
            raise error
        self.pauses += 1
        self.way.sleep(pause)

    def _given_up(self, delivery: Delivery, outcome: Outcome) -> Outcome:
        since = datetime.fromisoformat(delivery.since) if delivery.since else self.way.now()
        if outcome.status != DEFERRED or self.way.now() - since < GIVE_UP:
            return outcome
        detail = f"given up after {GIVE_UP.days} days: {outcome.detail}"
        return replace(outcome, status=FAILED, blame="address", detail=detail)

    def _end(self, delivery: Delivery, envelope: Envelope, outcome: Outcome) -> Receipt:
        now = self.way.now()
        self.journal.ended(delivery.id, outcome.status, outcome.detail, now)
        if outcome.status == DEFERRED:
            pause = pause_before(delivery.attempts, outcome.wait)
            heapq.heappush(self.later, (now + timedelta(seconds=pause), delivery.id))
        if outcome.dead:
            subscribers.suppress(self.ledger, delivery.reader, subscribers.BOUNCED, outcome.detail, now)
        return receipt_for(self.letter.slug, envelope, outcome, now)

    def _believe(self) -> Iterator[Receipt]:
        """Take the held refusals at their word."""
        for delivery, envelope, outcome in self.held:
            self.journal.ended(delivery.id, FAILED, outcome.detail, self.way.now(), tries=0)
            yield receipt_for(self.letter.slug, envelope, outcome, self.way.now())
        self.held.clear()

    def _doubt(self) -> Iterator[Receipt]:
        """Put the held refusals off: all refused alike, so the fault is not these readers'."""
        for _, envelope, outcome in self.held:
            yield receipt_for(self.letter.slug, envelope, replace(outcome, status=DEFERRED), self.way.now())
        self.held.clear()
