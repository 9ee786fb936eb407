"""What a wish means at a moment: the slug of its issue, and the time it covers; with a look at the clock."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from digest import archive, window
from digest.errors import DigestError
from digest.ledger import issues as told
from digest.ledger.entries import first_look
from digest.sources.week import Rules

if TYPE_CHECKING:
    from datetime import datetime

    from digest.config import Config
    from digest.ledger import Ledger
    from digest.weekly import Wish

#: The first issue looks back this far.
FIRST = timedelta(days=7)


def rules_of(config: Config, wish: Wish, ledger: Ledger, now: datetime) -> Rules:
    """Return the slug and the window that a wish means, in the newsletter's own time zone."""
    tz = window.zone(config.newsletter.timezone)
    slug = archive.check_slug(wish.slug or wish.week or window.week_of(now, tz))
    rules = partial(Rules, slug=slug, now=now, first_undated=config.build.first_undated)
    if wish.week:
        return rules(window=window.window_of_week(wish.week, tz), max_age=None)
    if wish.since or wish.until:
        return rules(window=window.window_between(wish.since, wish.until, tz), max_age=None)
    age = timedelta(days=config.build.max_age)
    last = told.last_until(ledger, slug, by=now)
    _refuse_a_clock_gone_back(ledger, slug, last, now)
    # Where the first issue was taken back, what it told is the next one's: that looks as far back as the first did.
    since = max(last or (min(first_look(ledger) or now, now) - FIRST), now - age)
    span = window.Window(since=since.astimezone(tz), until=now.astimezone(tz))
    return rules(window=span, max_age=age, follows=last is not None)


def _refuse_a_clock_gone_back(ledger: Ledger, slug: str, last: datetime | None, now: datetime) -> None:
    """Refuse to make an issue before all that were made: it would take what stands long before them, and be mailed."""
    ahead = told.still_to_come(ledger, slug, now=now)
    if ahead and last is None:
        raise DigestError(
            f"the clock says {now:%Y-%m-%d %H:%M} UTC, and issue {ahead} was made after that",
            hint="set the clock of this machine right; or name the time that is wanted: --since, --until",
        )


def refuse_trial_in_archive(config: Config, wish: Wish) -> None:
    """Refuse a look that would stand among the issues: the next build would take what it tells for told.

    Raises:
        DigestError: the folder of the trial is this newsletter's archive, or another's.
    """
    if wish.trial and (wish.trial.resolve() == config.issues.resolve() or archive.is_archive(wish.trial)):
        raise DigestError(f"{wish.trial} is where issues are kept", hint="name a folder of its own: --trial look")


def clock_notes(ledger: Ledger, rules: Rules) -> tuple[str, ...]:
    """Say that an issue was made in what is still to come: none of its articles comes back, and the rest is taken."""
    ahead = told.still_to_come(ledger, rules.slug, now=rules.now)
    return (
        (f"issue {ahead} was made at a time that is still to come: was the clock wrong, or is it now?",)
        if ahead
        else ()
    )
