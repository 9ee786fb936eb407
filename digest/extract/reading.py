"""What a reader of one kind of document found in it, before the document's own word is added."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from digest.models import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.models import Image

#: A larger document is no article: it is refused before it is parsed.
LARGEST = 20_000_000
NO_ARTICLE = "this looks like no article: no running text was found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what stands in a document: the body, what went out of it, and who, when, where."""

    paragraphs: tuple[str, ...]
    #: Whether the paragraphs are known to be as `digest.text.clean` leaves them.
    clean: bool = False
    removed: tuple[Removed, ...] = ()
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    image: Image | None = None
    tags: tuple[str, ...] = ()


def all_removed(texts: Sequence[str], reasons: Iterable[str]) -> list[Removed]:
    """Return the records of lines that went and why; a copied page has 141, which one by one take thrice as long."""
    records = list(map(object.__new__, repeat(Removed, len(texts))))
    for name, values in (("text", texts), ("reason", reasons)):
        deque(map(vars(Removed)[name].__set__, records, values), maxlen=0)
    return records
