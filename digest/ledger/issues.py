"""What the ledger remembers of issues: their windows, their stories and topics, and articles once extracted."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digest.ledger import moments
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.ledger import Ledger
    from digest.models import Article, Issue

#: Shorter texts ("Closed on Friday") may be meant again; in letters.
_KNOWN_BY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Say when an issue was built, for which time, and what it told."""

    slug: str
    number: int
    title: str
    since: datetime | None
    until: datetime | None
    built: datetime
    stories: int = 0


def record_issue(
    ledger: Ledger, issue: Issue, *, since: datetime | None, until: datetime | None, now: datetime
) -> None:
    """Note an issue, its stories and its topics, in the place of what was known of its slug."""
    ledger.execute("DELETE FROM issues WHERE slug = ?", (issue.slug,))
    ledger.execute(
        "INSERT INTO issues (slug, number, title, since, until, built) VALUES (?, ?, ?, ?, ?, ?)",
        (issue.slug, issue.number, issue.subject, *map(moments.written, (since, until, now))),
    )
    _tell(ledger, issue)


def _tell(ledger: Ledger, issue: Issue) -> None:
    """Note an issue's stories."""
    ledger.executemany(
        "INSERT OR IGNORE INTO told (slug, story, topic, article, url, title, role, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (issue.slug, story.id, section.topic, article.id, article.url, article.title, role, text_of(article))
            for section in issue.sections
            for story in section.stories
            for article, role in ((story.lead, "lead"), *((other, "also") for other in story.also))
        ],
    )


def forget_issue(ledger: Ledger, slug: str) -> int:
    """Forget an issue and what it told; return how many entries are free again. Stands in a transaction."""
    ledger.execute("DELETE FROM issues WHERE slug = ?", (slug,))
    return ledger.execute("UPDATE entries SET issue = NULL WHERE issue = ?", (slug,)).rowcount


def retitle(ledger: Ledger, slug: str, subject: str) -> None:
    """Note the subject of an issue that its editor has changed."""
    ledger.execute("UPDATE issues SET title = ? WHERE slug = ? AND title <> ?", (subject, slug, subject))


def retell(ledger: Ledger, issue: Issue) -> None:
    """Note the stories of a known issue that its editor has changed, and that nobody has. Stands in a transaction."""
    if ledger.execute("SELECT 1 FROM issues WHERE slug = ?", (issue.slug,)).fetchone():
        ledger.execute("DELETE FROM told WHERE slug = ?", (issue.slug,))
        _tell(ledger, issue)


def told_in(ledger: Ledger, slug: str) -> frozenset[str]:
    """Return the ids of the articles that an issue told."""
    return frozenset(row[0] for row in ledger.execute("SELECT article FROM told WHERE slug = ?", (slug,)))


def editions(ledger: Ledger) -> tuple[Edition, ...]:
    """Return every issue, the newest last."""
    rows = ledger.execute(
        "SELECT issues.*, (SELECT count(*) FROM told WHERE told.slug = issues.slug AND role = 'lead') AS stories"
        " FROM issues ORDER BY coalesce(until, built), slug"
    )
    return tuple(_edition(dict(row)) for row in rows)


def _edition(row: dict[str, Any]) -> Edition:
    for name in ("since", "until", "built"):
        row[name] = moments.read(row[name])
    return Edition(**row)


def last_until(ledger: Ledger, slug: str, *, by: datetime) -> datetime | None:
    """Return where the last window that ended by then did, but that of `slug`: the next one begins there.

    What comes between the moment an issue was built and a later end that was asked for it is the next one's.
    """
    row = ledger.execute(
        "SELECT max(min(until, built)) FROM issues WHERE slug <> ? AND min(until, built) <= ?",
        (slug, moments.written(by)),
    ).fetchone()
    return moments.read(row[0])


def still_to_come(ledger: Ledger, slug: str, *, now: datetime) -> str | None:
    """Return the first issue but `slug` that was made at a moment still to come: then, or now, the clock is wrong."""
    row = ledger.execute(
        "SELECT slug FROM issues WHERE slug <> ? AND min(until, built) > ? ORDER BY built, slug LIMIT 1",
        (slug, moments.written(now)),
    ).fetchone()
    return row[0] if row else None


def told_elsewhere(ledger: Ledger, slug: str) -> dict[str, str]:
    """Return the articles that issues other than `slug` told: the slug by the article's id."""
    rows = ledger.execute("SELECT article, min(slug) FROM told WHERE slug <> ? GROUP BY article", (slug,))
    return {row[0]: row[1] for row in rows}


def text_of(article: Article) -> str | None:
    """Return a hash of the letters and digits of a title and its text; None of a text too short to be known again."""
    if sum(map(length_of, article.paragraphs)) < _KNOWN_BY:
        return None
    said = "".join(filter(str.isalnum, " ".join((article.title, *article.paragraphs)).casefold()))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def texts_told_elsewhere(ledger: Ledger, slug: str, *, since: datetime) -> dict[str, str]:
    """Return the texts that issues other than `slug`, built since then, told: the slug by the text's hash."""
    rows = ledger.execute(
        "SELECT text, min(slug) FROM told JOIN issues USING (slug)"
        " WHERE slug <> ? AND built >= ? AND text IS NOT NULL GROUP BY text",
        (slug, moments.written(since)),
    )
    return {row[0]: row[1] for row in rows}


def extracted(ledger: Ledger, digest: str) -> str | None:
    """Return what was kept of a document's extraction, by the hash of what went in, or None."""
    row = ledger.execute("SELECT article FROM articles WHERE digest = ?", (digest,)).fetchone()
    return row[0] if row else None


def use_extracted(ledger: Ledger, digests: Iterable[str], *, now: datetime) -> None:
    """Note which extractions were of use today, so that they are not swept away."""
    at = moments.written(now)
    ledger.executemany("UPDATE articles SET used = ? WHERE digest = ?", [(at, digest) for digest in digests])


def keep_extracted(ledger: Ledger, digest: str, article: str, *, now: datetime) -> None:
    """Keep an extraction, so that a rebuild need not do it again."""
    ledger.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", (digest, article, moments.written(now)))
