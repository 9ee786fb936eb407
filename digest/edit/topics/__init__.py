"""The built-in news set: topics that any general newsletter needs, in five languages."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from typing import Any

from digest.edit.phrases import primary
from digest.models import Topic


@lru_cache(maxsize=1)
def _table() -> list[dict[str, Any]]:
    text = (resources.files("digest.edit.topics") / "news.json").read_text(encoding="utf-8")
    table: list[dict[str, Any]] = json.loads(text)
    return table


@lru_cache(maxsize=32)
def news_topics(language: str = "en") -> tuple[Topic, ...]:
    """Return the built-in topics with their titles in `language` (English where it is not known)."""
    language = primary(language)
    return tuple(
        Topic(
            id=row["id"],
            title=row["titles"].get(language) or row["titles"]["en"],
            keywords=tuple(dict.fromkeys(word for words in row["keywords"].values() for word in words.split(", "))),
        )
        for row in _table()
    )


#: The built-in set with English titles: what `topics = "news"` means.
NEWS_TOPICS = news_topics()
