"""Throw broken documents at the extractor, guided by coverage: it gives an article or an `ExtractError`, in time.

Usage: PYTHONPATH=. python bench/fuzz_extract.py [-max_total_time=300] [CORPUS_DIR]

Needs atheris; the options are libFuzzer's.
"""

# ruff: noqa: E501 - pieces read best one kind a line

from __future__ import annotations

import sys
import time

import atheris

with atheris.instrument_imports(include=["digest.extract", "digest.dates", "digest.text", "digest.urls"]):
    from digest.errors import ExtractError
    from digest.extract import entries_of, extract
    from digest.models import Document

KINDS = ("text/html", "text/plain", "text/markdown", "message/rfc822", "text/html; charset=utf-16")
#: No document of this size takes longer, in seconds of the processor.
LONGEST = 5.0
# Pieces that the walk, the records and the mails are made of: whole words of the formats, so that few bytes reach deep.
PIECES = (
    "<article>", "</article>", "<p>", "</p>", "<div class='", "'>", "<h1>", "</h1>", "<a href='https://tide.example/", "</a>", "<table><tr><td>", "</td></tr>",
    "<button>", "<script type='application/ld+json'>", '{"@type":"NewsArticle","headline":"', '","author":', '[{"name":"', '"}]', "</script>",
    "<meta name='author' content='", "<time datetime='", "2026-11-20T08:00:00", "By Ada Quill", "Updated 3 hours ago", "<li>", "<br>", "<!--", "-->", "\n\n", "\n",
    "The harbor opened on Monday after four years of work, the city said in a long statement. ", "Read more", "Unsubscribe", "\x00", "\u202e", "\u00e9", "\ud83d\ude00",
    "Subject: Tide\r\n", "From: a@b.example\r\n", "Content-Type: text/html\r\n\r\n", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", "=?utf-8?q?", "?=", "# ", "---\n", "| ", "> ",
)  # fmt: skip


def document_of(data: bytes) -> Document:
    """Return a document made of pieces that the bytes choose, with raw bytes between."""
    provider = atheris.FuzzedDataProvider(data)
    kind = KINDS[provider.ConsumeIntInRange(0, len(KINDS) - 1)]
    parts: list[bytes] = []
    while provider.remaining_bytes() and len(parts) < 400:
        at = provider.ConsumeIntInRange(0, len(PIECES) + 3)
        raw = provider.ConsumeBytes(provider.ConsumeIntInRange(0, 24)) if at >= len(PIECES) else b""
        parts.append(raw or PIECES[at % len(PIECES)].encode("utf-8", "surrogatepass"))
    entry = provider.ConsumeBool()
    return Document(source="fuzz", content=b"".join(parts), media_type=kind, url="https://tide.example/a", entry=entry)


def one(data: bytes) -> None:
    """Extract one document, and check what comes of it."""
    began = time.process_time()
    for document in entries_of(document_of(data)):
        try:
            article = extract(document)
        except ExtractError:
            continue
        assert article.paragraphs
        assert all(p and p == p.strip() and "\n" not in p and "\x00" not in p for p in article.paragraphs)
        assert all(line.reason for line in article.removed)
    assert time.process_time() - began < LONGEST


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
