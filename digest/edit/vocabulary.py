"""What was found out of each word of a language: its stem, its term, and which closed lists hold it."""

from __future__ import annotations

from array import array
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from digest.edit.terms import stop_words
from digest.edit.word_lists import word_lists
from digest.text import stemmer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

#: What is told of a term: whether it carries no meaning, whether it is a number, and how long it is (1: 12 signs).
KINDS = ("stop", "number", "length")
_LONG = 12
_APOSTROPHES = ("'", "’")


class Rows:
    """Hold rows of numbers that grow by one and are looked up by many."""

    def __init__(self, width: int, code: str = "d") -> None:
        self._numbers: array[Any] = array(code)
        self._width = width

    def __len__(self) -> int:
        return len(self._numbers) // self._width

    def __getitem__(self, place: int) -> array[Any]:
        return self._numbers[place * self._width : (place + 1) * self._width]

    def append(self, row: Sequence[float]) -> None:
        """Add a row, or several laid end to end."""
        self._numbers.extend(row)

    def take(self, places: Places) -> NDArray[Any]:
        """Return the rows at these places, of which there are some; the view that is read does not outlive the call."""
        import numpy as np

        rows = np.frombuffer(self._numbers, dtype=self._numbers.typecode).reshape(-1, self._width)
        return rows.take(places, axis=0)


#: One of each, not one a word: there are thousands.
_LISTED = {lists: lists for lists in product((False, True), repeat=4)}


class Word(NamedTuple):
    """Hold what was found out of a word."""

    #: Its stem, "" where it carries no meaning, and the number of its term.
    stem: str
    term: int
    #: Whether it leans on what went before ("he"), speaks of us ("we"), reports speech, and carries no meaning.
    lists: tuple[bool, ...]


class Vocabulary(dict[str, Word]):
    """Find out about the words of a language, in lower case, each once.

    A term is the stem of a word, or a word that carries no meaning ("the") as it stands.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._lists, self._stop, self._stem = word_lists(language), stop_words(language), stemmer(language)
        self._terms: dict[str, int] = {}
        #: What is told of each term, in the order of `KINDS`.
        self.kinds = Rows(len(KINDS))

    def __missing__(self, word: str) -> Word:
        lists, stem = self._lists, self._stemmed(word)
        of = _LISTED[word in lists.hanging, word in lists.own, word in lists.saying, not stem]
        self[word] = found = Word(stem, self._term(stem, word), of)
        return found

    def _stemmed(self, word: str) -> str:
        bare = word[:-2] if word[-2:-1] in _APOSTROPHES and word[-1] == "s" else word.rstrip("'’")
        return "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)

    def _term(self, stem: str, word: str) -> int:
        key = stem or f" {word}"  # no stem holds a space: "us" the stem of "use" is not "us"
        number = self._terms.get(key)
        if number is None:
            number = self._terms[key] = len(self._terms)
            self.kinds.append((not stem, key[0].isdigit(), min(len(key), _LONG) / _LONG))
        return number
