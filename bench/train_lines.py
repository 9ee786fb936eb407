"""Train the line model of `digest/extract` on pages copied as text, and say how well it does on pages it has not seen.

Usage: PYTHONPATH=. OMP_NUM_THREADS=1 python bench/train_lines.py ../shared/data

Trained on text_wcxb only (CC BY 4.0, Murrough Foley, web-content-extraction-benchmark). A net (`line_nets.py`; or
several, `NETS` in digest/extract/net.py) sees each line with those around it and says how likely it is body, headline,
byline. What learned all pages goes to digest/extract/lines.npz, and is what ships. What learned all but a fold (pages
of one site stand in one) goes to bench/line_folds.npz with the fold of each page, so that bench/extract.py can judge
each page by a net that has not seen its site.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
import zlib
from collections import Counter
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from gold import labels_of, same_words, word_f1, words_in
from sklearn.model_selection import GroupKFold

from digest.extract.lines import look_at
from digest.extract.model import judgment_of
from digest.extract.net import NETS, net_from
from digest.extract.rows import rows_of
from digest.extract.slots import apart, slots_of
from digest.extract.standing import table_of
from digest.extract.vocabulary import SIZE, asked_by, ids_of

if TYPE_CHECKING:
    from digest.extract.rows import Rows

FOLDS = 4
#: A byline has so many words beside the name at most, and so many characters.
BESIDE_A_NAME, LONGEST_BYLINE = 12, 160


def read_pages(path: Path) -> list[dict[str, Any]]:
    """Read the pages, with what the model sees of each line and what is right."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [_read_page(json.loads(raw)) for raw in rows]


def _read_page(page: dict[str, Any]) -> dict[str, Any]:
    rows = rows_of(page["page"].split("\n"))
    body = np.array(labels_of(rows.bare, page["body"]), dtype=np.float32)
    rng = np.random.default_rng(zlib.crc32(page["id"].encode()))
    whole = _seen(page, rows, body)
    return whole | {
        "id": page["id"],
        "group": urlsplit(page["url"] or "").hostname or page["id"],
        "texts": rows.bare,
        "gold": page["body"],
        "parts": [_seen(page, rows.part(low, high), body[low:high]) for low, high in _parts(body, whole["title"], rng)],
    }


def _parts(body: Any, title: Any, rng: np.random.Generator) -> list[tuple[int, int]]:
    """Return what else a person may copy of a page: the article with little around it, and its beginning only."""
    inside = np.flatnonzero(body >= 0.5)
    if not len(inside):
        return []
    first = min(int(np.argmax(title)) if title.any() else int(inside[0]), int(inside[0]))
    above = max(0, first - int(rng.integers(0, 4)))
    some = int(inside[min(len(inside) - 1, int(rng.integers(1, 6)))])
    return [(above, int(inside[-1]) + 1 + int(rng.integers(0, 4))), (max(0, first - int(rng.integers(0, 2))), some + 1)]


def _seen(page: dict[str, Any], rows: Rows, body: Any) -> dict[str, Any]:
    """Return what the model sees of lines, and what is right."""
    look = look_at(rows)
    return {
        "table": np.ascontiguousarray(table_of(look.own).T),
        "words": look.words,
        "size": np.array([len(words_in(line)) for line in rows.bare], dtype=np.float32),
        "body": body,
        "title": np.array([same_words(line, page["title"] or "") for line in rows.bare], dtype=np.float32),
        "author": np.array([_names(line, page["author"] or "") for line in rows.bare], dtype=np.float32),
    }


def _names(line: str, author: str) -> bool:
    """Tell whether a line holds the author's name and little else."""
    name, words = words_in(author), words_in(line)
    near = len(line) <= LONGEST_BYLINE and len(words) <= len(name) + BESIDE_A_NAME
    return bool(name) and near and f" {' '.join(name)} " in f" {' '.join(words)} "


def known_words(pages: list[dict[str, Any]]) -> Any:
    """Return the codes of what most sites say, ascending; what fewer than four say is passed over."""
    sites: dict[str, set[int]] = {}
    for page in pages:
        sites.setdefault(page["group"], set()).update(asked_by(page["words"])[1].tolist())
    counts = Counter(code for said in sites.values() for code in said)
    common = [code for code, n in counts.most_common(SIZE - 1) if n >= 4]
    return np.array(apart(common), dtype=np.uint32)


def learn_nets(pages: list[dict[str, Any]], folds: list[int | None]) -> dict[str, Any]:
    """Learn the nets for each fold, of the pages that are not in it."""
    from line_nets import learn, packed

    table = np.vstack([p["table"] for p in pages])
    scale = table.mean(axis=0), table.std(axis=0) + 1e-3
    known = known_words(pages)
    slots = slots_of(known)
    for shown in (shown for page in pages for shown in (page, *page["parts"])):
        shown["ids"], shown["starts"], _ = ids_of(shown["words"], slots)
    nets = []
    for fold, at in product(folds, range(NETS)):
        started = time.time()
        nets.append(learn([p for p in pages if p["fold"] != fold], scale, (fold or 0) + FOLDS * at))
        print(f"net {fold}, {at}: {time.time() - started:.0f} s", flush=True)
    scales = {"mean": scale[0].astype(np.float32), "spread": scale[1].astype(np.float32)}
    return packed(nets) | scales | {"known": known}


def judge_by_nets(pages: list[dict[str, Any]], stored: dict[str, Any]) -> None:
    """Write under each page what the net says that has not seen it."""
    nets = [net_from(stored, fold) for fold in range(FOLDS)]
    for page in pages:
        judged = judgment_of(nets[page["fold"]].odds(page["table"].T, page["words"]))
        page |= {"chance": judged.body, "headline": judged.title, "who": judged.author}


def report(pages: list[dict[str, Any]], key: str) -> None:
    """Print how well lines are told apart out of fold."""
    for bar in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7):
        kept = ["\n".join(t for t, c in zip(p["texts"], p[key], strict=True) if c >= bar) for p in pages]
        scores = [word_f1(text, p["gold"]) for text, p in zip(kept, pages, strict=True)]
        print(f"{key} from {bar}: word-F1, precision, recall {np.round(np.mean(scores, axis=0), 4)}", flush=True)


def main() -> None:
    """Train in folds."""
    started = time.time()
    pages = read_pages(Path(sys.argv[1]) / "pages" / "text_wcxb.jsonl.gz")
    print(f"{len(pages)} pages, {pages[0]['table'].shape[1]} columns: {time.time() - started:.0f} s", flush=True)
    for fold, (_, test) in enumerate(GroupKFold(FOLDS).split(pages, groups=[p["group"] for p in pages])):
        for at in test:
            pages[at]["fold"] = fold
    here = Path(__file__).parent
    learned = learn_nets(pages, list(range(FOLDS)))
    which = {"ids": np.array([p["id"] for p in pages]), "folds": np.array([p["fold"] for p in pages])}
    np.savez_compressed(here / "line_folds.npz", **learned, **which)
    judge_by_nets(pages, learned)
    report(pages, "chance")
    for key, name in (("title", "headline"), ("author", "who")):
        found = np.mean([p[key][int(np.argmax(p[name]))] for p in pages if p[key].any()])
        print(f"{key} found out of fold, where it stands in a line: {found:.3f}", flush=True)
    np.savez_compressed(here.parent / "digest" / "extract" / "lines.npz", **learn_nets(pages, [None]))
    print(f"done: {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
