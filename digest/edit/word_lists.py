"""Closed lists of words, by language, that tell how a sentence stands (`data/words.json`)."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def word_lists(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the words that lean on what went before, that speak of us, and that report speech."""
    lists = _lists()
    hanging, own, saying = (frozenset(lists[kind].get(language, "").split()) for kind in ("hanging", "own", "saying"))
    return hanging, own, saying


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = (resources.files("digest.edit") / "data" / "words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
