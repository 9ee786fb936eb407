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
    from collections.abc import Iterable

    from digest.ledger import Ledger

#: So many issues are kept, and of so many of the last ones it is told that the ledger has forgotten them.
_KEPT, _TOLD = 100, 8
#: All ways by which messages reach people, together.
MAIL = "mail"


def witnessed(path: Path) -> dict[str, int]:
    """Return how many readers have each issue, as it stands beside the ledger at `path`; empty where nothing does."""
    try:
        found = json.loads(_beside(path).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(slug): int(count) for slug, count in found.items()} if isinstance(found, dict) else {}


def reached(path: Path, ledger: Ledger, issue: str) -> int:
    """Return how many readers have an issue, or may have it, by this ledger or by another that sent it."""
    beside = (count for key, count in witnessed(path).items() if key.partition(" ")[0] == issue)
    return max(sends.reached(ledger, issue), *beside, 0)


def attest(path: Path, ledger: Ledger, issue: str, outlet: str = MAIL) -> None:
    """Note beside the ledger at `path`, be it `ledger`'s own or not, how many readers have an issue.

    Raises:
        DigestError: it cannot be written.
    """
    known, key = witnessed(path), _key(issue, outlet)
    had = known.pop(key, 0)
    known[key] = max(had, _given(ledger, issue, outlet))
    if known[key] == had:
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


def refuse_forgotten(paths: Iterable[Path], ledger: Ledger, issue: str, outlet: str = MAIL) -> None:
    """Refuse to send an issue of which the ledger, the first of `paths`, knows fewer readers than any of them.

    Raises:
        DigestError: an older copy of the ledger was put back, it was deleted, or another one sent the issue.
    """
    own, *others = paths
    had = max(witnessed(path).get(_key(issue, outlet), 0) for path in (own, *others))
    has = _given(ledger, issue, outlet)
    if had > has:
        readers = counted(had, "reader has", "readers have")
        raise DigestError(
            f"{readers} issue {issue}, and the ledger {own} knows of {has}: is it an old copy, or a new one?",
            hint="put the newest one back, or name the one it was sent with (--ledger);"
            " --resend-unknown sends it to all others, to some for the second time",
        )


def forgotten(path: Path, ledger: Ledger) -> tuple[str, ...]:
    """Return the last issues of which the ledger knows fewer readers by mail than it once did."""
    mailed = [(key, had) for key, had in witnessed(path).items() if " " not in key]
    return tuple(issue for issue, had in mailed[-_TOLD:] if had > _given(ledger, issue, MAIL))


def _key(issue: str, outlet: str) -> str:
    """Return under what the readers of an issue stand: no slug has a space in it."""
    return issue if outlet == MAIL else f"{issue} {outlet}"


def _given(ledger: Ledger, issue: str, outlet: str) -> int:
    """Return how many readers have an issue, or may have it: of all that a delivery may be, what it is for good.

    One that is being handed over just now may yet be put off.
    """
    row = ledger.execute(
        "SELECT count(*) FROM deliveries d JOIN sends s ON s.id = d.send"
        " WHERE s.issue = ? AND s.outlet = ? AND d.status IN ('sent', 'unknown')",
        (issue, outlet),
    )
    return int(row.fetchone()[0])


def _beside(path: Path) -> Path:
    return path.with_suffix(".sent")
