"""How a run sends: its ledger, its pace, its clock, and the key of its readers' tokens."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.ledger import run_lock
from digest.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator  # a record of callables
    from pathlib import Path


def utc_now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Say how a run sends; the defaults are those of the command line."""

    #: The ledger's file; the key of the readers' tokens stands beside it.
    ledger: Path
    #: The newsletter's own ledger, whose builds must know who has an issue, where `ledger` is another one.
    home: Path | None = None
    #: Messages a minute; 0 is as fast as the server takes them.
    rate: float = 0.0
    #: How many messages are handed to a mail service at once, each by a connection of its own.
    connections: int = 1
    #: How long a run may stay up for what was put off, in seconds.
    wait: float = 0.0
    #: Where bounces go; `{token}` in it tells whose (VERP).
    bounce: str | None = None
    #: Who the mail is from, where it is not the newsletter's own sender.
    sender: str | None = None
    #: The sender's id in the Feedback-ID header, where there is to be one.
    feedback: str | None = None
    #: Messages a minute to one domain; 0 is no limit.
    domain_rate: float = 0.0
    resend_unknown: bool = False
    #: Send although the check finds errors.
    force: bool = False
    #: Asked before each message: whether the run is to end here.
    stopping: Callable[[], bool] = lambda: False
    now: Callable[[], datetime] = utc_now
    sleep: Callable[[float], object] = time.sleep
    secret: Callable[[str], str | None] = read_secret

    @property
    def ledgers(self) -> tuple[Path, ...]:
        """Return the ledger that is written, and the newsletter's own, where that is another one.

        Where its folder cannot be written no build can be made there either, and an issue may be sent all the same.
        """
        home = self.home
        if home is None or home.resolve() == self.ledger.resolve():
            return (self.ledger,)
        return (self.ledger, home) if home.is_file() and os.access(home.absolute().parent, os.W_OK) else (self.ledger,)


@contextmanager
def sending_lock(way: Way) -> Iterator[None]:
    """Keep other sends out, and, where the newsletter's own ledger is another one, also its builds and withdrawals."""
    with ExitStack() as stack:
        for path in way.ledgers:
            stack.enter_context(run_lock(path, name="send"))
        yield


def reader_key(ledger: Path, secret: Callable[[str], str | None], *, make: bool = True) -> bytes:
    """Return the key of the readers' tokens: `DIGEST_KEY`, or `digest.key` beside the ledger, made once.

    Raises:
        DigestError: it cannot be read or made.
    """
    given = secret("DIGEST_KEY")
    if given:
        return given.encode()
    path = ledger.with_suffix(".key")
    try:
        if not path.exists():
            if not make:
                return b""
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as out:
                out.write(secrets.token_hex(32))
                out.flush()
                os.fsync(out.fileno())
        return path.read_bytes().strip()
    except OSError as error:
        raise DigestError(f"the key {path} cannot be read or made: {error.strerror}", hint="check its folder") from None
