"""Documents become clean articles: `extract` is the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.reading import LARGEST

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Article, Document

__all__ = ["entries_of", "extract"]


def extract(document: Document, *, now: datetime | None = None) -> Article:
    """Return the clean article of a document, or raise `ExtractError` with the reason.

    An entry of a feed without text is its headline, where it has one and an address.
    `now` is what "3 hours ago" counts from; without it such words are no date.
    """
    from digest.extract.assemble import article_of, headline_of
    from digest.extract.by_type import read_by_type

    if len(document.content) > LARGEST:
        raise ExtractError(f"this is larger than {LARGEST // 1_000_000} MB: no article is that long")
    try:
        return article_of(document, read_by_type(document, now))
    except ExtractError:
        if headline := headline_of(document):
            return headline
        raise


def entries_of(document: Document) -> tuple[Document, ...]:
    """Return the entries of a newsletter that lists articles, each a document; other documents as they are."""
    if document.media_type.partition(";")[0].strip().lower() != "message/rfc822":
        return (document,)
    from digest.extract.letters import entries_of as parted

    return parted(document)
