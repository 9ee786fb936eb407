"""What speaks for each topic in one article: the config, the source's own labels, the topic's keywords."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.edit.phrases import primary
from digest.edit.terms import stems
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Terms
    from digest.models import Article, Topic

#: What the source's own label (a tag, a section of the address) is worth in keywords.
_LABEL = 6.0
_PART = re.compile(r"[^\W\d_][\w&+-]{1,30}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold, topic by topic, the strength of what speaks for it, and the words that do."""

    strengths: tuple[float, ...]
    words: tuple[tuple[str, ...], ...]
    #: The topics that the source itself files it under.
    labels: tuple[int, ...] = ()
    #: The topic that the configuration gives, whatever the words say.
    given: int | None = None


def evidence(article: Article, terms: Terms, topics: Sequence[Topic]) -> Evidence:
    """Return what speaks for each of the topics."""
    language = primary(article.language)
    strengths, words = _keywords(terms, topics, language)
    labels = _labels(article, language)
    labeled = tuple(at for at, topic in enumerate(topics) if labels & _names(topic, language))
    for at in labeled:
        strengths[at] += _LABEL
        words[at].insert(0, topics[at].title)
    return Evidence(tuple(strengths), tuple(map(tuple, words)), labeled, _given(article, topics))


def _given(article: Article, topics: Sequence[Topic]) -> int | None:
    sources = {one.casefold() for one in (article.source, article.publisher, host_of(article.url)) if one}
    for at, topic in enumerate(topics):
        if article.topic and article.topic.casefold() in (topic.id.casefold(), topic.title.casefold()):
            return at
        if sources & {source.casefold() for source in topic.sources}:
            return at
    return None


def _keywords(terms: Terms, topics: Sequence[Topic], language: str) -> tuple[list[float], list[list[str]]]:
    strengths = [0.0] * len(topics)
    words: list[list[str]] = [[] for _ in topics]
    counts = terms.counts
    for stem, rest, keyword, homes in _lexicon(tuple(topics), language):
        count = counts.get(stem, 0)
        if not count or not all(other in counts for other in rest):
            continue
        count = min([count, *(counts[other] for other in rest)])
        title = stem in terms.title and all(other in terms.title for other in rest)
        strength = (1 + math.log(count) + title) * (1.5 if rest else 1.0) / len(homes)
        for at in homes:
            strengths[at] += strength
            words[at].append(keyword)
    return strengths, words


@lru_cache(maxsize=64)
def _lexicon(topics: tuple[Topic, ...], language: str) -> tuple[tuple[str, tuple[str, ...], str, tuple[int, ...]], ...]:
    """Return each keyword as its stems in a language, with the topics that name it."""
    homes: dict[tuple[str, ...], tuple[str, list[int]]] = {}
    for at, topic in enumerate(topics):
        for keyword in keywords_in(topic, language):
            key = tuple(stems(keyword, language))
            if key and at not in homes.setdefault(key, (keyword, []))[1]:
                homes[key][1].append(at)
    return tuple((key[0], key[1:], keyword, tuple(places)) for key, (keyword, places) in homes.items())


def keywords_in(topic: Topic, language: str) -> tuple[str, ...]:
    """Return a topic's keywords in a language: all of a configured topic, those of its own of a built-in one."""
    from digest.edit.topics import news_keywords

    return news_keywords(topic, language) or topic.keywords


@lru_cache(maxsize=1024)
def _names(topic: Topic, language: str) -> frozenset[str]:
    from digest.edit.topics import news_names

    return frozenset(_folded(name, language) for name in (topic.id, topic.title, *news_names(topic)))


def _labels(article: Article, language: str) -> set[str]:
    """Return what the source itself files the article under."""
    return {_folded(label, language) for label in (*article.tags, *sections_of(article.url))}


def sections_of(url: str | None) -> tuple[str, ...]:
    """Return the sections in an address: the parts of its path before the article's own."""
    path = urlsplit(url).path if url else ""
    return tuple(part for part in path.split("/")[1:-1] if _PART.fullmatch(part))


def _folded(label: str, language: str) -> str:
    return " ".join(stems(label.replace("-", " "), language)) or label.casefold()
