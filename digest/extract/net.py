"""The first look at the lines of a page: a small net that sees each line with those around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.extract.vocabulary import ids_of, slots_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix
    from digest.extract.vocabulary import Ids, Slots, Words

    Weights = Mapping[str, NDArray[np.float32]]

#: How far each layer looks up and down, in lines; together 63.
REACHES = (1, 2, 4, 8, 16, 32)
#: The layer before which each line is told what the page as a whole looks like.
PAGE_AT = 3
#: How many kinds of text it weighs above a line and below it.
THROUGH = 8
#: What the net says of each line.
SAYS = ("body", "title", "author")


@dataclass(frozen=True, slots=True)
class Net:
    """Hold the weights of a net."""

    weights: Weights
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    known: Slots

    def odds(self, table: Matrix, words: Words) -> Matrix:
        """Return the log-odds of the lines of `table` to be body, headline and byline."""
        import numpy as np

        w = self.weights
        shape = np.clip((table - self.mean) / self.spread, -4, 4).astype(np.float32)
        both = np.concatenate([shape, self._words(*ids_of(words, self.known))], axis=1)
        first = x = np.maximum(both @ w["in_w"] + w["in_b"], 0)
        for at, reach in enumerate(REACHES):
            if at == PAGE_AT:
                page = np.concatenate([x.mean(axis=0), x.max(axis=0)])
                x = self._through(x + np.maximum(page @ w["page_w"] + w["page_b"], 0), 0)
            x = x + self._seen(x, at, reach) @ w[f"add{at}_w"] + w[f"add{at}_b"]
        x = np.concatenate([first, self._through(x, 1)], axis=1)
        said: Matrix = np.maximum(x @ w["last_w"] + w["last_b"], 0) @ w["out_w"] + w["out_b"]
        return said

    def _through(self, x: Matrix, at: int) -> Matrix:
        """Return the lines with how much of what the net takes for text stands above and below, as shares of all."""
        import numpy as np

        w = self.weights
        weight = np.float32(1) / (1 + np.exp(-(x @ w[f"weigh{at}_w"] + w[f"weigh{at}_b"])))
        sums = np.cumsum(weight, axis=0)
        total = sums[-1] + 1
        shares = np.concatenate([(sums - weight) / total, (total - 1 - sums) / total], axis=1)
        return (x + shares @ w[f"tell{at}_w"] + w[f"tell{at}_b"]).astype(np.float32, copy=False)

    def _seen(self, x: Matrix, at: int, reach: int) -> Matrix:
        """Return what a layer sees of each line and of those `reach` above and below it; beyond the page is nothing."""
        import numpy as np

        above, here, below = np.split(x @ self.weights[f"look{at}_w"], 3, axis=1)
        seen = here + self.weights[f"see{at}_b"]
        seen[reach:] += above[:-reach]
        seen[:-reach] += below[reach:]
        found: Matrix = np.maximum(seen, 0, out=seen)
        return found

    def _words(self, ids: Ids, starts: Ids) -> Matrix:
        """Return for each line the mean of the rows that its words ask for."""
        import numpy as np

        sums = np.add.reduceat(self.weights["words"][ids], starts, axis=0)
        return (sums / np.diff(np.append(starts, len(ids)))[:, None]).astype(np.float32)


def net_from(stored: Mapping[str, NDArray[np.float32]], at: int = 0) -> Net:
    """Return a net of a file; weights stand there as bytes, with a scale each column."""
    import numpy as np

    names = [key.removeprefix("net_") for key in stored if key.startswith("net_")]
    weights = {
        name: stored[f"net_{name}"][at].astype(np.float32) * stored[f"scale_{name}"][at].astype(np.float32)
        for name in names
    }
    for layer in range(len(REACHES)):  # what is seen above, here and below, side by side: one product instead of three
        weights[f"look{layer}_w"] = np.ascontiguousarray(np.hstack(np.split(weights.pop(f"see{layer}_w"), 3)))
    mean, spread = stored["mean"].astype(np.float32), stored["spread"].astype(np.float32)
    return Net(weights, mean, spread, slots_of(stored["known"].astype(np.uint32)))
