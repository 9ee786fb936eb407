"""What may stand in a summary: whole, telling sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.edit.asides import is_aside, is_heading
from digest.edit.calls import bids, calls, reports
from digest.edit.pieces import (
    BARE,
    BIDS,
    CALLS,
    CAPTION,
    CHROME,
    CODED,
    OPENS,
    QUOTED,
    REPORTS,
    SAYS,
    SIGNED,
    WIDTH,
    hints_of,
    marks_of,
    opening_of,
)  # fmt: skip
from digest.edit.shown import is_reference, is_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage

# Fewer words say nothing by themselves; a script without capitals is counted by its signs.
_FEWEST, _SHORTEST, _LONGEST_BYLINE = 4, 12, 10

_OPENING = CHROME | OPENS | BIDS
#: The words that a caption has; only where one stands are the patterns tried. So for a line of chrome, by its first.
CAPTION_WORDS = frozenset({
    "pictured", "photo", "photos", "photograph", "image", "images", "picture", "pictures", "video", "watch", "credit",
    "crédit", "crédits", "source", "file", "left", "right", "above", "below", "center", "centre", "shutterstock",
    "getty", "gallery", "slideshow", "youtube", "vidéo", "foto", "fotos", "bild", "фото",
})  # fmt: skip
_CAPTION = re.compile(
    r"\bpictured\b|\((?:AP|AFP|Reuters|Getty|File|PA)\b[^)]{0,40}(?:photo|images?)[^)]{0,40}\)"
    r"|\((?:above |below |far )?(?:left|right|above|below|centre|center)\)"
    r"|\b(?:getty images|shutterstock|file (?:photo|image|picture)|image credit|photo credit)\b"
    r"|\bthis is an? (?:photo )?(?:gallery|slideshow)\b|\bvoir (?:notre|la) vidéo\b"
    r"|\b(?:images?|photos?|photographs?|pictures?) courtesy\b"
    r"|\bin this (?:image|photo|photograph|picture|screenshot)\b"
    r"|\b(?:watch|view|see|find) (?:it|them|this|the (?:video|clip|episode)) (?:here|below|above|on youtube)\b",
    re.IGNORECASE,
)
# One of these stands in what the pattern finds: to look for them takes a tenth of its time.
_CAPTION_SIGNS = (
    "(", "pictured", "getty", "shutterstock", "file ", " credit", "gallery", "slideshow", "vidéo", " here", " below",
    " above", "youtube", " in this ", " courtesy",
)  # fmt: skip
_CAPTION_OPENS = re.compile(
    r"[(\[]?(?:file )?(?:photo|image|picture|credit|source|video|watch|foto|bild|crédit|фото)\w*"
    r"\s?(?::|by\b|credit|of\b.{2,80}\b(?:by|via)\b)",
    re.IGNORECASE,
)
CHROME_WORDS = frozenset({
    "read", "see", "click", "sign", "subscribe", "share", "follow", "scroll", "advertisement", "related", "also",
    "lire", "à", "lesen", "lea", "leggi", "читайте", "updated", "update", "published", "join", "get",
    "here", "here's", "here’s", "stay", "find", "welcome", "let's", "let’s",
})  # fmt: skip
_CHROME = re.compile(
    r"(?:read (?:more|also|on|our|my|before|the (?:full|whole))\b|join us\b"
    r"|see also|click here|sign up|subscribe|share this|follow us|scroll down|advertisement"
    r"|(?:join|get) (?:the|our) .{0,40}(?:newsletter|channel|inbox|app)\b"
    r"|here(?: is| are|['’]s) (?:a (?:look|list|guide|round-?up)|what|how|why|where|everything|all|the latest)\b"
    r"|read [\w.]+['’]s (?:exclusive|full|latest|entire|complete|review|story|report|analysis)\b"
    r"|stay tuned|welcome (?:back )?to\b|let['’]s (?:start|begin|dive|take a look)"
    r"|find out (?:more|how|what|why|here)\b"
    r"|related:|also read|lire aussi|à lire|lesen sie|lea también|leggi anche|читайте также|updated?:|published:)",
    re.IGNORECASE,
)
# "From Oslo to Rome, here is how it was received.": it promises, and does not tell.
_TEASER = re.compile(r"\bmay earn an? \w*\s?commission\b|\bhere(?:['’]s| is| are) (?:how|what|why|where|everything)\b")
# An address for readers to write to, and signs that prose does not use.
_EMAIL = re.compile(r"\w@\w[\w-]*\.\w")
_CHROME_SIGN = re.compile("[|•►▶©]")
_MARKER = re.compile(r"(?:[-–—•*·▪◦]|#{1,6}|\(?\d{1,2}[.)]|[a-z]\))\s|[-–—•*·▪◦](?=[^\W\d])")
# "so evident in that half": the rest of a sentence that a line break tore; "iPhone" and "al-Quds" are no such.
_TORN = re.compile(r"[a-zß-öø-ÿа-яё]{2,}(?:-[a-zß-öø-ÿа-яё]+)*(?=[ ,])")
_CLOSING = "\"'”’»“›)]」』 \xa0"
_STOPS = frozenset(".!。！।॥۔")
_ENDS = _STOPS | frozenset("?？؟")
# "were found in…": cut off by a feed.
_CUT = ("..", "…")
# What a program is made of.
_CODE = re.compile(r"[{}]|\((?:defun|define|lambda|setq|let) |\(\);|=>|</\w|\w\(\w*\)\.?\w*\(")
_QUOTES = frozenset('"“„«‘「»')
_QUOTED = re.compile(r"[\"“„«‘「»][^\"“”„«»「」]*[\"“”«»’」]")
_WORD = re.compile(r"\w+")
# A quote of which so few words stand outside has nobody who said it.
_FEWEST_OUTSIDE, _TAIL = 2, 24
_QUOTE_SIGNS = frozenset('"“”„«»‘’「」')
# "Das berichtet die Zeitung.", "Об этом сообщает ТАСС.": who reported it, and nothing of what.
_SOURCE_ONLY = re.compile(
    r"(?:Об этом|О том|Про це) (?:\w+ )?(?:сообща|сообщил|пиш|заявил|говорит|рассказал|передаёт|передает"
    r"|повідом|розпов|стало)"
    r"|(?:Das|Dies|So) (?:berichte|teilte|sagte|meldet|gab|geht)\w*|C['’]est ce qu"
    r"|(?:Así|Lo) (?:lo )?(?:inform|anunci|confirm|dijo|señal)\w+|Lo (?:riferi|riporta|ha detto)\w*"
    r"|(?:That['’]s|That is|This is|This was|It was|This comes) (?:according to|reported by|announced by)"
)
# "Because bridges are anything but easy.": half a sentence; "1 sack, 2 goals.": a row of figures.
_HALF = re.compile(r"Because [^,;:—–]{1,200}[.]$|\d+ [\w.]+(?:, \d+ [\w.]+)+\.$")
# "Factor 1 – Your Target Group: Go on.", "Type (Select): The kind": a row of a list, by the label before its colon.
_ROW = re.compile(
    r"(?:[A-Z0-9][\w’'&/-]*(?: (?:[A-Z0-9][\w’'&/-]*|[–—-]|of|the|an?|and|to|for|from|in|on|your|with|is)){2,7}"
    r"|[A-Z][\w’'&/-]*(?: [\w’'&/-]+){0,3} \([\w ,/-]{1,24}\)): [A-Z]"
)
# "Weber: We did not know.": a line of an interview.
_SPEAKER = re.compile(r"[A-ZÄÖÜА-ЯЁ][\w’'-]+(?: [A-ZÄÖÜА-ЯЁ][\w’'-]+)?: [A-ZÄÖÜА-ЯЁ\"“„«]")
# "Hanley; Mayor, Payne, Jones, Weber; Hercus, Redpath (capt).": a line-up has so many names, and so few other words.
_FEWEST_NAMES, _MOST_SMALL, _SHORTEST_ROW = 3, 2, 6
_LONGEST_SOURCE, _LONGEST_PLACE, _LONGEST_SPEAKER, _LONGEST_CALL = 14, 7, 60, 6
# "ЖЕНЕВА, 25 мая — РИА Новости.", "Staples Center, Los Angeles, USA.": where, and nothing of what.
_PLACE = re.compile(
    r"[^\W\d_a-zа-яё]{3,}[^.]{0,40}[–—-] ?(?:РИА|ТАСС|Интерфакс|Укринформ|УНИАН)[^.]*\.$"
    r"|(?:[A-ZÄÖÜА-ЯЁ][\w’'-]*[ ,]*){2,7}\.$"
)


def fit(passage: Passage) -> bool:
    """Tell whether a sentence may stand in a summary: whole, no question, no caption, no chrome, no list line."""
    text, pieces = passage.text, passage.pieces
    size, marks, opening = len(pieces) // WIDTH, marks_of(pieces), opening_of(pieces) & _OPENING
    if size <= _LONGEST_SOURCE:  # of a longer one nobody asks how long
        size = passage.size if marks & BARE else size
        if _says_nothing(passage, size):
            return False
    # Most sentences of news: a capital, one full stop, and no sign or word that any rule asks for.
    if not (text[-1] == "." and text[-2:] != ".." and text[0].isupper()) and _is_odd(text):
        return False
    if (marks & ~BARE or opening) and _is_ruled_out(passage, size, marks, opening):
        return False
    return not _is_row_of_names(text)


def _is_row_of_names(text: str) -> bool:
    """Tell whether a sentence with some commas or no stop only lists: a team, a score, with next to no word between."""
    if text.count(",") + text.count(";") < _FEWEST_NAMES and text.rstrip(_CLOSING)[-1:] in _ENDS:
        return False
    words = text.split()
    if len(words) < _SHORTEST_ROW:
        return False
    if is_reference(text):
        return True
    small = sum(word[0].islower() for word in words)
    return small <= _MOST_SMALL and small * 10 <= len(words) and text.lower() != text.upper()


def harmless(passage: Passage) -> bool:
    """Tell whether a sentence may be all that is told of an article with none that is fit: it lacks its stop, no more.

    Feeds end a standfirst so ("Kosovo has marked a day with a march in Pristina"); what a feed cut off tells half.
    """
    text = passage.text
    bare = text.rstrip(_CLOSING)
    cut = bare.endswith(_CUT) or _TORN.match(text) is not None
    dated = passage.size < _FEWEST and any(map(str.isdigit, text))  # "July 18, 2002"
    if not passage.size or dated or text.isupper() or all(word[0] in "@#" for word in text.split()):
        return False
    return bare[-1] not in "?؟" and not cut and balanced(text) and not stands_beside(passage)


def whole(found: Sequence[Passage]) -> bool:
    """Tell whether sentences that follow each other read as a text: none is chrome or a caption, none lacks its end.

    A quote that is no sentence by itself, and a question before its answer, may stand between others.
    """
    texts = [passage.text for passage in found]
    if not balanced(" ".join(texts)) or texts[-1].rstrip(_CLOSING)[-1:] not in _STOPS:
        return False
    return not any(stands_beside(passage) or _lacks_end(passage.text) for passage in found)


def stands_beside(passage: Passage) -> bool:
    """Tell whether a sentence stands beside the text: a caption, chrome, an aside, code."""
    text, marks = passage.text, marks_of(passage.pieces)
    chrome = _is_chrome(passage, len(passage.pieces) // WIDTH, marks, hints_of(passage.pieces))
    if (marks & CALLS and calls(text)) or (marks & REPORTS and reports(text)) or bids(text):
        return True
    return (
        chrome
        or _is_row_of_names(text)
        or is_aside(text)
        or _is_code(text)
        or (marks & CAPTION > 0 and _is_caption(text))
    )


def _lacks_end(text: str) -> bool:
    """Tell whether a feed cut a sentence off, or a line break did."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith(_CUT) or bare[-1:] not in _ENDS or _TORN.match(text) is not None


def _is_torn(text: str) -> bool:
    """Tell whether a sentence lacks its end or its beginning."""
    whole = text if text[-1] in _STOPS else text.rstrip(_CLOSING)
    if whole[-1:] not in _STOPS or whole.endswith(_CUT):
        return True
    return not text[0].isupper() and (_MARKER.match(text) or _TORN.match(text)) is not None


def _is_caption(text: str) -> bool:
    """Tell whether a sentence that holds one of `CAPTION_WORDS` says what a picture shows, or whose it is."""
    low = text.lower()
    signed = any(map(low.__contains__, _CAPTION_SIGNS))
    return _CAPTION_OPENS.match(text) is not None or (signed and _CAPTION.search(text) is not None)


def _is_code(text: str) -> bool:
    return ("(" in text or "{" in text or "=" in text or "<" in text) and _CODE.search(text) is not None


def _says_nothing(passage: Passage, size: int) -> bool:
    """Tell whether so few words are too few, a byline, a heading, a call, or only say who reported it, or where."""
    text = passage.text
    if size < _FEWEST and (len(text) < _SHORTEST or text.lower() != text.upper()):
        return True
    if size <= _LONGEST_BYLINE and passage.first == "by":
        return True
    if size <= _LONGEST_CALL and is_shown(text):
        return True
    if _HALF.match(text) or is_heading(text) or (size <= _LONGEST_CALL and text.rstrip(_CLOSING)[-1:] == "!"):
        return True
    return _SOURCE_ONLY.match(text) is not None or (size <= _LONGEST_PLACE and _PLACE.match(text) is not None)


def _is_odd(text: str) -> bool:
    """Tell of a sentence without a capital or a full stop whether it is torn, a quote of nobody, or in brackets."""
    if text[0] in _QUOTES and _is_of_nobody(text):
        return True
    return _is_torn(text) or is_aside(text, opens=False, says=False)


def _is_ruled_out(passage: Passage, size: int, marks: int, opening: int) -> bool:
    """Tell whether a rule that its signs or words ask for rules a sentence out."""
    text = passage.text
    if (marks & QUOTED and not balanced(text)) or (marks & CODED and _is_code(text)):
        return True
    if marks & CAPTION and _is_caption(text):
        return True
    if (opening & OPENS or marks & SAYS) and is_aside(text, opens=opening & OPENS > 0, says=marks & SAYS > 0):
        return True
    if (marks & CALLS and calls(text)) or (marks & REPORTS and reports(text)) or (opening & BIDS and bids(text)):
        return True
    if ": " in text[:_LONGEST_SPEAKER] and marks & SIGNED and (_SPEAKER.match(text) or _ROW.match(text)):
        return True
    return (opening & CHROME or marks & SIGNED) > 0 and _is_chrome(passage, size, marks, opening)


def _is_of_nobody(text: str) -> bool:
    """Tell whether too few words of a sentence with quotes stand outside them."""
    tail = text[-_TAIL:]
    if tail.count(" ") > _FEWEST_OUTSIDE and _QUOTE_SIGNS.isdisjoint(tail):
        return False  # most: "…," he said on Monday
    return len(_WORD.findall(_QUOTED.sub(" ", text))) < _FEWEST_OUTSIDE


def _is_chrome(passage: Passage, size: int, marks: int, opening: int) -> bool:
    text = passage.text
    if opening & CHROME and passage.first in CHROME_WORDS and _CHROME.match(text):
        return True
    if size <= _LONGEST_BYLINE and passage.first == "by":
        return True
    if not marks & SIGNED:
        return False
    teases = ("here" in text or "commission" in text) and _TEASER.search(text) is not None
    if teases or "|" in text or "://" in text or "www." in text or "mailto:" in text or ">>" in text:
        return True
    if not text.isascii() and _CHROME_SIGN.search(text):
        return True
    return "@" in text and _EMAIL.search(text) is not None


def balanced(text: str) -> bool:
    """Tell whether every quote that opens here closes here, and the other way round."""
    if text.isascii():
        return text.count('"') % 2 == 0
    opened, closed = text.count("“"), text.count("”")
    if german := text.count("„"):
        return german in (opened, closed)
    return opened == closed and text.count("«") == text.count("»") and text.count('"') % 2 == 0
