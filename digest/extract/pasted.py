"""A text as somebody pasted it: its lines, and what that which carried it says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.models import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Hold the lines of a text without what carried it, and what that says of it."""

    lines: Sequence[str]
    removed: tuple[Removed, ...] = ()
    #: What is said to be the headline: a subject, the title of what was printed, the one heading of the first rank.
    heading: str | None = None
    url: str | None = None
    #: Whether it was printed, and its paragraphs are cut into lines.
    printed: bool = False
    #: When a mail was sent: its text was published no later.
    sent: datetime | None = None

    def without(self, gone: Iterable[str], reason: str) -> tuple[Removed, ...]:
        """Return what was removed, with these lines too."""
        return (*self.removed, *(Removed(text=bare, reason=reason) for line in gone if (bare := line.strip())))
