"""What is read of a report.json, which anybody may have changed: each row holds what its readers take for granted."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any

from digest.models import Skipped, Topic
from digest.typed import typed

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merged:
    first: str
    second: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filed:
    article: str
    topic: str
    words: tuple[str, ...] = ()
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settings:
    topics: tuple[Topic, ...] | None
    limit: int
    sentences: int
    algorithm: str | None
    earlier: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    floor: float = 0.0
    rest: bool = True
    edits: str | None = None


def report_from_json(text: str) -> dict[str, Any]:
    """Return the report as it stands in a file.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: no build wrote it so.
    """
    report: dict[str, Any] = json.loads(text)
    for name, record in (("skipped", Skipped), ("merged", _Merged), ("filed", _Filed)):
        for row in report[name]:
            _checked(record, row)
    settings = report["settings"]
    topics = settings["topics"]
    known = topics if topics is None else tuple(_checked(Topic, topic) for topic in topics)
    _checked(_Settings, {**settings, "topics": known, "words": tuple(settings.get("words", {}).items())})
    return report


def _checked(record: type[Any], row: Mapping[str, Any]) -> Any:
    """Return the record that a row is; what else stands in it is left alone."""
    needed = [field.name for field in fields(record) if field.name in row or field.default is MISSING]
    held = {name: row[name] for name in needed}
    return typed(record(**{name: tuple(value) if isinstance(value, list) else value for name, value in held.items()}))
