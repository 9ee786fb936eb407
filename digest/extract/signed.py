"""Who signs right beside the headline: surer than a likelier line of a teaser or a comment far from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.around import LONGEST, byline_within, is_role
from digest.extract.beside import are_full_names, beside_a_date
from digest.extract.bylines import byline_of, handle_of, is_full_name, says_a_role, team_of
from digest.extract.doubts import is_doubtful, without_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Lines so far above a headline and so far below it stand beside it; a byline that begins so says "by" at once, or
#: behind its day.
ABOVE, BELOW = 2, 8
_SAYS = re.compile(
    r"\W*(?:(?:\d[\d.,/: -]{5,17}|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})[\s|•·,–-]{1,4})?"
    r"(?:(?:written|posted|story|words|text|reported|published|article|authored|contributed)\s)?"
    r"(?:by|von|par|por|di|door|av|authors?|autor|auteur)\b[:\s]\s*\S",
    re.IGNORECASE,
)
# "Written by Ann Lee. Comments? Write to me.": behind two small letters a stop ends the name.
_ENDED = re.compile(r"(?<=[a-zà-ÿ]{2})\.\s.*$")
#: Names that nothing announces have so many signs between them; a name with its outlet has so many words.
LEAST_JOINED, MOST_WORDS = 2, 6
#: What is found so near the headline needs no better line: further above, or up to the second of the text.
NEAR = 4


def signed_beside(lines: Sequence[str], places: tuple[int, int | None], found: str | None) -> str | None:
    """Return who a line beside the headline says wrote the text, unless `found` stands there; else what was found.

    `places` are those of the first paragraph and of the headline. Of wcxb's pages, each judged by a net that has not
    seen its site, .774 have their author without, .800 with it.
    """
    start, title_at = places
    if title_at is None or (found and _stands_near(found, lines, start, title_at)):
        return found
    said = (_signs(lines, at) for at in _beside(len(lines), start, title_at))
    return next(filter(None, said), found)


def signed_below(lines: Sequence[str], start: int) -> str | None:
    """Return the person whom the first line below the beginning of a text says to have written it, or None.

    For texts without a byline above: on wcxb's pages right once, never wrong.
    """
    short = (line for line in lines[start:] if len(line) < LONGEST and _SAYS.match(line))
    return next(filter(None, (_said(line, lines) for line in short)), None)


def _stands_near(name: str, lines: Sequence[str], start: int, title_at: int) -> bool:
    near = lines[max(0, title_at - NEAR) : start + 2]
    return any(name in line for line in near if len(line) < LONGEST)


def _beside(size: int, start: int, title_at: int) -> Iterator[int]:
    """Yield the places below a headline, up to the second line of the text, then those right above each."""
    end = min(size, max(title_at + 2, min(start + 2, title_at + 1 + BELOW)))
    yield from range(title_at + 1, end)
    yield from range(max(end, start - ABOVE), start)
    yield from range(title_at - 1, max(-1, title_at - 1 - ABOVE), -1)


def _signs(lines: Sequence[str], at: int) -> str | None:
    """Return who a line says wrote the text: behind "by" or beside a day, several, or a name of its own."""
    line = lines[at].replace(" ,", ",")
    if len(line) > LONGEST:
        return None
    said = _said(line, lines) or team_of(line) or handle_of(line)
    if said:
        return said
    name = beside_a_date(lines, at)
    name = name if name and is_full_name(name) else _named(line, lines)
    return name if name and not is_doubtful(name, line, lines, said=False) else None


def _said(line: str, lines: Sequence[str]) -> str | None:
    """Return the person that a line says wrote the text, and who else did, or None."""
    line = _ENDED.sub("", line)
    name = (byline_of(line) if _SAYS.match(line) else None) or byline_within(line)
    if name and _is_a_person(name) and not is_doubtful(name, line, lines, said=True):
        return without_outlet(name, lines)
    return None


def _named(line: str, lines: Sequence[str]) -> str | None:
    """Return the names a line is but for a role or an outlet ("Ann Lee | Columnist", "Ann Lee HARBOR DAILY")."""
    name, barred, role = (part.strip() for part in line.partition(" | "))
    if barred and is_role(role) and are_full_names(name):
        return name
    if line.count(", ") + line.count(" & ") >= LEAST_JOINED and are_full_names(line) and not says_a_role(line):
        return line
    name = without_outlet(line, lines) if len(line.split()) <= MOST_WORDS else line
    return name if name != line and is_full_name(name) and line.removeprefix(name).isupper() else None


def _is_a_person(name: str) -> bool:
    """Tell whether a name begins with that of a person: alone, before a role, or before another."""
    return is_full_name(name.partition(",")[0]) or is_full_name(name.partition(" and ")[0])
