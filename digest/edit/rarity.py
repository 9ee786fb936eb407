"""How telling a word is: rare in the news at large, and rare among the articles at hand."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What is usual in the news weighs this much against what is usual this week: a story that fills
#: the week must not make its own words common (headlines: B3-F1 .58 without, .83 with).
_AT_LARGE = 0.7
#: A week of this many articles says as much about its words as the background does.
_WEEK = 100
#: A year says nothing of what happened in it, however new it is to the background.
_YEAR, _DIGITS, _OF_A_YEAR = re.compile(r"(?:19|20)\d\d"), 4, 1.5
# A stem in a language without a background; one in 250 articles is the median of the known ones.
_UNKNOWN = 0.004


@lru_cache(maxsize=1)
def _background() -> dict[str, tuple[int, dict[str, int]]]:
    text = (resources.files("digest.edit") / "data" / "background.json").read_text(encoding="utf-8")
    return {language: (row["articles"], row["stems"]) for language, row in json.loads(text).items()}


def usual(stems: Sequence[str], language: str) -> Any:
    """Return the share of articles of a language that hold each stem, in the news at large."""
    import numpy as np

    articles, known = _background().get(language, (0, {}))
    if not articles:
        return np.full(len(stems), _UNKNOWN)
    counts = np.fromiter(map(known.get, stems, repeat(0)), np.float64, len(stems))
    return (counts + 0.5) / (articles + 1)


def telling(stems: Sequence[str], shares: Any, held: Any, total: int) -> Any:
    """Return how telling each stem is, in nats: `shares` of all articles hold it, and `held` of `total` here."""
    import numpy as np

    here = np.log((total + _WEEK) / (held + _WEEK * shares))
    weights = np.maximum(0.01, -_AT_LARGE * np.log(shares) + (1 - _AT_LARGE) * here)
    years = [at for at, stem in enumerate(stems) if len(stem) == _DIGITS and stem.isdigit() and _YEAR.fullmatch(stem)]
    weights[years] = np.minimum(weights[years], _OF_A_YEAR)
    return weights
