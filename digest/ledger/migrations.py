"""The ledger's schema, step by step: each migration runs once, whole or not at all, in the order of its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.errors import DigestError
from digest.ledger import outbox, schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence


class Migration(NamedTuple):
    """Name one step of the schema; `change` gets the connection inside an open transaction."""

    number: int
    name: str
    change: Callable[[sqlite3.Connection], None]


#: Every step there ever was. A number is never used twice, and a step that was released never changes.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "sources, entries, articles, issues", schema.create_memory),
    Migration(2, "sends, deliveries, subscribers, suppressed", outbox.create_outbox),
    Migration(3, "titles of entries", schema.add_titles),
    Migration(4, "texts of what was told", schema.add_texts),
)


def migrate(ledger: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the schema up to date, and refuse a ledger that a newer digest has written."""
    if _missing(ledger, migrations):
        ledger.execute("BEGIN IMMEDIATE")  # one of two runs that start together does it, the other waits
        try:
            _apply(ledger, migrations)
        except BaseException:
            ledger.execute("ROLLBACK")
            raise
        ledger.execute("COMMIT")


def _missing(ledger: sqlite3.Connection, migrations: Sequence[Migration]) -> list[Migration]:
    known = ledger.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone()
    done = {row[0] for row in ledger.execute("SELECT number FROM migrations")} if known else set()
    unknown = done - {migration.number for migration in migrations}
    if unknown:
        hint = "install the newest digest"
        raise DigestError(
            f"the ledger was written by a newer digest (its step {max(unknown)} is unknown here)", hint=hint
        )
    return sorted((m for m in migrations if m.number not in done), key=lambda m: m.number)


def _apply(ledger: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    ledger.execute("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
    for migration in _missing(ledger, migrations):
        migration.change(ledger)
        ledger.execute("INSERT INTO migrations VALUES (?, ?)", (migration.number, migration.name))
