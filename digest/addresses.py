"""Addresses of people: read, checked and folded to one form; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from digest.errors import SendError

_LOCAL = re.compile(r"[^\s\x00-\x1f\x7f\"(),.:;<>@\[\\\]]+(?:\.[^\s\x00-\x1f\x7f\"(),.:;<>@\[\\\]]+)*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
#: Whom a new newsletter is from until its editor says it; nobody's (RFC 2606).
PLACEHOLDER = "digest@example.org"
#: RFC 5321 4.5.3.1: a path of 256 octets holds two angle brackets.
_LONGEST = 254
_LONGEST_LOCAL = 64
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Hold one person's address, its domain as A-labels, and the name shown with it."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """Return what two spellings of one address share: no service in use tells `Ann@` from `ann@`."""
        return self.address.casefold()


def read_mailbox(text: str) -> Mailbox:
    """Return the mailbox that `ann@example.org` or `Ann Lee <ann@example.org>` names.

    Raises:
        SendError: it names none, or more than one.
    """
    # Before strip(): it would take a line break away that someone tried to slip into a header.
    if _CONTROL.search(text):
        raise SendError(f"{text[:80]!r} holds a control character", hint="write one address a line")
    name, bracket, rest = text.strip().rpartition("<")
    if not bracket:
        return Mailbox(address=fold_address(text.strip()))
    if not rest.endswith(">"):
        raise _unreadable(text, "the closing > is missing")
    if not name.strip().startswith('"') and ("<" in name or ("@" in name and "," in name)):
        raise _unreadable(text, "it names more than one")
    return Mailbox(address=fold_address(rest[:-1]), name=_bare_name(name))


def read_sender(text: str) -> Mailbox:
    """Return the mailbox that a newsletter can come from, or that answers can go to.

    Raises:
        SendError: it is none, or has letters outside ASCII before the @: few servers take those (RFC 6531), and they
            would keep the mail from all others.
    """
    mailbox = read_mailbox(text)
    if not mailbox.address.isascii():
        reason = f"{mailbox.address} cannot send: it has letters outside ASCII before the @"
        raise SendError(reason, hint="send from an address of plain letters")
    return mailbox


def fold_address(address: str) -> str:
    """Return an address with its domain in lower-case A-labels (IDNA 2008).

    Raises:
        SendError: no mail can go there.
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or not _LOCAL.fullmatch(local):
        raise _unreadable(address, "it is not of the form name@domain")
    known = _fold_domain(domain)
    if known is None:
        raise _unreadable(address, "its domain is not one")
    folded = f"{local}@{known}"
    if len(folded.encode()) > _LONGEST or len(local.encode()) > _LONGEST_LOCAL:
        raise _unreadable(address, "it is too long")
    return folded


@lru_cache(maxsize=4096)  # most readers share a few domains: 100,000 lines take half the time
def _fold_domain(domain: str) -> str | None:
    folded = domain.lower()
    if not folded.isascii():
        import idna  # its tables take 10 ms to load, and few domains need them

        try:
            folded = idna.encode(folded, uts46=True).decode()
        except idna.IDNAError:
            return None
    return folded if len(folded) <= 253 and all(map(_LABEL.fullmatch, folded.split("."))) else None


def _bare_name(name: str) -> str:
    bare = name.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        bare = re.sub(r"\\(.)", r"\1", bare[1:-1])
    return " ".join(bare.split())[:_LONGEST_NAME]


def _unreadable(text: str, reason: str) -> SendError:
    return SendError(f"{text[:80]!r} is no mail address: {reason}", hint="write it as ann@example.org")
