"""Closed lists of words, by language, that tell how a sentence stands (`data/words.json`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class WordLists:
    """Hold a language's lists; a language that has none has empty ones."""

    #: They lean on what went before: "he", "but", "this".
    hanging: frozenset[str]
    #: Those of them that only turn from what went before: "but", "also".
    turning: frozenset[str]
    #: They name a time, and "this" before them leans on nothing: "this week".
    times: frozenset[str]
    #: They speak of us: "we", "my".
    own: frozenset[str]
    #: They report speech: "said".
    saying: frozenset[str]


@cache
def word_lists(language: str) -> WordLists:
    """Return a language's lists."""
    lists = _lists()
    return WordLists(**{kind: frozenset(found.get(language, "").split()) for kind, found in lists.items()})


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = (resources.files("digest.edit") / "data" / "words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
