"""Many fetches at once, a bounded number in all and few to one host; results as they come."""

from __future__ import annotations

import threading
from collections import deque
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_UNREAD = 8
Job = TypeVar("Job")
Result = TypeVar("Result")


class _Waiting(Generic[Job]):
    """Hand out jobs so that no host has more than its share under way."""

    def __init__(self, jobs: Sequence[tuple[str, Job]], per_host: int) -> None:
        self._ready = threading.Condition()
        self._queues: dict[str, deque[Job]] = {}
        for host, job in jobs:
            self._queues.setdefault(host, deque()).append(job)
        self._order = deque(self._queues)
        self._busy = dict.fromkeys(self._queues, 0)
        self._per_host = per_host
        self._stopped = False

    def take(self) -> tuple[str, Job] | None:
        """Return the next host and job, waiting for a free host, or None when there is nothing left."""
        with self._ready:
            while self._queues and not self._stopped:
                for _ in range(len(self._order)):
                    host = self._order[0]
                    self._order.rotate(-1)
                    if self._busy[host] < self._per_host:
                        return host, self._pop(host)
                self._ready.wait()
            return None

    def _pop(self, host: str) -> Job:
        queue = self._queues[host]
        job = queue.popleft()
        self._busy[host] += 1
        if not queue:
            del self._queues[host]
            self._order.remove(host)
        return job

    def give_back(self, host: str) -> None:
        with self._ready:
            self._busy[host] -= 1
            self._ready.notify_all()

    def stop(self) -> None:
        with self._ready:
            self._stopped = True
            self._ready.notify_all()


def each(
    jobs: Sequence[Job],
    work: Callable[[Job], Result],
    *,
    address: Callable[[Job], str],
    connections: int = 16,
    per_host: int = 2,
) -> Iterator[tuple[Job, Result]]:
    """Yield (job, result) as each is done; `work` runs in threads and must not raise."""
    waiting = _Waiting[Job]([(_host(address(job)), job) for job in jobs], per_host)
    done: SimpleQueue[tuple[Job, Result | BaseException]] = SimpleQueue()
    # no more results than this lie unread: 500 feeds that came faster than they were parsed took 130 MB
    room = threading.Semaphore(connections + _UNREAD)

    ways = (work, waiting, done, room)
    threads = [threading.Thread(target=_take_jobs, args=ways, daemon=True) for _ in range(min(connections, len(jobs)))]
    for thread in threads:
        thread.start()
    try:
        for _ in jobs:
            job, result = done.get()
            room.release()
            if isinstance(result, BaseException):
                raise result
            yield job, result
    finally:
        waiting.stop()
        room.release(len(threads) + 1)


def _take_jobs(
    work: Callable[[Job], Result],
    waiting: _Waiting[Job],
    done: SimpleQueue[tuple[Job, Result | BaseException]],
    room: threading.Semaphore,
) -> None:
    """Do one job after the other, for as long as there are any and what they gave is read."""
    while room.acquire() and (taken := waiting.take()) is not None:
        host, job = taken
        try:
            done.put((job, work(job)))
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits for it
            done.put((job, error))
        finally:
            waiting.give_back(host)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
