"""A file, a folder or standard input as documents."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from digest.errors import SourceError
from digest.models import Document, Skipped
from digest.sources import disk as disks
from digest.sources import feeds, kinds
from digest.sources.disk import skipped, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.sources.disk import Disk


def read_stdin(stdin: BinaryIO | None) -> Iterator[Document | Skipped]:
    """Yield what standard input holds; its kind is told by its content alone."""
    stdin = stdin or (sys.stdin.buffer if sys.stdin else None)
    if stdin is None:
        yield skipped("-", "standard input is closed")
        return
    try:
        content = disks.unpacked(disks.capped(stdin), "-")
    except (OSError, SourceError) as error:
        yield skipped("-", error.message if isinstance(error, SourceError) else disks.why(error))
        return
    yield from documents(content, "-", promised=None)


def read_path(source: str, disk: Disk) -> Iterator[Document | Skipped]:
    """Yield what a file or folder holds; below a folder a document is named by its place in it."""
    path = disks.path_of(source)
    scheme = disks.scheme_of(source)
    name = disks.shown(source if scheme else path.name if path.is_absolute() else PurePath(source).as_posix())
    try:
        is_folder = path.is_dir()
        there = is_folder or path.exists()
    except OSError as error:
        yield unreadable(name, error)
        return
    if not there:
        hint = "http, https and imaps addresses are" if scheme else "is it spelled right?"
        reason = f"{scheme} addresses are not read" if scheme else "there is no such file or folder"
        yield skipped(name, reason, hint=hint)
    elif is_folder:
        yield from _read_folder(path, disk)
    else:
        yield from read_file(path, name, disk)


def _read_folder(folder: Path, disk: Disk) -> Iterator[Document | Skipped]:
    for found in disks.files(folder, disk):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read_file(found[1], found[0], disk)


def read_file(path: Path, name: str, disk: Disk) -> Iterator[Document | Skipped]:
    """Yield the documents of one file, under the name it is known by."""
    try:
        content = disks.content_of(path, disk)
    except SourceError as error:
        yield skipped(name, error.message)
        return
    ending = _ending(path)
    yield from documents(content, name, promised=kinds.ENDINGS.get(ending, "unknown"))


def _ending(path: Path) -> str:
    """Return the name's ending in lower case, that below `.gz` where it is compressed."""
    name = Path(path.stem) if path.suffix.lower() == ".gz" else path
    return name.suffix.lower()


def documents(content: bytes, name: str, *, promised: str | None) -> Iterator[Document | Skipped]:
    """Yield the documents that these bytes hold; `promised` is the kind their name says they are."""
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        yield skipped(name, "it is empty")
    elif found := kinds.binary(content):
        yield skipped(name, f"it is {found}, not text")
    else:
        charset = kinds.charset(content)
        kind = kinds.kind_of(kinds.decode(content[: 4 * kinds.HEAD], charset), promised)
        yield from _of_kind(kind, content, name, charset, promised)


def _of_kind(kind: str, content: bytes, name: str, charset: str, promised: str | None) -> Iterator[Document | Skipped]:
    if kind == "unknown":
        yield skipped(name, f"files of this kind ({PurePath(name).suffix}) are not read")
    elif kind in ("feed", "json"):
        yield from _feed(kind, content, name, charset)
    elif kind == "page" and promised == "feed":
        yield skipped(name, "a web page where a feed was expected")
    elif kind == "mail":
        yield Document(source=name, content=content, media_type="message/rfc822")
    else:
        media = {"page": "text/html", "markdown": "text/markdown", "text": "text/plain"}[kind]
        yield Document(source=name, content=content, media_type=f"{media}; charset={charset}")


def _feed(kind: str, content: bytes, name: str, charset: str) -> Iterator[Document | Skipped]:
    try:
        found, left_out = feeds.entries(kinds.decode(content, charset), name)
    except SourceError:
        yield skipped(name, "JSON that is no feed" if kind == "json" else "it is no feed that can be read")
        return
    if not found:
        yield skipped(name, "the feed has no entries")
    yield from (entry.document() for entry in found)
    yield from (Skipped(what=name, stage="edit", reason=reason) for reason in left_out)  # the source itself gave
