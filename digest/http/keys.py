"""The keys of private addresses: filled in for the wire, sent to one place alone, blotted out of all that comes back.

Behind this room nobody sees a secret: addresses, bodies and failures hold `${NAME}` where one stood.
"""

from __future__ import annotations

import html
import json
import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlsplit

from digest.errors import ConfigError, SourceError
from digest.http import Failure, Fetched
from digest.private import VARIABLE, guessable
from digest.secrets import to_set

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from digest.private import Access

_PORTS = {"http": 80, "https": 443}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_WIDE = ("utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Hold an access with its secrets, which no `repr` shows."""

    #: Scheme, host and port that may be told them.
    place: tuple[str, str, int]
    #: What stands for each name.
    values: dict[str, str] = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    #: (what is blotted out, what stands there instead), the longest first.
    forms: tuple[tuple[str, str], ...] = field(repr=False)
    #: The secrets by name, for a person.
    called: str

    @property
    def private(self) -> bool:
        """Tell whether there is a secret at all: `${NAME}` may stand for a host alone."""
        return bool(self.forms or self.headers)

    def whole(self, address: str) -> str:
        """Return an address as it goes over the wire; one of another place stays as it is."""
        filled = _filled(address, self.values)
        return filled if _place_of(filled) == self.place else address

    def opens(self, url: str) -> bool:
        """Tell whether an address may be sent the secrets: its place, or that made safe by https."""
        place = _place_of(url)
        return place == self.place or (self.place[::2] == ("http", 80) and place == ("https", self.place[1], 443))

    def holds(self, url: str) -> bool:
        """Tell whether an address says a secret."""
        return self.blotted(url) != url

    def blotted(self, text: str) -> str:
        """Return a text with a secret's name in the place of each secret."""
        for form, name in self.forms:
            text = text.replace(form, name)
        return text

    def blotted_bytes(self, content: bytes) -> bytes:
        """Return a body with a secret's name in the place of each secret, in the charsets that feeds come in."""
        wide = _WIDE if b"\0" in content[:200] else ()
        for form, name in self.forms:
            for charset in ("utf-8", *wide):
                content = content.replace(form.encode(charset, "replace"), name.encode(charset))
        return content


def open_access(
    access: Access, secret: Callable[[str], str | None], *, plainly: Collection[str] = frozenset()
) -> Opened:
    """Return an access with its secrets; hosts in `plainly` may be told them without encryption.

    Raises:
        SourceError: a secret is not set, cannot stand where it should, or would be sent in the open.
    """
    values = {name: _value(name, access, secret) for name in access.names}
    address = _filled(access.address, values)
    place = _place_of(address)
    secrets = [name for name in access.secrets if name not in dict(access.found)]
    called = " and ".join(secrets) or ("its address" if _in_address(access) else "its header")
    if place is None:
        raise SourceError("the address is none")
    if access.secrets and place[0] == "http" and not _may_be_plain(place, plainly):
        hint = f'write https://, or, in a network of your own, [http] allow_hosts = ["{place[1]}"]'
        raise SourceError(f"it would send what {called} holds in the open", hint=hint)
    headers = {name: _header(name, _filled(value, values), called) for name, value in access.headers}
    forms: dict[str, str] = {}
    for name in access.secrets:
        forms.update((form, f"{before}${{{name}}}{behind}") for form, before, behind in _forms(values[name]))
    if access.login is not None:
        user, _, password = (_filled(unquote(part), values) for part in access.login.partition(":"))
        code = b64encode(f"{user}:{password}".encode("utf-8", "replace")).decode()
        headers["Authorization"] = f"Basic {code}"
        forms[code] = "${login}"
    longest = sorted(forms.items(), key=lambda pair: -len(pair[0]))
    return Opened(place=place, values=values, headers=headers, forms=tuple(longest), called=called)


def blotted(result: Fetched | Failure, key: Opened) -> Fetched | Failure:
    """Return what came of a fetch without the secrets by which it came."""
    if isinstance(result, Failure):
        return replace(result, reason=key.blotted(result.reason), hint=result.hint and key.blotted(result.hint))
    content = key.blotted_bytes(result.content)
    return replace(
        result,
        url=key.blotted(result.url),
        content=content,
        packed=result.packed if content == result.content else None,
        moved=key.blotted(result.moved) if result.moved else None,
        etag=None if key.holds(result.etag or "") else result.etag,
        modified=None if key.holds(result.modified or "") else result.modified,
    )


def _in_address(access: Access) -> bool:
    """Tell a secret that was typed in the address from one in a header."""
    return access.login is not None or VARIABLE.search(access.address) is not None


def _value(name: str, access: Access, secret: Callable[[str], str | None]) -> str:
    found = dict(access.found).get(name)
    if found is not None:
        return found
    try:
        value = secret(name)
    except ConfigError as error:
        raise SourceError(error.message, hint=error.hint) from None
    if not value or not value.strip():
        raise SourceError(f"{name} is not set", hint=to_set(name))
    return value.strip()


def _filled(text: str, values: dict[str, str]) -> str:
    return VARIABLE.sub(lambda found: values.get(found[1], found[0]), text)


def _header(name: str, value: str, called: str) -> str:
    if not (value.isascii() and value.isprintable()):
        raise SourceError(f"what {called} holds cannot stand in a header ({name})", hint="it must be one line of ASCII")
    return value


def _forms(value: str) -> Iterator[tuple[str, str, str]]:
    """Yield the ways in which a secret may come back, with what stands before and behind it.

    One that is a word stands in texts by chance: it is known only where an address says it.
    """
    for bare in dict.fromkeys((value, unquote(value), unquote_plus(value))):  # a key is set as its address has it
        for form in dict.fromkeys(_spellings(bare)):
            if not guessable(bare):
                yield form, "", ""
            yield f"={form}", "=", ""
            yield f":{form}@", ":", "@"


def _spellings(bare: str) -> Iterator[str]:
    """Yield a secret as addresses, markup (also of markup: RSS), and JSON of PHP's, Go's or Python's write it."""
    yield bare
    for coded in (quote(bare, safe=""), quote_plus(bare), quote(bare)):
        yield from (coded, re.sub(r"%..", lambda found: found[0].lower(), coded))
    marked, whole = html.escape(bare, quote=False), html.escape(bare)
    yield from (marked, whole, whole.replace("&#x27;", "&#39;"), html.escape(marked, quote=False), html.escape(whole))
    for said in (json.dumps(bare)[1:-1], json.dumps(bare, ensure_ascii=False)[1:-1]):
        yield from (said, said.replace("/", r"\/"), re.sub(r"[&<>]", lambda sign: f"\\u{ord(sign[0]):04x}", said))


def _place_of(url: str) -> tuple[str, str, int] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme.lower(), 0)
    except ValueError:
        return None
    return (parts.scheme.lower(), parts.hostname.rstrip("."), port) if parts.hostname else None


def _may_be_plain(place: tuple[str, str, int], plainly: Collection[str]) -> bool:
    _, host, port = place
    return host in _LOOPBACK or host in plainly or f"{host}:{port}" in plainly
