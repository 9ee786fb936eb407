"""Train the line model of `digest/extract` on pages copied as text, and say how well it does on pages it has not seen.

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_lines.py ../shared/data [--resume]

Trained on text_wcxb only (CC BY 4.0, Murrough Foley, web-content-extraction-benchmark). Pages of one
site stand in one fold. Three looks: `first` sees a line and its neighbors, `title` finds the headline,
`second` sees the first chances around a line; each learns from the out-of-fold chances of the one before.
Each page is shown in one of three forms: as it is, without indents, and without empty lines too.
Writes digest/extract/lines.npz: the trees of every fold, which judge together (one model alone: word-F1 .90 on
text_news, four together .92), and which page stood in which fold, so that bench/extract.py can judge each by
trees that have not seen its site.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from gold import labels_of, same_words, word_f1, words_in
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from digest.extract.lines import features
from digest.extract.model import FOLDS, forest_from
from digest.extract.rows import rows_of
from digest.extract.spans import second_features, shared_words, title_features

FORMS = (lambda row: row, lambda row: row._replace(indent=0), lambda row: row._replace(indent=0, gap=0))
COMMON: dict[str, Any] = {"random_state": 0, "max_bins": 96, "max_depth": 6, "early_stopping": False}
FIRST = {
    "max_iter": 90,
    "learning_rate": 0.12,
    "max_leaf_nodes": 20,
    "min_samples_leaf": 60,
    "l2_regularization": 1.0,
    "max_features": 0.4,
}
TITLE = {"max_iter": 60, "learning_rate": 0.12, "max_leaf_nodes": 8, "min_samples_leaf": 30, "max_features": 0.3}
SECOND = {
    "max_iter": 70,
    "learning_rate": 0.1,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}


def read_pages(path: Path) -> list[dict[str, Any]]:
    """Read the pages, with the gold label of each line, in one form each."""
    rng = np.random.default_rng(0)
    pages = []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for raw in rows:
            page = json.loads(raw)
            lines = rows_of(page["page"])
            form = FORMS[int(rng.choice(3, p=[0.5, 0.3, 0.2]))]
            body = np.array(labels_of([line.bare for line in lines], page["body"])) >= 0.5
            size = np.array([len(words_in(line.bare)) for line in lines], dtype=float)
            weight = np.sqrt(size + 1) / np.sqrt((size * body).sum() + 50) * 20
            title = np.array([same_words(line.bare, page["title"] or "") for line in lines])
            group = urlsplit(page["url"] or "").hostname or page["id"]
            pages.append(
                {
                    "id": page["id"],
                    "group": group,
                    "first": features([form(line) for line in lines]),
                    "body": body,
                    "weight": weight,
                    "title": title,
                    "texts": [line.bare for line in lines],
                    "rows": lines,
                    "gold": page["body"],
                }
            )
    return pages


def fit(
    settings: dict[str, Any], tables: list[Any], answers: list[Any], weights: list[Any] | None = None
) -> HistGradientBoostingClassifier:
    """Fit one model."""
    model = HistGradientBoostingClassifier(**COMMON, **settings)
    return model.fit(np.vstack(tables), np.concatenate(answers), np.concatenate(weights) if weights else None)


def fit_first(pages: list[dict[str, Any]]) -> HistGradientBoostingClassifier:
    """Fit the first look."""
    return fit(FIRST, [p["first"] for p in pages], [p["body"] for p in pages], [p["weight"] for p in pages])


def title_table(page: dict[str, Any]) -> Any:
    """Return what the headline's model sees."""
    return title_features(page["first"], page["chance"], shared_words(page["rows"], page["chance"]))


def fit_title(pages: list[dict[str, Any]]) -> HistGradientBoostingClassifier:
    """Fit the headline's model on all the headlines and a third of the other lines."""
    rng = np.random.default_rng(1)
    picks = [(rng.random(len(p["title"])) < 0.33) | p["title"] for p in pages]
    tables = [title_table(p)[pick] for p, pick in zip(pages, picks, strict=True)]
    return fit(TITLE, tables, [p["title"][pick] for p, pick in zip(pages, picks, strict=True)])


def fit_second(pages: list[dict[str, Any]]) -> HistGradientBoostingClassifier:
    """Fit the second look."""
    tables = [second_features(p["first"], p["chance"], int(np.argmax(p["headline"]))) for p in pages]
    return fit(SECOND, tables, [p["body"] for p in pages], [p["weight"] for p in pages])


def in_folds(pages: list[dict[str, Any]], fitter: Any, predict: Any, key: str) -> list[HistGradientBoostingClassifier]:
    """Fit on all folds but one, write the chances on that one under `key`, and return the models."""
    parts = [[p for p in pages if p["fold"] != fold] for fold in range(FOLDS)]
    with ProcessPoolExecutor(2) as pool:
        models = list(pool.map(fitter, parts))
    for page in pages:
        page[key] = predict(models[page["fold"]], page)
    return models


def first_chance(model: Any, page: dict[str, Any]) -> Any:
    """Return the first chances."""
    return model.predict_proba(page["first"])[:, 1]


def title_chance(model: Any, page: dict[str, Any]) -> Any:
    """Return the chances to be the headline."""
    return model.predict_proba(title_table(page))[:, 1]


def packed(name: str, model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return a model's trees as flat arrays; a leaf is its own child."""
    parts: dict[str, list[Any]] = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}
    roots, at, depth = [], 0, 0
    for (tree,) in model._predictors:  # noqa: SLF001 - scikit-learn shows its trees nowhere else
        nodes = tree.nodes
        own = np.arange(len(nodes)) + at
        leaf = nodes["is_leaf"].astype(bool)
        parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        parts["left"].append(np.where(leaf, own, nodes["left"] + at))
        parts["right"].append(np.where(leaf, own, nodes["right"] + at))
        parts["value"].append(np.where(leaf, nodes["value"], 0))
        roots.append(at)
        at += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    kinds = {"feature": np.uint8, "threshold": np.float32, "left": np.uint16, "right": np.uint16, "value": np.float32}
    arrays = {f"{name}_{key}": np.concatenate(part).astype(kinds[key]) for key, part in parts.items()}
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001 - the same
    return arrays | {
        f"{name}_roots": np.array(roots, dtype=np.uint16),
        f"{name}_base": np.array([base, depth], dtype=np.float32),
    }


def second_chance(model: Any, page: dict[str, Any]) -> Any:
    """Return the second chances."""
    return model.predict_proba(second_features(page["first"], page["chance"], int(np.argmax(page["headline"]))))[:, 1]


def known_first(pages: list[dict[str, Any]], shipped: Path) -> dict[str, Any]:
    """Take the first look from an earlier run, for trying out the later ones."""
    with np.load(shipped, allow_pickle=False) as stored:
        arrays = {key: stored[key] for key in stored.files if "_first_" in key}
        trees = {fold: forest_from(stored, f"{fold}_first") for fold in range(FOLDS)}
    for page in pages:
        page["chance"] = trees[page["fold"]].chances(page["first"])
    return arrays


def main() -> None:
    """Train in folds, then on everything."""
    started = time.time()
    shipped = Path(__file__).parent.parent / "digest" / "extract" / "lines.npz"
    pages = read_pages(Path(sys.argv[1]) / "pages" / "text_wcxb.jsonl.gz")
    print(f"{len(pages)} pages, {pages[0]['first'].shape[1]} features: {time.time() - started:.0f} s", flush=True)
    for fold, (_, test) in enumerate(GroupKFold(FOLDS).split(pages, groups=[p["group"] for p in pages])):
        for at in test:
            pages[at]["fold"] = fold
    stored: dict[str, Any] = {"ids": np.array([p["id"] for p in pages]), "folds": np.array([p["fold"] for p in pages])}
    if "--resume" in sys.argv:
        stored |= known_first(pages, shipped)
    looks = {
        "first": (fit_first, first_chance, "chance"),
        "title": (fit_title, title_chance, "headline"),
        "second": (fit_second, second_chance, "again"),
    }
    for name, (fitter, predict, key) in looks.items():
        if f"0_{name}_roots" in stored:
            continue
        for fold, model in enumerate(in_folds(pages, fitter, predict, key)):
            stored |= {f"{fold}_{array}": value for array, value in packed(name, model).items()}
        print(f"{name} in folds: {time.time() - started:.0f} s", flush=True)
    np.savez_compressed(shipped, **stored)
    found = np.mean([p["title"][int(np.argmax(p["headline"]))] for p in pages])
    print(
        f"headline found out of fold: {found:.3f}; it stands in {np.mean([p['title'].any() for p in pages]):.3f}",
        flush=True,
    )
    for bar in (0.3, 0.4, 0.5):
        scores = [
            word_f1("\n".join(t for t, c in zip(p["texts"], p["again"], strict=True) if c >= bar), p["gold"])
            for p in pages
        ]
        print(f"from {bar}: word-F1, precision, recall out of fold {np.round(np.mean(scores, axis=0), 4)}", flush=True)
    print(f"done: {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
