"""The built-in news set: topics that any general newsletter needs, in five languages."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from digest.edit.phrases import primary
from digest.models import Topic


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    text = (resources.files("digest.edit.topics") / "news.json").read_text(encoding="utf-8")
    return {row["id"]: row for row in json.loads(text)}


@lru_cache(maxsize=32)
def news_topics(language: str = "en") -> tuple[Topic, ...]:
    """Return the built-in topics with their titles in `language` (English where it is not known)."""
    return tuple(
        Topic(id=name, title=row["titles"].get(primary(language)) or row["titles"]["en"], keywords=_all_keywords(name))
        for name, row in _table().items()
    )


@lru_cache(maxsize=64)
def _all_keywords(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in _table()[name]["keywords"].values() for word in words.split(", ")))


def is_news(topic: Topic) -> bool:
    """Tell whether a topic is one of the built-in set, with its own keywords."""
    return topic.id in _table() and topic.keywords == _all_keywords(topic.id)


@lru_cache(maxsize=256)
def news_keywords(topic: Topic, language: str) -> tuple[str, ...]:
    """Return a built-in topic's keywords in a language (English where there are none); () for another topic."""
    if not is_news(topic):
        return ()
    words = _table()[topic.id]["keywords"]
    return tuple((words.get(language) or words["en"]).split(", "))


def news_names(topic: Topic) -> tuple[str, ...]:
    """Return what outlets call a built-in topic's section; () for another topic."""
    if not is_news(topic):
        return ()
    row = _table()[topic.id]
    return (*row["titles"].values(), *row["aliases"].split(", "))


#: The built-in set with English titles: what `topics = "news"` means.
NEWS_TOPICS = news_topics()
