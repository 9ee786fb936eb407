"""Train the three models of the editor and write `digest/edit/data/sentences.json`.

    PYTHONPATH=. python bench/train_sentences.py [--shared ../shared/data]

Learned from summaries/{cnn,cnn_dailymail_100,french}: the sets whose weights may ship.

1. Words: a logistic regression; does a reference hold the word?
2. Sentences: what one is worth is how much of the reference it holds less what its length costs, the
   first-order gain in ROUGE-1 and ROUGE-2 F1 of taking it into a summary (COST is half of the F1 that can be had).
3. Sets of two and three: the F1 that a summary of these sentences has. They are made of ratings that
   come from models which have not seen the article (INNER folds), as they will be in use.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.features import NAMES, Reading, counted
from digest.edit.lexicon import stems
from digest.edit.reading import MOST_READ, read_passages
from digest.edit.salience import TOLD, told_of
from digest.edit.selection import candidates
from digest.edit.sentence_model import PARTS, Models, SentenceModel
from digest.edit.together import SET_NAMES, SIZES, sets_of, told_of_sets
from digest.models import Article

if TYPE_CHECKING:
    from digest.edit.passages import Passage

TRAINING = ("cnn", "cnn_dailymail_100", "french")
COST_1, COST_2, BIGRAMS, SET_BIGRAMS = 0.15, 0.08, 2.0, 2.0
NETS, INNER_NETS, SET_NETS, UNITS, BATCH, DECAY = 6, 2, 5, 32, 512, 2.0
EPOCHS, SET_EPOCHS, INNER = 14, 8, 4
#: What an article's sets are worth is told in tenths of F1.
TENTHS = 10
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


class Lesson:
    """Hold a row of a training set, with and without its title.

    Only the French ones have titles, and a title must not be taken for a sign of French habits.
    """

    def __init__(self, row: dict) -> None:
        self.id, self.article = row["id"], article_of(row)
        self.references = references_of(row)
        self.able: list[Passage] = candidates(self.article, MOST_READ)
        self.titles = list(dict.fromkeys((self.article.title, "")))
        worths = np.array([worth(passage.text, self.references) for passage in self.able])
        self.goal = (worths - worths.mean()) / (worths.std() + 0.02)

    @cached_property
    def said(self) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Return, for each title, what is told of the words, which share of the references holds them, and a weight."""
        held = [frozenset(stems(reference, self.article.language)) for reference in self.references]
        return [self._said(stems(title, self.article.language), held) for title in self.titles]

    def _said(self, title: list[str], held: list[frozenset[str]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        found = [passage.stems for passage in self.able]
        words = counted(found, title)
        times = Counter(stem for meant in found for stem in meant)
        columns = [stem for stem in dict.fromkeys([*title, *times]) if times[stem] > 1 or stem in title]
        lone = [[stem for stem in meant if times[stem] == 1 and stem not in title] for meant in found]
        groups = [*([stem] for stem in columns), *([[]] * (words.held.shape[1] - len(columns))), *lone]
        share = [np.mean([[stem in one for stem in group] for one in held]) if group else 0.0 for group in groups]
        return told_of(words), np.array(share), np.array([len(group) for group in groups], dtype=float)

    def read(self, weights: np.ndarray) -> list[Reading]:
        """Return what is read of the article, for each title."""
        return [read_passages(self.able, self.article.language, title, weights) for title in self.titles]

    def f1(self, sets: np.ndarray) -> np.ndarray:
        """Return the F1 that each set of sentences has, of ROUGE-1 and BIGRAMS times that of ROUGE-2."""
        score = np.zeros(len(sets))
        for weight, held, most, own, long in self._grams:
            hits = np.minimum(held[sets].sum(1), most).sum(1)
            score += weight * 2 * hits / (own[sets].sum(1) + long)
        return score

    @cached_property
    def _grams(self) -> list[tuple[float, np.ndarray, np.ndarray, np.ndarray, int]]:
        """Return, for each reference and size of n-grams, how often each sentence has which of the reference's."""
        found = [tokens(passage.text) for passage in self.able]
        told = []
        for reference in map(tokens, self.references):
            for size, weight in ((1, 1.0), (2, SET_BIGRAMS)):
                whole = grams(reference, size)
                each = [grams(one, size) for one in found]
                held = np.array([[one[gram] for gram in whole] for one in each]).reshape(len(found), -1)
                own = np.array([max(0, len(one) - size + 1) for one in found])
                long = max(1, len(reference) - size + 1)
                told.append((weight / len(self.references), held, np.array(list(whole.values())), own, long))
        return told


def learn(lessons: list[Lesson]) -> Models:
    """Train the three models on lessons."""
    words = learn_words([said for lesson in lessons for said in lesson.said])
    readings = [lesson.read(words) for lesson in lessons]
    folds = np.random.default_rng(1).permutation(len(lessons)) % INNER
    sentences = learn_sentences(lessons, readings, NETS)
    examples = []
    for fold in range(INNER):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        model = learn_sentences([lessons[i] for i in seen], [readings[i] for i in seen], INNER_NETS)
        examples += [one for i in unseen for reading in readings[i] for one in sets_told(lessons[i], reading, model)]
    return Models(words, sentences, train(examples, SET_NETS, SET_EPOCHS))


def learn_sentences(lessons: list[Lesson], readings: list[list[Reading]], nets: int) -> SentenceModel:
    """Train the committee that rates single sentences."""
    pairs = zip(lessons, readings, strict=True)
    return train([(reading.rows, lesson.goal) for lesson, read in pairs for reading in read], nets, EPOCHS)


def sets_told(lesson: Lesson, reading: Reading, model: SentenceModel) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return what is told of an article's sets of each size, and how much better each is than their mean."""
    rated = model.rate(reading.rows)
    examples = []
    for size in SIZES:
        if len(rated) > size:
            sets = sets_of(rated, size)
            score = lesson.f1(sets)
            examples.append((told_of_sets(reading, rated, sets), TENTHS * (score - score.mean())))
    return examples


def learn_words(said: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the bias and the weights of a logistic regression, by Newton's method."""
    told, held, weight = (np.concatenate([one[i] for one in said]) for i in range(3))
    rows = np.concatenate([np.ones((len(told), 1)), told], axis=1)
    found = np.zeros(rows.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (chance - held)) + found
        bend = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows + np.eye(len(found))
        found -= np.linalg.solve(bend, slope)
    return found


def train(examples: list[tuple[np.ndarray, np.ndarray]], nets: int, epochs: int) -> SentenceModel:
    """Train a committee; each article weighs as the root of its number of examples."""
    rows = np.concatenate([described for described, _ in examples])
    goal = np.concatenate([worths for _, worths in examples])
    weight = np.concatenate([np.full(len(worths), 1 / np.sqrt(len(worths))) for _, worths in examples])
    empty = np.zeros(0)
    model = SentenceModel(rows.mean(0), rows.std(0) + 1e-9, empty, empty, empty)
    rows, goal, weight = (part.astype(np.float32) for part in (model.standard(rows), goal, weight / weight.mean()))
    members = [member(rows, goal, weight, seed, epochs) for seed in range(nets)]
    model.hidden = np.concatenate([hidden for hidden, _, _ in members], axis=1)
    model.bias = np.concatenate([bias for _, bias, _ in members])
    model.out = np.concatenate([out for _, _, out in members]) / nets
    return model


def member(rows: np.ndarray, goal: np.ndarray, weight: np.ndarray, seed: int, epochs: int) -> list[np.ndarray]:
    """Train one network with Adam on weighted squares; the last bias is dropped, it moves no order."""
    random = np.random.default_rng(seed)
    width = rows.shape[1]
    weights = [
        random.normal(0, np.sqrt(2 / width), (width, UNITS)),
        np.zeros(UNITS),
        random.normal(0, 0.2, UNITS),
        np.zeros(1),
    ]
    weights = [part.astype(np.float32) for part in weights]  # twice as fast as float64, and no worse
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    steps = epochs * (len(rows) // BATCH)
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


def written(model: SentenceModel, names: tuple[str, ...]) -> dict:
    """Return a committee as it is written."""
    return {"features": names, **{part: rounded(getattr(model, part)) for part in PARTS}}


def main() -> None:
    """Train on all rows and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "data")
    options = parser.parse_args()
    lessons = [Lesson(row) for name in TRAINING for row in rows_of(options.shared, name)]
    learned = learn(lessons)
    told = {
        "trained_on": ", ".join(f"summaries/{name}" for name in TRAINING),
        "articles": len(lessons),
        "words": {"features": TOLD, "weights": rounded(learned.words)},
        "sentences": written(learned.sentences, NAMES),
        "together": written(learned.together, SET_NAMES),
    }
    TARGET.write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(f"{len(lessons)} articles -> {TARGET} ({TARGET.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
