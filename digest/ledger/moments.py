"""Moments as the ledger writes them: UTC, ISO 8601 to the second, so that the order of texts is that of time."""

from __future__ import annotations

from datetime import UTC, datetime


def written(moment: datetime | None) -> str | None:
    """Return an aware moment as text."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if moment else None


def read(text: str | None) -> datetime | None:
    """Return the moment a text holds."""
    return datetime.fromisoformat(text) if text else None
