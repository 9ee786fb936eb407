"""Which rows of a sparse table are alike, through the postings of its columns; no matrix of all pairs is made."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


#: The score of a pair of which nothing is known: it is counted in no mean (two articles of one outlet, in nearness).
SILENT = -1.0
#: Pairs are first chosen by likeness in so many steps.
_STEPS = 256
#: So many products are made at a time, for tables of so many cells.
_CELLS, _TABLE = 1 << 16, 1 << 18
#: A column that more than this share of the rows holds is multiplied with its zeros: half the time.
_OFTEN, _FEW = 0.05, 8


@dataclass(frozen=True, slots=True)
class Pairs:
    """Hold pairs of rows, the earlier one first, and how alike they are."""

    firsts: Any
    seconds: Any
    scores: Any

    def __len__(self) -> int:
        return len(self.scores)

    def only(self, kept: Any) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.firsts[kept], self.seconds[kept], self.scores[kept])

    def listed(self) -> Iterator[tuple[int, int, float]]:
        """Return the pairs one by one."""
        return zip(self.firsts.tolist(), self.seconds.tolist(), self.scores.tolist(), strict=True)

    def nearest(self, most: int) -> Any:
        """Say of each pair whether one row is among the `most` likest of the other."""
        import numpy as np

        likely = np.flatnonzero(self._likely(most))
        some = self.only(likely)
        rows, others = np.concatenate([some.firsts, some.seconds]), np.concatenate([some.seconds, some.firsts])
        order = np.lexsort((others, -np.tile(some.scores, 2), rows))
        begins = np.concatenate([[0], np.cumsum(np.bincount(rows))])
        ranks = np.empty(len(rows), dtype=np.int64)
        ranks[order] = np.arange(len(rows)) - begins[rows[order]]
        among = np.zeros(len(self), dtype=bool)
        among[likely] = (ranks < most).reshape(2, -1).any(axis=0)
        return among

    def _likely(self, most: int) -> Any:
        """Leave out pairs that are surely not among the likest of either row: few are left to be sorted."""
        import numpy as np

        if not len(self):
            return np.zeros(0, dtype=bool)
        least, span = self.scores.min(), np.ptp(self.scores) or 1.0
        # Counted from the likest on, in so many steps.
        steps = ((1 - (self.scores - least) / span) * (_STEPS - 1)).astype(np.int32)
        total = int(max(self.firsts.max(), self.seconds.max())) + 1
        cells = np.concatenate([self.firsts * _STEPS + steps, self.seconds * _STEPS + steps])
        counts = np.bincount(cells, minlength=total * _STEPS).reshape(total, _STEPS)
        enough = (np.cumsum(counts, axis=1) < most).sum(axis=1)
        return (steps <= enough[self.firsts]) | (steps <= enough[self.seconds])


def products(starts: Any, columns: Any, weights: Any, most: int | None = None) -> Iterator[tuple[int, Any]]:
    """Yield the products of each row with every later one, some rows at a time: the first one's number, then a table.

    A row begins where `starts` says. Columns that more than `most` rows hold are left out.
    """
    import numpy as np

    total, held = len(starts) - 1, np.bincount(columns, minlength=1)
    often = held > (max(_FEW, _OFTEN * total) if most is None else most)
    dense = _dense(starts, columns, weights, often) if most is None else None
    # Numbers of two bytes are sorted in a tenth of the time.
    sortable = columns.astype(np.uint16) if len(held) <= 1 << 16 else columns
    owners, order = np.repeat(np.arange(total), np.diff(starts)), np.argsort(sortable, kind="stable")
    holders, shares = owners[order], weights[order]
    begins, lengths = _later(columns, order, held)
    lengths[often[columns]] = 0
    for first, last in pairwise(_blocks(starts, lengths)):
        mine = slice(starts[first], starts[last])
        cells = spans(begins[mine], lengths[mine])
        how, rows = (np.repeat(part, lengths[mine]) for part in (weights[mine], owners[mine] - first))
        found = np.bincount(rows * total + holders[cells], shares[cells] * how, (last - first) * total)
        scores = found.reshape(last - first, total).astype(np.float64, copy=False)  # whole numbers where none are
        if dense is not None:
            scores[:, first:] += np.triu(dense[first:last] @ dense[first:].T, 1)
        yield first, scores


def _later(columns: Any, order: Any, held: Any) -> tuple[Any, Any]:
    """Return where the postings of each cell's column go on in later rows, and how many they are."""
    import numpy as np

    begins = np.empty(len(columns), dtype=np.int64)
    begins[order] = np.arange(1, len(columns) + 1)
    return begins, np.cumsum(held)[columns] - begins


def spans(begins: Any, lengths: Any) -> Any:
    """Return the numbers of spans one after the other, each from where it begins on."""
    import numpy as np

    reach = np.cumsum(lengths)
    return np.repeat(begins - reach + lengths, lengths) + np.arange(reach[-1] if len(reach) else 0)


def _dense(starts: Any, columns: Any, weights: Any, kept: Any) -> Any:
    """Return the rows of some columns with their zeros."""
    import numpy as np

    cells = kept[columns]
    owners = np.repeat(np.arange(len(starts) - 1), np.diff(starts))[cells]
    table = np.zeros((len(starts) - 1, np.count_nonzero(kept)))
    table[owners, (np.cumsum(kept) - 1)[columns[cells]]] = weights[cells]
    return table


def _blocks(starts: Any, lengths: Any) -> list[int]:
    """Return where blocks of rows begin and end: many enough to be quick, and few enough to fit into memory."""
    import numpy as np

    total = len(starts) - 1
    reach = np.concatenate([[0], np.cumsum(lengths)])[starts]
    edges = [0]
    while edges[-1] < total:
        at = edges[-1]
        rows = int(np.searchsorted(reach, reach[at] + _CELLS, side="right")) - 1
        edges.append(min(max(rows, at + 1), at + max(1, _TABLE // total), total))
    return edges
