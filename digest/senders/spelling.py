"""The bytes of a list of readers -> its text: UTF-8, UTF-16, or what a western Excel writes."""

from __future__ import annotations

import codecs
import re

#: Signs of Windows-1252 that stand in names: accented letters, œ, quotation marks, dashes, no-break spaces. Other bytes
#: are letters in other code pages (Polish ł is 0xB3, Turkish ş 0xFE, ö on an old Mac 0x9A), and so show a wrong guess.
_WESTERN = re.compile(
    rb"[\x00-\x7f\x8c\x91-\x97\x9c\xa0\xaa\xab\xb4\xb7\xba\xbb\xc0-\xcf\xd1-\xd6\xd8-\xdc\xdf-\xef\xf1-\xf6\xf8-\xfc\xff]*"
)
#: Three accented letters in a row: Cyrillic or Greek in a code page of its own.
_FOREIGN = re.compile(rb"[\xc0-\xff]{3}")


def decoded(octets: bytes) -> str | None:
    """Return the text of a list, or None where its charset cannot be known."""
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(octets, "utf-16")
    if (
        b"\0" in octets[:200]
    ):  # in a line of titles every other byte of UTF-16 is zero, the first one if it is big-endian
        return _as(octets, "utf-16-be" if octets[:1] == b"\0" else "utf-16-le")
    return _as(octets, "utf-8-sig") or _western(octets)


def _as(octets: bytes, charset: str) -> str | None:
    try:
        return octets.decode(charset)
    except UnicodeDecodeError:
        return None


def _western(octets: bytes) -> str | None:
    if not _WESTERN.fullmatch(octets) or _FOREIGN.search(octets):
        return None
    return _as(octets, "cp1252")
