"""The lines of a page's body, sorted into paragraphs and what is none by its words."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dates import read
from digest.dates.calendar import MONTHS, REGIONS, WEEKDAYS, ZONES
from digest.extract import chrome
from digest.extract.around import LONGEST, byline_within, says_when
from digest.extract.bylines import byline_of, says_work
from digest.models import Removed
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Beside the author's name a line may say when and for whom in so many characters.
LONGEST_BESIDE = 60
#: Behind "by" and the author's name a line may go on with a role in so many.
LONGEST_ROLE = 120
#: A line that says nothing but when has up to so many characters.
LONGEST_WHEN = 50
#: More of them are what a list of events is made of.
MOST_DATES = 4
_WORD = re.compile(r"[^\W\d_]+")
_OF_TIME = frozenset(
    ["released", "created", "am", "pm", "uhr", "um", "at", "on", "of", "the", "à", "le", "de", "del", "di", "el", "la", "il", "às", "alle", "ore", "em", "den", "h", "heures", "hrs", "г", "року", "р", "года", "о", "в", "год", "st", "nd", "rd", "th", "ora", "saat", "klo", "kl",
     "年", "月", "日", "時", "分", "秒", "时", "년", "월", "일", "오전", "오후", "午前", "午後", "上午", "下午"]
)  # fmt: skip
_REPLY = re.compile(r"^(?:(?:re|aw|antw|sv|odp|rv|rép)\s?:\s+|title:\s*)", re.IGNORECASE)
# "Night Boats by Fei Wang" names who made something else.
_DIGIT = re.compile(r"\d")
_CREDIT = re.compile(r"\w\s+by\s", re.IGNORECASE)
# "SOURCE Orbis Fasteners": the last line of a release that a wire carries.
_WIRE = "SOURCE "
# "By Ann Lee, senior editor", "By Ann Lee · Illustration by Bo Kim"
_BEHIND = (",", " ·", " |", " /", " •", " –", " —")
_QUOTES = "\"'“”„‟‘’‚«»‹›「」『』"
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।")
#: What is said twice is a quote that was pulled out of the text, where it has so many characters.
SHORTEST_PULLED, LONGEST_PULLED = 30, 300
#: Beyond this pages are not looked through for such.
MOST_PULLED = 400


def sort_lines(
    lines: Iterable[str],
    title: str | None = None,
    byline: str | None = None,
    marked: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
    *,
    abroad: bool = True,
) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """Sort lines into paragraphs and furniture by their words.

    `marked` are the standfirsts, and the quotes that the page calls pulled out of its text.
    """
    standfirsts, quotes = marked
    cleaned = [line for raw in lines if (line := clean(raw))]
    pulled = _pulled(cleaned, quotes)
    dates = [line for line in cleaned if is_only_when(line)]
    dated = frozenset(dates if len(dates) <= MOST_DATES else ())
    kept: list[str] = []
    removed: list[Removed] = []
    for line in cleaned:
        reason = "the standfirst" if line in standfirsts else _why_removed(line, title, byline, abroad=abroad)
        reason = reason or ("says when, and nothing else" if line in dated else None)
        reason = reason or ("a quote from the text, set apart" if line in pulled else None)
        if reason:
            removed.append(Removed(text=line, reason=reason))
        else:
            kept.append(line)
    return tuple(kept), tuple(removed)


def _why_removed(line: str, title: str | None, byline: str | None, *, abroad: bool) -> str | None:
    if title and _REPLY.sub("", line).casefold() == title.casefold():
        return "the headline again"
    if byline and _is_byline(line, byline):
        return "byline"
    if len(line) < LONGEST and _DIGIT.search(line) and says_when(line):
        return "says when it was published or changed"
    if line.startswith(_WIRE) and len(line) <= LONGEST_BESIDE:
        return "credit of an agency"
    return chrome.reason_of(line, abroad=abroad) or chrome.reason_in_brackets(line, abroad=abroad)


def _is_byline(line: str, byline: str) -> bool:
    """Tell whether a line says who wrote it, or begins with that and goes on with when or as what."""
    beside = len(line) - len(byline)
    if line.strip("（）()") == byline or (line.endswith(f" {byline}") and says_work(line[: -len(byline)])):
        return True
    if beside < LONGEST_ROLE and _announces(line, byline):
        return True
    if (beside < 30 and _names(line, byline) and byline_of(line) is not None) or (
        beside < LONGEST_BESIDE
        and byline in line
        and not line.endswith(_ENDS)
        and read(line.replace(byline, " ")) is not None
    ):
        return True
    return (
        beside < LONGEST_ROLE
        and line.lower().startswith(tuple(f"by {byline.lower()}{mark} " for mark in _BEHIND))
        and not line.endswith(".")
    )


def _names(line: str, byline: str) -> bool:
    """Tell whether a line names who wrote it, or at least nobody who did something else."""
    return byline.casefold() in line.casefold() or _CREDIT.search(line) is None


def _announces(line: str, byline: str) -> bool:
    """Tell whether a line has a word for "by", the byline behind it, and a date: "3 May, 15:10 Text: Ann Lee, 1,523 views"."""
    said = byline in line and byline in (byline_of(line), byline_within(line))
    return said and read(line.replace(byline, " ")) is not None


def is_only_when(line: str) -> bool:
    """Tell whether a line is a date or a time of day and nothing else ("March 10, 2026", "06.05 GMT")."""
    if len(line) > LONGEST_WHEN or not any(map(str.isdecimal, line)):
        return False
    words = _WORD.findall(line)
    known = all(
        word.lower() in MONTHS
        or word.lower() in WEEKDAYS
        or word in ZONES
        or word in REGIONS
        or word.lower() in _OF_TIME
        for word in words
    )
    return known and (read(line) is not None or _CLOCK.fullmatch(line) is not None)


_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?(?:[ap]\.?m\.?|uhr|h))?(?: [A-Z]{2,5})?", re.IGNORECASE)


def _pulled(lines: list[str], called: frozenset[str]) -> frozenset[str]:
    """Return the lines that stand word for word within a longer one: quotes that are set apart to be seen."""
    if len(lines) > MOST_PULLED:
        return frozenset()
    whole = "\n".join(lines)
    cores = ((line, line.strip(_QUOTES)) for line in lines if SHORTEST_PULLED <= len(line) <= LONGEST_PULLED)
    said = ((line, core) for line, core in cores if (line != core or line in called) and core.endswith(_ENDS))
    twice = ((line, core) for line, core in said if whole.count(core) > 1)
    return frozenset(line for line, core in twice if any(core in other and len(other) > len(line) for other in lines))
