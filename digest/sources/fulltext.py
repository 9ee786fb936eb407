"""The whole text behind an excerpt: the page an entry names, where it may be read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import SourceError
from digest.http import Failure, Fetched, each
from digest.ledger import memory, transaction
from digest.sources import disk, kinds
from digest.sources.asking import body_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from digest.http.client import Client
    from digest.ledger import Ledger
    from digest.models import Document
    from digest.private import Access

_TAG = re.compile(r"<[^>]*>")
_AT_ONCE = 25
#: Places where an entry's link leads to no text.
_NO_TEXT = re.compile(
    r"\.(?:pdf|mp3|mp4|m4a|zip|jpe?g|png|gif|webp)$|//(?:www\.)?(?:youtube\.com|youtu\.be|vimeo\.com)/", re.IGNORECASE
)


def wants_page(document: Document, full_text: str, under: int) -> bool:
    """Tell whether an entry's page is to be read: always, never, or where its own text is short."""
    if full_text == "never" or not document.entry or not document.url or _NO_TEXT.search(document.url):
        return False
    if "#" in document.url:  # a part of a page: the page holds its neighbors too
        return False
    return full_text == "always" or len(_TAG.sub("", document.content.decode("utf-8", "replace")).strip()) < under


def read_pages(
    documents: Iterable[tuple[Document, Access | None]],
    client: Client,
    ledger: Ledger,
    *,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Mapping[str, Document]:
    """Return the pages of these entries by address; those that cannot or may not be read are left out.

    A page once read is asked for only what changed since; one whose server has no word for that is not asked again,
    and where asking fails, what was known stands. What opens a private source opens its pages, in the same place alone.
    """
    both = [(document, access) for document, access in documents if document.url]
    wanted = {document.url: document for document, _ in both if document.url}
    access = {document.url: one for document, one in both if document.url and one}
    known = {address: memory.known(ledger, address) for address in wanted}
    pages: dict[str, Document] = {}
    fetched: list[Fetched] = []
    asked = [address for address, page in known.items() if page is None or page.etag or page.modified]
    for done, (address, result) in enumerate(_ask(asked, known, client, access), 1):
        if isinstance(result, Fetched) and not result.same:
            fetched.append(result)
            _add(pages, wanted[address], result.content, result.charset)
        if len(fetched) >= _AT_ONCE:
            _keep(ledger, fetched, now)
        if progress:
            progress(done, len(asked))
    _keep(ledger, fetched, now)
    _add_known(pages, {address: wanted[address] for address, page in known.items() if page}, ledger, now)
    return pages


def _ask(
    addresses: list[str], known: Mapping[str, memory.Known | None], client: Client, access: Mapping[str, Access]
) -> Iterator[tuple[str, Fetched | Failure]]:
    def read(address: str) -> Fetched | Failure:
        page = known[address] or memory.Known(etag=None, modified=None, moved=None, gone=False)
        place = page.moved or address
        if not client.may_read(place):
            return Failure(address=address, reason="its robots.txt keeps us out")
        found = client.fetch(place, etag=page.etag, modified=page.modified, access=access.get(address))
        if isinstance(found, Failure):
            return replace(found, address=address)
        return replace(found, address=address, moved=found.moved or page.moved)  # a move holds until the next one

    manners = client.manners
    return each(addresses, read, address=str, connections=manners.connections, per_host=manners.per_host)


def _keep(ledger: Ledger, fetched: list[Fetched], now: datetime) -> None:
    with transaction(ledger):
        for page in fetched:
            memory.keep_body(ledger, body_of(page, page.moved), now=now, as_packed=page.packed)
    fetched.clear()


def _add_known(pages: dict[str, Document], wanted: Mapping[str, Document], ledger: Ledger, now: datetime) -> None:
    """Add the pages that did not come anew, as they were when they last did."""
    with transaction(ledger):
        for address, document in wanted.items():
            kept = memory.body(ledger, address) if address not in pages else None
            if kept and kept.content is not None:
                _add(pages, document, kept.content, kept.charset)
                memory.use_body(ledger, address, now=now)


def _add(pages: dict[str, Document], entry: Document, content: bytes, stated: str | None) -> None:
    try:
        content = disk.unpacked(content, "it")
    except SourceError:
        return
    if not content.strip() or kinds.binary(content):
        return
    charset = kinds.charset(content, stated)
    if entry.url and kinds.kind_of(kinds.decode(content[: 4 * kinds.HEAD], charset), None) == "page":
        pages[entry.url] = replace(entry, content=content, media_type=f"text/html; charset={charset}", entry=False)
