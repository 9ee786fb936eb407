"""Choose the thresholds of stories in grouped folds, and say how the chosen ones do on what they were not chosen on.

    PYTHONPATH=. python bench/story_folds.py [--shared ../shared/data] [--folds 5] [--seeds 3] [--json FILE]

Only on sets whose weights may ship: ecb (a fold holds whole topics), headlines (whole stories), pairs. Every
setting of the grid is tried on every part; for each part the one that is best on all others is taken, and judged on
that part. Beside it stands what ships, on the same parts. Parts are smaller than the sets, so that the figures are
not those of edit_stories.py. Best is the mean of both B3-F1 and the pairs' F1, less what their precision lacks of .82.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from edit_stories import Row, article, b_cubed, f1, rows

from digest.edit import growth, judging
from digest.edit.cluster import Compared, compared

GRID: dict[str, tuple[float, ...]] = {
    "JOIN": (0.22, 0.24, 0.26, 0.28, 0.30),
    "_TOLD": (0.22, 0.25, 0.28, 0.31, 0.34),
    "_STEADY": (7.0, 14.0, 28.0),
    "_TOLD_IN_PART": (0.12, 0.16, 0.20),
}
#: The rooms whose thresholds these are; one may stand in both.
ROOMS = (growth, judging)
PRECISION = 0.82
Setting = tuple[float, ...]


def parts_of(found: list[Row], groups: list[str], folds: int, seed: int) -> list[list[Row]]:
    """Return the rows in parts of about one size; a group stands in one part."""
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    sizes = Counter(groups)
    parts: list[list[str]] = [[] for _ in range(folds)]
    for name in names:
        min(parts, key=lambda part: sum(map(sizes.__getitem__, part))).append(name)
    return [[row for row, group in zip(found, groups, strict=True) if group in part] for part in map(set, parts)]


def sets_of(shared: Path, folds: int, seed: int) -> dict[str, list[list[Row]]]:
    """Return each set in its parts."""
    ecb, headlines, pairs = (rows(shared, f"stories/{name}") for name in ("ecb", "headlines", "pairs"))
    grouped = {
        "ecb": (ecb, [row["id"].split("_")[0] for row in ecb]),
        "headlines": (headlines, [row["story"] for row in headlines]),
        "pairs": (pairs, [str(row["id"]) for row in pairs]),
    }
    return {name: parts_of(found, groups, folds, seed) for name, (found, groups) in grouped.items()}


def use(setting: Setting) -> None:
    """Let stories grow by a setting."""
    for name, value in zip(GRID, setting, strict=True):
        for room in ROOMS:
            if hasattr(room, name):
                setattr(room, name, value)


def comparisons(sets: dict[str, list[list[Row]]]) -> dict[str, list[Any]]:
    """Return each part of each set as far as no threshold of growth matters; of the pairs each pair."""
    found: dict[str, list[Any]] = {
        name: [compared([article(row) for row in part]) for part in sets[name]] for name in ("ecb", "headlines")
    }
    found["pairs"] = [[compared([article(row), article(row, "2", "2-")]) for row in part] for part in sets["pairs"]]
    return found


def measured(sets: dict[str, list[list[Row]]], known: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return what the setting in use finds in each part: B3-F1, and which pairs it joins."""
    figures: dict[str, list[Any]] = {}
    for name in ("ecb", "headlines"):
        parts = zip(sets[name], known[name], strict=True)
        figures[name] = [b_cubed([row["story"] for row in part], labels(one)) for part, one in parts]
    figures["pairs"] = [np.array([len(one.groups(one.grown())) == 1 for one in part]) for part in known["pairs"]]
    return figures


def labels(found: Compared) -> list[int]:
    """Return the number of each article's story."""
    homes = {id(one): at for at, group in enumerate(found.groups(found.grown())) for one in group}
    return [homes[id(one)] for one in found.articles]


def judged(figures: dict[str, list[Any]], same: list[Any], parts: list[int]) -> dict[str, float]:
    """Return the figures over some parts."""
    told = f1(np.concatenate([figures["pairs"][at] for at in parts]), np.concatenate([same[at] for at in parts]))
    of_sets = {name: statistics.fmean(figures[name][at] for at in parts) for name in ("ecb", "headlines")}
    return {**of_sets, "pairs": told["f1"], "precision": told["precision"]}


def worth(figures: dict[str, float]) -> float:
    """Return by what a setting is chosen."""
    mean = (figures["ecb"] + figures["headlines"] + figures["pairs"]) / 3
    return mean - max(0.0, PRECISION - figures["precision"])


def folded(shared: Path, folds: int, seed: int) -> dict[str, Any]:
    """Return the figures out of fold of what was chosen, those of what ships, and what was chosen for each part."""
    sets = sets_of(shared, folds, seed)
    same = [np.array([row["same"] == "OK" for row in part]) for part in sets["pairs"]]
    known = comparisons(sets)
    shipped = tuple(next(getattr(room, name) for room in ROOMS if hasattr(room, name)) for name in GRID)
    found = {}
    for setting in dict.fromkeys([shipped, *product(*GRID.values())]):
        use(setting)
        found[setting] = measured(sets, known)
    use(shipped)
    chosen = []
    for part in range(folds):
        others = [at for at in range(folds) if at != part]
        chosen.append(max(found, key=lambda one: (worth(judged(found[one], same, others)), one == shipped)))
    out = {name: [found[one][name][at] for at, one in enumerate(chosen)] for name in ("ecb", "headlines", "pairs")}
    whole = list(range(folds))
    best = sorted(found, key=lambda one: -worth(judged(found[one], same, whole)))[:5]
    return {
        "out of fold": judged(out, same, whole),
        "shipped": judged(found[shipped], same, whole),
        "chosen": [dict(zip(GRID, one, strict=True)) for one in chosen],
        "best on all parts": [[*one, round(worth(judged(found[one], same, whole)), 4)] for one in best],
    }


def main() -> None:
    """Measure for several divisions, print, and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=3, help="how many divisions into folds")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    figures = [folded(options.shared, options.folds, seed) for seed in range(options.seeds)]
    for seed, found in enumerate(figures):
        for name in ("out of fold", "shipped"):
            print(f"{seed} {name:<12}" + "  ".join(f"{key} {value:.3f}" for key, value in found[name].items()))
        for name in ("chosen", "best on all parts"):
            print(*(f"    {name}: {one}" for one in found[name]), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
