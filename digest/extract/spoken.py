"""The language of a page, and what its script would hide from models that learned from English pages."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from digest.extract.glyphs import LAST, WIDE
from digest.text import WIDER, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.extract.glyphs import Flags, Glyphs
    from digest.extract.hints import Values

#: The language that the models learned; in others they have the shapes of lines to go by.
LEARNED = "en"
#: A line of more characters is taken for text, one of more than the other number for none of a menu's.
LONGEST_LINE, LONGEST_ENTRY = 90, 30
#: The language is told by so many of them.
_SAMPLE, _SHOWN = 12, 240
#: Languages that set no spaces; so many of their characters are a word.
UNPARTED, _A_WORD = ("ja", "zh"), 1.8
#: What carries grammar in them, and the largest share of all words that it is in any.
_PARTICLES = list(
    map(ord, "のはをにがとでもへやすまたる的了在是和与與為为有不這这那他她我們们也就将將对對从從被把上中下以及")
)
_MOST_GRAMMAR = 0.5


@lru_cache(maxsize=1)
def _particles() -> Flags:
    """Return which characters are such (`numpy.isin` would load numpy's masked arrays for it, for 14 ms)."""
    import numpy as np

    flags = np.zeros(LAST + 1, dtype=bool)
    flags[_PARTICLES] = True
    return flags


def language_in(lines: Sequence[str], hint: str = LEARNED) -> str:
    """Return the language of a page by its longer lines, `hint` where they say little."""
    for least in (LONGEST_LINE, LONGEST_ENTRY, 0):
        longer = [line[:_SHOWN] for line in islice((line for line in lines if len(line) > least), _SAMPLE)]
        if longer:
            return language_of(" ".join(longer), hint)
    return hint


def as_if_parted(language: str, glyphs: Glyphs, found: Mapping[str, Values]) -> dict[str, Values]:
    """Return what lines of a language without spaces would show if it had them: longer, of more words, with grammar.

    A model that knows how long paragraphs are in English takes those of others for headings. `found` holds what they
    show as they stand; nothing is returned for other languages.
    """
    import numpy as np

    if language not in UNPARTED:
        return {}
    wide = np.add.reduceat((glyphs.kinds & WIDE > 0).astype(np.float64), glyphs.starts)
    share = wide / np.maximum(glyphs.sizes, 1)
    chars, words = np.asarray(found["chars"], dtype=np.float64), np.asarray(found["words"], dtype=np.float64)
    shown = np.maximum(np.ceil(wide / _A_WORD), 1)
    particles = np.add.reduceat(_particles().take(glyphs.codes, mode="clip"), glyphs.starts)
    return {
        "chars": chars * (1 + (WIDER - 1) * share),
        "words": np.maximum(words, np.ceil(chars * share / _A_WORD)),
        "letters_a_word": np.where(wide > 0, WIDER * _A_WORD, np.asarray(found["letters_a_word"])),
        "grammar": np.where(wide > 0, np.minimum(particles / shown, _MOST_GRAMMAR), np.asarray(found["grammar"])),
    }
