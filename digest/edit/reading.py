"""Our own way to read and rate an article: by the shipped models, without sumy and its second of imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import Told, read
from digest.edit.lexicon import stems
from digest.edit.sentence_model import models
from digest.edit.together import SIZES, rate_sets, sets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.features import Numbers, Reading
    from digest.edit.passages import Passage
    from digest.edit.sentence_model import Models

#: Ours reads so many sentences: of what it picked of news, one sentence of thirty stood behind them.
MOST_READ = 25


def read_passages(found: Sequence[Passage], language: str, title: str = "", weights: Numbers | None = None) -> Reading:
    """Return what the models know of passages, of which there are some."""
    told = Told([p.text for p in found], [p.words for p in found], [p.stems for p in found])
    heading = stems(title, language) if title else []
    return read(told, heading, language, models().words if weights is None else weights)


class Judge:
    """Rate the passages of an article one by one, and in sets."""

    def __init__(self, found: Sequence[Passage], language: str, title: str = "", by: Models | None = None) -> None:
        self._models = by or models()
        self._reading = read_passages(found, language, title, self._models.words) if found else None
        #: How good each passage is by itself.
        self.ratings: Numbers = self._models.sentences.rate(self._reading.rows) if self._reading else np.zeros(0)

    def sets(self, sentences: int, *, opens: bool = True) -> list[list[int]]:
        """Return sets of so many passages by their places, the best first; none where the models know none.

        `opens` tells whether the first passage may open a summary.
        """
        if self._reading is None or sentences not in SIZES or len(self.ratings) < sentences:
            return []
        sets = sets_of(self.ratings, sentences, opens=opens)
        found: list[list[int]] = rate_sets(self._reading, self.ratings, sets, self._models.together).tolist()
        return found
