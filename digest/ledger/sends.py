"""What was sent: for each issue and reader one delivery, whose status is written down before it can go wrong.

`pending -> handing -> sent | deferred | failed | unknown`. `handing` is committed before a message's final
dot, its end after the reply; so what a killed run leaves as `handing` may or may not have arrived, and is
called `unknown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.ledger import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from digest.ledger import Ledger

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Hold one row: an issue's message for one reader."""

    id: int
    reader: str
    address: str
    name: str
    status: str
    attempts: int
    #: When it was first tried.
    since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """Name an issue in the state it is sent in, and where it goes."""

    issue: str
    outlet: str
    list_id: str
    fingerprint: str


def begin(ledger: Ledger, frozen: Frozen, now: datetime, *, anew: bool = False) -> int:
    """Return the number of the send of an issue through an outlet, begun or taken up again.

    `anew` is for what is only looked at: an issue that has changed is shown to everyone again.

    Raises:
        DigestError: the issue has changed since some of its readers got it.
    """
    with transaction(ledger):
        number = find(ledger, frozen.issue, frozen.outlet)
        if number is None:
            return _insert(ledger, (frozen.issue, frozen.outlet, frozen.list_id, frozen.fingerprint, _stamp(now)))
        known = ledger.execute("SELECT fingerprint FROM sends WHERE id = ?", (number,)).fetchone()[0]
        if known != frozen.fingerprint:
            _refreeze(ledger, number, frozen, anew=anew)
        return number


def _insert(ledger: Ledger, values: tuple[str, ...]) -> int:
    columns = "(issue, outlet, list_id, fingerprint, started)"
    cursor = ledger.execute(f"INSERT INTO sends {columns} VALUES (?, ?, ?, ?, ?)", values)  # noqa: S608  # our own words
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _refreeze(ledger: Ledger, send: int, frozen: Frozen, *, anew: bool) -> None:
    """Let an issue change as long as nobody can have got it; who was refused the old one is tried with the new one."""
    gone = ledger.execute(
        "SELECT count(*) FROM deliveries WHERE send = ? AND status IN ('sent', 'unknown', 'handing')", (send,)
    ).fetchone()[0]
    if gone and not anew:
        raise DigestError(
            f"issue {frozen.issue} has changed since {gone} of its readers got it",
            hint="put the old issue back, or build the new one under a slug of its own (--slug); "
            "--via file:DIR shows it, and --test sends a copy",
        )
    ledger.execute("UPDATE sends SET fingerprint = ? WHERE id = ?", (frozen.fingerprint, send))
    ledger.execute("UPDATE deliveries SET status = 'pending', attempts = 0, since = NULL WHERE send = ?", (send,))


def reached(ledger: Ledger, issue: str) -> int:
    """Return how many readers have an issue, or may have it; files and prints that are only looked at do not count."""
    row = ledger.execute(
        "SELECT count(DISTINCT d.reader) FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE s.issue = ? AND s.outlet NOT LIKE 'file:%' AND s.outlet NOT LIKE 'stdout:%'"
        " AND d.status IN ('sent', 'unknown', 'handing')",
        (issue,),
    )
    return int(row.fetchone()[0])


def forget(ledger: Ledger, issue: str) -> None:
    """Forget the sends of an issue that reached nobody, so that no reader is said to wait for it."""
    ledger.execute("DELETE FROM deliveries WHERE send IN (SELECT id FROM sends WHERE issue = ?)", (issue,))
    ledger.execute("DELETE FROM sends WHERE issue = ?", (issue,))


def sent(ledger: Ledger, send: int) -> list[Delivery]:
    """Return what this run would leave as it is, since it was sent before."""
    rows = ledger.execute(
        "SELECT d.* FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE d.send = ? AND d.run = s.run AND d.status = 'sent' ORDER BY d.id",
        (send,),
    )
    return [_delivery(row) for row in rows]


def renew(ledger: Ledger, send: int, ids: Iterable[int]) -> None:
    """Make deliveries pending again: what they left is gone, and may be written anew."""
    with transaction(ledger):
        ledger.executemany(
            "UPDATE deliveries SET status = 'pending' WHERE send = ? AND id = ?", ((send, id_) for id_ in ids)
        )


def settle_doubt(ledger: Ledger, send: int) -> None:
    """Call unknown what a killed run left between a message and its reply; it stays so until it is sent."""
    detail = "the run ended between the message and the reply"
    with transaction(ledger):
        ledger.execute(
            "UPDATE deliveries SET status = 'unknown', detail = ? WHERE send = ? AND status = 'handing'", (detail, send)
        )


def enroll(ledger: Ledger, send: int, readers: Iterable[tuple[str, str, str]]) -> int:
    """Take readers (key, address, name) into a send, each once; return how many are in this run."""
    with transaction(ledger):
        run = ledger.execute("UPDATE sends SET run = run + 1 WHERE id = ? RETURNING run", (send,)).fetchone()[0]
        ledger.executemany(
            "INSERT INTO deliveries (send, run, reader, address, name) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (send, reader) DO UPDATE SET run = excluded.run",
            ((send, run, *reader) for reader in readers),
        )
        ledger.execute(
            "DELETE FROM deliveries WHERE send = ? AND status IN ('pending', 'deferred')"
            " AND reader IN (SELECT reader FROM suppressed)",
            (send,),
        )
        rows = ledger.execute("SELECT count(*) FROM deliveries WHERE send = ? AND run = ?", (send, run))
        return int(rows.fetchone()[0])


def due(ledger: Ledger, send: int, *, doubtful: bool = False) -> Iterator[Delivery]:
    """Return what this run has yet to send, in the order the readers were named; read as it goes.

    `doubtful` adds what is unknown: doing it again does no harm, or the user has said so, and may mail a reader twice.
    """
    last = 0
    while rows := ledger.execute(
        "SELECT d.* FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE d.send = ? AND d.run = s.run AND d.id > ? AND d.status IN ('pending', 'deferred', ?)"
        " ORDER BY d.id LIMIT ?",
        (send, last, "unknown" if doubtful else "pending", _CHUNK),
    ).fetchall():
        yield from map(_delivery, rows)
        last = rows[-1]["id"]


def one(ledger: Ledger, id_: int) -> Delivery:
    """Return one delivery."""
    return _delivery(ledger.execute("SELECT * FROM deliveries WHERE id = ?", (id_,)).fetchone())


def drop(ledger: Ledger, id_: int) -> None:
    """Forget a delivery that is not to be made after all, unless it may have been made before."""
    ledger.execute("DELETE FROM deliveries WHERE id = ? AND status IN ('pending', 'deferred')", (id_,))


def find(ledger: Ledger, issue: str, outlet: str) -> int | None:
    """Return the number of a send, None where there is none."""
    row = ledger.execute("SELECT id FROM sends WHERE issue = ? AND outlet = ?", (issue, outlet)).fetchone()
    return row["id"] if row else None


def list_ids(ledger: Ledger) -> list[str]:
    """Return the List-IDs that issues were sent under."""
    return [row[0] for row in ledger.execute("SELECT DISTINCT list_id FROM sends ORDER BY list_id")]


def reader_of(ledger: Ledger, message_id: str) -> str | None:
    """Return whose message has an id, which no other one has; None where we sent none such."""
    row = ledger.execute("SELECT reader FROM deliveries WHERE message_id = ? LIMIT 1", (message_id,)).fetchone()
    return row[0] if row else None


def history(ledger: Ledger) -> list[dict[str, Any]]:
    """Return all sends, the newest first, with how many deliveries there are by status."""
    rows = ledger.execute(
        "SELECT s.issue, s.outlet, s.started, d.status, count(d.id) AS readers FROM sends s"
        " LEFT JOIN deliveries d ON d.send = s.id GROUP BY s.id, d.status ORDER BY s.started DESC, s.id DESC, d.status"
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        send = found.setdefault(
            (row["issue"], row["outlet"]),
            {"issue": row["issue"], "outlet": row["outlet"], "started": row["started"], "readers": {}},
        )
        if row["status"]:
            send["readers"][row["status"]] = row["readers"]
    return list(found.values())


def in_doubt(ledger: Ledger, send: int) -> list[tuple[str, str]]:
    """Return address and reason of each delivery that is unknown, whichever run left it, with the message's id."""
    rows = ledger.execute(
        "SELECT address, detail, message_id FROM deliveries"
        " WHERE send = ? AND status IN ('unknown', 'handing') ORDER BY id",
        (send,),
    )
    return [(row["address"], f"{row['detail'] or ''} (Message-ID {row['message_id']})".lstrip()) for row in rows]


def owed(ledger: Ledger, outlet: str, *, but: str, since: datetime) -> list[tuple[str, int]]:
    """Return the other issues begun since then that readers still wait for, and how many do, the oldest first.

    Readers are those whom the last run of that issue named, or of issue `but`: who was taken off the list is none.
    """
    rows = ledger.execute(
        "SELECT s.issue, count(*) FROM sends s JOIN deliveries d ON d.send = s.id"
        " WHERE s.outlet = ? AND s.issue <> ? AND s.started >= ? AND d.status IN ('pending', 'deferred', 'handing')"
        " AND (d.run = s.run OR d.reader IN (SELECT c.reader FROM deliveries c JOIN sends t ON t.id = c.send"
        " WHERE t.outlet = s.outlet AND t.issue = ? AND c.run = t.run))"
        " AND d.reader NOT IN (SELECT reader FROM suppressed) GROUP BY s.id ORDER BY s.started, s.id",
        (outlet, but, _stamp(since), but),
    )
    return [(row[0], row[1]) for row in rows]


def unnamed(ledger: Ledger, send: int) -> int:
    """Return how many readers still wait for an issue whom earlier runs named, and the last one did not."""
    row = ledger.execute(
        "SELECT count(*) FROM deliveries d JOIN sends s ON s.id = d.send WHERE s.id = ? AND d.run <> s.run"
        " AND d.status IN ('pending', 'deferred') AND d.reader NOT IN (SELECT reader FROM suppressed)",
        (send,),
    )
    return int(row.fetchone()[0])


def tally(ledger: Ledger, send: int) -> dict[str, int]:
    """Return how many deliveries of the send's last run there are by status."""
    rows = ledger.execute(
        "SELECT d.status, count(*) FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE d.send = ? AND d.run = s.run GROUP BY d.status ORDER BY d.status",
        (send,),
    )
    return {row[0]: row[1] for row in rows}


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(**{name: row[name] for name in Delivery.__dataclass_fields__})


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


@dataclass(slots=True)
class Journal:
    """Write deliveries down as they begin and end."""

    ledger: Ledger

    def handing(self, id_: int, message_id: str, at: datetime) -> None:
        """Commit that a message is about to be handed over; on return it is on the disk."""
        now = _stamp(at)
        self.ledger.execute("PRAGMA synchronous=FULL")
        self.ledger.execute(  # one statement is a transaction of its own
            "UPDATE deliveries SET status = 'handing', message_id = ?, at = ?, since = coalesce(since, ?) WHERE id = ?",
            (message_id, now, now, id_),
        )

    def ended(self, id_: int, status: str, detail: str, at: datetime, *, tries: int = 1) -> None:
        """Commit how a delivery ended.

        It survives the end of the process at once, and a power cut from the next `handing` on: a second sync
        for each message would halve the rate, and what is lost here is called unknown, never sent again.
        """
        now = _stamp(at)
        self.ledger.execute("PRAGMA synchronous=NORMAL")
        self.ledger.execute(
            "UPDATE deliveries SET status = ?, detail = ?, at = ?, since = coalesce(since, ?),"
            " attempts = attempts + ? WHERE id = ?",
            (status, detail, now, now, tries, id_),
        )
