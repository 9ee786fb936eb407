"""Train the model that judges the blocks of a page's markup, on html_wcxb.

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_pages.py ../shared/data

Trained on html_wcxb only (CC BY 4.0, Murrough Foley, web-content-extraction-benchmark); pages of one site stand
in one fold. Trees of all pages go to digest/extract/pages.npz, and are what ships; those of each fold go to
bench/page_folds.npz with the fold of each page, so that bench/extract.py can judge each page by trees that have not
seen its site. Prints word-F1 out of fold.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from gold import labels_of, word_f1, words_in
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from digest.extract.blocks import blocks_in
from digest.extract.body import body_of
from digest.extract.head import head_of, site_names, titles_in
from digest.extract.markup import tree_of
from digest.extract.merge import taken
from digest.extract.seen import place_of
from digest.extract.shapes import features
from digest.extract.titles import headline

FOLDS = 4
COMMON: dict[str, Any] = {"random_state": 0, "max_bins": 96, "max_depth": 6, "early_stopping": False}
PAGE = {
    "max_iter": 100,
    "learning_rate": 0.08,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_features": 0.4,
}


def read_page(row: dict[str, Any]) -> dict[str, Any]:
    """Return the table of a page and the gold label of each block."""
    parsed = tree_of(row["html"])
    head = head_of(parsed, row["url"])
    title = headline(*titles_in(parsed, head), site_names(head))
    blocks = blocks_in(parsed)
    texts = [block.text for block in blocks]
    body = _told_once(blocks, np.array(labels_of(texts, row["body"])) >= 0.5)
    size = np.array([len(words_in(text)) for text in texts], dtype=float)
    return {
        "id": row["id"],
        "group": urlsplit(row["url"] or "").hostname or row["id"],
        "texts": texts,
        "gold": row["body"],
        "table": features(blocks, taken(blocks, body_of(parsed)), place_of(texts, title)),
        "body": body,
        "weight": np.sqrt(size + 1) / np.sqrt((size * body).sum() + 50) * 20,
    }


def _told_once(blocks: list[Any], body: Any) -> Any:
    """Count a text that stands twice in a page only where it can be seen, and first."""
    places: dict[str, int] = {}
    for at in np.flatnonzero(body):
        text = blocks[at].text
        before = places.setdefault(text, at) if len(text) > 60 else at
        if before != at:
            keeps_first = not blocks[before].hidden or blocks[at].hidden
            body[at if keeps_first else before] = False
            places[text] = before if keeps_first else at
    return body


def fit(pages: list[dict[str, Any]]) -> HistGradientBoostingClassifier:
    """Fit the model."""
    table, body, weight = (np.concatenate([p[key] for p in pages]) for key in ("table", "body", "weight"))
    return HistGradientBoostingClassifier(**COMMON, **PAGE).fit(table, body, weight)


def packed(model: HistGradientBoostingClassifier, name: str = "page") -> dict[str, Any]:
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


def main() -> None:
    """Train in folds, and once on all pages."""
    with gzip.open(Path(sys.argv[1]) / "pages" / "html_wcxb.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [read_page(json.loads(row)) for row in rows]
    print(f"{len(pages)} pages, {pages[0]['table'].shape[1]} features", flush=True)
    folds = np.zeros(len(pages), dtype=int)
    for fold, (_, test) in enumerate(GroupKFold(FOLDS).split(pages, groups=[p["group"] for p in pages])):
        folds[test] = fold
    stored: dict[str, Any] = {"ids": np.array([p["id"] for p in pages]), "folds": folds}
    for fold in range(FOLDS):
        model = fit([p for p, own in zip(pages, folds, strict=True) if own != fold])
        stored |= packed(model, f"{fold}_page")
        for page, own in zip(pages, folds, strict=True):
            if own == fold:
                page["chance"] = model.predict_proba(page["table"])[:, 1]
    here = Path(__file__).parent
    np.savez_compressed(here / "page_folds.npz", **stored)
    np.savez_compressed(here.parent / "digest" / "extract" / "pages.npz", **packed(fit(pages)))
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5):
        scores = [
            word_f1("\n".join(t for t, c in zip(p["texts"], p["chance"], strict=True) if c >= bar), p["gold"])
            for p in pages
        ]
        print(bar, np.round(np.mean(scores, axis=0), 4), flush=True)


if __name__ == "__main__":
    main()
