"""The sentence model: how much a reader would miss a sentence, learned from what people wrote.

A committee of small networks with one hidden layer, laid side by side, so that one product of
matrices asks them all. `bench/train_sentences.py` trains it; `data/sentences.json` holds its weights.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES

if TYPE_CHECKING:
    from digest.edit.features import Numbers

# An article unlike any that was learned from must not draw a rating out of nothing.
_FARTHEST = 4.0


class SentenceModel:
    """Rate sentences by their features."""

    def __init__(self, mean: Numbers, scale: Numbers, hidden: Numbers, bias: Numbers, out: Numbers) -> None:
        self.mean, self.scale = mean, scale
        self.hidden, self.bias, self.out = hidden, bias, out

    def standard(self, rows: Numbers) -> Numbers:
        """Return features as the networks read them: by their spread, and never far out."""
        return np.clip((rows - self.mean) / self.scale, -_FARTHEST, _FARTHEST)

    def rate(self, rows: Numbers) -> Numbers:
        """Return a rating for each row of features, the higher the better, rounded so that all machines agree."""
        return np.round(np.maximum(0, self.standard(rows) @ self.hidden + self.bias) @ self.out, 6)


@cache
def sentence_model() -> SentenceModel:
    """Return the model that ships with the package."""
    text = (resources.files("digest.edit") / "data" / "sentences.json").read_text(encoding="utf-8")
    told = json.loads(text)
    if tuple(told["features"]) != NAMES:
        raise ValueError("data/sentences.json was trained on other features: run bench/train_sentences.py")
    return SentenceModel(*(np.array(told[part]) for part in ("mean", "scale", "hidden", "bias", "out")))
