"""Boosted trees that judge the blocks of a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Matrix = NDArray[np.float32]
    Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Forest:
    """Hold trees side by side: each node's feature, threshold, two children, and value; a leaf is its own child."""

    feature: Numbers
    threshold: NDArray[np.float32]
    #: Where a row goes from node n: at 2n where its feature is up to the threshold, else at 2n + 1.
    child: Numbers
    value: NDArray[np.float32]
    roots: Numbers
    base: float
    depth: int

    def chances(self, table: Matrix) -> Column:
        """Return the chance each row of `table` has."""
        import numpy as np

        n, width = table.shape
        flat = np.ascontiguousarray(table, dtype=np.float32).ravel()
        row = np.repeat(np.arange(n, dtype=np.intp) * width, len(self.roots))
        node = np.tile(self.roots, n)
        for _ in range(self.depth):
            above = flat.take(row + self.feature.take(node)) > self.threshold.take(node)
            node = self.child.take(2 * node + above)
        total = self.value.take(node).reshape(n, -1).sum(axis=1, dtype=np.float64) + self.base
        chance: Column = 1.0 / (1.0 + np.exp(-total))
        return chance


@lru_cache(maxsize=1)
def shipped_forest() -> Forest:
    """Return the trees of bench/train_pages.py."""
    import numpy as np

    with (files("digest.extract") / "pages.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return forest_from(stored)


def forest_from(stored: Mapping[str, NDArray[np.float32]], name: str = "page") -> Forest:
    """Return the trees that are stored under `name`."""
    import numpy as np

    base, depth = stored[f"{name}_base"]
    left, right = stored[f"{name}_left"], stored[f"{name}_right"]
    return Forest(
        feature=stored[f"{name}_feature"].astype(np.intp),
        threshold=stored[f"{name}_threshold"].astype(np.float32),
        child=np.stack([left, right], axis=1).ravel().astype(np.intp),
        value=stored[f"{name}_value"].astype(np.float32),
        roots=stored[f"{name}_roots"].astype(np.intp),
        base=float(base),
        depth=int(depth),
    )
