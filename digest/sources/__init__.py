"""The world as documents: files, folders, feeds, mails; what cannot be read is a `Skipped` in the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from digest.sources.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.config import Source
    from digest.models import Document, Skipped
    from digest.sources.collecting import Setting
    from digest.sources.gathering import Gathering

__all__ = ["Disk", "gather", "read"]


def read(source: str, *, stdin: BinaryIO | None = None, disk: Disk | None = None) -> Iterator[Document | Skipped]:
    """Yield the documents of a file, a folder or `-`, in an order that never changes; never raise for what is read."""
    from digest.sources.disk import skipped
    from digest.sources.files import read_path, read_stdin

    if not source:
        yield skipped('""', "it is empty: is a variable of the command not set?")
    elif source == "-":
        yield from read_stdin(stdin)
    else:
        yield from read_path(source, disk or Disk())


def gather(sources: Sequence[Source], setting: Setting) -> Gathering:
    """Return the documents of a window from these sources; one that fails is a `Skipped` among them."""
    from digest.sources.gathering import gather as run

    return run(sources, setting)
