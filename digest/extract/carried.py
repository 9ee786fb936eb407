"""A text as it was copied: what a chat, a mail, a printed page or Markdown put around and into its lines, taken off.

What carried a text is known by a form that articles do not have; a page copied from a browser is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.extract.parted import parted
from digest.extract.passed import passed_on
from digest.extract.printed import uncounted, unprinted, whole_words
from digest.models import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

#: A heading in Markdown is shorter.
LONGEST_HEADING = 250
_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s+(?P<says>\S.*?)(?:\s+#+)?\s*$")
_LINK = re.compile(r"!?\[(?P<says>[^\[\]]{0,300})\]\((?:<[^<>]{0,2000}>|[^()\s]{0,2000})(?:\s\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(r"(?<![\w*_])(?P<mark>\*\*|__|\*|_)(?=\S)(?P<says>[^*_]{1,1000}?)(?<=\S)(?P=mark)(?![\w*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
# A line across the page, or the one below the head of a table; nothing is given back, as each way to part 240 dashes
# into three runs was tried: 10 ms a line, of which a file may hold 80,000.
_RULE = re.compile(r"\s*+(?:(?:[*_]\s?+){3,}+|(?=.*---)[|:\s-]*+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Hold the lines of a text without what carried it, and what that says of it."""

    lines: Sequence[str]
    removed: tuple[Removed, ...] = ()
    #: What is said to be the headline: a subject, the title of what was printed, the one heading of the first rank.
    heading: str | None = None
    url: str | None = None
    #: Whether it was printed, and its paragraphs are cut into lines.
    printed: bool = False
    #: When a mail was sent: its text was published no later.
    sent: datetime | None = None

    def without(self, gone: Iterable[str], reason: str) -> tuple[Removed, ...]:
        """Return what was removed, with these lines too."""
        return (*self.removed, *(Removed(text=bare, reason=reason) for line in gone if (bare := line.strip())))


def carried(text: str) -> Carried:
    """Return the lines of a text without the marks of what carried it; those of most texts are as they were."""
    if "\ufffe" in text or "\u00ad\n" in text:
        text = whole_words(text)
    found = Carried(lines=text.split("\n"))
    found = uncounted(unprinted(found) if "://" in text else found, text)
    found = passed_on(replace(found, lines=parted(found.lines)))
    return _without_marks(found) if "#" in text else found


def _without_marks(found: Carried) -> Carried:
    """Return the lines of a page that was turned into Markdown without its marks; its headline is told by one."""
    heads = [line for line in found.lines if "#" in line[:4] and _heading(line)]
    first = [line for line in heads if line.lstrip()[:2] in ("# ", "#\t")]
    # "# pip install" and other comments of programs are all of the first rank
    if not heads or (len(first) > 1 and len(first) == len(heads)):
        return found
    heading = _unmarked(first[0]) if len(first) == 1 else None
    return replace(found, lines=list(map(_unmarked, found.lines)), heading=found.heading or heading)


def _heading(line: str) -> re.Match[str] | None:
    return _HEADING.match(line) if len(line) < LONGEST_HEADING else None


def _unmarked(line: str) -> str:
    """Return a line of Markdown as it is read; a line across the page is empty."""
    if len(line) < LONGEST_HEADING and _RULE.match(line):
        return ""
    head = _heading(line)
    line = head["says"] if head else line
    if "](" in line:
        line = _LINK.sub(lambda link: "" if link[0][0] == "!" else link["says"], line)
    if "*" in line or "_" in line:
        line = _STRONG.sub(lambda strong: strong["says"], line)
    return _ESCAPED.sub(r"\1", line) if "\\" in line else line
