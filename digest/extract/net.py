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
#: How far from its mean a feature counts, in spreads.
FARTHEST = 4
#: So many lines are multiplied at a time. OpenBLAS parts a product of 2^18 multiplications among threads, which wait
#: for each other by turning round: with two a page took 3.7 to 5.2 ms of the processors, 17 to 29 where they are busy,
#: with one 2.6.
AT_ONCE = 64
#: What is added to the bytes that words weigh, so that none is below 0 and their sums can be made four at a time.
ABOVE = 128


@dataclass(frozen=True, slots=True)
class Net:
    """Hold the weights of nets side by side; a layer keeps for each a row for what it says, a column for what it sees.

    The first of what a layer sees is a one, with the weight that it adds to every line.
    """

    weights: Weights
    #: The first layer's weights of features, all nets' in one, and how little and how much of each feature counts.
    shapes: Matrix
    least: Matrix
    most: Matrix
    #: What each word weighs for all nets, four to a number: 53 µs a page where 32 columns of floats take 185.
    words: NDArray[np.uint64]
    known: Slots

    def odds(self, table: Matrix, words: Words) -> Matrix:
        """Return the log-odds of the lines of `table` to be body, headline and byline, a row each."""
        import numpy as np

        first = self._first(table, words)
        width = first.shape[1]
        near, told = _ones(first, 3 * width), _ones(first, width)
        none = np.zeros_like(told)  # numpy compares with an array four times as fast as with a number
        x, above, below = (near[:, 1 + width * at : 1 + width * (at + 1)] for at in range(3))
        x[:] = first
        for at, reach in enumerate(REACHES):
            if at == PAGE_AT:
                x += self._page(x)
                x += self._through(near[:, : width + 1], 0)
            above[:, :, :reach], above[:, :, reach:] = 0, x[:, :, :-reach]
            below[:, :, :-reach], below[:, :, -reach:] = x[:, :, reach:], 0
            x += self._said((f"see{at}", f"add{at}"), near, told, none)
        x += self._through(near[:, : width + 1], 1)
        above[:] = first
        said: Matrix = np.add.reduce(self._said(("last", "out"), near[:, : 2 * width + 1], told, none)) / NETS
        return said

    def _first(self, table: Matrix, words: Words) -> Matrix:
        """Return what the first layer makes of each line's features and of the mean of its words."""
        import numpy as np

        ids, starts, sizes = ids_of(words, self.known)
        sums = np.add.reduceat(self.words.take(ids, axis=0), starts).view(np.uint16)
        means = _ones(table, sums.shape[1] // NETS)
        by_net = sums.reshape(len(starts), NETS, -1).transpose(1, 2, 0)
        np.divide(by_net, sizes.astype(np.float32), out=means[:, 1:])
        first = _product(self.weights["in"], means)
        shape = np.minimum(table, self.most)
        first += _product(self.shapes, np.maximum(shape, self.least, out=shape)).reshape(first.shape)
        return np.maximum(first, np.zeros_like(first), out=first)

    def _said(self, layers: tuple[str, str], seen: Matrix, told: Matrix, none: Matrix) -> Matrix:
        """Return what the second of two layers says of what the first tells it, which is what it finds above 0."""
        import numpy as np

        _product(self.weights[layers[0]], seen, told[:, 1:])
        return _product(self.weights[layers[1]], np.maximum(told, none, out=told))

    def _page(self, x: Matrix) -> Matrix:
        """Return what all lines together say to each."""
        import numpy as np

        seen = np.ones((NETS, 1 + 2 * x.shape[1], 1), dtype=np.float32)
        mean, most = seen[:, 1 : 1 + x.shape[1], 0], seen[:, 1 + x.shape[1] :, 0]
        np.divide(np.add.reduce(x, axis=2), x.shape[2], out=mean)
        np.maximum.reduce(x, axis=2, out=most)
        said: Matrix = np.maximum(self.weights["page"] @ seen, 0)
        return said

    def _through(self, seen: Matrix, at: int) -> Matrix:
        """Return what it says to a line how much of what the nets take for text stands above and below it."""
        import numpy as np

        weight = 1 / (1 + np.exp(-_product(self.weights[f"weigh{at}"], seen)))
        sums = weight.cumsum(axis=2)
        sides, total = _ones(seen, 2 * THROUGH), sums[:, :, -1:]
        np.subtract(sums, weight, out=sides[:, 1 : 1 + THROUGH])
        np.subtract(total, sums, out=sides[:, 1 + THROUGH :])
        of = np.concatenate((np.zeros_like(total[:, :1]), total, total), axis=1) + 1
        return _product(self.weights[f"tell{at}"] / of.swapaxes(1, 2), sides)  # as shares


def _product(weights: Matrix, seen: Matrix, told: Matrix | None = None) -> Matrix:
    """Return weights times what is seen of lines, in `told` where that is given, made `AT_ONCE` lines at a time."""
    import numpy as np

    size = seen.shape[-1]
    if told is None:
        told = np.empty((*weights.shape[:-1], size), dtype=np.float32)
    for at in range(0, size, AT_ONCE):
        lines = slice(at, at + AT_ONCE)
        np.matmul(weights, seen[..., lines], out=told[..., lines])
    return told


def _ones(like: Matrix, width: int) -> Matrix:
    """Return room for what a layer sees of the lines of an array, below a one."""
    import numpy as np

    room = np.empty((NETS, 1 + width, like.shape[-1]), dtype=np.float32)
    room[:, 0] = 1
    return room


def net_from(stored: Mapping[str, NDArray[np.float32]], at: int = 0) -> Net:
    """Return the nets of a file, or of one of its folds; weights stand there as bytes, with a scale each column."""
    import numpy as np

    of_fold = slice(NETS * at, NETS * (at + 1))
    mean, spread = (stored[name].astype(np.float32)[:, None] for name in ("mean", "spread"))
    weights = _layers(stored, of_fold)
    one, shapes, words = np.split(weights["in"], (1, 1 + len(mean)), axis=2)
    shapes, words = shapes / spread.T, words * stored["scale_words"][of_fold].astype(np.float32)
    one -= shapes @ mean + ABOVE * words.sum(axis=2, keepdims=True)
    bytes_ = np.hstack(list(stored["net_words"][of_fold].astype(np.uint16) + np.uint16(ABOVE)))
    return Net(
        weights=weights | {"in": np.concatenate((one, words), axis=2)},
        shapes=np.vstack(list(shapes)),
        least=mean - FARTHEST * spread,
        most=mean + FARTHEST * spread,
        words=np.ascontiguousarray(bytes_).view(np.uint64),
        known=slots_of(stored["known"].astype(np.uint32)),
    )


def _layers(stored: Mapping[str, NDArray[np.float32]], of_fold: slice) -> dict[str, Matrix]:
    """Return the weights of each layer in the order in which `Net` lays out what it sees: a one, the line, the rest."""
    import numpy as np

    def part(name: str) -> Matrix:
        scaled = stored[f"net_{name}"][of_fold].astype(np.float32) * stored[f"scale_{name}"][of_fold].astype(np.float32)
        return scaled.swapaxes(1, 2)

    layers: dict[str, Matrix] = {}
    for name in (key[4:-2] for key in stored if key.startswith("net_") and key.endswith("_w")):
        parts = [part(f"{name}_w")]
        if name.startswith("see"):
            above, lines, below = np.split(parts[0], 3, axis=2)
            parts = [lines, above, below]
        elif name == "last":
            parts = np.split(parts[0], 2, axis=2)[::-1]
        layers[name] = np.concatenate((part(f"{name}_b"), *parts), axis=2)
    return layers
