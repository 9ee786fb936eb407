"""Replace a folder as a whole: staged beside it, synced, then exchanged in one step."""

from __future__ import annotations

import ctypes
import fcntl
import os
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def replace_folder(parent: Path, name: str, files: Mapping[str, bytes], *, keep: tuple[str, ...] = ()) -> Path:
    """Make `parent/name` hold `files` and nothing else but what the old one held under `keep`; `parent` is `locked`.

    Raises:
        DigestError: the folder cannot be written.
    """
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _mend(parent, name)
        staged = _staged(parent / name, files, keep)
        _exchange(staged, parent / name)
        _sync(parent)
    except OSError as error:
        raise _unwritable(parent / name, error) from None
    return parent / name


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock, making the folder where it is not there: two builds never stage in it at once.

    A crash frees it. Who holds it and asks again waits for ever.

    Raises:
        DigestError: the folder cannot be made or read.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _unwritable(path: Path, error: OSError) -> DigestError:
    if isinstance(error, FileExistsError | NotADirectoryError):
        hint = "name another folder, or move that file away"
        return DigestError(f"{path} cannot be written: a file stands where a folder should", hint=hint)
    hint = "check the folder's owner and the free space"
    return DigestError(f"{path} cannot be written: {error.strerror}", hint=hint)


def beside(path: Path) -> Path:
    """Return a name that is free, under which what shall stand at `path` is staged.

    Not one of `tempfile`, whose files are private: who may read and write in the archive say the umask and its folder.
    """
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}")


def _mend(parent: Path, name: str) -> None:
    """Clear what a killed build left: put an old folder back that was only moved, drop the rest."""
    old = parent / f".{name}.old"
    if old.is_dir() and not (parent / name).exists():
        old.rename(parent / name)
    for left in sorted(parent.glob(f".{name}.*")):
        shutil.rmtree(left)


def _staged(target: Path, files: Mapping[str, bytes], keep: tuple[str, ...]) -> Path:
    folder = beside(target)
    folder.mkdir()
    try:
        for file, content in files.items():
            with (folder / file).open("xb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
        for kept in keep:
            _carry_over(target / kept, folder / kept)
        _sync(folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)  # on a full disk it would take what little room there is
        raise
    return folder


def _carry_over(old: Path, new: Path) -> None:
    if old.is_file():
        shutil.copy2(old, new)


def _exchange(staged: Path, target: Path) -> None:
    """Put `staged` in the place of `target`, and remove the old one."""
    if not target.exists():
        staged.rename(target)
        return
    if not _exchanged_at_once(staged, target):
        # Two steps where the system knows no exchange: `_mend` puts the old one back after a crash between them.
        old = target.with_name(f".{target.name}.old")
        target.rename(old)
        staged.rename(target)
        staged = old
    shutil.rmtree(staged)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    """Exchange two folders in one step: renameat2(2), Linux 3.15 and glibc 2.28."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
