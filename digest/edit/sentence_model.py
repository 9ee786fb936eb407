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

    from numpy.typing import NDArray

    from digest.edit.features import Numbers

# An article unlike any that was learned from must not draw a rating out of nothing.
_FARTHEST = 4.0


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Rate sentences by their features."""

    mean: Numbers
    scale: Numbers
    hidden: Numbers
    bias: Numbers
    out: Numbers

    def rate(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """Return a rating for each row of features, the higher the better, and the features as they were read.

        The ratings are rounded so that all machines agree.
        """
        spread = standard(rows, self.mean, self.scale)
        return _lit(spread @ self.hidden, self.bias, self.out), spread


@dataclass(frozen=True, slots=True)
class SetModel:
    """Rate sets of sentences: by what is told of the whole, and by the mean of its sentences' features."""

    mean: Numbers
    scale: Numbers
    hidden: Numbers
    each: Numbers
    bias: Numbers
    out: Numbers

    def rate(self, told: Numbers, spread: Numbers, sets: NDArray[np.intp]) -> Numbers:
        """Return a rating for each set, the higher the better; `spread` holds what was read of each sentence."""
        share = np.zeros((len(sets), len(spread)))
        share[np.arange(len(sets))[:, None], sets] = 1 / sets.shape[1]
        whole = standard(told, self.mean, self.scale) @ self.hidden
        return _lit(whole + share @ (spread @ self.each), self.bias, self.out)


def _lit(sums: Numbers, bias: Numbers, out: Numbers) -> Numbers:
    sums += bias
    return np.round(np.maximum(0, sums, out=sums) @ out, 6)


def standard(rows: Numbers, mean: Numbers, scale: Numbers) -> Numbers:
    """Return features as the models read them: by their spread, and never far out."""
    spread = (rows - mean) / scale
    return np.minimum(np.maximum(spread, -_FARTHEST, out=spread), _FARTHEST, out=spread)


@dataclass(frozen=True, slots=True)
class Models:
    """Hold all that was learned."""

    #: The bias and the weights of `salience.TOLD`: a row for terms without meaning, and one for others.
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
    """Return models as the arrays of a file: single precision rates as well as double."""
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
        return {part: arrays[f"{name}_{part}"].astype(float) for part in kind.__dataclass_fields__}

    sentences, together = parts(SentenceModel, "sentences"), parts(SetModel, "together")
    return Models(arrays["terms"].astype(float), SentenceModel(**sentences), SetModel(**together))
