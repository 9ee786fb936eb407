"""How an issue is to be made: what digest.toml says of it, in the words of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.build import Plan
from digest.build.templates import own_templates
from digest.edit.edits import Edits
from digest.edit.sieve import Sieve
from digest.edit.topics import news_topics

if TYPE_CHECKING:
    from digest import window
    from digest.config import Config
    from digest.models import Topic


def plan_of(config: Config, slug: str, span: window.Window) -> Plan:
    """Return the plan of an issue of all that is dated in a span, as a configuration wants its issues."""
    return Plan(
        newsletter=config.newsletter,
        topics=_topics(config),
        slug=slug,
        window=span,
        limit=config.build.limit,
        sentences=config.build.sentences,
        algorithm=config.build.algorithm,
        templates=own_templates(config.folder),
        sieve=Sieve(drop=config.build.drop, only=config.build.only),
        standing=Edits(order=config.build.order, words=config.build.words),
        rest=config.build.rest,
        floor=config.build.floor,
    )


def _topics(config: Config) -> tuple[Topic, ...] | None:
    if isinstance(config.topics, str):
        return news_topics(config.newsletter.language)
    return config.topics or None
