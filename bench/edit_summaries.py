"""Measure the summaries beside the first sentences and sumy's own algorithms, in one run.

    PYTHONPATH=. python bench/edit_summaries.py [--shared ../shared/data] [--stock lexrank,…] [--json FILE]

ROUGE-1 and ROUGE-2 F1 as rouge_score counts them, without stemming and with it (Porter). Articles
that the shipped weights have seen are rated by a model trained without their fold ("out of fold",
five folds); `writers` was never trained on. sumy's algorithms get the same sentences and words,
and none of our rules.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from train_sentences import TRAINING, Lesson, article_of, learn, references_of, rows_of

from digest.edit.passages import passages
from digest.edit.rankers import document_of, summarizer
from digest.edit.reading import MOST_READ, Rater
from digest.edit.selection import Table, candidates, choose, choose_set, opening_first
from digest.edit.summarize import summarize

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.edit.sentence_model import Models
    from digest.models import Article

FOLDS = 5
TASKS = (("cnn", 3), ("cnn", 2), ("cnn_dailymail_100", 3), ("writers", 3), ("french", 2))
SCORERS = {
    "plain": RougeScorer(["rouge1", "rouge2"], use_stemmer=False),
    "stemmed": RougeScorer(["rouge1", "rouge2"], use_stemmer=True),
}


def rouge(summary: str, references: list[str]) -> list[float]:
    """Return R1 and R2 without stemming, then with it; the mean over the references."""
    scores = [[s.score(ref, summary) for ref in references] for s in SCORERS.values()]
    return [float(np.mean([s[name].fmeasure for s in found])) for found in scores for name in ("rouge1", "rouge2")]


def out_of_fold(shared: Path) -> dict[str, Models]:
    """Return for each article that was trained on the models that have not seen it."""
    lessons = [Lesson(row) for name in TRAINING for row in rows_of(shared, name)]
    folds = np.random.default_rng(0).permutation(len(lessons)) % FOLDS
    learned = [learn([one for one, f in zip(lessons, folds, strict=True) if f != fold]) for fold in range(FOLDS)]
    return {one.id: learned[fold] for one, fold in zip(lessons, folds, strict=True)}


def ours(row: dict, count: int, learned: dict[str, Models]) -> str:
    """Return our summary, made by models that have not seen the article."""
    article = article_of(row)
    able = candidates(article, MOST_READ)
    rater = Rater(able, article.title, learned.get(article.id))
    table = Table(able, article.language, title=article.title)
    rated = opening_first(rater.ratings, sentences=count)
    opens = bool(able) and table.welcomes(0, [])
    picks = choose_set(table, rater.sets(count, opens=opens)) or choose(table, rated, sentences=count)
    return " ".join(able[i].text for i in picks)


def lead(row: dict, count: int) -> str:
    """Return the first sentences."""
    return " ".join(passage.text for passage in passages(article_of(row))[:count])


def stock(row: dict, count: int, algorithm: str) -> str:
    """Return what sumy's algorithm picks from all sentences."""
    with np.errstate(all="ignore"):
        return " ".join(map(str, summarizer(algorithm, row["lang"])(document_of(passages(article_of(row))), count)))


def quality(shared: Path, algorithms: list[str]) -> dict[str, dict[str, list[float]]]:
    """Return the four figures of each way for each task."""
    learned = out_of_fold(shared)
    found: dict[str, dict[str, list[float]]] = {}
    for name, count in TASKS:
        rows = rows_of(shared, name)
        ways = {"digest": [ours(row, count, learned) for row in rows], "lead": [lead(row, count) for row in rows]}
        ways |= {algorithm: [stock(row, count, algorithm) for row in rows] for algorithm in algorithms}
        found[f"{name}, {count}"] = {
            way: [
                100 * v for v in np.mean([rouge(s, references_of(r)) for s, r in zip(said, rows, strict=True)], axis=0)
            ]
            for way, said in ways.items()
        }
    return found


def speed(shared: Path) -> dict[str, float]:
    """Return the milliseconds (of this process) that an article takes once all is warm."""
    rows = rows_of(shared, "cnn")
    articles = [article_of(row) for row in rows]

    def clock(work: Callable[[Article], object]) -> float:
        runs = [[spent(work, article) for article in articles[:200]] for _ in range(4)]
        return float(np.mean(np.min(runs, axis=0)))

    def spent(work: Callable[[Article], object], article: Article) -> float:
        began = time.process_time()
        work(article)
        return (time.process_time() - began) * 1000

    warm = summarizer("lexrank", "en")
    return {
        "digest": clock(summarize),
        "lead": clock(lambda a: passages(a)[:3]),
        "sumy lexrank": clock(lambda a: warm(document_of(passages(a)), 3)),
    }


def main() -> None:
    """Print the table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "data")
    parser.add_argument("--stock", default="lexrank,textrank,luhn,lsa", help="sumy's algorithms to run beside ours")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    figures = quality(options.shared, [name for name in options.stock.split(",") if name])
    milliseconds = speed(options.shared)
    for task, ways in figures.items():
        print(f"{task} sentences: R1/R2 without stemming (with)")
        for way, (r1, r2, s1, s2) in ways.items():
            print(f"  {way:12} {r1:5.2f}/{r2:5.2f}  ({s1:5.2f}/{s2:5.2f})")
    print("ms an article, warm: " + " · ".join(f"{way} {ms:.2f}" for way, ms in milliseconds.items()))
    if options.json:
        options.json.write_text(json.dumps({"rouge": figures, "milliseconds": milliseconds}, indent=1) + "\n")


if __name__ == "__main__":
    main()
