"""The verbs for the newsletter's own readers, who come and go."""

from __future__ import annotations

import csv
import re
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.bouncing import bounced, mails_of
from digest.cli.choices import ledger_file
from digest.cli.terms import IN_PART, json_option, ledger_option, say, tell, tell_skipped
from digest.errors import DigestError, counted
from digest.files import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from digest.addresses import Mailbox
    from digest.models import Skipped

    #: A reader, the day of consent, and where it was given.
    _Agreed: TypeAlias = tuple[Mailbox, str | None, str | None]

subscribers = typer.Typer(
    name="subscribers",
    no_args_is_help=True,
    short_help="Keep the newsletter's own readers.",
    help="Keep the newsletter's own readers, with when and where they agreed.\n\n"
    "Example: digest subscribers add ann@example.org --source 'sign-up form'",
)
consent_option = Annotated[
    str | None, typer.Option("--consent", help="The day on which they agreed: 2026-11-23.", show_default=False)
]
source_option = Annotated[str | None, typer.Option("--source", help="Where they agreed.", show_default=False)]
_ASKED = re.compile(r"\bunsubscribe\s+([a-z2-7]{26})\b", re.IGNORECASE)
#: What the day of consent is called in the lists that services export.
_CONSENT_COLUMNS = ("consented", "consent", "consent date", "consent_date", "confirm_time", "optin_time", "opt-in time")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    subscribers.command(short_help="Read the bounces in a mailbox, and give up dead addresses.")(bounced)
    app.add_typer(subscribers)
    app.command(short_help="Unsubscribe readers by the tokens of their links.")(unsubscribe)


@subscribers.command()
def add(
    addresses: Annotated[
        list[str], typer.Argument(metavar="ADDRESS", help="ann@example.org, or Ann <ann@example.org>.")
    ],
    *,
    consent: consent_option = None,
    source: source_option = None,
    again: Annotated[bool, typer.Option("--again", help="Also who has unsubscribed, and asks to come back.")] = False,
    ledger: ledger_option = None,
) -> None:
    """Take readers in.

    Example: digest subscribers add ann@example.org --consent 2026-11-23 --source "sign-up form"
    """
    from digest.addresses import read_mailbox
    from digest.ledger import open_ledger
    from digest.ledger import subscribers as book

    mailboxes, agreed = [read_mailbox(address) for address in addresses], _day(consent)
    with closing(open_ledger(_ledger_of(ledger))) as opened:
        for mailbox in mailboxes if again else ():
            book.pardon(opened, mailbox.key)
    _take_in(((mailbox, agreed, source) for mailbox in mailboxes), ledger)


@subscribers.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file with a header, a text file, or -.")],
    *,
    consent: consent_option = None,
    source: source_option = None,
    ledger: ledger_option = None,
) -> None:
    """Take in a list; its columns `consented` and `source` are read. Who has unsubscribed stays out.

    Example: digest subscribers import readers.csv --source "old list"
    """
    from digest.models import Skipped
    from digest.senders.recipients import parse_rows, text_of

    agreed, skipped = _day(consent), list[Skipped]()

    def rows() -> Iterator[_Agreed]:
        for row in parse_rows(text_of(file, hint="name a CSV file, a text file with an address a line, or -")):
            one = row if isinstance(row, Skipped) else _agreed(*row, agreed, source)
            if isinstance(one, Skipped):
                skipped.append(one)
            else:
                yield one

    _take_in(rows(), ledger)
    tell_skipped(skipped)
    if skipped:
        raise typer.Exit(IN_PART)


@subscribers.command()
def export(*, ledger: ledger_option = None, json: json_option = False) -> None:
    """Print all readers as CSV, or as JSON lines.

    Example: digest subscribers export > readers.csv
    """
    from digest.codec import plain, to_json
    from digest.ledger import read_ledger
    from digest.ledger.subscribers import every

    out, opened_at = csv.writer(sys.stdout, lineterminator="\n"), ledger_file(ledger, there=True)
    if not json:
        out.writerow(("email", "name", "consented", "source"))
    with closing(read_ledger(opened_at)) as opened:
        for reader in every(opened):
            if json:
                typer.echo(to_json(plain(reader), indent=None))
            else:
                address, name, source = map(_inert, (reader.address, reader.name, reader.source or ""))
                out.writerow((address, name, reader.consented or "", source))


@subscribers.command(short_help="Take readers out for good, whatever list names them.")
def remove(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS", help="Whom to send nothing any more.")],
    *,
    ledger: ledger_option = None,
) -> None:
    """Take readers out for good: no list that is imported or named later brings them back.

    Example: digest subscribers remove ann@example.org
    """
    from digest.addresses import read_mailbox
    from digest.ledger import open_ledger
    from digest.ledger.subscribers import UNSUBSCRIBED, suppress

    mailboxes = [read_mailbox(address) for address in addresses]
    with closing(open_ledger(_ledger_of(ledger))) as opened:
        for mailbox in mailboxes:
            suppress(opened, mailbox.key, UNSUBSCRIBED, "removed by hand", datetime.now(UTC))
            tell(f"{mailbox.address} gets nothing any more")


def unsubscribe(
    tokens: Annotated[
        list[str] | None, typer.Argument(metavar="TOKEN", help="From unsubscribe links; - is stdin.")
    ] = None,
    *,
    mailbox: Annotated[
        list[str] | None,
        typer.Option(metavar="MAILBOX", help="Also those that mails ask for: mbox, Maildir, message, or imaps://…"),
    ] = None,
    ledger: ledger_option = None,
) -> None:
    """Unsubscribe the readers whose tokens these are; what an unsubscribe page calls.

    Example: digest unsubscribe iy3x7mzkqbd2hvt5wrn4ojcaeu
    """
    from digest.send import Way
    from digest.send import unsubscribe as run

    if not tokens and not mailbox:
        raise typer.BadParameter("name a TOKEN, - for standard input, or a --mailbox")
    way, unknown = Way(ledger=ledger_file(ledger, there=True)), 0
    for name in mailbox or ():
        for found in filter(None, (run(token, way) for token in _asked_in(name))):
            tell(f"{found} is unsubscribed")
    for token in _tokens(tokens or []):
        address = run(token, way)
        unknown += address is None
        tell(f"{address} is unsubscribed" if address else "a token that is nobody's")
    if unknown:
        raise DigestError(
            f"{counted(unknown, 'token belongs', 'tokens belong')} to nobody here",
            hint="is it the newsletter's own ledger (--ledger), with its digest.key beside it?",
        )


def _asked_in(mailbox: str) -> Iterator[str]:
    """Yield the tokens in the subjects of a mailbox: what the mail that an unsubscribe link writes says."""
    from digest.sources.mailboxes import subject_of

    for octets in mails_of(mailbox):
        yield from _ASKED.findall(subject_of(octets) or "")


def _tokens(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        yield from (sys.stdin.read() if sys.stdin else "").split() if token == "-" else (token,)  # noqa: S105  # no password


def _ledger_of(given: Path | None) -> Path:
    """Return the ledger that is written to, and say so where it is begun and no newsletter stands."""
    path = ledger_file(given)
    if not given and not path.exists() and not path.with_name(CONFIG).exists():
        say(f"note: no newsletter is here: a ledger is begun for one, {path.absolute()}")
    return path


def _take_in(readers: Iterable[_Agreed], ledger: Path | None) -> None:
    from digest.ledger import open_ledger
    from digest.ledger.subscribers import add as take_in

    with closing(open_ledger(_ledger_of(ledger))) as opened:
        new, out = take_in(opened, readers, datetime.now(UTC))
    tell(f"{new} new" + (f", {out} left out: they have unsubscribed (add --again takes them back)" if out else ""))


def _agreed(mailbox: Mailbox, row: Mapping[str, str], day: str | None, source: str | None) -> _Agreed | Skipped:
    """Return a reader of a list with when and where that reader agreed, as the list or the command line has it."""
    from digest.models import Skipped

    said = next((row[title] for title in _CONSENT_COLUMNS if row.get(title)), None)
    try:
        return mailbox, _day(said) or day, row.get("source") or source
    except DigestError as error:
        return Skipped(what=mailbox.address, stage="subscribers", reason=f"{error.message} ({error.hint})")


def _day(text: str | None) -> str | None:
    """Return the day that a date, or a moment of services' exports, holds."""
    try:
        return datetime.fromisoformat(text).date().isoformat() if text else None
    except ValueError:
        raise DigestError(f"{text!r} is no day", hint="write it as 2026-11-23") from None


def _inert(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
