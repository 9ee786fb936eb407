"""What report.json says of a build: counts, what was skipped, removed, merged, filed, shortened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from digest.codec import plain
from digest.edit import Edits
from digest.edit.edits import mark_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.build import Plan
    from digest.edit.compose import Edition
    from digest.models import Article, Rendering, Skipped


def report_of(edition: Edition, articles: Sequence[Article], rendering: Rendering) -> dict[str, Any]:
    """Return report.json; its timings stay empty, since the same input must give the same bytes."""
    stories = [story for section in edition.issue.sections for story in section.stories]
    reasons = Counter(line.reason for article in articles for line in article.removed)
    skipped = _skipped(edition)
    return {
        "counts": {
            "articles": len(articles),
            "stories": len(stories),
            "sections": len(edition.issue.sections),
            "sentences": sum(len(story.summary.sentences) for story in stories),
            "skipped": len(skipped),
            "removed": sum(reasons.values()),
            "bytes": len(rendering.html.encode()),
            **dict(edition.counts),
        },
        "timings": {},
        "skipped": plain(skipped),
        "removed": dict(sorted(reasons.items())),
        "merged": plain(edition.merged),
        "filed": plain(edition.filed),
        "shortened": list(rendering.shortened),
    }


def _skipped(edition: Edition) -> tuple[Skipped, ...]:
    known = edition.issue.skipped
    return (*known, *(skip for skip in edition.dropped if skip not in known))


def settings_of(plan: Plan) -> dict[str, Any]:
    """Return what a rebuild must know again, and which edits are in the issue; `settings` in report.json."""
    mark = mark_of(plan.edits)
    return {
        "topics": None if plan.topics is None else plain(plan.topics),
        "limit": plan.limit,
        "sentences": plan.sentences,
        "algorithm": plan.algorithm,
        "earlier": list(plan.earlier),
        **_wishes(plan),
        **({"edits": mark} if mark else {}),
    }


def _wishes(plan: Plan) -> dict[str, Any]:
    """Return what the newsletter wishes of every issue, where it does."""
    told = {"order": list(plan.standing.order), "words": dict(plan.standing.words), "floor": plan.floor}
    return {key: value for key, value in told.items() if value} | ({} if plan.rest else {"rest": False})


def wishes_from(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `settings_of` noted of these wishes, as a plan holds it."""
    words = tuple(settings.get("words", {}).items())
    return {
        "standing": Edits(order=tuple(settings.get("order", ())), words=words),
        "rest": settings.get("rest", True),
        "floor": settings.get("floor", 0.0),
    }
