"""What was found out of each word of a language: its stem, its term, and which closed lists hold it."""

from __future__ import annotations

from array import array
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING

from digest.edit.terms import stop_words
from digest.edit.word_lists import word_lists
from digest.text import stemmer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

#: What is told of a term: whether it carries meaning, whether it is a number, and how long it is (1: 12 signs).
KINDS = ("content", "number", "length")
_LONG = 12
_UNLISTED = (False, False, False)
_APOSTROPHES = ("'", "’")


class Rows:
    """Hold rows of numbers that grow by one and are looked up by many."""

    def __init__(self, width: int) -> None:
        self._width, self._held = width, array("f")
        #: Add a row. To keep them as an array from the start takes half the time of making one of rows later.
        self.append: Callable[[Sequence[float]], None] = self._held.extend

    def __len__(self) -> int:
        return len(self._held) // self._width

    def take(self, places: Places) -> NDArray[np.float32]:
        """Return the rows at these places."""
        import numpy as np

        return np.frombuffer(self._held, np.float32).reshape(-1, self._width).take(places, axis=0)


#: One of each, not one a word: there are thousands.
_LISTED = {lists: lists for lists in product((False, True), repeat=4)}


#: What was found out of a word: its stem, "" where it carries no meaning; the number of its term; and whether it leans
#: on what went before ("he"), speaks of us ("we"), reports speech, and carries no meaning. A plain tuple: the collector
#: of garbage passes over it.
Word = tuple[str, int, tuple[bool, ...]]


class Vocabulary(dict[str, Word]):
    """Find out about the words of a language, in lower case, each once.

    A term is the stem of a word, or a word that carries no meaning ("the") as it stands.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        kinds = attrgetter("hanging", "own", "saying")(word_lists(language))
        self._lists = {word: tuple(word in kind for kind in kinds) for word in frozenset().union(*kinds)}
        self._stop, self._stem = stop_words(language), stemmer(language)
        self._terms: dict[str, int] = {}
        #: What is told of each term, in the order of `KINDS`.
        self.kinds = Rows(len(KINDS))

    def __missing__(self, word: str) -> Word:
        stem = self._stemmed(word)
        hanging, own, saying = self._lists.get(word) or self._lists.get(word.replace("’", "'"), _UNLISTED)
        self[word] = found = stem, self._term(stem, word), _LISTED[hanging, own, saying, not stem]
        return found

    def _stemmed(self, word: str) -> str:
        bare = word[:-2] if word[-2:-1] in _APOSTROPHES and word[-1] == "s" else word.rstrip("'’")
        return "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)

    def _term(self, stem: str, word: str) -> int:
        key = stem or f" {word}"  # no stem holds a space: "us" the stem of "use" is not "us"
        number = self._terms.get(key)
        if number is None:
            number = self._terms[key] = len(self._terms)
            self.kinds.append((stem != "", key[0].isdigit(), min(len(key), _LONG) / _LONG))
        return number
