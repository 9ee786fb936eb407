"""One address asked, with what the ledger knows of it: new bytes, the old ones again, or a failure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.http import GONE, Failure, Fetched
from digest.ledger import memory
from digest.sources import kinds
from digest.sources.web import Answer, is_front

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Source
    from digest.http.client import Client
    from digest.ledger import Ledger


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Hold what came of it: an answer (perhaps the one known before), and the failure if there was one."""

    answer: Answer | None = None
    failure: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Hold what came over the wire, packed for the ledger on the thread that fetched it."""

    result: Fetched | Failure
    packed: bytes | None = None


def ask(asked: Asked, client: Client) -> Came:
    """Fetch an address, with the validators of what is known; for many threads, it never raises."""
    known = asked.known or memory.Known(etag=None, modified=None, moved=None, gone=False)
    if known.gone:
        return Came(result=Failure(address=asked.address, reason=GONE, gone=True))
    found = client.fetch(known.moved or asked.address, etag=known.etag, modified=known.modified)
    packed = None
    if isinstance(found, Fetched) and not found.same:
        packed = found.packed or memory.packed(found.content)
    return Came(result=replace(found, address=asked.address), packed=packed)


def settle(asked: Asked, came: Came, ledger: Ledger, *, now: datetime) -> Answered:
    """Write what came into the ledger, and return it; a failure brings back what was known."""
    found = came.result
    if isinstance(found, Failure):
        return _failed(asked, found, ledger, now)
    known = asked.known
    moved = found.moved or (known.moved if known else None)
    note = f"{asked.source.name} has moved to {found.moved}: it is asked there from now on" if found.moved else None
    if found.same:
        body = memory.body(ledger, asked.address)
        if body is not None and body.content is not None:
            memory.use_body(ledger, asked.address, moved=moved, now=now)
            return Answered(answer=_again(body), note=note)
        return Answered(failure="its server says nothing has changed, but nothing is known")
    if (feed := _feed_before(asked, found, ledger)) is not None:
        memory.use_body(ledger, asked.address, now=now)
        return Answered(answer=_again(feed), failure="a web page where a feed was expected")
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


def _feed_before(asked: Asked, found: Fetched, ledger: Ledger) -> memory.Body | None:
    """Return the feed that an address held before, where it holds a web page now.

    A domain that was sold, a login, a notice of repairs: no article, and what the feed said last still counts.
    """
    if asked.kind != "auto" or asked.known is None or is_front(found.url) or _kind(found.content) != "page":
        return None
    body = memory.body(ledger, asked.address)
    return body if body is not None and body.content and _kind(body.content) in ("feed", "json") else None


def _kind(content: bytes) -> str:
    return kinds.kind_of(kinds.read(content[: 4 * kinds.HEAD])[0], None)


def _failed(asked: Asked, failure: Failure, ledger: Ledger, now: datetime) -> Answered:
    if failure.gone:
        if not (asked.known and asked.known.gone):
            memory.keep_body(ledger, memory.Body(address=asked.address, url=asked.address, content=None), now=now)
        return Answered(failure=failure.reason)
    body = memory.body(ledger, asked.address) if asked.known else None
    if body is None or body.content is None:
        return Answered(failure=failure.reason)
    memory.use_body(ledger, asked.address, now=now)
    return Answered(answer=_again(body), failure=failure.reason)


def _again(body: memory.Body) -> Answer:
    return Answer(url=body.url, content=body.content or b"", charset=body.charset, asked=body.address)
