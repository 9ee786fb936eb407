"""Learn which stems go together in English news: `python bench/learn_meaning.py`.

Writes digest/edit/data/meaning.json: one short vector of bytes a stem, from a truncated SVD of TF-IDF
over the sets whose weights may ship (CNN, CNN/Daily Mail, huffpost, telegram). Needs scikit-learn.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.utils.extmath import randomized_svd

from digest.edit.terms import stems

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
SETS = ("summaries/cnn", "summaries/cnn_dailymail_100", "topics/huffpost", "topics/telegram_en_ru")
DIMENSIONS, FEWEST, WINDOW = 50, 8, 120


def passages() -> list[list[str]]:
    """Return the stems of every article, cut into windows of equal length."""
    found = []
    for name in SETS:
        with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for row in rows:
            if row.get("lang", "en") != "en":
                continue
            body = row.get("text") or row.get("article") or " ".join(row.get("paragraphs", ()))
            words = stems(f"{row.get('title') or ''} {body[:12_000]}", "en")
            found += [words[at : at + WINDOW] for at in range(0, max(1, len(words)), WINDOW)]
    return found


def weighted(docs: list[list[str]], known: dict[str, int], spread: Counter[str]) -> csr_matrix:
    """Return TF-IDF rows of unit length."""
    cells = [
        (at, known[word], (1 + np.log(count)) * np.log(len(docs) / spread[word]))
        for at, doc in enumerate(docs)
        for word, count in Counter(doc).items()
        if word in known
    ]
    rows, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(docs), len(known)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(1)).ravel())
    return diags(1 / np.maximum(norms, 1e-9)) @ matrix


def main() -> None:
    """Learn, and write the file."""
    docs = passages()
    spread = Counter(word for doc in docs for word in set(doc))
    known = {word: at for at, word in enumerate(sorted(w for w, n in spread.items() if n >= FEWEST))}
    _, strengths, axes = randomized_svd(weighted(docs, known, spread), DIMENSIONS, random_state=0)
    vectors = axes.T * np.sqrt(strengths)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    small = np.clip(np.round(vectors * 127), -127, 127).astype(np.int8)
    table = {"dimensions": DIMENSIONS, "stems": " ".join(known), "vectors": base64.b64encode(small.tobytes()).decode()}
    out = ROOT / "digest" / "edit" / "data" / "meaning.json"
    out.write_text(json.dumps(table, ensure_ascii=False) + "\n", encoding="utf-8")
    print(len(docs), small.shape, out.stat().st_size)


if __name__ == "__main__":
    main()
