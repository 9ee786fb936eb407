"""What was found out of each piece of text between two spaces: its words, and what can be seen of it.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re
from threading import local
from typing import TYPE_CHECKING

from digest.edit.asides import OPENING, SAYING
from digest.edit.fitness import BARE, CAPTION, CAPTION_WORDS, CHROME, CHROME_WORDS, OPENS, RULED, SAYS
from digest.edit.pieces import NUMBER, packed
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
# A lexicon is begun anew when it holds so many pieces (about 50 MB).
_MOST = 100_000
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTES = re.compile('["“”„«»‘「]')
# Signs and words that a rule of `fitness` asks for.
_RULED = re.compile(r"[\"“”„«»「」{}()<>=|•►▶©:…]|\bhere|commission")
#: Behind what is seen stand whether a piece has a capital, and its term.
_TERM = len(SEEN) + 1
#: What rules may ask for by a word alone.
_RULED_WORDS = {
    word: CAPTION * (word in CAPTION_WORDS)
    | CHROME * (word in CHROME_WORDS)
    | RULED * (word == "here")
    | BARE * (not word)
    | SAYS * (word in SAYING)
    for word in (*CAPTION_WORDS, *CHROME_WORDS, *SAYING, "")
}
#: The same for words with a capital.
_OPENING_WORDS = dict.fromkeys(OPENING, OPENS)
_UNLISTED = (False, False, False, False)


class Lexicon(dict[str, bytes]):
    """Number the pieces of a language's texts, and keep what was found out of each.

    A piece that holds several words ("rust-eaten") is as many pieces; what can be seen of it stands with the first.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        #: What was found out of single words.
        self.vocabulary = Vocabulary(language)
        #: The word of each piece in lower case, "" where it has none; and its stem, "" where it carries no meaning.
        self.words: list[str] = []
        self.stems: list[str] = []
        # For each piece what can be seen of it, and its term: whole numbers are exact up to 16 millions.
        self._rows = Rows(_TERM + 1)

    def __missing__(self, piece: str) -> bytes:
        bare = piece.rstrip(",.")
        if bare.isalpha() and bare.isascii():  # most are: they are one word, found without a search
            self[piece] = numbers = self._add_simple(piece, bare)
        else:
            self[piece] = numbers = self._add_all(piece, words(piece) or [""])
        return numbers

    def _add_simple(self, piece: str, bare: str) -> bytes:
        """Add a piece that is one word of ASCII letters, with marks behind it."""
        word = bare.lower()
        stem, term, lists = self.vocabulary[word]
        capital = bare != word and len(bare) > 1 and not bare[:-1].islower()
        marks = _RULED_WORDS.get(word, 0) | RULED * ("commission" in word)
        marks |= _OPENING_WORDS.get(word, 0) if bare != word else 0
        row = (1, len(piece) + 1, capital, 0, piece.count(","), 0, 0, *lists, lists[0], 0, capital, term)
        return self._add(word, stem, row, marks)

    def _add_all(self, piece: str, found: list[str]) -> bytes:
        """Add a piece of any words and signs."""
        capitals, digits, quotes = (len(signs.findall(piece)) for signs in (_CAPITAL, _DIGITS, _QUOTES))
        seen: tuple[float, ...] = (len(piece) + 1, capitals, digits, piece.count(","), quotes, piece.count("("))
        opens, ruled = _QUOTES.match(piece) is not None, RULED * (_RULED.search(piece) is not None)
        added = b""
        for word in found:
            stem, term, lists = self.vocabulary[word]
            counted = lists if word else _UNLISTED
            row = (word != "", *seen, *counted, counted[0], opens, capitals > 0, term)
            added += self._add(word, stem, row, ruled | _RULED_WORDS.get(word, 0) | _OPENING_WORDS.get(word, 0))
            seen = (0, 0, 0, 0, 0, 0)
        return added

    def _add(self, word: str, stem: str, row: tuple[float, ...], marks: int) -> bytes:
        self._rows.append(row)
        self.words.append(word)
        self.stems.append(stem)
        return packed(len(self.words) - 1, marks)

    def pieces(self, text: str) -> bytes:
        """Return the pieces of a text, in order."""
        return b"".join(map(self.__getitem__, text.split())) or self[""]

    def look_up(self, pieces: bytes) -> tuple[NDArray[np.float32], Places]:
        """Return what can be seen of pieces, a row each in the order of `SEEN`, and the numbers of their terms."""
        import numpy as np

        rows = self._rows.take(np.frombuffer(pieces, np.uint32) & NUMBER)
        return rows, rows[:, _TERM].astype(np.intp)

    @property
    def full(self) -> bool:
        """Tell whether it holds so much that it is time for a new one."""
        return len(self.words) > _MOST


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
    return [stem for stem, _, _ in map(known.__getitem__, words(text)) if stem]
