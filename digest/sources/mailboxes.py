"""Mail as a source: mbox files and Maildir folders, message by message, oldest first."""

from __future__ import annotations

import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import TYPE_CHECKING

from digest.models import Document, Skipped
from digest.sources.disk import MAX_BYTES, TOO_LARGE, skipped, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUBJECT = re.compile(rb"^subject:((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
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
                    yield skipped(f"{name}#{at}", TOO_LARGE)
                    continue
                file.seek(start)
                yield mail(file.read(end - start).replace(b"\n>From ", b"\nFrom "), name, at)
    except OSError as error:
        yield unreadable(name, error)


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


def mail(content: bytes, name: str, position: int) -> Document:
    """Return a mail of a mailbox as a document that is known by its subject."""
    subject = subject_of(content)
    place = f"{name}: {subject}" if subject else f"{name}, mail {position + 1}"
    return Document(source=name, content=content, media_type="message/rfc822", position=position, place=place)


def subject_of(content: bytes) -> str | None:
    """Return a mail's subject, decoded, on one line; None where there is none."""
    found = _SUBJECT.search(content[:100_000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0])
    if not found:
        return None
    raw = found[1].decode("utf-8", "replace")
    with suppress(HeaderParseError, LookupError, ValueError):  # a charset that is none: as it stands
        raw = str(make_header(decode_header(raw)))
    return " ".join(raw.split())[:200] or None


def read_maildir(path: Path, name: str) -> Iterator[Document | Skipped]:
    """Yield the messages of a Maildir, those in `tmp` left alone: they are still being written."""
    try:
        files = sorted((found for part in ("cur", "new") for found in (path / part).iterdir()), key=lambda f: f.name)
    except OSError as error:
        yield unreadable(name, error)
        return
    for position, found in enumerate(
        file for file in files[-MAX_MESSAGES:] if file.is_file() and not file.is_symlink()
    ):
        try:
            if found.stat().st_size > MAX_BYTES:
                yield skipped(f"{name}/{found.name}", TOO_LARGE)
                continue
            yield mail(found.read_bytes(), name, position)
        except OSError as error:
            yield unreadable(f"{name}/{found.name}", error)
