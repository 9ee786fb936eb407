"""The learners of `train_sentences.py`: a logistic regression, and committees of small networks with numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

UNITS, DECAY = 32, 2.0
#: An article unlike any that was learned from must not draw a rating out of nothing: features end so many spreads out.
FARTHEST = 4
#: How the loss of a batch's rows moves with their ratings.
Slope = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Scale(NamedTuple):
    """Hold where features lie and how far they spread."""

    mean: np.ndarray
    spread: np.ndarray

    @classmethod
    def of(cls, rows: np.ndarray) -> Scale:
        """Return the scale of rows of features."""
        return cls(rows.mean(0), np.maximum(rows.std(0), 1e-3))

    @property
    def ends(self) -> list[np.ndarray]:
        """The lowest and the highest that is read of each feature."""
        return [self.mean - FARTHEST * self.spread, self.mean + FARTHEST * self.spread]

    def standard(self, rows: np.ndarray) -> np.ndarray:
        """Return features by their spread, and never far out."""
        return np.clip((rows - self.mean) / self.spread, -FARTHEST, FARTHEST)

    def folded(self, hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return first weights that read features as they are, and what that takes from the bias."""
        return hidden / self.spread[:, None], (self.mean / self.spread) @ hidden


def logistic(rows: np.ndarray, held: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the bias and the weights of a logistic regression, by Newton's method."""
    rows = np.concatenate([np.ones((len(rows), 1)), rows], axis=1)
    found = np.zeros(rows.shape[1])
    for _ in range(10):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (chance - held)) + found
        bend = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found


def committee(rows: np.ndarray, slope: Slope, nets: int, pace: tuple[int, int], drawn: list[int]) -> list[np.ndarray]:
    """Train networks and lay them side by side."""
    members = [member(rows, slope, seed, pace, drawn) for seed in range(nets)]
    hidden, bias, out = (np.concatenate(part, axis=-1) for part in zip(*members, strict=True))
    return [hidden, bias, out / nets]


def member(rows: np.ndarray, slope: Slope, seed: int, pace: tuple[int, int], drawn: list[int]) -> list[np.ndarray]:
    """Train one network with Adam, for so many epochs of batches; `slope` tells how the loss moves with its ratings.

    `drawn` tells which of the rows of first weights each feature is given.
    """
    random = np.random.default_rng(seed)
    (epochs, batch), width, size = pace, rows.shape[-1], len(rows)
    first_weights = random.normal(0, np.sqrt(2 / width), (width, UNITS))[drawn]
    weights = [first_weights, np.zeros(UNITS), random.normal(0, 0.2, UNITS)]
    weights = [part.astype(np.float32) for part in weights]  # twice as fast as float64, and no worse
    last = np.zeros(1, dtype=np.float32)  # it moves no order, and is dropped
    first, second = ([np.zeros_like(part) for part in (*weights, last)] for _ in range(2))
    steps = epochs * (size // batch)
    for step in range(1, steps + 1):
        if (step - 1) % (size // batch) == 0:
            shuffled = random.permutation(size)
        at = shuffled[((step - 1) * batch) % (size // batch * batch) :][:batch]
        slopes = gradients([*weights, last], rows[at], at, slope, size)
        rate = 0.003 * (1 - 0.9 * step / steps)
        for part, moved, mean, square in zip((*weights, last), slopes, first, second, strict=True):
            mean[...] = 0.9 * mean + 0.1 * moved
            square[...] = 0.999 * square + 0.001 * moved**2
            part[...] -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def gradients(weights: list[np.ndarray], rows: np.ndarray, at: np.ndarray, slope: Slope, size: int) -> list[np.ndarray]:
    """Return the slopes of the loss, with DECAY on the matrices."""
    hidden, bias, out, last = weights
    lit = np.maximum(0, rows @ hidden + bias)
    wrong = slope(at, lit @ out + last[0])
    back = (wrong[..., None] * out * (lit > 0)).reshape(-1, len(bias))
    return [
        rows.reshape(-1, rows.shape[-1]).T @ back + DECAY * hidden / size,
        back.sum(0),
        lit.reshape(-1, len(bias)).T @ wrong.reshape(-1) + DECAY * out / size,
        np.array([wrong.sum()]),
    ]
