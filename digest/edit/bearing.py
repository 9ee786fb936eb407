"""Which topic of the news set all words of an English article bear out: weights learned by bench/learn_topics.py.

Keywords are few, and some are weak: "game", "shares", "killed" stand in articles of any topic. Here each of some
thousand stems says a little, and a single one decides nothing.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary
from digest.edit.topics import is_news

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.edit.table import Table
    from digest.models import Article, Topic

#: What a stem of the title counts more; the smallest share that a topic is given, so that none is ruled out.
_TITLED, _LEAST = 0.5, 1e-3
_LANGUAGE = "en"
#: An article of so many known stems, some sixty words, is a teaser, in which one word is much of all that is said. (Two
#: of BBC's short reports of matches, of 40 to 60, moved wrongly.)
_SHORT = 30


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    text = (resources.files("digest.edit") / "data" / "topics.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


def reliability(topic: Topic, keyword: str, language: str) -> float:
    """Return how far a keyword of the news set tells its topic, beside others of it: "striker" far more than "team"."""
    if primary(language) != _LANGUAGE or not is_news(topic):
        return 1.0
    return float(_table()["keywords"].get(topic.id, {}).get(keyword, 1.0))


@lru_cache(maxsize=1)
def _model() -> tuple[dict[str, int], dict[str, int], Any, Any]:
    """Return the places of topics and stems, the weights (a row a stem), and what is said before any word."""
    import numpy as np

    table = _table()
    topics, stems = table["topics"], table["stems"].split(" ")
    cells = np.frombuffer(base64.b64decode(table["weights"]), dtype=np.int8).reshape(len(topics), len(stems))
    weights = np.ascontiguousarray(cells.T, dtype=np.float32) * np.float32(table["most"] / 127)
    places = ({topic: at for at, topic in enumerate(topics)}, {stem: at for at, stem in enumerate(stems)})
    return *places, weights, np.array(table["before"], dtype=np.float32)


def bearings(articles: Sequence[Article], table: Table, topics: Sequence[Topic]) -> Any:
    """Return how far each article's words bear out each of some topics of the news set, against the mean of all.

    A row an article, in nats; of an article in another language than English nothing is known: nan.
    """
    import numpy as np

    homes, _, weights, before = _model()
    said = [held @ weights[inside] for held, inside in _heard(table)]
    found = _against_mean(np.array(said, dtype=np.float32).reshape(len(table), len(homes)) + before)
    found[[primary(article.language) != _LANGUAGE for article in articles]] = np.nan
    return found[:, [homes[topic.id] for topic in topics]]


def rest_of(
    articles: Sequence[Article], table: Table, topics: Sequence[Topic]
) -> Callable[[int, tuple[str, ...]], Any]:
    """Return what tells how far a short article's words without some stems bear out each topic, None of others."""
    import numpy as np

    homes, known, weights, before = _model()
    columns = [homes[topic.id] for topic in topics]
    heard: list[tuple[Any, Any]] = []

    def rest(at: int, without: tuple[str, ...]) -> Any:
        if primary(articles[at].language) != _LANGUAGE:
            return None
        heard[:] = heard or _heard(table)
        held, inside = heard[at]
        if len(inside) > _SHORT:
            return None
        others = ~np.isin(inside, [known.get(stem, -1) for stem in without])
        return _against_mean((held[others] @ weights[inside[others]] + before)[None, :])[0, columns]

    return rest


def _heard(table: Table) -> list[tuple[Any, Any]]:
    """Return, article by article, what each of its known stems weighs, and their places among the weights."""
    import numpy as np

    _, known, _, _ = _model()
    places = np.fromiter((known.get(stem, -1) for stem in table.stems), np.int32, len(table.stems))
    cells = places[table.whole.columns] >= 0
    held, inside = weighed(table, places)[cells].astype(np.float32), places[table.whole.columns][cells]
    starts = np.concatenate([[0], np.cumsum(cells)])[table.whole.starts]
    return [(held[start:end], inside[start:end]) for start, end in pairwise(starts.tolist())]


def weighed(table: Table, places: Any) -> Any:
    """Return what each cell of a table weighs, as rows of unit length over the stems that have a place."""
    import numpy as np

    weights = (1 + np.log(table.counts) + _TITLED * (table.titles > 0)) * table.at_large
    weights[places[table.whole.columns] < 0] = 0.0
    return weights / np.maximum(table.whole.norms(weights), 1e-9)


def _against_mean(said: Any) -> Any:
    import numpy as np

    shares = np.exp(said - said.max(axis=1, keepdims=True))
    logs = np.log(shares / shares.sum(axis=1, keepdims=True) + _LEAST)
    return logs - logs.mean(axis=1, keepdims=True)
