"""Sentences, words and languages: what every wing needs to know about text; pure, offline.

Spans are offsets in code points into the text as given, so that what is cut out stays verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})

# Zero-width and bidi controls, soft hyphen, BOM: they hide text from readers and from tests.
# ZWJ and ZWNJ (200D, 200C) stay: Hindi, Persian and emoji are spelled with them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['’.&]\w+)*", re.UNICODE)
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_OPENING = "“„«‹‘‚([{「『"
_CLOSING = "”»›’)]}」』\"'"
# An initial, or a title or measure that takes a word after it, never ends a sentence. Two or more
# letters with dots ("U.S.") may end one: the splitter decides.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Jr|Sr|Vol|No|Nr|Art|Fig"
    r"|approx|est|incl|vs|ca|bzw|z\.B|d\.h|u\.a|Mme|Mlle|Sra?|Dra?|Ing|Hon|Rev|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CONTINUES = re.compile(r"[\s]*[-–—,;:…)\]]")
#: Longer paragraphs are read up to here: a page of one endless line must not hold the run up.
LONGEST = 200_000


def clean(text: str) -> str:
    """Return `text` as one NFC line without control, zero-width or bidi characters."""
    return _SPACE.sub(" ", strip_controls(text)).strip()


def strip_controls(text: str) -> str:
    """Return `text` in NFC without control, zero-width or bidi characters; line breaks stay."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _INVISIBLE.sub("", text)))


def sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence, with its quotes and without outer white space."""
    from sentencex import get_sentence_boundaries

    text = text[:LONGEST]
    ends = [b["end_index"] for b in get_sentence_boundaries(language, text)]
    spans: list[tuple[int, int]] = []
    start = 0
    for end in sorted({_with_its_quotes(text, end) for end in ends} | {len(text)}):
        if end < len(text) and _runs_on(text[start:end], text[end:]):
            continue
        span = _trim(text, start, end)
        if span:
            spans.append(span)
        start = end
    return tuple(spans)


def _with_its_quotes(text: str, end: int) -> int:
    """Move a boundary behind the quote that closes before it and before the one that opens."""
    while end < len(text) and text[end] in _CLOSING and not text[end - 1].isspace():
        end += 1
    back = end
    while back > 0 and (text[back - 1].isspace() or _opens(text, back - 1)):
        back -= 1
    return back if any(_opens(text, i) for i in range(back, end)) else end


def _opens(text: str, at: int) -> bool:
    if text[at] in _OPENING:
        return True
    return text[at] in "\"'" and (at == 0 or text[at - 1].isspace()) and text[at + 1 : at + 2].strip() != ""


def _runs_on(before: str, after: str) -> bool:
    """Tell whether a boundary found here stands inside a sentence."""
    rest = after.lstrip()
    stop = before.rstrip()
    return bool(
        rest[:1].islower()
        or _CONTINUES.match(after)
        or _ABBREVIATION.search(stop[-12:])
        or not stop.strip("0123456789.)• ")
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def words(text: str) -> list[str]:
    """Return the words in lower case; Chinese and Japanese runs as overlapping pairs of characters."""
    return list(_words(text.lower()))


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or not _IDEOGRAPHS.search(word):
            yield word
        else:
            yield from _pairs(word)


def _pairs(word: str) -> Iterator[str]:
    at = 0
    for run in _IDEOGRAPHS.finditer(word):
        if run.start() > at:
            yield word[at : run.start()]
        signs = run.group()
        yield from (signs[i : i + 2] for i in range(max(1, len(signs) - 1)))
        at = run.end()
    if at < len(word):
        yield word[at:]


_STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "hi": "hindi", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


@lru_cache(maxsize=32)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the language's Snowball stemmer (PyStemmer), or the identity where there is none."""
    name = _STEMMERS.get(language)
    if name is None:
        return str
    import Stemmer

    stem: Callable[[str], str] = lru_cache(maxsize=65_536)(Stemmer.Stemmer(name).stemWord)
    return stem


def direction(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def language_of(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of the language `text` is written in, or `hint` where that is unsure.

    Texts under 60 characters are too short to tell (py3langid: 8 of 10 headlines).
    """
    fallback = (hint or "en").split("-")[0].split("_")[0].lower()
    if len(text) < 60:
        return fallback
    import py3langid

    code, _ = py3langid.classify(text[:2000])
    return str(code)
