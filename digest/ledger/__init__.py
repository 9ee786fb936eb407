"""The ledger: what was seen, what was told, what was sent; one SQLite file beside `digest.toml`.

`open_ledger` gives a connection whose schema is up to date; the rooms of this folder hold the questions
one may ask it. Every write stands in a `transaction`, so that a crash at any moment leaves it whole.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from digest.errors import DigestError
from digest.ledger.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A ledger is its connection: autocommit until `transaction`, rows by name, usable from one thread at a time.
Ledger: TypeAlias = sqlite3.Connection
#: How long a write waits for another run's, in seconds.
PATIENCE = 30.0
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED_AWAY = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH)
_WHOSE = "its file and its folder must be writable for you: whose are they?"
_RESTORE = "restore it from a copy, or move it away to start anew (what was sent is then forgotten)"


def open_ledger(path: Path | str) -> Ledger:
    """Open the ledger at `path` (`":memory:"` for a passing one), made or brought up to date; close it yourself.

    Raises:
        DigestError: it cannot be opened, read or written.
    """
    _for_its_owner_alone(path)
    try:
        ledger = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise DigestError(f"the ledger {path} cannot be opened: {error}", hint=_WHOSE) from error
    try:
        ledger.row_factory = sqlite3.Row
        ledger.execute("PRAGMA journal_mode=WAL")
        ledger.execute("PRAGMA synchronous=FULL")  # what was sent must survive a power cut, not only a crash
        ledger.execute("PRAGMA foreign_keys=ON")
        migrate(ledger)
    except sqlite3.Error as error:
        ledger.close()
        raise _refused(path, error) from error
    except BaseException:
        ledger.close()
        raise
    return ledger


def passing_copy(path: Path) -> Ledger:
    """Return a copy in memory of the ledger at `path`, or a new one where there is none: what it notes is lost."""
    copy = open_ledger(":memory:")
    if path.is_file():
        with closing(read_ledger(path)) as ledger:
            ledger.backup(copy)
    return copy


def read_ledger(path: Path) -> Ledger:
    """Open the ledger at `path` to be looked at: a copy in memory where its file or folder cannot be written.

    SQLite itself wants to write beside what it reads (https://www.sqlite.org/wal.html#read_only_databases).

    Raises:
        DigestError: it cannot be read.
    """
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        return open_ledger(path)
    copy = open_ledger(":memory:")
    try:
        with (
            TemporaryDirectory(prefix="digest-") as folder,
            closing(open_ledger(_copied(path, Path(folder)))) as ledger,
        ):
            ledger.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _copied(path: Path, folder: Path) -> Path:
    """Copy a ledger's file into a folder, with what was written to it last, which may stand beside it."""
    beside = path.with_name(f"{path.name}-wal")
    try:
        for file in (path, beside) if beside.is_file() else (path,):
            (folder / file.name).write_bytes(file.read_bytes())
    except OSError as error:
        raise DigestError(f"the ledger {path} cannot be read: {error.strerror}", hint="whose is it?") from error
    return folder / path.name


def _for_its_owner_alone(path: Path | str) -> None:
    """Make the file of a new ledger, which holds readers' addresses, one that nobody else reads; SQLite heeds that."""
    if path != ":memory:":
        with suppress(OSError):  # there is one already; or there can be none, which SQLite will say
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


@contextmanager
def transaction(ledger: Ledger) -> Iterator[Ledger]:
    """Make the writes of a `with` block one: all of them last, or none."""
    ledger.execute("BEGIN IMMEDIATE")
    try:
        yield ledger
    except BaseException:
        ledger.execute("ROLLBACK")
        raise
    ledger.execute("COMMIT")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell what SQLite cannot do any more as an expected error: the disk is full, or gone, or the file is broken.

    Raises:
        DigestError: the ledger cannot be read or written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _refused(path, error) from error


def _refused(path: Path | str, error: sqlite3.Error) -> DigestError:
    """Say what to do about a ledger; only one that is broken is ever to be moved away, for it knows who was mailed."""
    code = error.sqlite_errorcode & 0xFF
    if code in _BROKEN:
        return DigestError(f"the ledger {path} cannot be read: {error}", hint=_RESTORE)
    if code in _LOCKED_AWAY:
        hint = _WHOSE
    else:
        hint = "is its disk full? Mend it and run the same command again: it goes on from what was noted"
    return DigestError(f"the ledger {path} cannot be written: {error}", hint=hint)


@contextmanager
def run_lock(path: Path, *, name: str = "run") -> Iterator[None]:
    """Keep a second run with this ledger and `name` out; the lock ends with its process, however that ends.

    Raises:
        DigestError: another run is at work, or there can be no lock.
    """
    # A lock held by SQLite works on every system and is let go by the kernel after a kill -9.
    try:
        lock = sqlite3.connect(f"{path}.{name}.lock", timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise DigestError(f"the ledger {path} cannot be opened: {error}", hint=_WHOSE) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                hint = "is its folder writable, and is there room on its disk?"
                raise DigestError(f"{path} cannot be locked: {error}", hint=hint) from error
            hint = "wait until it is done; nothing was changed"
            raise DigestError(f"another {name} is at work with {path}", hint=hint) from error
        yield
