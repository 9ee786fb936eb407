"""An IMAP folder as a source: `imaps://user@host/Folder`; read only, nothing is marked or moved."""

from __future__ import annotations

import imaplib
import re
from base64 import b64encode
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.secrets import to_set
from digest.sources.disk import MAX_BYTES, TOO_LARGE, skipped
from digest.sources.imap_session import connect
from digest.sources.mailboxes import mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Document, Skipped

#: The newest so many messages of the time asked for.
MAX_MESSAGES = 500
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_imap(where: str, name: str, *, since: datetime | None, password: str | None) -> Iterator[Document | Skipped]:
    """Yield the messages that came since a moment, in the folder's order."""
    try:
        parts = urlsplit(where)
        if parts.scheme == "imap" and parts.hostname not in LOOPBACK:
            yield skipped(name, "imap:// sends the password in the open", hint="write imaps://")
            return
        if not password:
            hint = to_set("DIGEST_IMAP_PASSWORD")
            yield skipped(name, "its password is not set (DIGEST_IMAP_PASSWORD)", hint=hint)
            return
        yield from _messages(where, name, since, password)
    except imaplib.IMAP4.error as error:
        yield skipped(name, f"its server says no: {_bare(error)}")
    except (OSError, ValueError) as error:
        hint = "is this machine on the net? Is the host spelled right?"
        yield skipped(name, f"it cannot be reached: {_bare(error)}", hint=hint)


def _messages(where: str, name: str, since: datetime | None, password: str) -> Iterator[Document | Skipped]:
    parts = urlsplit(where)
    folder = unquote(parts.path.strip("/")) or "INBOX"
    with connect(parts.scheme, parts.hostname or "", parts.port) as server:
        server.login(unquote(parts.username or ""), password)
        status, _ = server.select(_quoted(folder), readonly=True)
        if status != "OK":
            yield skipped(name, f"there is no folder {folder}")
            return
        for position, number in enumerate(_numbers(server, since)):
            yield _message(server, number, name, position)


def _quoted(folder: str) -> str:
    """Return a folder's name as servers want it: letters outside ASCII in modified UTF-7 (RFC 3501, 5.1.3)."""
    ascii_only = re.sub(r"[^\x20-\x7e]+", _in_seven_bits, folder.replace("&", "&-"))
    escaped = ascii_only.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _in_seven_bits(found: re.Match[str]) -> str:
    return f"&{b64encode(found[0].encode('utf-16-be')).decode().rstrip('=').replace('/', ',')}-"


def _numbers(server: imaplib.IMAP4, since: datetime | None) -> list[str]:
    # SINCE knows days only, and by the server's clock: one day more, the window sorts the rest out
    day = since - timedelta(days=1) if since else None
    wanted = f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}" if day else "ALL"
    _, found = server.search(None, wanted)
    return found[0].decode("ascii").split()[-MAX_MESSAGES:] if found and found[0] else []


def _message(server: imaplib.IMAP4, number: str, name: str, position: int) -> Document | Skipped:
    _, sizes = server.fetch(number, "(RFC822.SIZE)")
    size = _SIZE.search(sizes[0] if sizes and isinstance(sizes[0], bytes) else b"")
    if size and int(size[1]) > MAX_BYTES:
        return skipped(f"{name}#{number}", TOO_LARGE)
    _, found = server.fetch(number, "(BODY.PEEK[])")
    content = next((part[1] for part in found if isinstance(part, tuple)), b"")
    return mail(content, name, position)


def _bare(error: Exception) -> str:
    text = getattr(error, "strerror", None) or (error.args[0] if error.args else type(error).__name__)
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return " ".join(text.split())[:200]
