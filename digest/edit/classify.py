"""File articles under topics: what the source says, the topic's keywords, and what goes with them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.edit.phrases import MORE, more, primary
from digest.edit.terms import stems, terms_of
from digest.models import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Terms
    from digest.models import Article

_PARTS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Say where an article is filed, and which words put it there."""

    article: str
    topic: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Hold the topics that were used or discovered, and each article's place, in order."""

    topics: tuple[Topic, ...]
    filings: tuple[Filing, ...]


def classify(articles: Sequence[Article], topics: Sequence[Topic] = ()) -> tuple[str, ...]:
    """Return a topic id for each article; with no topics given, discover them."""
    return tuple(filing.topic for filing in file_articles(articles, topics).filings)


def file_articles(articles: Sequence[Article], topics: Sequence[Topic] = (), *, language: str = "en") -> Filed:
    """File each article, and say under which topics and by which words."""
    if not topics:
        from digest.edit.topics import news_topics

        topics = news_topics(language)
    terms = [terms_of(article) for article in articles]
    seeds = [_seeds(article, one, topics) for article, one in zip(articles, terms, strict=True)]
    filings = []
    for article, scores in zip(articles, seeds, strict=True):
        best = max(range(len(topics)), key=lambda at: (scores[at][0], -at))
        score, found = scores[best]
        filings.append(
            Filing(article=article.id, topic=topics[best].id if score > 0.5 else MORE, words=tuple(found[:8]))
        )
    rest = (Topic(id=MORE, title=more(language)),) if any(f.topic == MORE for f in filings) else ()
    return Filed(topics=(*topics, *rest), filings=tuple(filings))


def _seeds(article: Article, terms: Terms, topics: Sequence[Topic]) -> list[tuple[float, list[str]]]:
    told = _told(article)
    language = primary(article.language)
    return [_seed(article, terms, topic, told, language) for topic in topics]


def _seed(article: Article, terms: Terms, topic: Topic, told: set[str], language: str) -> tuple[float, list[str]]:
    if article.topic and article.topic.casefold() in (topic.id.casefold(), topic.title.casefold()):
        return 1000.0, ["the source's topic"]
    if {article.source, article.publisher or ""} & set(topic.sources):
        return 900.0, ["the topic's source"]
    score, found = 0.0, []
    if {topic.id.casefold(), topic.title.casefold()} & told:
        score, found = 6.0, [topic.title]
    for keyword in topic.keywords:
        parts = stems(keyword, language)
        count = min((terms.counts.get(part, 0) for part in parts), default=0)
        if count:
            score += 1 + math.log(count) + (2 if all(part in terms.title for part in parts) else 0)
            found.append(keyword)
    return score, found


def _told(article: Article) -> set[str]:
    """Return what the source itself says: the tags, and the sections in the address."""
    path = urlsplit(article.url).path if article.url else ""
    sections = [part.casefold() for part in path.split("/")[1:-1] if _PARTS.fullmatch(part)]
    return {tag.casefold() for tag in article.tags} | set(sections)
