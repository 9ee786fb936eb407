"""Who gets an issue: addresses, files, a command's output; read, checked, folded, each once."""

from __future__ import annotations

import csv
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.addresses import Mailbox, read_mailbox
from digest.errors import ConfigError, SendError
from digest.models import Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: What the column of addresses is called in the lists that services export, and that of names.
_ADDRESS_COLUMNS = ("email", "e-mail", "email address", "e-mail address", "mail", "address", "e-mail-adresse")
_NAME_COLUMNS = ("name", "full name", "display name")
_FIRST_COLUMNS, _LAST_COLUMNS = ("first name", "first_name", "firstname"), ("last name", "last_name", "lastname")
_COMMAND_TIME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Hold the readers of a run, each once and in order, and what could not be taken."""

    mailboxes: tuple[Mailbox, ...]
    skipped: tuple[Skipped, ...] = ()
    #: Every one of them was named on the command line, none came from a list.
    typed: bool = False


def read_recipients(names: Sequence[str], subscribed: Callable[[], Iterable[Mailbox]]) -> Recipients:
    """Return the readers that `--to` names: addresses, files, `-`, `command:…`, or `ledger:`.

    Raises:
        ConfigError: a file or command gives nothing to read.
        SendError: an address on the command line is none.
    """
    seen: dict[str, Mailbox] = {}
    skipped: list[Skipped] = []
    for one in (found for name in names for found in _named(name, subscribed)):
        if isinstance(one, Skipped):
            skipped.append(one)
        elif one.key in seen:
            skipped.append(Skipped(what=one.address, stage="send", reason="named twice"))
        else:
            seen[one.key] = one
    return Recipients(mailboxes=tuple(seen.values()), skipped=tuple(skipped), typed=all(map(_is_address, names)))


def _is_address(name: str) -> bool:
    return "@" in name and not name.startswith("command:") and not Path(name).is_file()


def _named(name: str, subscribed: Callable[[], Iterable[Mailbox]]) -> Iterator[Mailbox | Skipped]:
    if name == "ledger:":
        yield from subscribed()
    elif name.startswith("command:"):
        yield from parse_list(_output_of(name.removeprefix("command:")))
    elif _is_address(name):
        yield read_mailbox(name)
    else:
        yield from parse_list(_text_of(name))


def _text_of(name: str) -> str:
    try:
        octets = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"the list {name} is not UTF-8", hint="save it as UTF-8") from None
    except OSError as error:
        hint = "--to takes an address, a file, -, command:…, or ledger: (your subscribers)"
        raise ConfigError(f"the list {name} cannot be read: {error.strerror}", hint=hint) from None


def _output_of(command: str) -> str:
    """Return what a command prints; no shell reads it."""
    try:
        run = subprocess.run(shlex.split(command), capture_output=True, check=True, timeout=_COMMAND_TIME)  # noqa: S603  # the user's own command
        return run.stdout.decode("utf-8-sig")
    except (OSError, ValueError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        last = getattr(error, "stderr", b"") or b""
        said = last.decode("utf-8", "replace").strip().rpartition("\n")[2][:200] or type(error).__name__
        raise ConfigError(f"the command for the list failed: {said}", hint=f"try it by hand: {command}") from None


def parse_list(text: str) -> Iterator[Mailbox | Skipped]:
    """Return the readers of a list: CSV with a header, or one mailbox a line; `#` begins a comment."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        return
    columns = _columns(lines[0])
    rows = csv.reader(lines[1:], delimiter=_delimiter(lines[0])) if columns else ((line,) for line in lines)
    for row in rows:
        yield _reader(row, columns or _Columns(0, ()))


@dataclass(frozen=True, slots=True)
class _Columns:
    address: int
    names: tuple[int, ...]


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _columns(header: str) -> _Columns | None:
    """Return where a CSV's header says address and name stand; None when it is no header."""
    titles = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=_delimiter(header)))]
    address = next((titles.index(title) for title in _ADDRESS_COLUMNS if title in titles), None)
    if address is None:
        return None
    whole = [titles.index(title) for title in _NAME_COLUMNS if title in titles]
    parts = [titles.index(t) for group in (_FIRST_COLUMNS, _LAST_COLUMNS) for t in group if t in titles]
    return _Columns(address, tuple(whole[:1] or parts))


def _reader(row: Sequence[str], columns: _Columns) -> Mailbox | Skipped:
    cell = row[columns.address] if columns.address < len(row) else ""
    try:
        mailbox = read_mailbox(cell)
    except SendError as error:
        return Skipped(what=",".join(row)[:200], stage="send", reason=error.message)
    name = " ".join(row[i].strip() for i in columns.names if i < len(row) and row[i].strip())
    return Mailbox(address=mailbox.address, name=" ".join((name or mailbox.name).split())[:200])
