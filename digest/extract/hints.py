"""What must stand in a line for a pattern to be worth trying: four lines of five hold none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from digest.extract import chrome, kinds
from digest.extract.abroad import LONGEST
from digest.extract.glyphs import AT, BLANK, COLON, DIGIT, DOT, LETTER, SIGN, WIDE, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Flags, Glyphs
    from digest.extract.vocabulary import Words

    Values = Sequence[float] | NDArray[np.generic]


T = TypeVar("T")


class Hints(NamedTuple):
    """Hold which lines may be known by which patterns, by their characters and words."""

    #: Furniture by a word that may stand anywhere, and by its beginning or as a whole too (digest/extract/chrome.py).
    rare: Flags
    furniture: Flags
    #: The beginning of what stands below an article, and a talk about it.
    ending: Flags
    talk: Flags
    #: A date as digest/dates reads it, one with a year or a time of day, and one that is said to be of publication.
    day: Flags
    date: Flags
    published: Flags
    #: A byline.
    name: Flags
    #: A label ("Location:").
    label: Flags
    digit: Flags


def hints_of(glyphs: Glyphs, words: Words, *, abroad: bool = False) -> Hints:
    """Return what lines may be; in a page from `abroad` (in another language than English) any may be furniture."""
    import numpy as np

    sign, address, blank, digit, colon, yeared, wide = glyphs.hold_each(SIGN, DOT | AT, BLANK, DIGIT, COLON, YEAR, WIDE)
    rare, opening, talk, when, name, month, year, date = words.have_each(
        kinds.RARE, kinds.OPENING, kinds.TALK, kinds.TELLS_WHEN, kinds.NAMING, kinds.MONTH, kinds.YEAR, kinds.DAY
    )
    opens = np.ones(len(rare), dtype=bool) if abroad else _opens(glyphs, words, opening)
    # a month's name and a number, or three numbers, or a number of eight digits, or "2026年"
    yeared &= digit
    day = (month & (words.numbers > 0)) | (words.numbers > 2) | date | yeared
    return Hints(
        rare=rare | sign,
        furniture=rare | sign | opens | (address & ~blank),
        ending=opens,
        talk=talk | (colon & digit),
        day=day,
        # a year, a time of day, or a number of eight digits
        date=day & (year | (colon & (words.numbers > 1)) | date | yeared),
        published=digit & (when | (colon & abroad)),
        name=name | ((wide | colon) & abroad),  # "作者 …", "Text: …"
        label=colon,
        digit=digit,
    )


def _opens(glyphs: Glyphs, words: Words, opening: Flags) -> Flags:
    """Return which lines begin with a mark, with a word that a pattern begins with, or with a number and hold such."""
    first = glyphs.kinds[glyphs.starts]
    found: Flags = (first & LETTER == 0) | ((first & DIGIT > 0) & opening) | words.begin_with(kinds.OPENING)
    return found


def places(flags: Flags) -> list[int]:
    """Return the numbers of the lines that are flagged."""
    found: list[int] = flags.nonzero()[0].tolist()
    return found


def told(flags: Flags, tell: Callable[[int], T | None]) -> dict[int, T]:
    """Return what is told of the lines that are flagged, where anything is."""
    return {at: said for at in places(flags) if (said := tell(at))}


def reasons_in(lines: list[str], hints: Hints, *, abroad: bool = False) -> dict[int, str]:
    """Return why lines are furniture by their words alone; from `abroad`, by those of other languages too."""
    rare, opens = hints.rare.tolist(), hints.ending.tolist()
    if abroad:
        asked = [at for at in places(hints.furniture) if rare[at] or len(lines[at]) <= LONGEST]
        return {at: reason for at in asked if (reason := chrome.reason_of(lines[at]))}
    return told(hints.furniture, lambda at: chrome.reason_in(lines[at], rare[at], opens[at]))


def filled(
    names: Sequence[str], found: Mapping[str, Values], sparse: Mapping[str, Collection[int]], size: int
) -> NDArray[np.float32]:
    """Return features of `size` lines, a row each; of the sparse ones it is told which lines have them."""
    import numpy as np

    table = np.zeros((len(names), size), dtype=np.float32)
    for at, name in enumerate(names):
        if name in found:
            table[at] = found[name]
        else:
            table[at, list(sparse[name])] = 1
    return table
