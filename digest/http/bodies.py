"""Bodies, unpacked as they come and never beyond a limit: 10 kB of gzip can hold 10 MB of nothing."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

from digest.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

try:
    import brotli
except ImportError:  # a C extension that some systems lack; gzip serves
    brotli = None

#: What we say we can read.
ENCODINGS = "gzip, deflate, br" if brotli else "gzip, deflate"


class _Unpacker(Protocol):
    def take(self, chunk: bytes, room: int) -> bytes:
        """Return what a chunk unpacks to, a byte more than `room` at most."""

    @property
    def done(self) -> bool:
        """Tell whether the packed stream came to its end."""


class _Plain:
    done = True

    def take(self, chunk: bytes, room: int) -> bytes:
        return chunk[: room + 1]


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._unpacker = zlib.decompressobj(wbits=wbits)

    @property
    def done(self) -> bool:
        return self._unpacker.eof

    def take(self, chunk: bytes, room: int) -> bytes:
        return self._unpacker.decompress(chunk, room + 1)


class _Brotli:
    def __init__(self) -> None:
        self._unpacker = brotli.Decompressor()

    @property
    def done(self) -> bool:
        return bool(self._unpacker.is_finished())

    def take(self, chunk: bytes, room: int) -> bytes:
        out = self._unpacker.process(chunk, output_buffer_limit=room + 1)
        while len(out) <= room and not self._unpacker.can_accept_more_data():
            more = self._unpacker.process(b"", output_buffer_limit=room + 1 - len(out))
            if not more:
                break
            out += more
        return bytes(out[: room + 1])


def is_gzip(encoding: str) -> bool:
    """Tell whether a body comes packed as a gzip file would."""
    return encoding.strip().lower() in ("gzip", "x-gzip")


def body_of(chunks: Iterable[bytes], encoding: str, limit: int, *, raw: list[bytes] | None = None) -> bytes:
    """Return a body unpacked; `raw` is given the pieces as they came.

    Raises:
        SourceError: it is larger than `limit`, or broken.
    """
    parts: list[bytes] = []
    size = 0
    unpacker: _Unpacker | None = None
    for chunk in chunks:
        if unpacker is None:
            unpacker = _unpacker(encoding, chunk)
        try:
            part = unpacker.take(chunk, limit - size)
        except Exception as error:
            raise SourceError(f"its {encoding} packing is broken") from error
        if raw is not None:
            raw.append(chunk)
        size += len(part)
        if size > limit:
            raise SourceError(f"it is larger than {limit / 1_000_000:g} MB")
        parts.append(part)
    if unpacker and not unpacker.done:
        raise SourceError("it was cut off in the middle")
    return b"".join(parts)


def _unpacker(encoding: str, first: bytes) -> _Unpacker:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _Plain()
    if is_gzip(encoding):
        return _Zlib(31)
    if encoding == "deflate":  # some servers send the bare stream, without zlib's two bytes
        return _Zlib(15 if first[:1] == b"\x78" else -15)
    if encoding == "br" and brotli:
        return _Brotli()
    raise SourceError(f"its packing ({encoding:.20}) was not asked for")
