"""Each media type has its reader; a reader is loaded where a document asks for it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from digest.extract.reading import Reading
    from digest.models import Document


def read_by_type(document: Document, now: datetime | None) -> Reading:
    """Return what is read in a document, or raise `ExtractError` with the reason."""
    with _uncollected():
        return _read(document, now)


def _read(document: Document, now: datetime | None) -> Reading:
    if not document.content.strip():
        raise ExtractError("there is nothing in it")
    kind = document.media_type.partition(";")[0].strip().lower()
    if kind == "message/rfc822":
        from digest.extract.mail import read_mail

        return read_mail(document.content, now=now)
    text = decode(document.content, document.media_type)
    is_markup = kind in ("text/html", "application/xhtml+xml")
    if is_markup and document.entry:
        from digest.extract.entry import read_entry

        return read_entry(text, document.standing)
    if is_markup and "<" in text:
        from digest.extract.page import read_page

        return read_page(text, now=now, url=document.url)
    if kind == "text/markdown":
        from digest.extract.markdown import read_markdown

        return read_markdown(text, now=now, url=document.url)
    if is_markup or kind == "text/plain":
        from digest.extract.plain import read_plain

        return read_plain(text, now=now, url=document.url)
    raise ExtractError(
        f"documents of the type {kind or 'nothing'} are not read", hint="HTML, plain text, Markdown and mail are"
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Read a document without Python's collector of cycles.

    A page has thousands of elements and blocks, of bounded number, which hold each other in no cycle and go with the
    last of them; to look through them, and through all that is loaded, took a twentieth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
