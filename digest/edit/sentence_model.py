"""The sentence model: how much a reader would miss a sentence, learned from what people wrote.

Three small models: how salient a word is (logistic), how good a sentence is (a committee of small networks
with one hidden layer, laid side by side, so that one product of matrices asks them all), and how good
several are together (linear). `bench/train_sentences.py` trains them; `data/sentences.json` holds their weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES
from digest.edit.salience import TOLD
from digest.edit.together import SET_NAMES, SIZES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.edit.features import Numbers

# An article unlike any that was learned from must not draw a rating out of nothing.
_FARTHEST = 4.0
PARTS = ("mean", "scale", "hidden", "bias", "out")
SET_PARTS = ("mean", "scale", "out", "each")


class SentenceModel:
    """Rate sentences by their features."""

    def __init__(self, mean: Numbers, scale: Numbers, hidden: Numbers, bias: Numbers, out: Numbers) -> None:
        self.mean, self.scale = mean, scale
        self.hidden, self.bias, self.out = hidden, bias, out

    def rate(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return a rating for each row of features, the higher the better, and the features as they were read.

        The ratings are rounded so that all machines agree.
        """
        spread = standard(rows, self.mean, self.scale)
        lit = spread @ self.hidden
        lit += self.bias
        return np.round(np.maximum(0, lit, out=lit) @ self.out, 6), spread


class SetModel:
    """Rate sets of sentences of one size: by what is told of the whole, and by the features of each sentence."""

    def __init__(self, mean: Numbers, scale: Numbers, out: Numbers, each: Numbers) -> None:
        self.mean, self.scale, self.out, self.each = mean, scale, out, each

    def rate(self, told: Numbers, spread: Numbers, sets: NDArray[np.intp]) -> Numbers:
        """Return a rating for each set, the higher the better, rounded so that all machines agree."""
        whole = standard(told, self.mean, self.scale) @ self.out
        rated: Numbers = np.round(whole + (spread @ self.each)[sets].sum(1), 6)
        return rated


def standard(rows: Numbers, mean: Numbers, scale: Numbers) -> Numbers:
    """Return features as the models read them: by their spread, and never far out."""
    spread = (rows - mean) / scale
    return np.minimum(np.maximum(spread, -_FARTHEST, out=spread), _FARTHEST, out=spread)


@dataclass(frozen=True, slots=True)
class Models:
    """Hold all that was learned."""

    #: The bias and the weights of `salience.TOLD`.
    words: Numbers
    sentences: SentenceModel
    #: By the size of the sets.
    together: dict[int, SetModel]


@cache
def models() -> Models:
    """Return the models that ship with the package."""
    text = (resources.files("digest.edit") / "data" / "sentences.json").read_text(encoding="utf-8")
    told = json.loads(text)
    if [told["words"]["features"], told["sentences"]["features"], told["together"]["features"]] != [
        list(TOLD), list(NAMES), list(SET_NAMES),
    ]:  # fmt: skip
        raise ValueError("data/sentences.json was trained on other features: run bench/train_sentences.py")
    sentences = SentenceModel(*(np.array(told["sentences"][part]) for part in PARTS))
    sets = {size: SetModel(*(np.array(told["together"][str(size)][part]) for part in SET_PARTS)) for size in SIZES}
    return Models(np.array(told["words"]["weights"]), sentences, sets)
