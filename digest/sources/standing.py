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
#: An entry of which so much stands in another one is the same article put out again, and counts once. (Among three
#: entries, all text of one that came back under two addresses would be taken for what hangs on each.)
_SAME = 0.9
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|br|hr|tr|td|th|table|blockquote|section|article|figure|figcaption|pre|dl|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def standing_in(markups: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that most of these entries hold, in the order of the first that does."""
    texts = [markup for markup in markups if markup.strip()]
    articles = _each_once([dict.fromkeys(_lines(markup)) for markup in texts])
    count = Counter(line for lines in articles for line in lines)
    least = max(_FEWEST, _SHARE * len(articles))
    return tuple(line for line, held in count.items() if held >= least)


def _each_once(entries: Sequence[dict[str, None]]) -> list[dict[str, None]]:
    """Return the lines of each article, without those of entries that put another one out again."""
    kept: list[dict[str, None]] = []
    for lines in entries:
        same = _SAME * sum(map(len, lines))
        if not any(sum(len(line) for line in lines if line in other) >= same for other in kept):
            kept.append(lines)
    return kept


def _lines(markup: str) -> Iterator[str]:
    part = markup if len(markup) <= 2 * _READ else f"{markup[:_READ]}<p>{markup[-_READ:]}"
    for raw in _BLOCK.split(part):
        line = clean(html.unescape(_TAG.sub("", raw[: 4 * _LONGEST])))
        if 0 < len(line) <= _LONGEST:
            yield line
