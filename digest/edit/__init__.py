"""The editor: articles in, an issue out; extractive, deterministic, offline.

summarize picks verbatim sentences, cluster joins the reports of one event, classify files
stories under topics, compose makes the issue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.compose import Edition
    from digest.edit.edits import Edits
    from digest.models import Article, Summary, Topic

__all__ = ["classify", "cluster", "compose", "parse_edits", "summarize"]


def summarize(
    article: Article, *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the article's best sentences, word for word and in reading order."""
    from digest.edit.summarize import summarize

    return summarize(article, sentences=sentences, words=words, algorithm=algorithm)


def cluster(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """Join the reports of one event: every article stands in exactly one group."""
    from digest.edit.cluster import cluster

    return cluster(articles)


def classify(articles: Sequence[Article], topics: Sequence[Topic] = ()) -> tuple[str, ...]:
    """Return a topic id for each article; with no topics given, discover them."""
    from digest.edit.classify import classify

    return classify(articles, topics)


def compose(articles: Sequence[Article], **wishes: object) -> Edition:
    """Make an issue of the articles; see `digest.edit.compose.compose` for what may be asked."""
    from digest.edit.compose import compose

    return compose(articles, **wishes)  # type: ignore[arg-type]  # the room below names and types each wish


def parse_edits(text: str) -> Edits:
    """Read an `edits.toml`, the editor's own file; raise ConfigError with the line that is wrong."""
    from digest.edit.edits import parse_edits

    return parse_edits(text)
