"""Documents -> issue -> issues/<slug>/: one of the two rooms where the wings meet.

`read` or a gathering brings documents, `extract` cleans them, `edit.compose` makes the issue,
`render` shows it, `archive` keeps it. A bad document is a `Skipped` in the report; only when
nothing at all can be built does `build` raise, and then nothing is written.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from datetime import time as clock_time
from typing import TYPE_CHECKING, Any

from digest import archive, window
from digest.codec import articles_to_lines, issue_to_json, plain, to_json
from digest.edit import compose, parse_edits
from digest.errors import DigestError, ExtractError, SourceError
from digest.extract import extract
from digest.models import Article, Document, Newsletter, Skipped, Topic
from digest.render import build_message, render, template_loader, to_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from digest.edit.compose import Edition
    from digest.models import Issue, Rendering

#: Whom the specimen in message.eml is addressed to.
READER = "Reader <reader@example.org>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Say how an issue is to be built; the defaults need no configuration at all."""

    newsletter: Newsletter = field(default_factory=Newsletter)
    #: The sections by name; None lets them be discovered.
    topics: tuple[Topic, ...] | None = None
    slug: str
    window: window.Window = field(default_factory=window.Window)
    #: How many stories it carries; 0 for all.
    limit: int = 50
    #: How long a summary may be.
    sentences: int = 3
    #: One of `digest.edit.summarize.ALGORITHMS`; None is ours.
    algorithm: str | None = None
    #: Where the newsletter's own templates stand, before the built-in ones.
    templates: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Hold what a build left: where, the issue, and the report on it."""

    folder: Path
    issue: Issue
    rendering: Rendering
    report: dict[str, Any]
    #: Sources that gave nothing: the run was done in part.
    failed: tuple[Skipped, ...]


@dataclass(slots=True)
class Stages:
    """Take the time of each stage of a run, in seconds."""

    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=time.perf_counter)

    def done(self, stage: str) -> None:
        """Close a stage: what has passed since the last one belongs to it."""
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._since, 3)
        self._since = now


def build(found: Iterable[Document | Skipped], plan: Plan, *, issues: Path, now: datetime) -> Built:
    """Build the issue of what was found and write it as `issues/<slug>/`.

    Raises:
        SourceError: no article in all of it.
        DigestError: the folder cannot be written, or a template or an edit is broken.
    """
    stages = Stages()
    articles, skipped, failed = clean_all(found)
    stages.done("extract")
    taken, outside = _within(articles, plan.window)
    if not taken:
        raise _nothing(failed, outside)
    edition = _compose(taken, (*skipped, *outside), plan, issues, now)
    stages.done("edit")
    rendering = render(edition.issue, loader=template_loader(plan.templates))
    stages.done("render")
    report = _report(edition, articles, rendering)
    folder = archive.write_issue(issues, plan.slug, _files(edition.issue, rendering, report))
    stages.done("write")
    return Built(
        folder=folder,
        issue=edition.issue,
        rendering=rendering,
        report={**report, "timings": stages.seconds},
        failed=failed,
    )


def clean_all(
    found: Iterable[Document | Skipped],
) -> tuple[tuple[Article, ...], tuple[Skipped, ...], tuple[Skipped, ...]]:
    """Return the clean articles, each once; all that was skipped; and those of these that are failures."""
    articles: dict[str, Article] = {}
    skipped: list[Skipped] = []
    failed: list[Skipped] = []
    for one in found:
        result = _cleaned(one)
        if isinstance(result, Skipped):
            skipped.append(result)
            if isinstance(one, Skipped) or not one.entry:
                failed.append(result)
        elif (twin := articles.get(result.id)) is None:
            articles[result.id] = result
        else:
            fuller, other = sorted((twin, result), key=_length, reverse=True)
            articles[result.id] = fuller
            skipped.append(Skipped(what=_name(other), stage="edit", reason=f"the same article as in {fuller.source}"))
    return tuple(articles.values()), tuple(skipped), tuple(failed)


def _cleaned(one: Document | Skipped) -> Article | Skipped:
    if isinstance(one, Skipped):
        return one
    try:
        return extract(one)
    except ExtractError as error:
        return Skipped(what=one.url or one.title or one.source, stage="extract", reason=error.message)


def _length(article: Article) -> int:
    return sum(map(len, article.paragraphs))


def _name(article: Article) -> str:
    return article.url or article.title


def _within(articles: Sequence[Article], span: window.Window) -> tuple[list[Article], list[Skipped]]:
    taken = [article for article in articles if span.holds(article.published)]
    left = [a for a in articles if not span.holds(a.published)]
    return taken, [Skipped(what=_name(a), stage="edit", reason="published outside the window") for a in left]


def _nothing(failed: Sequence[Skipped], outside: Sequence[Skipped]) -> DigestError:
    if outside:
        return SourceError(
            f"none of the {len(outside)} articles was published in the window",
            hint="widen it with --since and --until, or leave --week away",
        )
    reasons = "; ".join(f"{skip.what}: {skip.reason}" for skip in failed[:3])
    more = f" and {len(failed) - 3} more" if len(failed) > 3 else ""
    return SourceError(
        f"no article in the sources ({reasons}{more})" if failed else "no article in the sources",
        hint="name files or folders with articles: text, HTML, RSS or Atom, .eml or Markdown",
    )


def _compose(
    articles: Sequence[Article], skipped: Sequence[Skipped], plan: Plan, issues: Path, now: datetime
) -> Edition:
    tz = window.zone(plan.newsletter.timezone)
    return compose(
        articles,
        newsletter=plan.newsletter,
        slug=archive.check_slug(plan.slug),
        number=archive.number_of(issues, plan.slug),
        date=window.date_of_issue(plan.slug, articles, tz, now.astimezone(tz).date()),
        topics=plan.topics,
        limit=plan.limit,
        sentences=plan.sentences,
        algorithm=plan.algorithm,
        edits=parse_edits(archive.read_edits(issues, plan.slug)),
        skipped=skipped,
    )


def _files(issue: Issue, rendering: Rendering, report: dict[str, Any]) -> dict[str, bytes]:
    quoted = [article for section in issue.sections for s in section.stories for article in (s.lead, *s.also)]
    texts = {
        "issue.json": issue_to_json(issue),
        "articles.jsonl": articles_to_lines(quoted),
        "email.html": rendering.html,
        "email.txt": rendering.text,
        "index.html": rendering.web,
        "report.json": to_json(report),
    }
    return {**{name: text.encode() for name, text in texts.items()}, "message.eml": specimen(issue, rendering)}


def specimen(issue: Issue, rendering: Rendering) -> bytes:
    """Return message.eml: the mail as a reader gets it, dated noon of the issue's day."""
    noon = datetime.combine(issue.date, clock_time(12), tzinfo=window.zone(issue.newsletter.timezone))
    return to_bytes(build_message(rendering, issue.newsletter, to=READER, date=noon, slug=issue.slug))


def _report(edition: Edition, articles: Sequence[Article], rendering: Rendering) -> dict[str, Any]:
    """Return report.json; its timings stay empty, since the same input must give the same bytes."""
    issue = edition.issue
    stories = [story for section in issue.sections for story in section.stories]
    reasons = Counter(line.reason for article in articles for line in article.removed)
    skipped = (*issue.skipped, *(s for s in edition.dropped if s not in issue.skipped))
    return {
        "counts": {
            "articles": len(articles),
            "stories": len(stories),
            "sections": len(issue.sections),
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
