"""What a copied page says twice: a text set once for desks and once for phones, a table of contents, a pulled quote."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A shorter line may well stand twice ("Pros", "Price: $20"). Word-F1 of the pages is the same from 20 to 30.
SHORTEST = 30
#: A line of more characters is a paragraph, and no heading.
LONG = 80
#: A quotation that is set apart has so many characters, and ends as a sentence does or is longer: one that heads what
#: follows, as French papers have it, does not.
SHORTEST_PULLED, LONGEST_PULLED = 20, 250
_ENDS = re.compile(r"[.!?…][\"”“»’']*$")
_OPENS, _QUOTES = frozenset("\"“„«»‘'"), "\"“”„«»‘’'.,… "


def said_again(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Return those of the kept lines that stand among them a second time, word for word.

    A line stays where text follows it, since a list of headings comes before the headings do; or where it stands first.
    """
    texts = [lines[at] for at in kept]
    pulled = _pulled(texts)
    if len(frozenset(texts)) == len(texts):  # most pages
        return [kept[place] for place in pulled]
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if len(text) >= SHORTEST:
            places[text].append(place)
    twice = [found for found in places.values() if len(found) > 1]
    others = (kept[place] for found in twice for place in _others(lines, kept, found))
    return sorted({*others, *(kept[place] for place in pulled)})


def _pulled(texts: Sequence[str]) -> list[int]:
    """Return the places of short quotations whose words another text says: they are set apart to be looked at."""
    quoted = [place for place, text in enumerate(texts) if text[0] in _OPENS and len(text) <= LONGEST_PULLED]
    whole = "\n".join(texts) if quoted else ""
    said = {place: texts[place].strip(_QUOTES) for place in quoted}
    ends = {place for place in quoted if _ENDS.search(texts[place])}
    long = (p for p, text in said.items() if len(text) >= (SHORTEST_PULLED if p in ends else LONG))
    return [place for place in long if whole.count(said[place]) > 1]


def _others(lines: Sequence[str], kept: Sequence[int], found: Sequence[int]) -> list[int]:
    """Return all places of a line but the one where it stays."""
    heads = (place for place in found if place + 1 < len(kept) and len(lines[kept[place + 1]]) > LONG)
    stays = next(heads, found[0])
    return [place for place in found if place != stays]
