"""What was found out of each word of a language: its stem, its term, and which closed lists hold it."""

from __future__ import annotations

from itertools import product
from operator import attrgetter

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
    JUDGES,
    LESSER,
    OPENS,
    REPORTS,
    SAYS,
    SIGNED,
    SPEAKS,
    TURNS,
)  # fmt: skip
from digest.edit.terms import stop_words
from digest.edit.word_lists import word_lists
from digest.text.words import forgetful_stemmer

#: Longer terms are as long as this.
_LONG = 12
_UNLISTED = (False, False, False)
_APOSTROPHES = ("'", "’")
#: One of each, not one a word: there are thousands.
_LISTED = {lists: lists for lists in product((False, True), repeat=4)}
_KINDS = {kinds: kinds for kinds in product((False, True), range(_LONG + 1), (False, True))}

#: The words that rules ask for: with which marks, and with which hints (`pieces`).
_MARKS = {CAPTION: CAPTION_WORDS, SAYS: SAYING, CALLS: CALLING, REPORTS: REPORTING, BARE: frozenset({""})}
_HINTS = {
    CHROME: CHROME_WORDS, OPENS: OPENING, LESSER: LESSER_WORDS, JUDGES: JUDGING, BIDS: BIDDING, TURNS: TURNING,
    SPEAKS: SPEAKING,
}  # fmt: skip
_ASKED = {
    word: (
        sum(mark for mark, asked in _MARKS.items() if word in asked),
        sum(hint for hint, asked in _HINTS.items() if word in asked),
    )
    for word in frozenset[str]().union(*_MARKS.values(), *_HINTS.values())
}
_NOTHING = (0, 0)

#: What was found out of a word: its number; that of its term; whether it speaks of us ("we"), reports speech, carries
#: no meaning, and leans on what went before ("he"); of its term whether it is a number, how long it is, and whether it
#: carries meaning; the marks and the hints by which rules ask for it. A plain tuple: the collector of garbage passes
#: over it.
Word = tuple[int, int, tuple[bool, ...], tuple[int, ...], int, int]


class Vocabulary(dict[str, Word]):
    """Number the words of a language, in lower case, and find out about each once.

    A term is the stem of a word, or a word that carries no meaning ("the") as it stands.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        kinds = attrgetter("own", "saying", "hanging")(word_lists(language))
        self._lists = {word: tuple(word in kind for kind in kinds) for word in frozenset().union(*kinds)}
        self._stop, self._stem = stop_words(language), forgetful_stemmer(language)
        #: The number of each term.
        self.terms: dict[str, int] = {}
        #: The words by their numbers, and their stems, "" where they carry no meaning.
        self.words: list[str] = []
        self.stems: list[str] = []

    def __missing__(self, word: str) -> Word:
        bare = word[:-2] if word[-2:-1] in _APOSTROPHES and word[-1] == "s" else word.rstrip("'’")
        stem = "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)
        own, saying, hanging = self._lists.get(word) or self._lists.get(word.replace("’", "'"), _UNLISTED)
        term = stem or f" {word}"  # no stem holds a space: "us" the stem of "use" is not "us"
        number = self.terms.setdefault(term, len(self.terms))
        kinds = _KINDS[term[0].isdigit(), min(len(term), _LONG), stem != ""]
        marks, hints = _asked(word)
        self[word] = found = len(self.words), number, _LISTED[own, saying, not stem, hanging], kinds, marks, hints
        self.words.append(word)
        self.stems.append(stem)
        return found


def _asked(word: str) -> tuple[int, int]:
    """Return by which marks and which hints rules ask for a word; for "tonight's" as for "tonight"."""
    marks, hints = _ASKED.get(word) or _ASKED.get(word.replace("’", "'").split("'", 1)[0], _NOTHING)
    return marks | SIGNED if word.startswith("here") or "commission" in word else marks, hints
