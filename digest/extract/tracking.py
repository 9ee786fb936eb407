"""Links of mails that lead over a counter: the address behind it, where the link holds it."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qsl, unquote, urlsplit

#: Parameters that hold the address to which a counting link leads.
_NAMES = frozenset([
    "url", "u", "target", "redirect", "redirect_url", "link", "dest", "destination", "goto", "to", "r", "q", "p",
    "murl", "ued",
])  # fmt: skip
_IN_PATH = re.compile(r"/(https?(?::|%3A)(?:/|%2F){2}[^/?&#]*(?:%2F[^/?&#]*)*)", re.IGNORECASE)
_CODED = re.compile(r"/([A-Za-z0-9_-]{24,})(?=[./?]|$)")
_PLAIN = re.compile(rb"https?://[^\s\"'<>\\]{4,2000}")
#: A counter may stand behind a counter.
DEEPEST = 3


def unwrapped(link: str) -> str:
    """Return the address that a counting link leads to, or the link where it does not say."""
    for _ in range(DEEPEST):
        inner = _inner(link.strip())
        if inner is None:
            break
        link = inner
    return link


def _inner(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        asked = parse_qsl(parts.query)
    except ValueError:
        return None
    for name, value in asked:
        if name.lower() in _NAMES and value.lower().startswith(("http://", "https://", "http%3a", "https%3a")):
            return unquote(value) if "%3a" in value[:9].lower() else value
    found = _IN_PATH.search(parts.path)
    if found:
        return unquote(found[1])
    return _coded(parts.path) if "redirect" in parts.path or "/c/" in parts.path or "/e/" in parts.path else None


def _coded(path: str) -> str | None:
    """Return the address in a part of a path that is coded as base64, as Substack's and Beehiiv's counters have it."""
    for found in _CODED.finditer(path):
        try:
            plain = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
        except (binascii.Error, ValueError):
            continue
        address = _PLAIN.search(plain)
        if address:
            return address[0].decode("utf-8", errors="replace")
    return None
