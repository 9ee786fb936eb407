"""Which issue is wanted, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from digest import window
    from digest.build import Built
    from digest.models import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Say which issue is wanted; without any wish it is this week's, of what came since the last one."""

    slug: str | None = None
    #: An ISO week: 2026-W47.
    week: str | None = None
    since: str | None = None
    until: str | None = None
    #: Where it is built as a look: then neither the archive nor the ledger knows of it.
    trial: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Say what came of it; `built` is None when there was nothing new."""

    slug: str
    window: window.Window
    built: Built | None
    #: Sources and pages that gave nothing: the run was done in part.
    failed: tuple[Skipped, ...] = ()
    #: What the editor should know: feeds that moved, sources that keep failing.
    notes: tuple[str, ...] = ()
    #: So many readers have the issue of this slug already: it was left as it is.
    readers: int = 0
    #: Its editor has approved it: it was left as it is, or `built` with those edits that were not in it yet.
    approved: bool = False
