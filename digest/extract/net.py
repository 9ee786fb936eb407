"""The first look at the lines of a page: small nets that see each line with those around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.extract.vocabulary import ids_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix
    from digest.extract.vocabulary import Codes, Ids

    Weights = Mapping[str, NDArray[np.float32]]

#: How far each layer looks up and down, in lines; together 63.
REACHES = (1, 2, 4, 8, 16, 32)
#: The layer before which each line is told what the page as a whole looks like.
PAGE_AT = 3
#: What a net says of each line.
SAYS = ("body", "title", "author")


@dataclass(frozen=True, slots=True)
class Nets:
    """Hold nets of one shape side by side, each array with the nets along its first axis."""

    weights: Weights
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]
    #: What each row of the words' table stands for but the first, ascending.
    known: Codes

    def __len__(self) -> int:
        """Return how many nets there are."""
        return len(self.weights["in_w"])

    def odds(self, table: Matrix, words: Sequence[list[str]]) -> Matrix:
        """Return the log-odds of the lines of `table` to be body, headline and byline: the mean of the nets' own."""
        import numpy as np

        w = self.weights
        ids, starts = ids_of(words, self.known)
        shape = np.clip((table - self.mean) / self.spread, -4, 4).astype(np.float32)
        both = np.concatenate([np.broadcast_to(shape, (len(self), *shape.shape)), self._words(ids, starts)], axis=2)
        first = x = np.maximum(both @ w["in_w"] + w["in_b"], 0)
        for at, reach in enumerate(REACHES):
            if at == PAGE_AT:
                page = np.concatenate([x.mean(axis=1, keepdims=True), x.max(axis=1, keepdims=True)], axis=2)
                x = x + np.maximum(page @ w["page_w"] + w["page_b"], 0)
            seen = np.maximum(_around(x, reach) @ w[f"see{at}_w"] + w[f"see{at}_b"], 0)
            x = x + seen @ w[f"add{at}_w"] + w[f"add{at}_b"]
        said = np.concatenate([first, x], axis=2) @ w["out_w"] + w["out_b"]
        mean: Matrix = said.mean(axis=0)
        return mean

    def _words(self, ids: Ids, starts: Ids) -> Matrix:
        """Return for each net and line the mean of the rows that its words ask for."""
        import numpy as np

        count, _, width = self.weights["words"].shape
        asked = self.weights["words"][:, ids]
        sums = np.add.reduceat(asked, starts, axis=1)
        sizes = np.diff(np.append(starts, len(ids))).astype(np.float32)
        means: Matrix = (sums / sizes[None, :, None]).reshape(count, len(starts), width).astype(np.float32)
        return means


def _around(x: Matrix, reach: int) -> Matrix:
    """Return each line beside the ones `reach` above and below it, nothing beyond the page."""
    import numpy as np

    above, below = np.zeros_like(x), np.zeros_like(x)
    above[:, reach:] = x[:, :-reach]
    below[:, :-reach] = x[:, reach:]
    return np.concatenate([above, x, below], axis=2)


def nets_from(stored: Mapping[str, NDArray[np.float32]], nets: list[int]) -> Nets:
    """Return the nets with these numbers of a file; weights stand there as bytes, with a scale each column."""
    import numpy as np

    names = [key.removeprefix("net_") for key in stored if key.startswith("net_")]
    weights = {
        name: stored[f"net_{name}"][nets].astype(np.float32) * stored[f"scale_{name}"][nets].astype(np.float32)
        for name in names
    }
    mean, spread = stored["mean"].astype(np.float32), stored["spread"].astype(np.float32)
    return Nets(weights, mean, spread, stored["known"].astype(np.uint32))
