"""What the ledger remembers of entries: when each was first seen, and which issue it was offered to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from digest.ledger import moments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.ledger import Ledger

#: SQLite takes 32,766 parameters in one statement at most.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Say what is known of an entry."""

    entry: str
    source: str
    #: The earliest date it ever claimed: a new date on an old entry does not make it new.
    published: datetime | None
    first_seen: datetime
    #: True for one without a date that stood there before we first looked.
    stale: bool = False
    #: The slug of the issue it was offered to.
    issue: str | None = None
    title: str | None = None


def sights(ledger: Ledger, entries: Sequence[str]) -> Mapping[str, Sight]:
    """Return what is known of each of these entries."""
    found: dict[str, Sight] = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = entries[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in ledger.execute(f"SELECT * FROM entries WHERE entry IN ({marks})", some):  # noqa: S608 - only ?
            found[row["entry"]] = _sight(row)
    return found


def titled(ledger: Ledger, words: str, most: int = 20) -> Iterator[Sight]:
    """Yield what is known of entries whose title holds some words, those that were seen last first."""
    rows = ledger.execute("SELECT * FROM entries WHERE title IS NOT NULL ORDER BY first_seen DESC, entry")
    # SQLite knows capitals of ASCII alone.
    yield from map(_sight, islice((row for row in rows if words.casefold() in row["title"].casefold()), most))


def _sight(row: Mapping[str, str]) -> Sight:
    seen = moments.read(row["first_seen"])
    assert seen is not None
    return Sight(
        entry=row["entry"],
        source=row["source"],
        published=moments.read(row["published"]),
        first_seen=seen,
        stale=bool(row["stale"]),
        issue=row["issue"],
        title=row["title"],
    )


def note_sights(ledger: Ledger, seen: Iterable[Sight]) -> None:
    """Note entries: the first sight and the earliest date last, the issue stays as it is."""
    ledger.executemany(
        "INSERT INTO entries (entry, source, published, first_seen, stale, title)"
        " VALUES (:entry, :source, :published, :first_seen, :stale, :title)"
        " ON CONFLICT (entry) DO UPDATE"
        " SET published = min(coalesce(published, :published), coalesce(:published, published)),"
        " title = coalesce(:title, title)",
        [
            {
                "entry": one.entry,
                "source": one.source,
                "published": moments.written(one.published),
                "first_seen": moments.written(one.first_seen),
                "stale": one.stale,
                "title": one.title,
            }
            for one in seen
        ],
    )


def offer(ledger: Ledger, slug: str, entries: Iterable[str]) -> None:
    """Note which entries an issue was made from; what it no longer takes is free again."""
    ledger.execute("UPDATE entries SET issue = NULL WHERE issue = ?", (slug,))
    ledger.executemany("UPDATE entries SET issue = ? WHERE entry = ?", [(slug, entry) for entry in entries])


def first_look(ledger: Ledger) -> datetime | None:
    """Return when the first entry that is known was seen; None where none is."""
    return moments.read(ledger.execute("SELECT min(first_seen) FROM entries").fetchone()[0])
