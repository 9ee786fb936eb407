"""One run over a send: what is due, in order, then again what was put off while there is time."""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from digest.addresses import Mailbox
from digest.errors import SendError
from digest.ledger import sends, subscribers
from digest.send.lanes import Job
from digest.send.letters import envelope_for, receipt_for
from digest.senders.outcome import DEFERRED, FAILED, SENT, UNKNOWN, Outcome
from digest.senders.pace import GIVE_UP, DomainRate, Rate, Streaks, pause_before

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from digest.ledger import Ledger
    from digest.ledger.sends import Delivery
    from digest.models import Receipt
    from digest.render.message import Letter
    from digest.send.lanes import Lanes
    from digest.send.way import Way
    from digest.senders import Envelope


@dataclass(slots=True, kw_only=True)
class Run:
    """Hold what one run knows."""

    ledger: Ledger
    number: int
    lanes: Lanes
    letter: Letter
    key: bytes
    way: Way
    #: What may have arrived is sent again.
    doubtful: bool = False
    journal: sends.Journal = field(init=False)
    streaks: Streaks = field(default_factory=Streaks)
    due: Iterator[Delivery] = field(init=False)
    #: What was begun, and could not be handed over.
    again: deque[Delivery] = field(default_factory=deque)
    domains: DomainRate = field(init=False)
    #: What waits for its domain's turn, by the moment of it.
    paced: list[tuple[datetime, int]] = field(default_factory=list)
    #: What was put off, by the moment at which it is due again.
    later: list[tuple[datetime, int]] = field(default_factory=list)
    #: What ends or halts the run, once nothing is on its way any more, with the pause that was asked for.
    trouble: list[tuple[SendError, float | None]] = field(default_factory=list)
    #: Refusals of the message, believed only once another reader's goes through.
    held: list[tuple[Delivery, Envelope, Outcome]] = field(default_factory=list)
    deadline: datetime = field(init=False)
    #: How often the whole run had to wait.
    pauses: int = 0

    def __post_init__(self) -> None:
        self.journal = sends.Journal(self.ledger)
        self.due = sends.due(self.ledger, self.number, doubtful=self.doubtful)
        self.domains = DomainRate(self.way.domain_rate)
        self.deadline = self.way.now() + timedelta(seconds=self.way.wait)

    def receipts(self) -> Generator[Receipt, None, None]:
        """Send what is due; yield a receipt for each try."""
        try:
            yield from self._send_all()
            if not self.way.stopping():
                yield from self._believe()
        except GeneratorExit:
            self._write_down()
            raise
        finally:
            self.lanes.close()

    def _send_all(self) -> Iterator[Receipt]:
        rate = Rate(per_minute=self.way.rate, now=self.way.now, sleep=self.way.sleep)
        while True:
            while self.lanes.full or (self.lanes.busy and (self.trouble or rate.wanted())):
                yield from self._collect()
            self._outlast()
            delivery = self._next()
            if delivery is not None and not self._unwanted(delivery):
                rate.wait()
                self._give(delivery)
            elif delivery is None and not self.lanes.busy:
                return
            elif delivery is None:
                yield from self._collect()

    def _next(self) -> Delivery | None:
        """Return what is next in turn; None when nothing is, for now."""
        if self.way.stopping():
            return None
        delivery = self.again.popleft() if self.again else self._fresh()
        if delivery or self.lanes.busy:
            return delivery
        if self.paced:
            return self._awaited(self.paced)
        return self._awaited(self.later) if self.later and self.later[0][0] <= self.deadline else None

    def _fresh(self) -> Delivery | None:
        """Return what has not been tried yet, and whose domain may get a message now."""
        now = self.way.now()
        if self.paced and self.paced[0][0] <= now:
            return self._awaited(self.paced)
        for delivery in self.due:
            at = self.domains.turn(delivery.address, now)
            if at <= now:
                return delivery
            heapq.heappush(self.paced, (at, delivery.id))
        return None

    def _awaited(self, line: list[tuple[datetime, int]]) -> Delivery | None:
        """Return the first of those who wait, at its time; None when the run is to end meanwhile."""
        at, id_ = heapq.heappop(line)
        self.way.sleep(max(0.0, (at - self.way.now()).total_seconds()))
        return None if self.way.stopping() else sends.one(self.ledger, id_)

    def _unwanted(self, delivery: Delivery) -> bool:
        """Forget a delivery to a reader who does not want it, or to an address that is dead."""
        unwanted = subscribers.reason_against(self.ledger, delivery.reader) is not None
        if unwanted:
            sends.drop(self.ledger, delivery.id)
        return unwanted

    def _give(self, delivery: Delivery) -> None:
        reader = Mailbox(address=delivery.address, name=delivery.name)
        envelope = envelope_for(self.letter, reader, key=self.key, way=self.way)

        def note() -> None:
            self.journal.handing(delivery.id, envelope.message_id, self.way.now())

        self.lanes.give(Job(delivery, envelope, note))

    def _collect(self) -> Iterator[Receipt]:
        """Wait for a message's end, and write it down."""
        job, end = self.lanes.wait()
        if isinstance(end, SendError):
            self._put_back(job, end)
            self.again.append(job.delivery)
            # A server that lets fewer connections in than were asked for is served by those it has let in.
            if not (end.temporary and self.lanes.retire()):
                self.trouble.append((end, None))
        elif isinstance(end, Exception):
            raise end
        else:
            yield from self._settle(job, end)

    def _put_back(self, job: Job, error: SendError) -> None:
        if job.handing:  # the sender says that it was not delivered: no doubt is left, but that of an earlier run
            self._note(job.delivery, Outcome(status="pending", detail=error.message), tries=0)

    def _settle(self, job: Job, outcome: Outcome) -> Iterator[Receipt]:
        outcome = self._given_up(job.delivery, outcome)
        if outcome.status == FAILED and outcome.blame == "message":
            self.held.append((job.delivery, job.envelope, outcome))
            self._note(job.delivery, replace(outcome, status=DEFERRED))
        else:
            yield self._end(job.delivery, job.envelope, outcome)
        if outcome.status == SENT:
            yield from self._believe()
        try:
            self.streaks.note(outcome)
        except SendError as error:
            yield from self._doubt()
            self.trouble.append((error, outcome.wait))

    def _outlast(self) -> None:
        """Wait until what is temporary may have passed; raise it when there is no time for that."""
        if not self.trouble:
            return
        error, asked = min(self.trouble, key=lambda one: one[0].temporary)
        pause = pause_before(self.pauses, asked)
        if not error.temporary or self.way.now() + timedelta(seconds=pause) > self.deadline:
            raise error
        self.trouble.clear()
        self.pauses += 1
        self.way.sleep(pause)

    def _write_down(self) -> None:
        """Wait for what is on its way when nobody asks for receipts any more, so that no doubt is left."""
        while self.lanes.busy:
            deque(self._collect(), maxlen=0)

    def _given_up(self, delivery: Delivery, outcome: Outcome) -> Outcome:
        since = datetime.fromisoformat(delivery.since) if delivery.since else self.way.now()
        if outcome.status != DEFERRED or self.way.now() - since < GIVE_UP:
            return outcome
        detail = f"given up after {GIVE_UP.days} days: {outcome.detail}"
        return replace(outcome, status=FAILED, blame="address", detail=detail)

    def _end(self, delivery: Delivery, envelope: Envelope, outcome: Outcome) -> Receipt:
        now = self.way.now()
        noted = self._note(delivery, outcome)
        if outcome.status == DEFERRED:
            pause = pause_before(delivery.attempts, outcome.wait)
            heapq.heappush(self.later, (now + timedelta(seconds=pause), delivery.id))
        if outcome.dead:
            subscribers.suppress(self.ledger, delivery.reader, subscribers.BOUNCED, outcome.detail, now)
        return receipt_for(self.letter.slug, envelope, noted, now)

    def _note(self, delivery: Delivery, outcome: Outcome, *, tries: int = 1) -> Outcome:
        """Write down how a delivery ended, and return it so: what may have arrived before stays in doubt until it has.

        Else the issue were one that nobody has, and might be changed or taken back.
        """
        if delivery.status == UNKNOWN and outcome.status not in (SENT, UNKNOWN):
            detail = f"an earlier try may have arrived; the last one: {outcome.detail}"
            outcome = replace(outcome, status=UNKNOWN, detail=detail)
        self.journal.ended(delivery.id, outcome.status, outcome.detail, self.way.now(), tries=tries)
        return outcome

    def _believe(self) -> Iterator[Receipt]:
        """Take the held refusals at their word."""
        for delivery, envelope, outcome in self.held:
            noted = self._note(delivery, outcome, tries=0)
            yield receipt_for(self.letter.slug, envelope, noted, self.way.now())
        self.held.clear()

    def _doubt(self) -> Iterator[Receipt]:
        """Put the held refusals off: all refused alike, so the fault is not these readers'."""
        for _, envelope, outcome in self.held:
            yield receipt_for(self.letter.slug, envelope, replace(outcome, status=DEFERRED), self.way.now())
        self.held.clear()
