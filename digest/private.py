"""What is secret in an address, and how a private one is read: `${NAME}` stands for each secret; pure.

A secret is known by where it stands: a password before "@", a parameter called `token` or the like, a random part of a
path behind "private". That proves nothing, and doubt falls on the side of the secret.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What stands for a secret: the name of a variable of the environment.
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
#: The same where an address has quoted its braces.
_QUOTED = re.compile(r"\$%7B([A-Za-z_][A-Za-z0-9_]*)%7D", re.IGNORECASE)
_LOGIN = re.compile(r"^\s*[a-zA-Z][\w+.-]*://([^/?#]*)@")
#: A password with a slash in it ends the host too early: no port is a word.
_BROKEN_LOGIN = re.compile(r"^\s*[a-zA-Z][\w+.-]*://([^/?#@:\[]*:(?!\d*[/?#])[^@]*)@")
_PARAMETER = re.compile(r"(?<=[?&;#])([^=&;#]+)=([^&;#]*)")
_PASSWORD = re.compile(r"(?:passw(?:or)?d|passwd|pwd)$", re.IGNORECASE)
#: Of GitHub, GitLab, Patreon, Memberful, Discourse, Jira, WordPress' plug-ins, …
_TOKEN = re.compile(
    r"(?:token|secret|jwt|credentials?|(?:^|[_-])auth|(?:api|auth|feed|rss|access|private|user)[_-]?key)$",
    re.IGNORECASE,
)
#: Names that say it only with a value that nobody could guess: Reddit's `feed`, Redmine's `key`.
_PERHAPS = re.compile(r"(?:key|sig|signature|hmac|session(?:_?id)?|sid|feed|access|hash)$", re.IGNORECASE)
#: `/private/<id>.rss` (Substack), `/private-<id>/` (Google's calendars), `/secret:<id>/` (Pinboard).
_BEHIND = re.compile(r"/(?:private|secret|token|auth|key)[/:_-]([^/?#]+)", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:rss|xml|atom|json|ics|html?)$", re.IGNORECASE)
#: Headers that hold nothing else.
_HEADER = re.compile(r"auth|cookie|token|key|secret|pass|session|credential", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Say how a private address is read; `${NAME}` stands for a secret in all of it."""

    #: Without a login; secrets go to where it stands, and nowhere else.
    address: str
    #: `user:${NAME}`, for HTTP's Basic authentication.
    login: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    #: Secrets that stood in an address itself, by the names that stand for them now.
    found: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all that must be filled in, each once."""
        whole = " ".join((self.address, self.login or "", *(value for _, value in self.headers)))
        return tuple(dict.fromkeys(VARIABLE.findall(whole)))

    @property
    def called(self) -> str:
        """Return the address as it is known by: two logins at one address, or two tokens, get two answers."""
        marks = "".join(f" {name}: {value}" for name, value in self.headers)
        return f"{written(self.address, self)}{marks}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return those of them that are secrets: a host that the environment names is none."""
        host = VARIABLE.findall(urlsplit(self.address).netloc)
        return tuple(name for name in self.names if name not in host)


@dataclass(frozen=True, slots=True)
class Spot:
    """Point at a secret in an address: `address[start:end]`, and the word by which it was known."""

    start: int
    end: int
    word: str


def spots(address: str) -> tuple[Spot, ...]:
    """Return where an address holds secrets, in their order; what `${NAME}` stands for is none."""
    found = [*_logins(address), *_parameters(address), *_paths(address)]
    return tuple(sorted((one for one in found if one.end > one.start), key=lambda one: one.start))


def shown(address: str) -> str:
    """Return an address as anyone may see it: with `…` for each secret."""
    return _replaced(address, ((spot, "…") for spot in spots(address)))


def veiled(address: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return an address with `${NAME}` for each secret in it, and the secrets by these names.

    Two addresses that differ in their secrets alone stay two: a name holds 24 bits of its secret's hash; not a
    password's, which might be guessed by it.
    """
    found = [(spot, _name_for(spot, address[spot.start : spot.end])) for spot in spots(address)]
    secrets = tuple((name, address[spot.start : spot.end]) for spot, name in found)
    return _replaced(address, ((spot, f"${{{name}}}") for spot, name in found)), secrets


def _name_for(spot: Spot, secret: str) -> str:
    word = re.sub(r"\W", "_", spot.word)
    return word if spot.word == "password" else f"{word}_{sha256(secret.encode('utf-8', 'replace')).hexdigest()[:6]}"


def _replaced(address: str, instead: Iterable[tuple[Spot, str]]) -> str:
    parts, at = [], 0
    for spot, text in instead:
        parts += [address[at : spot.start], text]
        at = spot.end
    return "".join((*parts, address[at:]))


def access_of(address: str, headers: Mapping[str, str] | None = None) -> tuple[str, Access | None]:
    """Return an address without its login and secrets, and the way to read it; None where nothing of it is private."""
    address, found = veiled(address)
    login, bare = None, address
    if address.startswith(("http://", "https://")) and (match := _LOGIN.match(address)):
        login, bare = match[1], address[: match.start(1)] + address[match.end() :]
    if not (login or headers or VARIABLE.search(bare)):
        return address, None
    as_typed = tuple((name, unquote(secret) if name == "password" else secret) for name, secret in found)
    access = Access(address=bare, login=login, headers=tuple(sorted((headers or {}).items())), found=as_typed)
    return bare, access


def access_of_lead(address: str, access: Access | None) -> tuple[str, Access | None]:
    """Return an address that a list or a page leads to, and the way to read it.

    What opens the list opens no other place; a name in the address stands for a secret only where the list's own does.
    """
    bare, own = access_of(address)
    if access is None or not same_place(bare, access.address):
        return bare, own
    known = access.names
    bare = _QUOTED.sub(lambda found: f"${{{found[1]}}}" if found[1] in known else found[0], bare)
    found = (*access.found, *(own.found if own else ()))
    login = own.login if own and own.login else access.login
    return bare, Access(address=bare, login=login, headers=access.headers, found=found)


def written(address: str, access: Access | None) -> str:
    """Return an address as `digest.toml` holds it: with its login."""
    if access is None or access.login is None:
        return address
    scheme, rest = address.split("://", 1)
    return f"{scheme}://{access.login}@{rest}"


def same_place(one: str, other: str) -> bool:
    """Tell whether two addresses are of one scheme, host and port."""
    try:
        first, second = urlsplit(one), urlsplit(other)
    except ValueError:
        return False
    return (first.scheme.lower(), first.netloc.lower()) == (second.scheme.lower(), second.netloc.lower())


def wants_variable(header: str, value: str) -> bool:
    """Tell a header that says a secret itself, where a `${NAME}` should stand for it."""
    return bool(_HEADER.search(header)) and not VARIABLE.search(value)


def guessable(secret: str) -> bool:
    """Tell a secret that stands in texts by chance: short, or a word."""
    return len(secret) < 8 or secret.isalpha()


def _logins(address: str) -> list[Spot]:
    match = _LOGIN.match(address) or _BROKEN_LOGIN.match(address)
    if match is None or VARIABLE.search(match[1]):
        return []
    user, colon, password = match[1].partition(":")
    start, end = match.span(1)
    if colon and password:
        return [Spot(start + len(user) + 1, end, "password")]
    # a name alone is an address of a mailbox, or a key that needs no password (`https://KEY:@…`)
    return [Spot(start, start + len(user), "password")] if colon or _random(user) else []


def _parameters(address: str) -> list[Spot]:
    return [
        Spot(*match.span(2), match[1].lower())
        for match in _PARAMETER.finditer(address)
        if not VARIABLE.search(match[2]) and _is_secret(unquote(match[1]), unquote(match[2]))
    ]


def _is_secret(name: str, value: str) -> bool:
    if _PASSWORD.search(name):
        return bool(value)
    if _TOKEN.search(name):
        return len(value) >= 16 or (len(value) >= 6 and any(map(str.isdigit, value)))
    return bool(_PERHAPS.match(name)) and _random(value)


def _paths(address: str) -> list[Spot]:
    end = min((at for sign in "?#" if (at := address.find(sign)) >= 0), default=len(address))
    found = []
    for match in _BEHIND.finditer(address, 0, end):
        bare = _ENDING.sub("", match[1])
        if not VARIABLE.search(bare) and _random(bare):
            found.append(Spot(match.start(1), match.start(1) + len(bare), "private"))
    return found


def _random(value: str) -> bool:
    """Tell what nobody could guess: digits and letters in turns, as no word and no date has them."""
    if _UUID.search(value):
        return True
    pieces = re.split(r"[-_.:~%=]", value)
    return any(len(piece) >= 12 and len(re.findall(r"\d+|[^\W\d]+", piece)) >= 4 for piece in pieces)
