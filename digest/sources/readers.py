"""Processes that read feeds while this one waits for the network; a feed that kills its reader fails alone."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

from digest.errors import SourceError
from digest.sources.web import sift

if TYPE_CHECKING:
    from digest.sources.web import Answer, Sifted
    from digest.sources.week import Rules

#: A process takes 0.3 s to start: so many feeds are worth one.
FEEDS_EACH = 60
#: Two read 500 feeds in less time than the network takes, and each may take 80 MB.
_MOST = 2
_CODE = "import sys; sys.path[:] = {path!r}; from digest.sources.readers import serve; serve()"


class Readers(Protocol):
    """Read what addresses answered, at once or in the background."""

    def submit(self, answer: Answer, name: str, kind: str, rules: Rules) -> Future[Sifted]:
        """Return what stands in an answer, or its SourceError, as soon as it is read."""


class Here:
    """Read at once, in this thread."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def submit(self, answer: Answer, name: str, kind: str, rules: Rules) -> Future[Sifted]:
        """Return what stands in an answer, or its SourceError."""
        reading: Future[Sifted] = Future()
        try:
            reading.set_result(sift(answer, name, kind, rules))
        except SourceError as error:
            reading.set_exception(error)
        return reading


class Processes:
    """Read in processes of their own; `close` ends them, and so does the end of this one."""

    def __init__(self, count: int) -> None:
        self._mine = threading.local()
        self._children: list[subprocess.Popen[bytes]] = []
        self._idle = [_start() for _ in range(count)]
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="readers")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def submit(self, answer: Answer, name: str, kind: str, rules: Rules) -> Future[Sifted]:
        """Return what stands in an answer, or its SourceError, as soon as it is read."""
        return self._threads.submit(self._read, answer, name, kind, rules)

    def close(self) -> None:
        """End the processes; what was not begun is dropped."""
        self._threads.shutdown(cancel_futures=True)
        for child in (*self._idle, *self._children):
            _end(child)

    def _read(self, *job: object) -> Sifted:
        child = self._child()
        try:
            assert child.stdin
            assert child.stdout
            pickle.dump(job, child.stdin, pickle.HIGHEST_PROTOCOL)
            child.stdin.flush()
            found: Sifted | SourceError = pickle.load(child.stdout)  # noqa: S301 - our own process wrote it
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._mine.child = None
            raise SourceError("it broke the process that read it") from error
        if isinstance(found, SourceError):
            raise found
        return found

    def _child(self) -> subprocess.Popen[bytes]:
        child: subprocess.Popen[bytes] | None = getattr(self._mine, "child", None)
        if child is None:
            child = self._idle.pop() if self._idle else _start()
            self._mine.child = child
            self._children.append(child)
        return child


def readers_for(feeds: int) -> Here | Processes:
    """Return what reads so many feeds: processes of their own where they are worth their start."""
    count = count_for(feeds)
    try:
        return Processes(count) if count else Here()
    except OSError:  # no room for another process: it takes longer, and that is all
        return Here()


def count_for(feeds: int) -> int:
    """Return how many processes are worth their start for so many feeds."""
    return min(feeds // FEEDS_EACH, os.cpu_count() or 1, _MOST) if sys.executable else 0


def serve() -> None:
    """Read what comes on standard input, one answer after another, until it ends."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not spoil the answers
    with suppress(EOFError, BrokenPipeError):
        while True:
            _serve_one(source, target)


def _serve_one(source: BinaryIO, target: BinaryIO) -> None:
    answer, name, kind, rules = pickle.load(source)  # noqa: S301 - our own process wrote it
    try:
        found: Sifted | SourceError = sift(answer, name, kind, rules)
    except SourceError as error:
        found = error
    pickle.dump(found, target, pickle.HIGHEST_PROTOCOL)
    target.flush()


def _start() -> subprocess.Popen[bytes]:
    code = _CODE.format(path=sys.path)
    command = [sys.executable, "-c", code]
    # a session of its own: Ctrl-C is ours to hear, the end of the pipe is its end
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)  # noqa: S603 - no words of strangers in it


def _end(child: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        assert child.stdin
        child.stdin.close()
    child.kill()
    child.wait()
    assert child.stdout
    child.stdout.close()
