"""What the ledger remembers of sources: their health, and what each address answered last."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.ledger import moments

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.ledger import Ledger


_ZLIB_OR_GZIP = 32 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """Say how a source has been doing."""

    source: str
    first_seen: datetime
    last_try: datetime | None
    last_success: datetime | None
    #: In a row.
    failures: int
    error: str | None
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Hold what an address answered last; `content` is None once it is gone for good."""

    address: str
    url: str
    content: bytes | None
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Say what is known of an address, without its body."""

    etag: str | None
    modified: str | None
    moved: str | None
    #: It answered 410.
    gone: bool


def health(ledger: Ledger) -> tuple[Health, ...]:
    """Return the health of every source, by name."""
    return tuple(_health(dict(row)) for row in ledger.execute("SELECT * FROM sources ORDER BY source"))


def health_of(ledger: Ledger, source: str) -> Health | None:
    """Return the health of one source, or None where it was never tried."""
    row = ledger.execute("SELECT * FROM sources WHERE source = ?", (source,)).fetchone()
    return _health(dict(row)) if row else None


def _health(row: dict[str, Any]) -> Health:
    for name in ("first_seen", "last_try", "last_success"):
        row[name] = moments.read(row[name])
    return Health(**row)


def note_success(ledger: Ledger, source: str, *, entries: int, now: datetime) -> None:
    """Note that a source was read, and how many entries it held."""
    at = moments.written(now)
    ledger.execute(
        "INSERT INTO sources (source, first_seen, last_try, last_success, entries)"
        " VALUES (:source, :at, :at, :at, :entries)"
        " ON CONFLICT (source) DO UPDATE"
        " SET last_try = :at, last_success = :at, failures = 0, error = NULL, entries = :entries",
        {"source": source, "at": at, "entries": entries},
    )


def note_failure(ledger: Ledger, source: str, reason: str, *, now: datetime) -> None:
    """Note that a source failed; what it said before stays known."""
    # a run that is begun again at the same moment after a crash must not count twice
    ledger.execute(
        "INSERT INTO sources (source, first_seen, last_try, failures, error) VALUES (:source, :at, :at, 1, :error)"
        " ON CONFLICT (source) DO UPDATE"
        " SET failures = failures + (last_try IS NULL OR last_try < :at OR failures = 0),"
        " last_try = :at, error = :error",
        {"source": source, "at": moments.written(now), "error": reason},
    )


def known(ledger: Ledger, address: str) -> Known | None:
    """Return what is known of an address, or None."""
    row = ledger.execute(
        "SELECT etag, modified, moved, body IS NULL FROM bodies WHERE address = ?", (address,)
    ).fetchone()
    return Known(etag=row[0], modified=row[1], moved=row[2], gone=bool(row[3])) if row else None


def body(ledger: Ledger, address: str) -> Body | None:
    """Return what an address answered last, or None."""
    row = ledger.execute("SELECT * FROM bodies WHERE address = ?", (address,)).fetchone()
    if not row:
        return None
    kept = dict(row)
    found = kept.pop("body")
    del kept["used"]
    return Body(**kept, content=None if found is None else zlib.decompress(found, wbits=_ZLIB_OR_GZIP))


def packed(content: bytes) -> bytes:
    """Return a body as it is kept; worker threads do it, since it is a third of what writing one takes."""
    return zlib.compress(content, 1)


def keep_body(ledger: Ledger, kept: Body, *, now: datetime, as_packed: bytes | None = None) -> None:
    """Remember an answer in the place of the one before; `as_packed` saves packing it here."""
    if as_packed is None and kept.content is not None:
        as_packed = packed(kept.content)
    ledger.execute(
        "INSERT OR REPLACE INTO bodies (address, moved, url, etag, modified, media_type, charset, body, used)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            kept.address,
            kept.moved,
            kept.url,
            kept.etag,
            kept.modified,
            kept.media_type,
            kept.charset,
            as_packed,
            moments.written(now),
        ),
    )


def use_body(ledger: Ledger, address: str, *, moved: str | None = None, now: datetime) -> None:
    """Note that an answer was of use today, so that it is not swept away, and where it lives now."""
    ledger.execute(
        "UPDATE bodies SET used = ?, moved = coalesce(?, moved) WHERE address = ?",
        (moments.written(now), moved, address),
    )


def sweep(ledger: Ledger, *, before: datetime) -> int:
    """Forget bodies and articles nobody has asked for since `before`; what was told stays. Return how many."""
    at = moments.written(before)
    swept = ledger.execute("DELETE FROM bodies WHERE used < ? AND body IS NOT NULL", (at,)).rowcount
    return swept + ledger.execute("DELETE FROM articles WHERE used < ?", (at,)).rowcount


def forget_sources(ledger: Ledger, known: Iterable[str]) -> None:
    """Forget the health of sources that are no longer in the configuration."""
    names = set(known)
    for row in ledger.execute("SELECT source FROM sources").fetchall():
        if row["source"] not in names:
            ledger.execute("DELETE FROM sources WHERE source = ?", (row["source"],))
