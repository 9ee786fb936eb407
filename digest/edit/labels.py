"""What a source itself files an article under: its tags, the section in the address, and which of them tell little."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from digest.edit.terms import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.models import Article, Topic

#: A label tells little where so many articles of the source, and this share of them, bear it.
_MANY, _NEARLY = 5, 0.8
#: A label is a topic's name but for so many letters at its end.
_ENDING = 2
_PART = re.compile(r"[^\W\d_][\w&+-]{1,30}")
_Mark = TypeVar("_Mark", int, str)


def labels_of(article: Article, names: Mapping[str, Sequence[tuple[int, int]]], language: str) -> tuple[int, ...]:
    """Return the topics that the source files an article under; `names`: what each may be called, with the length."""
    said = {(_folded(label, language), len(label)) for label in (*article.tags, *sections_of(article.url))}
    homes = ((at, abs(size - length)) for label, size in said for at, length in names.get(label, ()))
    return tuple(sorted({at for at, apart in homes if apart <= _ENDING}))


def worn_by(articles: Sequence[Article], marks: Sequence[Iterable[_Mark]]) -> set[tuple[str | None, _Mark]]:
    """Return the marks that a source puts on nearly all that it has: they tell its feed, and little of an article."""
    sizes = Counter(article.source for article in articles)
    held = Counter((article.source, one) for article, said in zip(articles, marks, strict=True) for one in said)
    return {(source, one) for (source, one), n in held.items() if source and n >= max(_MANY, _NEARLY * sizes[source])}


def own_tags(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    """Return each article's tags but those that its source puts on nearly all that it has."""
    tags = [tuple(dict.fromkeys(article.tags)) for article in articles]
    worn = worn_by(articles, tags)
    return [
        tuple(tag for tag in said if (article.source, tag) not in worn)
        for article, said in zip(articles, tags, strict=True)
    ]


@lru_cache(maxsize=1024)
def names_of(topic: Topic, language: str) -> frozenset[tuple[str, int]]:
    """Return what sources may call a topic, with the length: "Deportation" has the stem of "Deportes"."""
    from digest.edit.topics import news_names

    return frozenset((_folded(name, language), len(name)) for name in (topic.id, topic.title, *news_names(topic)))


def sections_of(url: str | None) -> tuple[str, ...]:
    """Return the sections in an address: the parts of its path before the article's own."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    return tuple(part for part in path.split("/")[1:-1] if _PART.fullmatch(part))


@lru_cache(maxsize=4096)
def spelled(tag: str, language: str) -> frozenset[str]:
    """Return the stems of a tag."""
    return frozenset(stems(tag.replace("-", " "), language))


@lru_cache(maxsize=4096)
def _folded(label: str, language: str) -> str:
    return " ".join(stems(label.replace("-", " "), language)) or label.casefold()
