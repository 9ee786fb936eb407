"""The verbs that keep a newsletter: begin it, add sources to it, see how it has been doing."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from digest.cli.choices import checked_words, config_option, configured
from digest.cli.terms import IN_PART, issues_option, json_option, say, say_error, tell
from digest.errors import ConfigError, DigestError, counted
from digest.files import CONFIG, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import tzinfo

    from digest.config import Config


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command(short_help="Start a newsletter: its digest.toml and its folders.")(init)
    app.command(short_help="Add feeds, sites, pages, folders or mailboxes to digest.toml.")(add)
    app.command(short_help="Show issues, sends, and how the sources have been doing.")(log)
    app.command(short_help="Take back an issue that nobody has.")(withdraw)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the newsletter.")] = Path(),
    *,
    title: Annotated[str, typer.Option(help="The newsletter's name.")] = "Weekly digest",
    sender: Annotated[
        str | None, typer.Option("--from", help='The sender: "Name <a@b.org>"; one to be changed, by default.')
    ] = None,
    language: Annotated[str, typer.Option(help="The language of dates and fixed words: en, pt-BR.")] = "en",
    timezone: Annotated[str, typer.Option(help="The newsletter's time zone, an IANA name.")] = "UTC",
    template: Annotated[str | None, typer.Option(help="Copy a built-in template out, to be changed.")] = None,
) -> None:
    """Start a newsletter: digest.toml with comments, folders for articles, issues and templates.

    Example: digest init weekly --title "The Weekly"
    """
    from digest.build.templates import copy_template
    from digest.config.editing import init_newsletter

    checked_words(title=title, sender=sender)
    if template is None or not (folder / CONFIG).is_file():
        tell(str(init_newsletter(folder, title=title, sender=sender, language=language, timezone=timezone)))
        there = "" if folder == Path() else f"cd {folder}, then "
        say(f"next: {there}digest add FEED…, digest build, digest preview")
        if sender is None:
            say("      and write your own address into digest.toml (from) before you send")
    if template is not None:
        tell(str(copy_template(template, folder / TEMPLATES)))


def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Addresses, files, folders, plug-ins.", show_default=False),
    ],
    *,
    header: Annotated[
        list[str] | None,
        typer.Option(
            metavar="'NAME: VALUE'",
            help="What a private source is asked with: 'Authorization: Bearer ${NAME}'; repeatable.",
        ),
    ] = None,
    config: config_option = None,
) -> None:
    """Add feeds, sites, pages, folders, mailboxes or lists of them to digest.toml; its comments stay.

    What cannot be a source is told, and the others are added. ${NAME} in an address or a header stands for a
    secret in the environment; one that is typed itself is not written down: it gets the name of a variable.

    Example: digest add https://example.org/ articles/ feeds.opml
    """
    from digest.config.editing import add_sources

    settings = configured(config, needed=True)
    tables, refused, unset = _looked_at(sources, header or [], settings)
    if not tables:
        raise refused[0]
    added = add_sources(settings.path, tables)
    for place in added:
        tell(f"added {place}")
    _tell_unset(added, tables, unset)
    if len(added) < len(tables):
        _say_there(len(tables) - len(added), len(tables), headers=bool(header))
    for one in refused:
        say_error(one)
    if refused:
        raise typer.Exit(IN_PART)


def _say_there(there: int, whole: int, *, headers: bool) -> None:
    """Say how many sources digest.toml had already: what was typed with them changes nothing there."""
    which = "it was" if whole == 1 else f"{there} of them {'was' if there == 1 else 'were'}"
    kept = ", and the headers stay as they are: change them in digest.toml" if headers else ""
    say(f"{which} there already{kept}")


def _tell_unset(added: Sequence[str], tables: list[dict[str, Any]], unset: Iterable[str]) -> None:
    """Say which variables are to be set before a build, for secrets that were typed or are named."""
    from digest.private import VARIABLE
    from digest.secrets import read_secret

    for name in unset:
        if any(f"${{{name}}}" in str(table) for table in tables if table.get("url") in added):
            say(f"next: export {name}=… for each build: the secret itself is not in digest.toml;")
            say(f"      or write it into a file that only you can read, and export {name}_FILE=…")
    named = dict.fromkeys(name for place in added for name in VARIABLE.findall(place))
    for name in named:
        if name not in unset and read_secret(name) is None:
            say(f"note: {name} is not set yet")
    mailboxes = [place for place in added if place.startswith("imap") and "${" not in place]
    if mailboxes and read_secret("DIGEST_IMAP_PASSWORD") is None:
        say("note: a mailbox is read with the password in DIGEST_IMAP_PASSWORD, which is not set yet")


def _looked_at(
    names: list[str], headers: list[str], settings: Config
) -> tuple[list[dict[str, Any]], list[DigestError], list[str]]:
    """Return the tables of `[[sources]]` that names mean, why others mean none, and the variables yet to be set."""
    from digest.named import Around, client_of
    from digest.private import written
    from digest.sources.hiding import Hiding
    from digest.sources.naming import named

    tables: list[dict[str, Any]] = []
    refused = []
    there = frozenset(written(source.where, source.access) for source in settings.sources)
    taken = frozenset(name for source in settings.sources if source.access for name in source.access.names)
    hiding = Hiding(os.environ, there, taken)
    hiding.hear(headers)
    with client_of(settings.http, Around(now=datetime.now(UTC), environment=os.environ)) as client:
        for name in names:
            try:
                tables += named(name, folder=settings.folder, client=client, hiding=hiding)
            except DigestError as error:
                refused.append(error)
    return tables, refused, list(hiding.unset)


def log(*, config: config_option = None, json: json_option = False) -> None:
    """Show the issues that were made, what was sent, and how the sources have been doing.

    Example: digest log
    """
    from digest.codec import to_json
    from digest.ledger import read_ledger, writing
    from digest.ledger.log import log_of
    from digest.window import zone

    settings = configured(config, needed=True)
    if not settings.ledger.is_file():
        raise ConfigError(f"{settings.ledger} is not there yet", hint="build an issue first: digest build")
    with writing(settings.ledger), closing(read_ledger(settings.ledger)) as ledger:
        found = log_of(ledger, warn_after=settings.build.warn_after)
    if json:
        typer.echo(to_json(found, indent=None))
    else:
        tell("\n".join(_lines(found, zone(settings.newsletter.timezone))))


def withdraw(
    issue: Annotated[str | None, typer.Argument(metavar="ISSUE", help="A slug; the newest by default.")] = None,
    *,
    config: config_option = None,
    issues: issues_option = None,
) -> None:
    """Take back an issue that nobody has: what it told is free for the next one, as if it was never built.

    Its folder goes, but for its edits.toml.

    Example: digest withdraw 2026-W47
    """
    from digest.weekly.withdrawn import withdraw as run

    settings = configured(config, needed=True)
    slug, free = run(replace(settings, archive=issues or settings.archive), issue)
    tell(f"{slug} is taken back: {counted(free, 'entry is', 'entries are')} free for the next issue")


def _lines(found: Mapping[str, Any], tz: tzinfo) -> Iterator[str]:
    yield "Issues"
    for issue in found["issues"]:
        stories = "story" if issue["stories"] == 1 else "stories"
        yield f"  {issue['slug']:<10}  {issue['stories']:>3} {stories:<7}  {issue['subject']}"
    if found["sends"]:
        yield from ("", "Sends")
    for send in found["sends"]:
        told = ", ".join(f"{count} {status}" for status, count in send["readers"].items())
        yield f"  {send['issue']:<10}  {_clock(send['started'], tz)}  {send['outlet']}  {told}"
    yield from ("", "Sources")
    for source in found["sources"]:
        last = _clock(source["last_success"], tz) if source["last_success"] else "never"
        entries = "entry  " if source["entries"] == 1 else "entries"
        mark = "!" if source["warning"] else " "
        error = f"  failed {source['failures']}×: {source['error']}" if source["failures"] else ""
        yield f"{mark} {source['source'][:48]:<48}  {source['entries']:>5} {entries}  last {last}{error}"


def _clock(moment: str, tz: tzinfo) -> str:
    """Return a moment of the ledger as the newsletter's own clock showed it."""
    return f"{datetime.fromisoformat(moment).astimezone(tz):%Y-%m-%d %H:%M}"
