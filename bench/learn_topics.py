"""Learn which stems bear out which topic of the news set, in English: `python bench/learn_topics.py`.

Writes digest/edit/data/topics.json: weights of a logistic regression over TF-IDF rows as bytes, a row a topic. It
learns from the sections of huffpost and telegram (others' sections that are a topic of ours), and from articles whose
keywords name one topic clearly (CNN, CNN/Daily Mail, the bodies of wcxb's pages, what is left of the first two). That
tells how far each keyword can be relied on: how likely its topic is in the articles that hold it ("striker" far more
than "team"). Then it learns from each keyword alone as well, by that. Only sets whose weights may ship. Needs
scikit-learn.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from digest.edit.bearing import weighed
from digest.edit.evidence import evidence
from digest.edit.table import table_of
from digest.edit.texts import read
from digest.edit.topics import NEWS_TOPICS, news_keywords
from digest.models import Article

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
SETS = (
    "summaries/cnn", "summaries/cnn_dailymail_100", "topics/huffpost", "topics/telegram_en_ru", "pages/text_wcxb",
)  # fmt: skip
SECTIONS = {
    "POLITICS": "politics", "ENTERTAINMENT": "culture", "CULTURE & ARTS": "culture", "WORLD NEWS": "world",
    "SPORTS": "sport", "STYLE & BEAUTY": "life", "HOME & LIVING": "life", "PARENTING": "life", "FOOD & DRINK": "life",
    "TRAVEL": "life", "WEDDINGS": "life", "CRIME": "crime", "ENVIRONMENT": "environment", "WELLNESS": "health",
    "BUSINESS": "business", "MONEY": "business", "TECH": "technology", "SCIENCE": "science", "EDUCATION": "education",
    "sports": "sport", "entertainment": "culture", "economy": "business", "technology": "technology",
    "science": "science",
}  # fmt: skip
IDS = [topic.id for topic in NEWS_TOPICS]
#: An article names a topic clearly with so much evidence, and so much more than any other.
CLEAR, AHEAD = 2.0, 1.0
#: Stems of fewer articles are left out, but for keywords of two.
FEWEST, FEWEST_KEYWORDS = 8, 2
#: A keyword alone counts as so many articles; the strength of the regularization (1, 3, 10 and 30 tried).
KEYWORD, LOOSE = 3.0, 3.0
#: A keyword is held by so many articles more of which half are of its topic, and is relied on at most so much.
PRIOR, MOST = 2, 1.3
#: A page with a smaller share of ASCII is not English.
ENGLISH = 0.95


def rows() -> list[tuple[Article, int]]:
    """Return the English articles of all sets, each with the topic that its section is, or -1."""
    found = []
    for name in SETS:
        with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for at, row in enumerate(map(json.loads, lines)):
                text = row.get("body") or row.get("text") or row.get("article") or ""
                if row.get("lang", "en") != "en" or sum(map(str.isascii, text)) < ENGLISH * len(text):
                    continue
                article = Article(id=f"{name}-{at}", title=row.get("title") or "", paragraphs=(text,))
                section = SECTIONS.get(row.get("topic"))
                found.append((article, IDS.index(section) if section else -1))
    return found


def keywords() -> list[tuple[Article, int]]:
    """Return each keyword of the news set as an article that says nothing else."""
    return [
        (Article(id=f"{topic.id}-{word}", title=word, paragraphs=()), at)
        for at, topic in enumerate(NEWS_TOPICS)
        for word in news_keywords(topic, "en")
    ]


def named(articles: list[Article]) -> Any:
    """Return the topic that an article's keywords name clearly, or -1."""
    strengths = np.array([one.strengths for one in evidence(articles, read(articles), NEWS_TOPICS)])
    first, second = np.sort(strengths, axis=1)[:, :-3:-1].T
    return np.where((first >= CLEAR) & (first - second >= AHEAD), strengths.argmax(axis=1), -1)


def table_and_rows(articles: list[Article], first: int) -> tuple[csr_matrix, list[str]]:
    """Return the articles as rows over the stems that are kept, and these; keywords begin at `first`."""
    table = table_of(articles, read(articles))
    starts, columns = table.whole.starts, table.whole.columns
    held, words = Counter(columns[: starts[first]].tolist()), set(columns[starts[first] :].tolist())
    enough = (at for at, n in held.items() if n >= (FEWEST_KEYWORDS if at in words else FEWEST))
    kept = sorted(enough, key=lambda at: table.stems[at])
    places = np.full(len(table.stems), -1)
    places[kept] = np.arange(len(kept))
    # What has no place weighs nothing; it goes into one last column.
    cells = csr_matrix((weighed(table, places), places[columns] % (len(kept) + 1), starts))
    return cells[:, : len(kept)], [table.stems[at] for at in kept]


def learned(cells: csr_matrix, topics: Any, weights: Any) -> LogisticRegression:
    """Return the model of the articles whose topic is known: all topics count the same."""
    use = (topics >= 0) & (weights > 0)
    shares = use.sum() / len(IDS) / np.bincount(topics[use], minlength=len(IDS))
    model = LogisticRegression(C=LOOSE, max_iter=500)
    return model.fit(cells[use], topics[use], sample_weight=weights[use] * shares[topics[use]])


def reliability(shares: Any, articles: list[Article], alone: list[tuple[Article, int]]) -> Any:
    """Return how likely each keyword's topic is in the articles that hold it, beside the topic's other keywords."""
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, one in enumerate(evidence(articles, read(articles), NEWS_TOPICS)):
        for topic, words in enumerate(one.words):
            for word in words:
                holders[topic, word].append(at)
    found = np.array([
        (shares[held, topic].sum() + PRIOR / 2) / (len(held) + PRIOR)
        for held, topic in ((holders[topic, one.title], topic) for one, topic in alone)
    ])  # fmt: skip
    topics = np.array([topic for _, topic in alone])
    means = np.bincount(topics, weights=found) / np.bincount(topics)
    return np.minimum(found / means[topics], MOST)


def main() -> None:
    """Learn, and write the file."""
    found, alone = rows(), keywords()
    articles = [article for article, _ in (*found, *alone)]
    cells, stems = table_and_rows(articles, len(found))
    said = np.array([topic for _, topic in (*found, *alone)])
    topics = np.where(said >= 0, said, named(articles))
    weights = np.concatenate([np.ones(len(found)), np.zeros(len(alone))])
    shares = learned(cells, topics, weights).predict_proba(cells[: len(found)])
    relied = reliability(shares, articles[: len(found)], alone)
    weights[len(found) :] = KEYWORD * relied
    write(learned(cells, topics, weights), stems, alone, relied)


def write(model: LogisticRegression, stems: list[str], alone: list[tuple[Article, int]], relied: Any) -> None:
    """Write the weights as bytes."""
    most = float(np.abs(model.coef_).max())
    small = np.round(model.coef_ / most * 127).astype(np.int8)
    keywords = {topic: {} for topic in IDS}
    for (one, topic), share in zip(alone, relied.tolist(), strict=True):
        keywords[IDS[topic]][one.title] = round(share, 2)
    table = {
        "topics": IDS,
        "most": round(most, 4),
        "before": [round(float(one), 3) for one in model.intercept_],
        "keywords": keywords,
        "stems": " ".join(stems),
        "weights": base64.b64encode(small.tobytes()).decode(),
    }
    out = ROOT / "digest" / "edit" / "data" / "topics.json"
    out.write_text(json.dumps(table, ensure_ascii=False) + "\n", encoding="utf-8")
    print(small.shape, out.stat().st_size)


if __name__ == "__main__":
    main()
