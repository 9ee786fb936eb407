"""SMTP: one reused connection, one envelope a message, and a clear line between "not accepted" and "not known".

smtplib's `sendmail` raises the same exception when a connection is cut before the message was accepted
and after; so the steps are taken one by one here. Up to the final dot nothing has been accepted and all may be
tried again; from the dot to the reply the outcome is unknown (RFC 5321, 4.2.5, 4.5.3.2.6).
"""

from __future__ import annotations

import select
import smtplib
import socket
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.errors import SendError
from digest.senders import replies
from digest.senders.connection import Server, connect
from digest.senders.outcome import DEFERRED, FAILED, UNKNOWN, Outcome
from digest.senders.replies import Reply, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.senders.outcome import Envelope

#: RFC 5321, 4.5.3.2: seconds to wait for the reply to the final dot.
AFTER_DOT = 600.0
#: Servers close a session after a number of messages; a new one in time costs less than their 421.
PER_SESSION = 500
_TRIES = 3
#: A size of more digits says nothing, and Python reads none of more than 4,300.
_DIGITS = 20


class _CutError(Exception):
    """Say that the connection went away, or the server said so, before the final dot."""


@dataclass(slots=True, kw_only=True)
class Smtp:
    """Send through one SMTP server."""

    server: Server
    #: A header by which the service knows a message that comes twice, where it has one.
    once: str | None = None
    repeatable: bool = False
    _smtp: smtplib.SMTP | None = field(default=None, repr=False)
    _taken: int = 0

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Hand one message over; a session that ends before the final dot is taken up again.

        Raises:
            SendError: the server does not take any message from us.
        """
        if self.once:
            own = f"{self.once}: {envelope.message_id.strip('<>')}\r\n".encode()
            envelope = replace(envelope, content=own + envelope.content)
        cut = ""
        for _ in range(_TRIES):
            try:
                return self._transaction(self._session(), envelope, commit)
            except _CutError as error:
                cut = str(error)
                self._drop()
            except SendError:
                raise
            except BaseException:  # a session in the middle of a message is of no more use, not even for QUIT
                self._drop()
                raise
        return Outcome(status=DEFERRED, detail=cut, wait=replies.asked_wait(cut))

    def close(self) -> None:
        """End the session politely."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()

    def _session(self) -> smtplib.SMTP:
        if self._smtp is not None and self._taken >= PER_SESSION:
            self.close()
        if self._smtp is None:
            self._smtp, self._taken = connect(self.server), 0
        return self._smtp

    def _transaction(self, smtp: smtplib.SMTP, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        limit = size_limit(smtp)
        if limit and len(envelope.content) > limit:
            raise replies.too_large(self.server.host, len(envelope.content), limit)
        if not envelope.recipient.isascii() and not smtp.has_extn("smtputf8"):
            reason = f"{self.server.host} takes no address with letters outside ASCII before the @ (no SMTPUTF8)"
            return Outcome(status=FAILED, detail=reason, blame="address")
        try:
            refused = self._offer(smtp, envelope)
            if refused is None:
                smtp.send(stuffed(envelope.content))
        except (OSError, smtplib.SMTPException) as error:
            raise _CutError(_reason(error)) from None
        return refused or self._finish(smtp, commit)

    def _offer(self, smtp: smtplib.SMTP, envelope: Envelope) -> Outcome | None:
        """Take MAIL, RCPT and DATA; return None when the server waits for the message."""
        commands = _commands(smtp, envelope)
        pipelined = smtp.has_extn("pipelining")
        if pipelined:  # RFC 2920: one round trip for the three
            smtp.send(b"".join(commands))
        verdict = None
        for command, judge in zip(commands, replies.JUDGES, strict=True):
            if not pipelined:
                smtp.send(command)
            reply = Reply(*smtp.getreply(), self.server.password)
            if reply.code in (-1, 421):
                raise _CutError(reply.text or "the server ended the session")
            if verdict is None:
                verdict = judge(reply)
                if verdict and not pipelined:
                    break
            elif reply.code == 354:
                # It waits for a message that has nobody to go to: give it none (RFC 2920, 3.1).
                smtp.send(b".\r\n")
                smtp.getreply()
        return self._refused(smtp, verdict) if verdict else None

    def _refused(self, smtp: smtplib.SMTP, verdict: Verdict) -> Outcome:
        if verdict.stop:
            self._drop()
            raise SendError(f"{self.server.host} takes no message from us: {verdict.detail}", hint=verdict.hint)
        if smtp.rset()[0] != 250:
            self._drop()
        return verdict.outcome()

    def _finish(self, smtp: smtplib.SMTP, commit: Callable[[], None]) -> Outcome:
        """Give the final dot; the ledger says so before, and nothing is certain until the reply."""
        connection = smtp.sock
        if connection is None or select.select([connection], [], [], 0)[0]:
            raise _CutError("the server broke off during the message")
        commit()
        try:
            connection.sendall(b".\r\n")
        except (BrokenPipeError, ConnectionResetError) as error:  # so the dot has never left this machine
            raise _CutError(_reason(error)) from None
        except OSError as error:
            return self._in_doubt(error)
        return self._verdict(smtp, connection)

    def _verdict(self, smtp: smtplib.SMTP, connection: socket.socket) -> Outcome:
        try:
            connection.settimeout(AFTER_DOT)
            reply = Reply(*smtp.getreply(), self.server.password)
            connection.settimeout(self.server.timeout)
        except (OSError, smtplib.SMTPException) as error:
            return self._in_doubt(error)
        self._taken += 1
        if reply.code in (-1, 421):
            self._drop()
        return replies.judge_message(reply)

    def _in_doubt(self, error: Exception) -> Outcome:
        self._drop()
        return Outcome(status=UNKNOWN, detail=f"after the whole message was given: {_reason(error)}")


def size_limit(smtp: smtplib.SMTP) -> int:
    """Return the largest message that the server says it takes, 0 for no limit (RFC 1870)."""
    value = smtp.esmtp_features.get("size", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < _DIGITS else 0


def stuffed(content: bytes) -> bytes:
    """Return a message as it stands after DATA: dots that begin a line doubled, a line break at the end."""
    if content.startswith(b".") or b"\n." in content:
        content = (b"\n" + content).replace(b"\n.", b"\n..")[1:]
    return content if content.endswith(b"\r\n") else content + b"\r\n"


def _commands(smtp: smtplib.SMTP, envelope: Envelope) -> tuple[bytes, bytes, bytes]:
    options = f" SIZE={len(envelope.content)}" if smtp.has_extn("size") else ""
    if not envelope.recipient.isascii():
        options += " SMTPUTF8 BODY=8BITMIME"
    lines = (f"MAIL FROM:<{envelope.sender}>{options}", f"RCPT TO:<{envelope.recipient}>", "DATA")
    if any(c in line for line in lines for c in "\r\n"):
        raise SendError("an address holds a line break", hint="look at the address of --bounce and of --from")
    mail, rcpt, data = (f"{line}\r\n".encode() for line in lines)
    return mail, rcpt, data


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError | socket.timeout):
        return "the server did not answer in time"
    return str(error) or type(error).__name__
