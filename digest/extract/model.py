"""The line model: nets that see a line among others, then trees that see where the body begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from digest.extract.lines import net_table, own_features, place_features, words_of
from digest.extract.net import nets_from
from digest.extract.spans import second_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix
    from digest.extract.net import Nets
    from digest.extract.rows import Row

    Column = NDArray[np.float64]

#: Which trees stand in which file; bench/train_lines.py and bench/train_pages.py write them.
FOLDS = 4
WEIGHTS = {"lines.npz": ("second",), "pages.npz": ("page",)}


@dataclass(frozen=True, slots=True)
class Forest:
    """Hold boosted trees side by side: each node's feature, threshold, children, and value; a leaf is its own child."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    base: float
    depth: int

    def chances(self, table: Matrix) -> Column:
        """Return the chance each row of `table` has."""
        import numpy as np

        n, width = table.shape
        flat = np.ascontiguousarray(table, dtype=np.float32).ravel()
        offset = (np.arange(n, dtype=np.int32) * width)[None, :]
        node = np.repeat(self.roots[:, None], n, axis=1)
        for _ in range(self.depth):
            goes_left = flat[offset + self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        total = self.value[node].sum(axis=0, dtype=np.float64) + self.base
        chance: Column = 1.0 / (1.0 + np.exp(-total))
        return chance


@dataclass(frozen=True, slots=True)
class Committee:
    """Hold forests that were trained on different sites; those of the others are asked where the first is unsure."""

    members: tuple[Forest, ...]

    def chances(self, table: Matrix) -> Column:
        """Return the chance each row of `table` has, by the mean of the members' log-odds."""
        import numpy as np

        found = self.members[0].chances(table)
        unsure = np.flatnonzero((found > SURE) & (found < 1 - SURE))
        if len(unsure) and len(self.members) > 1:
            rest = table[unsure]
            odds = [_log_odds(found[unsure]), *(_log_odds(forest.chances(rest)) for forest in self.members[1:])]
            found[unsure] = 1.0 / (1.0 + np.exp(-np.mean(odds, axis=0)))
        return found


#: A line whose chance is nearer than this to 0 or 1 is not asked about again: most lines of a menu.
SURE = 0.02


#: What the nets give less is not looked at again: more than half of the lines (a page's menus), nothing lost.
WORTH = 0.05


def _log_odds(chance: Column) -> Column:
    import numpy as np

    kept = np.clip(chance, 1e-9, 1 - 1e-9)
    odds: Column = np.log(kept / (1 - kept))
    return odds


@dataclass(frozen=True, slots=True)
class Judgment:
    """Hold the chance of each line to be body, to be the headline, and to name the author."""

    body: Column
    title: Column
    author: Column


@lru_cache(maxsize=1)
def committees() -> dict[str, Committee]:
    """Return the shipped trees by name."""
    import numpy as np

    found: dict[str, Committee] = {}
    for file, names in WEIGHTS.items():
        with (files("digest.extract") / file).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            for name in names:
                found[name] = Committee(tuple(forest_from(stored, f"{fold}_{name}") for fold in range(FOLDS)))
    return found


def forest_from(stored: dict[str, NDArray[np.float32]], name: str) -> Forest:
    """Return the trees that are stored under `name`."""
    import numpy as np

    roots = stored[f"{name}_roots"].astype(np.int32)
    children = [stored[f"{name}_{side}"].astype(np.int32) for side in ("left", "right")]
    base, depth = stored[f"{name}_base"]
    return Forest(
        feature=stored[f"{name}_feature"].astype(np.int32),
        threshold=stored[f"{name}_threshold"].astype(np.float32),
        left=children[0],
        right=children[1],
        value=stored[f"{name}_value"].astype(np.float32),
        roots=roots,
        base=float(base),
        depth=int(depth),
    )


@lru_cache(maxsize=1)
def shipped_nets() -> Nets:
    """Return the shipped nets."""
    import numpy as np

    with (files("digest.extract") / "lines.npz").open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
        return nets_from(stored, list(range(FOLDS)))


def chances_from(odds: Matrix) -> tuple[Column, Column, Column]:
    """Return the chances to be body, to be the headline of the page (they add up to 1), and to name the author."""
    import numpy as np

    body, title, author = odds.astype(np.float64).T
    among = np.exp(title - title.max())
    return 1 / (1 + np.exp(-body)), among / among.sum(), 1 / (1 + np.exp(-author))


def judge(rows: Sequence[Row], nets: Nets | None = None, trees: Committee | None = None) -> Judgment:
    """Return the chances of the lines of a page, by the shipped nets and trees or by others."""
    import numpy as np

    words = words_of(rows)
    own = own_features(rows, words)
    place = place_features(own)
    odds = (nets or shipped_nets()).odds(net_table(own, place), words)
    chance, title, author = chances_from(odds)
    second = second_features(own, place, chance, int(np.argmax(title)))
    body = chance.copy()
    asked = np.flatnonzero(chance >= WORTH)
    if len(asked):
        body[asked] = (trees or committees()["second"]).chances(second[asked])
    return Judgment(body=body, title=title, author=author)
