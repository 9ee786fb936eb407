"""What may stand in a summary: whole, telling sentences; and what may open one."""

from __future__ import annotations

import re

from digest.edit.word_lists import word_lists

_CAPTION = re.compile(
    r"\bpictured\b|\((?:AP|AFP|Reuters|Getty|File|PA)\b[^)]{0,40}(?:photo|images?)[^)]{0,40}\)"
    r"|^(?:photo|image|picture|credit|file photo|source|video|watch|foto|bild|fotos?|crédits?|фото)\s?(?::|by\b|credit)"
    r"|\((?:left|right|above|below)\)"
    r"|\b(?:getty images|shutterstock|file photo|image credit|photo credit)\b|©",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:read (?:more|also)|see also|click here|sign up|subscribe|share this|follow us|scroll down|advertisement"
    r"|related|also read|lire aussi|à lire|lesen sie|lea también|leggi anche|читайте также"
    r"|by\b.{0,60}$|updated?:|published:)|[|•►▶]|https?://\S+$",
    re.IGNORECASE,
)
_MARKER = re.compile(r"^(?:[-–—•*·▪◦]|\(?\d{1,2}[.)]|[a-z]\))\s")
_STOP = re.compile(r"[.!?…。！？؟।॥][\"'”’»“›)\]」』\s]*$")
_QUESTION = re.compile(r"[?？؟\u037e][\"'”’»“›)\]」』\s]*$")
_LETTER = re.compile(r"[^\W\d_]")

_FIRST = re.compile(r"\W*((?:\w+['’])?\w+)(?:\W+(\w+))?")
# "The move", "The decision": a definite thing of which nothing was said yet.
_REFERS = re.compile(
    r"\W*the (?:move|decision|announcement|incident|pair|couple|duo|trio|two|three|former|latter|document|statement"
    r"|attack|latest|news|comments?|remarks?|ruling|vote|report|study|group|company|victims?|man|woman|suspect|site|images?"
    r"|pictures?|video|footage|same)\b",
    re.IGNORECASE,
)


def fit(text: str, words: int) -> bool:
    """Tell whether a sentence may stand in a summary at all."""
    if words < 4 and not (words and len(text) > 12):
        return False
    if not _STOP.search(text) or _QUESTION.search(text):
        return False
    return not (_MARKER.match(text) or _CAPTION.search(text) or _FURNITURE.search(text)) and balanced(text)


def balanced(text: str) -> bool:
    """Tell whether every quote that opens here closes here, and the other way round."""
    if text.count('"') % 2:
        return False
    opened = text.count("„") or text.count("“")
    closed = {text.count("”"), text.count("“")} if "„" in text else {text.count("”")}
    return opened in closed and text.count("«") == text.count("»")


def hangs(text: str, language: str) -> bool:
    """Tell whether a sentence leans on one before it: "He said", "But this", "The move"."""
    found = _FIRST.match(text)
    if found is None:
        return False
    return found.group(1).lower() in word_lists(language)[0] or (language == "en" and _REFERS.match(text) is not None)


def spoken(text: str) -> bool:
    """Tell whether there are letters in it."""
    return _LETTER.search(text) is not None
