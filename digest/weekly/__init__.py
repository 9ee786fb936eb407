"""`digest.toml` -> issues/<slug>/: the week gathered, built and remembered; joins the sources to the build.

Nothing is told twice: what an issue was made from, and what it told, is noted once the issue is written.
A run killed anywhere leaves the ledger whole, and the next one makes the same issue.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest import archive, window
from digest.build import Built, Plan, build, heeds_edits, rebuild
from digest.edit.edits import Edits, parse_edits
from digest.edit.sieve import Sieve
from digest.edit.topics import news_topics
from digest.errors import NothingLeftError, NothingNewError, SourceError
from digest.http import hint_of
from digest.ledger import issues as told
from digest.ledger import memory, open_ledger, passing_copy, run_lock, sends, transaction, witness, writing
from digest.ledger.entries import offer
from digest.models import Skipped
from digest.named import client_of, find_named
from digest.sources import gather
from digest.sources.collecting import Setting
from digest.sources.week import AHEAD, LATE
from digest.weekly.held import held_over
from digest.weekly.memories import Memories
from digest.weekly.rules import clock_notes, refuse_trial_in_archive, rules_of
from digest.weekly.withdrawn import unsent_note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from digest.config import Config
    from digest.ledger import Ledger
    from digest.models import Topic
    from digest.named import Around
    from digest.sources.gathering import Gathering
    from digest.sources.week import Rules

#: So many issues back a story is known again.
REMEMBERED = 8
#: What nobody asked for in this time is swept out of the ledger.
KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Say which issue is wanted; without any wish it is this week's, of what came since the last one."""

    slug: str | None = None
    #: An ISO week: 2026-W47.
    week: str | None = None
    since: str | None = None
    until: str | None = None
    #: Where it is built as a look: then neither the archive nor the ledger knows of it.
    trial: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Say what came of it; `built` is None when there was nothing new."""

    slug: str
    window: window.Window
    built: Built | None
    #: Sources and pages that gave nothing: the run was done in part.
    failed: tuple[Skipped, ...] = ()
    #: What the editor should know: feeds that moved, sources that keep failing.
    notes: tuple[str, ...] = ()
    #: So many readers have the issue of this slug already: it was left as it is.
    readers: int = 0
    #: Its editor has approved it: it was left as it is, or `built` with those edits that were not in it yet.
    approved: bool = False


def build_week(config: Config, wish: Wish, around: Around) -> Run:
    """Gather, build and remember one issue of a newsletter.

    Raises:
        SourceError: every source failed, or nothing that came holds an article; nothing is written.
        DigestError: another run is at work, or the ledger or the archive cannot be written.
    """
    refuse_trial_in_archive(config, wish)
    with run_lock(config.ledger), writing(config.ledger):
        opened = passing_copy if wish.trial else open_ledger
        with closing(opened(config.ledger)) as ledger:
            memory.forget_sources(ledger, (source.name for source in config.sources))
            return _build(config, wish, around, ledger)


def _build(config: Config, wish: Wish, around: Around, ledger: Ledger) -> Run:
    rules = rules_of(config, wish, ledger, around.now)
    if kept := _left(config, wish, Run(slug=rules.slug, window=rules.window, built=None), ledger):
        return kept
    memories = Memories(ledger, rules)
    gathering = _gathered(config, rules, memories, around, ledger)
    skipped = tuple(one for one in gathering.documents if isinstance(one, Skipped))
    earlier = _earlier(config.issues, rules.slug)
    had = told.told_in(ledger, earlier[-1]) if earlier and _readers(config, earlier[-1], ledger) else frozenset()
    held = held_over(config.issues, earlier, had) if rules.max_age else ()
    if len(skipped) == len(gathering.documents) and not held:
        return _nothing_new(config, rules, skipped, gathering, ledger)
    plan = replace(
        _plan(config, rules.slug, _span(rules)),
        earlier=earlier,
        held=held,
        into=wish.trial,
        by_hand=gathering.by_hand if rules.follows else frozenset(),
        sieves={name: Sieve(drop=one.drop, only=one.only) for name, one in gathering.sources.items()},
    )
    try:
        built = build(gathering.documents, plan, issues=config.issues, now=around.now, clean=memories.clean)
    except NothingNewError as nothing:
        run = _nothing_new(config, rules, skipped, gathering, ledger)
        left = (nothing.message,) if isinstance(nothing, NothingLeftError) else ()
        return replace(run, notes=(*run.notes, *left))
    _remember(ledger, built, gathering, rules, memories)
    failed = tuple(one for one in built.failed if one.what not in gathering.excerpts and one not in memories.known)
    unsent = unsent_note(ledger, config, rules.slug, built=True)
    notes = (*clock_notes(ledger, rules), *gathering.notes, *unsent)
    return Run(slug=rules.slug, window=rules.window, built=built, failed=failed, notes=notes)


def _gathered(config: Config, rules: Rules, memories: Memories, around: Around, ledger: Ledger) -> Gathering:
    """Ask the sources; what stands for a page that holds no article is noted in the memories."""
    with client_of(config.http, around) as client:
        setting = Setting(
            client=client,
            ledger=ledger,
            rules=rules,
            build=config.build,
            http=config.http,
            base=config.folder,
            environment=around.environment,
            date_of=memories.date_of,
            progress=around.progress,
        )
        gathering = gather(config.sources, setting)
    memories.excerpts = gathering.excerpts
    return gathering


def _readers(config: Config, slug: str, ledger: Ledger) -> int:
    """Return how many readers have the issue that stands under a slug: it is what the rest of them shall get.

    A run that was killed while it sent is begun again from the build; a new issue under the old name would
    be refused to whoever is left, and the one that was sent would be lost.
    """
    if slug not in archive.slugs(config.issues):
        return 0
    return max(sends.reached(ledger, slug), witness.witnessed(config.ledger).get(slug, 0))


def _left(config: Config, wish: Wish, run: Run, ledger: Ledger) -> Run | None:
    """Return the run that leaves the issue of its slug as it is, since readers have it or its editor approved it.

    Who approves an issue in the line below its intro has not built it again in between: that is done here.
    """
    if readers := _readers(config, run.slug, ledger):
        return replace(run, readers=readers)
    if not _approved(config, run.slug):
        return None
    folder, built = config.issues / run.slug, None
    if not wish.trial and not heeds_edits(folder):
        built = rebuild(folder, templates=_templates(config))
        told.retitle(ledger, run.slug, built.issue.subject)
    return replace(run, approved=True, built=built)


def _templates(config: Config) -> tuple[Path, ...]:
    folder = config.folder / "templates"
    return (folder,) if folder.is_dir() else ()


def _approved(config: Config, slug: str) -> bool:
    """Tell whether an editor has approved the issue that stands under a slug."""
    return slug in archive.slugs(config.issues) and parse_edits(archive.read_edits(config.issues, slug)).approved


def _nothing_new(
    config: Config, rules: Rules, skipped: tuple[Skipped, ...], gathering: Gathering, ledger: Ledger
) -> Run:
    if skipped and len({skip.what for skip in skipped}) >= len(config.sources):
        reasons = "; ".join(f"{skip.what}: {skip.reason}" for skip in skipped[:3])
        more = f" and {len(skipped) - 3} more" if len(skipped) > 3 else ""
        known = next(filter(None, (hint_of(skip.reason) for skip in skipped)), None)
        hint = known or "is this machine on the net? see: digest log"
        raise SourceError(f"every source failed ({reasons}{more})", hint=hint)
    notes = (*gathering.notes, *unsent_note(ledger, config, rules.slug, built=False))
    return Run(slug=rules.slug, window=rules.window, built=None, failed=skipped, notes=notes)


def _span(rules: Rules) -> window.Window:
    since, until = rules.window.since, rules.window.until
    late = LATE if rules.follows else timedelta(0)
    return window.Window(since=since - late if since else None, until=until + AHEAD if until else None)


def _earlier(issues: Path, slug: str) -> tuple[str, ...]:
    """Return the slugs of the issues before this one whose stories it shall know again."""
    known = archive.slugs(issues)
    before = known[: known.index(slug)] if slug in known else known
    return before[-REMEMBERED:]


def _plan(config: Config, slug: str, span: window.Window) -> Plan:
    return Plan(
        newsletter=config.newsletter,
        topics=_topics(config),
        slug=slug,
        window=span,
        limit=config.build.limit,
        sentences=config.build.sentences,
        algorithm=config.build.algorithm,
        templates=_templates(config),
        sieve=Sieve(drop=config.build.drop, only=config.build.only),
        standing=Edits(order=config.build.order, words=config.build.words),
        rest=config.build.rest,
        floor=config.build.floor,
    )


def _topics(config: Config) -> tuple[Topic, ...] | None:
    if isinstance(config.topics, str):
        return news_topics(config.newsletter.language)
    return config.topics or None


def _remember(ledger: Ledger, built: Built, gathering: Gathering, rules: Rules, memories: Memories) -> None:
    with transaction(ledger):
        memories.keep()
        span = rules.window
        told.record_issue(ledger, built.issue, since=span.since, until=span.until or rules.now, now=rules.now)
        offer(ledger, rules.slug, gathering.entries)
        memory.sweep(ledger, before=rules.now - KEPT)


def build_named(names: Iterable[str], config: Config, wish: Wish, around: Around) -> Run:
    """Build an issue of what is named on the command line; all of it is taken, unless the wish narrows it.

    Raises:
        SourceError: nothing that came holds an article; nothing is written.
        DigestError: the archive cannot be written, or a template or an edit is broken.
    """
    refuse_trial_in_archive(config, wish)
    tz = window.zone(config.newsletter.timezone)
    slug = archive.check_slug(wish.slug or wish.week or window.week_of(around.now, tz))
    span = window.window_of_week(wish.week, tz) if wish.week else window.window_between(wish.since, wish.until, tz)
    if left := _left_of_named(config, wish, Run(slug=slug, window=span, built=None)):
        return left
    found, clean = find_named(names, config.http, around)
    plan = replace(_plan(config, slug, span), into=wish.trial)
    built = build(found, plan, issues=config.issues, now=around.now, clean=clean)
    return Run(slug=slug, window=span, built=built, failed=built.failed)


def _left_of_named(config: Config, wish: Wish, run: Run) -> Run | None:
    """Return the run that leaves an issue as it is, as `_left` does; without a ledger nobody was sent one."""
    ledger = config.ledger if config.path.is_file() else config.issues.resolve().parent / config.ledger.name
    with writing(ledger), closing(passing_copy(ledger)) as opened:
        return _left(config, wish, run, opened)
