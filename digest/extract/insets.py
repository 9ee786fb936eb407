"""What sites put amid a text: boxes that say where they begin and end, notes; and the text that goes on below."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.regained import asks, runs_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from digest.extract.lines import Look

#: Such a line has so many characters, a box so many lines; so many stand between it and where the text goes on.
LONGEST, MOST_LINES = 80, 30
#: Below a box a paragraph has so many characters; below an advertisement this chance, too.
LEAST, UNLIKELY = 25, 0.015
# A line says that readers may skip past what follows, a later one says so after it or at its end.
_BEGINS = re.compile(r"(?:skip (?:past )?|start of )(?P<what>.{3,50}?)(?: and continue reading)?$", re.IGNORECASE)
_ENDS = re.compile(r"(?:after|end of) (?P<what>.{3,50})$", re.IGNORECASE)
# What an advertisement is followed by says so above it.
_GOES_ON = re.compile(
    r"(?:the )?(?:story|article|text|post) continues (?:below|after)\b.{0,40}$|(?:continue|keep) reading (?:below|the main story)$"
    r"|skip advertisement$",
    re.IGNORECASE,
)
# Who changed a post last; what newsletters ask their readers for; why a site of tests may be trusted.
_NOTE = re.compile(
    r"last (?:edited|modified) by .{2,40}\b(?:times? in total|edited)\b|(?:zuletzt geändert von|dernière modification par|última edición por) .{2,60}\b(?:mal|fois|ve(?:z|ces))\b"
    r"|follow topics and authors from this story\b|thank(?:s| you) for reading .{2,60}[!.] (?:subscribe|this post is public)\b",
    re.IGNORECASE,
)
_TRUST = re.compile(r"why (?:you can |you should )?trust (?:us|our \w+|[A-Z][\w.’'& ]{1,30})\??$", re.IGNORECASE)
_TESTS = re.compile(r"(?:our|we)\b.{0,160}\b(?:test|review|independent)", re.IGNORECASE)
# "Ann Lee is a senior reporter at Harbor Daily": whom a line above the text tells of.
_TELLS_OF = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}) is (?:an?|the|[\w ]{1,30}['’]s?) (?:[\w&,'’-]+ ){0,6}?(?:reporter|editor|writer|correspondent|journalist|columnist|critic|contributor|blogger|author)\b"
)
#: What it tells has so many characters.
LONGEST_LIFE = 400
#: A note has so many characters.
LONGEST_NOTE = 300
# The first letters of what begins them, so that few lines are looked at.
_FIRST = frozenset(
    form(word)
    for word in ("skip", "star", "afte", "end ", "stor", "the ", "arti", "text", "post", "cont", "keep", "last", "than", "foll", "why ", "zule", "dern", "últi")
    for form in (str, str.capitalize, str.upper)
)  # fmt: skip


def notes_in(look: Look) -> dict[int, str]:
    """Return the lines of boxes and notes amid a text, and why they go."""
    lines = _opening(look.lines)
    found = {at: "box that readers may skip" for box in _boxes(lines) for at in box}
    for at, line in lines:
        below = look.lines[at + 1] if at + 1 < len(look.lines) else ""
        if _NOTE.match(line):
            found[at] = "note of the site"
        elif len(line) < LONGEST and _TRUST.match(line) and len(below) < LONGEST_NOTE and _TESTS.match(below):
            found |= dict.fromkeys((at, at + 1), "tells why the site may be trusted")
    return found


def _opening(lines: Sequence[str]) -> list[tuple[int, str]]:
    """Return the lines that may begin or end a box or be a note, and where they stand."""
    return [(at, line) for at, line in enumerate(lines) if line[:4] in _FIRST and len(line) < LONGEST_NOTE]


def _boxes(lines: Sequence[tuple[int, str]]) -> Iterator[range]:
    """Yield the lines of each box that begins and ends with the same words, both among them."""
    opened: dict[str, int] = {}
    for at, line in lines:
        if len(line) > LONGEST:
            continue
        begins, ends = _BEGINS.match(line), _ENDS.match(line)
        if begins:
            opened[begins["what"].lower()] = at
        elif ends and at - (first := opened.pop(ends["what"].lower(), at)) in range(1, MOST_LINES):
            yield range(first, at + 1)


def goes_on_below(look: Look, known: Collection[int], chances: Sequence[float]) -> list[int]:
    """Return the paragraphs right below a box, up to the next line that is none, is known furniture."""
    lines = _opening(look.lines)
    begins = [(box[-1] + 1, 0.0) for box in _boxes(lines)]
    begins += [(at + 1, UNLIKELY) for at, line in lines if len(line) < LONGEST and _GOES_ON.match(line)]
    return [at for first, least in begins for at in _paragraphs(look.lines, first, known) if chances[at] >= least]


def _paragraphs(lines: Sequence[str], first: int, known: Collection[int]) -> Iterator[int]:
    for at in range(first, len(lines)):
        if at in known or not runs_on(lines[at], LEAST) or asks(lines[at]):
            return
        yield at


def tells_of_its_author(line: str, look: Look) -> bool:
    """Tell whether a line says what somebody is whose name stands alone in another, or is in a byline."""
    found = _TELLS_OF.match(line) if len(line) < LONGEST_LIFE else None
    return found is not None and (found["who"] in look.lines or found["who"] in look.bylines.values())
