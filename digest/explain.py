"""Say why an article was taken, dropped, merged or filed where it is; pure: the records come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import MORE
from digest.errors import counted
from digest.urls import canonical, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from digest.ledger.entries import Sight
    from digest.ledger.issues import Edition
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
    #: Why it stands under the last section.
    unfiled: str | None = None
    removed: tuple[Removed, ...] = ()
    #: The address, or else the title, that the report names it by, where it was left out.
    address: str | None = None


def explain(
    what: str,
    issue: Issue,
    report: Mapping[str, Any],
    dropped: tuple[Skipped, ...],
    articles: Sequence[Article] = (),
) -> tuple[Explanation, ...]:
    """Explain every article that `what` names: an address, an id, or a part of a title.

    `articles` are all that the issue was made of: a title finds those too that were left out.
    """
    taken = tuple(_taken(issue, report, what))
    inside = {article.id for section in issue.sections for story in section.stories for article in _reports(story)}
    outside = {article.id: article for article in articles if article.id not in inside}
    left = tuple(
        _passed_over(article, outside, report, dropped)
        for article in outside.values()
        if what == article.id or _named(what, article.url, article.title)
    )
    said = {one.address for one in left}
    rest = (skip for skip in dropped if _named(what, skip.what, skip.what) and skip.what not in said)
    return taken + left + tuple(_left_out(skip) for skip in rest)


def not_taken(
    sight: Sight, edition: Edition | None, dropped: Sequence[Skipped] = (), *, tz: tzinfo = UTC
) -> Explanation:
    """Explain why an issue took nothing of an entry that its sources named: by its report, else by the ledger."""
    slug = edition.slug if edition else "this issue"
    skip = next((one for one in dropped if one.what in (sight.entry, sight.title)), None)
    if skip is not None:
        reason = skip.reason
    elif sight.issue is not None and sight.issue != slug:
        reason = f"taken by {sight.issue}"
    elif sight.published is None:
        reason = f"it has no date, and was first seen on {sight.first_seen:%Y-%m-%d}"
    else:
        reason = f"published on {sight.published:%Y-%m-%d}, outside of {slug}"
        if edition is not None and edition.since and edition.until:
            since, until = (f"{moment.astimezone(tz):%Y-%m-%d %H:%M}" for moment in (edition.since, edition.until))
            reason += f" ({since} to {until}, {tz})"
    return Explanation(
        what=sight.title or sight.entry,
        taken=False,
        where=skip.stage if skip else "gather",
        reason=f"{reason}; named by {sight.source}",
    )


def _reports(story: Story) -> tuple[Article, ...]:
    return (story.lead, *story.also)


def _passed_over(
    article: Article, outside: Mapping[str, Article], report: Mapping[str, Any], dropped: Sequence[Skipped]
) -> Explanation:
    """Say why an article that was read is in no story of the issue: its own reason, or that of its story."""
    reasons = {skip.what: skip for skip in dropped}
    for other in _joined(article, outside, report):
        skip = next((reasons[name] for name in (other.url, other.title, other.id) if name in reasons), None)
        if skip is not None:
            role = "" if other is article else f', with the story "{other.title}"'
            return Explanation(
                what=article.title or article.id,
                taken=False,
                where=skip.stage,
                reason=f"{skip.reason}{role}",
                merged=tuple(_merged(article, [*outside.values()], report)),
                removed=article.removed,
                address=skip.what,
            )
    return Explanation(what=article.title or article.id, taken=False, where="edit", reason="in no story of the issue")


def _joined(article: Article, outside: Mapping[str, Article], report: Mapping[str, Any]) -> list[Article]:
    """Return the article and those that were joined with it, step by step."""
    found = [article.id]
    for name in found:
        for row in report["merged"]:
            if name in (row["first"], row["second"]):
                other = row["second"] if name == row["first"] else row["first"]
                found += [other] if other not in found and other in outside else []
    return [outside[name] for name in found]


def _taken(issue: Issue, report: Mapping[str, Any], what: str) -> Iterator[Explanation]:
    for section in issue.sections:
        for place, story in enumerate(section.stories, start=1):
            for article in (story.lead, *story.also):
                if what == article.id or _named(what, article.url, article.title):
                    yield _explained(article, story, section, place, report)


def _named(what: str, url: str | None, title: str) -> bool:
    address, words = spellings(canonical(what, part=True)), what.strip().casefold()
    # a page names all its articles, a place in it one
    known = {url, canonical(url), canonical(url, part=True)} - {None}
    return bool(known & (address | spellings(canonical(what)) if url == canonical(url) else address)) or (
        words != "" and words in title.casefold()
    )


def _explained(article: Article, story: Story, section: Section, place: int, report: Mapping[str, Any]) -> Explanation:
    role = "" if article is story.lead else f', as another report of "{story.lead.title}"'
    filed: Mapping[str, Any] = next((row for row in report["filed"] if row["article"] == story.lead.id), {})
    return Explanation(
        what=article.title,
        taken=True,
        where=f"{section.title}, story {place} of {len(section.stories)}{role}",
        reason=story.reason,
        score=story.score,
        merged=tuple(_merged(article, _reports(story), report)),
        filed_by=tuple(filed.get("words", ())),
        unfiled=_unfiled(story, section, filed),
        removed=article.removed,
    )


def _unfiled(story: Story, section: Section, filed: Mapping[str, Any]) -> str | None:
    """Say why a story stands under the last section: no topic took it, or its topic has too few for a section."""
    if story.topic == MORE:
        missing = filed.get("missing")  # not where the editor put it there, nor in an issue built before it was noted
        return f"no topic took it: {missing}" if missing and filed["topic"] == MORE else None
    if section.topic != MORE:
        return None
    own = sum(one.topic == story.topic for one in section.stories)
    return f"its topic, {story.topic}, has {'no other story' if own == 1 else f'{own} stories'}: too few for a section"


def _merged(article: Article, reports: Sequence[Article], report: Mapping[str, Any]) -> Iterator[Merged]:
    others = {a.id: a for a in reports if a.id != article.id}
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
    if found.taken:
        yield f"  taken: {found.where}"
        yield f"  score {found.score:g}: {found.reason}"
    else:
        yield f"  left out ({found.where}): {found.reason}"
    for other in found.merged:
        outlet = f" ({other.publisher})" if other.publisher else ""
        yield f'  joined with "{other.title}"{outlet}: score {other.score:.2f}, by {", ".join(other.terms)}'
    if found.filed_by:
        yield f"  filed by: {', '.join(found.filed_by)}"
    if found.unfiled:
        yield f"  {found.unfiled}"
    if found.removed:
        yield f"  {counted(len(found.removed), 'line', 'lines')} removed:"
        yield from (f"    - {line.text}  ({line.reason})" for line in found.removed)
