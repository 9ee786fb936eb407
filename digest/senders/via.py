"""The way out as one URL: read, checked, and never a password in it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from digest.errors import ConfigError
from digest.senders.presets import PRESETS

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from digest.senders.presets import Preset

#: The encryption of a connection, and its port where none is named.
SMTP_SCHEMES = {"smtp": ("none", 25), "smtp+starttls": ("starttls", 587), "smtps": ("implicit", 465)}
FILE_SCHEMES = ("file", "maildir", "mbox", "stdout", "sendmail")
_NAMED = re.compile(r"(esp|campaign)\+([a-z0-9_]+)")
_OPTIONS = {"ca"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Via:
    """Hold a parsed way out; `kind` is smtp, file, maildir, mbox, stdout, sendmail, esp or campaign."""

    kind: str
    #: As it may be shown and logged.
    shown: str
    host: str = ""
    port: int = 0
    security: str = ""
    user: str | None = None
    #: A folder, a file, or the rest of the URL.
    path: str = ""
    #: The service of an `esp+` or `campaign+` URL.
    name: str = ""
    options: dict[str, str] = field(default_factory=dict)

    @property
    def delivers(self) -> bool:
        """Tell whether messages reach people this way, not only files."""
        return self.kind in ("smtp", "sendmail", "esp")

    @property
    def shows(self) -> bool:
        """Tell whether messages are only looked at this way."""
        return self.kind in ("file", "stdout")


def parse_via(url: str) -> Via:
    """Return the way out that a URL names.

    Raises:
        ConfigError: it names none, it holds a password, or it would send one in the clear.
    """
    scheme, colon, rest = url.strip().partition(":")
    scheme = scheme.lower()
    if not colon:
        raise _unknown(url)
    if scheme in SMTP_SCHEMES:
        return _smtp(url.strip(), scheme)
    if scheme in FILE_SCHEMES:
        return _file(scheme, rest)
    if scheme in PRESETS:
        return _preset(scheme, PRESETS[scheme], rest)
    if named := _NAMED.fullmatch(scheme):
        _refuse_password(rest)
        return Via(kind=named[1], name=named[2], path=rest.removeprefix("//"), shown=f"{scheme}:{rest}")
    raise _unknown(url)


def _unknown(url: str) -> ConfigError:
    scheme = url.partition(":")[0][:40]
    return ConfigError(
        f"no way to send is called {scheme!r}",
        hint="one of smtp+starttls://user@host, smtps://user@host, file:DIR, maildir:DIR, mbox:FILE, sendmail:, "
        "stdout:, esp+NAME:, campaign+NAME: or a service: " + ", ".join(f"{name}:" for name in PRESETS),
    )


def _refuse_password(rest: str) -> None:
    if re.match(r"/{0,2}[^/@]*:[^/@]*@", rest):
        raise ConfigError(
            "the URL to send through holds a password",
            hint="put it into the environment as DIGEST_SMTP_PASSWORD, or name its file in DIGEST_SMTP_PASSWORD_FILE",
        )


def _smtp(url: str, scheme: str) -> Via:
    parts = _split(url)
    security, port = SMTP_SCHEMES[scheme]
    host = parts.hostname or ""
    if security == "none" and not is_loopback(host):
        raise ConfigError(
            f"smtp:// to {host} would send everything in the clear",
            hint=f"use smtp+starttls://{host} or smtps://{host}; smtp:// is for this machine only",
        )
    if security == "none" and parts.username:
        raise ConfigError(
            "smtp:// has no encryption to log in with", hint=f"use smtp+starttls:// or smtps:// to {host}"
        )
    return Via(
        kind="smtp",
        shown=url,
        host=host,
        port=parts.port or port,
        security=security,
        user=unquote(parts.username) if parts.username else None,
        options=_options(parts.query),
    )


def _split(url: str) -> SplitResult:
    _refuse_password(url.partition(":")[2])
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ConfigError(
            f"the URL to send through cannot be read: {error}", hint="write it as smtps://user@host:465"
        ) from None
    if not parts.hostname or parts.path not in ("", "/"):
        raise ConfigError("the URL to send through names no server", hint="write it as smtp+starttls://user@host:587")
    return parts


def _options(query: str) -> dict[str, str]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    for name in sorted(set(options) - _OPTIONS):
        raise ConfigError(f"the URL to send through has an unknown option {name!r}", hint="there is one: ca=FILE")
    return options


def is_loopback(host: str) -> bool:
    """Tell whether a host name can only be this machine; names are not looked up."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _file(scheme: str, rest: str) -> Via:
    path = rest.removeprefix("//") if rest.startswith("//") else rest
    if scheme in ("file", "maildir", "mbox") and not path:
        raise ConfigError(f"{scheme}: names no place", hint=f"write it as {scheme}:outbox")
    return Via(kind=scheme, path=unquote(path), shown=f"{scheme}:{path}")


def _preset(name: str, preset: Preset, rest: str) -> Via:
    """Read `NAME:`, `NAME:user`, `NAME:user@region` or `NAME:@region`."""
    _refuse_password(rest)
    user, _, region = rest.removeprefix("//").partition("@")
    if "{region}" in preset.host and not region:
        region = preset.region
    return Via(
        kind="smtp",
        name=name,
        shown=f"{name}:{rest}",
        host=preset.host.replace("{region}", region),
        port=preset.port,
        security=preset.security,
        user=unquote(user) or preset.user,
    )
