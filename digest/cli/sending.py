"""The verbs that bring an issue to its readers."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.addresses import PLACEHOLDER, read_mailbox
from digest.cli import subscribing
from digest.cli.choices import config_option, of_newsletter, preferred
from digest.cli.telling import finish, readers, told
from digest.cli.terms import issue_argument, issues_option, json_option, say, tell, tell_skipped
from digest.errors import ConfigError, DigestError
from digest.files import EDITS, LEDGER
from digest.models import Skipped

if TYPE_CHECKING:
    from digest.config import SendSettings
    from digest.send import Way
    from digest.senders.recipients import Recipients

#: An issue of a weekly newsletter that is older than this has a successor.
STALE = 7


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command(short_help="Send an issue to its readers, each exactly once.")(send)
    subscribing.register(app)


ledger_option = Annotated[
    Path | None, typer.Option("--ledger", envvar="DIGEST_LEDGER", help="The ledger; digest.db beside issues/.")
]
to_option = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="WHOM",
        help="A reader, a list (text, CSV, -), command:…, or ledger: for your subscribers; repeatable.",
    ),
]


def send(
    issue: issue_argument = None,
    *,
    via: Annotated[str | None, typer.Option(envvar="DIGEST_VIA", help="The way out, as one URL.")] = None,
    to: to_option = None,
    test: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="Send a marked copy here, and note nothing; repeatable.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the first message, or the draft; send nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Send without asking, and also an old issue.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Send although the check finds errors.")] = False,
    resend_unknown: Annotated[
        bool, typer.Option("--resend-unknown", help="Send again what may have arrived already.")
    ] = False,
    resume: Annotated[  # noqa: ARG001  # there is no other way; the word is for those who like to say it
        bool, typer.Option("--resume", help="Go on where the last run stopped, which every run does.")
    ] = True,
    rate: Annotated[float | None, typer.Option(min=0, help="Messages a minute at most; 0 for no limit.")] = None,
    domain_rate: Annotated[
        float | None, typer.Option(min=0, help="Messages a minute to one domain at most; 0 for no limit.")
    ] = None,
    connections: Annotated[
        int | None, typer.Option(min=1, max=20, help="Connections to the mail service at once; 1.", show_default=False)
    ] = None,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to stay up for what is put off.")] = 0,
    sender: Annotated[str | None, typer.Option("--from", help="The sender, if not the newsletter's own.")] = None,
    bounce: Annotated[str | None, typer.Option(help="Where bounces go; {token} in it tells whose.")] = None,
    issues: issues_option = None,
    ledger: ledger_option = None,
    config: config_option = None,
    json: json_option = False,
) -> None:
    """Send an issue to its readers, each exactly once; run it again to go on where it stopped.

    Example: digest send --via smtp+starttls://user@smtp.example.org --to readers.csv
    """
    from digest import archive

    said, folder = of_newsletter(config, issues, issue)
    settings = preferred(
        said.send, via=via, rate=rate, domain_rate=domain_rate, connections=connections, sender=sender, bounce=bounce
    )
    own = said.ledger if said.path.is_file() else archive.home_of(folder) / LEDGER
    stop = threading.Event()
    way = replace(
        _way(settings, own, stop), ledger=ledger or own, wait=wait, resend_unknown=resend_unknown, force=force
    )
    if test or dry_run or not settings.sign_off:
        _note_new_edits(folder)
    _note_nobody(folder)
    if test:
        _send_test(folder, _needed(settings.via), test, way, stop, json=json)
    elif settings.via and settings.via.startswith("campaign+"):
        (_rehearse_draft if dry_run else _draft)(folder, settings.via, way)
    else:
        recipients = _recipients(to or _own_list(settings, said.folder), way)
        if dry_run:
            _rehearse(folder, recipients, settings.via, way)
            return
        if settings.sign_off:
            _refuse_unapproved(folder, _needed(settings.via))
        _confirm(folder, recipients, _needed(settings.via), yes=yes)
        _send(folder, _needed(settings.via), recipients, way, stop, json=json)


def _way(settings: SendSettings, home: Path, stop: threading.Event) -> Way:
    """Return how messages go out by the settings, until `stop`."""
    from digest.send import Way

    return Way(
        ledger=home,
        home=home,
        rate=settings.rate,
        domain_rate=settings.domain_rate,
        connections=settings.connections,
        sender=settings.sender,
        bounce=settings.bounce,
        feedback=settings.feedback_id,
        stopping=stop.is_set,
        sleep=stop.wait,
    )


def _note_new_edits(folder: Path) -> None:
    """Say that an issue goes out without what its editor has written since; with `sign_off` it would not go at all."""
    from digest.build import heeds_edits

    if (folder / EDITS).is_file() and not heeds_edits(folder):
        say(f"note: the edits of {folder.name} have changed since it was built: digest rebuild takes them in")


def _note_nobody(folder: Path) -> None:
    """Say that an issue comes from the address that stands in for one: services refuse it, or call it spam."""
    from digest.archive import load_issue

    sender = load_issue(folder).newsletter.sender
    if read_mailbox(sender).address == PLACEHOLDER:
        whose = f"{folder.name} comes from {PLACEHOLDER}, which is nobody's"
        say(f"note: {whose}: write from in digest.toml, then digest build")


def _send_test(folder: Path, via: str, to: list[str], way: Way, stop: threading.Event, *, json: bool) -> None:
    from digest.send import send_test

    finish(told(send_test(folder, via=via, to=to, way=way), stop, total=len(to), json=json), json=json)
    say("hint: save the copy as it arrives; digest check FILE.eml tells whether it is signed as it must be")


def _send(folder: Path, via: str, recipients: Recipients, way: Way, stop: threading.Event, *, json: bool) -> None:
    from digest.send import send as run
    from digest.send import standing

    sending = run(folder, via=via, to=recipients.mailboxes, way=way)
    receipts = told(sending, stop, total=len(recipients.mailboxes), json=json)
    finish(receipts, lambda: standing(folder, via=via, way=way), json=json)


def _own_list(settings: SendSettings, home: Path) -> list[str]:
    """Return the readers of digest.toml, a file counting from its folder."""
    if settings.to is None:
        return []
    file = home / settings.to
    return [str(file) if file.is_file() else settings.to]


def _draft(folder: Path, via: str, way: Way) -> None:
    """Make the issue a draft at a newsletter service, whose readers and buttons are its own."""
    from digest.send.campaigns import save_draft
    from digest.senders import parse_via

    draft = save_draft(folder, via=via, way=way)
    tell(f"{folder.name} is draft {draft} at {parse_via(via).name}; look at it there, and send it there")


def _rehearse_draft(folder: Path, via: str, way: Way) -> None:
    """Print the HTML as the service would be given it: it can be pasted there by hand, too."""
    from digest.send.campaigns import rehearse_draft

    draft = rehearse_draft(folder, via=via, way=way)
    say(f"subject: {draft.subject}\npreheader: {draft.preheader}")
    sys.stdout.buffer.write(draft.html.encode())
    sys.stdout.buffer.flush()


def _needed(via: str | None) -> str:
    if via is None:
        raise ConfigError(
            "there is no way to send",
            hint="name one: --via smtp+starttls://user@smtp.example.org, or --via file:outbox",
        )
    return via


def _recipients(names: list[str], way: Way) -> Recipients:
    from digest.send import subscribed, suppressed
    from digest.senders.recipients import read_recipients

    recipients = read_recipients(names, lambda: subscribed(way.ledger))
    tell_skipped(recipients.skipped)
    reasons = suppressed(way.ledger)
    gone = [mailbox for mailbox in recipients.mailboxes if mailbox.key in reasons]
    tell_skipped([Skipped(what=m.address, stage="send", reason=reasons[m.key]) for m in gone])
    if len(gone) == len(recipients.mailboxes):
        hint = "name readers: --to ann@example.org, --to readers.csv, or --to ledger:"
        if names:
            hint = f"no reader stands in {' and '.join(names)}"
        if gone or recipients.skipped:
            hint = "all who were named were left out, for the reasons above"
        raise DigestError("there is nobody to send to", hint=hint)
    return replace(recipients, mailboxes=tuple(m for m in recipients.mailboxes if m.key not in reasons))


def _confirm(folder: Path, recipients: Recipients, via: str, *, yes: bool) -> None:
    """Refuse an old issue, and ask before a list is mailed; who was typed on the command line was meant."""
    from digest.senders import parse_via

    if yes:
        return
    if not (recipients.typed and parse_via(via).shows):
        _refuse_stale(folder)
    if recipients.typed:
        return
    question = f"send {folder.name} to {readers(len(recipients.mailboxes))} through {parse_via(via).shown}?"
    if not sys.stdin or not sys.stdin.isatty():
        raise DigestError(f"nobody is there to answer: {question}", hint="say --yes")
    if not typer.confirm(question, err=True):
        raise typer.Exit(1)


def _refuse_unapproved(folder: Path, via: str) -> None:
    """Refuse what its editor has not approved as it stands; files and prints are for looking at."""
    from digest.archive import read_edits
    from digest.build import heeds_edits
    from digest.edit.edits import parse_edits
    from digest.senders import parse_via

    if parse_via(via).shows:
        return
    if not parse_edits(read_edits(folder.parent, folder.name)).approved:
        raise DigestError(
            f"issue {folder.name} is not approved",
            hint=f"look at it (digest preview), then write into {folder / EDITS}: approved = true",
        )
    if not heeds_edits(folder):
        raise DigestError(
            f"issue {folder.name} is approved with edits that are not in it yet",
            hint=f"take them in, and look at it: digest rebuild {folder.name}",
        )


def _refuse_stale(folder: Path) -> None:
    from digest.archive import load_issue

    age = (datetime.now(UTC).date() - load_issue(folder).date).days
    if age > STALE:
        raise DigestError(
            f"issue {folder.name} is {age} days old", hint="name a newer one, or say --yes to send it all the same"
        )


def _rehearse(folder: Path, recipients: Recipients, via: str | None, way: Way) -> None:
    from digest.send import rehearse
    from digest.senders import parse_via

    say(f"{folder.name} would go to {readers(len(recipients.mailboxes))}")
    if via:
        say(f"through {parse_via(via).shown}")
    sys.stdout.buffer.write(rehearse(folder, to=recipients.mailboxes[0], way=way))
    sys.stdout.buffer.flush()
