"""The sentence model: how much a reader would miss a sentence, learned from what people wrote.

Three small models: how salient a word is, how good a sentence is, and how good several are together.
The latter two are committees of small networks with one hidden layer, laid side by side, so that one
product of matrices asks them all. `bench/train_sentences.py` trains them; `data/sentences.json` holds their weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.edit.features import NAMES
from digest.edit.salience import TOLD
from digest.edit.together import SET_NAMES

if TYPE_CHECKING:
    from digest.edit.features import Numbers

# An article unlike any that was learned from must not draw a rating out of nothing.
_FARTHEST = 4.0
PARTS = ("mean", "scale", "hidden", "bias", "out")


class SentenceModel:
    """Rate sentences, or sets of them, by their features."""

    def __init__(self, mean: Numbers, scale: Numbers, hidden: Numbers, bias: Numbers, out: Numbers) -> None:
        self.mean, self.scale = mean, scale
        self.hidden, self.bias, self.out = hidden, bias, out

    def standard(self, rows: Numbers) -> Numbers:
        """Return features as the networks read them: by their spread, and never far out."""
        spread = (rows - self.mean) / self.scale
        return np.minimum(np.maximum(spread, -_FARTHEST, out=spread), _FARTHEST, out=spread)

    def rate(self, rows: Numbers) -> Numbers:
        """Return a rating for each row of features, the higher the better, rounded so that all machines agree."""
        lit = self.standard(rows) @ self.hidden
        lit += self.bias
        return np.round(np.maximum(0, lit, out=lit) @ self.out, 6)


@dataclass(frozen=True, slots=True)
class Models:
    """Hold all that was learned."""

    #: The bias and the weights of `salience.TOLD`.
    words: Numbers
    sentences: SentenceModel
    together: SentenceModel


@cache
def models() -> Models:
    """Return the models that ship with the package."""
    text = (resources.files("digest.edit") / "data" / "sentences.json").read_text(encoding="utf-8")
    told = json.loads(text)
    if [told["words"]["features"], told["sentences"]["features"], told["together"]["features"]] != [
        list(TOLD), list(NAMES), list(SET_NAMES),
    ]:  # fmt: skip
        raise ValueError("data/sentences.json was trained on other features: run bench/train_sentences.py")
    return Models(np.array(told["words"]["weights"]), _model(told["sentences"]), _model(told["together"]))


def _model(told: dict[str, Any]) -> SentenceModel:
    return SentenceModel(*(np.array(told[part]) for part in PARTS))
