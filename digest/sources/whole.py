"""A page, a file or a mail as something an issue may take: with the key that knows it again."""

from __future__ import annotations

from dataclasses import dataclass
from email.parser import BytesHeaderParser
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.dates import read_field

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Document


@dataclass(frozen=True, slots=True)
class Whole:
    """Hold a document that is no feed's entry."""

    found: Document
    published: datetime | None

    @property
    def key(self) -> str:
        """Return its canonical address, or a hash of its bytes."""
        return self.found.url or "urn:sha256:" + sha256(self.found.content).hexdigest()

    @property
    def title(self) -> str | None:
        """Return its title, where its source names one, or what it is known by there."""
        return self.found.title or self.found.place

    @property
    def by_hand(self) -> bool:
        """Tell a page or a file, which a person chose, from a mail or an entry of a saved feed."""
        return self.found.media_type != "message/rfc822" and not self.found.entry

    @property
    def url(self) -> str | None:
        """Return its address, where it has one."""
        return self.found.url

    def document(self) -> Document:
        """Return it as it was found."""
        return self.found


def whole(document: Document) -> Whole:
    """Return a document with the date that can be told without reading it: a mail's own."""
    published = document.published
    if published is None and document.media_type == "message/rfc822":
        headers = BytesHeaderParser().parsebytes(document.content[:100_000].split(b"\n\n", 1)[0])
        published = read_field(str(headers.get("Date") or "").split("(")[0].strip())
    return Whole(document, published)
