"""Mailboxes on the command line: what came back, and the verb that reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.choices import ledger_file
from digest.cli.terms import IN_PART, ledger_option, say, tell
from digest.errors import SourceError
from digest.models import Skipped
from digest.pipes import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Document

#: Of an IMAP folder so much is read: a server tries for five days, and somebody may have been on holiday.
_BACK = timedelta(days=30)


def bounced(
    mailboxes: Annotated[
        list[str], typer.Argument(metavar="MAILBOX", help="An mbox file, a Maildir, a message, or imaps://user@host/.")
    ],
    *,
    ledger: ledger_option = None,
) -> None:
    """Read the bounces in a mailbox: who does not exist gets nothing any more. Other mail there is left alone.

    Whose a bounce is shows in the address it went to (send --bounce) or in the Message-ID of what came back.

    Example: digest subscribers bounced /var/mail/weekly-bounces
    """
    from digest.send import Way
    from digest.send.bounced import take_bounces

    dead = known = 0
    way = Way(ledger=ledger_file(ledger, there=True))
    for one in take_bounces((mail for name in mailboxes for mail in mails_of(name)), way):
        if one.dead and not one.before:
            tell(f"{one.reader} gets nothing any more: {one.said}")
        elif not one.dead:
            say(f"left {one.reader or 'one that is nobody of ours'}: {one.said}")
        dead, known = dead + (one.dead and not one.before), known + one.before
    tell(f"{dead} bounced" + (f", {known} known before" if known else ""))


def mails_of(name: str) -> Iterator[bytes]:
    """Yield the mails of a mailbox; one that cannot be read is told, a whole mailbox ends the run."""
    skipped = None
    for found in _found(name):
        if isinstance(found, Skipped):
            skipped = found
            say(f"skipped {found.what}: {found.reason}")
        else:
            yield found.content
    if skipped and skipped.what == name:
        raise typer.Exit(IN_PART)


def _found(name: str) -> Iterator[Document | Skipped]:
    from digest.secrets import read_secret
    from digest.sources.imap import read_imap
    from digest.sources.mailboxes import is_maildir, is_mbox, mail, read_maildir, read_mbox

    if name.startswith(("imap://", "imaps://")):
        return read_imap(name, name, since=datetime.now(UTC) - _BACK, password=read_secret("DIGEST_IMAP_PASSWORD"))
    path = Path(name)
    if is_maildir(path):
        return read_maildir(path, name)
    if path.is_file() and is_mbox(path):
        return read_mbox(path, name)
    try:
        with opened(path) as file:
            return iter((mail(file.read(), name, 0),))
    except OSError as error:
        hint = "name an mbox file, a Maildir, a message, or imaps://user@host/Folder"
        raise SourceError(f"{name} cannot be read: {(error.strerror or '').lower()}", hint=hint) from None
