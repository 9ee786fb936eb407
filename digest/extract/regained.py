"""Paragraphs that the nets were not sure of: the last one, and any in a language that they did not learn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.lines import OWN
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from digest.extract.bounds import Shares
    from digest.extract.lines import Look
    from digest.extract.model import Judgment

#: A last paragraph has so many characters, and this chance at least; below the other chance it shares so many of its
#: words with the others.
LAST, LOWEST_LAST, SURE_LAST, LEAST_TOLD = 120, 0.05, 0.3, 0.25
#: Right below it so many shorter sentences may follow, of so many characters, that ask nobody for anything.
SENTENCES, LEAST_SENTENCE = 2, 40
_ASKS = re.compile(
    r"\b(?:subscribe|sign up|newsletter|cookies?|comments?|follow us|click|covers \w+ for"
    r"|is an? (?:\w+ ){0,3}(?:writer|editor|reporter|journalist|author)|(?:is the|the) (?:co-?)?founder"
    r"|years of experience|general (?:\w+ ){0,3}information|liability|views expressed|reader-supported|non-?profit"
    r"|form below|fact-check\w*|all rights|terms of)\b",
    re.IGNORECASE,
)
# What else a last short line is: an entry of references, a headline that was cut, a call.
_NO_LAST = re.compile(
    r"\d{1,3}\. |.*(?:\.\.\.|…)$|(?:book|browse|call|check|consider|contact|continue|discover|download|explore|find"
    r"|follow|get|join|learn|listen|meet|read|request|see|shop|start|try|view|visit|watch)\b",
    re.IGNORECASE,
)
_CALLS, _YOU = OWN.index("calls"), OWN.index("you")
_ASKS_ABROAD = re.compile(r"\b(?:newsletters?|cookies?)\b", re.IGNORECASE)
#: What stands below the date of a page in these languages announces the article (10 of 79 French news pages).
ANNOUNCING = ("fr",)
#: There a paragraph between others has this chance at least, and a heading above one; a heading has so many characters.
LOWEST, LOWEST_HEADING, LONGEST_HEADING = 0.05, 0.1, 80
#: One of fewer characters than the first number is a paragraph from this chance on, if it has as many as the third.
LONG, LIKELY, SHORT = 90, 0.3, 40
#: One of so many characters from this chance on, where it ends without a stop; teasers that were cut stand in rows.
UNENDED, LIKELY_UNENDED = 250, 0.2
#: Who and when stand so many lines above the first paragraph at most; a paragraph stands beside another one, or behind
#: so many lines of known furniture (a picture's credit, a link).
ABOVE, BETWEEN = 12, 5
#: Below the last likely line it is looked for so many lines further.
FURTHER = 12


def last_paragraphs(look: Look, judgment: Judgment, shares: Shares, found: tuple[int, Mapping[int, str]]) -> list[int]:
    """Return the paragraphs below the last line of body that go on with it, and are no known furniture.

    A last paragraph stands among furniture, and looks like an author's box; what it says tells them apart.
    """
    lines, (last, known) = look.lines, found
    near = range(last + 1, min(len(lines), last + 12))
    regained: list[int] = []
    for at in (at for at in near if judgment.body[at] >= LOWEST_LAST and runs_on(lines[at])):
        if at - (regained[-1] if regained else last) > 4:
            break
        goes_on = judgment.body[at] >= SURE_LAST or shares[at] >= LEAST_TOLD
        if goes_on and at not in known and not asks(lines[at]):
            regained.append(at)
    return [*regained, *_last_sentences(look, judgment, (regained[-1] if regained else last) + 1, known)]


def _last_sentences(look: Look, judgment: Judgment, begins: int, known: Collection[int]) -> Iterator[int]:
    """Yield the lines that go on with the article from a line on: sentences too short to be told as a paragraph is."""
    for at in range(begins, min(len(look.lines), begins + SENTENCES)):
        line, calls = look.lines[at], look.own[_CALLS][at] or look.own[_YOU][at]
        plain = runs_on(line, LEAST_SENTENCE) and not (calls or asks(line) or _NO_LAST.match(line))
        if judgment.body[at] < LOWEST_LAST or at in known or not plain:
            return
        yield at


def paragraphs_abroad(look: Look, judgment: Judgment, inside: Sequence[int], known: Collection[int]) -> list[int]:
    """Return the lines of the body, with those beside them that read like its paragraphs.

    For pages in a language that the nets did not learn: what runs on as sentences do, and is no known furniture.
    """
    found, first, last = set(inside), inside[0], inside[-1]
    near = (at for at in range(max(0, first - ABOVE), first) if len(look.lines[at]) < LAST)
    credits_ = [at for at in near if at in look.bylines or at in look.dates]
    begins = credits_[-1] + 1 if credits_ and look.language not in ANNOUNCING else first
    above, below = range(first - 1, begins - 1, -1), range(first, min(len(look.lines), last + FURTHER))
    for at in (*above, *below):
        if at not in found and _reads_on(look, judgment, at, known) and not found.isdisjoint(_beside(at, known)):
            found.add(at)
    return sorted(found.union(_headings(look, judgment, found, known)))


def _reads_on(look: Look, judgment: Judgment, at: int, known: Collection[int]) -> bool:
    """Tell whether a line may be a paragraph: it runs on, is not unlikely, no known furniture and no call."""
    line, chance = look.lines[at], judgment.body[at]
    runs = (chance >= LOWEST and runs_on(line, LONG)) or (chance >= LIKELY and runs_on(line, SHORT))
    runs = runs or (chance >= LIKELY_UNENDED and _is_unended(look.lines, at))
    return runs and at not in known and not _ASKS_ABROAD.search(line)


def _is_unended(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is a long one that ends without a stop, and none beside it does."""
    long = [len(line) >= UNENDED and not runs_on(line) for line in lines[max(0, at - 1) : at + 2]]
    return sum(long) == 1 and len(lines[at]) >= UNENDED


def _beside(at: int, known: Collection[int]) -> Iterator[int]:
    """Yield the next lines above and below that are no known furniture, or the last of those passed over."""
    for step in (-1, 1):
        beside = at + step
        while beside in known and abs(beside - at) <= BETWEEN:
            beside += step
        yield beside


def _headings(look: Look, judgment: Judgment, found: set[int], known: Collection[int]) -> set[int]:
    """Return the short lines between two paragraphs that may head the second, or list what the first announces."""
    between = [at for at in range(min(found), max(found)) if at not in found and at not in known]
    told = set[int]()
    for at in between:
        if len(look.lines[at]) > LONGEST_HEADING or judgment.body[at] < LOWEST_HEADING:
            continue
        above, below = _beside(at, known)
        listed = above in told or _may_list(look, above, at)
        if (above in found and below in found) or (above in (found | told) and listed):
            told.add(at)
    return told


def _may_list(look: Look, above: int, at: int) -> bool:
    """Tell whether a line announces the next one, or stands in a list with it."""
    line, marks = look.lines[above], look.rows.marks
    return line.endswith((":", "：")) or (len(line) <= LONGEST_HEADING and marks[above] == marks[at])


def asks(line: str) -> bool:
    """Tell whether a line asks for something, or tells of its author or of terms, as lines below a text do."""
    return _ASKS.search(line) is not None


def runs_on(line: str, least: int = LAST) -> bool:
    """Tell whether a line of so many characters at least ends as a sentence does."""
    return length_of(line) >= least and line.rstrip("\"'”’»«“‘) \xa0\u202f").endswith((".", "!", "?", "…", "。"))
