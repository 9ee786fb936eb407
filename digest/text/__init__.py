"""Sentences, words and languages: what every wing needs to know about text; pure, offline.

Spans are offsets in code points into the text as given, so that what is cut out stays verbatim.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from digest.text.boundaries import LONGEST, sentences
from digest.text.glance import at_a_glance, is_of_names, of_script, small_words
from digest.text.length import WIDE, WIDE_CHARS, WIDER, length_of
from digest.text.words import stemmer, words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "LONGEST", "RIGHT_TO_LEFT", "WIDE", "WIDER", "WIDE_CHARS", "clean", "direction", "language_of", "length_of",
    "sentences", "small_words", "stemmer", "strip_controls", "words",
]  # fmt: skip

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})

# Zero-width and bidi controls, soft hyphen, BOM: they hide text from readers and from tests.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
# ZWJ and ZWNJ (200D, 200C) spell words in the scripts of the Near East and of India (Persian, Hindi), and ZWJ
# joins emoji; at other letters ("which \u200che said") they only break a search for the word.
_JOINED = "\u0590-\u109f\u1700-\u1cff\ua880-\uabff\ufb1d-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff"
_EMOJI = "\u20e3\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f"
_NEEDLESS = re.compile(
    f"(?<=\\s)[\u200c\u200d]+|(?<![{_JOINED}])\u200c(?![{_JOINED}])"
    f"|(?<![{_JOINED}{_EMOJI}])\u200d(?![{_JOINED}])|(?<=[{_EMOJI}])\u200d(?![{_EMOJI}])"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
#: A code of ISO 639-1 has two letters; languages that have only longer ones are read as the one they are written in.
_CODE, _WITHIN = 2, {"arz": "ar", "ary": "ar", "wuu": "zh", "yue": "zh"}


def clean(text: str) -> str:
    """Return `text` as one NFC line without control, zero-width or bidi characters."""
    if not text.isprintable():  # most lines hold no control and no space but the common one: a third of the time
        flat = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
        if not flat.isprintable():
            return _SPACE.sub(" ", strip_controls(text)).strip()
        text = flat
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(text.split()) if "  " in text else text.strip(" ")


def strip_controls(text: str) -> str:
    """Return `text` in NFC without control, zero-width or bidi characters; line breaks stay.

    A joiner stays where it spells a word (Persian, Hindi) or an emoji.
    """
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = _NEEDLESS.sub("", text) if "\u200c" in text or "\u200d" in text else text
    return unicodedata.normalize("NFC", text)


def direction(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def language_of(text: str, hint: str | None = None) -> str:
    """Return the ISO 639-1 code of the language `text` is written in, or `hint` where that is unsure.

    Texts under 60 characters are too short to tell (py3langid: 8 of 10 headlines), but by their letters.
    """
    fallback = (hint or "en").split("-")[0].split("_")[0].lower()
    if len(text) < 60:
        return of_script(text, fallback)
    if seen := at_a_glance(text):
        return seen
    if is_of_names(text[:2000]):
        return fallback
    code, _ = _classifier()(text[:2000])
    code = _WITHIN.get(code, code)
    # "zxx" is no language, and "pcm" has always been English in few words: lists of links and versions.
    return str(code) if len(code) == _CODE else fallback


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """Return how py3langid tells languages; its model is read (.6 s) with the first text that no glance tells."""
    import py3langid

    py3langid.classify("")
    told: Callable[[str], tuple[str, float]] = py3langid.classify
    return told
