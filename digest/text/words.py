"""Words and their stems; scripts without spaces are read as overlapping pairs of characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Python's \w knows no combining signs: the vowels of Hindi, the points of Arabic and Hebrew.
_LETTER = (
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a"
    r"\u0e47-\u0e4e\u200c\u200d]"
)
# No alternatives and no look-ahead: three times as fast.
_SIMPLE = re.compile(r"\w+(?:['’.&,]\w+)*")
_MARKED = re.compile(rf"{_LETTER}+(?:['’.&,]{_LETTER}+)*")
# "l’élection", "dell'anno": the article is a word of its own.
_ELIDED = frozenset("l d j m n s t c qu jusqu lorsqu puisqu quelqu dell nell sull dall all un".split())  # noqa: SIM905 - a list of words reads best as one line
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e00-\u0eff\u200c\u200d]"
)
# Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")

# Japanese writes what carries grammar in hiragana: a pair with one of them tells nothing of what is spoken of.
_GRAMMAR = re.compile("[\u3041-\u309f]")
# Polish, Czech and Persian are known from PyStemmer 3.1 on. Ukrainian shares its endings with Russian.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "uk": "russian",
}  # fmt: skip
# What Korean hangs on its nouns; a stem of two syllables at least is left.
_PARTICLES = re.compile(
    "(?<=[\uac00-\ud7a3]{2})(?:에서는|에서도|으로는|으로도|이라고|이라는|에게서|까지는|에서|에게|으로|까지|부터|처럼|보다|마다|이나"
    "|라고|라는|이며|이다|했다|한다|하는|하고|은|는|이|가|을|를|의|에|로|와|과|도|만|며|나)$"
)


def words(text: str) -> list[str]:
    """Return the words in lower case; Chinese, Japanese and Thai runs as overlapping pairs of characters."""
    text = text.lower()
    found = (_SIMPLE if text.isascii() or not _MARKS.search(text) else _MARKED).findall(text)
    if ("'" in text or "’" in text) and any(_elided(word) for word in found if "'" in word or "’" in word):
        found = list(_without_elision(found))
    return list(_split(found)) if not text.isascii() and _UNSPACED.search(text) else found


def _elided(word: str) -> int:
    """Return how long the article is that a word begins with, 0 where it begins with none."""
    at = word.find("'") if "'" in word else word.find("’")
    return at if at > 0 and word[:at] in _ELIDED and word[at + 2 : at + 3].isalpha() else 0


def _without_elision(found: list[str]) -> Iterator[str]:
    for word in found:
        if at := _elided(word):
            yield word[:at]
            yield word[at + 1 :]
        else:
            yield word


def _split(found: list[str]) -> Iterator[str]:
    for word in found:
        at = 0
        for run in _UNSPACED.finditer(word):
            if run.start() > at:
                yield word[at : run.start()]
            signs = run.group()
            pairs = [signs[i : i + 2] for i in range(max(1, len(signs) - 1))]
            yield from [pair for pair in pairs if not _GRAMMAR.search(pair)] or pairs
            at = run.end()
        if at < len(word):
            yield word[at:]


@lru_cache(maxsize=32)
def stemmer(language: str) -> Callable[[str], str]:
    """Return the language's Snowball stemmer (PyStemmer), which remembers words; the identity where there is none."""
    stem = forgetful_stemmer(language)
    return stem if stem is str else lru_cache(maxsize=65_536)(stem)


def forgetful_stemmer(language: str) -> Callable[[str], str]:
    """Return a stemmer for those that remember what it said: to remember a word takes as long as to stem it."""
    name = _STEMMERS.get(language)
    if language == "ko":
        return _without_particle
    if name is None:
        return str
    import Stemmer

    if name not in Stemmer.algorithms():
        return str
    # Its own cache, of 10,000 words, takes twice the time of finding the stem.
    stem: Callable[[str], str] = Stemmer.Stemmer(name, 0).stemWord
    return stem


def _without_particle(word: str) -> str:
    """Return a Korean word without the particle that hangs on it."""
    return _PARTICLES.sub("", word)
