"""The first sentences of a story's main article: a stand-in until `summarize` is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Sentence, Summary
from digest.text import sentences as spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article


def summarize_story(articles: Sequence[Article], *, sentences: int = 3, algorithm: str | None = None) -> Summary:
    """Return the first sentences of the first article."""
    _ = algorithm
    lead = articles[0]
    found = [
        Sentence(text=paragraph[start:end], article=lead.id, paragraph=at, start=start, end=end)
        for at, paragraph in enumerate(lead.paragraphs)
        for start, end in spans(paragraph, lead.language)
    ]
    return Summary(sentences=tuple(found[:sentences]))
