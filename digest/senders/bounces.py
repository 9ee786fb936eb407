"""A bounce -> whose it is and what it says: delivery reports (RFC 3464), and what older servers write; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import TYPE_CHECKING

from digest.senders.replies import NO_SUCH_ADDRESS
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A reader's token, as it stands in an envelope's address (VERP).
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z2-7]{26}(?![a-z0-9])")
#: Where the address stands that a bounce was sent to.
_ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{3,300}>)", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")
_DAEMON = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon)@|mail delivery (?:sub)?system", re.IGNORECASE)
#: No report of a server's is longer; what it returns of our mail may be.
_READ = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """Hold what a bounce tells."""

    #: What stands in the addresses that it went to, and may be a reader's token.
    tokens: tuple[str, ...]
    #: Of the message that came back.
    message_ids: tuple[str, ...]
    #: In the server's words, on one line.
    said: str

    @property
    def dead(self) -> bool:
        """Tell whether the address does not exist; a full mailbox or a refusal of ours is no reason to give it up."""
        return bool(NO_SUCH_ADDRESS.search(self.said))


def read_bounce(octets: bytes) -> Bounce | None:
    """Return what a message says as a bounce; None where it is none, or says that a message is only late."""
    try:
        message = message_from_bytes(octets)
        said = next(_reports(message), None)
    except RecursionError:  # parts in parts, hundreds deep: no server reports so
        return None
    if said is None and _DAEMON.search(str(message["From"] or "")):
        said = _plain_report(octets)
    if said is None:
        return None
    addressed = " ".join(str(value) for name in _ADDRESSED for value in message.get_all(name, []))
    returned = octets.decode("latin-1").replace("\r\n", "\n").partition("\n\n")[2]
    return Bounce(
        tokens=tuple(dict.fromkeys(_TOKEN.findall(addressed.lower()))),
        message_ids=tuple(dict.fromkeys(_MESSAGE_ID.findall(returned))),
        said=clean(said)[:300],
    )


def _reports(message: Message) -> Iterator[str]:
    """Yield what each recipient's block of a delivery report says, of those that failed."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for block in part.get_payload():
            if isinstance(block, Message) and str(block["Action"] or "").strip().lower() == "failed":
                yield f"{block['Status'] or ''} {block['Diagnostic-Code'] or ''}"


def _plain_report(octets: bytes) -> str | None:
    """Return the line in which a server that writes no report names its status."""
    text = octets[:_READ].decode("utf-8", "replace").replace("\r\n", "\n").partition("\n\n")[2]
    found = _STATUS.search(text)
    if not found or found[0].startswith("4"):
        return None
    return text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0]
