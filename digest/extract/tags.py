"""Tags that are too large to be parsed: whatever else a page holds, a parser is given what it takes a time to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = r"[ \t\n\f\r/]"
# As HTML 5 parts a tag: a name may begin with "=" and hold quotes, a value may stand in quotes, and then hold ">".
_NAME = r"(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"
_VALUE = r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)?+)?+"
_ATTRIBUTE = re.compile(_SPACE + "*+" + _NAME + _VALUE)
# 99 tags of 100 are plain: a hundred attributes at the most, each apart from the last, no "<" or ">" in their quotes.
_PLAIN_NAME, _PLAIN_VALUE = r"[^\s/<>\"'=]", r"(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>=`]++)"
_PLAIN = (
    rf"[a-zA-Z]{_PLAIN_NAME}*+"
    rf"(?:{_SPACE}{_PLAIN_NAME}++=\"[^\"<>]*+\"|{_SPACE}++(?:{_PLAIN_NAME}++(?:={_PLAIN_VALUE})?+)?+){{0,100}}+>"
)
# Wherever a tag may begin, in comments and scripts too: a quote that opens there would hide the tags behind it.
_TAG = re.compile(rf"<(?=[a-zA-Z])(?!{_PLAIN})(?=.((?:{_ATTRIBUTE.pattern})*+))")

#: A parser that hangs each attribute behind the last (libxml2) takes a quadratic time: 24,000 took 0.6 s, 96,000 9.5 s.
#: The longest tag of 396 real pages that a tag could be has 600; so many, or as much work in several tags, is refused.
MOST_ATTRIBUTES = 15_000
#: Shorter tags hold too few of them to be counted.
_SHORTEST = 2_000
#: One of these stands before each attribute, but for the first.
_BEFORE = " \t\n\f\r/\"'"
#: Tags may begin in tags, so what they hold is more than the page: twice it is the most of 150 real ones.
_MOST_HELD, _LEAST_HELD = 10, 1_000_000


def is_huge(html: str) -> bool:
    """Tell whether tags of a page hold more attributes than a parser reads in time."""
    spans, held, most = [], 0, max(_LEAST_HELD, _MOST_HELD * len(html))
    for tag in _TAG.finditer(html):
        begin, end = tag.span(1)
        held += end - begin
        if held > most:
            return True
        if end - begin > _SHORTEST:
            spans.append((begin, end))
    able = sum((1 + sum(html.count(char, *span) for char in _BEFORE)) ** 2 for span in spans)
    return able > MOST_ATTRIBUTES**2 and _work_of(html, spans) > MOST_ATTRIBUTES**2


def _work_of(html: str, spans: Iterable[tuple[int, int]]) -> int:
    """Return the work that tags of these spans are, of more than what is too much no more than that."""
    work = 0
    for begin, end in spans:
        work += sum(1 for _ in _ATTRIBUTE.finditer(html, begin, end)) ** 2
        if work > MOST_ATTRIBUTES**2:
            break
    return work
