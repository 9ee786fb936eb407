"""What may stand in a summary: whole, telling sentences; and what may open one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.edit.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

# Fewer words say nothing by themselves; a script without capitals is counted by its signs.
_FEWEST, _SHORTEST, _LONGEST_BYLINE = 4, 12, 10

# The words that a caption or a line of chrome has; only where one stands are the patterns tried.
_CAPTION_WORDS = frozenset({
    "pictured", "photo", "photos", "photograph", "image", "images", "picture", "pictures", "video", "watch", "credit",
    "crédit", "crédits", "source", "file", "left", "right", "above", "below", "shutterstock", "getty", "foto", "fotos",
    "bild", "фото",
})  # fmt: skip
_CAPTION = re.compile(
    r"\bpictured\b|\((?:AP|AFP|Reuters|Getty|File|PA)\b[^)]{0,40}(?:photo|images?)[^)]{0,40}\)"
    r"|^[(\[]?(?:file )?(?:photo|image|picture|credit|source|video|watch|foto|bild|crédit|фото)\w*\s?(?::|by\b|credit)"
    r"|\((?:above |below |far )?(?:left|right|above|below|centre|center)\)"
    r"|\b(?:getty images|shutterstock|file (?:photo|image|picture)|image credit|photo credit)\b",
    re.IGNORECASE,
)
_CHROME_WORDS = frozenset({
    "read", "see", "click", "sign", "subscribe", "share", "follow", "scroll", "advertisement", "related", "also",
    "lire", "à", "lesen", "lea", "leggi", "читайте", "updated", "update", "published", "join", "get",
})  # fmt: skip
_CHROME = re.compile(
    r"(?:read (?:more|also)|see also|click here|sign up|subscribe|share this|follow us|scroll down|advertisement"
    r"|(?:join|get) (?:the|our) .{0,40}(?:newsletter|channel|inbox|app)\b"
    r"|related:|also read|lire aussi|à lire|lesen sie|lea también|leggi anche|читайте также|updated?:|published:)",
    re.IGNORECASE,
)
_CHROME_SIGN = re.compile("[|•►▶©]")
_MARKER = re.compile(r"(?:[-–—•*·▪◦]|\(?\d{1,2}[.)]|[a-z]\))\s")
_CLOSING = "\"'”’»“›)]」』 \xa0"
_STOPS = frozenset(".!…。！।॥۔")
_QUOTES = frozenset("\"“„«‘'「»")
# A capital inside a sentence, or two words with capitals at its start; "I" is nobody's name.
_NAME = re.compile(
    r"(?<=[^.!?…][ \xa0(’])[^\W\d_a-zß-öø-ÿа-яё](?!\b|[’'])|^\W*[^\W\d_]\w*\s[^\W\d_a-zß-öø-ÿа-яё](?!\b|[’'])"
)

# "На нем видно": where a preposition takes its pronoun along, the second word tells.
_CASED, _PREPOSITION = ("ru", "uk"), 3
_FIRST = re.compile(r"\W*((?:\w+['’])?\w+)(?:\W+(\w+))?")
# "The move", "The decision": a definite thing of which nothing was said yet, nor is said now.
_REFERS = re.compile(
    r"\W*the (?:move|decision|announcement|incident|pair|couple|duo|trio|latter|document|statement|attack|comments?"
    r"|remarks?|ruling|vote|report|study|group|company|victims?|man|woman|suspect|images?|pictures?|video|footage)\b"
    r"(?!['’]s? | (?:of|in|on|at|for|from|who|whose|that|which|to|by|about|between|against|accused|with|behind|into"
    r"|over|near|outside|inside|where|when|after|called)\b)",
    re.IGNORECASE,
)


def fit(text: str, words: Sequence[str]) -> bool:
    """Tell whether a sentence may stand in a summary: whole, no question, no caption, no chrome, no list line."""
    if len(words) < _FEWEST and (len(text) < _SHORTEST or text.lower() != text.upper()):
        return False
    if (
        text.rstrip(_CLOSING)[-1:] not in _STOPS
        or (not text[0].isupper() and _MARKER.match(text))
        or not balanced(text)
    ):
        return False
    return not (_is_caption(text, words) or _is_chrome(text, words))


def _is_caption(text: str, words: Sequence[str]) -> bool:
    return not _CAPTION_WORDS.isdisjoint(words) and _CAPTION.search(text) is not None


def _is_chrome(text: str, words: Sequence[str]) -> bool:
    if words and (words[0] in _CHROME_WORDS and _CHROME.match(text)):
        return True
    byline = len(words) <= _LONGEST_BYLINE and words[:1] == ["by"]
    return byline or "://" in text or _CHROME_SIGN.search(text) is not None


def balanced(text: str) -> bool:
    """Tell whether every quote that opens here closes here, and the other way round."""
    if text.isascii():
        return text.count('"') % 2 == 0
    opened, closed = text.count("“"), text.count("”")
    if german := text.count("„"):
        return german in (opened, closed)
    return opened == closed and text.count("«") == text.count("»") and text.count('"') % 2 == 0


def hangs(text: str, language: str) -> bool:
    """Tell whether a sentence leans on one before it: "He said", "But this", "The move".

    A quote that names its speaker stands by itself.
    """
    found = _FIRST.match(text)
    if found is None or (text[0] in _QUOTES and names(text)):
        return False
    lists = word_lists(language)
    if language == "en" and _REFERS.match(text):
        return True
    first, second = found.group(1).lower(), (found.group(2) or "").lower()
    if language in _CASED and len(first) <= _PREPOSITION:
        return first in lists.hanging or second in lists.hanging
    return first in lists.hanging and second not in lists.times


def names(text: str) -> bool:
    """Tell whether a sentence names anyone: a capital inside it, or a script that has none."""
    return _NAME.search(text) is not None or text.lower() == text.upper()
