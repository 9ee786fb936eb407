"""What an article is about, as counted stems: the ground that stories and topics stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.text import stemmer, words

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_EDGES = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold the stems of one article with their counts, of the title, and of title and body; and those it opens with."""

    title: dict[str, int]
    counts: dict[str, int]
    #: The stems of the title and of the first sentences.
    opening: frozenset[str]

    def body(self) -> set[str]:
        """Return the stems that stand in the body, in the title or not."""
        return {term for term, count in self.counts.items() if count > self.title.get(term, 0)}


@lru_cache(maxsize=1 << 14)
def terms_of(article: Article) -> Terms:
    """Return what the article's title and body say, stemmed, without stop words."""
    language = primary(article.language)
    title = stems(article.title, language)
    text = " ".join(article.paragraphs)
    body = stems(text[:_MOST_CHARACTERS], language)[:MOST_WORDS]
    opening = frozenset([*title, *stems(text[:_OPENING], language)])
    return Terms(_counted(title), _counted([*title, *body]), opening)


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry meaning, in order."""
    known = _known(language)
    if len(known) > _MOST_KNOWN:
        known.clear()
    return [stem for stem in [known[word] for word in words(text)] if stem]


class _Known(dict[str, str]):
    """Remember each word's stem, "" for a word that carries no meaning: most words come again."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stem, self._stop = stemmer(language), stop_words(language)

    def __missing__(self, word: str) -> str:
        bare = _EDGES.sub("", word)
        empty = len(bare) < 2 or word in self._stop or bare in self._stop  # one letter says nothing
        stem = self[word] = "" if empty else self._stem(bare)
        return stem


@lru_cache(maxsize=32)
def _known(language: str) -> _Known:
    return _Known(language)


def _counted(found: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for term in found:
        counts[term] = counts.get(term, 0) + 1
    return counts


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
