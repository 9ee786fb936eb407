"""A message as it arrived: does it get into inboxes as the mail service signed it (RFC 6376, 7489, 8058); pure."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from digest.render.checks.finding import SEVERITIES, Finding, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_ONE_CLICK = ("list-unsubscribe", "list-unsubscribe-post")
#: What a signature has to cover besides, so that nobody can put other words into the message.
_COVERED = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type")
_SIGN = "tell the mail service which headers to sign (h=)"
_VERDICT = re.compile(r"\b(spf|dkim|dmarc)=(\w{1,20})", re.IGNORECASE)


def check_arrival(raw: bytes) -> tuple[Finding, ...]:
    """Return what stands against a message that was received, the gravest first."""
    message = message_from_bytes(raw, policy=policy.default)
    found = [*_list_headers(message, raw), *_signatures(message), *_verdicts(message)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def _list_headers(message: EmailMessage, raw: bytes) -> Iterator[Finding]:
    for name in ("List-Unsubscribe", "List-Unsubscribe-Post", "List-ID"):
        count = len(message.get_all(name, []))
        if count != 1:
            why = "it did not arrive" if count == 0 else f"it arrived {count} times: the service adds one of its own"
            yield _finding("arrival-headers", "warning", name, why, "ask the service to leave it as it is sent")
    head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    line = re.search(rb"(?im)^list-unsubscribe:((?:.*\r?\n[ \t])*.*)", head)
    if line and b"=?" in line[1]:
        why = "the service has encoded it, so that no mail program finds the address (RFC 2047, 5)"
        yield _finding("arrival-headers", "error", "List-Unsubscribe", why, "use a shorter unsubscribe address")


def _signatures(message: EmailMessage) -> Iterator[Finding]:
    signatures = [_tags(str(value)) for value in message.get_all("DKIM-Signature", [])]
    if not signatures:
        why = "it is not signed: Gmail, Yahoo and Outlook do not take bulk mail without"
        yield _finding("arrival-dkim", "error", "DKIM-Signature", why, "let the mail service sign for your domain")
        return
    covered = [set(signature.get("h", "").lower().split(":")) for signature in signatures]
    yield from _uncovered(covered)
    sender = str(message.get("From", "")).rpartition("@")[2].strip("> ").lower()
    domains = [signature.get("d", "").lower() for signature in signatures]
    if not any(sender == domain or sender.endswith(f".{domain}") for domain in domains if domain):
        why = f"it is signed for {shown(', '.join(domains))}, not for {shown(sender)}: DMARC takes them as strangers"
        yield _finding("arrival-dkim", "warning", "DKIM-Signature", why, "set up your own domain at the mail service")


def _uncovered(covered: list[set[str]]) -> Iterator[Finding]:
    missing = [name for name in _ONE_CLICK if not any(name in names for names in covered)]
    if missing:
        why = f"it does not cover {' and '.join(missing)}: no mail program then offers one click (RFC 8058, 4)"
        yield _finding("arrival-dkim", "error", "DKIM-Signature", why, _SIGN)
    open_ones = [name for name in _COVERED if not any(name in names for names in covered)]
    if open_ones:
        why = f"it does not cover {', '.join(open_ones)}"
        yield _finding("arrival-dkim", "note", "DKIM-Signature", why, _SIGN)


def _verdicts(message: EmailMessage) -> Iterator[Finding]:
    said = {
        name.lower(): verdict.lower()
        for value in message.get_all("Authentication-Results", [])
        for name, verdict in _VERDICT.findall(str(value))
    }
    if not said:
        why = "the server that received it says nothing of SPF, DKIM and DMARC"
        yield _finding(
            "arrival-results", "note", "Authentication-Results", why, "send the copy to a large mail service"
        )
    for name in ("spf", "dkim", "dmarc"):
        if said and said.get(name, "none") != "pass":
            why = f"{name.upper()} did not pass: {said.get(name, 'none')}"
            fix = f"your mail service says which {name.upper()} record your domain needs"
            yield _finding("arrival-results", "warning", "Authentication-Results", why, fix)


def _tags(signature: str) -> dict[str, str]:
    """Return the tags of a signature, without the spaces that folding has left in them."""
    pairs = (part.partition("=") for part in signature.split(";"))
    return {name.strip(): re.sub(r"\s+", "", value) for name, _, value in pairs}


def _finding(id_: str, severity: str, where: str, why: str, fix: str) -> Finding:
    return Finding(id=id_, severity=severity, where=where, why=why, fix=fix)
