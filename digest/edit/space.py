"""The articles of a week as rows of words and meaning: where topics grow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from digest.edit.meaning import meanings
from digest.edit.postings import products
from digest.edit.table import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.table import Table

#: Each article speaks by its most telling stems; so many articles are enough to learn from.
_STEMS, _SAMPLE, _SHOWN = 80, 600, 8
#: In a week of so many articles a stem that only two share teaches nothing.
_STEADY = 300


@dataclass(frozen=True, slots=True)
class Space:
    """Hold the articles by the stems that several share, and by what they mean."""

    #: Each article's columns and their weights.
    rows: tuple[tuple[Any, Any], ...]
    #: Every article's meaning as a unit row.
    meanings: Any
    columns: tuple[str, ...]
    #: Every so many-th article is in the sample that topics are learned from.
    step: int
    #: How alike the articles of the sample are in words, each with each.
    sample: Any

    def shared(self, at: int, topic: Any) -> tuple[str, ...]:
        """Return the stems an article shares with a topic, the strongest first."""
        places, weights = self.rows[at]
        strength = weights * topic[places]
        best = (-strength).argsort(kind="stable")[:_SHOWN]
        return tuple(self.columns[places[n]] for n in best if strength[n] > 0)

    def dense(self, inside: Sequence[int]) -> Any:
        """Return some articles as dense rows."""
        import numpy as np

        words = np.zeros((len(inside), len(self.columns)), dtype=np.float32)
        for row, at in enumerate(inside):
            words[row, self.rows[at][0]] = self.rows[at][1]
        return words

    def spoken(self, shares: Any) -> Any:
        """Return what topics say, as columns, of which the articles of the sample have these shares."""
        import numpy as np

        rows = self.rows[:: self.step]
        columns, weights = (np.concatenate(part) for part in zip(*rows, strict=True))
        holders = np.repeat(np.arange(len(rows)), [len(row[0]) for row in rows])
        total = len(self.columns)
        return np.array([np.bincount(columns, weights * one[holders], total) for one in shares.T], dtype=np.float32).T


def space_of(table: Table) -> Space:
    """Return the articles as unit rows; the stems of one article only still count in its length."""
    import numpy as np

    spoken = _spoken(table)
    rare = 1 if len(table) < _STEADY else 2
    shared = table.held[spoken.columns] > rare
    kept, columns = np.unique(spoken.columns[shared], return_inverse=True)
    weights = spoken.telling[shared].astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(shared)])[spoken.starts]
    rows = tuple((columns[start:end], weights[start:end]) for start, end in pairwise(starts.tolist()))
    step = max(1, -(-len(table) // _SAMPLE))
    stems = tuple(table.stems[at] for at in kept.tolist())
    return Space(rows, _centered(meanings(table.stems, spoken)), stems, step, _alike(rows[::step]))


def _spoken(table: Table) -> Rows:
    """Return each article's most telling stems, as rows of unit length."""
    import numpy as np

    whole = table.whole
    weights = (1 + np.log(table.counts + table.titles)) * whole.telling
    cells = whole.strongest(weights, _STEMS)
    starts = np.concatenate([[0], np.cumsum(np.minimum(np.diff(whole.starts), _STEMS))])
    rows = Rows(starts, whole.columns[cells], weights[cells])
    return Rows(starts, rows.columns, rows.telling / rows.norms(rows.telling))


def _alike(rows: Sequence[tuple[Any, Any]]) -> Any:
    """Return how alike the articles of the sample are: there are never more than a few hundred."""
    import numpy as np

    alike = np.zeros((len(rows), len(rows)), dtype=np.float32)
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    columns, weights = (np.concatenate(part) for part in zip(*rows, strict=True))
    for first, scores in products(starts, columns, weights):
        alike[first : first + len(scores)] = scores
    alike += alike.T
    alike[np.diag_indices(len(rows))] = [row @ row for _, row in rows]
    return alike


def _centered(rows: Any) -> Any:
    """Return what each article means beside the week's mean: unit rows, zeros where nothing is known."""
    import numpy as np

    rows = (rows - rows.mean(axis=0)) * rows.any(axis=1, keepdims=True)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
