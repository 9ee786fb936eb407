"""The machine's own mail system, through its `sendmail` command (Postfix, Exim, OpenSMTPD, msmtp)."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.senders.outcome import DEFERRED, FAILED, SENT, UNKNOWN, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.senders.outcome import Envelope

_PLACES = ("/usr/sbin", "/usr/lib", "/usr/bin")
_TIME = 120
# sysexits.h: what a mail system says by its exit status.
_UNKNOWN_USER, _UNKNOWN_HOST, _TEMPORARY = 67, 68, 75


@dataclass(slots=True, kw_only=True)
class Sendmail:
    """Give each message to a `sendmail` command; no shell is involved."""

    command: str
    repeatable: bool = False

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Hand one message over; it is taken once the command has ended well."""
        words = [self.command, "-i", "-f", envelope.sender, "--", envelope.recipient]
        commit()
        try:
            content = envelope.content.replace(b"\r\n", b"\n")
            run = subprocess.run(words, input=content, capture_output=True, timeout=_TIME, check=False)  # noqa: S603  # the user's own mail system
        except subprocess.TimeoutExpired:
            return Outcome(status=UNKNOWN, detail=f"{self.command} did not end within {_TIME} s")
        except OSError as error:
            return Outcome(status=DEFERRED, detail=f"{self.command} cannot be run: {error.strerror}")
        return _outcome(run.returncode, run.stderr)

    def close(self) -> None:
        """Do nothing: each command has ended."""


def find_sendmail(path: str) -> str:
    """Return the command: the one that is named, or where mail systems put theirs.

    Raises:
        ConfigError: there is none.
    """
    places = ":".join(_PLACES)
    found = shutil.which(path or "sendmail") or (None if path else shutil.which("sendmail", path=places))
    if found is None:
        raise ConfigError(
            f"there is no {path or 'sendmail'} on this machine", hint="install a mail system, or send through SMTP"
        )
    return found


def _outcome(status: int, stderr: bytes) -> Outcome:
    if status == 0:
        return Outcome(status=SENT)
    said = " ".join(stderr.decode("utf-8", "replace").split())[:200]
    detail = f"sendmail ended with status {status}: {said}".rstrip(": ")
    if status < 0:  # killed by a signal: it may have taken the message before
        return Outcome(status=UNKNOWN, detail=detail)
    if status in (_UNKNOWN_USER, _UNKNOWN_HOST):
        return Outcome(status=FAILED, detail=detail, blame="address")
    if status == _TEMPORARY:
        return Outcome(status=DEFERRED, detail=detail)
    return Outcome(status=FAILED, detail=detail, blame="message")
