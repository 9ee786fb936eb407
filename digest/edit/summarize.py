"""The summary: an article's best sentences, word for word, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.edit.selection import candidates, choose
from digest.errors import ConfigError
from digest.models import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article

#: Who may rank: ours first, then sumy's own.
ALGORITHMS = ("digest", "lexrank", "textrank", "luhn", "lsa", "edmundson", "sum-basic", "kl", "reduction")


def summarize(
    article: Article, *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the article's best sentences, word for word and in reading order.

    At most `sentences` of them and, where `words` is given, at most so many words (one sentence is
    always given). Raises ConfigError where `algorithm` is none of `ALGORITHMS`.
    """
    from digest.edit.rankers import ratings

    name, language = known(algorithm), primary(article.language)
    able = candidates(article)
    rated = ratings(able, name, language, article.title)
    chosen = choose(able, rated, language, sentences=sentences, words=words)
    return Summary(sentences=tuple(able[i].of(article) for i in chosen))


def summarize_story(
    articles: Sequence[Article], *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the best sentences of several reports of one event, those of the first report first."""
    lead = articles[0]
    return summarize(lead, sentences=sentences, words=words, algorithm=algorithm)


def known(algorithm: str | None) -> str:
    """Return an algorithm's name as `ALGORITHMS` spells it; raise ConfigError where it is none of them."""
    name = (algorithm or ALGORITHMS[0]).lower().replace("_", "-")
    name = {"lex-rank": "lexrank", "text-rank": "textrank", "sumbasic": "sum-basic"}.get(name, name)
    if name not in ALGORITHMS:
        raise ConfigError(f"no summarizer is called {algorithm!r}", hint=f"choose one of {', '.join(ALGORITHMS)}")
    return name
