"""What was found out of each piece of text between two spaces: its words, their stems, and what can be seen of it.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.fitness import CAPTION_WORDS
from digest.edit.terms import stop_words
from digest.edit.word_lists import word_lists
from digest.text import stemmer, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

#: What is told of a piece, a column each; a sentence has their sums, but for the last two, which its first piece tells.
SEEN = (
    "words", "letters", "capitals", "digits", "commas", "quotes", "brackets", "hanging", "own", "says",
    "opens_hanging", "opens_quote",
)  # fmt: skip
# A lexicon is begun anew when it holds so many pieces or words (about 40 MB).
_MOST, _MOST_WORDS = 100_000, 300_000
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTES = re.compile('["“”„«»‘「]')
_EDGES = re.compile(r"['’]s?$")


class Lexicon(dict[str, int]):
    """Number the pieces of a language's texts, and keep what was found out of each."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._lists, self._stop, self._stem = word_lists(language), stop_words(language), stemmer(language)
        self._held = 0
        self._numbers: dict[str, int] = {}
        self._new: list[tuple[float, ...]] = []
        self._seen = np.zeros((1024, len(SEEN)))
        self._first = np.zeros(1024, dtype=np.intp)
        #: The words of each piece in lower case, and how many they are.
        self.words: list[tuple[str, ...]] = []
        self.sizes: list[int] = []
        #: The stems of those of its words that carry meaning.
        self.stems: list[tuple[str, ...]] = []
        #: The pieces that have a word of captions, and those with several stems: the numbers of all but the first.
        self.captions: set[int] = set()
        self.further: dict[int, list[int]] = {}

    def __missing__(self, piece: str) -> int:
        found = tuple(words(piece))
        stems = tuple(filter(None, map(self.stem, found)))
        self[piece] = number = len(self.words)
        self._held += len(found)
        self.words.append(found)
        self.stems.append(stems)
        self.sizes.append(len(found))
        if not CAPTION_WORDS.isdisjoint(found):
            self.captions.add(number)
        first, *further = self.numbered(stems) or [0]
        if further:
            self.further[number] = further
        self._new.append((*self._look(piece, found), -first if further else first))
        return number

    def _look(self, piece: str, found: tuple[str, ...]) -> tuple[float, ...]:
        """Return what can be seen of a piece, in the order of `SEEN`."""
        lists = self._lists
        return (
            len(found), len(piece) + 1, len(_CAPITAL.findall(piece)), len(_DIGITS.findall(piece)), piece.count(","),
            len(_QUOTES.findall(piece)), piece.count("("), sum(word in lists.hanging for word in found),
            sum(word in lists.own for word in found), sum(word in lists.saying for word in found),
            bool(found) and found[0] in lists.hanging, _QUOTES.match(piece) is not None,
        )  # fmt: skip

    def numbered(self, stems: Iterable[str]) -> list[int]:
        """Return the numbers of stems, from 1 on."""
        return [self._numbers.setdefault(stem, len(self._numbers) + 1) for stem in stems]

    def stem(self, word: str) -> str:
        """Return the stem of a word, "" where it carries no meaning."""
        bare = _EDGES.sub("", word)
        return "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        return list(map(self.__getitem__, text.split())) or [self[""]]

    def look_up(self, pieces: NDArray[np.intp]) -> tuple[Numbers, NDArray[np.intp]]:
        """Return what is told of pieces, a row each in the order of `SEEN`, and their first stems' numbers.

        The number is 0 where a piece has none, and negative where it has `further` ones.
        """
        if self._new:
            self._write()
        return self._seen.take(pieces, axis=0), self._first.take(pieces)

    def _write(self) -> None:
        """Write what was found out since into the tables."""
        end = len(self.words)
        begun = end - len(self._new)
        while end > len(self._seen):
            self._seen = np.concatenate([self._seen, np.zeros_like(self._seen)])
            self._first = np.concatenate([self._first, np.zeros_like(self._first)])
        told = np.array(self._new)
        self._seen[begun:end], self._first[begun:end] = told[:, :-1], told[:, -1]
        self._new.clear()

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
