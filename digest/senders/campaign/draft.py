"""What every newsletter service is given, and how it is asked: a draft, an account, an API."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from digest.errors import ConfigError, SendError, SourceError
from digest.http.bodies import ENCODINGS, body_of
from digest.http.certificates import certificates
from digest.senders.via import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

_TIMEOUT = 60.0
#: Bytes of an answer that are read at most: some services repeat the draft in it, which is some hundred kB.
_LONGEST = 10_000_000
_HINTS = {
    401: "check DIGEST_API_KEY",
    403: "check DIGEST_API_KEY and what it may do",
    404: "is what stands behind the colon (a list, a segment, a server) right?",
    422: "the service's words tell which field it does not take",
}
# What services read as tags of their own; an article may hold them, and must not call them.
_TAG_OPENINGS = {"{{": "{&#123;", "{%": "{&#37;", "{$": "{&#36;", "{#": "{&#35;", "*|": "*&#124;"}
_TAG = re.compile("|".join(map(re.escape, _TAG_OPENINGS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold an issue as a newsletter service takes it; its unsubscribe link is the service's own tag."""

    #: What the service lists it under.
    name: str
    slug: str
    subject: str
    preheader: str
    html: str
    text: str
    sender_name: str
    sender_address: str
    reply_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Hold whose account it is; its key never shows."""

    key: str = field(repr=False)
    #: What stands behind the colon: a list, a segment, a server.
    where: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def number(self, what: str) -> int:
        """Return `where` as a number.

        Raises:
            ConfigError: it is none.
        """
        if not self.where.isdecimal():
            raise ConfigError(
                f"{self.where!r} is no number of {what}", hint=f"write its number behind the colon: {what}"
            )
        return int(self.where)


class Service(Protocol):
    """Know one service: its address, its login, its fields, its tag."""

    #: The tag that becomes the reader's unsubscribe link.
    tag: str

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        """Return the API's address, and what httpx has to log in with."""
        ...

    def is_draft(self, found: Any) -> bool:
        """Tell whether what the service says of a campaign leaves it a draft, neither sent nor scheduled."""
        ...

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        """Make the draft, or write over the one that is known; return its id."""
        ...


class UnsureError(SendError):
    """Say that a draft may have been made, or not."""


@dataclass(slots=True)
class Api:
    """Ask a service; what it answers is read here, once for all services."""

    client: httpx.Client
    key: str = field(repr=False)
    #: Called right before the request that makes a draft …
    commit: Callable[[], None]
    #: … and with its id right after.
    keep: Callable[[str], None]
    is_draft: Callable[[Any], bool]

    def create(self, path: str, fields: Mapping[str, Any], *id_at: str, once: str | None = None) -> str:
        """POST what makes a new draft, and return its id, which stands in the answer at `id_at`.

        `once` is a key by which the service knows a request that comes twice.
        """
        self.commit()
        headers = {"X-Idempotency-Key": once} if once else None
        answer = self._answer("POST", path, fields, creates=True, headers=headers)
        found = at(_json(answer), *id_at)
        if found is None:
            raise self._unsure("answered without saying which draft it made")
        self.keep(str(found))
        return str(found)

    def change(self, method: str, path: str, fields: Mapping[str, Any]) -> bool:
        """Write over a draft; tell whether it was there.

        Raises:
            SendError: it is no draft any more, and what was sent is not touched.
        """
        found = self._answer("GET", path)
        if found.status_code == 404:
            return False
        if not self.is_draft(_json(found)):
            raise SendError(
                f"{self.client.base_url.host} has sent or scheduled this issue already",
                hint="nothing was changed there; build the next issue, or this one under another slug (--slug)",
            )
        return self._answer(method, path, fields).status_code != 404

    def put(self, path: str, fields: Mapping[str, Any]) -> None:
        """PUT a part of a draft."""
        answer = self._answer("PUT", path, fields)
        if answer.status_code == 404:
            raise self._refusal(self.client.base_url.host, answer)

    def _answer(
        self,
        method: str,
        path: str,
        fields: Mapping[str, Any] | None = None,
        *,
        creates: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        import httpx

        host = self.client.base_url.host
        try:
            answer = self._read(self.client.build_request(method, path, json=fields, headers=headers))
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise SendError(f"{host} cannot be reached", hint="check the network", temporary=True) from None
        except httpx.HTTPError as error:
            if creates:
                raise self._unsure("did not answer") from None
            hint = "run the same command again: it writes over the same draft"
            raise SendError(f"{host} did not answer: {type(error).__name__}", hint=hint, temporary=True) from None
        if answer.is_success or (answer.status_code == 404 and not creates):
            return answer
        if creates and answer.status_code in (502, 504):  # a gateway speaks, and does not know
            raise self._unsure(f"answered {answer.status_code}")
        raise self._refusal(host, answer)

    def _read(self, request: httpx.Request) -> httpx.Response:
        """Return an answer with its body unpacked; one that is longer than any draft says nothing, as a broken one."""
        import httpx

        answer = self.client.send(request, stream=True)
        with closing(answer):
            try:
                body = body_of(answer.iter_raw(), answer.headers.get("Content-Encoding", ""), _LONGEST)
            except SourceError:
                body = b""
        kept = {name: answer.headers[name] for name in ("Content-Type", "Retry-After") if name in answer.headers}
        return httpx.Response(answer.status_code, headers=kept, content=body)

    def _unsure(self, why: str) -> UnsureError:
        return UnsureError(
            f"{self.client.base_url.host} {why}: a draft may be there, or not",
            hint="look there before you try again; --resend-unknown makes another draft",
        )

    def _refusal(self, host: str, answer: httpx.Response) -> SendError:
        said = " ".join(answer.text.replace(self.key, "…").split())[:300]
        pause = answer.headers.get("Retry-After", "")
        hints = {
            **_HINTS,
            429: f"it wants a pause{f' of {pause} s' if pause.isdecimal() else ''}; then run the same command again",
        }
        later = answer.status_code == 429 or answer.status_code >= 500
        otherwise = "run the same command again later" if later else "see the service's words"
        return SendError(
            f"{host} refused the draft: {answer.status_code} {said}".rstrip(),
            hint=hints.get(answer.status_code, otherwise),
            temporary=later,
        )


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def at(found: Any, *steps: str) -> Any:
    """Return what stands in an answer at the end of a path of names; None where it does not."""
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def mailbox(name: str, address: str) -> str:
    """Return a sender as services take it in one field: a name with signs in it stands in quotation marks."""
    plain = all(c.isalnum() or c in " '-_&!" for c in name)
    quoted = name if plain else '"' + name.replace("\\", r"\\").replace('"', r"\"") + '"'
    return f"{quoted} <{address}>"


def open_api(service: Service, account: Account, commit: Callable[[], None], keep: Callable[[str], None]) -> Api:
    """Return the service's API; nothing is asked yet.

    Raises:
        ConfigError: it would be asked in the clear.
    """
    import httpx

    address, login = service.open(account)
    parts = urlsplit(account.options.get("api", address))
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ConfigError(f"{parts.geturl()!r} is no https address", hint="the key must not travel in the clear")
    client = httpx.Client(
        base_url=parts.geturl(), verify=certificates(), timeout=_TIMEOUT, follow_redirects=False, **login
    )
    client.headers["Accept-Encoding"] = ENCODINGS
    return Api(client, account.key, commit, keep, service.is_draft)


def without_tags(html: str) -> str:
    """Return HTML in which nothing reads as a service's tag, and everything looks as before."""
    return _TAG.sub(lambda found: _TAG_OPENINGS[found.group()], html)


def text_without_tags(text: str) -> str:
    """Return plain text in which nothing reads as a service's tag: a space parts its two signs."""
    return _TAG.sub(lambda found: " ".join(found.group()), text)
