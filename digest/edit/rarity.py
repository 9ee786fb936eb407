"""How telling a word is: rare in the news at large, and rare among the articles at hand."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.edit.terms import Terms

#: What is usual in the news weighs this much against what is usual this week: a story that fills
#: the week must not make its own words common (headlines: B3-F1 .58 without, .83 with).
_AT_LARGE = 0.7
#: A week of this many articles says as much about its words as the background does.
_WEEK = 100
#: A year says nothing of what happened in it, however new it is to the background.
_YEAR, _OF_A_YEAR = re.compile(r"(?:19|20)\d\d"), 1.5
# A stem in a language without a background; one in 250 articles is the median of the known ones.
_UNKNOWN = 0.004


@lru_cache(maxsize=1)
def _background() -> dict[str, tuple[int, dict[str, int]]]:
    text = (resources.files("digest.edit") / "data" / "background.json").read_text(encoding="utf-8")
    return {language: (row["articles"], row["stems"]) for language, row in json.loads(text).items()}


@lru_cache(maxsize=1 << 17)
def usual(term: str, language: str) -> float:
    """Return the share of articles of a language that hold a stem, in the news at large."""
    articles, stems = _background().get(language, (0, {}))
    return (stems.get(term, 0) + 0.5) / (articles + 1) if articles else _UNKNOWN


def spread(all_terms: Sequence[Terms]) -> dict[str, int]:
    """Return in how many of the articles each stem stands."""
    found: dict[str, int] = {}
    for terms in all_terms:
        for term in terms.counts:
            found[term] = found.get(term, 0) + 1
    return found


class Telling(dict[str, float]):
    """Say how telling each stem of a language is, in nats, among articles over which stems spread as in `held`."""

    def __init__(self, language: str, held: Mapping[str, int], total: int) -> None:
        super().__init__()
        self._language, self._held, self._total = language, held, total

    def __missing__(self, term: str) -> float:
        share = usual(term, self._language)
        here = math.log((self._total + _WEEK) / (self._held.get(term, 0) + _WEEK * share))
        weight = max(0.01, -_AT_LARGE * math.log(share) + (1 - _AT_LARGE) * here)
        weight = self[term] = min(weight, _OF_A_YEAR) if _YEAR.fullmatch(term) else weight
        return weight


class Rarity:
    """Weigh the stems of a set of articles, language by language."""

    def __init__(self, all_terms: Sequence[Terms]) -> None:
        self.held, self.total = spread(all_terms), len(all_terms)
        self._languages: dict[str, Telling] = {}

    def of(self, language: str) -> Telling:
        """Return the weights of a language's stems."""
        if language not in self._languages:
            self._languages[language] = Telling(language, self.held, self.total)
        return self._languages[language]
