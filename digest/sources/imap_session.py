"""A session with an IMAP server, within bounds of time and size: it may answer at any length, or a byte at a time."""

from __future__ import annotations

import imaplib
import ssl
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from digest.sources.disk import MAX_BYTES

if TYPE_CHECKING:
    import socket

#: So many bytes more than a message has may stand around it in an answer.
_AROUND = 1_000_000
#: The standard library's own bound for a line, which it has no use for where it reads.
_LONGEST_LINE = 1_000_000
#: Seconds for the next bytes of an answer, and for the whole session.
TIMEOUT, PATIENCE = 30.0, 900.0
_PIECE, _BEYOND = 65_536, "it answers at a length beyond all measure"


class Bounded(imaplib.IMAP4):
    """Read no answer beyond what a message may hold, and none for longer than a session may take.

    imaplib takes a literal of 10 GB at its word (a MemoryError), answers without end, and bytes that come one in half
    a minute for ever.
    """

    sock: socket.socket

    def __init__(self, host: str, port: int, **settings: Any) -> None:
        self._held = bytearray()
        self._room = MAX_BYTES + _AROUND
        self._until = time.monotonic() + PATIENCE
        super().__init__(host, port, timeout=TIMEOUT, **settings)

    def fetch(self, message_set: str, message_parts: str) -> tuple[str, list[Any]]:
        """Ask for a message, with room for one."""
        self._room = MAX_BYTES + _AROUND
        self.untagged_responses = {}  # what it said unasked; it would be kept
        return super().fetch(message_set, message_parts)

    def __exit__(self, *failed: object) -> None:
        """End the session, without a last word from a server that failed: it could go on for ever."""
        if failed[0] is None:
            super().__exit__(None, None, None)
        else:
            with suppress(OSError):
                self.shutdown()

    def read(self, size: int) -> bytes:
        """Return so many bytes of an answer."""
        if size - len(self._held) > self._room:
            raise self.error(_BEYOND)
        while len(self._held) < size:
            self._take()
        return self._given(size)

    def readline(self) -> bytes:
        """Return the next line of an answer."""
        at = 0
        while (end := self._held.find(b"\n", at)) < 0:
            if (at := len(self._held)) > _LONGEST_LINE:
                raise self.error(_BEYOND)
            self._take()
        return self._given(end + 1)

    def _take(self) -> None:
        left = self._until - time.monotonic()
        within = f"{PATIENCE / 60:g} minutes" if left < TIMEOUT else f"{TIMEOUT:g} seconds"
        self.sock.settimeout(max(0.001, min(TIMEOUT, left)))
        try:
            piece = self.sock.recv(_PIECE)
        except TimeoutError:
            piece, left = b"", 0
        if left <= 0:
            raise TimeoutError(0, f"no end of its answers within {within}")
        if not piece:
            raise self.abort("it ended the session")
        self._room -= len(piece)
        self._held += piece
        if self._room < 0:
            raise self.error(_BEYOND)

    def _given(self, size: int) -> bytes:
        given = bytes(self._held[:size])
        del self._held[:size]
        return given


class BoundedTLS(Bounded, imaplib.IMAP4_SSL):
    """The same over TLS."""


def connect(scheme: str, host: str, port: int | None) -> Bounded:
    """Return a session with a server, verified by its certificate where the scheme is imaps.

    Raises:
        OSError: it cannot be reached, or its certificate is not right.
    """
    if scheme == "imaps":
        return BoundedTLS(host, port or 993, ssl_context=ssl.create_default_context())
    return Bounded(host, port or 143)
