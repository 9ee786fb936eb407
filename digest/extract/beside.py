"""A name that no word announces, known by the date in its line or beside it ("Ann Lee in London", "Ann Lee 16-11-26")."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dates import moment_of
from digest.extract.bylines import is_full_name

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPLIT = re.compile(r"\s*[|•·⋅●∙]\s*|\s+[–—-]\s+|,?\s+on\s+|,\s+(?=\d|[A-Z][a-z]{2,8}\.? \d)")
LONGEST, LONGEST_DATED = 140, 90
#: A place behind a name has so many words at most.
_PLACE = r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2}"
# Where somebody writes from ("Ann Lee in London"), and what is noted behind names ("Ann Lee (now) and Jo Kim (earlier)").
_PLACED = re.compile(rf"^(?P<who>[^,|]{{4,60}}?)(?:,|\s(?:in|at|aus|à|en))\s(?P<where>{_PLACE})$")
_NOTED = re.compile(r"\s\((?:now|earlier|until [^()]{1,20}|text|texto|texte|testo|tekst|words)\)", re.IGNORECASE)
# "Ann Lee (text) and Jo Kim (photos)": the second took the pictures.
_PICTURES = re.compile(
    r",?\s(?:and|und|et|y|e|en|i|och|&)\s[^()]{3,40}\s\((?:photo|foto|bild|image|imagen|immagin|zdj|picture|illustr)\w*\)$",
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
    r"|\d{1,3}\s?(?:min(?:ute)?s?\b\.?(?:\s(?:read|de lecture|de lectura|di lettura|lezen|lesezeit))?|comments?|views|shares|likes))",
    re.IGNORECASE,
)


def beside_a_date(lines: Sequence[str], at: int) -> str | None:
    """Return a full name that stands alone in a line, with a date in it or beside it, or None."""
    line = lines[at]
    if len(line) > LONGEST:
        return None
    near = (*lines[at + 1 : at + 3], *lines[max(0, at - 1) : at])
    dated = any(moment_of(other) is not None for other in near if len(other) < LONGEST_DATED)
    parts = [part.strip(" ,") for part in _SPLIT.split(_PICTURES.sub("", line))]
    own = moment_of(line) is not None if any(map(str.isdigit, line)) else False
    if not (dated or own):
        return None
    if len(parts) == 1:
        # "Prague, Brno": a place and what it is near; a name with a place stands right above the date
        below = lines[at + 1] if at + 1 < len(lines) else ""
        placed = own or (len(below) < LONGEST_DATED and moment_of(below) is not None)
        return _name_in(line, placed=placed)
    named = next((part for part in parts if is_full_name(part)), None) or _name_in(parts[0], placed=own)
    return named if named and (own or named == _NOTED.sub("", parts[0]) or parts[0].startswith(named)) else None


def _name_in(text: str, *, placed: bool) -> str | None:
    """Return the name that a text is, but for a place, notes, and what stands beside names: a date, minutes, comments."""
    text = _NOTED.sub("", _PICTURES.sub("", text)).strip()
    if any(map(str.isdigit, text)):
        text = " ".join(_BESIDE.sub(" ", text).split()).strip(" ,|·•-–—")
    if is_full_name(text):
        return text
    found = _PLACED.match(text) if placed else None
    named = found is not None and is_full_name(found["who"])
    return found["who"] if found and named and (found["where"][0].isupper() or not found["who"][0].isupper()) else None
