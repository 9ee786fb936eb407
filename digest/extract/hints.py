"""What must stand in a line for a pattern to be worth trying: four lines of five hold none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from digest.extract import chrome, kinds
from digest.extract.glyphs import AT, BLANK, COLON, DIGIT, DOT, LETTER, SIGN

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


def hints_of(glyphs: Glyphs, words: Words) -> Hints:
    """Return what lines may be."""
    rare, opens = words.have(kinds.RARE) | glyphs.hold(SIGN), _opens(glyphs, words)
    address = glyphs.hold(DOT | AT) & ~glyphs.hold(BLANK)
    digit, colon = glyphs.hold(DIGIT), glyphs.hold(COLON)
    day = _days(words)
    return Hints(
        rare=rare,
        furniture=rare | opens | address,
        ending=opens,
        talk=words.have(kinds.TALK) | (colon & digit),
        day=day,
        date=day & _times(words, colon),
        published=digit & words.have(kinds.TELLS_WHEN),
        name=words.have(kinds.NAMING),
        label=colon,
        digit=digit,
    )


def _opens(glyphs: Glyphs, words: Words) -> Flags:
    """Return which lines begin with a mark, with a word that a pattern begins with, or with a number and hold such."""
    first = glyphs.kinds[glyphs.starts]
    marked, counts = first & LETTER == 0, (first & DIGIT > 0) & words.have(kinds.OPENING)
    found: Flags = marked | counts | words.begin_with(kinds.OPENING)
    return found


def _days(words: Words) -> Flags:
    """Return which lines hold a month's name and a number, or three numbers, or a number of eight digits."""
    found: Flags = (words.have(kinds.MONTH) & (words.numbers > 0)) | (words.numbers > 2) | words.have(kinds.DAY)
    return found


def _times(words: Words, colon: Flags) -> Flags:
    """Return which lines hold a year, a time of day, or a number of eight digits."""
    found: Flags = words.have(kinds.YEAR) | (colon & (words.numbers > 1)) | words.have(kinds.DAY)
    return found


def places(flags: Flags) -> list[int]:
    """Return the numbers of the lines that are flagged."""
    found: list[int] = flags.nonzero()[0].tolist()
    return found


def told(flags: Flags, tell: Callable[[int], T | None]) -> dict[int, T]:
    """Return what is told of the lines that are flagged, where anything is."""
    return {at: said for at in places(flags) if (said := tell(at))}


def reasons_in(lines: list[str], hints: Hints) -> dict[int, str]:
    """Return why lines are furniture by their words alone."""
    rare, opens = hints.rare.tolist(), hints.ending.tolist()
    return told(hints.furniture, lambda at: chrome.reason_in(lines[at], rare=rare[at], opens=opens[at]))


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
