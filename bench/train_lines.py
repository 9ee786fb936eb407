"""Train the line model of `digest/extract` on pages copied as text, and say how well it does on pages it has not seen.

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_lines.py ../shared/data [--resume]

Trained on text_wcxb only (CC BY 4.0, Murrough Foley, web-content-extraction-benchmark). Pages of one
site stand in one fold. Two looks: nets (`line_nets.py`) see each line with those around it and say how likely
it is body, headline, byline; trees then see what the nets said around a line, and where the body begins
and ends; they learn from the out-of-fold chances of the nets. Writes digest/extract/lines.npz: the nets and
trees of every fold, which judge together, and which page stood in which fold, so that bench/extract.py can
judge each by those that have not seen its site. `--resume` keeps the nets of an earlier run.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from gold import labels_of, same_words, word_f1, words_in
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from digest.extract.lines import net_table, own_features, place_features, words_of
from digest.extract.model import FOLDS, chances_from
from digest.extract.net import nets_from
from digest.extract.rows import rows_of
from digest.extract.spans import second_features
from digest.extract.vocabulary import SIZE, asked_by, ids_of

COMMON: dict[str, Any] = {"random_state": 0, "max_bins": 96, "max_depth": 6, "early_stopping": False}
SECOND = {
    "max_iter": 70,
    "learning_rate": 0.1,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
    "max_features": 0.5,
}
#: A byline has so many words beside the name at most, and so many characters.
BESIDE_A_NAME, LONGEST_BYLINE = 12, 160


def read_pages(path: Path) -> list[dict[str, Any]]:
    """Read the pages, with what the model sees of each line and what is right."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [_read_page(json.loads(raw)) for raw in rows]


def _read_page(page: dict[str, Any]) -> dict[str, Any]:
    rows = rows_of(page["page"])
    words = words_of(rows)
    own = own_features(rows, words)
    place = place_features(own)
    size = np.array([len(words_in(row.bare)) for row in rows], dtype=np.float32)
    return {
        "id": page["id"],
        "group": urlsplit(page["url"] or "").hostname or page["id"],
        "own": own,
        "place": place,
        "table": net_table(own, place),
        "words": words,
        "size": size,
        "body": np.array(labels_of([row.bare for row in rows], page["body"]), dtype=np.float32),
        "title": np.array([same_words(row.bare, page["title"] or "") for row in rows], dtype=np.float32),
        "author": np.array([_names(row.bare, page["author"] or "") for row in rows], dtype=np.float32),
        "texts": [row.bare for row in rows],
        "gold": page["body"],
    }


def _names(line: str, author: str) -> bool:
    """Tell whether a line holds the author's name and little else."""
    name, words = words_in(author), words_in(line)
    near = len(line) <= LONGEST_BYLINE and len(words) <= len(name) + BESIDE_A_NAME
    return bool(name) and near and f" {' '.join(name)} " in f" {' '.join(words)} "


def fit(
    settings: dict[str, Any], tables: list[Any], answers: list[Any], weights: list[Any] | None = None
) -> HistGradientBoostingClassifier:
    """Fit one model."""
    model = HistGradientBoostingClassifier(**COMMON, **settings)
    return model.fit(np.vstack(tables), np.concatenate(answers), np.concatenate(weights) if weights else None)


def fit_second(pages: list[dict[str, Any]]) -> HistGradientBoostingClassifier:
    """Fit the second look."""
    weights = [np.sqrt(p["size"] + 1) / np.sqrt((p["size"] * p["body"]).sum() + 50) * 20 for p in pages]
    return fit(SECOND, [second_table(p) for p in pages], [p["body"] >= 0.5 for p in pages], weights)


def second_table(page: dict[str, Any]) -> Any:
    """Return what the second look sees."""
    return second_features(page["own"], page["place"], page["chance"], int(np.argmax(page["headline"])))


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


def known_words(pages: list[dict[str, Any]]) -> Any:
    """Return the codes of what most sites say, ascending; what fewer than four say is passed over."""
    sites: dict[str, set[int]] = {}
    for page in pages:
        sites.setdefault(page["group"], set()).update(asked_by(page["words"])[1].tolist())
    counts = Counter(code for said in sites.values() for code in said)
    common = [code for code, n in counts.most_common(SIZE - 1) if n >= 4]
    return np.array(sorted(common), dtype=np.uint32)


def learn_nets(pages: list[dict[str, Any]]) -> dict[str, Any]:
    """Learn the nets of all folds."""
    from line_nets import learn
    from line_nets import packed as packed_nets

    table = np.vstack([p["table"] for p in pages])
    scale = table.mean(axis=0), table.std(axis=0) + 1e-3
    known = known_words(pages)
    for page in pages:
        page["ids"], page["starts"] = ids_of(page["words"], known)
    nets = []
    for fold in range(FOLDS):
        started = time.time()
        nets.append(learn([p for p in pages if p["fold"] != fold], scale, fold))
        print(f"net {fold}: {time.time() - started:.0f} s", flush=True)
    scales = {"mean": scale[0].astype(np.float32), "spread": scale[1].astype(np.float32)}
    return packed_nets(nets) | scales | {"known": known}


def judge_by_nets(pages: list[dict[str, Any]], stored: dict[str, Any]) -> None:
    """Write under each page what the net says that has not seen it."""
    nets = [nets_from(stored, [fold]) for fold in range(FOLDS)]
    for page in pages:
        odds = nets[page["fold"]].odds(page["table"], page["words"])
        page["chance"], page["headline"], page["who"] = chances_from(odds)


def report(pages: list[dict[str, Any]], key: str) -> None:
    """Print how well lines are told apart out of fold."""
    for bar in (0.3, 0.4, 0.45, 0.5, 0.6):
        kept = ["\n".join(t for t, c in zip(p["texts"], p[key], strict=True) if c >= bar) for p in pages]
        scores = [word_f1(text, p["gold"]) for text, p in zip(kept, pages, strict=True)]
        print(f"{key} from {bar}: word-F1, precision, recall {np.round(np.mean(scores, axis=0), 4)}", flush=True)


def main() -> None:
    """Train in folds."""
    started = time.time()
    shipped = Path(__file__).parent.parent / "digest" / "extract" / "lines.npz"
    pages = read_pages(Path(sys.argv[1]) / "pages" / "text_wcxb.jsonl.gz")
    print(f"{len(pages)} pages, {pages[0]['table'].shape[1]} columns: {time.time() - started:.0f} s", flush=True)
    for fold, (_, test) in enumerate(GroupKFold(FOLDS).split(pages, groups=[p["group"] for p in pages])):
        for at in test:
            pages[at]["fold"] = fold
    stored: dict[str, Any] = {"ids": np.array([p["id"] for p in pages]), "folds": np.array([p["fold"] for p in pages])}
    if "--resume" in sys.argv:
        with np.load(shipped, allow_pickle=False) as known:
            stored |= {
                k: known[k] for k in known.files if k.startswith(("net_", "scale_")) or k in ("mean", "spread", "known")
            }
    else:
        stored |= learn_nets(pages)
        np.savez_compressed(shipped, **stored)
    judge_by_nets(pages, stored)
    report(pages, "chance")
    for key, name in (("title", "headline"), ("author", "who")):
        found = np.mean([p[key][int(np.argmax(p[name]))] for p in pages if p[key].any()])
        print(f"{key} found out of fold, where it stands in a line: {found:.3f}", flush=True)
    for fold in range(FOLDS):
        model = fit_second([p for p in pages if p["fold"] != fold])
        stored |= {f"{fold}_{array}": value for array, value in packed("second", model).items()}
        for page in pages:
            if page["fold"] == fold:
                page["again"] = model.predict_proba(second_table(page))[:, 1]
    np.savez_compressed(shipped, **stored)
    report(pages, "again")
    print(f"done: {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
