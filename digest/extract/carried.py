"""A text as it was copied: what a chat, a mail, a printed page or Markdown put around and into its lines, taken off.

What carried a text is known by a form that articles do not have; a page copied from a browser is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from digest.extract.parted import parted
from digest.extract.passed import passed_on
from digest.extract.pasted import Pasted
from digest.extract.printed import uncounted, unprinted, whole_words

#: A heading in Markdown is shorter.
LONGEST_HEADING = 250
_HEADING = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s+(?P<says>\S.*?)(?:\s+#+)?\s*$")
_LINK = re.compile(r"!?\[(?P<says>[^\[\]]{0,300})\]\((?:<[^<>]{0,2000}>|[^()\s]{0,2000})(?:\s\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(r"(?<![\w*_])(?P<mark>\*\*|__|\*|_)(?=\S)(?P<says>[^*_]{1,1000}?)(?<=\S)(?P=mark)(?![\w*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
# A line across the page, or the one below the head of a table; nothing is given back, as each way to part 240 dashes
# into three runs was tried: 10 ms a line, of which a file may hold 80,000.
_RULE = re.compile(r"\s*+(?:(?:[*_]\s?+){3,}+|(?=.*---)[|:\s-]*+)$")


def carried(text: str) -> Pasted:
    """Return the lines of a text without the marks of what carried it; those of most texts are as they were."""
    if "\ufffe" in text or "\u00ad\n" in text:
        text = whole_words(text)
    found = Pasted(lines=text.split("\n"))
    found = uncounted(unprinted(found) if "://" in text else found, text)
    found = passed_on(replace(found, lines=parted(found.lines)))
    return _without_marks(found) if "#" in text else found


def _without_marks(found: Pasted) -> Pasted:
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
