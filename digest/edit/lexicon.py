"""What was found out of each piece of text between two spaces: its words and their stems.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re

from digest.edit.fitness import CAPTION_WORDS
from digest.edit.terms import stop_words
from digest.text import stemmer, words

# A lexicon is begun anew when it holds so many pieces or words (about 40 MB).
_MOST, _MOST_WORDS = 100_000, 300_000
_EDGES = re.compile(r"['’]s?$")


class Lexicon(dict[str, int]):
    """Number the pieces of a language's texts, and keep what was found out of each."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stop, self._stem = stop_words(language), stemmer(language)
        self._held = 0
        #: The words of each piece in lower case, and how many they are.
        self.words: list[tuple[str, ...]] = []
        self.sizes: list[int] = []
        #: The stems of those of its words that carry meaning.
        self.stems: list[tuple[str, ...]] = []
        #: The pieces that have a word of captions.
        self.captions: set[int] = set()

    def __missing__(self, piece: str) -> int:
        found = tuple(words(piece))
        self[piece] = number = len(self.words)
        self._held += len(found)
        self.words.append(found)
        self.sizes.append(len(found))
        self.stems.append(tuple(filter(None, map(self.stem, found))))
        if not CAPTION_WORDS.isdisjoint(found):
            self.captions.add(number)
        return number

    def stem(self, word: str) -> str:
        """Return the stem of a word, "" where it carries no meaning."""
        bare = _EDGES.sub("", word)
        return "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        return list(map(self.__getitem__, text.split())) or [self[""]]

    @property
    def full(self) -> bool:
        """Tell whether it holds so much that it is time for a new one."""
        return len(self.words) > _MOST or self._held > _MOST_WORDS


_lexicons: dict[str, Lexicon] = {}


def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; a full one is left to those who still read in it."""
    found = _lexicons.get(language)
    if found is None or found.full:
        found = _lexicons[language] = Lexicon(language)
    return found


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    return list(filter(None, map(lexicon(language).stem, words(text))))
