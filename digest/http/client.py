"""Fetching: redirects, retries, validators, robots.txt; every end is a `Fetched` or a `Failure`."""

from __future__ import annotations

import threading
import time
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

import httpx

from digest import __version__
from digest.errors import SourceError
from digest.http import GONE, REFUSED, WANTED, Failure, Fetched
from digest.http.bodies import ENCODINGS, body_of, is_gzip
from digest.http.certificates import certificates
from digest.http.guard import ForbiddenError
from digest.http.keys import blotted, open_access
from digest.http.transport import Transport
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from urllib.robotparser import RobotFileParser

    from digest.http import Manners
    from digest.http.guard import Guard
    from digest.http.keys import Opened
    from digest.private import Access

MAX_REDIRECTS = 8
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_AGAIN = (429, 500, 502, 503, 504)
#: A server that wants us to wait longer than this is asked again in the next run.
LONGEST_WAIT = 60.0
_WORDS = {
    401: WANTED,
    402: "it wants money",
    403: REFUSED,
    404: "it is not there",
    429: "it was asked too often",
    451: "it is withheld by law",
}
_HINTS = {
    401: 'with an account there: url = "https://USER:${NAME}@…" and the password in the environment as NAME'
    " (docs/sources.md, private sources)",
    403: 'with a token from there: headers = { Authorization = "Bearer ${NAME}" } and the token in the environment'
    " as NAME (docs/sources.md, private sources)",
}
#: What to do where a secret was told and not taken.
_WRONG = "is it the right one, still valid, exported or in its file? A password stands there as it is, not as %2F"
#: What to do where nothing answers.
_AWAY = "is this machine on the net? Is the address spelled right?"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/html;q=0.8, */*;q=0.5"
)


class _Again(Exception):  # noqa: N818 - a signal between two functions of this room
    """Say that trying again may help, and after how many seconds (None: as we like)."""

    def __init__(self, reason: str, after: float | None = None, *, hint: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.hint = hint


class Client:
    """Fetch addresses from many threads at once."""

    def __init__(
        self,
        manners: Manners,
        guard: Guard,
        sleep: Callable[[float], None] = time.sleep,
        *,
        secret: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        contact = f"; +{manners.contact}" if manners.contact else ""
        self._agent = f"digest/{__version__} (newsletter builder{contact})"
        self.manners = manners
        self._transport = Transport(guard, connections=manners.connections, ssl_context=certificates())
        self._sleep = sleep
        self._secret = secret
        self._plainly = guard.allow
        self._robots: dict[str, RobotFileParser | bool] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def fetch(
        self, address: str, *, etag: str | None = None, modified: str | None = None, access: Access | None = None
    ) -> Fetched | Failure:
        """Return what stands at an address, or that nothing changed since `etag` and `modified`; never raise.

        With `access` the secrets that it names go along, to its own place alone; none of them comes back.
        """
        try:
            key = open_access(access, self._secret, plainly=self._plainly) if access else None
        except SourceError as error:
            return _failed(address, error)
        validators = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in validators.items() if value and value.isprintable()}
        found = self._tried(address, headers, key)
        return blotted(found, key) if key else found

    def _tried(self, address: str, headers: Mapping[str, str], key: Opened | None) -> Fetched | Failure:
        attempt = 0
        while True:
            try:
                return self._once(address, headers, key)
            except _Again as again:
                failure = Failure(address=address, reason=again.reason, hint=again.hint)
                wait = 2.0**attempt if again.after is None else again.after
                if attempt >= self.manners.retries or wait > LONGEST_WAIT:
                    return failure
                self._sleep(wait)
                attempt += 1
            except SourceError as error:
                return _failed(address, error)

    def may_read(self, address: str) -> bool:
        """Tell whether robots.txt lets us read a page; one that cannot be had at all says no (RFC 9309)."""
        if not self.manners.robots:
            return True
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            rules = self._robots.get(root)
        if rules is None:
            rules = self._rules(root)
            with self._lock:
                self._robots[root] = rules
        return rules if isinstance(rules, bool) else rules.can_fetch("digest", address)

    def _rules(self, root: str) -> RobotFileParser | bool:
        from urllib.robotparser import RobotFileParser

        found = self.fetch(f"{root}/robots.txt")
        if isinstance(found, Failure):
            return found.gone or found.reason.startswith(tuple(_WORDS[code] for code in (401, 403, 404)))
        rules = RobotFileParser()
        rules.parse(found.content[:500_000].decode("utf-8", "replace").splitlines())
        return rules

    def _once(self, address: str, headers: Mapping[str, str], key: Opened | None) -> Fetched | Failure:
        """Follow an address to its end."""
        url, permanent = (start := key.whole(address) if key else address), True
        self._transport.deadline.at = time.monotonic() + 3 * self.manners.timeout
        for _ in range(MAX_REDIRECTS + 1):
            safe = safe_url(url)
            if safe is None:
                raise SourceError(_unsafe(url))
            response = self._ask(safe, headers if key is None else _with_secrets(headers, safe, key))
            try:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    moved = url if permanent and url != start else None
                    if key and key.private and response.status_code in (401, 403) and key.opens(safe):
                        reason = f"it does not take what {key.called} holds ({response.status_code})"
                        return Failure(address=address, reason=reason, hint=_WRONG)
                    return self._answer(response, address, safe, moved)
                permanent = permanent and response.status_code in _PERMANENT
                url = safe_url(response.headers["location"], safe) or ""
            finally:
                response.close()
        raise SourceError("it redirects in a circle")

    def _ask(self, url: str, headers: Mapping[str, str]) -> httpx.Response:
        seconds = self.manners.timeout
        step = {"connect": seconds, "read": seconds, "write": seconds, "pool": 3 * seconds}
        try:
            request = httpx.Request(
                "GET",
                url,
                headers={"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": ENCODINGS, **headers},
                extensions={"timeout": step},
            )
            return self._transport.handle_request(request)
        except ForbiddenError:
            raise
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise SourceError("the address is none") from error
        except httpx.TimeoutException as error:
            raise self._late("it did not answer in time") from error
        except httpx.HTTPError as error:
            raise _Again(_plainly(error), hint=_AWAY if isinstance(error, httpx.ConnectError) else None) from error

    def _answer(self, response: httpx.Response, address: str, url: str, moved: str | None) -> Fetched | Failure:
        status = response.status_code
        if status in _AGAIN:
            raise _Again(_WORDS.get(status, f"its server is in trouble ({status})"), _retry_after(response))
        if status == 410:
            return Failure(address=address, reason=GONE, gone=True)
        if status == 304:
            return Fetched(address=address, url=url, moved=moved, same=True)
        if status != 200:
            reason = _WORDS.get(status, f"its server answers {status}")
            return Failure(address=address, reason=reason, hint=_HINTS.get(status))
        media_type, charset = _content_type(response.headers.get("content-type", ""))
        content, packed = self._body(response)
        return Fetched(
            address=address,
            url=url,
            content=content,
            packed=packed,
            media_type=media_type,
            charset=charset,
            etag=response.headers.get("etag"),
            modified=response.headers.get("last-modified"),
            moved=moved,
        )

    def _body(self, response: httpx.Response) -> tuple[bytes, bytes | None]:
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:18]) > self.manners.max_bytes:
            raise SourceError(f"it is larger than {self.manners.max_bytes / 1_000_000:g} MB")
        encoding = response.headers.get("content-encoding", "")
        try:
            chunks = cast("Iterable[bytes]", response.stream)  # raw: httpx would unpack without a bound
            raw: list[bytes] | None = [] if is_gzip(encoding) else None
            content = body_of(chunks, encoding, self.manners.max_bytes, raw=raw)
            return content, b"".join(raw) if raw else None
        except httpx.TimeoutException as error:
            raise self._late("it did not come to an end in time") from error
        except httpx.HTTPError as error:
            raise _Again("it was cut off in the middle") from error

    def _late(self, reason: str) -> Exception:
        """Return what a time-out is: a silence may pass, but who took the whole time takes it again (3 minutes)."""
        whole = time.monotonic() >= self._transport.deadline.at
        return SourceError(reason) if whole else _Again(reason)


def _failed(address: str, error: SourceError) -> Failure:
    return Failure(address=address, reason=error.message, hint=error.hint)


def _with_secrets(headers: Mapping[str, str], url: str, key: Opened) -> Mapping[str, str]:
    """Return the headers of a request, with those that open its place.

    Raises:
        SourceError: the address, which a redirect named, would tell a secret to another place.
    """
    if key.opens(url):
        return {**headers, **key.headers}
    if key.holds(url):
        raise SourceError(f"it redirects to {urlsplit(url).netloc}, which must not know what {key.called} holds")
    return headers


def _unsafe(url: str) -> str:
    """Say what is wrong with an address that `safe_url` refuses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "the address is none"
    if parts.scheme.lower() in ("http", "https") and "@" in parts.netloc:
        return "an address with a name or a password in it is not fetched"
    return "only plain http and https addresses are fetched"


def _plainly(error: httpx.HTTPError) -> str:
    text = str(error)
    if "is not known" in text:
        return "its host is not known"
    if "CERTIFICATE" in text.upper():
        return "its certificate is not good"
    if isinstance(error, httpx.ConnectError):
        return "it cannot be reached"
    return "its server does not speak proper HTTP"


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("retry-after", "")
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    now = response.headers.get("date")
    try:
        return max(0.0, (moment - parsedate_to_datetime(now)).total_seconds()) if now else None
    except (ValueError, TypeError):
        return None


def _content_type(value: str) -> tuple[str, str | None]:
    header = Message()
    header["Content-Type"] = value[:200].replace("\r", "").replace("\n", "")
    charset = header.get_param("charset")
    return header.get_content_type() if value else "", charset if isinstance(charset, str) else None
