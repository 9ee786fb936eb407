"""The verbs that make an issue."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.choices import chosen, config_option, configured, home_of, issues_at, of_newsletter, refuse_empty
from digest.cli.terms import (
    IN_PART,
    folder_of,
    issue_argument,
    issues_option,
    json_option,
    progress,
    say,
    tell,
    tell_failed,
)
from digest.errors import ConfigError, counted
from digest.files import LEDGER, MAIL, TEXT

if TYPE_CHECKING:
    from digest.build import Built
    from digest.models import Section
    from digest.weekly import Run


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command()(build)
    app.command(short_help="Build an issue again, after changes to its edits.toml.")(rebuild)
    app.command(short_help="Show an issue on a local page, as its readers will see it.")(preview)


def build(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or -; those of digest.toml by default."),
    ] = None,
    *,
    config: config_option = None,
    issues: issues_option = None,
    slug: Annotated[str | None, typer.Option(help="Name the issue; its ISO week by default.")] = None,
    week: Annotated[str | None, typer.Option(help="Take only what was published in a week: 2026-W47.")] = None,
    trial: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Build into FOLDER as a look: nothing else knows of it.", parser=folder_of),
    ] = None,
    since: Annotated[str | None, typer.Option(help="Take only what was published since a day.")] = None,
    until: Annotated[str | None, typer.Option(help="Take only what was published up to a day.")] = None,
    title: Annotated[str | None, typer.Option(help="The newsletter's name.")] = None,
    sender: Annotated[str | None, typer.Option("--from", help='The sender: "Name <a@b.org>".')] = None,
    language: Annotated[str | None, typer.Option(help="The language of dates and fixed words: en, de, …")] = None,
    timezone: Annotated[str | None, typer.Option(help="The newsletter's time zone, an IANA name.")] = None,
    template: Annotated[str | None, typer.Option(help="classic, brief, cards, or one of your own.")] = None,
    limit: Annotated[int | None, typer.Option(min=0, help="How many stories it carries: 50; 0 for all.")] = None,
    sentences: Annotated[int | None, typer.Option(min=1, max=10, help="How long a summary may be: 3.")] = None,
    algorithm: Annotated[str | None, typer.Option(help="A summarizer of sumy's by name: lexrank, …")] = None,
    json: json_option = False,
) -> None:
    """Build an issue: gather, clean, summarize, group, render.

    Example: digest build examples/week --title "The Weekly"
    """
    from digest.named import Around
    from digest.weekly import Wish, build_named, build_week

    refuse_empty(slug=slug, week=week, since=since, until=until)
    refuse_empty(language=language, timezone=timezone, template=template, algorithm=algorithm)
    plan = chosen(
        configured(config, needed=not sources, instead="name a SOURCE, or "),
        issues,
        title=title,
        sender=sender,
        language=language,
        timezone=timezone,
        template=template,
        limit=limit,
        sentences=sentences,
        algorithm=algorithm,
    )
    if week and (since or until):
        raise ConfigError("a week is a window already", hint="say either --week or --since and --until")
    wish = Wish(slug=slug, week=week, since=since, until=until, trial=trial)
    with progress("gathering") as step:
        around = Around(now=datetime.now(UTC), environment=os.environ, progress=step)
        run = build_named(sources, plan, wish, around) if sources else build_week(plan, wish, around)
    _tell_run(run, json=json)


def rebuild(
    issue: issue_argument = None,
    *,
    config: config_option = None,
    issues: issues_option = None,
    json: json_option = False,
) -> None:
    """Build an issue again from its own articles, after changes to edits.toml or templates.

    Example: digest rebuild 2026-W47
    """
    from digest import archive
    from digest.build import rebuild as run
    from digest.build.templates import own_templates

    folder = archive.find_issue(issues_at(issues, config), issue)
    before = _mail_of(folder)
    built = run(folder, templates=own_templates(home_of(config, folder)))
    _note_rebuilt(built, changed=before != _mail_of(folder))
    _tell(built, json=json)


def _mail_of(folder: Path) -> list[bytes]:
    files = (folder / name for name in (MAIL, TEXT))
    return [file.read_bytes() for file in files if file.is_file()]


def _note_rebuilt(built: Built, *, changed: bool) -> None:
    """Note what an issue says and tells by now, and say when it is not the mail any more that some readers have."""
    from digest import archive
    from digest.ledger import open_ledger, transaction, writing
    from digest.ledger.issues import retell, retitle
    from digest.ledger.witness import reached

    ledger = archive.home_of(built.folder) / LEDGER
    if not ledger.is_file():
        return
    with writing(ledger), closing(open_ledger(ledger)) as opened:
        readers = reached(ledger, opened, built.issue.slug)
        with transaction(opened):
            retitle(opened, built.issue.slug, built.issue.subject)
            if not readers:  # who has it was told what stood there
                retell(opened, built.issue)
    if readers and changed:
        have = counted(readers, "reader has", "readers have")
        say(f"note: {have} {built.issue.slug} as it was; whoever is left gets it only once it is as it was again")


def preview(
    issue: issue_argument = None,
    *,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port; 0 for any free one.")] = 8472,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="SOURCE", help="What it was built from, to be watched; repeatable."),
    ] = None,
    config: config_option = None,
    issues: issues_option = None,
) -> None:
    """Show an issue as its readers will see it, on a page of this machine only; Ctrl-C stops it.

    The page reloads when the issue's edits.toml, your templates or the sources change: those of digest.toml
    that are files or folders, or those named with --source.

    Example: digest preview 2026-W47
    """
    from digest.named import Around
    from digest.preview import serve
    from digest.weekly.renewal import renewal_of_named, renewal_of_newsletter

    def around() -> Around:
        return Around(now=datetime.now(UTC), environment=os.environ)

    settings, folder = of_newsletter(config, issues, issue)
    if source or not settings.path.is_file():
        renewal = renewal_of_named(folder, source or [], around)
    else:
        renewal = renewal_of_newsletter(folder, settings, around)
    serve(folder, rebuild=renewal, watched=renewal.watched, port=port, say=tell)


def _tell_run(run: Run, *, json: bool) -> None:
    """Say what came of a run, and leave with the status for it."""
    for note in run.notes:
        say(f"note: {note}")
    tell_failed(run.failed)
    if run.readers:
        have = counted(run.readers, "reader has", "readers have")
        tell("{}" if json else f"{have} {run.slug} already: it stays as it is")
        say(f"hint: to make another issue, name it: --slug {run.slug}-2")
    elif run.approved and run.built:
        say(f"note: {run.slug} is approved: nothing was taken in but its edits.toml")
        _tell(run.built, json=json)
    elif run.approved:
        tell("{}" if json else f"{run.slug} is approved: it stays as it is")
        say("hint: take approved out of its edits.toml to have it built again")
    elif run.built is None:
        tell("{}" if json else f"nothing new for {run.slug}{_span(run)}: no issue was made")
    else:
        _tell(run.built, json=json)
    if run.failed:
        raise typer.Exit(IN_PART)


def _span(run: Run) -> str:
    since, until = run.window.since, run.window.until
    begin = f" since {since:%Y-%m-%d %H:%M}" if since else ""
    return begin + (f" until {until:%Y-%m-%d %H:%M}" if until else "")


def _tell(built: Built, *, json: bool) -> None:
    from digest.codec import to_json
    from digest.edit.edits import UNHEEDED
    from digest.edit.wished import NO_SECTION

    for skip in built.report["skipped"]:
        if skip["reason"] in (UNHEEDED, NO_SECTION):
            say(f"note: {skip['what']}: {skip['reason']}")
    if json:
        typer.echo(to_json(built.report, indent=None))
    else:
        tell("\n".join(_lines(built)))


def _lines(built: Built) -> list[str]:
    """Return what the user reads when a build is done: what is in the mail, and where it lies."""
    issue, counts = built.issue, built.report["counts"]
    seconds = sum(built.report["timings"].values())
    stories = counted(counts["stories"], "story", "stories")
    width = max((len(section.title) for section in issue.sections), default=0)
    return [
        f"{issue.title} · issue {issue.number} · {issue.slug}",
        f"{stories} from {counted(counts['articles'], 'article', 'articles')} in {seconds:.1f} s",
        "",
        *(line for section in issue.sections for line in _section_lines(section, width)),
        "",
        f"{built.folder / MAIL}  {counts['bytes'] / 1000:.0f} kB, open it in a browser",
    ]


def _section_lines(section: Section, width: int) -> list[str]:
    first, *others = section.stories
    outlets = tuple(dict.fromkeys(a.publisher for a in (first.lead, *first.also) if a.publisher))
    shown = ", ".join(outlets[:3]) + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")
    lines = [f"  {section.title:<{width}}  {first.lead.title}" + (f"  ({shown})" if shown else "")]
    if others:
        lines.append(f"  {'':<{width}}  and {len(others)} more")
    return lines
