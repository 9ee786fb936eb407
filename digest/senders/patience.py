"""Replies of an SMTP server, read up to a bound: smtplib reads lines that go on as long as a server sends them."""

from __future__ import annotations

import smtplib
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket

#: A reply to EHLO has some 500 characters (Gmail's), and a line at most 512 (RFC 5321, 4.5.3.1.5).
LARGEST_REPLY = 100_000
#: Seconds for a whole reply, the longest that a command may take (RFC 5321, 4.5.3.2.6); each wait has its own time-out.
LONGEST_REPLY = 600.0


class _Replies:
    """Read the lines of a session's replies, each reply within the bounds."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream: Any = connection.makefile("rb")
        self._held = b""
        self.begin()

    def begin(self) -> None:
        """Begin a reply."""
        self._left, self._until = LARGEST_REPLY, time.monotonic() + LONGEST_REPLY

    def readline(self, longest: int) -> bytes:
        """Return the next line, or what there is of it where the session ends or it is too long.

        Raises:
            OSError: the server goes on beyond the bounds.
        """
        while b"\n" not in self._held and len(self._held) < longest:
            if self._left <= 0 or time.monotonic() > self._until:
                raise OSError("no end of its reply")
            more = self._stream.read1(longest)
            if not more:
                break
            self._held += more
            self._left -= len(more)
        end = min(longest, self._held.find(b"\n") + 1 or longest)
        line, self._held = self._held[:end], self._held[end:]
        return line

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


class Smtp(smtplib.SMTP):
    """A session that begins in plain text, and whose replies are bounded."""

    file: Any  # smtplib's own file, or what stands in for it here
    sock: Any

    def getreply(self) -> tuple[int, bytes]:
        """Return a reply's code and text, as smtplib does.

        Raises:
            smtplib.SMTPServerDisconnected: the session ended, or the reply has no end.
        """
        if self.file is None:
            self.file = _Replies(self.sock)
        self.file.begin()
        return super().getreply()


class SmtpOverTls(Smtp, smtplib.SMTP_SSL):
    """Such a session that is encrypted from its beginning."""
