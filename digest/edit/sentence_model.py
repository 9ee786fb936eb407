"""The sentence model: how much a reader would miss a sentence, learned from what people wrote.

Three small models: how salient a word is (logistic), how good a sentence is, and how good several are
together. The latter two are committees of small networks with one hidden layer, laid side by side, so that one
product of matrices asks them all. `bench/train_sentences.py` trains them; `data/sentences.npz` holds their weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES
from digest.edit.salience import TOLD
from digest.edit.together import SET_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.edit.features import Numbers
    from digest.edit.together import Sets


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Rate sentences by their features, which count no further than from `low` to `high`.

    The feature called `one` is 1, and its weights are the bias.
    """

    low: Numbers
    high: Numbers
    hidden: Numbers
    out: Numbers

    def rate(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return a rating for each row of features, the higher the better, and the features as they were read.

        The ratings are rounded so that all machines agree.
        """
        within = _within(rows, self.low, self.high)
        return _lit(within @ self.hidden, self.out).round(4), within


@dataclass(frozen=True, slots=True)
class SetModel:
    """Rate sets of sentences: by what is told of the whole, and by the mean of its sentences' features."""

    low: Numbers
    high: Numbers
    hidden: Numbers
    each: Numbers
    out: Numbers

    def rate(self, told: Numbers, within: Numbers, sets: Sets) -> Numbers:
        """Return a rating for each set, the higher the better; `within` holds what was read of each sentence."""
        sums = _within(told, self.low, self.high) @ self.hidden
        sums += sets.share @ (within.take(sets.top, axis=0) @ self.each)
        return _lit(sums, self.out)


def _within(rows: Numbers, low: Numbers, high: Numbers) -> Numbers:
    found = np.maximum(rows, low)
    return np.minimum(found, high, out=found)


def _lit(sums: Numbers, out: Numbers) -> Numbers:
    rated: Numbers = np.maximum(sums, 0, out=sums) @ out
    return rated


@dataclass(frozen=True, slots=True)
class Models:
    """Hold all that was learned."""

    #: Half the bias and the weights of `salience.TOLD`: a row for terms without meaning, and one for others.
    terms: Numbers
    sentences: SentenceModel
    together: SetModel


#: The names of the features that each model was trained on.
FEATURES = {"terms": TOLD, "sentences": NAMES, "together": SET_NAMES}


@cache
def models() -> Models:
    """Return the models that ship with the package."""
    with (resources.files("digest.edit") / "data" / "sentences.npz").open("rb") as file, np.load(file) as arrays:
        return unpacked(arrays)


def packed(learned: Models) -> dict[str, np.ndarray]:
    """Return models as the arrays of a file, in single precision."""
    told = {"terms": learned.terms}
    for name, model in (("sentences", learned.sentences), ("together", learned.together)):
        told |= {f"{name}_{part}": getattr(model, part) for part in model.__dataclass_fields__}
    names = {f"{name}_names": np.array(features) for name, features in FEATURES.items()}
    return names | {name: part.astype(np.float32) for name, part in told.items()}


def unpacked(arrays: Mapping[str, np.ndarray]) -> Models:
    """Return the models that a file's arrays hold; raise ValueError where they read other features than ours."""
    if any(arrays[f"{name}_names"].tolist() != list(features) for name, features in FEATURES.items()):
        raise ValueError("data/sentences.npz was trained on other features: run bench/train_sentences.py")

    def parts(kind: type[SentenceModel | SetModel], name: str) -> dict[str, Numbers]:
        return {part: arrays[f"{name}_{part}"] for part in kind.__dataclass_fields__}

    sentences, together = parts(SentenceModel, "sentences"), parts(SetModel, "together")
    return Models(arrays["terms"], SentenceModel(**sentences), SetModel(**together))
