"""Our own way to read and rate an article: by the shipped models, without sumy and its second of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.features import read, words_of
from digest.edit.sentence_model import models
from digest.edit.together import SIZES, rate_sets, sets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.edit.passages import Passage
    from digest.edit.sentence_model import Models

#: Ours reads so many sentences: CNN at three comes to 29.1 R1 with 14, 29.2 with 20, 29.4 with 25, 32 and 45.
MOST_READ = 25


class Rater:
    """Rate the passages of an article one by one, and in sets; where none has a word, all are rated 0."""

    def __init__(self, found: Sequence[Passage], title: str = "", by: Models | None = None) -> None:
        self._models = by or models()
        #: How good each passage is by itself.
        self.ratings = [0.0] * len(found)
        self._reading = None
        if any(passage.first for passage in found):
            self._reading = read(words_of(found, title), self._models.terms)
            rated, self._within = self._models.sentences.rate(self._reading.rows)
            self.ratings = rated.tolist()

    def sets(self, sentences: int, *, opens: bool = True) -> Iterator[list[int]]:
        """Return sets of so many passages by their places, the best first; none where the models know none.

        `opens` tells whether the first passage may open a summary.
        """
        if self._reading is None or sentences not in SIZES or len(self.ratings) < sentences:
            return iter(())
        sets = sets_of(self.ratings, sentences, opens=opens)
        return rate_sets(self._reading, self.ratings, self._within, sets, self._models.together)
