"""What a newsletter takes at all: articles that say certain words, and none that says others; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """Hold the words by which articles are kept out, and those of which one must be said."""

    drop: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


def sifted(
    articles: Sequence[Article], sieve: Sieve, of_sources: Mapping[str, Sieve]
) -> tuple[tuple[Article, ...], tuple[tuple[Article, str], ...]]:
    """Part the articles that pass the newsletter's sieve and their source's from those that do not, with the reason."""
    kept, refused = [], []
    for article in articles:
        reasons = (refusal(article, one) for one in (sieve, of_sources.get(article.source, Sieve())))
        reason = next((reason for reason in reasons if reason), None)
        refused.append((article, reason)) if reason else kept.append(article)
    return tuple(kept), tuple(refused)


def refusal(article: Article, sieve: Sieve) -> str | None:
    """Return why an article does not pass, or None: `drop` looks at its title and tags, `only` at its text as well."""
    labels = "\n".join([article.title, *article.tags])
    said = next((word for word in sieve.drop if says(labels, word)), None)
    if said is not None:
        return f"kept out by drop = {said!r} in digest.toml"
    if sieve.only:
        whole = "\n".join([labels, *article.paragraphs])
        if not any(says(whole, word) for word in sieve.only):
            return "says none of the words of only in digest.toml"
    return None


def says(text: str, words: str) -> bool:
    """Tell whether a text says words or a phrase, whole and in any case; `ferr*` begins a word."""
    return _pattern(words).search(text.casefold()) is not None


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    bare = " ".join(words.casefold().split())
    begun = bare.endswith("*")
    parts = bare.rstrip("*").split()
    if not parts:
        return re.compile(r"(?!)")
    # Chinese and Japanese part no words: there a word is any part of the text.
    left = "" if WIDE.match(parts[0][0]) or not _is_of_words(parts[0][0]) else r"(?<!\w)"
    right = "" if begun or WIDE.match(parts[-1][-1]) or not _is_of_words(parts[-1][-1]) else r"(?!\w)"
    return re.compile(left + r"\s+".join(map(re.escape, parts)) + right)


def _is_of_words(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
