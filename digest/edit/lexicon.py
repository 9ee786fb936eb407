"""What was found out of each piece of text between two spaces: its words, and what can be seen of it.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re
from threading import local
from typing import TYPE_CHECKING

from digest.edit.fitness import CAPTION_WORDS, CHROME_WORDS
from digest.edit.vocabulary import Rows, Vocabulary
from digest.text import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

#: What is told of a piece, a column each; a sentence has their sums, but for the last two, which its first piece tells.
SEEN = (
    "words", "letters", "capitals", "digits", "commas", "quotes", "brackets", "hanging", "own", "says", "stops",
    "opens_hanging", "opens_quote",
)  # fmt: skip
# A lexicon is begun anew when it holds so many pieces or words (about 40 MB).
_MOST, _MOST_WORDS = 100_000, 300_000
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTES = re.compile('["“”„«»‘「]')
_NOTHING = (0, 0, 0, 0)


class Lexicon(dict[str, int]):
    """Number the pieces of a language's texts, and keep what was found out of each."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._held = 0
        #: What was found out of single words.
        self.vocabulary = Vocabulary(language)
        #: The words of each piece in lower case, and how many they are.
        self.words: list[tuple[str, ...]] = []
        self.sizes: list[int] = []
        #: The stems of those of its words that carry meaning.
        self.stems: list[tuple[str, ...]] = []
        #: The pieces that have a word of captions, and those that begin like a line of chrome.
        self.captions: set[int] = set()
        self.chrome: set[int] = set()
        # The terms of all pieces; and for each piece where its own begin, and what can be seen of it.
        self._terms, self._rows = Rows(1, "q"), Rows(1 + len(SEEN), "i")

    def __missing__(self, piece: str) -> int:
        bare = piece.rstrip(",.")
        if bare.isalpha() and bare.isascii():  # most are: they are one word, found without a search
            return self._add_simple(piece, bare.lower())
        found = tuple(words(piece))
        told = list(map(self.vocabulary.__getitem__, found))
        sums = tuple(map(sum, zip(*(word.lists for word in told), strict=True))) or _NOTHING
        capitals, digits, quotes = (len(signs.findall(piece)) for signs in (_CAPITAL, _DIGITS, _QUOTES))
        self._rows.append((
            len(self._terms), len(found), len(piece) + 1, capitals, digits, piece.count(","), quotes, piece.count("("),
            *sums, bool(told and told[0].lists[0]), _QUOTES.match(piece) is not None,
        ))  # fmt: skip
        self._terms.append([word.term for word in told])
        return self._add(piece, found, tuple([word.stem for word in told if word.stem]))

    def _add_simple(self, piece: str, word: str) -> int:
        """Add a piece that is one word of ASCII letters, with marks behind it."""
        stem, term, lists = self.vocabulary[word]
        capitals = 0 if piece.islower() else len(_CAPITAL.findall(piece))
        self._rows.append(
            (len(self._terms), 1, len(piece) + 1, capitals, 0, piece.count(","), 0, 0, *lists, lists[0], 0)
        )
        self._terms.append((term,))
        return self._add(piece, (word,), (stem,) if stem else ())

    def _add(self, piece: str, found: tuple[str, ...], stems: tuple[str, ...]) -> int:
        self[piece] = number = len(self.words)
        self._held += len(found)
        self.words.append(found)
        self.sizes.append(len(found))
        self.stems.append(stems)
        if not CAPTION_WORDS.isdisjoint(found):
            self.captions.add(number)
        if found and found[0] in CHROME_WORDS:
            self.chrome.add(number)
        return number

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, in order."""
        return list(map(self.__getitem__, text.split())) or [self[""]]

    def look_up(self, pieces: Places) -> tuple[NDArray[np.int32], Places]:
        """Return what can be seen of pieces, a row each in the order of `SEEN`, and the numbers of all their terms."""
        import numpy as np

        rows = self._rows.take(pieces)
        begins, sizes = rows[:, 0], rows[:, 1]
        ends = sizes.cumsum()
        at = np.arange(ends[-1]) + (begins - ends + sizes).repeat(sizes)
        return rows[:, 1:], self._terms.take(at).reshape(-1)

    @property
    def full(self) -> bool:
        """Tell whether it holds so much that it is time for a new one."""
        return max(len(self.words), len(self.vocabulary)) > _MOST or self._held > _MOST_WORDS


class _Lexicons(local):
    """Hold a thread's lexicons by language: two threads that number pieces at once would mix them up."""

    def __init__(self) -> None:
        self.held: dict[str, Lexicon] = {}


_lexicons = _Lexicons()


def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; a full one is left to those who still read in it."""
    found = _lexicons.held.get(language)
    if found is None or found.full:
        found = _lexicons.held[language] = Lexicon(language)
    return found


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    known = lexicon(language).vocabulary
    return [known[word].stem for word in words(text) if known[word].stem]
