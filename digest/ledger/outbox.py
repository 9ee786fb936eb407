"""The tables of what was sent and to whom; times as in `schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    """
    CREATE TABLE sends (
        id INTEGER PRIMARY KEY,
        issue TEXT NOT NULL,              -- its slug
        outlet TEXT NOT NULL,             -- mail, or the folder or file it was written to
        list_id TEXT NOT NULL,            -- the newsletter's List-ID, which the readers' tokens hang on
        fingerprint TEXT NOT NULL,        -- of the frozen issue
        started TEXT NOT NULL,
        run INTEGER NOT NULL DEFAULT 0,   -- how often it was taken up
        UNIQUE (issue, outlet)
    ) STRICT
    """,
    """
    CREATE TABLE deliveries (
        id INTEGER PRIMARY KEY,
        send INTEGER NOT NULL REFERENCES sends (id) ON DELETE CASCADE,
        run INTEGER NOT NULL,             -- the last run that its reader was named in
        reader TEXT NOT NULL,             -- the address, folded
        address TEXT NOT NULL,
        name TEXT NOT NULL,
        status TEXT NOT NULL DEFAULT 'pending'
            CHECK (status IN ('pending', 'handing', 'sent', 'deferred', 'failed', 'unknown')),
        attempts INTEGER NOT NULL DEFAULT 0,
        message_id TEXT,
        since TEXT,
        at TEXT,
        detail TEXT,
        UNIQUE (send, reader)
    ) STRICT
    """,
    "CREATE INDEX deliveries_in_order ON deliveries (send, id)",
    """
    CREATE TABLE subscribers (
        reader TEXT PRIMARY KEY,          -- the address, folded
        address TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        consented TEXT,                   -- when the reader agreed
        source TEXT,                      -- where: a form, a fair, an old list
        added TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE drafts (                 -- what issues became at newsletter services
        issue TEXT NOT NULL,
        service TEXT NOT NULL,            -- its URL, as --via has it
        draft TEXT,                       -- its id there; NULL while it is not known whether there is one
        at TEXT NOT NULL,
        PRIMARY KEY (issue, service)
    ) STRICT
    """,
    """
    CREATE TABLE suppressed (             -- no issue goes here, whatever list names it
        reader TEXT PRIMARY KEY,
        reason TEXT NOT NULL,             -- unsubscribed, or bounced
        detail TEXT NOT NULL DEFAULT '',
        at TEXT NOT NULL
    ) STRICT
    """,
)


def create_outbox(ledger: sqlite3.Connection) -> None:
    """Create the tables of the second step."""
    for table in _TABLES:
        ledger.execute(table)
