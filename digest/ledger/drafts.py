"""The drafts at newsletter services: which one an issue became, so that a second run writes over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.ledger import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from digest.ledger import Ledger


def find(ledger: Ledger, issue: str, service: str) -> tuple[bool, str | None]:
    """Tell whether a draft was begun, and return its id where it is known."""
    row = ledger.execute("SELECT draft FROM drafts WHERE issue = ? AND service = ?", (issue, service)).fetchone()
    return (row is not None, row["draft"] if row else None)


def any_of(ledger: Ledger, issue: str) -> bool:
    """Tell whether an issue became a draft at any service, or may have."""
    return ledger.execute("SELECT 1 FROM drafts WHERE issue = ? LIMIT 1", (issue,)).fetchone() is not None


def begin(ledger: Ledger, issue: str, service: str, now: datetime) -> None:
    """Note that a draft is about to be made."""
    with transaction(ledger):
        ledger.execute(
            "INSERT INTO drafts (issue, service, draft, at) VALUES (?, ?, NULL, ?)"
            " ON CONFLICT (issue, service) DO UPDATE SET draft = NULL, at = excluded.at",
            (issue, service, now.isoformat(timespec="seconds")),
        )


def keep(ledger: Ledger, issue: str, service: str, draft: str, now: datetime) -> None:
    """Note which draft it is."""
    with transaction(ledger):
        ledger.execute(
            "INSERT INTO drafts (issue, service, draft, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (issue, service) DO UPDATE SET draft = excluded.draft, at = excluded.at",
            (issue, service, draft, now.isoformat(timespec="seconds")),
        )


def forget(ledger: Ledger, issue: str, service: str) -> None:
    """Note that no draft was made."""
    with transaction(ledger):
        ledger.execute("DELETE FROM drafts WHERE issue = ? AND service = ? AND draft IS NULL", (issue, service))
