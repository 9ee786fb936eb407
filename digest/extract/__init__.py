"""Documents become clean articles: `extract` is the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.charset import decode
from digest.extract.reading import LARGEST

if TYPE_CHECKING:
    from datetime import datetime

    from digest.extract.reading import Reading
    from digest.models import Article, Document

__all__ = ["entries_of", "extract"]


def extract(document: Document, *, now: datetime | None = None) -> Article:
    """Return the clean article of a document, or raise `ExtractError` with the reason.

    `now` is what "3 hours ago" counts from; without it such words are no date.
    """
    from digest.extract.assemble import article_of

    if not document.content.strip():
        raise ExtractError("there is nothing in it")
    if len(document.content) > LARGEST:
        raise ExtractError(f"this is larger than {LARGEST // 1_000_000} MB: no article is that long")
    return article_of(document, _read(document, now))


def entries_of(document: Document) -> tuple[Document, ...]:
    """Return the entries of a newsletter that lists articles, each a document; other documents as they are."""
    if document.media_type.partition(";")[0].strip().lower() != "message/rfc822":
        return (document,)
    from digest.extract.letters import entries_of as parted

    return parted(document)


def _read(document: Document, now: datetime | None) -> Reading:
    kind = document.media_type.partition(";")[0].strip().lower()
    if kind == "message/rfc822":
        from digest.extract.mail import read_mail

        return read_mail(document.content, now=now)
    text = decode(document.content, document.media_type)
    if kind in ("text/html", "application/xhtml+xml"):
        if document.entry:
            from digest.extract.entry import read_entry

            return read_entry(text)
        from digest.extract.page import read_page

        return read_page(text, now=now, url=document.url)
    if kind == "text/markdown":
        from digest.extract.markdown import read_markdown

        return read_markdown(text, now=now, url=document.url)
    if kind == "text/plain":
        from digest.extract.plain import read_plain

        return read_plain(text, now=now, url=document.url)
    raise ExtractError(
        f"documents of the type {kind or 'nothing'} are not read", hint="HTML, plain text, Markdown and mail are"
    )
