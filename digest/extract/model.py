"""The line model: how likely each line of a page is body, its headline, and what names its author."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.extract.net import net_from
from digest.extract.standing import table_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Look, Matrix
    from digest.extract.net import Net

    Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judgment:
    """Hold the chance of each line to be body, to be the headline, and to name the author."""

    body: Column
    title: Column
    author: Column


@lru_cache(maxsize=1)
def shipped_net() -> Net:
    """Return the net that bench/train_lines.py wrote."""
    import numpy as np

    with (files("digest.extract") / "lines.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return net_from(stored)


def judgment_of(odds: Matrix) -> Judgment:
    """Return what log-odds come to; the chances to be the headline add up to 1 over the page."""
    import numpy as np

    odds = odds.astype(np.float64)
    among = np.exp(odds[1] - odds[1].max())
    body, _, author = 1 / (1 + np.exp(-odds))
    return Judgment(body, among / among.sum(), author)


def judge(look: Look, net: Net | None = None) -> Judgment:
    """Return the chances of the lines of a page, by the shipped net or by another."""
    return judgment_of((net or shipped_net()).odds(table_of(look.own), look.words))
