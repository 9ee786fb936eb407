"""What `digest log` tells: the issues, what was sent, and how the sources have been doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.ledger import moments
from digest.ledger.issues import editions
from digest.ledger.memory import health
from digest.ledger.sends import history

if TYPE_CHECKING:
    from digest.ledger import Ledger


def log_of(ledger: Ledger, *, warn_after: int = 3) -> dict[str, Any]:
    """Return the log as plain values, ready for JSON: the newest issue first, failing sources first."""
    issues = [
        {
            "slug": one.slug,
            "number": one.number,
            "subject": one.title,
            "stories": one.stories,
            "since": moments.written(one.since),
            "until": moments.written(one.until),
            "built": moments.written(one.built),
        }
        for one in reversed(editions(ledger))
    ]
    sources = [
        {
            "source": one.source,
            "entries": one.entries,
            "last_success": moments.written(one.last_success),
            "last_try": moments.written(one.last_try),
            "failures": one.failures,
            "error": one.error,
            "warning": one.failures >= warn_after,
        }
        for one in sorted(health(ledger), key=lambda one: (-one.failures, one.source))
    ]
    return {"issues": issues, "sends": history(ledger), "sources": sources}
