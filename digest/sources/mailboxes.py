"""Mail as a source: mbox files and Maildir folders, message by message, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Document, Skipped
from digest.sources.disk import MAX_BYTES, why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A mailbox is read from its end backwards no further than this.
MAX_MESSAGES = 5_000


def is_maildir(path: Path) -> bool:
    """Tell a Maildir by its three folders."""
    try:
        return all((path / name).is_dir() for name in ("cur", "new", "tmp"))
    except OSError:  # a folder that may not be looked into; reading it says so
        return False


def is_mbox(path: Path) -> bool:
    """Tell an mbox by its first line."""
    try:
        with path.open("rb") as file:
            return file.read(5) == b"From "
    except OSError:
        return False


def read_mbox(path: Path, name: str) -> Iterator[Document | Skipped]:
    """Yield the newest messages of an mbox in their order; it may be larger than memory."""
    try:
        starts = _starts(path)
        with path.open("rb") as file:
            for at, (start, end) in enumerate(starts[-MAX_MESSAGES:]):
                if end - start > MAX_BYTES:
                    reason = f"it is larger than {MAX_BYTES // 1_000_000} MB"
                    yield Skipped(what=f"{name}#{at}", stage="source", reason=reason)
                    continue
                file.seek(start)
                yield _mail(file.read(end - start), name, at)
    except OSError as error:
        yield Skipped(what=name, stage="source", reason=f"it cannot be read: {why(error)}")


def _starts(path: Path) -> list[tuple[int, int]]:
    """Return where each message begins, after its `From ` line, and ends."""
    spans: list[tuple[int, int]] = []
    begin, place, blank = None, 0, True
    with path.open("rb") as file:
        while line := file.readline(1_000_000):
            if blank and line.startswith(b"From "):
                if begin is not None:
                    spans.append((begin, place))
                begin = place + len(line)
            blank = not line.strip()
            place += len(line)
    return [*spans, (begin, place)] if begin is not None else spans


def _mail(content: bytes, name: str, position: int) -> Document:
    content = content.replace(b"\n>From ", b"\nFrom ")
    return Document(source=name, content=content, media_type="message/rfc822", position=position)


def read_maildir(path: Path, name: str) -> Iterator[Document | Skipped]:
    """Yield the messages of a Maildir, those in `tmp` left alone: they are still being written."""
    try:
        files = sorted((found for part in ("cur", "new") for found in (path / part).iterdir()), key=lambda f: f.name)
    except OSError as error:
        yield Skipped(what=name, stage="source", reason=f"it cannot be read: {why(error)}")
        return
    for position, found in enumerate(
        file for file in files[-MAX_MESSAGES:] if file.is_file() and not file.is_symlink()
    ):
        try:
            if found.stat().st_size > MAX_BYTES:
                reason = f"it is larger than {MAX_BYTES // 1_000_000} MB"
                yield Skipped(what=f"{name}/{found.name}", stage="source", reason=reason)
                continue
            yield Document(source=name, content=found.read_bytes(), media_type="message/rfc822", position=position)
        except OSError as error:
            yield Skipped(what=f"{name}/{found.name}", stage="source", reason=f"it cannot be read: {why(error)}")
