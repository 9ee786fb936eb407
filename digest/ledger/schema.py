"""The tables of the memory; all times are UTC, written as ISO 8601 with seconds, so that text order is time order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_MEMORY = """
CREATE TABLE sources (
    source TEXT PRIMARY KEY,          -- its name in digest.toml
    first_seen TEXT NOT NULL,
    last_try TEXT,
    last_success TEXT,
    failures INTEGER NOT NULL DEFAULT 0,   -- in a row
    error TEXT,                            -- of the last failure
    entries INTEGER NOT NULL DEFAULT 0     -- at the last success
) STRICT;
CREATE TABLE bodies (                 -- what an address answered last: a 304 or a failure reads it here
    address TEXT PRIMARY KEY,         -- as digest.toml or an entry writes it
    moved TEXT,                       -- where it lives now, after a 301
    url TEXT NOT NULL,                -- where it came from in the end
    etag TEXT,
    modified TEXT,                    -- Last-Modified, byte for byte
    media_type TEXT NOT NULL,
    charset TEXT,
    body BLOB,                        -- zlib or gzip; empty once it is gone for good (410)
    used TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
    entry TEXT PRIMARY KEY,           -- its canonical address, or urn:sha256:… of what it says
    source TEXT NOT NULL,
    published TEXT,                   -- the earliest it ever claimed
    first_seen TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0, -- without a date, and there before we first looked
    issue TEXT                        -- the slug of the issue it was offered to
) STRICT;
CREATE INDEX entries_by_issue ON entries (issue);
CREATE TABLE articles (               -- extracted once: a rebuild with the same bytes extracts nothing again
    digest TEXT PRIMARY KEY,          -- of the document and the version of the extractor
    article TEXT NOT NULL,            -- an Article as JSON, or {"skipped": reason}
    used TEXT NOT NULL
) STRICT;
CREATE TABLE issues (
    slug TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    since TEXT,
    until TEXT,
    built TEXT NOT NULL
) STRICT;
CREATE TABLE told (                   -- the stories of each issue, article by article
    slug TEXT NOT NULL REFERENCES issues (slug) ON DELETE CASCADE,
    story TEXT NOT NULL,
    topic TEXT NOT NULL,
    article TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    role TEXT NOT NULL,               -- lead or also
    PRIMARY KEY (slug, story, article)
) STRICT;
CREATE INDEX told_by_article ON told (article);
CREATE INDEX told_by_url ON told (url);
"""


def create_memory(ledger: sqlite3.Connection) -> None:
    """Create the tables of the first step."""
    # executescript would commit what is open: a step must stay inside its transaction
    for statement in _statements(_MEMORY):
        ledger.execute(statement)


def add_titles(ledger: sqlite3.Connection) -> None:
    """Let entries be found by what they are called."""
    ledger.execute("ALTER TABLE entries ADD COLUMN title TEXT")


def add_texts(ledger: sqlite3.Connection) -> None:
    """Let what was told be found by what it says, at whatever address it comes back."""
    ledger.execute("ALTER TABLE told ADD COLUMN text TEXT")


def _statements(script: str) -> list[str]:
    bare = "\n".join(line.split(" --")[0] for line in script.splitlines())
    return [statement.strip() for statement in bare.split(";") if statement.strip()]
