"""Why there is nothing to build: no article, none in the window, none that may stay; an empty issue is never made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.edits import UNHEEDED
from digest.edit.wished import NO_SECTION
from digest.errors import DigestError, NothingLeftError, NothingNewError, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cleaning import Cleaned
    from digest.models import Skipped

#: So many are named one by one.
_NAMED = 3


def no_article(cleaned: Cleaned, outside: Sequence[Skipped]) -> DigestError:
    """Return the error where no article is taken: none was found, or all are outside the window."""
    if outside:
        return NothingNewError(
            f"none of the {len(outside)} articles was published in the window",
            hint="widen it with --since and --until, or leave --week away",
        )
    failed = cleaned.failed
    if cleaned.skipped and not failed:  # the sources are well, and nothing that they hold is to be told
        return NothingLeftError(f"no story is left ({_named(cleaned.skipped)})", hint="digest explain tells of each")
    hint = next(filter(None, (skip.hint for skip in failed)), None)
    return SourceError(
        f"no article in the sources ({_named(failed)})" if failed else "no article in the sources",
        hint=hint or "name files or folders with articles: text, HTML, RSS or Atom, .eml or Markdown",
    )


def all_kept_out(refused: Sequence[Skipped]) -> DigestError:
    """Return the error where `drop` and `only` let no article pass."""
    return NothingLeftError(
        f"drop and only in digest.toml keep all of it out ({_named(refused)})", hint="take some of their words away"
    )


def no_story(dropped: Sequence[Skipped]) -> DigestError:
    """Return the error where no story is left: readers get no empty mail."""
    reasons = [skip for skip in dropped if skip.reason not in (UNHEEDED, NO_SECTION)]
    return NothingLeftError(
        f"no story is left ({_named(reasons)})",
        hint="earlier issues told them, or edits.toml, floor or rest = false in digest.toml keep them out",
    )


def _named(skips: Sequence[Skipped]) -> str:
    more = f" and {len(skips) - _NAMED} more" if len(skips) > _NAMED else ""
    return "; ".join(f"{skip.what}: {skip.reason}" for skip in skips[:_NAMED]) + more
