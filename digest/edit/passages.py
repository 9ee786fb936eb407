"""An article as a row of passages: its sentences, each with its place and the stems it holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from digest.edit.phrases import primary
from digest.edit.terms import stop_words
from digest.models import Sentence
from digest.text import sentences, stemmer, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.models import Article

#: Later sentences are not read: a summary of a book is not what a digest is for, and time stays bounded.
MOST = 400
#: Behind an agency's name stands a sentence of so many characters, or it was none.
_SHORTEST = 20
_AGENCY = re.compile(
    r"([^()]{0,50})\((?:CNN|AP|AFP|Reuters|REUTERS|UPI|dpa|APA|ANSA|EFE|CNN \w{2,12}|The [A-Z][\w ]{2,25})\)"
    r"(?:\s*[-–—]{1,2}\s*|\s*(?=[^\W_a-z]|[\"“‘'$£€]))"
)
# "WIEN –", "CHANDIGARH:", "МОСКВА, 25 мая —", in German prose also "London/Oslo –", before one of the first sentences.
_DATELINE = re.compile(
    r"[^\W\d_a-zß-öø-ÿа-яё]{3,}(?:[ /-][^\W\d_a-zß-öø-ÿа-яё]+){0,3}(?:, \d{1,2}\.? \w+)?(?::| [—–-]) (?=[^\W_a-z])"
)
_DATELINES = {"de": re.compile(r"[A-ZÄÖÜ][\wäöüß.]+(?:[ /-][A-ZÄÖÜ][\wäöüß.]+){0,3} [–—] ?(?=[A-ZÄÖÜ\"„\d])")}
_DATED = 4
_KEPT = 200_000
_EDGES = re.compile(r"['’]s?$")


class Passage(NamedTuple):
    """Hold one sentence where it stands (a tuple: it is made 30 times an article)."""

    text: str
    #: Its place among all sentences of the article.
    order: int
    paragraph: int
    start: int
    end: int
    #: All its words, lower case.
    words: list[str]
    #: The stems of those that carry meaning, in order.
    stems: list[str]

    def of(self, article: Article) -> Sentence:
        """Return the record that points at it."""
        return Sentence(text=self.text, article=article.id, paragraph=self.paragraph, start=self.start, end=self.end)


def passages(article: Article, most: int = MOST) -> list[Passage]:
    """Return the article's sentences in reading order, the first `most` of them.

    The agency that opens a text ("PARIS (AP) —", "(CNN)") is left before its first sentence.
    """
    language = primary(article.language)
    stem = meaning(language)
    found: list[Passage] = []
    for at, paragraph in enumerate(article.paragraphs):
        for start, end in _spans(paragraph, language, most - len(found)):
            text = paragraph[start:end]
            spoken = words(text)
            found.append(Passage(text, len(found), at, start, end, spoken, list(filter(None, map(stem, spoken)))))
            if len(found) == most:
                return found
    return found


def _spans(paragraph: str, language: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield where the sentences stand, without an agency's name or a place before them or a stray quote behind."""
    straight = '"' in paragraph
    quoting = False
    for at, (begun, end) in enumerate(sentences(paragraph, language, most)):
        start = _behind_agency(paragraph, begun, end, language) if at < _DATED else begun
        if straight and paragraph.count('"', start, end) % 2:
            # Nothing was opened: a quote that a line break tore from the next sentence.
            if not quoting and paragraph[end - 1] == '"' and paragraph[end - 2] in ".!?…":
                end -= 1  # noqa: PLW2901 -- the sentence ends before it
            else:
                quoting = not quoting
        yield start, end


def _behind_agency(paragraph: str, begun: int, end: int, language: str) -> int:
    """Return where a sentence begins behind the agency that sent it, or behind the place it was sent from."""
    if not begun and (found := _AGENCY.match(paragraph, 0, end)):
        start = found.end() if all(word[0].isupper() for word in found.group(1).split()) else 0
    else:
        found = _DATELINE.match(paragraph, begun, end) or (
            _DATELINES[language].match(paragraph, begun, end) if language in _DATELINES else None
        )
        start = found.end() if found else begun
    return start if end - start >= _SHORTEST else begun


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    return list(filter(None, map(meaning(primary(language)), words(text))))


class _Stems(dict[str, str]):
    """Keep the stem of each word that was seen: a third of the time of `lru_cache`."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._stop, self._stem = stop_words(language), stemmer(language)

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        bare = _EDGES.sub("", word)
        stem = "" if len(bare) < 2 or bare in self._stop or word in self._stop else self._stem(bare)
        self[word] = stem
        return stem


@lru_cache(maxsize=32)
def meaning(language: str) -> Callable[[str], str]:
    """Return the function word -> its stem, or "" for a word that carries no meaning."""
    return _Stems(language).__getitem__
