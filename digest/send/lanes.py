"""Lanes: one connection used in turn, or several at once; the ledger is touched by the run's own thread alone."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.ledger.sends import Delivery
    from digest.senders import Envelope, Outcome, Sender


@dataclass(slots=True, eq=False)
class Job:
    """Hold one message on its way."""

    delivery: Delivery
    envelope: Envelope
    #: Notes in the ledger that it is being handed over; run by the thread of `wait`.
    note: Callable[[], None]
    #: Whether that has been noted.
    handing: bool = False

    def commit(self) -> None:
        """Note that the message is being handed over."""
        self.note()
        self.handing = True


class Lanes(Protocol):
    """Take jobs as long as there is room, and give each back with its end."""

    @property
    def busy(self) -> bool:
        """Tell whether a job is on its way."""
        ...

    @property
    def full(self) -> bool:
        """Tell whether no more can be given now."""
        ...

    def give(self, job: Job) -> None:
        """Begin a job."""
        ...

    def wait(self) -> tuple[Job, Outcome | Exception]:
        """Return the next job that has ended, and how."""
        ...

    def retire(self) -> bool:
        """Do without the connection whose job ended last; tell whether others are left."""
        ...

    def close(self) -> None:
        """Close the connections; what is on its way and has not been noted is not handed over."""
        ...


@dataclass(slots=True)
class OneLane:
    """Hand over one message after the other, in the run's own thread."""

    sender: Sender
    _job: Job | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a job is on its way."""
        return self._job is not None

    @property
    def full(self) -> bool:
        """Tell whether no more can be given now."""
        return self._job is not None

    def give(self, job: Job) -> None:
        """Begin a job."""
        self._job = job

    def wait(self) -> tuple[Job, Outcome | Exception]:
        """Do the job, and return how it ended."""
        assert self._job is not None
        job, self._job = self._job, None
        try:
            return job, self.sender.hand(job.envelope, job.commit)
        except Exception as error:  # noqa: BLE001  # the run tells what it expects from a bug
            return job, error

    def retire(self) -> bool:
        """Tell that there is no other connection."""
        return False

    def close(self) -> None:
        """Close the connection."""
        self.sender.close()


class _LeftError(Exception):
    """Say that the run has ended before a message was handed over."""


@dataclass(slots=True, eq=False)
class _Lane:
    """Hold a thread with its sender, the job it is at, and whether it may go on to the final dot."""

    sender: Sender
    inbox: queue.SimpleQueue[Job | None] = field(default_factory=queue.SimpleQueue)
    may: queue.SimpleQueue[bool] = field(default_factory=queue.SimpleQueue)
    thread: threading.Thread | None = None


@dataclass(slots=True)
class ManyLanes:
    """Hand over several messages at once, each by a sender and a thread of its own."""

    senders: Sequence[Sender]
    _idle: list[_Lane] = field(default_factory=list)
    _at_work: dict[Job, _Lane] = field(default_factory=dict)
    #: A job with its end, or with None where its lane asks to note that it is being handed over.
    _events: queue.SimpleQueue[tuple[Job, Outcome | Exception | None]] = field(default_factory=queue.SimpleQueue)
    _last: _Lane | None = None

    def __post_init__(self) -> None:
        for sender in self.senders:
            lane = _Lane(sender)
            self._idle.append(lane)
            # A daemon: an impatient second Ctrl-C need not wait ten minutes for a server's last word.
            lane.thread = threading.Thread(target=self._work, args=(lane,), daemon=True)
            lane.thread.start()

    @property
    def busy(self) -> bool:
        """Tell whether a job is on its way."""
        return bool(self._at_work)

    @property
    def full(self) -> bool:
        """Tell whether no more can be given now."""
        return not self._idle

    def give(self, job: Job) -> None:
        """Begin a job."""
        lane = self._idle.pop()
        self._at_work[job] = lane
        lane.inbox.put(job)

    def wait(self) -> tuple[Job, Outcome | Exception]:
        """Note what asks for it, and return the next job that has ended."""
        while True:
            job, end = self._events.get()
            if end is not None:
                self._last = self._at_work.pop(job)
                self._idle.append(self._last)
                return job, end
            try:
                job.commit()
            except BaseException:
                self._at_work[job].may.put(False)
                raise
            self._at_work[job].may.put(True)

    def retire(self) -> bool:
        """Do without the connection whose job ended last; tell whether others are left."""
        if self._last is None or len(self._idle) + len(self._at_work) == 1:
            return False
        self._idle.remove(self._last)
        self._last.inbox.put(None)
        return True

    def close(self) -> None:
        """Close the connections; what is on its way and has not been noted is not handed over."""
        for lane in self._at_work.values():
            lane.may.put(False)
        for lane in (*self._idle, *self._at_work.values()):
            lane.inbox.put(None)
        for lane in self._idle:
            if lane.thread:
                lane.thread.join()

    def _work(self, lane: _Lane) -> None:
        while job := lane.inbox.get():
            self._events.put((job, self._end_of(job, lane)))
        lane.sender.close()

    def _end_of(self, job: Job, lane: _Lane) -> Outcome | Exception:
        def ask() -> None:
            self._events.put((job, None))
            if not lane.may.get():
                raise _LeftError

        try:
            return lane.sender.hand(job.envelope, ask)
        except Exception as error:  # noqa: BLE001  # it is raised where the run is
            return error


def lanes_of(senders: Sequence[Sender]) -> Lanes:
    """Return lanes for that many senders."""
    return OneLane(senders[0]) if len(senders) == 1 else ManyLanes(senders)
