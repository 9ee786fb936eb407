"""What an article is about, as counted stems: the ground that stories and topics stand on."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.text import stemmer, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Article

#: Longer articles are read up to here: the event is told by then, and a book must not hold the run up.
MOST_WORDS = 1200
_MOST_CHARACTERS = 12_000
#: Where the opening of a text ends: what happened is told by then, what follows is background.
_OPENING = 500
_MOST_KNOWN = 1 << 18
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
#: A longer token is a text without spaces, which does not come again.
_LONGEST = 40
_EDGES = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold the stems of one article with their counts, of the title, and of title and body; and those it opens with."""

    title: dict[str, int]
    #: The title's stems come first, in the title's order.
    counts: dict[str, int]
    #: The stems of the title and of the first sentences, each once.
    opening: tuple[str, ...]

    def body(self) -> set[str]:
        """Return the stems that stand in the body, in the title or not."""
        return {term for term, count in self.counts.items() if count > self.title.get(term, 0)}


def terms_of(article: Article) -> Terms:
    """Return what the article's title and body say, stemmed, without stop words."""
    return _terms(article.title, article.paragraphs, primary(article.language))


@lru_cache(maxsize=1 << 14)
def _terms(heading: str, paragraphs: tuple[str, ...], language: str) -> Terms:
    """Read a text once, whoever asks, and whatever labels the article has got meanwhile."""
    title = stems(heading, language)
    text = " ".join(paragraphs)
    body = stems(text[:_MOST_CHARACTERS], language)[:MOST_WORDS]
    opening = dict.fromkeys([*title, *stems(text[:_OPENING], language)])
    return Terms(Counter(title), Counter(title + body), tuple(opening))


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    known = _known(language)
    if len(known) > _MOST_KNOWN:
        known.clear()
    # No word goes over a space: whole tokens come again, and are looked up without a regex.
    return list(chain.from_iterable(map(known.__getitem__, text.lower().split())))


def spellings(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a text that carry meaning, each after its stem."""
    known = _known(language)
    for token in text.lower().split():
        if known[token]:
            yield from ((stem, word) for word in words(token) for stem in known[word])


class _Known(dict[str, tuple[str, ...]]):
    """Remember each token's stems, none for a word that carries no meaning: most tokens come again."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem, self._stop = stemmer(language), stop_words(language)

    def __missing__(self, token: str) -> tuple[str, ...]:
        word = token.strip(_PUNCTUATION)
        if not word.isalpha() or not word.isascii():
            found = tuple(stem for word in words(token) for stem in self._one(_EDGES.sub("", word), word))
        else:
            found = self._one(word, word) if word == token else self[word]
        if len(token) <= _LONGEST:
            self[token] = found
        return found

    def _one(self, bare: str, word: str) -> tuple[str, ...]:
        empty = len(bare) < 2 or word in self._stop or bare in self._stop  # one letter says nothing
        return () if empty else (self._stem(bare),)


@lru_cache(maxsize=32)
def _known(language: str) -> _Known:
    return _Known(language)


@lru_cache(maxsize=32)
def stop_words(language: str) -> frozenset[str]:
    """Return the words of a language that carry no meaning of their own."""
    if language == "ru":
        return frozenset(_RUSSIAN.split())
    name = _LANGUAGES.get(language)
    if name is None:
        return frozenset()
    # The list is read as a file, by sumy's place alone: importing its modules would take a second.
    spec = find_spec("sumy")
    folder = Path((spec and spec.origin) or "").parent
    text = (folder / "data" / "stopwords" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(text.lower().split()) | (frozenset(_NEWSPEAK.split()) if language == "en" else frozenset())
