"""What was found out of each piece of text between two spaces: its words, and what can be seen of it.

News repeats its words, so that nearly every piece was met before: to split a text at its spaces and to
look the pieces up takes a quarter of the time of finding the words in it.
"""

from __future__ import annotations

import re
from threading import local

from digest.edit.asides import LESSER_WORDS, OPENING, SAYING
from digest.edit.calls import BIDDING, CALLING, REPORTING
from digest.edit.families import SPEAKING
from digest.edit.fitness import CAPTION_WORDS, CHROME_WORDS
from digest.edit.leaning import JUDGING, TURNING
from digest.edit.pieces import (
    BARE,
    BIDS,
    CALLS,
    CAPTION,
    CHROME,
    CODED,
    JUDGES,
    LESSER,
    MOST,
    OPENS,
    QUOTED,
    REPORTS,
    SAYS,
    SIGNED,
    SPEAKS,
    TURNS,
    packed,
)  # fmt: skip
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
#: What rules may ask for by a word: marks and hints.
_ASKED = {
    word: (
        CAPTION * (word in CAPTION_WORDS)
        | SAYS * (word in SAYING)
        | CALLS * (word in CALLING)
        | REPORTS * (word in REPORTING)
        | BARE * (not word),
        CHROME * (word in CHROME_WORDS)
        | OPENS * (word in OPENING)
        | LESSER * (word in LESSER_WORDS)
        | JUDGES * (word in JUDGING)
        | BIDS * (word in BIDDING)
        | TURNS * (word in TURNING)
        | SPEAKS * (word in SPEAKING),
    )
    for word in {
        "",
        *CAPTION_WORDS,
        *SAYING,
        *CALLING,
        *REPORTING,
        *CHROME_WORDS,
        *OPENING,
        *LESSER_WORDS,
        *JUDGING,
        *BIDDING,
        *TURNING,
        *SPEAKING,
    }
}
_APOSTROPHES = ("'", "’")
_NOTHING, _UNLISTED = (0, 0), (False, False, False, False)


class _Signs(dict[tuple[str, str], tuple[int, int, int, bool, int]]):
    """Know of the signs before and behind a word how many are commas, quotes and brackets, and what rules may ask."""

    def __missing__(self, signs: tuple[str, str]) -> tuple[int, int, int, bool, int]:
        both = "".join(signs)
        marks = sum(mark for mark, sign in _SIGNS.items() if sign.search(both))
        opens = _QUOTES.match(both) is not None and signs[0] != ""
        self[signs] = found = both.count(","), len(_QUOTES.findall(both)), both.count("("), opens, marks
        return found


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
        self._signs = _Signs()

    def __missing__(self, piece: str) -> bytes:
        bare = piece.rstrip(",.")
        if bare.isalpha() and bare.isascii():  # most are
            self[piece] = numbers = self._add_word(bare, ("", piece[len(bare) :]), len(piece))
        elif found := _WORD.fullmatch(piece):
            before, bare, behind = found.groups()
            self[piece] = numbers = self._add_word(bare, (before, behind), len(piece))
        else:
            self[piece] = numbers = self._add_all(piece, words(piece) or [""])
        return numbers

    def _add_word(self, bare: str, signs: tuple[str, str], size: int) -> bytes:
        """Add a piece that is one word between signs, of so many characters."""
        word = bare.lower()
        stem, term, lists, kinds = self.vocabulary[word]
        commas, quotes, brackets, opens, marks = self._signs[signs]
        letters = bare[:-2] if bare[-2:-1] in _APOSTROPHES else bare
        capital = bare != word and len(letters) > 1 and not letters[:-1].islower()
        asked, hints = _ASKED.get(word, _NOTHING)
        if letters is not bare and not (asked or hints):  # "tonight's"
            asked, hints = _ASKED.get(letters.lower(), _NOTHING)
        if word.startswith("here") or "commission" in word:
            marks |= SIGNED
        counts = 1, min(size + 1, MOST), capital, 0, commas, quotes, brackets, *lists, opens
        return packed(self._add(word, stem), term, *counts, capital, *kinds, marks | asked, hints)

    def _add_all(self, piece: str, found: list[str]) -> bytes:
        """Add a piece of any words and signs."""
        capitals, digits, quotes = (len(signs.findall(piece)) for signs in (_CAPITAL, _DIGITS, _QUOTES))
        seen: tuple[int, ...] = (len(piece) + 1, capitals, digits, piece.count(","), quotes, piece.count("("))
        seen, opens = tuple(min(count, MOST) for count in seen), _QUOTES.match(piece) is not None
        signs = sum(mark for mark, sign in _SIGNS.items() if sign.search(piece))
        added = b""
        for word in found:
            stem, term, lists, kinds = self.vocabulary[word]
            counts = word != "", *seen, *(lists if word else _UNLISTED), opens
            asked, hints = _ASKED.get(word) or _ASKED.get(word.replace("’", "'").split("'", 1)[0], _NOTHING)
            added += packed(self._add(word, stem), term, *counts, capitals > 0, *kinds, signs | asked, hints)
            seen = (0, 0, 0, 0, 0, 0)
        return added

    def _add(self, word: str, stem: str) -> int:
        """Give a word the next number."""
        self.words.append(word)
        self.stems.append(stem)
        return len(self.words) - 1

    def pieces(self, text: str) -> bytes:
        """Return the pieces of a text, in order."""
        return b"".join(map(self.__getitem__, text.split())) or self[""]

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
    return [stem for stem, *_ in map(known.__getitem__, words(text)) if stem]
