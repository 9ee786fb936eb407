"""What found bytes are: a feed, a page, a mail, text; and the charset they are written in.

The content decides; a file's name only settles what the content leaves open (Markdown or text).
"""

from __future__ import annotations

import codecs
import re

#: A name's ending and the kind it promises.
ENDINGS = {
    ".txt": "text", ".text": "text", ".asc": "text", "": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".json": "feed", ".jsonfeed": "feed",
    ".eml": "mail",
}  # fmt: skip
#: How much of a file's beginning is looked at.
HEAD = 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    *((magic, "a picture") for magic in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")),
    *((magic, "a compressed file") for magic in (b"\x1f\x8b", b"BZh", b"\xfd7zXZ")),
    *((magic, "a recording") for magic in (b"ID3", b"OggS")),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = (
    re.compile(rb"^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE),
)
_FEED_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_PAGE_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(
    r"</(?:p|div|article|section|h[1-6]|ul|table|span|a)\s*>|<(?:p|div|br|h[1-6])[\s/>]", re.IGNORECASE
)
_JSON_FEED = re.compile(r"\s*\{")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t]+\S")
_MAIL_HEADERS = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|DKIM-Signature):", re.IGNORECASE | re.MULTILINE
)
# the line that parts the mails of an mbox, left at the top of one that was taken out of it
_PARTING = re.compile(r">?From \S{1,200} .{1,80}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)")
# comments, declarations and a DOCTYPE before the root; each with a bounded length
_PROLOGUE = re.compile(
    r"<!--(?:(?!-->).){0,4000}-->|<\?[^>]{0,1000}\?>|<!DOCTYPE[^\[>]{0,500}(?:\[[^\]]{0,30000}\])?[^>]{0,50}>",
    re.DOTALL,
)
#: Seven-bit encodings that look like ASCII: their declaration is believed. UTF-7 never is (it hides markup).
_SEVEN_BIT = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "hz")


_WESTERN = dict.fromkeys(
    map(ord, "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜ«»“”„‘’‚–—…€£°·•©®§½¡¿ªº\xa0")
)


def binary(content: bytes) -> str | None:
    """Return what kind of binary file this is, or None where it is text of any charset."""
    for magic, name in _MAGIC:
        if content.startswith(magic):
            return name
    head = content[:HEAD]
    if head.startswith(tuple(bom for bom, _ in _BOMS)):
        return None
    controls = len(head.translate(None, bytes(range(9, 14)) + bytes(range(32, 256)) + b"\x1b\x00"))
    zeros = 0 if _wide(head) else head.count(0)
    return "a binary file" if zeros > len(head) // 1000 or controls > len(head) // 50 else None


def charset(content: bytes, stated: str | None = None) -> str:
    """Return the name of the charset: the BOM's, UTF-8 where it fits, what is `stated` or declared, else a guess."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    if wide := _wide(content[:HEAD]):
        return wide
    declared = [_known(stated), *(_known(_declaration(content, pattern)) for pattern in _DECLARED)]
    if _is_utf8(content):  # real text that is not UTF-8 by chance is: a wrong header is far more common
        return next((name for name in declared if name in _SEVEN_BIT and content.isascii()), "utf-8")
    for name in declared:
        if name and name != "utf-8" and _decodes(content, name):
            return name
    # one bad byte in a long UTF-8 text is a slip, not another charset
    if b"\xc3" in content[:HEAD] and content.decode("utf-8", "replace").count("�") * 200 < sum(
        b > 127 for b in content
    ):
        return "utf-8"
    return _guess(content)


def read(content: bytes, stated: str | None = None) -> tuple[str, str]:
    """Return the text of any bytes and the name of its charset, decoded once where it is UTF-8."""
    if not content.isascii() and not content.startswith(tuple(bom for bom, _ in _BOMS)) and not _wide(content[:HEAD]):
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    name = charset(content, stated)
    return decode(content, name), name


def decode(content: bytes, name: str) -> str:
    """Return the text; bytes that do not fit become replacement characters."""
    return content.decode(name, "replace")


def kind_of(text: str, promised: str | None) -> str:
    """Return `feed`, `json`, `page`, `mail`, `markdown` or `text`, by the text and the kind its name promised."""
    head = _PARTING.sub("", text[:HEAD].lstrip("\ufeff \t\r\n"), count=1)
    bare = _PROLOGUE.sub(" ", head[:40_000]).lstrip()
    if _PAGE_ROOT.match(head) or _PAGE_ROOT.match(bare):
        return "page"
    if _FEED_ROOT.match(bare):
        return "feed"
    if promised == "mail" or (promised in (None, "text") and _is_mail(head)):
        return "mail" if _is_mail(head) or _HEADER.match(head) else "json" if _JSON_FEED.match(head) else "text"
    if promised == "feed":
        return (
            "json"
            if _JSON_FEED.match(head)
            else "page"
            if _MARKUP.search(bare) and not head.startswith("<?xml")
            else "feed"
        )
    if promised == "page":
        return "page" if _MARKUP.search(head) else "text"
    return promised or ("json" if _JSON_FEED.match(head) and "jsonfeed.org" in head else "text")


def _is_mail(head: str) -> bool:
    block = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_MAIL_HEADERS.search(block)) and all(_HEADER.match(line) for line in block.splitlines())


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 without a BOM by its zero bytes: every second one of Latin text."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > pairs * 0.4 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.4 and odd < pairs * 0.05 else None


def _declaration(content: bytes, pattern: re.Pattern[bytes]) -> str | None:
    found = pattern.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    """Return a charset's name as browsers read it (Latin-1 and ASCII mean Windows-1252), or None."""
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip().lower()).name
        "".encode(known)  # "hex" and "zip" are codecs too, but of no text
    except (LookupError, TypeError, ValueError):
        return None
    if known in ("iso8859-1", "ascii", "latin-1"):
        return "cp1252"
    if known == "iso2022_jp":
        return "iso-2022-jp"
    return (
        None
        if known in ("utf-7", "utf-16", "utf-32", "unicode_escape", "raw_unicode_escape", "punycode", "idna")
        else known
    )


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end >= len(content) and error.reason == "unexpected end of data"
    return True


def _decodes(content: bytes, name: str) -> bool:
    lost = content.decode(name, "replace").count("�")
    return lost * 100 <= len(content)


def _guess(content: bytes) -> str:
    """Guess a charset that is nowhere stated; a text whose letters are all Western is Windows-1252."""
    if content[:HEAD].decode("cp1252", "ignore").translate(_WESTERN).isascii() and _decodes(content, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:20_000]).best()
    name = _known(best.encoding) if best else None
    return name if name and name != "utf-8" and _decodes(content, name) else "cp1252"
