"""Secrets that a person typed with an address, as `digest.toml` may hold them: by the names of variables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.errors import ConfigError, SourceError
from digest.private import Access, access_of, guessable, wants_variable, written
from digest.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What stands before the secret in a header, and in one of a single cookie.
_SCHEME = re.compile(r"(?:Bearer|Basic|Token)\s+", re.IGNORECASE)
_COOKIE = re.compile(r"[^;=\s]+=(?=[^;]+$)")


@dataclass(slots=True)
class Hiding:
    """Give each secret the name of a variable: the one that holds it already, else a new one after its host."""

    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    #: The addresses that digest.toml holds.
    there: frozenset[str] = frozenset()
    #: The names of variables in it: in addresses, and in headers.
    taken: frozenset[str] = frozenset()
    #: Headers for all addresses, as `Access` holds them.
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Secrets by the names of variables that are not set yet.
    unset: dict[str, str] = field(default_factory=dict, repr=False)
    _typed: dict[str, str] = field(default_factory=dict, repr=False)

    def hear(self, headers: list[str]) -> None:
        """Take in headers as they are typed: `Name: value`.

        Raises:
            SourceError: one of them is none.
        """
        taken = {}
        for header in headers:
            name, colon, value = (part.strip() for part in header.partition(":"))
            if not (colon and name and value):
                raise SourceError(
                    "a --header is none: it has no name, or nothing behind its colon",
                    hint="write --header 'Authorization: Bearer ${NAME}'",
                )
            taken[name] = value
            if wants_variable(name, value):
                before = _COOKIE if name.lower() == "cookie" else _SCHEME
                start = match.end() if (match := before.match(value)) else 0
                taken[name] = value[:start] + f"${{{self._name(name, value[start:])}}}"
        self.headers = taken

    def access(self, address: str) -> tuple[str, Access | None]:
        """Return an address without its secrets, and the way to read it with these."""
        bare, access = access_of(address, self.headers)
        if access is None or not self._typed:
            return bare, access
        found = (*access.found, *((name, secret) for name, secret in self._typed.items() if name in access.names))
        return bare, Access(address=access.address, login=access.login, headers=access.headers, found=found)

    def url(self, address: str, access: Access | None) -> str:
        """Return an address as digest.toml holds it: with its login, and names of variables for its secrets."""
        if access is None:
            return address
        whole = written(address, access)
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        for name, secret in access.found:
            if name not in self._typed and f"${{{name}}}" in whole:
                word = name.rpartition("_")[0] or name
                whole = self._put(whole, name, f"{_label(host)}_{word}", secret)
        return whole

    def _put(self, address: str, name: str, wanted: str, secret: str) -> str:
        again = address.replace(f"${{{name}}}", f"${{DIGEST_{_upper(wanted)}}}")
        if again in self.there:
            return again
        return address.replace(f"${{{name}}}", f"${{{self._name(wanted, secret)}}}")

    def _name(self, wanted: str, secret: str) -> str:
        name, at = f"DIGEST_{_upper(wanted)}", 1
        if not guessable(secret) and (held := self._holder(name, secret)):
            self._typed[held] = secret
            return held
        taken = {*self.taken, *self.environment, *(one.removesuffix("_FILE") for one in self.environment)}
        while (tried := name if at == 1 else f"{name}_{at}") in taken or self.unset.get(tried, secret) != secret:
            at += 1
        self.unset[tried] = self._typed[tried] = secret
        return tried

    def _holder(self, wanted: str, secret: str) -> str | None:
        """Return the variable that holds a secret, itself or, of those meant for a source, by its file."""
        holds = (name for name, value in self.environment.items() if value.strip() == secret)
        meant = (name for name in sorted({*self.taken, wanted}) if self._read(name) == secret)
        return next(holds, None) or next(meant, None)

    def _read(self, name: str) -> str | None:
        try:
            return read_secret(name, self.environment)
        except ConfigError:
            return None


def _label(host: str) -> str:
    labels = host.split(".")
    return labels[-2] if len(labels) > 1 and not labels[-1].isdecimal() else "feed"


def _upper(text: str) -> str:
    return re.sub(r"\W+", "_", text).strip("_").upper()
