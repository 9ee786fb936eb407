"""Who gets an issue: addresses, files, a command's output; read, checked, folded, each once."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.addresses import Mailbox, read_mailbox
from digest.errors import ConfigError, SendError
from digest.models import Skipped
from digest.pipes import opened
from digest.senders.spelling import decoded
from digest.senders.wanted import objection, telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: What the column of addresses is called in the lists that services export, and that of names.
_ADDRESS_COLUMNS = ("email", "e-mail", "email address", "e-mail address", "mail", "address", "e-mail-adresse")
_ADDRESS_LIKE = re.compile(r"e-?mail|\bmail\b|courriel|correo", re.IGNORECASE)
_NAME_COLUMNS = ("name", "full name", "full_name", "fullname", "display name")
_FIRST_COLUMNS = ("first name", "first_name", "firstname", "given name", "vorname")
_LAST_COLUMNS = ("last name", "last_name", "lastname", "family name", "surname", "nachname")
_COMMAND_TIME = 300
#: The first line by which Excel is told what parts the cells.
_SEPARATOR = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_HINT = "--to takes an address, a file, -, command:…, or ledger: (your subscribers)"


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
    if not name.strip():
        raise ConfigError("--to is empty", hint="is a variable of the command not set?")
    if name == "ledger:":
        yield from subscribed()
    elif name.startswith("command:"):
        yield from parse_list(_output_of(name.removeprefix("command:")))
    elif _is_address(name):
        yield read_mailbox(name)
    else:
        yield from parse_list(text_of(name))


def text_of(name: str, *, hint: str = _HINT) -> str:
    """Return the text of a file, or of standard input for `-`.

    Raises:
        ConfigError: it cannot be read; `hint` says what could be.
    """
    try:
        if name == "-":
            octets = sys.stdin.buffer.read() if sys.stdin else b""
        else:
            with opened(Path(name)) as file:
                octets = file.read()
    except OSError as error:
        raise ConfigError(f"the list {name} cannot be read: {error.strerror}", hint=hint) from None
    return _text(octets, name)


def _text(octets: bytes, name: str) -> str:
    if octets.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ConfigError(f"the list {name} is a workbook", hint='save its sheet as "CSV UTF-8", and name that file')
    text = decoded(octets)
    if text is None:
        raise ConfigError(f"the list {name} is not UTF-8", hint='save it as UTF-8 (Excel: "CSV UTF-8")')
    return text


def _output_of(command: str) -> str:
    """Return what a command prints; no shell reads it."""
    try:
        run = subprocess.run(shlex.split(command), capture_output=True, check=True, timeout=_COMMAND_TIME)  # noqa: S603  # the user's own command
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        last = getattr(error, "stderr", b"") or b""
        said = last.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        said = said or getattr(error, "strerror", None) or type(error).__name__
        raise ConfigError(f"the command for the list failed: {said}", hint=f"try it by hand: {command}") from None
    return _text(run.stdout, "of the command")


def parse_list(text: str) -> Iterator[Mailbox | Skipped]:
    """Return the readers of a list: CSV with a header, or one mailbox a line; `#` begins a comment.

    Raises:
        ConfigError: it is no CSV.
    """
    for one in parse_rows(text):
        yield one if isinstance(one, Skipped) else one[0]


def parse_rows(text: str) -> Iterator[tuple[Mailbox, dict[str, str]] | Skipped]:
    """Return the readers of a list, each with the columns that stand beside the address, by lower-case title.

    Raises:
        ConfigError: it is no CSV.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = [f"{line}\n" for line in text.split("\n") if _says_something(line)]
    said = _SEPARATOR.fullmatch(lines.pop(0).strip()) if lines and _SEPARATOR.fullmatch(lines[0].strip()) else None
    if not lines:
        return
    delimiter = said[1] if said else max(",;\t", key=lines[0].count)
    titles = [cell.strip().lower() for cell in _first_row(lines, delimiter)]
    address = _address_column(titles)
    if address is None:
        yield from map(_reader_of_line, lines)
        return
    naming, signs = _naming(titles), telling(titles)
    for row in _rows(lines[1:], delimiter):
        cells = dict(zip(titles, map(_cell, row), strict=False))
        reader = _reader(cells, address, naming)
        why = objection(cells, signs) if signs and not isinstance(reader, Skipped) else None
        yield Skipped(what=cells[address], stage="send", reason=why) if why else reader


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise ConfigError(f"the list is no CSV: {error}", hint="is a quotation mark not closed?") from None


def _first_row(lines: Sequence[str], delimiter: str) -> list[str]:
    return next(_rows(lines[:1], delimiter))


def _says_something(line: str) -> bool:
    return bool(line.strip(" \t,;")) and not line.lstrip().startswith("#")


def _address_column(titles: Sequence[str]) -> str | None:
    """Return the title of the addresses' column; None where the first line is a reader already."""
    if any("@" in title for title in titles):
        return None
    known = next((title for title in _ADDRESS_COLUMNS if title in titles), None)
    return known or next((title for title in titles if _ADDRESS_LIKE.search(title)), None)


def _reader_of_line(line: str) -> tuple[Mailbox, dict[str, str]] | Skipped:
    """Read a line without a header above it: one mailbox, or an address with its name in a cell beside it."""
    whole = _reader({"": line.strip()}, "", ())
    if not isinstance(whole, Skipped):
        return whole
    delimiter = max(",;\t", key=line.count)
    cells = [cell for cell in map(_cell, _first_row([line], delimiter)) if cell]
    addresses = [cell for cell in cells if "@" in cell]
    if len(addresses) != 1 or len(cells) < 2:
        return whole
    name = next(cell for cell in cells if "@" not in cell) if len(cells) == 2 else ""
    return _reader({"email": addresses[0], "name": name}, "email", (("name",),))


def _cell(text: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return re.sub(r"^'(?=[=+@\t-])", "", text.strip()) if text.startswith("'") else text.strip()


def _naming(titles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the columns that may make a reader's name, the best first: one for all of it, or those of its parts."""
    whole = [(title,) for title in _NAME_COLUMNS if title in titles]
    parts = tuple(title for title in (*_FIRST_COLUMNS, *_LAST_COLUMNS) if title in titles)
    return (*whole, parts)


def _reader(
    row: dict[str, str], column: str, naming: tuple[tuple[str, ...], ...]
) -> tuple[Mailbox, dict[str, str]] | Skipped:
    if any("\n" in cell and "@" in cell for cell in row.values()):  # it has swallowed the readers after it
        return Skipped(what=",".join(row.values())[:200], stage="send", reason="a quotation mark is not closed")
    try:
        mailbox = read_mailbox(row.get(column, ""))
    except SendError as error:
        return Skipped(what=",".join(row.values())[:200], stage="send", reason=error.message)
    names = (" ".join(" ".join(row.get(title, "") for title in titles).split())[:200] for titles in naming)
    name = next(filter(None, names), mailbox.name)
    return Mailbox(address=mailbox.address, name=name), row
