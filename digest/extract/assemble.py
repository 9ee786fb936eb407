"""A reading and what its document says of itself, joined into the article."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.naming import outlet_of
from digest.extract.reading import NO_ARTICLE, Reading
from digest.extract.titles import without_day
from digest.models import Article
from digest.text import clean, language_of, sentences
from digest.urls import canonical, host_of

if TYPE_CHECKING:
    from digest.models import Document

#: A first line up to here may be the title of a text that names none.
LONGEST_TITLE = 150
#: A beginning of fewer letters than this may be that of any sentence.
SHORTEST_CUT = 12
# Begins where its run of spaces or dots does: of 16,000 dots each was a beginning.
_CUT = re.compile(r"(?<!\s)\s*+(?:…|(?<!\.)\.{3,}+)$")
#: The language is told by so many characters at most; so many are enough.
LONGEST_SAMPLE, SHORTEST_SAMPLE = 2000, 200
#: Twelve words have fewer characters than this; a script without spaces is cut at its first thirty.
LONGEST_BEGINNING, LONGEST_START = 100, 30
#: A first sentence of so many characters may be the title of a post that has none.
SHORTEST_SENTENCE = 20
#: A title of fewer words, or of fewer letters in a script without spaces, tells no event: "Photos", "Untitled 3".
SHORTEST_HEADLINE, SHORTEST_LETTERS = 3, 10


def article_of(document: Document, reading: Reading) -> Article:
    """Return the article of `reading`; what the document's source said of it comes first.

    Raises:
        ExtractError: nothing of it is left.
    """
    lines = list(reading.paragraphs) if reading.clean else [line for raw in reading.paragraphs if (line := clean(raw))]
    title = clean(document.title or "") or clean(reading.title or "") or _title_from(lines, document, reading)
    said = title.casefold()  # never shorter than what it is made of
    paragraphs = tuple(line for line in lines if len(line) > len(said) or line.casefold() != said)
    if not paragraphs:
        raise ExtractError(NO_ARTICLE, hint="give the page of one article, with its text")
    title = without_day(_whole(title, lines, document.language or "en"), document.published or reading.published)
    return _joined(document, reading, title, paragraphs)


def _joined(document: Document, reading: Reading, title: str, paragraphs: tuple[str, ...]) -> Article:
    url = canonical(document.url, part=document.entry) or canonical(reading.url)
    return Article(
        id=_id(url, title, paragraphs),
        title=title,
        paragraphs=paragraphs,
        url=url,
        publisher=clean(document.publisher or "") or outlet_of(clean(reading.publisher or ""), host_of(url)),
        byline=clean(document.byline or reading.byline or "") or None,
        dateline=reading.dateline,
        published=document.published or reading.published,
        updated=document.updated or reading.updated,
        language=_language(document, reading, paragraphs),
        image=reading.image,
        tags=document.tags or reading.tags,
        removed=reading.removed,
        source=document.source,
        topic=document.topic,
        weight=document.weight,
        position=document.position,
        outlet=document.outlet,
    )


def headline_of(document: Document) -> Article | None:
    """Return an entry without text as its headline alone; None where that says too little or leads nowhere."""
    title = clean(document.title or "")
    told = len(title.split()) >= SHORTEST_HEADLINE or (not title.isascii() and len(title) >= SHORTEST_LETTERS)
    if not document.entry or not told or not canonical(document.url, part=True):
        return None
    return _joined(document, Reading(paragraphs=()), title, (title,))


def _language(document: Document, reading: Reading, paragraphs: tuple[str, ...]) -> str:
    """Return the language of an article; of a copied page it was told by its lines, unless they say little."""
    sample = " ".join(paragraphs)[:LONGEST_SAMPLE]
    if reading.clean and reading.language and len(sample) >= SHORTEST_SAMPLE:
        return reading.language
    return language_of(sample, document.language or reading.language)


def _id(url: str | None, title: str, paragraphs: tuple[str, ...]) -> str:
    what = url or "\n".join((title, *paragraphs))
    return "a" + hashlib.sha256(what.encode("utf-8")).hexdigest()[:12]


def _whole(title: str, lines: list[str], language: str) -> str:
    """Return a title that was cut with dots (a post that has none is called by its beginning) as the text says it."""
    cut = _CUT.search(title) if title.endswith(("…", "...")) else None
    if cut is None:
        return title
    start = _letters(title[: cut.start()])
    line = next((line for line in lines if len(start) >= SHORTEST_CUT and _letters(line).startswith(start)), None)
    if line is None:
        return title
    ends = (end for _, end in sentences(line, language) if len(_letters(line[:end])) >= len(start))
    whole = line[: next(ends, len(line))]
    return title if len(whole) > LONGEST_TITLE or _CUT.search(whole) else whole.removesuffix(".")


def _letters(said: str) -> str:
    """Return the letters as they are spelled: a headline with capitals of its own was written with its dots."""
    return "".join(filter(str.isalnum, said))


def _title_from(lines: list[str], document: Document, reading: Reading) -> str:
    """Return the beginning of the text where nothing was called a title."""
    language = _language(document, reading, tuple(lines))
    words = lines[0].split() if lines else []
    if len(lines) > 1 and len(lines[0]) <= LONGEST_TITLE:
        return lines[0]
    _, end = next(iter(sentences(lines[0], language, most=1)), (0, 0)) if lines else (0, 0)
    if SHORTEST_SENTENCE <= end <= LONGEST_BEGINNING:
        return lines[0][:end].removesuffix(".")
    start = " ".join(words[:12])
    start = start if len(start) <= LONGEST_BEGINNING else start[:LONGEST_START]  # scripts without spaces are one word
    return start + ("…" if lines and len(start) < len(lines[0]) else "")
