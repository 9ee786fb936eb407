"""Measure stories and topics beside the stock ways, in one run; needs scikit-learn.

    PYTHONPATH=. python bench/edit_stories.py [--shared ../shared/data] [--weeks 12] [--speed 1000,10000] [--json FILE]

Stories: B3-F1 on ecb, wikiref (noise stands alone), headlines; F1 and precision over the pairs, each
alone (`cluster([a, b])`) and all 204 articles at once; the share of exact repeats that were found.
Stock: TF-IDF and average link at distance .85. Topics: weeks of 60 BBC articles, 12 of each topic,
other ones for each seed; ten keywords a topic (below), and discovered (V-measure). Stock: counting
the keywords; NMF told five. BBC, wikiref and the other measure-only sets trained nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import v_measure_score

from digest.edit import classify, cluster
from digest.models import Article, Topic

DISTANCE = 0.85
KEYWORDS = {
    "business": "market company bank shares economy profit growth firm sales oil",
    "entertainment": "film music show award band actor star album television oscar",
    "politics": "government election party labour minister blair tory vote parliament policy",
    "sport": "match game player cup team coach win rugby season champion",
    "tech": "computer technology software mobile phone internet users online digital microsoft",
}
TOPICS = tuple(Topic(id=name, title=name.title(), keywords=tuple(KEYWORDS[name].split())) for name in KEYWORDS)
Row = dict[str, Any]


def rows(shared: Path, name: str) -> list[Row]:
    """Return the rows of a set."""
    with gzip.open(shared / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article(row: Row, suffix: str = "", name: str = "") -> Article:
    """Return a row's article (`suffix` 2: the second one of a pair)."""
    return Article(
        id=f"{name}{row['id']}{suffix}",
        title=row.get(f"title{suffix}") or "",
        paragraphs=tuple(p for p in row[f"text{suffix}"].split("\n") if p.strip()),
        url=row.get(f"url{suffix}"),
        language=row.get("lang", "en"),
    )


def b_cubed(gold: list[str], found: list[int]) -> float:
    """Return B3-F1."""
    truth, groups = defaultdict(set), defaultdict(set)
    for at, (a, b) in enumerate(zip(gold, found, strict=True)):
        truth[a].add(at)
        groups[b].add(at)
    shared = [(len(truth[a] & groups[b]), len(truth[a]), len(groups[b])) for a, b in zip(gold, found, strict=True)]
    precision = np.mean([both / group for both, _, group in shared])
    recall = np.mean([both / whole for both, whole, _ in shared])
    return float(2 * precision * recall / (precision + recall))


def labels(articles: list[Article]) -> list[int]:
    """Return the number of each article's story."""
    homes = {id(one): at for at, group in enumerate(cluster(articles)) for one in group}
    return [homes[id(one)] for one in articles]


def stock_labels(articles: list[Article]) -> list[int]:
    """Return stories by TF-IDF and average link."""
    texts = [" ".join([one.title, *one.paragraphs]) for one in articles]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    distances = np.clip(1 - (vectors @ vectors.T).toarray(), 0, 1)
    np.fill_diagonal(distances, 0)
    return list(fcluster(linkage(squareform(distances, checks=False), "average"), DISTANCE, "distance"))


def story_figures(shared: Path) -> dict[str, Any]:
    """Return B3-F1 on each set, ours and stock, with one setting."""
    figures: dict[str, Any] = {}
    for name in ("ecb", "wikiref", "headlines"):
        found = rows(shared, f"stories/{name}")
        gold = [row["id"] if row.get("noise") else row["story"] for row in found]
        articles = [article(row) for row in found]
        began = time.process_time()
        ours = b_cubed(gold, labels(articles))
        figures[name] = {
            "ours": ours,
            "stock": b_cubed(gold, stock_labels(articles)),
            "seconds": time.process_time() - began,
        }
    return {**figures, **pair_figures(shared), "repeats": repeats(shared)}


def pair_figures(shared: Path) -> dict[str, Any]:
    """Return F1 and precision over the pairs: each alone, all at once, and stock."""
    found = rows(shared, "stories/pairs")
    same = np.array([row["same"] == "OK" for row in found])
    firsts = [article(row, "", f"{at}-") for at, row in enumerate(found)]
    seconds = [article(row, "2", f"{at}-") for at, row in enumerate(found)]
    alone = np.array([len(cluster(pair)) == 1 for pair in zip(firsts, seconds, strict=True)])
    half = len(found)
    joint, stock = labels([*firsts, *seconds]), stock_labels([*firsts, *seconds])
    return {
        "pairs alone": f1(alone, same),
        "pairs at once": f1(np.array(joint[:half]) == np.array(joint[half:]), same),
        "pairs stock": f1(np.array(stock[:half]) == np.array(stock[half:]), same),
    }


def f1(said: Any, same: Any) -> dict[str, float]:
    """Return F1, precision and recall."""
    both = (said & same).sum()
    precision, recall = both / max(1, said.sum()), both / same.sum()
    return {"f1": float(2 * both / (said.sum() + same.sum())), "precision": float(precision), "recall": float(recall)}


def repeats(shared: Path) -> float:
    """Return the share of exact repeats that stand with their first publication."""
    found = rows(shared, "stories/bbc_exact_repeats")
    home = dict(zip((row["id"] for row in found), labels([article(row) for row in found]), strict=True))
    pairs = [(row["id"], row["duplicate_of"]) for row in found if row["duplicate_of"]]
    return sum(home[a] == home[b] for a, b in pairs) / len(pairs)


def week(by_topic: dict[str, list[Row]], seed: int) -> list[Row]:
    """Return 60 articles, 12 of each topic."""
    draw = random.Random(seed)
    drawn = [row for name in sorted(by_topic) for row in draw.sample(by_topic[name], 12)]
    draw.shuffle(drawn)
    return drawn


def topic_figures(shared: Path, weeks: int) -> dict[str, Any]:
    """Return how well weeks of BBC articles are filed."""
    by_topic: dict[str, list[Row]] = defaultdict(list)
    for row in rows(shared, "topics/bbc"):
        by_topic[row["topic"]].append(row)
    found: dict[str, list[float]] = defaultdict(list)
    sections = []
    for seed in range(weeks):
        drawn = week(by_topic, seed)
        articles, gold = [article(row) for row in drawn], [row["topic"] for row in drawn]
        found["keywords"].append(np.mean([a == b for a, b in zip(classify(articles, TOPICS), gold, strict=True)]))
        found["keywords counted"].append(np.mean([a == b for a, b in zip(counted(articles), gold, strict=True)]))
        discovered = classify(articles)
        sections.append(len(set(discovered)))
        found["discovered V"].append(v_measure_score(gold, discovered))
        found["NMF told five V"].append(v_measure_score(gold, factored(articles)))
    figures: dict[str, Any] = {
        name: {"mean": float(np.mean(values)), "worst": float(np.min(values))} for name, values in found.items()
    }
    return {**figures, "sections": sections}


def counted(articles: list[Article]) -> list[str]:
    """Return the topic whose keywords stand in each article most often."""
    words = [Counter(" ".join([one.title, *one.paragraphs]).lower().split()) for one in articles]
    return [max(KEYWORDS, key=lambda name: sum(held[word] for word in KEYWORDS[name].split())) for held in words]


def factored(articles: list[Article]) -> list[int]:
    """Return NMF's five topics."""
    texts = [" ".join([one.title, *one.paragraphs]) for one in articles]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(texts)
    return list(NMF(5, init="nndsvd", max_iter=500).fit_transform(vectors).argmax(axis=1))


def speed(shared: Path, sizes: list[int]) -> dict[str, Any]:
    """Return the processor seconds of cluster and classify; texts are real paragraphs mixed anew."""
    found = rows(shared, "topics/bbc")
    paragraphs = [part for row in found for part in row["text"].split("\n\n")]
    figures = {}
    for size in sizes:
        draw = random.Random(0)
        articles = [article(row) for row in found[:size]]
        for at in range(len(articles), size):
            text = tuple(draw.choice(paragraphs) for _ in range(9))
            articles.append(Article(id=f"mixed-{at}", title=draw.choice(found)["title"], paragraphs=text))
        began = time.process_time()
        cluster(articles)
        clustered = time.process_time()
        classify(articles)
        figures[str(size)] = {
            "cluster": clustered - began,
            "classify": time.process_time() - clustered,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    return figures


def show(name: str, figures: Any) -> None:
    """Print a figure a line."""
    if not isinstance(figures, dict):
        print(f"{name:<34}{figures if isinstance(figures, list) else round(figures, 3)}")
    elif all(isinstance(value, int | float) for value in figures.values()):
        print(f"{name:<34}" + "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))
    else:
        for key, value in figures.items():
            show(f"{name} {key}".strip(), value)


def main() -> None:
    """Measure, print, and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--weeks", type=int, default=12, help="how many weeks of 60 articles")
    parser.add_argument("--speed", default="1000,10000", help="numbers of articles to time, with commas")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    options = parser.parse_args()
    figures = {
        "stories": story_figures(options.shared),
        "topics": topic_figures(options.shared, options.weeks),
        "seconds": speed(options.shared, [int(size) for size in options.speed.split(",") if size]),
    }
    show("", figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
