"""Train the model that judges the blocks of a page's markup, on html_wcxb (CC BY 4.0, see train_lines.py).

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_pages.py ../shared/data

Run train_lines.py first: each page is seen with line chances from trees that do not know its site, and the
folds are the same. Writes digest/extract/pages.npz, the trees of every fold; prints word-F1 out of fold.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from gold import labels_of, word_f1, words_in
from train_lines import fit, packed

from digest.extract.lines import features
from digest.extract.markup import blocks_of, tree_of
from digest.extract.merge import page_features, rows_of_blocks, taken
from digest.extract.model import forest_from
from digest.extract.page import body_of, head_of, headline, place_of, site_names, titles_in

PAGE = {
    "max_iter": 60,
    "learning_rate": 0.1,
    "max_leaf_nodes": 14,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}


def read_page(row: dict[str, Any], tree: Any) -> dict[str, Any]:
    """Return the table of a page and the gold label of each block."""
    parsed = tree_of(row["html"])
    head = head_of(parsed, row["url"])
    title = headline(*titles_in(parsed, head), site_names(head))
    blocks = blocks_of(parsed)
    first = features(rows_of_blocks(blocks))
    inside = taken(blocks, body_of(parsed))
    table = page_features(
        first, tree.chances(first), inside, [tag for tag, _ in blocks], place_of([text for _, text in blocks], title)
    )
    body = np.array(labels_of([text for _, text in blocks], row["body"])) >= 0.5
    size = np.array([len(words_in(text)) for _, text in blocks], dtype=float)
    weight = np.sqrt(size + 1) / np.sqrt((size * body).sum() + 50) * 20
    return {
        "id": row["id"],
        "texts": [text for _, text in blocks],
        "gold": row["body"],
        "table": table,
        "body": body,
        "weight": weight,
    }


def fit_page(pages: list[dict[str, Any]]) -> Any:
    """Fit the model."""
    return fit(PAGE, [p["table"] for p in pages], [p["body"] for p in pages], [p["weight"] for p in pages])


def main() -> None:
    """Train in the folds of the lines, then on everything."""
    here = Path(__file__).parent.parent / "digest" / "extract"
    with np.load(here / "lines.npz", allow_pickle=False) as stored:
        folds = dict(zip(stored["ids"].tolist(), stored["folds"].tolist(), strict=True))
        trees = {fold: forest_from(stored, f"{fold}_first") for fold in sorted(set(folds.values()))}
    with gzip.open(Path(sys.argv[1]) / "pages" / "html_wcxb.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [read_page(row, trees[folds[row["id"]]]) for row in map(json.loads, rows)]
    stored_folds: dict[str, Any] = {
        "ids": np.array([p["id"] for p in pages]),
        "folds": np.array([folds[p["id"]] for p in pages]),
    }
    for fold in trees:
        model = fit_page([p for p in pages if folds[p["id"]] != fold])
        stored_folds |= {f"{fold}_{key}": value for key, value in packed("page", model).items()}
        for page in pages:
            if folds[page["id"]] == fold:
                page["chance"] = model.predict_proba(page["table"])[:, 1]
    np.savez_compressed(here / "pages.npz", **stored_folds)
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5):
        scores = [
            word_f1("\n".join(t for t, c in zip(p["texts"], p["chance"], strict=True) if c >= bar), p["gold"])
            for p in pages
        ]
        print(bar, np.round(np.mean(scores, axis=0), 4), flush=True)


if __name__ == "__main__":
    main()
