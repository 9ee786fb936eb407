"""SOURCEs on the line -> issues/<slug>/: an issue of what is named, which no week and no ledger remembers."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest import archive, window
from digest.build import build
from digest.ledger import passing_copy, writing
from digest.named import find_named
from digest.weekly.plans import plan_of
from digest.weekly.rules import refuse_trial_in_archive
from digest.weekly.standing import KeptError, holding, left
from digest.weekly.wishes import Run, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.config import Config
    from digest.named import Around


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
    kept_by = partial(_left, config, wish, Run(slug=slug, window=span, built=None))
    if kept := kept_by():
        return kept
    found, clean = find_named(names, config.http, around)
    held = partial(holding, _home(config), slug, kept_by=kept_by)
    plan = replace(plan_of(config, slug, span), into=wish.trial, holding=held)
    try:
        built = build(found, plan, issues=config.issues, now=around.now, clean=clean)
    except KeptError as kept_now:
        return kept_now.run
    return Run(slug=slug, window=span, built=built, failed=built.failed)


def _left(config: Config, wish: Wish, run: Run) -> Run | None:
    """Return the run that leaves an issue as it is, as `left` does; without a ledger nobody was sent one."""
    home = _home(config)
    with writing(home.ledger), closing(passing_copy(home.ledger)) as opened:
        return left(home, wish, run, opened)


def _home(config: Config) -> Config:
    """Return a configuration whose ledger is the one beside the archive, where there is no newsletter here."""
    return config if config.path.is_file() else replace(config, path=config.issues.resolve().parent / config.path.name)
