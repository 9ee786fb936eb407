"""Files that may be named pipes (`mkfifo`, `<(command)`): read like others, but not waited for where nobody writes."""

from __future__ import annotations

import io
import os
import select
import stat
import time
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

#: Seconds until somebody opens a pipe for writing; a plain open waits for ever (fifo(7)), and with it a night's run.
PATIENCE = 10.0
#: Seconds after which it is looked whether there is a writer by now, and bytes read at once.
_STEP, _PIECE = 0.25, 65_536


def opened(path: Path, *, most: int = 20_000_001) -> BinaryIO:
    """Return a file opened for reading; of a pipe all that is written into it, up to so many bytes.

    Raises:
        OSError: it cannot be read, or is a pipe into which nobody writes.
    """
    if not stat.S_ISFIFO(path.stat().st_mode):
        return path.open("rb")
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        return io.BytesIO(_written(handle, most))
    finally:
        os.close(handle)


def _written(handle: int, most: int) -> bytes:
    content, until, met = bytearray(), time.monotonic() + PATIENCE, False
    while len(content) < most:
        met = bool(select.select([handle], [], [], min(_STEP, PATIENCE))[0]) or met
        try:
            piece = os.read(handle, _PIECE)
        except BlockingIOError:  # a writer that takes its time: it is waited for, as in every pipe
            met = True
            continue
        if piece:
            content += piece
        elif met:  # the last writer has closed it, be it between the look above and the reading
            break
        elif time.monotonic() > until:
            raise TimeoutError(0, "nobody writes into this pipe")
    return bytes(content[:most])
