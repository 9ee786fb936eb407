"""Train the three models of the editor and write `digest/edit/data/sentences.npz`.

    PYTHONPATH=. python bench/train_sentences.py [--shared ../shared/data]

Learned from summaries/{cnn,cnn_dailymail_100,french}: the sets whose weights may ship.

1. Terms: a logistic regression; does a reference hold the term?
2. Sentences: what one is worth is how much of the reference it holds less what its length costs, the
   first-order gain in ROUGE-1 and ROUGE-2 F1 of taking it into a summary (COST is half of the F1 that can be had).
3. Sets of two and three: the F1 that is to be expected where a set is drawn by its rating (softmax), which is
   raised. They are made of ratings that come from models which have not seen the article (INNER folds), as they
   will be in use.
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
from sentence_nets import Scale, committee, logistic

from digest.edit.features import NAMES, Reading, Words, read, words_of
from digest.edit.pieces import counted
from digest.edit.reading import MOST_READ
from digest.edit.selection import candidates
from digest.edit.sentence_model import Models, SentenceModel, SetModel, packed, unpacked
from digest.edit.together import SET_NAMES, SIZES, sets_of, told_of_sets
from digest.models import Article

if TYPE_CHECKING:
    from digest.edit.passages import Passage

TRAINING = ("cnn", "cnn_dailymail_100", "french")
COST_1, COST_2, BIGRAMS, SET_BIGRAMS = 0.15, 0.08, 2.0, 2.0
NETS, INNER_NETS, SET_NETS = 6, 2, 6
EPOCHS, SET_EPOCHS, BATCH, SET_BATCH, INNER = 14, 12, 512, 32, 4
#: The references of this set have 47 words, the others' 32: where three sentences are chosen (67 words) its hundred
#: articles weigh so many times as much. Of three draws each, with 1 and with 6, writers (47 words too) had 37.5 and
#: 37.9 of R1, 15.0 and 15.3 of R2; CNN at three 29.3 and 29.2, at two 30.6 and 30.75. To weigh them in sets of two as
#: well gave writers 38.1 and CNN .2 less; to weigh each article by the length of its reference, nothing.
LONGER, OF_THREE = "cnn_dailymail_100", 6
#: How much a tenth of F1 weighs against the decay, times ten.
SHARPNESS = 40
_SEEN = (
    "words", "letters", "capitals", "digits", "commas", "quotes", "brackets", "hanging", "own", "says", "stops",
)  # fmt: skip
_SAID = (
    "salient", "salient_stems", "stems", "title", "repeated", "common", "salient_beyond", "repeated_terms",
    "salient_new",
)  # fmt: skip
#: The order in which the features are drawn for the nets. Three other draws gave CNN 29.1 to 29.2 and 30.6 to 30.7 of
#: R1 (with this one 29.2 and 30.7), French 30.6 to 30.7 (30.6).
DRAWN = (
    *_SEEN, "opens_hanging", "opens_quote", *(f"{name}_share" for name in _SEEN[1:]), "log_words", "log_place", "first",
    "second", "third", "place", "share", "inverse", "count", *_SAID, *(f"{name}_share" for name in _SAID),
    "salient_briefly", "salient_new_briefly", "title_said", "titled", "one",
)  # fmt: skip
SETS_DRAWN = (
    "rating", "length", "twice", "says", "says_stems", "different", "titled", "says_briefly", "says_for_its_length",
    "first_place", "last_place",
)  # fmt: skip
#: The feature that is 1: its weights are the bias.
ONE = NAMES.index("one")
#: What is told of examples, what each is worth, and what they weigh.
Example = tuple[np.ndarray, np.ndarray, float]
TARGET = Path(__file__).parent.parent / "digest" / "edit" / "data" / "sentences.npz"


def rows_of(shared: Path, name: str) -> list[dict]:
    """Return the rows of a set of summaries."""
    with gzip.open(shared / "summaries" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) | {"set": name} for line in lines]


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

    Only the French ones have titles, and a title must not be taken for a sign of French habits. The
    article weighs the same whether it has one or not.
    """

    def __init__(self, row: dict) -> None:
        self.id, self.article = row["id"], article_of(row)
        self.references = references_of(row)
        self.able: list[Passage] = candidates(self.article, MOST_READ)
        titles = dict.fromkeys((self.article.title, ""))
        self.words: list[Words] = [words_of(self.able, title) for title in titles]
        worths = np.array([worth(passage.text, self.references) for passage in self.able])
        self.goal = (worths - worths.mean()) / (worths.std() + 0.02)
        self.weight = 1 / len(titles)
        #: What it weighs where three sentences are chosen.
        self.weight_of_three = self.weight * (OF_THREE if row["set"] == LONGER else 1)

    @cached_property
    def held(self) -> np.ndarray:
        """Return which share of the references holds each term."""
        known = self.able[0].lexicon

        def terms(pieces: bytes) -> list[int]:
            return counted(pieces).terms.tolist()

        references = [frozenset(terms(known.pieces(reference))) for reference in self.references]
        columns = dict.fromkeys(terms(b"".join(passage.pieces for passage in self.able)))
        return np.array([[term in one for one in references] for term in columns], dtype=float).mean(1)

    def f1(self, sets: np.ndarray) -> np.ndarray:
        """Return the F1 that each set of sentences has, of ROUGE-1 and SET_BIGRAMS times that of ROUGE-2."""
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
    """Train the models on lessons, of which each has words."""
    weights = learn_terms(lessons)
    readings = [[read(words, weights) for words in lesson.words] for lesson in lessons]
    folds = np.random.default_rng(1).permutation(len(lessons)) % INNER
    sentences = learn_sentences(lessons, readings, NETS)
    examples = []
    for fold in range(INNER):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        model = learn_sentences([lessons[i] for i in seen], [readings[i] for i in seen], INNER_NETS)
        told = ((lessons[i], reading, size) for i in unseen for reading in readings[i] for size in SIZES)
        examples += [
            sets_told(lesson, reading, model, size) for lesson, reading, size in told if len(lesson.able) > size
        ]
    together = learn_sets(examples, Scale.of(rows_read(readings)))
    return unpacked(packed(Models(weights, sentences, together)))  # as a file would give them back


def learn_terms(lessons: list[Lesson]) -> np.ndarray:
    """Return the weights of terms, a row for those without meaning and one for others."""
    told = [(lesson, words.terms) for lesson in lessons for words in lesson.words]
    rows = np.concatenate([terms.features.T for _, terms in told])
    held = np.concatenate([lesson.held for lesson, _ in told])
    weight = np.concatenate([np.full(len(lesson.held), lesson.weight) for lesson, _ in told])
    content = np.concatenate([terms.content for _, terms in told]) > 0
    found = [logistic(rows[mask], held[mask], weight[mask]) for mask in (~content, content)]
    return np.array(found, np.float32) / 2  # `salience.odds_of` tells half the log odds


def learn_sentences(lessons: list[Lesson], readings: list[list[Reading]], nets: int) -> SentenceModel:
    """Train the committee that rates single sentences; each article weighs as the root of its number of examples."""
    rows = rows_read(readings)
    told = [lesson for lesson, read in zip(lessons, readings, strict=True) for _ in read]
    goal = np.concatenate([lesson.goal for lesson in told])
    sizes = np.array([len(lesson.goal) for lesson in told])
    weight = (np.array([lesson.weight for lesson in told]) / np.sqrt(sizes)).repeat(sizes)
    scale = Scale.of(rows)
    parts = [part.astype(np.float32) for part in (scale.standard(rows), goal, weight / weight.mean())]

    def slope(at: np.ndarray, rated: np.ndarray) -> np.ndarray:
        return parts[2][at] * (rated - parts[1][at]) / len(at)

    hidden, bias, out = committee(parts[0], slope, nets, (EPOCHS, BATCH), list(map(DRAWN.index, NAMES)))
    hidden, less = scale.folded(hidden)
    hidden[ONE] = bias - less
    return SentenceModel(*scale.ends, hidden, out)


def rows_read(readings: list[list[Reading]]) -> np.ndarray:
    """Return the features of all sentences."""
    return np.concatenate([reading.rows for read in readings for reading in read]).astype(float)


def sets_told(lesson: Lesson, reading: Reading, model: SentenceModel, size: int) -> Example:
    """Return what is told of an article's sets, their sentences' features behind it, and what each is worth."""
    rated, within = model.rate(reading.rows)
    sets = sets_of(rated.tolist(), size)
    places = np.array(sets.places)
    told = np.concatenate([told_of_sets(reading, rated.tolist(), sets), within[places].mean(1)], axis=1)
    return told, lesson.f1(places), lesson.weight_of_three if size == max(SIZES) else lesson.weight


def learn_sets(examples: list[Example], each: Scale) -> SetModel:
    """Train the committee that rates sets: it raises the F1 to be expected of a set that is drawn by its rating.

    `each` is the scale of the features of single sentences.
    """
    own, most = len(SET_NAMES), max(len(scores) for _, scores, _ in examples)
    scale = Scale.of(np.concatenate([told[:, :own] for told, _, _ in examples]).astype(float))
    rows = np.zeros((len(examples), most, examples[0][0].shape[1]), dtype=np.float32)
    gains = np.zeros((len(examples), most), dtype=np.float32)
    open_to = np.full((len(examples), most), -1e9, dtype=np.float32)
    for at, (told, scores, weight) in enumerate(examples):
        parts = scale.standard(told[:, :own]), each.standard(told[:, own:])
        rows[at, : len(told)] = np.concatenate(parts, axis=1)
        gains[at, : len(told)] = weight * SHARPNESS * (scores - scores.mean())
        open_to[at, : len(told)] = 0

    def slope(at: np.ndarray, rated: np.ndarray) -> np.ndarray:
        drawn = np.exp(rated + open_to[at] - (rated + open_to[at]).max(1, keepdims=True))
        drawn /= drawn.sum(1, keepdims=True)
        return -drawn * (gains[at] - (drawn * gains[at]).sum(1, keepdims=True)) / len(at)

    drawn = [*map(SETS_DRAWN.index, SET_NAMES), *(own + DRAWN.index(name) for name in NAMES)]
    hidden, bias, out = committee(rows, slope, SET_NETS, (SET_EPOCHS, SET_BATCH), drawn)
    (whole, less), (single, less_each) = scale.folded(hidden[:own]), each.folded(hidden[own:])
    single[ONE] = bias - less - less_each
    return SetModel(*scale.ends, whole, single, out)


def main() -> None:
    """Train on all rows and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "data")
    options = parser.parse_args()
    lessons = [Lesson(row) for name in TRAINING for row in rows_of(options.shared, name)]
    np.savez_compressed(TARGET, **packed(learn(lessons)))
    print(f"{len(lessons)} articles -> {TARGET} ({TARGET.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
