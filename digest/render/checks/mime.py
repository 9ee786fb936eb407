"""The message as it would go out: headers, lines, parts (RFC 5322, 2045, 2369, 2919, 8058); pure."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from digest.files import MAIL, TEXT
from digest.render.checks.finding import Finding, Subject, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

ONCE = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "List-ID",
    "List-Unsubscribe",
)


#: 128 bits in base64.
SHORTEST_TOKEN = 22


def check_message(subject: Subject) -> Iterator[Finding]:
    """Find what mail servers and clients would stumble over."""
    raw = subject.message
    if raw is None:
        return
    parsed = message_from_bytes(raw, policy=policy.SMTP)
    yield from _lines(raw)
    yield from _headers(parsed, raw)
    yield from _unsubscribe(parsed, raw)
    yield from _parts(parsed)
    yield from _same(subject, parsed)
    yield from _signed(parsed)


def _lines(raw: bytes) -> Iterator[Finding]:
    bare = raw.replace(b"\r\n", b"")
    if b"\n" in bare or b"\r" in bare:
        yield _error("message-lines", "line endings", "a bare CR or LF: servers refuse it (RFC 5321, 2.3.8)")
    if not raw.isascii() or b"\0" in raw:
        yield _error("message-lines", "bytes", "a NUL or a byte above 127 needs 8BITMIME, which not all servers have")
    body = raw.partition(b"\r\n\r\n")[2]
    if max(map(len, raw.split(b"\r\n"))) > 998:
        yield _error("message-lines", "line length", "a line is over 998 octets (RFC 5322, 2.1.1)")
    if max(map(len, body.split(b"\r\n"))) > 76:
        yield _error("message-lines", "line length", "a line of the body is over 76 (RFC 2045, 6.7)")


def _headers(message: EmailMessage, raw: bytes) -> Iterator[Finding]:
    for name in ONCE:
        count = len(message.get_all(name, []))
        if count != 1:
            yield _error("message-headers", name, f"it stands there {count} times; once is right")
    moment = getattr(message["Date"], "datetime", None)
    if message["Date"] is not None and (moment is None or moment.tzinfo is None):
        yield _error("message-headers", "Date", "it is no moment with a zone (RFC 5322, 3.3)")
    if "=?" in _raw_header(raw, b"list-id").rpartition("<")[2]:
        yield _error("message-headers", "List-ID", "its id is encoded, and filters do not know the list (RFC 2919)")
    own = str(message.get("Message-ID", ""))
    if not re.fullmatch(r"<[^<>@\s]{1,500}@[^<>@\s]{1,500}>", own):
        yield _error("message-headers", "Message-ID", f"{shown(own)} has not the form <…@…>")
    address = _one_click_address(raw)
    if address and address.rsplit("/", 1)[-1] in own:
        yield _error("message-headers", "Message-ID", "it shows the reader's own unsubscribe token")


def _one_click_address(raw: bytes) -> str | None:
    found = re.findall(r"<(https://[^<>\s]{1,900})>", _raw_header(raw, b"list-unsubscribe"))
    return found[0] if len(found) == 1 else None


def _unsubscribe(message: EmailMessage, raw: bytes) -> Iterator[Finding]:
    """Find what keeps mail programs from showing their own unsubscribe button (RFC 2369, RFC 8058)."""
    header = _raw_header(raw, b"list-unsubscribe")
    if "=?" in header:
        yield _error("one-click", "List-Unsubscribe", "it is encoded, and Gmail ignores it (RFC 2047, 5)")
    elif header.startswith("<mailto:") and "https:" not in header:
        why = "readers can unsubscribe by mail only; Gmail and Yahoo ask for one click from 5,000 mails a day"
        fix = "set unsubscribe in digest.toml to a page that takes {token}"
        yield Finding(id="one-click", severity="warning", where="message.eml: List-Unsubscribe", why=why, fix=fix)
        return
    address = _one_click_address(raw)
    if address is None:
        yield _error("one-click", "List-Unsubscribe", "it must hold one https address (RFC 8058)")
    elif max(map(len, re.findall(r"[A-Za-z0-9_-]+", address.split("/", 3)[-1])), default=0) < SHORTEST_TOKEN:
        yield _error("one-click", "List-Unsubscribe", "its token is shorter than 128 bits: it can be guessed")
    if address and (name := str(message["To"]).rpartition("<")[2].partition("@")[0]) and f"/{name}" in address:
        yield _error("one-click", "List-Unsubscribe", "the reader's own address stands in the link")
    if message.get_all("List-Unsubscribe-Post", []) != ["List-Unsubscribe=One-Click"]:
        why = "it must stand there once and say List-Unsubscribe=One-Click (RFC 8058)"
        yield _error("one-click", "List-Unsubscribe-Post", why)


def _parts(message: EmailMessage) -> Iterator[Finding]:
    defects = [defect for part in message.walk() for defect in part.defects]
    defects += [defect for value in message.values() for defect in getattr(value, "defects", ())]
    if defects:
        yield _error("message-parts", "MIME", f"{type(defects[0]).__name__}: it does not parse back")
    kinds = [part.get_content_type() for part in message.iter_parts()] if message.is_multipart() else []
    if message.get_content_type() != "multipart/alternative" or kinds != ["text/plain", "text/html"]:
        yield _error("message-parts", "MIME", "a mail is multipart/alternative: text/plain, then text/html")


def _same(subject: Subject, message: EmailMessage) -> Iterator[Finding]:
    """Find a message that is not the mail that was looked at: it must decode to the same words."""
    if " ".join(str(message["Subject"]).split()) != " ".join(subject.rendering.subject.split()):
        yield _error("message-differs", "Subject", f"it reads “{shown(str(message['Subject']))}”, not as in issue.json")
    for kind, name in (("plain", TEXT), ("html", MAIL)):
        part = message.get_body((kind,))
        said = part.get_content() if part is not None else ""
        if _bare(said) != _bare(getattr(subject.rendering, "text" if kind == "plain" else "html")):
            yield _error("message-differs", f"text/{kind}", f"it is not what {name} holds")


def _bare(content: str) -> str:
    return content.replace("\r\n", "\n").strip()


def _signed(message: EmailMessage) -> Iterator[Finding]:
    """Remind of what only the mail service can do: one click counts only where DKIM covers its headers."""
    signed = re.findall(r"\bh\s*=([^;]*)", str(message.get("DKIM-Signature", "")))
    covered = {name.strip().lower() for names in signed for name in names.split(":")}
    if message["List-Unsubscribe-Post"] and not {"list-unsubscribe", "list-unsubscribe-post"} <= covered:
        why = "Gmail and Yahoo heed one click only where the DKIM signature covers both headers (RFC 8058, 4)"
        fix = "send yourself a test, save it as it arrived, and run: digest check FILE.eml"
        yield Finding(id="dkim", severity="note", where="message.eml: List-Unsubscribe", why=why, fix=fix)


def _raw_header(raw: bytes, name: bytes) -> str:
    head = raw.partition(b"\r\n\r\n")[0]
    for line in re.split(rb"\r\n(?![ \t])", head):
        key, _, value = line.partition(b":")
        if key.strip().lower() == name:
            return value.decode("ascii", "replace").strip()
    return ""


def _error(name: str, where: str, why: str) -> Finding:
    return Finding(id=name, severity="error", where=f"message.eml: {where}", why=why, fix="build the issue again")
