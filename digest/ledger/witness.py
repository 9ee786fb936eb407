"""How many readers have each issue, noted once more beside the ledger: a copy that is put back has forgotten it.

A ledger of two weeks ago knows nothing of the last two issues, and would let the next run send them again.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError, counted
from digest.ledger import sends

if TYPE_CHECKING:
    from digest.ledger import Ledger

#: So many issues are kept, and of so many of the last ones it is told that the ledger has forgotten them.
_KEPT, _TOLD = 100, 8


def witnessed(path: Path) -> dict[str, int]:
    """Return how many readers have each issue, as it stands beside the ledger at `path`; empty where nothing does."""
    try:
        found = json.loads(_beside(path).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(slug): int(count) for slug, count in found.items()} if isinstance(found, dict) else {}


def reached(path: Path, ledger: Ledger, issue: str) -> int:
    """Return how many readers have an issue, or may have it, by this ledger or by another that sent it."""
    return max(sends.reached(ledger, issue), witnessed(path).get(issue, 0))


def attest(path: Path, ledger: Ledger, issue: str) -> None:
    """Note beside the ledger at `path`, be it `ledger`'s own or not, how many readers have an issue.

    Raises:
        DigestError: it cannot be written.
    """
    known = witnessed(path)
    had = known.pop(issue, 0)
    known[issue] = max(had, _sent(ledger, issue))
    if known[issue] == had:
        return
    text = json.dumps(dict(list(known.items())[-_KEPT:]), indent=1)
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{_beside(path).name}.")
        with os.fdopen(handle, "w") as out:
            out.write(text + "\n")
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(_beside(path))
    except OSError as error:
        hint = "check its folder's owner and the free space; the same command goes on"
        raise DigestError(f"{_beside(path)} cannot be written: {error.strerror}", hint=hint) from None


def refuse_forgotten(path: Path, ledger: Ledger, issue: str) -> None:
    """Refuse to send an issue of which the ledger knows fewer readers than it once did.

    Raises:
        DigestError: an older copy of the ledger was put back, or it was deleted.
    """
    had, has = witnessed(path).get(issue, 0), _sent(ledger, issue)
    if had > has:
        readers = counted(had, "reader has", "readers have")
        raise DigestError(
            f"{readers} issue {issue}, and the ledger {path} knows of {has}: is it an old copy, or a new one?",
            hint="put the newest one back, or name the one it was sent with (--ledger);"
            " --resend-unknown sends it to all others, to some for the second time",
        )


def forgotten(path: Path, ledger: Ledger) -> tuple[str, ...]:
    """Return the last issues of which the ledger knows fewer readers than it once did."""
    last = list(witnessed(path).items())[-_TOLD:]
    return tuple(issue for issue, had in last if had > _sent(ledger, issue))


def _sent(ledger: Ledger, issue: str) -> int:
    """Return how many readers have an issue for sure: of all that a delivery may be, only that never changes again."""
    row = ledger.execute(
        "SELECT count(*) FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE s.issue = ? AND s.outlet = 'mail' AND d.status = 'sent'",
        (issue,),
    )
    return int(row.fetchone()[0])


def _beside(path: Path) -> Path:
    return path.with_suffix(".sent")
