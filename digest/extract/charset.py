"""Bytes to text: what the bytes prove comes before what they claim."""

from __future__ import annotations

import codecs
import re
from email.message import Message

from digest.errors import ExtractError
from digest.text.mangled import unmangled

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What no text holds but now and then; to delete all other bytes takes a tenth of the time that a pattern takes.
_ODD = bytes(range(0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20))
_COMMON = bytes(set(range(256)) - set(_ODD))
_MARKUP = re.compile(rb"<[^>]{0,400}>|\s+")
#: Charsets of other scripts than the Latin one, which bytes that say nothing are tried in, by their first so many.
_OTHERS = ("cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1252")
LOOKED_AT = 20_000
#: What pages say by mistake for another script.
_LATIN = ("cp1252", "windows-1252", "iso-8859-15", "iso8859-15")
_SWAPPED = {"cp1251": "koi8_r", "koi8-r": "cp1251", "koi8-u": "cp1251"}
_TURNED, _STRAIGHT = re.compile(r"\b[а-яё]+[А-ЯЁ]{2,}\b|\b[а-яё][А-ЯЁ]\b"), re.compile(r"\b[А-ЯЁ]?[а-яё]{3,}\b")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SIGNS_OF_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"OggS",
    b"ID3",
    b"\x00\x00\x01\x00",
    b"BM\x00",
)


def decode(content: bytes, media_type: str) -> str:
    """Return the text of `content`, or raise `ExtractError` where it is no text at all."""
    if content.startswith(_SIGNS_OF_BINARY):
        raise ExtractError("this is not text: it begins like a picture, an archive or a program")
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _in_lines(content.decode(name, errors="replace"))
    text = _by_proof_or_claim(content, media_type)
    if _is_noise(text):
        raise ExtractError("this is not text: it is full of bytes that no text holds")
    return _in_lines(unmangled(text))


def _in_lines(text: str) -> str:
    """Return a text with one kind of line end, and without zeros, which parsers of HTML show as lost characters."""
    if "\0" in text:
        text = text.replace("\0", "")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_proof_or_claim(content: bytes, media_type: str) -> str:
    """Read as UTF-8 where that can be (no other text passes for it), else as declared, else as Windows-1252."""
    content = _without_zeros(content)
    if b"\x1b$" in content:
        shifting = "iso2022_kr" if b"\x1b$)C" in content else "iso2022_jp_2"
        return content.decode(shifting, errors="replace")  # seven bits that pass for UTF-8 (RFC 1468, RFC 1557)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(content) - error.start < 4 and error.reason == "unexpected end of data":
            return content.decode("utf-8", errors="replace")  # cut in the middle of a letter
    for name in _claims(content, media_type):
        try:
            text = content.decode(name)
        except (LookupError, ValueError):
            continue
        return _doubted(content, name, text)
    good = content.decode("utf-8", errors="replace")
    bad = good.count("\ufffd")
    if bad * 50 < len(good) and bad * 2 <= sum(c > "\x7f" for c in good):
        return good
    return _of_other_scripts(content) or content.decode("cp1252", errors="replace")


def _doubted(content: bytes, name: str, text: str) -> str:
    """Return a text as it was declared, or as its bytes read where they can hardly be that.

    Pages of programs that know one charset say that one of every page: of a Latin one they have a letter in 20 that is
    none of ASCII's. The two Cyrillic charsets turn small letters into capitals where one is taken for the other.
    """
    if name.replace("_", "-").startswith(_LATIN):
        return _of_other_scripts(content) or text
    other = _SWAPPED.get(name.replace("_", "-").replace("windows-", "cp"))
    swapped = other and len(_TURNED.findall(text, 0, LOOKED_AT)) > len(_STRAIGHT.findall(text, 0, LOOKED_AT))
    return content.decode(other, errors="replace") if other and swapped else text


def _of_other_scripts(content: bytes) -> str | None:
    """Return the text of bytes that say no charset, where they read well in a script that is not Latin; else None."""
    from charset_normalizer import from_bytes

    start = content[:LOOKED_AT]
    if 4 * sum(byte > 0x7F for byte in start) < len(_MARKUP.sub(b"", start)):  # Latin text has one letter in 20
        return None
    best = from_bytes(start, cp_isolation=list(_OTHERS)).best()
    return content.decode(best.encoding, errors="replace") if best and best.encoding != "cp1252" else None


def _without_zeros(content: bytes) -> bytes:
    """Read UTF-16 without its mark, where every second byte of the start is zero."""
    start = content[:200]
    if len(start) >= 20:
        for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start[at::2].count(0) > len(start) * 0.4 and start[1 - at :: 2].count(0) == 0:
                return content.decode(name, errors="replace").encode("utf-8", errors="replace")
    return content


def _claims(content: bytes, media_type: str) -> list[str]:
    header = Message()
    header["Content-Type"] = media_type
    found = _DECLARED.search(content[:4096])
    named = [header.get_content_charset(), (found[1] or found[2]).decode("ascii") if found else None]
    names = [n.lower() for n in named if n]
    return [
        "cp1252" if n in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else n
        for n in names
        if n not in ("utf-8", "utf8") and _is_text(n)
    ]


def _is_text(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)  # noqa: SLF001 - the only way to tell base64 from a charset
    except LookupError:
        return False


def _is_noise(text: str) -> bool:
    start = text[:5000]
    odd = len(start.encode("utf-8", "replace").translate(None, _COMMON)) + start.count("\ufffd")
    return odd * 20 > len(start)
