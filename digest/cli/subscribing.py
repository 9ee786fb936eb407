"""The verbs for the newsletter's own readers, who come and go."""

from __future__ import annotations

import csv
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.terms import IN_PART, json_option, say
from digest.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.addresses import Mailbox
    from digest.models import Skipped

subscribers = typer.Typer(
    name="subscribers",
    no_args_is_help=True,
    help="Keep the newsletter's own readers, with when and where they agreed.\n\n"
    "Example: digest subscribers add ann@example.org --source 'sign-up form'",
)
ledger_option = Annotated[Path, typer.Option("--ledger", envvar="DIGEST_LEDGER", help="The ledger.")]
consent_option = Annotated[
    str | None, typer.Option("--consent", help="The day on which they agreed: 2026-11-23.", show_default=False)
]
source_option = Annotated[str | None, typer.Option("--source", help="Where they agreed.", show_default=False)]
LEDGER = Path("digest.db")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.add_typer(subscribers)
    app.command()(unsubscribe)


@subscribers.command()
def add(
    addresses: Annotated[
        list[str], typer.Argument(metavar="ADDRESS…", help="ann@example.org, or Ann <ann@example.org>.")
    ],
    *,
    consent: consent_option = None,
    source: source_option = None,
    again: Annotated[bool, typer.Option("--again", help="Also who has unsubscribed, and asks to come back.")] = False,
    ledger: ledger_option = LEDGER,
) -> None:
    """Take readers in.

    Example: digest subscribers add ann@example.org --consent 2026-11-23 --source "sign-up form"
    """
    from digest.addresses import read_mailbox
    from digest.ledger import open_ledger
    from digest.ledger import subscribers as book

    mailboxes = [read_mailbox(address) for address in addresses]
    with closing(open_ledger(ledger)) as opened:
        for mailbox in mailboxes if again else ():
            book.pardon(opened, mailbox.key)
    _take_in(((mailbox, {}) for mailbox in mailboxes), consent, source, ledger)


@subscribers.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="A CSV file with a header, a text file, or -.")],
    *,
    consent: consent_option = None,
    source: source_option = None,
    ledger: ledger_option = LEDGER,
) -> None:
    """Take in a list; its columns `consented` and `source` are read. Who has unsubscribed stays out.

    Example: digest subscribers import readers.csv --source "old list"
    """
    from digest.models import Skipped
    from digest.senders.recipients import parse_rows, text_of

    def rows() -> Iterator[tuple[Mailbox, dict[str, str]]]:
        for row in parse_rows(text_of(file)):
            if isinstance(row, Skipped):
                skipped.append(row)
            else:
                yield row

    skipped: list[Skipped] = []
    _take_in(rows(), consent, source, ledger)
    for skip in skipped:
        say(f"left out {skip.what}: {skip.reason}")
    if skipped:
        raise typer.Exit(IN_PART)


@subscribers.command()
def export(*, ledger: ledger_option = LEDGER, json: json_option = False) -> None:
    """Print all readers as CSV, or as JSON lines.

    Example: digest subscribers export > readers.csv
    """
    from digest.codec import plain, to_json
    from digest.ledger import open_ledger
    from digest.ledger.subscribers import every

    out = csv.writer(sys.stdout, lineterminator="\n")
    if not json:
        out.writerow(("email", "name", "consented", "source"))
    with closing(open_ledger(ledger)) as opened:
        for reader in every(opened):
            if json:
                typer.echo(to_json(plain(reader), indent=None))
            else:
                out.writerow((reader.address, _inert(reader.name), reader.consented or "", _inert(reader.source or "")))


@subscribers.command()
def remove(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS…", help="Whom to send nothing any more.")],
    *,
    ledger: ledger_option = LEDGER,
) -> None:
    """Take readers out for good: no list that is imported or named later brings them back.

    Example: digest subscribers remove ann@example.org
    """
    from digest.addresses import read_mailbox
    from digest.ledger import open_ledger
    from digest.ledger.subscribers import UNSUBSCRIBED, suppress

    mailboxes = [read_mailbox(address) for address in addresses]
    with closing(open_ledger(ledger)) as opened:
        for mailbox in mailboxes:
            suppress(opened, mailbox.key, UNSUBSCRIBED, "removed by hand", datetime.now(UTC))
            typer.echo(f"{mailbox.address} gets nothing any more")


def unsubscribe(
    tokens: Annotated[list[str], typer.Argument(metavar="TOKEN…", help="From unsubscribe links; - is stdin.")],
    *,
    ledger: ledger_option = LEDGER,
) -> None:
    """Unsubscribe the readers whose tokens these are; what an unsubscribe page calls.

    Example: digest unsubscribe iy3x7mzkqbd2hvt5wrn4ojcaeu
    """
    from digest.send import Way
    from digest.send import unsubscribe as run

    way, unknown = Way(ledger=ledger), 0
    for token in _tokens(tokens):
        address = run(token, way)
        unknown += address is None
        typer.echo(f"{address} is unsubscribed" if address else "a token that is nobody's")
    if unknown:
        raise DigestError(
            f"{unknown} {'tokens belong' if unknown > 1 else 'token belongs'} to nobody here",
            hint="is it the newsletter's own ledger (--ledger), with its digest.key beside it?",
        )


def _tokens(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        yield from sys.stdin.read().split() if token == "-" else (token,)  # noqa: S105  # no password


def _take_in(
    rows: Iterable[tuple[Mailbox, dict[str, str]]], consent: str | None, source: str | None, ledger: Path
) -> None:
    from digest.ledger import open_ledger
    from digest.ledger.subscribers import add as take_in

    agreed = _day(consent)
    readers = ((m, row.get("consented") or agreed, row.get("source") or source) for m, row in rows)
    with closing(open_ledger(ledger)) as opened:
        new, out = take_in(opened, readers, datetime.now(UTC))
    typer.echo(
        f"{new} new" + (f", {out} left out: they have unsubscribed (add --again takes them back)" if out else "")
    )


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise DigestError(f"{text!r} is no day", hint="write it as 2026-11-23") from None


def _inert(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
