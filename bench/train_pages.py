"""Train the model that judges the blocks of a page's markup, on html_wcxb.

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_pages.py ../shared/data

Trained on html_wcxb only (CC BY 4.0, Murrough Foley, web-content-extraction-benchmark); pages of one site stand
in one fold. Writes digest/extract/pages.npz, the trees of every fold and which page stood in which, so that
bench/extract.py can judge each page by trees that have not seen its site; prints word-F1 out of fold.
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
from sklearn.model_selection import GroupKFold
from train_lines import fit, packed

from digest.extract.blocks import blocks_in
from digest.extract.head import head_of, site_names, titles_in
from digest.extract.markup import tree_of
from digest.extract.merge import taken
from digest.extract.model import FOLDS
from digest.extract.page import body_of, place_of
from digest.extract.shapes import features
from digest.extract.titles import headline

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


def fit_page(pages: list[dict[str, Any]]) -> Any:
    """Fit the model."""
    return fit(PAGE, [p["table"] for p in pages], [p["body"] for p in pages], [p["weight"] for p in pages])


def main() -> None:
    """Train in folds and write the trees of each."""
    with gzip.open(Path(sys.argv[1]) / "pages" / "html_wcxb.jsonl.gz", "rt", encoding="utf-8") as rows:
        pages = [read_page(json.loads(row)) for row in rows]
    print(f"{len(pages)} pages, {pages[0]['table'].shape[1]} features", flush=True)
    folds = np.zeros(len(pages), dtype=int)
    for fold, (_, test) in enumerate(GroupKFold(FOLDS).split(pages, groups=[p["group"] for p in pages])):
        folds[test] = fold
    stored: dict[str, Any] = {"ids": np.array([p["id"] for p in pages]), "folds": folds}
    for fold in range(FOLDS):
        model = fit_page([p for p, own in zip(pages, folds, strict=True) if own != fold])
        stored |= {f"{fold}_{key}": value for key, value in packed("page", model).items()}
        for page, own in zip(pages, folds, strict=True):
            if own == fold:
                page["chance"] = model.predict_proba(page["table"])[:, 1]
    np.savez_compressed(Path(__file__).parent.parent / "digest" / "extract" / "pages.npz", **stored)
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5):
        scores = [
            word_f1("\n".join(t for t, c in zip(p["texts"], p["chance"], strict=True) if c >= bar), p["gold"])
            for p in pages
        ]
        print(bar, np.round(np.mean(scores, axis=0), 4), flush=True)


if __name__ == "__main__":
    main()
