"""What was found out of each piece of text between two spaces: its words, and what can be seen of it.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re
from threading import local

from digest.edit.pieces import CODED, MOST, QUOTED, SIGNED, packed
from digest.edit.vocabulary import Vocabulary
from digest.text import words

#: What is counted of a piece; a sentence has the sums, but for the last, which tells whether it opens with a quote.
COUNTED = (
    "words", "letters", "capitals", "digits", "commas", "quotes", "brackets", "own", "says", "stops", "hanging",
    "opens_quote",
)  # fmt: skip
# A lexicon is begun anew when it holds so many pieces (about 50 MB).
_MOST = 100_000
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTES = re.compile('["“”„«»‘「]')
# Signs, and parts of words, that a rule of `fitness` asks for.
_SIGNS = {
    QUOTED: re.compile('["“”„«»「」]'),
    CODED: re.compile("[(){}=<>]"),
    SIGNED: re.compile(r"[|•►▶©:@>]|\bhere|commission|www\."),
}
# One word between signs ('"Weber’s,'): nearly all pieces that are not a bare one.
_WORD = re.compile("([\"'“”„«»‘’(]*)([A-Za-zÀ-ÖØ-öø-ÿА-яЁё]+(?:['’]s)?)([\"'“”„«»’).,;:?!…]*)")


_APOSTROPHES = ("'", "’")
_UNLISTED = (False, False, False, False)


class _Signs(dict[tuple[str, str], tuple[int, int, int, bool, int]]):
    """Know of the signs before and behind a word how many are commas, quotes and brackets, and what rules may ask."""

    def __missing__(self, signs: tuple[str, str]) -> tuple[int, int, int, bool, int]:
        both = "".join(signs)
        marks = sum(mark for mark, sign in _SIGNS.items() if sign.search(both))
        opens = _QUOTES.match(both) is not None and signs[0] != ""
        self[signs] = found = both.count(","), len(_QUOTES.findall(both)), both.count("("), opens, marks
        return found


class Lexicon(dict[str, bytes]):
    """Keep what was found out of each piece of a language's texts.

    A piece that holds several words ("rust-eaten") is as many pieces; what can be seen of it stands with the first.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        #: What was found out of single words.
        self.vocabulary = Vocabulary(language)
        #: Each word in lower case; and its stem, "" where it carries no meaning.
        self.words, self.stems = self.vocabulary.words, self.vocabulary.stems
        self._signs = _Signs()

    def __missing__(self, piece: str) -> bytes:
        bare = piece.rstrip(",.")
        if bare.isalpha() and bare.isascii():  # most are
            self[piece] = found = self._word(bare, ("", piece[len(bare) :]), len(piece))
        elif parts := _WORD.fullmatch(piece):
            before, bare, behind = parts.groups()
            self[piece] = found = self._word(bare, (before, behind), len(piece))
        else:
            self[piece] = found = self._all(piece, words(piece) or [""])
        return found

    def _word(self, bare: str, signs: tuple[str, str], size: int) -> bytes:
        """Return a piece of so many characters that is one word between signs."""
        word = bare.lower()
        number, term, lists, kinds, asked, hints = self.vocabulary[word]
        commas, quotes, brackets, opens, marks = self._signs[signs]
        capital = bare != word and _has_capital(bare)
        counts = 1, min(size + 1, MOST), capital, 0, commas, quotes, brackets, *lists, opens
        return packed(number, term, *counts, capital, *kinds, marks | asked, hints)

    def _all(self, piece: str, found: list[str]) -> bytes:
        """Return a piece of any words and signs."""
        capitals, digits, quotes = (len(signs.findall(piece)) for signs in (_CAPITAL, _DIGITS, _QUOTES))
        seen: tuple[int, ...] = (len(piece) + 1, capitals, digits, piece.count(","), quotes, piece.count("("))
        seen, opens = tuple(min(count, MOST) for count in seen), _QUOTES.match(piece) is not None
        signs = sum(mark for mark, sign in _SIGNS.items() if sign.search(piece))
        told: list[bytes] = []  # joined at once: a word of 60,000 Chinese signs took ten seconds
        for word in found:
            number, term, lists, kinds, asked, hints = self.vocabulary[word]
            counts = word != "", *seen, *(lists if word else _UNLISTED), opens
            told.append(packed(number, term, *counts, capitals > 0, *kinds, signs | asked, hints))
            seen = (0, 0, 0, 0, 0, 0)
        return b"".join(told)

    def pieces(self, text: str) -> bytes:
        """Return the pieces of a text, in order."""
        return b"".join(map(self.__getitem__, text.split())) or self[""]

    @property
    def full(self) -> bool:
        """Tell whether it holds so much that it is time for a new one."""
        return len(self) > _MOST


def _has_capital(bare: str) -> bool:
    """Tell whether a word with a capital has more letters, and one behind it: "It" and "NATO’s", not "I" and "A’s"."""
    letters = bare[:-2] if bare[-2:-1] in _APOSTROPHES else bare
    return len(letters) > 1 and not letters[:-1].islower()


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
    return list(filter(None, [known.stems[known[word][0]] for word in words(text)]))
