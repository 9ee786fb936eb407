"""What is seen of the lines of a page: small nets side by side that see each line with those around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.extract.slots import slots_of
from digest.extract.vocabulary import ids_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Ids
    from digest.extract.lines import Matrix
    from digest.extract.slots import Slots
    from digest.extract.vocabulary import Words

    Weights = Mapping[str, NDArray[np.float32]]

#: How far each layer looks up and down, in lines; together 40.
REACHES = (1, 3, 9, 27)
#: The layer before which each line is told what the page as a whole looks like.
PAGE_AT = 2
#: How many kinds of text it weighs above a line and below it.
THROUGH = 8
#: What the nets say of each line, and how many of them say it.
SAYS, NETS = ("body", "title", "author"), 2


@dataclass(frozen=True, slots=True)
class Net:
    """Hold the weights of nets side by side; a layer keeps for each a row for what it sees, a column for each line."""

    weights: Weights
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    known: Slots

    def odds(self, table: Matrix, words: Words) -> Matrix:
        """Return the log-odds of the lines of `table` to be body, headline and byline, a row each."""
        import numpy as np

        shape = table - self.mean
        shape /= self.spread
        shapes = np.broadcast_to(shape.clip(-4, 4, out=shape), (NETS, *shape.shape))
        first = x = self._sum("in", _joined(shapes, self._words(*ids_of(words, self.known))), least=0)
        for at, reach in enumerate(REACHES):
            if at == PAGE_AT:
                page = _joined(x.mean(axis=2, keepdims=True), x.max(axis=2, keepdims=True))
                x = self._through(x + self._sum("page", page, least=0), 0)
            x = x + self._sum(f"add{at}", self._seen(x, at, reach))
        x = self._sum("last", _joined(first, self._through(x, 1)), least=0)
        said: Matrix = self._sum("out", x).mean(axis=0)
        return said

    def _sum(self, name: str, seen: Matrix, least: float | None = None) -> Matrix:
        """Return what a layer adds up of what it sees."""
        import numpy as np

        found: Matrix = self.weights[f"{name}_w"] @ seen
        found += self.weights[f"{name}_b"]
        return found if least is None else np.maximum(found, least, out=found)

    def _through(self, x: Matrix, at: int) -> Matrix:
        """Return the lines with how much of what the nets take for text stands above and below, as shares of all."""
        import numpy as np

        weight: Matrix = (1 / (1 + np.exp(-self._sum(f"weigh{at}", x)))).astype(np.float32, copy=False)
        sums: Matrix = np.cumsum(weight, axis=2)
        total = sums[:, :, -1:] + np.float32(1)
        above, below = (sums - weight) / total, (total - 1 - sums) / total
        told: Matrix = x + self._sum(f"tell{at}", _joined(above, below))
        return told

    def _seen(self, x: Matrix, at: int, reach: int) -> Matrix:
        """Return what a layer sees of each line and of those `reach` above and below it; beyond the page is nothing."""
        import numpy as np

        nets, width, lines = x.shape
        three = np.zeros((nets, 3 * width, lines), dtype=np.float32)
        three[:, :width, reach:] = x[:, :, :-reach]
        three[:, width : 2 * width] = x
        three[:, 2 * width :, :-reach] = x[:, :, reach:]
        return self._sum(f"see{at}", three, least=0)

    def _words(self, ids: Ids, starts: Ids, sizes: Ids) -> Matrix:
        """Return for each line the mean of the rows that its words ask for."""
        import numpy as np

        sums: Matrix = np.add.reduceat(self.weights["words"].take(ids, axis=0), starts, axis=0)
        means: Matrix = np.divide(sums.T, sizes.astype(np.float32), dtype=np.float32)
        return means.reshape(NETS, -1, len(starts))


def _joined(*seen: Matrix) -> Matrix:
    import numpy as np

    return np.concatenate(seen, axis=1)


def net_from(stored: Mapping[str, NDArray[np.float32]], at: int = 0) -> Net:
    """Return the nets of a file, or of one of its folds; weights stand there as bytes, with a scale each column."""
    import numpy as np

    of_fold = slice(NETS * at, NETS * (at + 1))
    names = [key.removeprefix("net_") for key in stored if key.startswith("net_")]
    weights = {
        name: stored[f"net_{name}"][of_fold].astype(np.float32) * stored[f"scale_{name}"][of_fold].astype(np.float32)
        for name in names
    }
    sums = {name: np.ascontiguousarray(weight.swapaxes(1, 2)) for name, weight in weights.items() if name != "words"}
    words = np.hstack(list(weights["words"]))  # of all nets side by side: one look-up for all
    mean, spread = (stored[name].astype(np.float32)[:, None] for name in ("mean", "spread"))
    return Net({**sums, "words": words}, mean, spread, slots_of(stored["known"].astype(np.uint32)))
