"""Files and folders: bytes from disk, capped, never through a link that leaves the folder."""

from __future__ import annotations

import re
import stat
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from digest.errors import SourceError
from digest.models import Skipped
from digest.pipes import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: No article, feed or mail is larger; the largest of 130 real feeds has 2.5 MB.
MAX_BYTES = 20_000_000
TOO_LARGE = f"it is larger than {MAX_BYTES // 1_000_000} MB"
MAX_FILES = 10_000
MAX_DEPTH = 20
#: What lies beside articles and is none: looked past without a word.
_SILENT = frozenset(
    (
        *(".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp"),
        *(".woff", ".woff2", ".ttf", ".eot", ".otf", ".mp3", ".mp4", ".m4a", ".webm", ".db", ".db-wal", ".db-shm"),
        *(".lock", ".toml", ".ini", ".pyc", ".bak", ".tmp", ".part", ".swp", ".lnk"),
    )
)
_JUNK = frozenset(
    ("thumbs.db", "desktop.ini", "__macosx", "__pycache__", "node_modules", "lost+found", "license", "copying")
)
#: A folder's own list of contents or a word about it is no article.
_INDEX = frozenset(
    ("index.html", "index.htm", "readme", "readme.md", "readme.txt", "index.md", "license.txt", "license.md")
)


#: Bytes that are no UTF-8, line breaks and what steers a terminal: no name is printed or kept with them.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=://)|(?:mailto|news|data|javascript|file)(?=:)", re.IGNORECASE)


def scheme_of(name: str) -> str | None:
    """Return the scheme of a name that is an address and no path, in lower case: `ftp`, `imaps`."""
    found = _SCHEME.match(name)
    return found[0].lower() if found else None


def path_of(name: str) -> Path:
    """Return the path that a name means, `~` being a user's own folder where there is that user."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


def is_file(path: Path) -> bool:
    """Tell whether a file stands there; what may not be looked at, or cannot be a name, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def stands(path: Path) -> bool:
    """Tell whether something stands there that may be looked at."""
    try:
        return path.exists()
    except OSError:
        return False


def shown(name: str) -> str:
    """Return a name as it can be printed and kept: what a file may be called and a text may not hold is escaped."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode(), name)


def _listing(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@dataclass(frozen=True, slots=True)
class Disk:
    """Hold the two ways to a disk, so that a test can make them fail."""

    listing: Callable[[Path], list[Path]] = _listing
    open: Callable[[Path], BinaryIO] = opened


def files(folder: Path, disk: Disk) -> Iterator[tuple[str, Path] | Skipped]:
    """Yield (name below the folder, path) of each file that may be an article, sorted by name."""
    root = folder.resolve()
    count = 0
    for found in _walk(folder, PurePosixPath(), root, disk):
        count += not isinstance(found, Skipped)
        if count > MAX_FILES:
            yield skipped(shown(str(folder)), f"more than {MAX_FILES} files: the rest was left out")
            return
        yield found


def _walk(folder: Path, below: PurePosixPath, root: Path, disk: Disk) -> Iterator[tuple[str, Path] | Skipped]:
    try:
        paths = sorted(disk.listing(folder), key=lambda path: path.name)
    except OSError as error:
        what = shown(str(below) if below.parts else folder.name)
        hint = "whose folder is it?" if isinstance(error, PermissionError) else None
        yield skipped(what, f"the folder cannot be read: {why(error)}", hint=hint)
        return
    for path in paths:
        name = below / path.name
        if _junk(path, top=not below.parts):
            continue
        try:
            mode = path.lstat().st_mode
            inside = not stat.S_ISLNK(mode) or (path.is_file() and path.resolve().is_relative_to(root))
        except OSError as error:
            yield unreadable(shown(str(name)), error)
            continue
        if not inside:
            yield skipped(shown(str(name)), "a link that leads out of the folder is not followed")
        elif stat.S_ISDIR(mode):
            if len(name.parts) < MAX_DEPTH:
                yield from _walk(path, name, root, disk)
        elif is_file(path):
            yield shown(str(name)), path


def _junk(path: Path, *, top: bool) -> bool:
    name = path.name.lower()
    hidden = name.startswith((".", "~", "#")) or name.endswith("~")
    return hidden or name in _JUNK or path.suffix.lower() in _SILENT or (top and name in _INDEX)


def content_of(path: Path, disk: Disk, *, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes, unpacked where it is compressed; SourceError says in plain words why not."""
    try:
        with disk.open(path) as file:
            return unpacked(capped(file, limit), path.name, limit)
    except OSError as error:
        raise SourceError(f"it cannot be read: {why(error)}") from error


def capped(file: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Read at most `limit` bytes; more is a SourceError."""
    content = file.read(limit + 1)
    if len(content) > limit:
        raise SourceError(f"it is larger than {limit // 1_000_000} MB")
    return content


def unpacked(content: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return gzip bytes unpacked, and others as they are; a bomb ends at the limit.

    Raises:
        SourceError: it is larger, or cut off.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        whole = unpacker.decompress(content, limit + 1)
    except zlib.error as error:
        raise SourceError(f"{name} is no whole gzip file") from error
    if len(whole) > limit:
        raise SourceError(f"unpacked it is larger than {limit // 1_000_000} MB")
    if not unpacker.eof:
        raise SourceError(f"{name} is no whole gzip file")
    return whole


def skipped(what: str, reason: str, *, hint: str | None = None) -> Skipped:
    """Say that a source, or a part of one, could not be read, and what to do about it."""
    return Skipped(what=what, stage="source", reason=reason, hint=hint)


def unreadable(what: str, error: OSError) -> Skipped:
    """Say that the system lets a source, or a part of one, not be read."""
    hint = "whose file is it?" if isinstance(error, PermissionError) else None
    return skipped(what, f"it cannot be read: {why(error)}", hint=hint)


def why(error: OSError) -> str:
    """Return the system's reason in lower case, without its number and path."""
    return (error.strerror or type(error).__name__).lower()
