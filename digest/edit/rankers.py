"""Those who rank sentences: ours, a subclass of sumy's summarizer, and sumy's own by name.

This room imports sumy (1.1 s, nearly all of it nltk's): it is opened only where one of them is asked for
by name. A summary of ours is rated by the same model without it (`reading`).
"""

from __future__ import annotations

from functools import lru_cache
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from digest.edit.passages import passage_of
from digest.edit.reading import Rater
from digest.edit.terms import stop_words
from digest.text import stemmer, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage


class Tokenizer:
    """Give sumy the words that were already found, and find those of any other text."""

    def __init__(self, known: dict[str, list[str]] | None = None) -> None:
        self._known = known or {}

    def to_words(self, text: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        found = self._known.get(text)
        return tuple(words(text) if found is None else found)


class DigestSummarizer(AbstractSummarizer):
    """Rank by the sentence model: what people kept of such sentences in such places.

    It finds words and stems by itself, as it was trained; the document's headings are the title.
    """

    def __init__(self, stemmer: Any = str, language: str = "en") -> None:
        super().__init__(stemmer)
        self._language = language

    def __call__(self, document: ObjectDocumentModel, sentences_count: Any) -> tuple[Sentence, ...]:
        """Return the best sentences in reading order."""
        if not document.sentences:
            return ()
        rated = iter(self.rate(document))
        best: tuple[Sentence, ...] = self._get_best_sentences(
            document.sentences, sentences_count, lambda _: next(rated)
        )
        return best

    def rate(self, document: ObjectDocumentModel) -> list[float]:
        """Return a rating for each sentence of a document that has some."""
        title = " ".join(map(str, document.headings))
        texts = map(str, document.sentences)
        return Rater([passage_of(text, at, self._language) for at, text in enumerate(texts)], title).ratings


class Lsa(LsaSummarizer):
    """Rank as sumy's LSA does, but the same way every time: its words are sorted."""

    def _create_dictionary(self, document: ObjectDocumentModel) -> dict[str, int]:
        return {word: i for i, word in enumerate(sorted(super()._create_dictionary(document)))}

    def _create_matrix(self, document: ObjectDocumentModel, dictionary: dict[str, int]) -> np.ndarray:
        """Count as the parent does, without its warning about few words."""
        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word in map(self.stem_word, sentence.words):
                if word in dictionary:
                    matrix[dictionary[word], column] += 1
        return matrix


# Cue words of news prose, for Edmundson's method, which has none of its own.
_BONUS = ("said", "announced", "confirmed", "killed", "won", "million", "billion", "first", "government", "police")
_STIGMA = ("perhaps", "maybe", "hardly", "impossible", "example", "instance", "meanwhile", "incidentally")
_CLASSES = {
    "lexrank": LexRankSummarizer,
    "textrank": TextRankSummarizer,
    "luhn": LuhnSummarizer,
    "lsa": Lsa,
    "edmundson": EdmundsonSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
# Most of sumy's are quadratic, KL is cubic: 60 sentences take it 0.1 s.
_MOST = {"kl": 60}
_MOST_OF_OTHERS = 200
# The rating of what was not rated.
_LAST = -1e9


def ratings(found: Sequence[Passage], algorithm: str, language: str, title: str = "") -> list[float]:
    """Return how well each passage stands for all, by the named algorithm."""
    most = _MOST.get(algorithm, _MOST_OF_OTHERS)
    rated = [_LAST] * len(found)

    def keep(infos: list[Any]) -> list[Any]:
        for info in infos:
            rated[info.order] = _LAST if isnan(info.rating) else float(info.rating)
        return infos

    if found:
        with np.errstate(all="ignore"):  # LexRank divides by zero where no two sentences share a word
            summarizer(algorithm, language)(document_of(found[:most], title), keep)
    return rated


def document_of(found: Sequence[Passage], title: str = "") -> ObjectDocumentModel:
    """Return passages as sumy's document, the title as its heading."""
    tokenizer = Tokenizer({p.text: p.words for p in found})
    heading = [Sentence(title, tokenizer, is_heading=True)] if title else []
    return ObjectDocumentModel([Paragraph([*heading, *(Sentence(p.text, tokenizer) for p in found)])])


@lru_cache(maxsize=64)
def summarizer(algorithm: str, language: str) -> AbstractSummarizer:
    """Return the named algorithm, ready for a language."""
    stem, stop = stemmer(language), stop_words(language)
    if algorithm == "digest":
        return DigestSummarizer(stem, language)
    made = _CLASSES[algorithm](stem)
    if algorithm == "edmundson":
        made.bonus_words, made.stigma_words, made.null_words = _BONUS, _STIGMA, stop or {"-"}
    else:
        made.stop_words = stop
    return made
