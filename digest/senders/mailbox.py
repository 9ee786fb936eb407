"""Mailboxes on this machine instead of a server: a Maildir, an mbox file, or standard output."""

from __future__ import annotations

import fcntl
import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from digest.errors import SendError
from digest.senders.file import file_name
from digest.senders.outcome import SENT, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digest.senders.outcome import Envelope


@dataclass(slots=True, kw_only=True)
class Maildir:
    """Deliver into a Maildir; a message has one name for ever, so that it is there once."""

    path: Path
    repeatable: bool = True

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Deliver one message, unless it is there already, read or not.

        Raises:
            SendError: the Maildir cannot be written.
        """
        name = file_name(envelope.message_id.strip("<>"))
        commit()
        with _as_send_error(self.path):
            for folder in ("tmp", "new", "cur"):
                (self.path / folder).mkdir(parents=True, exist_ok=True)
            if not any(self.path.glob(f"[nc][eu][wr]/{name}*")):
                self._deliver(name, envelope.content)
        return Outcome(status=SENT, detail=str(self.path / "new" / name))

    def _deliver(self, name: str, content: bytes) -> None:
        with (self.path / "tmp" / name).open("wb") as out:
            out.write(content.replace(b"\r\n", b"\n"))
            out.flush()
            os.fsync(out.fileno())
        (self.path / "tmp" / name).rename(self.path / "new" / name)

    def close(self) -> None:
        """Do nothing: no file stays open."""


@dataclass(slots=True, kw_only=True)
class Mbox:
    """Append to an mbox file (mboxrd), locked; what could not be written whole is taken back."""

    path: Path
    repeatable: bool = False

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Append one message.

        Raises:
            SendError: the file cannot be written.
        """
        with _as_send_error(self.path), self.path.open("ab") as out:
            fcntl.lockf(out, fcntl.LOCK_EX)
            start = out.seek(0, os.SEEK_END)
            commit()
            try:
                out.write(_mboxrd(envelope))
                out.flush()
                os.fsync(out.fileno())
            except OSError:
                out.truncate(start)
                raise
        return Outcome(status=SENT, detail=str(self.path))

    def close(self) -> None:
        """Do nothing: no file stays open."""


def _mboxrd(envelope: Envelope) -> bytes:
    content = re.sub(rb"(?m)^(>*From )", rb">\1", envelope.content.replace(b"\r\n", b"\n"))
    # The date of the separator is nobody's; a fixed one keeps the file the same for the same messages.
    return b"From %s Thu Jan  1 00:00:00 1970\n%s\n" % (envelope.sender.encode(), content)


@dataclass(slots=True, kw_only=True)
class Stdout:
    """Print messages, one after the other, as an mbox."""

    out: BinaryIO
    repeatable: bool = True

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Print one message."""
        commit()
        self.out.write(_mboxrd(envelope))
        self.out.flush()
        return Outcome(status=SENT, detail="printed")

    def holds(self, issue: str, recipient: str) -> bool:  # noqa: ARG002  # the same for all
        """Tell that nothing that was printed before can be seen in this run."""
        return False

    def close(self) -> None:
        """Do nothing: standard output is not ours to close."""


@contextmanager
def _as_send_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SendError(f"{path} cannot be written: {error.strerror}", hint="check the folder and its owner") from None
