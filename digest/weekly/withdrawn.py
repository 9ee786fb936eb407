"""Take an issue back that nobody has: what it told is free for the next one, as if it had never been built."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from digest import archive, files
from digest.archive.index import listed, update_index
from digest.archive.swap import locked
from digest.build.templates import own_templates
from digest.edit import parse_edits
from digest.errors import DigestError, counted
from digest.ledger import drafts, open_ledger, run_lock, sends, transaction, witness, writing
from digest.ledger import issues as told
from digest.render import render_archive, template_loader

if TYPE_CHECKING:
    from digest.config import Config
    from digest.ledger import Ledger

#: Whoever has sent nothing after so many issues sends nothing from here.
_TRIED = 3


def withdraw(config: Config, name: str | None = None) -> tuple[str, int]:
    """Forget an issue, the newest by default; return its slug, and how many entries are free again.

    Its folder goes, but for its edits.

    Raises:
        DigestError: readers have it, a draft of it was made, it is approved, or there is no such issue.
    """
    # A send reads the issue and notes that it has begun under its own lock: none begins meanwhile.
    with (
        run_lock(config.ledger),
        run_lock(config.ledger, name="send"),
        writing(config.ledger),
        closing(open_ledger(config.ledger)) as ledger,
    ):
        slug = _named(config, ledger, name)
        _refuse_where_begun(config, ledger, slug)
        if parse_edits(archive.read_edits(config.issues, slug)).approved:  # else the next build were approved unseen
            hint = f"take approved out of {config.issues / slug / files.EDITS} first"
            raise DigestError(f"issue {slug} is approved", hint=hint)
        # The folder goes first: killed between the two, the ledger still names the issue, and the same command goes on.
        _remove(config, slug)
        with transaction(ledger):
            sends.forget(ledger, slug)
            free = told.forget_issue(ledger, slug)
    return slug, free


def _named(config: Config, ledger: Ledger, name: str | None) -> str:
    """Return the slug of an issue that the ledger or the archive knows, the newest by default."""
    known = {edition.slug: edition.number for edition in told.editions(ledger)}
    # What was built of named sources stands in the archive alone; the newest is what every verb takes for it.
    known |= {slug: archive.number_of(config.issues, slug) for slug in archive.slugs(config.issues)}
    slug = name if name is not None else max(known, key=lambda one: known[one], default="")
    if slug not in known:
        if not slug:
            raise DigestError(f"no issue was built in {config.ledger.name}", hint="build one first: digest build")
        hint = archive.hint_of_known(sorted(known, key=lambda one: known[one]))
        raise DigestError(f"there is no issue {slug!r} in {config.ledger.name}", hint=hint)
    return slug


def unsent_note(ledger: Ledger, config: Config, slug: str, *, built: bool) -> tuple[str, ...]:
    """Say that the issue before `slug` went to nobody, so that its stories reach no reader unless something is done.

    Only to a newsletter that is sent from here, for others are read on the web; and where nothing is left to build, to
    one that is being tried out.
    """
    editions = told.editions(ledger)
    last = next((one for one in reversed(editions) if one.slug != slug), None)
    if last is None or witness.reached(config.ledger, ledger, last.slug) or drafts.any_of(ledger, last.slug):
        return ()
    if not sends.history(ledger) and (built or len(editions) > _TRIED):
        return ()
    ways = f"digest send {last.slug} sends it, digest withdraw {last.slug} gives them to the next issue"
    return (f"nobody was sent {last.slug}, and its stories are not told again: {ways}",)


def _refuse_where_begun(config: Config, ledger: Ledger, slug: str) -> None:
    """Refuse what somebody has or may get; a send that reached nobody is no reason."""
    if readers := witness.reached(config.ledger, ledger, slug):
        have = counted(readers, "reader has", "readers have")
        hint = f"it stays; another issue takes a name of its own: digest build --slug {slug}-2"
        raise DigestError(f"{have} {slug}", hint=hint)
    if drafts.any_of(ledger, slug):
        hint = f"it may be sent there at any time; another issue takes a name of its own: digest build --slug {slug}-2"
        raise DigestError(f"there is a draft of {slug} at a newsletter service", hint=hint)


def _remove(config: Config, slug: str) -> None:
    """Remove what was built of an issue, never what its editor wrote, and list the others."""
    loader = template_loader(own_templates(config.folder))
    index = partial(render_archive, newsletter=config.newsletter, loader=loader)
    index(listed(config.issues))  # a broken template fails before anything is removed
    with locked(config.issues):
        archive.remove_issue(config.issues, slug)
        update_index(config.issues, index)
