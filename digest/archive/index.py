"""issues/index.html and issues/feed.xml: what they list, and how they are written."""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any

from digest.archive.swap import beside
from digest.errors import DigestError
from digest.files import FEED, INDEX, ISSUE
from digest.models import Listed
from digest.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

#: What ends a sentence in Chinese and Japanese.
_WIDE_STOPS = ("。", "！", "？", "」", "』", "”")


def listed(issues: Path) -> tuple[Listed, ...]:
    """Return all issues of a folder, the newest first; what is no issue is passed over."""
    rows = [_row(path) for path in sorted(issues.glob(f"*/{ISSUE}")) if not path.parent.name.startswith(".")]
    return tuple(sorted(filter(None, rows), key=lambda row: (row.date, row.number, row.slug), reverse=True))


def update_index(issues: Path, render: Callable[[Sequence[Listed]], tuple[str, str]]) -> None:
    """Write the list of all issues as a page and as a feed; `render` makes both of what is listed.

    Raises:
        DigestError: the folder cannot be written.
    """
    page, feed = render(listed(issues))
    try:
        for name, content in ((INDEX, page), (FEED, feed)):
            _replace(issues / name, content.encode())
    except OSError as error:
        raise DigestError(f"{issues} cannot be written: {error.strerror}", hint="check the folder's owner") from None


def _row(path: Path) -> Listed | None:
    try:
        row: dict[str, Any] = json.loads(path.read_bytes())
        stories = [story for section in row["sections"] for story in section["stories"]]
        return typed(
            Listed(
                slug=path.parent.name,
                number=int(row["number"]),
                title=str(row["title"]),
                date=date.fromisoformat(row["date"]),
                subject=str(row["subject"]),
                preheader=str(row["preheader"]),
                language=str(row["language"]),
                stories=tuple((str(story["title"]), story["url"]) for story in stories),
                summaries=tuple(_summary(story) for story in stories),
                intro=str(row["intro"]) if row.get("intro") else None,
            )
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _summary(story: dict[str, Any]) -> str:
    """Return a story's sentences as one text; where a script has no spaces, none stands between them."""
    said = [str(sentence["text"]) for sentence in story["summary"]]
    return "".join(one if one.endswith(_WIDE_STOPS) else f"{one} " for one in said).rstrip()


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; one that is the same already is left alone."""
    if path.is_file() and path.read_bytes() == content:
        return
    staged = beside(path)
    try:
        with staged.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise
