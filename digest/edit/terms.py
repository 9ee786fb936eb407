"""The words that carry meaning, by their stems: each is stemmed once in a process, and has a number after that."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain, compress, count, islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize
from zlib import crc32

from digest.text import small_words, stemmer, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What is known is begun anew when it holds so many tokens, or so many of their characters (about 60 MB).
_MOST_TOKENS, _MOST_CHARACTERS = 1 << 18, 1 << 23
_LANGUAGES = {
    "ar": "arabic", "cs": "czech", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fr": "french", "he": "hebrew", "it": "italian", "ja": "japanese", "ko": "korean", "pl": "polish",
    "pt": "portuguese", "sk": "slovak", "sv": "swedish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
# sumy has no Russian list: the 60 commonest words of Russian news prose.
_RUSSIAN = (
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня"
    " еще нет о из ему теперь когда даже ну если уже или ни быть был него до вас опять уж вам сказал ведь там потом"
    " себя ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под"
    " будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее были куда зачем"
    " всех можно при об это также года году лет который которые которая после сообщает более между перед через"
)
# Words of news prose that say nothing about what happened.
_NEWSPEAK = (
    "said says say told according report reports reported new news also one two first last year years day days week"
    " monday tuesday wednesday thursday friday saturday sunday people time mr mrs ms would could can will may might"
    " including made make back still get now just like since three percent per cent"
)
# What may stand around a word and is no part of it.
_PUNCTUATION = ".,;:!?()[]\"'“”‘’«»…-–—"
#: The stem of what carries no meaning.
_NONE = -1
_EDGES = re.compile(r"['’]s?$")


class Stems(defaultdict[str, int]):
    """Number the stems of all languages, and know the tokens of each language that lead to them."""

    def __init__(self) -> None:
        super().__init__(count().__next__)
        #: Two threads that learn at once would give one number to two stems.
        self.lock = RLock()
        self._names: list[str] = []
        self._marks: Any = ()
        self._languages: dict[str, Tokens] = {}

    @property
    def names(self) -> list[str]:
        """The stems by their numbers."""
        with self.lock:
            self._names += _newest(self, len(self) - len(self._names))
        return self._names

    @property
    def marks(self) -> Any:
        """A number for each stem that is the same in every process."""
        import numpy as np

        with self.lock:
            fresh = [crc32(name.encode("utf-8", "surrogatepass")) for name in self.names[len(self._marks) :]]
            self._marks = np.append(np.asarray(self._marks, np.uint64), np.array(fresh, np.uint64))
            return self._marks

    def tokens(self, language: str) -> Tokens:
        """Return what is known of a language's tokens."""
        with self.lock:
            if language not in self._languages:
                self._languages[language] = Tokens(language, self)
            return self._languages[language]

    @property
    def full(self) -> bool:
        """Tell whether so much is known that it is time to begin anew."""
        known = list(self._languages.values())
        return sum(map(len, known)) > _MOST_TOKENS or sum(one.characters for one in known) > _MOST_CHARACTERS


class Tokens(defaultdict[str, int]):
    """Number the tokens of a language, what stands between two spaces, and know the stems of each."""

    def __init__(self, language: str, stems: Stems) -> None:
        super().__init__(count().__next__)
        self._words, self._lock = _Words(language, stems), stems.lock
        #: The number of each token's stem, _NONE, or below that the place of its stems among those of several.
        self._stems: list[int] = []
        self._several: list[list[int]] = []
        self._arrays: tuple[Any, Any] | None = None
        self.characters = 0

    def numbers(self, tokens: Sequence[str]) -> Any:
        """Return the numbers of tokens as an array, and learn those that are new."""
        import numpy as np

        with self._lock:
            found = np.fromiter(map(self.__getitem__, tokens), np.int32, len(tokens))
            self._learn()
        return found

    def stems(self, tokens: Sequence[str]) -> list[list[int]]:
        """Return the numbers of each token's stems."""
        with self._lock:
            found = list(map(self.__getitem__, tokens))
            self._learn()
        return [self._of(self._stems[number]) for number in found]

    def stem(self, word: str) -> list[int]:
        """Return the number of a word's stem, or nothing where it carries no meaning."""
        return self._of(self._words[word])

    def arrays(self) -> tuple[Any, Any]:
        """Return how many stems each token has, and the stems of all tokens one after the other."""
        import numpy as np

        with self._lock:
            sizes, cells = self._arrays or (np.zeros(0, np.int32), np.zeros(0, np.int32))
            fresh = np.array(self._stems[len(sizes) :], dtype=np.int32)
            lengths = (fresh > _NONE).astype(np.int32)
            several = [self._of(stem) for stem in fresh[fresh < _NONE].tolist()]
            lengths[fresh < _NONE] = list(map(len, several))
            found = np.repeat(fresh, lengths)
            found[found < _NONE] = list(chain.from_iterable(several))
            self._arrays = np.append(sizes, lengths), np.append(cells, found)
            return self._arrays

    def _of(self, stem: int) -> list[int]:
        return self._several[_NONE - 1 - stem] if stem < _NONE else [stem] if stem > _NONE else []

    def _learn(self) -> None:
        """Find the stems of the tokens that got their numbers since: in one go, for many are new at once."""
        if len(self) == len(self._stems):
            return
        fresh = _newest(self, len(self) - len(self._stems))
        bare = [token.strip(_PUNCTUATION) for token in fresh]
        plain = [word.isascii() and word.isalnum() for word in bare]
        self._words.learn(compress(bare, plain))
        rows = zip(fresh, bare, plain, strict=True)
        self._stems += [self._words[word] if one else self._odd(token) for token, word, one in rows]
        self.characters += sum(map(len, fresh))

    def _odd(self, token: str) -> int:
        found = [stem for stem in map(self._words.__getitem__, words(token)) if stem != _NONE]
        if len(found) < 2:
            return found[0] if found else _NONE
        self._several.append(found)
        return _NONE - len(self._several)


class _Words(dict[str, int]):
    """Remember the number of each word's stem, _NONE where it carries no meaning."""

    def __init__(self, language: str, stems: Stems) -> None:
        super().__init__()
        self._stems, self._stem, self._stop = stems, stemmer(language), stop_words(language)
        self._unmarked = language == "en"

    def learn(self, found: Iterable[str]) -> None:
        """Find the stems of words of letters and digits alone: all at once takes half the time."""
        new = [word for word in dict.fromkeys(found) if word not in self]
        telling = [word for word in new if len(word) > 1 and word not in self._stop]
        self.update(dict.fromkeys(new, _NONE))
        self.update(zip(telling, map(self._stems.__getitem__, map(self._stem, telling)), strict=True))

    def __missing__(self, word: str) -> int:
        bare = word if word.isalnum() else _EDGES.sub("", word)
        if self._unmarked:
            # English outlets print one name with its marks and without them: Orbán, Orban.
            bare = unmarked(bare)
        empty = len(bare) < 2 or word in self._stop or bare in self._stop  # one letter says nothing
        found = self[word] = _NONE if empty else self._stems[self._stem(bare)]
        return found


def unmarked(text: str) -> str:
    """Return a text without the marks above and below its letters."""
    if text.isascii():
        return text
    parted = normalize("NFD", text)
    return parted.translate({ord(sign): None for sign in set(parted) if combining(sign)})


def _newest(known: dict[str, int], count: int) -> list[str]:
    """Return the last entries of a dict, in order."""
    return [*islice(reversed(known), count)][::-1]


_current: list[Stems] = [Stems()]


def known_stems() -> Stems:
    """Return the stems that are known; full ones are left to those who still hold their numbers."""
    if _current[0].full:
        _current[0] = Stems()
    return _current[0]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    known = known_stems()
    # No word goes over a space: whole tokens come again, and are looked up without a regex.
    found = chain.from_iterable(known.tokens(language).stems(text.lower().split()))
    return list(map(known.names.__getitem__, found))


def spellings(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a text that carry meaning, each after its stem."""
    known = known_stems()
    tokens = known.tokens(language)
    found = text.lower().split()
    for token, stems_of in zip(found, tokens.stems(found), strict=True):
        if stems_of:
            yield from ((known.names[stem], word) for word in words(token) for stem in tokens.stem(word))


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no meaning of their own."""
    if language == "ru":
        return frozenset(_RUSSIAN.split())
    name = _LANGUAGES.get(language)
    if name is None:
        return small_words(language)
    # The list is read as a file, by sumy's place alone: importing its modules would take a second.
    spec = find_spec("sumy")
    folder = Path((spec and spec.origin) or "").parent
    text = (folder / "data" / "stopwords" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.lower().split()) | (frozenset(_NEWSPEAK.split()) if language == "en" else frozenset())
