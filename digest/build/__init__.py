"""Documents -> issue -> issues/<slug>/: one of the two rooms where the wings meet.

Documents are cleaned, `edit.compose` makes the issue, `render` shows it, `archive` keeps it. A bad
document is a `Skipped` in the report; only when nothing at all can be built does `build` raise, and
then nothing is written. `rebuild` starts from the articles that the issue's own folder holds.
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from datetime import time as clock_time
from functools import partial
from typing import TYPE_CHECKING, Any

from digest import archive, files, window
from digest.archive.index import listed, update_index
from digest.archive.swap import locked
from digest.build.empty import all_kept_out, no_article, no_story
from digest.build.report import report_of, settings_of, wishes_from
from digest.cleaning import clean_all, name_of, within
from digest.codec import articles_to_lines, issue_to_json, to_json
from digest.edit import Edits, compose, parse_edits
from digest.edit.edits import mark_of
from digest.edit.memory import remembered
from digest.edit.sieve import Sieve, sifted
from digest.extract import extract
from digest.models import Article, Document, Newsletter, Skipped, Summary, Topic
from digest.render import build_message, render, render_archive, template_loader, to_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from digest.edit.compose import Edition
    from digest.models import Carried, Issue, Rendering

__all__ = ["Built", "Plan", "build", "clean_all", "heeds_edits", "rebuild", "specimen"]

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
    #: The slugs of earlier issues whose stories shall not come back, the oldest first.
    earlier: tuple[str, ...] = ()
    #: Sources whose articles were chosen one by one: their dates may lie before the window.
    by_hand: frozenset[str] = frozenset()
    #: Where it is written as a look, and the archive left as it is; None: into the archive.
    into: Path | None = None
    #: Articles that the editor of the last issue put off to this one.
    held: tuple[Article, ...] = ()
    #: What is taken at all: of all sources, and of some by their names.
    sieve: Sieve = field(default_factory=Sieve)
    sieves: Mapping[str, Sieve] = field(default_factory=dict)
    #: What is wished of every issue: the order of sections, what words are worth.
    standing: Edits = field(default_factory=Edits)
    #: What is wished of this one, as its edits.toml says it; read when it is made.
    edits: Edits = field(default_factory=Edits)
    #: Whether stories of no topic stand under a last section; the score under which a story is left out.
    rest: bool = True
    floor: float = 0.0
    #: Held while it is written into the archive; it raises where what stands there must stay.
    holding: Callable[[], AbstractContextManager[None]] = nullcontext


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Hold what an issue is made of: clean articles, what was skipped before, its date."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    day: date
    #: Summaries that were made before, by the ids of a story's reports.
    known: Mapping[tuple[str, ...], Summary] = field(default_factory=dict)


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


def build(
    found: Iterable[Document | Skipped],
    plan: Plan,
    *,
    issues: Path,
    now: datetime,
    clean: Callable[[Document], Article] = extract,
) -> Built:
    """Build the issue of what was found and write it as `issues/<slug>/`; `clean` may remember what it did.

    Raises:
        SourceError: no article in all of it; NothingNewError where all are outside the window, or none may stay.
        DigestError: the folder cannot be written, or a template or an edit is broken.
    """
    stages = Stages()
    cleaned = clean_all(found, clean, window=plan.window)
    stages.done("extract")
    taken, left = within(cleaned.articles, plan.window, by_hand=plan.by_hand)
    outside = (*cleaned.outside, *left)
    if not taken and not plan.held:
        raise no_article(cleaned, outside)
    taken, refused = sifted(taken, plan.sieve, plan.sieves)
    kept_out = tuple(Skipped(what=name_of(one), stage="edit", reason=reason) for one, reason in refused)
    taken += tuple(one for one in plan.held if one.id not in {other.id for other in taken})
    if not taken:
        raise all_kept_out(kept_out)
    tz = window.zone(plan.newsletter.timezone)
    day = window.date_of_issue(plan.slug, taken, tz, now.astimezone(tz).date())
    material = Material(articles=taken, skipped=(*cleaned.skipped, *outside, *kept_out), day=day)
    return replace(_made(material, plan, issues, stages), failed=cleaned.failed)


def rebuild(folder: Path, *, templates: Sequence[Path] = ()) -> Built:
    """Build an issue again from the articles in its folder, with the editor's and the templates' changes.

    Nothing is gathered, extracted or summarized again; without a change the bytes stay the same.

    Raises:
        DigestError: the folder lacks a file, or a template or an edit is broken.
    """
    stages = Stages()
    issue, settings = archive.load_issue(folder), archive.load_report(folder)["settings"]
    topics = settings["topics"]
    plan = Plan(
        newsletter=issue.newsletter,
        topics=None if topics is None else tuple(Topic(**_tuples(topic)) for topic in topics),
        slug=issue.slug,
        limit=settings["limit"],
        sentences=settings["sentences"],
        algorithm=settings["algorithm"],
        templates=tuple(templates),
        earlier=tuple(settings.get("earlier", ())),
        **wishes_from(settings),
    )
    stages.done("read")
    known = {tuple(a.id for a in (s.lead, *s.also)): s.summary for sec in issue.sections for s in sec.stories}
    material = Material(articles=archive.load_articles(folder), skipped=issue.skipped, day=issue.date, known=known)
    return _made(material, plan, folder.parent, stages)


def heeds_edits(folder: Path) -> bool:
    """Tell whether the issue in a folder is built with its edits.toml as it is by now.

    Raises:
        DigestError: the edits or the report cannot be read.
    """
    whole = folder.resolve()
    mark = mark_of(parse_edits(archive.read_edits(whole.parent, whole.name)))
    return bool(mark == archive.load_report(folder)["settings"].get("edits"))


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _made(material: Material, plan: Plan, issues: Path, stages: Stages) -> Built:
    """Compose, render and write."""
    plan = replace(plan, edits=parse_edits(archive.read_edits(issues, plan.slug)))
    edition = _composed(material, plan, issues)
    if not edition.issue.sections:
        raise no_story(edition.dropped)
    stages.done("edit")
    loader = template_loader(plan.templates)
    rendering = render(edition.issue, loader=loader)
    stages.done("render")
    index = partial(render_archive, newsletter=plan.newsletter, loader=loader)
    index(listed(issues))  # a broken template fails before anything is written
    if plan.into:
        return _looked_at(edition, material, plan, rendering, stages)
    with plan.holding(), locked(issues):
        if archive.number_of(issues, plan.slug) != edition.issue.number:  # another build of this moment has taken it
            edition = _composed(material, plan, issues)  # its subject may name the number
            rendering = render(edition.issue, loader=loader)
        report = _report(edition, material, rendering, plan)
        folder = archive.write_issue(issues, plan.slug, _contents(edition.issue, material.articles, rendering, report))
        update_index(issues, index)
    return _built(edition, rendering, folder, report, stages)


def _looked_at(edition: Edition, material: Material, plan: Plan, rendering: Rendering, stages: Stages) -> Built:
    """Write an issue where it is only looked at."""
    assert plan.into is not None
    report = _report(edition, material, rendering, plan)
    with locked(plan.into):
        contents = _contents(edition.issue, material.articles, rendering, report)
        folder = archive.write_issue(plan.into, plan.slug, contents)
    return _built(edition, rendering, folder, report, stages)


def _built(edition: Edition, rendering: Rendering, folder: Path, report: dict[str, Any], stages: Stages) -> Built:
    stages.done("write")
    timed = {**report, "timings": stages.seconds}
    return Built(folder=folder, issue=edition.issue, rendering=rendering, report=timed, failed=())


def _report(edition: Edition, material: Material, rendering: Rendering, plan: Plan) -> dict[str, Any]:
    return {**report_of(edition, material.articles, rendering), "settings": settings_of(plan)}


def _composed(material: Material, plan: Plan, issues: Path) -> Edition:
    return compose(
        # In the order of articles.jsonl, so that a rebuild composes what the build composed.
        sorted(material.articles, key=lambda article: article.id),
        newsletter=plan.newsletter,
        slug=archive.check_slug(plan.slug),
        number=archive.number_of(issues, plan.slug),
        date=material.day,
        topics=plan.topics,
        limit=plan.limit,
        sentences=plan.sentences,
        algorithm=plan.algorithm,
        edits=plan.edits,
        skipped=material.skipped,
        known=material.known,
        earlier=_carried(issues, plan.earlier),
        standing=plan.standing,
        rest=plan.rest,
        floor=plan.floor,
    )


def _carried(issues: Path, slugs: Sequence[str]) -> tuple[Carried, ...]:
    """Return what earlier issues carried; the archive itself remembers, also after a crash before the ledger did."""
    folders = (issues / slug for slug in slugs if (issues / slug / files.ISSUE).is_file())
    return tuple(carried for folder in folders for carried in remembered(archive.load_issue(folder)))


def _contents(
    issue: Issue, articles: Sequence[Article], rendering: Rendering, report: dict[str, Any]
) -> dict[str, bytes]:
    texts = {
        files.ISSUE: issue_to_json(issue),
        files.QUOTED: articles_to_lines(articles),
        files.MAIL: rendering.html,
        files.TEXT: rendering.text,
        files.WEB: rendering.web,
        files.REPORT: to_json(report),
    }
    return {**{name: text.encode() for name, text in texts.items()}, files.MESSAGE: specimen(issue, rendering)}


def specimen(issue: Issue, rendering: Rendering) -> bytes:
    """Return message.eml: the mail as a reader gets it, dated noon of the issue's day."""
    noon = datetime.combine(issue.date, clock_time(12), tzinfo=window.zone(issue.newsletter.timezone))
    return to_bytes(build_message(rendering, issue.newsletter, to=READER, date=noon, slug=issue.slug))
