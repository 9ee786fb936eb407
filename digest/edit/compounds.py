"""Keywords within longer words, where a language writes words together: the "Bücherei" of a "Stadtbücherei"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_JOINING = frozenset({"de", "nl", "af", "lb", "sv", "da", "nb", "nn", "no", "is", "fi", "et", "hu"})
#: A word of so many letters is seen at the end of another, of so many at its beginning, with so many beside it: no
#: "spiel" in "Beispiel", no "wein" in "Schwein". (Weeks of 60 German articles, five topics of seven keywords: .55 were
#: filed and .80 of those rightly; with words within words .68 and .83, at the end alone .64 and .82.)
_LAST, _FIRST, _BESIDE = 4, 5, 4
#: Korean syllables, of which two are a word.
_SYLLABLES = 2
#: What only looks like a word of its own: "Sport" is not in "Transport".
_NO_WORD = frozenset({"tran"})


def compounds(stems: Sequence[str], wanted: Mapping[str, int], language: str) -> dict[int, int]:
    """Return which of the stems hold a wanted one at their end or else at their beginning.

    By the place of each the number of the longest that it holds; what is wanted itself holds none.
    """
    korean = language == "ko"
    if not (korean or language in _JOINING):
        return {}
    last, beside = (_SYLLABLES, _SYLLABLES) if korean else (_LAST, _BESIDE)
    sizes = sorted({len(stem) for stem in wanted if len(stem) >= last}, reverse=True)
    if not sizes:
        return {}
    least, begins = sizes[-1] + beside, [] if korean else [size for size in sizes if size >= _FIRST]
    found = {}
    for at, stem in enumerate(stems):
        if len(stem) >= least and stem not in wanted:
            held = _held(stem, wanted, [size for size in sizes if size <= len(stem) - beside], begins)
            if held is not None:
                found[at] = held
    return found


def _held(stem: str, wanted: Mapping[str, int], sizes: Sequence[int], begins: Sequence[int]) -> int | None:
    """Return the number of the wanted stem within another one; what it ends with says more of it."""
    for size in sizes:
        if stem[-size:] in wanted and stem[:-size] not in _NO_WORD:
            return wanted[stem[-size:]]
    return next((wanted[stem[:size]] for size in sizes if size in begins and stem[:size] in wanted), None)
