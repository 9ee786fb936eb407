"""Senders: an envelope goes in, an outcome comes out; one file for each way out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.senders.outcome import Envelope, Look, Outcome, Sender
from digest.senders.via import Via, parse_via

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Envelope", "Look", "Outcome", "Sender", "Via", "open_sender", "parse_via"]


def open_sender(via: Via, secret: Callable[[str], str | None]) -> Sender:
    """Return the sender that a URL names; nothing is connected or written yet.

    Raises:
        ConfigError: something is missing for it.
    """
    if via.kind == "smtp":
        from digest.senders.connection import server_of
        from digest.senders.presets import ONCE_HEADERS
        from digest.senders.smtp import Smtp

        return Smtp(server=server_of(via, secret("DIGEST_SMTP_PASSWORD")), once=ONCE_HEADERS.get(via.name))
    if via.kind == "file":
        from digest.senders.file import Folder

        return Folder(path=Path(via.path))
    if via.kind == "sendmail":
        from digest.senders.sendmail import Sendmail, find_sendmail

        return Sendmail(command=find_sendmail(via.path))
    if via.kind == "esp":
        from digest.senders.esp import esp_of

        return esp_of(via, secret)
    return _mailbox(via)


def _mailbox(via: Via) -> Sender:
    from digest.senders.mailbox import Maildir, Mbox, Stdout

    if via.kind == "maildir":
        return Maildir(path=Path(via.path))
    if via.kind == "mbox":
        return Mbox(path=Path(via.path))
    if via.kind == "stdout":
        return Stdout(out=sys.stdout.buffer)
    raise ConfigError(f"{via.shown} cannot be sent through here", hint="see digest send --help")
