"""Train the sentence model and write `digest/edit/data/sentences.json`.

    PYTHONPATH=. python bench/train_sentences.py [--shared ../shared/data]

Learned from summaries/{cnn,cnn_dailymail_100,french}: the sets whose weights may ship. What a
sentence is worth is how much of the reference it holds less what its length costs, the first-order
gain in ROUGE-1 and ROUGE-2 F1 of taking it into a summary (COST is half of the F1 that can be had).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from digest.edit.features import NAMES
from digest.edit.rankers import document_of, summarizer
from digest.edit.selection import candidates
from digest.edit.sentence_model import SentenceModel
from digest.models import Article

TRAINING = ("cnn", "cnn_dailymail_100", "french")
COST_1, COST_2, BIGRAMS = 0.15, 0.08, 2.0
NETS, UNITS, EPOCHS, BATCH, DECAY = 6, 32, 14, 512, 2.0
TARGET = Path(__file__).parent.parent / "digest" / "edit" / "data" / "sentences.json"


def rows_of(shared: Path, name: str) -> list[dict]:
    """Return the rows of a set of summaries."""
    with gzip.open(shared / "summaries" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article_of(row: dict) -> Article:
    """Return a row as the article that the extractor would make of it."""
    paragraphs = tuple(line.strip() for line in row["text"].split("\n") if line.strip())
    return Article(id=row["id"], title=row.get("title") or "", paragraphs=paragraphs, language=row["lang"])


def references_of(row: dict) -> list[str]:
    """Return what people wrote of it."""
    return row.get("summaries") or [row["summary"]]


def tokens(text: str) -> list[str]:
    """Return ROUGE's tokens as rouge_score makes them, without stemming."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).split()


def grams(found: list[str], size: int) -> Counter:
    """Return the counted n-grams."""
    return Counter(zip(*[found[i:] for i in range(size)], strict=False))


def worth(text: str, references: list[str]) -> float:
    """Return what a sentence brings to a summary that is measured by these references."""
    found = tokens(text)
    gains = []
    for reference in references:
        whole = tokens(reference)
        long = len(found) / max(1, len(whole))
        parts = [sum((grams(found, n) & grams(whole, n)).values()) / max(1, len(whole) - n + 1) for n in (1, 2)]
        gains.append(parts[0] - COST_1 * long + BIGRAMS * (parts[1] - COST_2 * long))
    return float(np.mean(gains))


def examples_of(row: dict) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the features of an article's candidates and what each is worth, from article to article alike.

    An article with a title is learned from with and without it: only the French ones have titles,
    and a title must not be taken for a sign of French habits.
    """
    article = article_of(row)
    able = candidates(article)
    worths = np.array([worth(passage.text, references_of(row)) for passage in able])
    goal = (worths - worths.mean()) / (worths.std() + 0.02)
    return [(described(article, title), goal) for title in dict.fromkeys((article.title, ""))]


def described(article: Article, title: str) -> np.ndarray:
    """Return the features of an article's candidates."""
    return summarizer("digest", article.language).features(document_of(candidates(article), title))


def train(examples: list[tuple[np.ndarray, np.ndarray]], nets: int = NETS) -> SentenceModel:
    """Train a committee; each article weighs as the root of its number of sentences."""
    rows = np.concatenate([described for described, _ in examples])
    goal = np.concatenate([worths for _, worths in examples])
    weight = np.concatenate([np.full(len(worths), 1 / np.sqrt(len(worths))) for _, worths in examples])
    empty = np.zeros(0)
    model = SentenceModel(rows.mean(0), rows.std(0) + 1e-9, empty, empty, empty)
    members = [member(model.standard(rows), goal, weight / weight.mean(), seed) for seed in range(nets)]
    model.hidden = np.concatenate([hidden for hidden, _, _ in members], axis=1)
    model.bias = np.concatenate([bias for _, bias, _ in members])
    model.out = np.concatenate([out for _, _, out in members]) / nets
    return model


def member(rows: np.ndarray, goal: np.ndarray, weight: np.ndarray, seed: int) -> list[np.ndarray]:
    """Train one network with Adam on weighted squares; the last bias is dropped, it moves no order."""
    random = np.random.default_rng(seed)
    width = rows.shape[1]
    weights = [
        random.normal(0, np.sqrt(2 / width), (width, UNITS)),
        np.zeros(UNITS),
        random.normal(0, 0.2, UNITS),
        np.zeros(1),
    ]
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    steps = EPOCHS * (len(rows) // BATCH)
    for step in range(1, steps + 1):
        if (step - 1) % (len(rows) // BATCH) == 0:
            shuffled = random.permutation(len(rows))
        at = shuffled[((step - 1) * BATCH) % (len(rows) // BATCH * BATCH) :][:BATCH]
        slopes = gradients(weights, rows[at], goal[at], weight[at])
        rate = 0.003 * (1 - 0.9 * step / steps)
        for part, slope, mean, square in zip(weights, slopes, first, second, strict=True):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.999 * square + 0.001 * slope**2
            part[...] -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights[:3]


def gradients(weights: list[np.ndarray], rows: np.ndarray, goal: np.ndarray, weight: np.ndarray) -> list[np.ndarray]:
    """Return the slopes of the weighted squared error with DECAY on the matrices."""
    hidden, bias, out, last = weights
    lit = np.maximum(0, rows @ hidden + bias)
    wrong = weight * (lit @ out + last[0] - goal) / len(rows)
    back = np.outer(wrong, out) * (lit > 0)
    return [
        rows.T @ back + DECAY * hidden / len(rows),
        back.sum(0),
        lit.T @ wrong + DECAY * out / len(rows),
        np.array([wrong.sum()]),
    ]


def rounded(numbers: np.ndarray) -> list:
    """Return numbers as they are written: four digits rate as well as sixteen."""
    if numbers.ndim > 1:
        return [rounded(row) for row in numbers]
    return [float(f"{number:.4g}") for number in numbers]


def main() -> None:
    """Train on all rows and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "data")
    options = parser.parse_args()
    rows = [row for name in TRAINING for row in rows_of(options.shared, name)]
    examples = [example for row in rows for example in examples_of(row)]
    model = train(examples)
    told = {
        "trained_on": ", ".join(f"summaries/{name}" for name in TRAINING),
        "articles": len(rows),
        "features": NAMES,
        **{part: rounded(getattr(model, part)) for part in ("mean", "scale", "hidden", "bias", "out")},
    }
    TARGET.write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(f"{len(rows)} articles -> {TARGET} ({TARGET.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
