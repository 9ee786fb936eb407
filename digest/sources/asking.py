"""One address asked, with what the ledger knows of it: new bytes, the old ones again, or a failure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.http import GONE, Failure, Fetched
from digest.ledger import memory
from digest.private import shown
from digest.sources import kinds
from digest.sources.web import Answer, is_front

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Source
    from digest.http.client import Client
    from digest.ledger import Ledger
    from digest.private import Access


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Say what is to be fetched, and for which source."""

    source: Source
    address: str
    kind: str
    depth: int = 0
    #: Where its documents stand among all: the place of its source, then its place in a list.
    order: tuple[int, ...] = ()
    known: memory.Known | None = None

    @property
    def key(self) -> str:
        """Return what the ledger knows its answer by: for a private address, also how it is opened."""
        return known_by(self.address, self.source.access)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Hold what came of it: an answer (perhaps the one known before), and the failure if there was one."""

    answer: Answer | None = None
    failure: Failure | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Hold what came over the wire, packed for the ledger on the thread that fetched it."""

    result: Fetched | Failure
    packed: bytes | None = None


def known_by(address: str, access: Access | None) -> str:
    """Return what the ledger knows an address by."""
    return access.called if access and access.address == address else address


def ask(asked: Asked, client: Client) -> Came:
    """Fetch an address, with the validators of what is known; for many threads, it never raises."""
    known = asked.known or memory.Known(etag=None, modified=None, moved=None, gone=False)
    if known.gone:
        return Came(result=Failure(address=asked.key, reason=GONE, gone=True))
    place, access = known.moved or asked.address, asked.source.access
    found = client.fetch(place, etag=known.etag, modified=known.modified, access=access)
    packed = None
    if isinstance(found, Fetched) and not found.same:
        packed = found.packed or memory.packed(found.content)
    return Came(result=replace(found, address=asked.key), packed=packed)


def settle(asked: Asked, came: Came, ledger: Ledger, *, now: datetime) -> Answered:
    """Write what came into the ledger, and return it; a failure brings back what was known."""
    found = came.result
    if isinstance(found, Failure):
        return _failed(asked, found, ledger, now)
    known = asked.known
    moved = found.moved or (known.moved if known else None)
    note = (
        f"{asked.source.name} has moved to {shown(moved or '')}: it is asked there from now on" if found.moved else None
    )
    if found.same:
        body = memory.body(ledger, asked.key)
        if body is not None and body.content is not None:
            memory.use_body(ledger, asked.key, moved=moved, now=now)
            return Answered(answer=_again(asked, body), note=note)
        return Answered(failure=_of(asked, "its server says nothing has changed, but nothing is known"))
    if _is_login(asked, found):
        wants = _of(asked, "it leads to a web page, as those do that want a login", hint="is its secret right?")
        return _failed(asked, wants, ledger, now)
    if (feed := _feed_before(asked, found, ledger)) is not None:
        memory.use_body(ledger, asked.key, now=now)
        return Answered(answer=_again(asked, feed), failure=_of(asked, "a web page where a feed was expected"))
    memory.keep_body(ledger, body_of(found, moved), now=now, as_packed=came.packed)
    answer = Answer(url=found.url, content=found.content, charset=found.charset, asked=asked.address)
    return Answered(answer=answer, note=note)


def body_of(found: Fetched, moved: str | None) -> memory.Body:
    """Return an answer as the ledger keeps it; `moved` is where its address lives from now on."""
    return memory.Body(
        address=found.address,
        url=found.url,
        content=found.content,
        media_type=found.media_type,
        charset=found.charset,
        etag=found.etag,
        modified=found.modified,
        moved=moved,
    )


def _is_login(asked: Asked, found: Fetched) -> bool:
    """Tell a page to which a private address was redirected; no page of its own would be one."""
    if asked.source.access is None or asked.kind == "page" or asked.depth:
        return False
    return urlsplit(found.url).path != urlsplit(asked.address).path and _kind(found.content) == "page"


def _feed_before(asked: Asked, found: Fetched, ledger: Ledger) -> memory.Body | None:
    """Return the feed that an address held before, where it holds a web page now.

    A domain that was sold, a login, a notice of repairs: no article, and what the feed said last still counts.
    """
    if asked.kind != "auto" or asked.known is None or is_front(found.url) or _kind(found.content) != "page":
        return None
    body = memory.body(ledger, asked.key)
    return body if body is not None and body.content and _kind(body.content) in ("feed", "json") else None


def _kind(content: bytes) -> str:
    return kinds.kind_of(kinds.read(content[: 4 * kinds.HEAD])[0], None)


def _failed(asked: Asked, failure: Failure, ledger: Ledger, now: datetime) -> Answered:
    if failure.gone:
        if not (asked.known and asked.known.gone):
            memory.keep_body(ledger, memory.Body(address=asked.key, url=asked.address, content=None), now=now)
        return Answered(failure=failure)
    body = memory.body(ledger, asked.key) if asked.known else None
    if body is None or body.content is None:
        return Answered(failure=failure)
    memory.use_body(ledger, asked.key, now=now)
    return Answered(answer=_again(asked, body), failure=failure)


def _of(asked: Asked, reason: str, *, hint: str | None = None) -> Failure:
    return Failure(address=asked.key, reason=reason, hint=hint)


def _again(asked: Asked, body: memory.Body) -> Answer:
    return Answer(url=body.url, content=body.content or b"", charset=body.charset, asked=asked.address)
