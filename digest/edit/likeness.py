"""How alike articles are: sparse, by the rare stems they share; no matrix of all pairs is ever made.

Three things count: the whole text, the opening alone (there the event stands; what follows is the
background that every report on a theme repeats), and how much the two titles share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.edit.postings import Pairs, products, spans

if TYPE_CHECKING:
    from digest.edit.table import Table

#: Less than this is chance, and below what any group takes in (growth).
LEAST = 0.08
#: A stem counts by this power of its frequency, the title's as if it stood twice more in the text.
_POWER, _TITLE = 0.75, 1
#: What the opening counts for beside the whole text, and what titles add that share so many nats.
# (Average precision over pairs of a week of real feeds: whole text .73, so .79; with days apart .90.)
_OPENS, _TITLES, _ALL_SHARED = 0.3, 0.25, 30.0
#: Short texts are alike by chance: those of so few stems lose this much, longer ones less.
_SHORT, _CHANCE = 20, 0.29
#: Of very many articles each is compared by its most telling stems only, those that not too many hold,
#: and with its nearest ones. (headlines among 1,000 others: B3-F1 .75 where 200 may hold a stem, since 322 tell one
#: story; .80 where 400 may.)
_MANY, _STEMS, _HOLDERS, _NEAREST, _MOST_NEAR = 3000, 64, 400, 60, 300
#: Of more pairs an article than this (hundreds of articles that are nearly one) only the nearest are kept.
_DENSE = 100


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold each article's weighted stems (unit length), and the pairs that are alike at all."""

    table: Table
    weights: Any
    pairs: Pairs

    def shared(self, first: int, second: int) -> list[str]:
        """Return the stems that two articles share, those first that make them most alike."""
        one, other = self._row(first), self._row(second)
        worth = {self.table.stems[at]: weight * other[at] for at, weight in one.items() if at in other}
        return sorted(worth, key=lambda stem: (-worth[stem], stem))

    def _row(self, at: int) -> dict[int, float]:
        cells = slice(*self.table.whole.starts[at : at + 2].tolist())
        return dict(zip(self.table.whole.columns[cells].tolist(), self.weights[cells].tolist(), strict=True))


def likeness(table: Table) -> Likeness:
    """Weigh the stems of the articles and find the pairs that share rare ones."""
    weights = table.whole.telling * (table.counts + _TITLE * table.titles) ** _POWER
    weights /= table.whole.norms(weights)
    return Likeness(table, weights, _pairs(table, weights))


def _pairs(table: Table, weights: Any) -> Pairs:
    """Return the pairs alike by text and opening, with what their titles share."""
    import numpy as np

    many = len(table) > _MANY
    rows = _with_opening(table, weights, most=_STEMS if many else None)
    blocks = products(*rows, _HOLDERS if many else None)
    found = [_alike(first, scores, _MOST_NEAR if many else len(table)) for first, scores in blocks]
    if not found:
        return Pairs(*np.zeros((3, 0), dtype=np.int64))
    pairs = Pairs(*(np.concatenate(part) for part in zip(*found, strict=True)))
    if many or len(pairs) > _DENSE * len(table):
        pairs = pairs.only(pairs.nearest(_NEAREST))
    return _weighed(pairs, _headings(table, pairs), np.diff(table.whole.starts))


def _alike(first: int, scores: Any, most: int) -> tuple[Any, Any, Any]:
    """Return the pairs of some rows with later ones, and how alike they are."""
    import numpy as np

    rows, others = np.nonzero(scores >= LEAST)
    alike = scores[rows, others]
    if len(rows) and np.bincount(rows).max() > most:
        order = np.lexsort((-alike, rows))
        counts = np.bincount(rows)
        ranks = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        kept = np.sort(order[ranks < _MOST_NEAR])
        rows, others, alike = rows[kept], others[kept], alike[kept]
    return rows + first, others, alike.round(6)


def _with_opening(table: Table, weights: Any, most: int | None) -> tuple[Any, Any, Any]:
    """Return the rows with the opening's stems beside the text's, in columns of their own, as ones of unit length."""
    import numpy as np

    whole, opening = table.whole, table.opening
    cells = slice(None) if most is None else whole.strongest(weights, most)
    opens = opening.telling / opening.norms(opening.telling) * _OPENS**0.5
    rows = np.concatenate([whole.numbers()[cells], opening.numbers()])
    columns = np.concatenate([whole.columns[cells], opening.columns + len(table.stems)])
    joint = np.concatenate([weights[cells] * (1 - _OPENS) ** 0.5, opens])
    order = np.argsort(rows, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(table)))])
    return starts, columns[order], joint[order]


def _headings(table: Table, pairs: Pairs) -> Any:
    """Return how many nats the titles of each pair share, as the first of the two weighs them."""
    import numpy as np

    cells = np.flatnonzero(table.titles > 0)
    rows, columns = table.whole.numbers()[cells], table.whole.columns[cells].astype(np.int64)
    lengths = np.bincount(rows, minlength=len(table))
    sizes = lengths[pairs.firsts]
    mine = spans((np.cumsum(lengths) - lengths)[pairs.firsts], sizes)
    wanted = np.repeat(pairs.seconds, sizes) * len(table.stems) + columns[mine]
    held = np.sort(np.append(rows * len(table.stems) + columns, -1))
    shared = held[np.searchsorted(held, wanted, side="right") - 1] == wanted
    of = np.repeat(np.arange(len(pairs)), sizes)
    return np.bincount(of[shared], table.whole.telling[cells[mine[shared]]], len(pairs))


def _weighed(pairs: Pairs, titles: Any, lengths: Any) -> Pairs:
    """Return the pairs with what their titles share added, and what short texts share by chance taken off."""
    import numpy as np

    least = np.minimum(lengths[pairs.firsts], lengths[pairs.seconds])
    sure = 1 - _CHANCE * np.minimum(1.0, _SHORT / np.maximum(1, least))
    scores = (pairs.scores + _TITLES * np.minimum(1.0, titles / _ALL_SHARED)) * sure
    return Pairs(pairs.firsts, pairs.seconds, scores.round(6))
