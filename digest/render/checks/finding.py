"""What a check says, and what it looks at; pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Issue, Rendering

#: The order in which findings are shown.
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Say what is wrong, where, why it matters, and what to do."""

    id: str
    #: `error` (do not send), `warning` (some readers will see it) or `note`.
    severity: str
    where: str
    why: str
    fix: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Hold all that is checked: the issue, its rendering, the message it became; parsed once."""

    issue: Issue
    rendering: Rendering
    message: bytes | None = None

    @cached_property
    def tree(self) -> Any:
        """The mail's HTML, parsed."""
        from lxml import html

        return html.document_fromstring(self.rendering.html or "<html></html>")

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """The text of each style block."""
        return tuple(style.text or "" for style in self.tree.iter("style"))

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Each link's address, and the words one reads (or hears) on it."""
        return tuple((a.get("href") or "", _label(a)) for a in self.tree.iter("a"))

    def elements(self, *names: str) -> Iterator[Any]:
        """Yield the mail's elements of these names, in order."""
        yield from self.tree.iter(*names)


def _label(link: Any) -> str:
    words = " ".join(link.text_content().split())
    return words or " ".join(picture.get("alt") or "" for picture in link.iter("img")).strip()


def shown(value: str, longest: int = 60) -> str:
    """Return a value short enough for one line of a report."""
    line = " ".join(value.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
