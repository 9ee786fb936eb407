"""How a keyword must stand in a text, where its stem alone says too little: several words, and Romance nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: A keyword of several words stands there as it is, but for so many letters at its words' ends, if they are longer.
_ENDING, _SHORT = 2, 3
_CHARACTERS = "[\u3005\u3400-\u9fff]"
_CHARACTER = re.compile(_CHARACTERS)
_WORDS = re.compile(r"[^\W_]+")
#: Where stemmers leave little of a noun, so many letters or fewer, they leave the same of others: "partido" (a match),
#: "parte" and "partir" (in "a partir de"); "libro" and "libre"; "casa" and "caso".
_LITTLE = 4
_ROMANCE = frozenset({"es", "ca", "pt", "gl", "it", "fr"})
_VOWELS = "aeiouáéíóúàèìòùâêîôûïü"
#: What a final vowel may be in the other number.
_NUMBERS = {"it": {"o": "oi", "a": "ae", "e": "eia", "i": "ioea"}, "ca": {"a": "ae", "e": "ea"}}
#: A word of so many letters more than the keyword is another of its family ("voto", "votaron").
_MORE = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """Know how a keyword stands in a text, which is mostly given without capitals."""

    start: str
    pattern: re.Pattern[str]
    #: Whether it may stand right behind a letter, as where no spaces part words.
    glued: bool = False

    def stands(self, told: str) -> bool:
        """Tell whether it stands there."""
        return self.times(told, 1) > 0

    def times(self, told: str, most: int) -> int:
        """Return how often it stands there, up to `most`; plain search for its beginning takes a tenth of the time."""
        at, found = told.find(self.start), 0
        while at >= 0 and found < most:
            found += (self.glued or not (at and told[at - 1].isalnum())) and self.pattern.match(told, at) is not None
            at = told.find(self.start, at + 1)
        return found


@lru_cache(maxsize=1024)
def phrase(keyword: str) -> Wording:
    """Return the wording of several words, one after the other, each with any ending."""
    words = _WORDS.findall(keyword.lower())
    stable = [word[: max(_SHORT, len(word) - _ENDING)] for word in words]
    parts = [
        re.escape(part) + (r"\w*" if len(word) > _SHORT else r"\b") for word, part in zip(words, stable, strict=True)
    ]
    return Wording(stable[0], re.compile(r"[\W_]{1,3}".join(parts)))


def noun(keywords: tuple[str, ...], stem: str, language: str) -> Wording | None:
    """Return the wording of keywords of one word that share a stem, None where the stem tells enough.

    Either number of each counts, and longer words that begin like it.
    """
    if language not in _ROMANCE or len(stem) > _LITTLE:
        return None
    words = [keyword.lower() for keyword in keywords]
    bases = sorted(_base(word) for word in words)
    first, last = bases[0], bases[-1]  # what both begin with, all between them do
    start = next((first[:size] for size in range(len(first), 0, -1) if last.startswith(first[:size])), "")
    return Wording(start, re.compile("|".join(_forms(word, language) for word in words))) if start else None


@lru_cache(maxsize=1024)
def as_it_is(keyword: str) -> Wording | None:
    """Return the wording of a keyword that has no stem and is one all the same, None of any other.

    In capitals "IT" and "US" are no small words. One character of Japanese is a word where no other is beside it: "本"
    (book) in "本を積む", not in "日本" or "本当".
    """
    if keyword.isalpha() and keyword.isupper():
        return Wording(keyword, re.compile(rf"{keyword}\b"))
    alone = _CHARACTER.fullmatch(keyword)
    return Wording(keyword, re.compile(f"(?<!{_CHARACTERS}){keyword}(?!{_CHARACTERS})"), glued=True) if alone else None


def _base(word: str) -> str:
    """Return a noun without the ending of its number and its last vowel."""
    bare = word[:-1] if word[-1] in "sx" and len(word) > _SHORT else word
    return bare[:-1] if bare[-1] in _VOWELS and len(bare) > 1 else bare


def _forms(word: str, language: str) -> str:
    base = _base(word)
    vowel = word[len(base) : len(base) + 1]
    vowel = vowel if vowel in _VOWELS else ""
    same = f"[{_NUMBERS.get(language, {}).get(vowel, vowel)}]" if vowel else "(?:e|o)?"
    return rf"{re.escape(base)}(?:{same}[sx]?|\w{{{len(word) + _MORE - len(base)},}})\b"
