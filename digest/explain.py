"""Say why an article was taken, dropped, merged or filed where it is; pure: the records come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.models import Article, Issue, Removed, Section, Skipped, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Name a report that an article was joined with, how alike they are and by which words."""

    title: str
    publisher: str | None
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Hold all that is known of one article's way into an issue, or out of it."""

    what: str
    taken: bool
    #: Its section and place, or the stage and reason it was left out for.
    where: str
    reason: str
    score: float | None = None
    merged: tuple[Merged, ...] = ()
    filed_by: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()


def explain(
    what: str, issue: Issue, report: Mapping[str, Any], dropped: tuple[Skipped, ...]
) -> tuple[Explanation, ...]:
    """Explain every article that `what` names: an address, an id, or a part of a title."""
    taken = tuple(_taken(issue, report, what))
    return taken + tuple(_left_out(skip) for skip in dropped if _named(what, skip.what, skip.what))


def _taken(issue: Issue, report: Mapping[str, Any], what: str) -> Iterator[Explanation]:
    for section in issue.sections:
        for place, story in enumerate(section.stories, start=1):
            for article in (story.lead, *story.also):
                if what == article.id or _named(what, article.url, article.title):
                    yield _explained(article, story, section, place, report)


def _named(what: str, url: str | None, title: str) -> bool:
    address, words = canonical(what), what.strip().casefold()
    return (None not in (url, address) and address in (url, canonical(url))) or (
        words != "" and words in title.casefold()
    )


def _explained(article: Article, story: Story, section: Section, place: int, report: Mapping[str, Any]) -> Explanation:
    role = "" if article is story.lead else f', as another report of "{story.lead.title}"'
    filed = next((row["words"] for row in report["filed"] if row["article"] == story.lead.id), ())
    return Explanation(
        what=article.title,
        taken=True,
        where=f"{section.title}, story {place} of {len(section.stories)}{role}",
        reason=story.reason,
        score=story.score,
        merged=tuple(_merged(article, story, report)),
        filed_by=tuple(filed),
        removed=article.removed,
    )


def _merged(article: Article, story: Story, report: Mapping[str, Any]) -> Iterator[Merged]:
    others = {a.id: a for a in (story.lead, *story.also) if a is not article}
    for row in report["merged"]:
        pair = (row["first"], row["second"])
        if article.id in pair:
            other = others.get(pair[pair[0] == article.id])
            if other is not None:
                yield Merged(
                    title=other.title, publisher=other.publisher, score=row["score"], terms=tuple(row["terms"])
                )


def _left_out(skip: Skipped) -> Explanation:
    return Explanation(what=skip.what, taken=False, where=skip.stage, reason=skip.reason)


def lines(found: Explanation) -> Iterator[str]:
    """Yield an explanation as lines of text."""
    yield found.what
    if not found.taken:
        yield f"  left out ({found.where}): {found.reason}"
        return
    yield f"  taken: {found.where}"
    yield f"  score {found.score:g}: {found.reason}"
    for other in found.merged:
        outlet = f" ({other.publisher})" if other.publisher else ""
        yield f'  joined with "{other.title}"{outlet}: score {other.score:.2f}, by {", ".join(other.terms)}'
    if found.filed_by:
        yield f"  filed by: {', '.join(found.filed_by)}"
    if found.removed:
        yield f"  {len(found.removed)} lines removed:"
        yield from (f"    - {line.text}  ({line.reason})" for line in found.removed)
