"""Where sentences end: one pass over the marks of a text, each judged by what stands around it.

Quotes and brackets are kept whole where they close within reach, so that a sentence has both ends
of its quotes and a quote keeps its attribution. Each step looks at a bounded stretch: the time is
linear in the length of any text, a megabyte of dots or of quotes included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest.text.abbreviations import rules

if TYPE_CHECKING:
    from digest.text.abbreviations import Rules

#: Longer paragraphs are read up to here: a page of one endless line must not hold the run up.
LONGEST = 200_000
#: A quote or bracket that does not close within so many characters is not kept whole.
_REACH = 360

_ENDS = ".!?…。！？．｡؟۔।॥"
_MARKS = frozenset(_ENDS)
_ALWAYS = frozenset("。！？．｡؟۔।॥")
# What closes each opening sign; „ is closed by “ in German and by ” in Dutch, » opens in German books.
_PAIRS = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "(": ")", "[": "]", "「": "」", "『": "』", "‘": "’",
    "'": "'", '"': '"', "（": "）",
}  # fmt: skip
_BRACKETS = frozenset("([（")
_CLOSING = frozenset("”»›’)]}」』）")
# These open and close: they close where nothing but space or a mark follows.
_BOTH = frozenset("\"'“«")
# One class and no alternatives before it: three times as fast a search. "1.5" and "don't" end nothing.
# A space is taken along where it stands between a stop and a capital, quoted or not.
_MARK = re.compile(rf"[{_ENDS}“„«»(\[「『‘'\"（\n](?<!\S')(?!(?<=\.)\d)(?:(?<=\.) (?=[\"“„]?[A-ZÀ-ÖØ-ÞА-ЯЁ]))?")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# An apostrophe closes a quote only behind a mark.
_SINGLE = {"‘": re.compile(r"[.,!?…]’(?!\w)"), "'": re.compile(r"[.,!?…]'(?!\w)")}
_DASHED = re.compile(r"\s{0,3}(?:[,;:)\]]|[-–—]+(?!\d|\s[^\W\d_a-zа-я]))")
_NEXT = re.compile(r"[\s\"“”„«»‘’'(\[*_¿¡‹›「『]{1,12}(\w[\w'’-]{0,40})?")
_ROMAN = re.compile(r"[IVXLC]+$")
# A quoted question is one sentence with the words that say who asked it.
_ATTRIBUTION = re.compile(
    r"\s*(?:\w[\w.'’-]{0,30}\s){0,4}?(?:said|says?|ask(?:s|ed)|add(?:s|ed)|told|tells|wrote|writes|replied|shouted|joked"
    r"|tweeted|wondered|quipped|cried|declared|exclaimed|explained|recalled|remarked|insisted|fragte?|sagte?|rief|schrieb"
    r"|demand(?:e|ait)|lan[cç](?:e|ait)|s[’']interroge|écrit|preguntó|pregunta|dijo|dice|chiede|disse|perguntou|vroeg|zei"
    r"|спросил[аи]?|сказал[аи]?)\b",
    re.IGNORECASE,
)
_ATTRIBUTION_CJK = re.compile(r"[とっ，、,]|[^。！？“「]{0,8}?(?:说|說|道：|表示|问|問道|指出|称|稱)")
_CLOCK = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "et", "est", "edt", "gmt", "bst",
    "utc", "cet", "pt", "pst", "pdt", "ist", "eastern", "pacific",
})  # fmt: skip


class _Mark(NamedTuple):
    """Hold where a sentence began, where the mark stands that may end it, and what is behind its quotes."""

    text: str
    start: int
    stop: int
    end: int


def sentences(text: str, language: str = "en", most: int | None = None) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence, the first `most`, with its quotes and without outer white space."""
    text, known = text[:LONGEST], rules(language)
    if language == "el":  # the Greek question mark, which NFC makes a semicolon
        text = text.replace(";", "?")
    lower = text.islower()  # a text without capitals says nothing by them
    spans: list[tuple[int, int]] = []
    at = start = 0
    for found in _MARK.finditer(text):
        stop, following = found.span()
        if stop < at:
            continue
        if following - stop > 1 and _is_plain_end(text, start, stop, known):
            end, at = stop + 1, following
        else:
            end, at = _judged(text, stop, start, known, lower=lower)
            following = end
        if end:
            if text[start].isspace() or text[end - 1].isspace():
                _add(spans, text, start, end)
            else:  # most
                spans.append((start, end))
            if len(spans) == most:
                return tuple(spans)
            start = following
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the white space around it, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _judged(text: str, stop: int, start: int, known: Rules, *, lower: bool) -> tuple[int, int]:
    """Return where the sentence ends by the mark at `stop` (0: it goes on), and where to read on."""
    if _goes_on(text, stop, lower=lower):
        return 0, stop + 1
    if text[stop] == "\n":
        blank = _BLANK_LINE.match(text, stop)
        return (blank.end(), blank.end()) if blank else (0, stop + 1)
    stop, at = _stop_at(text, stop, start)
    if stop < 0:
        return 0, at
    end = _with_closing(text, at, start)
    mark = _Mark(text, start, stop, end)
    ends = _is_quote_end(mark, known) or _is_end(mark, known, lower=lower)
    return (end, end) if ends else (0, max(at, end))


def _goes_on(text: str, stop: int, *, lower: bool) -> bool:
    """Tell at a glance what ends nothing: the last sign of a text, and a stop that a word in small letters follows."""
    after = text[stop + 1 : stop + 4]
    if text[stop] != "." or lower or not after:
        return not after
    return after[0] == " " and after[1:2].islower() and not after[2:].isupper()


def _is_plain_end(text: str, start: int, stop: int, known: Rules) -> bool:
    """Tell at a glance the most common end: a word that is no abbreviation before a stop, a space and a capital."""
    word = text[text.rfind(" ", max(start, stop - 24), stop) + 1 : stop]
    return 1 < len(word) < 24 and word.isalpha() and word.lower() not in known.listed


def _is_quote_end(mark: _Mark, known: Rules) -> bool:
    """Tell at a glance the end of most quotes: a plain end, but for the signs that close behind its stop."""
    text, start, stop, end = mark
    return (
        stop + 1 < end < len(text)
        and text[stop] == "."
        and text[stop + 1] not in _MARKS
        and text[end] == " "
        and text[end + 1 : end + 2].isupper()
        and _is_plain_end(text, start, stop, known)
    )


def _stop_at(text: str, at: int, start: int) -> tuple[int, int]:
    """Return where the mark stands that may end the sentence (-1: none does), and where to read on."""
    if text[at] in _MARKS:
        end = at + 1
        while end < len(text) and text[end] in _MARKS:
            end += 1
        return at, end
    if text[at] == "'" and text[at + 1 : at + 2].isspace():
        return -1, at + 1
    end = _closed(text, at)
    return _stop_inside(text, at, end, start), end


def _closed(text: str, opened: int) -> int:
    """Return the index behind the sign that closes the one opened here, or behind that one itself."""
    sign, after = text[opened], opened + 1
    if not text[after : after + 1].strip() or (
        sign in '"»' and opened and text[opened - 1] not in " \xa0\u202f([{—–-“‘„:/"
    ):
        return after if sign != "«" or not text[after : after + 1] else _pair(text, sign, after)
    return _pair(text, sign, after)


def _pair(text: str, sign: str, after: int) -> int:
    reach = after + _REACH
    if sign == '"':  # most
        return text.find(sign, after, reach) + 1 or after
    if sign in _SINGLE:
        closed = _SINGLE[sign].search(text, after, reach)
        return closed.end() if closed else after
    ends = [end for close in _PAIRS[sign] if (end := text.find(close, after, reach)) >= 0]
    # A quote that opens again before it closes was never closed: each paragraph of a speech opens one.
    if not ends or text.find(sign, after, min(ends)) >= 0:
        return after
    return min(ends) + 1


def _stop_inside(text: str, opened: int, at: int, start: int) -> int:
    """Return where the mark stands that ends what a quote or bracket holds, or -1 where none does."""
    if at - opened < 3 or text[at - 2].isalnum() or text[at - 2] == ",":  # most: "the bridge"
        return -1
    # A bracket in the middle of a sentence does not end it; one that holds no letter ends nothing.
    if text[opened] in _BRACKETS and (text[start:opened].strip() or not any(c.isalpha() for c in text[opened:at])):
        return -1
    stop = at - 2
    while stop > opened and (text[stop].isspace() or text[stop] in _CLOSING or text[stop] in _BOTH):
        stop -= 1
    if text[stop] not in _MARKS:
        return -1
    while text[stop - 1] in _MARKS:
        stop -= 1
    return stop


def _with_closing(text: str, at: int, start: int) -> int:
    """Return the index behind the quotes and brackets that close at `at`."""
    size = len(text)
    while at < size:
        sign = text[at]
        if sign in _CLOSING or (sign in _BOTH and _closes(text, at, start)):
            at += 1
        elif sign in " \xa0\u202f" and text[at + 1 : at + 2] == "»" and not text[at + 2 : at + 3].strip(" .,\xa0"):
            at += 2  # French sets a space before it
        else:
            break
    return at


def _closes(text: str, at: int, start: int) -> bool:
    after = text[at + 1 : at + 2]
    if not after or after.isspace() or not after.isalnum():
        return True
    return text[at] == '"' and text.count('"', max(start, at - 2000), at) % 2 == 1


def _is_end(mark: _Mark, known: Rules, *, lower: bool) -> bool:
    """Tell whether a mark, with the quotes that close behind it, ends a sentence."""
    text, _, stop, end = mark
    if end >= len(text):
        return False
    quoted = text[end - 1] not in _MARKS
    if text[stop] in _ALWAYS:
        return not (quoted and _ATTRIBUTION_CJK.match(text, end))
    if not text[end].isspace():
        return _glued(mark)
    word = _next_word(text, end)
    if _DASHED.match(text, end) or (word[:1].islower() and not lower and not word[1:2].isupper()):
        return False
    if text[stop] == "." and text[stop + 1 : stop + 2] not in _MARKS:
        return _stop_ends(mark, word, known)
    return not (quoted and text[stop] in "?!" and _ATTRIBUTION.match(text, end))


def _next_word(text: str, end: int) -> str:
    """Return the word that follows; an initial keeps its stop, so that it is taken for no other word."""
    found = _NEXT.match(text, end)
    word = (found and found.group(1)) or ""
    return f"{word}." if found and len(word) == 1 and text[found.end() : found.end() + 1] == "." else word


def _glued(mark: _Mark) -> bool:
    """Tell whether a sentence ends though the next one follows without a space ("left.Then")."""
    text, _, stop, end = mark
    before, after = text[max(0, stop - 3) : stop].rstrip(' \xa0"”»'), text[end : end + 3]
    after = after[1:] if after[:1] in _PAIRS else after
    if text[stop] == "." and text[stop - 1].isspace():
        return False  # "a .Net server"
    if not (after[:1].isupper() and (after[1:2].islower() or after[1:2] in " '’")):
        return False
    closed = end - stop > 1 and before[-1:].islower()
    return closed or (before.islower() and (before.isalpha() or text[stop] in "!?"))


def _stop_ends(mark: _Mark, word: str, known: Rules) -> bool:
    """Tell whether a single full stop ends a sentence, by the word before it and the one after it."""
    text, start, stop, _ = mark
    before = text[max(start, stop - 24) : stop].replace("’", "'").split()
    last = before[-1].lstrip("(\"“„«‘'[¿¡»-–—") if before else ""
    last = last[max(last.rfind(sign) for sign in ")]—") + 1 :] or last  # "(CNN)U.S. Sen. Ann Lee"
    low = last.lower()
    low = low.rpartition("'")[2] or low  # "l'ing."
    if len(before) == 1 and stop - start <= 24 and (last.isdigit() or (len(last) == 1 and last.isalpha())):
        return False  # "1. Buy low."
    opens = word.replace("’", "'").split("'", 1)[0].lower() in known.openers
    verdict = _by_list(low, word, known)
    if verdict is not None and not (len(last) == 1 and last.isupper() and low not in known.before):
        return verdict
    if last.isdigit():
        return opens or not known.ordinals or len(last) > 2 or not word[:1].isalpha()
    if last == "I":
        return opens or (len(before) > 1 and before[-2].islower())
    dotted = "." in last and all(len(part) < 3 for part in last.split("."))
    either = dotted or low in known.either or last in known.either or (len(last) == 1 and last.isalpha())
    return opens or not either


def _by_list(low: str, word: str, known: Rules) -> bool | None:
    """Say what the lists say of an abbreviation; None where they leave it to the next word."""
    if low in known.before:
        return False
    if low in known.number:
        return not (word[:1].isdigit() or _ROMAN.match(word))
    return word.lower() not in _CLOCK if low in ("a.m", "p.m") else None
