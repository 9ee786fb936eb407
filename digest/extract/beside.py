"""A name that no word announces, known by the date in its line or beside it ("Ann Lee in London", "Ann Lee 16-11-26")."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dates import moment_of
from digest.extract.bylines import is_full_name, name_of, says_a_role, unglued

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPLIT = re.compile(r"\s*[|•·⋅●∙]\s*|\s+[–—-]\s+|,?\s+on\s+|,\s+(?=\d|[A-Z][a-z]{2,8}\.? \d)")
LONGEST, LONGEST_DATED = 140, 90
_AND = r",?\s(?:and|und|et|y|e|en|i|och|&)\s"
_JOINED = re.compile(rf"{_AND}|,\s")
_HAN = re.compile("[\u4e00-\u9fff]{2,4}$")
_SECTIONS = frozenset(
    ["新闻", "国际", "国内", "社会", "体育", "财经", "文化", "科技", "娱乐", "健康", "要闻", "观点", "评论", "教育", "社會", "國際", "政治", "経済", "科学", "生活", "地域"]
)  # fmt: skip
#: A place behind a name has so many words at most.
_PLACE = r"[^\W\d_][^\s,;:!?|]*(?:\s[^\W\d_][^\s,;:!?|]*){0,2}"
# Where somebody writes from ("Ann Lee in London"), and what is noted behind names ("Ann Lee (now) and Jo Kim (earlier)").
_PLACED = re.compile(rf"^(?P<who>[^,|]{{4,60}}?)(?:,|\s(?:in|at|aus|à|en))\s(?P<where>{_PLACE})$")
_NOTED = re.compile(r"\s\((?:now|earlier|until [^()]{1,20}|text|texto|texte|testo|tekst|words)\)", re.IGNORECASE)
# "Ann Lee (text) and Jo Kim (photos)": the second took the pictures.
_PICTURES = re.compile(
    rf"{_AND}[^()]{{3,40}}\s\((?:photo|foto|bild|image|imagen|immagin|zdj|picture|illustr)\w*\)$",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan|feb|fév|mar|mär|mrt|apr|avr|may|mai|mag|maj|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|out|nov|dec|dez"
    r"|déc|dic)[^\W\d_]{0,7}\.?"
)
# What a line holds beside the name: a day, a time of day, how long it takes to read, how many comments it has.
_BESIDE = re.compile(
    rf"(?:{_MONTHS}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s)?{_MONTHS},?\s(?:de\s)?(?:19|20)\d\d"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|(?<!\w)\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?"
    r"|(?:lesezeit|lesedauer|leestijd|reading time|(?:temps de )?lecture|(?:tempo di )?lettura|tiempo de lectura|czas czytania|lästid)\s?:?\s?\d{1,3}\s?min\w*\.?"
    r"|\d{1,3}\s?(?:min(?:ute)?s?\b\.?(?:\s(?:read|de lecture|de lectura|di lettura|lezen|lesezeit))?|comments?|kommentare?|commentaires?|comentarios?|commenti|comentários?|reacties?|views|shares|likes))",
    re.IGNORECASE,
)


def beside_a_date(lines: Sequence[str], at: int) -> str | None:
    """Return a full name that stands alone in a line, with a date in it or beside it, or None."""
    line = lines[at]
    if len(line) > LONGEST:
        return None
    near = (*lines[at + 1 : at + 3], *lines[max(0, at - 1) : at])
    own = any(map(str.isdigit, line)) and moment_of(line) is not None
    dated = own or any(moment_of(other) is not None for other in near if len(other) < LONGEST_DATED)
    if not dated:
        return None
    parts = [part.strip(" ,") for part in _SPLIT.split(_PICTURES.sub("", line))]
    if len(parts) > 1:
        named = next((part for part in parts if is_full_name(part)), None)
        if named and (own or named == parts[0]):
            return named
    # "Prague, Brno" is a place and what it is near: a name with its place stands right beside the date
    near = (*lines[at + 1 : at + 2], *lines[max(0, at - 1) : at])
    placed = own or any(moment_of(other) is not None for other in near if len(other) < LONGEST_DATED)
    return _name_in(line, placed=placed) or (_unparted(parts[0], line) if own else None)


def _name_in(text: str, *, placed: bool) -> str | None:
    """Return the names that a text is, but for a place, a role, notes, and what stands beside names: a date, comments."""
    text = unglued(_NOTED.sub("", _PICTURES.sub("", text)).strip())
    if any(map(str.isdigit, text)):
        text = " ".join(_BESIDE.sub(" ", text).split()).strip(" ,|·•-–—")
    if placed and says_a_role(text):
        text = name_of(text) or text
    if are_full_names(text):
        return text
    found = _PLACED.match(text) if placed else None
    who = found["who"] if found else ""
    # without capitals a place is one word: "अनुराधा मिश्रा, पिथौरागढ़"
    cased = found is None or found["where"][0].isupper() or (who == who.upper() and " " not in found["where"])
    return who if are_full_names(who) and cased else None


def are_full_names(text: str) -> bool:
    """Tell whether a text is a full name or several: "Ann Lee and Jo Kim"; without capitals commas part anything."""
    if text.lower() == text.upper():
        return is_full_name(text)
    return bool(text) and all(map(is_full_name, _JOINED.split(text)))


def _unparted(text: str, line: str) -> str | None:
    """Return a name in Chinese characters that begins a line with its date, and is no part of a paper."""
    return text if text != line and _HAN.match(text) and text not in _SECTIONS else None
