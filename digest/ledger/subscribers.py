"""The newsletter's own readers, and those who are never to be mailed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.ledger import transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from digest.addresses import Mailbox
    from digest.ledger import Ledger

UNSUBSCRIBED, BOUNCED = "unsubscribed", "bounced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriber:
    """Hold one reader with what has to be known about the consent."""

    address: str
    name: str = ""
    consented: str | None = None
    source: str | None = None


def add(ledger: Ledger, mailboxes: Iterable[tuple[Mailbox, str | None, str | None]], now: datetime) -> tuple[int, int]:
    """Take readers (mailbox, consent date, source) in; return how many are new, and how many stay out.

    Who has unsubscribed stays out: a list that is imported again must not bring anyone back.
    """
    new = out = 0
    with transaction(ledger):
        for mailbox, consented, source in mailboxes:
            if reason_against(ledger, mailbox.key):
                out += 1
                continue
            new += ledger.execute(
                "INSERT INTO subscribers (reader, address, name, consented, source, added) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (reader) DO NOTHING",
                (mailbox.key, mailbox.address, mailbox.name, consented, source, _stamp(now)),
            ).rowcount
    return new, out


def every(ledger: Ledger) -> Iterator[Subscriber]:
    """Return all readers, the first who came first."""
    for row in ledger.execute("SELECT address, name, consented, source FROM subscribers ORDER BY rowid"):
        yield Subscriber(**dict(row))


def remove(ledger: Ledger, reader: str) -> bool:
    """Forget a reader; tell whether there was one."""
    with transaction(ledger):
        return ledger.execute("DELETE FROM subscribers WHERE reader = ?", (reader,)).rowcount > 0


def suppress(ledger: Ledger, reader: str, reason: str, detail: str, now: datetime) -> bool:
    """Never mail an address again; tell whether that is news."""
    with transaction(ledger):
        ledger.execute("DELETE FROM subscribers WHERE reader = ?", (reader,))
        return (
            ledger.execute(
                "INSERT INTO suppressed (reader, reason, detail, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (reader, reason, detail, _stamp(now)),
            ).rowcount
            > 0
        )


def pardon(ledger: Ledger, reader: str) -> bool:
    """Let an address be mailed again, since its reader asked for it; tell whether it was suppressed."""
    with transaction(ledger):
        return ledger.execute("DELETE FROM suppressed WHERE reader = ?", (reader,)).rowcount > 0


def reason_against(ledger: Ledger, reader: str) -> str | None:
    """Return why an address is not to be mailed, None where nothing stands against it."""
    row = ledger.execute("SELECT reason, at FROM suppressed WHERE reader = ?", (reader,)).fetchone()
    return f"{row['reason']} on {row['at'][:10]}" if row else None


def all_suppressed(ledger: Ledger) -> dict[str, str]:
    """Return everyone who is not to be mailed, with the reason."""
    rows = ledger.execute("SELECT reader, reason, at FROM suppressed ORDER BY reader")
    return {row["reader"]: f"{row['reason']} on {row['at'][:10]}" for row in rows}


def known_readers(ledger: Ledger) -> Iterator[str]:
    """Return the folded addresses of all who are subscribed or were ever sent to."""
    for row in ledger.execute("SELECT reader FROM subscribers UNION SELECT reader FROM deliveries ORDER BY reader"):
        yield row[0]


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
