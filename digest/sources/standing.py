"""The lines that most entries of a feed hold: players, calls to reply, what the site's software hangs on each."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: So many entries are compared, of each its beginning and its end; a line must stand in so many and in this share.
#: (Of 130 real feeds 12 hang such lines on each entry: a player's code on 59 of 60, "Reply to this post" on 20 of 20.)
COMPARED, _READ = 12, 6_000
_FEWEST, _SHARE = 3, 0.6
_LONGEST = 300
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|br|hr|tr|td|th|table|blockquote|section|article|figure|figcaption|pre|dl|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def standing_in(markups: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that most of these entries hold, in the order of the first that does."""
    texts = [markup for markup in markups if markup.strip()]
    count = Counter(line for markup in texts for line in dict.fromkeys(_lines(markup)))
    least = max(_FEWEST, _SHARE * len(texts))
    return tuple(line for line, held in count.items() if held >= least)


def _lines(markup: str) -> Iterator[str]:
    part = markup if len(markup) <= 2 * _READ else f"{markup[:_READ]}<p>{markup[-_READ:]}"
    for raw in _BLOCK.split(part):
        line = clean(html.unescape(_TAG.sub("", raw[: 4 * _LONGEST])))
        if 0 < len(line) <= _LONGEST:
            yield line
