"""Which rows of a sparse table are alike, through the postings of its columns; no matrix of all pairs is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


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

        rows, others = np.concatenate([self.firsts, self.seconds]), np.concatenate([self.seconds, self.firsts])
        order = np.lexsort((others, -np.tile(self.scores, 2), rows))
        begins = np.concatenate([[0], np.cumsum(np.bincount(rows))])
        ranks = np.empty(len(rows), dtype=np.int64)
        ranks[order] = np.arange(len(rows)) - begins[rows[order]]
        among = ranks < most
        return among[: len(self)] | among[len(self) :]


def products(starts: Any, columns: Any, weights: Any, shares: Any, most: int | None = None) -> Iterator[Any]:
    """Yield for each row its product with every later one.

    A row begins where `starts` says; `weights` are what its columns count for it, `shares` what they
    count for the other row. Columns that more than `most` rows hold are left out.
    """
    import numpy as np

    total = len(starts) - 1
    order = np.argsort(columns, kind="stable")
    holders, shares = np.repeat(np.arange(total), np.diff(starts))[order], shares[order]
    held = np.bincount(columns, minlength=1)
    ends = np.cumsum(held)
    begins = ends - held
    for at in range(total):
        mine, how = columns[starts[at] : starts[at + 1]], weights[starts[at] : starts[at + 1]]
        begins[mine] += 1  # past the row itself: its postings that are left are later rows
        if most is not None:
            rare = held[mine] <= most
            mine, how = mine[rare], how[rare]
        # One gather over the postings of all its columns: a slice for each column takes three times as long.
        first = begins[mine]
        lengths = ends[mine] - first
        reach = np.cumsum(lengths)
        cells = np.repeat(first - reach + lengths, lengths) + np.arange(reach[-1] if len(reach) else 0)
        yield np.bincount(holders[cells] - (at + 1), shares[cells] * np.repeat(how, lengths), total - at - 1)
