"""Issues that stay as they are: readers have them, or their editor approved them."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from digest import archive
from digest.build import heeds_edits, rebuild
from digest.build.templates import own_templates
from digest.edit.edits import parse_edits
from digest.errors import DigestError, counted
from digest.ledger import issues as told
from digest.ledger import run_lock, witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.config import Config
    from digest.ledger import Ledger
    from digest.weekly.wishes import Run, Wish


def readers_of(config: Config, slug: str, ledger: Ledger) -> int:
    """Return how many readers have the issue that stands under a slug: it is what the rest of them shall get.

    A run that was killed while it sent is begun again from the build; a new issue under the old name would
    be refused to whoever is left, and the one that was sent would be lost.
    """
    return witness.reached(config.ledger, ledger, slug) if slug in archive.slugs(config.issues) else 0


def left(config: Config, wish: Wish, run: Run, ledger: Ledger) -> Run | None:
    """Return the run that leaves the issue of its slug as it is, since readers have it or its editor approved it.

    Who approves an issue in the line below its intro has not built it again in between: that is done here.

    Raises:
        DigestError: readers have it, and it does not stand in the archive any more.
    """
    if readers := readers_of(config, run.slug, ledger):
        return replace(run, readers=readers)
    if not wish.trial:
        _refuse_where_gone(config, run.slug, ledger)
    if not _approved(config, run.slug):
        return None
    folder, built = config.issues / run.slug, None
    if not wish.trial and not heeds_edits(folder):
        built = rebuild(folder, templates=own_templates(config.folder))
        told.retitle(ledger, run.slug, built.issue.subject)
    return replace(run, approved=True, built=built)


def _refuse_where_gone(config: Config, slug: str, ledger: Ledger) -> None:
    """Refuse to build another issue under the name of one that readers have: it would be sent to nobody.

    What the lost one told would be forgotten besides, and told again.
    """
    if slug not in archive.slugs(config.issues) and (readers := witness.reached(config.ledger, ledger, slug)):
        have = counted(readers, "reader has", "readers have")
        hint = f"put its folder back; another issue takes a name of its own: digest build --slug {slug}-2"
        raise DigestError(f"{have} {slug}, and {config.issues / slug} is not there any more", hint=hint)


def _approved(config: Config, slug: str) -> bool:
    """Tell whether an editor has approved the issue that stands under a slug."""
    return slug in archive.slugs(config.issues) and parse_edits(archive.read_edits(config.issues, slug)).approved


class KeptError(Exception):
    """Carry the run that leaves an issue as it is: meanwhile it was sent, or approved."""

    def __init__(self, run: Run) -> None:
        super().__init__(run.slug)
        self.run = run


@contextmanager
def holding(config: Config, slug: str, *, kept_by: Callable[[], Run | None]) -> Iterator[None]:
    """Keep sends out while an issue that stands in the archive is replaced, if it still may be.

    Gathering takes minutes, in which a send may begin; a send reads the issue and notes its readers under its own lock.
    """
    stands = slug in archive.slugs(config.issues)  # a new one can be at no send, which may go on for hours with another
    with run_lock(config.ledger, name="send") if stands and config.ledger.is_file() else nullcontext():
        if run := kept_by():
            raise KeptError(run)
        yield
