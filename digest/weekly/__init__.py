"""`digest.toml` -> issues/<slug>/: the week gathered, built and remembered; joins the sources to the build.

Nothing is told twice: what an issue was made from, and what it told, is noted once the issue is written.
A run killed anywhere leaves the ledger whole, and the next one makes the same issue.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from digest import archive, window
from digest.build import build
from digest.edit.sieve import Sieve
from digest.errors import NothingLeftError, NothingNewError, SourceError
from digest.ledger import issues as told
from digest.ledger import memory, open_ledger, passing_copy, run_lock, transaction, writing
from digest.ledger.entries import offer
from digest.models import Skipped
from digest.named import client_of
from digest.sources import gather
from digest.sources.collecting import Setting
from digest.sources.week import AHEAD, LATE
from digest.weekly.held import held_over
from digest.weekly.memories import Memories
from digest.weekly.once import build_named
from digest.weekly.plans import plan_of
from digest.weekly.rules import clock_notes, refuse_trial_in_archive, rules_of
from digest.weekly.standing import KeptError, holding, left, readers_of
from digest.weekly.wishes import Run, Wish
from digest.weekly.withdrawn import unsent_note

if TYPE_CHECKING:
    from pathlib import Path

    from digest.build import Built, Plan
    from digest.config import Config
    from digest.ledger import Ledger
    from digest.named import Around
    from digest.sources.gathering import Gathering
    from digest.sources.week import Rules

__all__ = ["Run", "Wish", "build_named", "build_week"]

#: So many issues back a story is known again.
REMEMBERED = 8
#: What nobody asked for in this time is swept out of the ledger.
KEPT = timedelta(days=60)


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
    empty = Run(slug=rules.slug, window=rules.window, built=None)
    if kept := left(config, wish, empty, ledger):
        return kept
    memories = Memories(ledger, rules)
    gathering = _gathered(config, rules, memories, around, ledger)
    plan = replace(
        _planned(config, rules, gathering, ledger),
        into=wish.trial,
        holding=partial(holding, config, rules.slug, kept_by=lambda: left(config, wish, empty, ledger)),
    )
    if all(isinstance(one, Skipped) for one in gathering.documents) and not plan.held:
        return _nothing_new(config, rules, gathering, ledger)
    try:
        built = build(gathering.documents, plan, issues=config.issues, now=around.now, clean=memories.clean)
    except KeptError as kept_now:
        return kept_now.run
    except NothingNewError as nothing:
        run = _nothing_new(config, rules, gathering, ledger)
        reason = (nothing.message,) if isinstance(nothing, NothingLeftError) else ()
        return replace(run, notes=(*run.notes, *reason))
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


def _planned(config: Config, rules: Rules, gathering: Gathering, ledger: Ledger) -> Plan:
    """Return the plan of a week's issue, with what the issues before it told and put off."""
    earlier = _earlier(config.issues, rules.slug)
    had = told.told_in(ledger, earlier[-1]) if earlier and readers_of(config, earlier[-1], ledger) else frozenset()
    return replace(
        plan_of(config, rules.slug, _span(rules)),
        earlier=earlier,
        held=held_over(config.issues, earlier, had) if rules.max_age else (),
        by_hand=gathering.by_hand if rules.follows else frozenset(),
        sieves={name: Sieve(drop=one.drop, only=one.only) for name, one in gathering.sources.items()},
    )


def _nothing_new(config: Config, rules: Rules, gathering: Gathering, ledger: Ledger) -> Run:
    if not config.sources:
        raise SourceError(f"{config.path.name} names no source", hint="add one: digest add https://example.org/")
    skipped = tuple(one for one in gathering.documents if isinstance(one, Skipped))
    if skipped and len({skip.what for skip in skipped}) >= len(config.sources):
        reasons = "; ".join(f"{skip.what}: {skip.reason}" for skip in skipped[:3])
        more = f" and {len(skipped) - 3} more" if len(skipped) > 3 else ""
        hint = next(filter(None, (skip.hint for skip in skipped)), "is this machine on the net? see: digest log")
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


def _remember(ledger: Ledger, built: Built, gathering: Gathering, rules: Rules, memories: Memories) -> None:
    with transaction(ledger):
        memories.keep()
        span = rules.window
        told.record_issue(ledger, built.issue, since=span.since, until=span.until or rules.now, now=rules.now)
        offer(ledger, rules.slug, gathering.entries)
        memory.sweep(ledger, before=rules.now - KEPT)
