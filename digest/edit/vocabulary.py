"""What was found out of each word of a language: its stem, its term, and which closed lists hold it."""

from __future__ import annotations

from itertools import product
from operator import attrgetter

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

#: What was found out of a word: its stem, "" where it carries no meaning; the number of its term; whether it speaks of
#: us ("we"), reports speech, carries no meaning, and leans on what went before ("he"); and of its term whether it is a
#: number, how long it is, and whether it carries meaning. A plain tuple: the collector of garbage passes over it.
Word = tuple[str, int, tuple[bool, ...], tuple[int, ...]]


class Vocabulary(dict[str, Word]):
    """Find out about the words of a language, in lower case, each once.

    A term is the stem of a word, or a word that carries no meaning ("the") as it stands.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        kinds = attrgetter("own", "saying", "hanging")(word_lists(language))
        self._lists = {word: tuple(word in kind for kind in kinds) for word in frozenset().union(*kinds)}
        self._stop, self._stem = stop_words(language), forgetful_stemmer(language)
        #: The number of each term.
        self.terms: dict[str, int] = {}

    def __missing__(self, word: str) -> Word:
        bare = word[:-2] if word[-2:-1] in _APOSTROPHES and word[-1] == "s" else word.rstrip("'’")
        stem = "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)
        own, saying, hanging = self._lists.get(word) or self._lists.get(word.replace("’", "'"), _UNLISTED)
        term = stem or f" {word}"  # no stem holds a space: "us" the stem of "use" is not "us"
        number = self.terms.setdefault(term, len(self.terms))
        kinds = _KINDS[term[0].isdigit(), min(len(term), _LONG), stem != ""]
        self[word] = found = stem, number, _LISTED[own, saying, not stem, hanging], kinds
        return found
