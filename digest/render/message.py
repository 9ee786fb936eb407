"""Rendering -> message: the bytes that go out; pure, and the same bytes for the same input.

The body is encoded once (`compose`); for each reader only a few headers and the unsubscribe token
are written into it (`Letter.to`). What mail programs stumble over is kept out by construction:
quoted-printable lines of 76 at most, nothing above ASCII, and `List-*` headers that never fold or
turn into encoded words, since one-click unsubscribing breaks on either (RFC 2047, 5; RFC 8058).
"""

from __future__ import annotations

import hashlib
import hmac
import html as markup
import re
from base64 import b32encode
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import Header
from email.quoprimime import body_encode
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.addresses import Mailbox, read_mailbox, read_sender
from digest.errors import RenderError
from digest.render.placeholder import TOKEN, unsubscribe_url

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from digest.models import Newsletter, Rendering

_CRLF = b"\r\n"
# As parsed, so written: Python's own folding would break the List-* headers and write QP lines of 78.
_AS_WRITTEN = policy.SMTP.clone(refold_source="none")
_SPREAD_TOKEN = re.compile("(?:=\r\n)?".join(TOKEN))
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Hold an issue's mail as encoded bytes, open where the reader's own headers and token go."""

    slug: str
    list_id: str
    #: The sender's address, without its name; message ids end in its domain.
    sender: str
    #: The header lines that every reader gets alike.
    head: bytes
    #: The unsubscribe link with `TOKEN` in it.
    unsubscribe: str
    #: All that List-Unsubscribe offers: the link, and behind an address on the web one to write to.
    ways_out: str
    #: The body, cut wherever (a part of) the token stands in it …
    pieces: tuple[bytes, ...]
    #: … and which part of the token stands between one piece and the next.
    places: tuple[slice, ...]

    def to(self, reader: Mailbox, *, date: datetime, token: str, message_id: str) -> bytes:
        """Return the whole message for one reader, as it goes out.

        Raises:
            RenderError: the token is not of as many letters and digits as the place that is kept for it.
        """
        if len(token) != len(TOKEN) or not token.isascii() or not token.isalnum():
            raise RenderError("an unsubscribe token has the wrong form", hint=f"{len(TOKEN)} letters and digits")
        own = (
            f"Date: {format_datetime(date)}\r\n"
            f"To: {_mailbox_header(reader)}\r\n"
            f"Message-ID: {message_id}\r\n"
            f"List-Unsubscribe: {self.ways_out.replace(TOKEN, token)}\r\n"
        )
        parts = [self.head, own.encode(), _CRLF, self.pieces[0]]
        octets = token.encode()
        for place, piece in zip(self.places, self.pieces[1:], strict=True):
            parts += (octets[place], piece)
        return b"".join(parts)


def build_message(  # noqa: PLR0913  # all are given by name, and most by one caller in ten
    rendering: Rendering,
    newsletter: Newsletter,
    *,
    to: str,
    date: datetime,
    slug: str,
    unsubscribe: str | None = None,
    token: str = TOKEN,
    key: bytes = b"",
) -> EmailMessage:
    """Return the message for one reader; `unsubscribe` replaces the link of the rendering.

    Raises:
        RenderError: a header would not be one line, or an address is none.
    """
    reader = read_mailbox(to)
    letter = compose(rendering, newsletter, slug=slug, unsubscribe=unsubscribe)
    raw = letter.to(reader, date=date, token=token, message_id=message_id(letter, reader, key))
    return message_from_bytes(raw, policy=_AS_WRITTEN)


def to_bytes(message: EmailMessage) -> bytes:
    """Return a built message as the bytes that go out: CRLF, ASCII, nothing folded anew."""
    return message.as_bytes(policy=_AS_WRITTEN)


def compose(  # noqa: PLR0913  # all are given by name, and most by one caller in ten
    rendering: Rendering,
    newsletter: Newsletter,
    *,
    slug: str,
    unsubscribe: str | None = None,
    mark: str = "",
    feedback: str | None = None,
) -> Letter:
    """Encode an issue's mail once for all its readers; `mark` stands before the subject.

    `feedback` is the sender's id by which Gmail's Postmaster Tools tell spam rates.

    Raises:
        RenderError: a header would not be one line, or the sender's address is none.
    """
    sender, placeholder = read_mailbox(newsletter.sender), unsubscribe_url(newsletter)
    link = unsubscribe or placeholder
    text = rendering.text.replace(placeholder, link)
    html = rendering.html.replace(markup.escape(placeholder), markup.escape(link))
    boundary = "=_" + hashlib.sha256(f"{text}\0{html}".encode()).hexdigest()[:24]  # "=_" never stands in QP
    list_id = sender.address.replace("@", ".")
    pieces, places = _opened(_body(text, html, boundary))
    return Letter(
        slug=slug,
        list_id=list_id,
        sender=sender.address,
        head=_lines(
            *_named(newsletter, mark + rendering.subject),
            *_list_headers(newsletter, list_id, link),
            *_feedback_header(feedback, slug, list_id),
            ("Auto-Submitted", "auto-generated"),
            ("MIME-Version", "1.0"),
            ("Content-Type", f'multipart/alternative; boundary="{boundary}"'),
        ),
        unsubscribe=link,
        ways_out=_ways_out(newsletter, link),
        pieces=pieces,
        places=places,
    )


def mailto_unsubscribe(newsletter: Newsletter) -> str:
    """Return the unsubscribe link of a newsletter that has no page for it: a mail to its sender, or where it says."""
    given = newsletter.unsubscribe or ""
    if given.startswith("mailto:") and "?" in given:
        return given.replace("{token}", TOKEN)
    if given.startswith("mailto:"):
        to = given.removeprefix("mailto:")
    else:  # before the @ may stand what ends an address in a link (RFC 6068, 2)
        to = quote(read_mailbox(newsletter.reply_to or newsletter.sender).address, safe="@+!$*'=^_`{|}~")
    return f"mailto:{to}?subject=unsubscribe%20{TOKEN}"


def _ways_out(newsletter: Newsletter, link: str) -> str:
    """Return the link and, behind one to a page, a mail, for programs that do not know RFC 8058."""
    ways = (link,) if link.startswith("mailto:") else (link, mailto_unsubscribe(newsletter))
    return ", ".join(f"<{way}>" for way in ways)


def reader_token(key: bytes, list_id: str, reader: Mailbox, *, purpose: str = "unsubscribe") -> str:
    """Return a reader's own token: 128 bits of a keyed hash, as 26 letters and digits."""
    return b32encode(_keyed(key, purpose, list_id, reader.key)[:16]).decode().rstrip("=").lower()


def message_id(letter: Letter, reader: Mailbox, key: bytes) -> str:
    """Return the id that this issue has for this reader, however often it is sent."""
    unique = _keyed(key, "message", letter.list_id, letter.slug, reader.key).hex()[:32]
    return f"<{unique}@{letter.sender.rpartition('@')[2]}>"


def _keyed(key: bytes, *parts: str) -> bytes:
    return hmac.new(key, "\0".join(parts).encode(), hashlib.sha256).digest()


def _lines(*headers: tuple[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers).encode()


def _named(newsletter: Newsletter, subject: str) -> list[tuple[str, str]]:
    mailboxes = [("From", read_sender(newsletter.sender))]
    if newsletter.reply_to:
        mailboxes.append(("Reply-To", read_sender(newsletter.reply_to)))
    headers = [(name, _mailbox_header(mailbox)) for name, mailbox in mailboxes]
    return [*headers, ("Subject", _encoded(subject, "Subject"))]


def _list_headers(newsletter: Newsletter, list_id: str, link: str) -> list[tuple[str, str]]:
    name = _phrase(newsletter.title).replace("\r\n", "")
    headers = [("List-ID", f"{name} <{list_id}>"), ("Precedence", "bulk")]
    if link.startswith("https://"):
        headers.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return headers


def _feedback_header(sender_id: str | None, slug: str, list_id: str) -> list[tuple[str, str]]:
    """Return Feedback-ID as issue:list:app:sender, the same for all readers (Google's answer 6254652)."""
    if sender_id is None:
        return []
    if not re.fullmatch(r"[A-Za-z0-9_.-]{5,15}", sender_id):
        raise RenderError(f"{sender_id!r} is no feedback id", hint="5 to 15 letters, digits, dots or dashes")
    issue = re.sub(r"[^A-Za-z0-9_.-]+", "-", slug)
    return [("Feedback-ID", f"{issue}:{list_id}:digest:{sender_id}")]


def _encoded(value: str, header: str = "") -> str:
    """Return a text as a header wants it: as it is, or the whole of it in encoded words.

    The whole of it, because a reader (mail-parser 4.8) loses the space between an encoded word and a plain one.
    """
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        reason = f"the {header or 'name'} {value[:80]!r} holds a line break or a control character"
        raise RenderError(reason, hint="write it as one line")
    plain = value.isascii() and "=?" not in value and max(map(len, value.split()), default=0) < 70
    return Header(value, "us-ascii" if plain else "utf-8", maxlinelen=76, header_name=header).encode(linesep="\r\n")


def _phrase(name: str) -> str:
    """Return a name as it stands before an address."""
    encoded = _encoded(name)
    if not name.isascii() or "=?" in name or _ATOMS.fullmatch(name):
        return encoded
    return '"' + name.replace("\\", r"\\").replace('"', r"\"") + '"'


def _mailbox_header(mailbox: Mailbox) -> str:
    return f"{_phrase(mailbox.name)} <{mailbox.address}>" if mailbox.name else mailbox.address


def _body(text: str, html: str, boundary: str) -> str:
    parts = (("plain", text), ("html", html))
    lines = [
        f"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{_quoted_printable(content)}\r\n"
        for kind, content in parts
    ]
    return "".join((*lines, f"--{boundary}--\r\n"))


def _quoted_printable(text: str) -> str:
    """Return text as quoted-printable lines of 76 at most, none of which begins with a dot or `From `.

    Relays that forget dot-stuffing and mbox files that forget quoting then do no harm.
    """
    octets = re.sub("\r\n?", "\n", text).encode().decode("latin-1")
    lines = body_encode(octets, maxlinelen=74, eol="\r\n")
    return re.sub(r"(?m)^(?:\.|F(?=rom ))", lambda m: f"={ord(m.group()):02X}", lines)


def _opened(body: str) -> tuple[tuple[bytes, ...], tuple[slice, ...]]:
    """Cut the encoded body wherever the token stands, also where a soft line break runs through it."""
    pieces: list[bytes] = []
    places: list[slice] = []
    end = 0
    for found in _SPREAD_TOKEN.finditer(body):
        done, start = 0, found.start()
        for part in found.group().split("=\r\n"):
            pieces.append(body[end:start].encode())
            places.append(slice(done, done + len(part)))
            done, end = done + len(part), start + len(part)
            start = end + 3
    return (*pieces, body[end:].encode()), tuple(places)
