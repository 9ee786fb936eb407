"""The verbs that show what the tool makes of a source, without building an issue."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest.cli.choices import config_option, configured, issues_at
from digest.cli.terms import IN_PART, issues_option, json_option, say, sources_argument, tell, tell_failed
from digest.errors import DigestError, SourceError, counted
from digest.files import LEDGER
from digest.models import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from digest.explain import Explanation
    from digest.models import Article
    from digest.render import Finding


#: Removed lines up to here share a line: most are links of a menu.
_SHORT = 40


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command()(extract)
    app.command(short_help="Print the best sentences of any page, file or feed.")(summarize)
    app.command(short_help="Say why an article was taken or dropped, and filed so.")(explain)
    app.command(short_help="Look for what readers would stumble over.")(check)


def extract(
    sources: sources_argument,
    *,
    removed: Annotated[bool, typer.Option("--removed", help="Show the lines that were removed, and why.")] = False,
    config: config_option = None,
    json: json_option = False,
) -> None:
    """Print the clean articles of pages, feeds and mails as text.

    Example: digest extract page.html --removed
    """
    from digest.codec import plain, to_json

    for article in _articles(sources, config):
        if json:
            typer.echo(to_json(plain(article), indent=None))
        else:
            tell("\n\n".join(_article_lines(article, removed=removed)) + "\n")


def summarize(
    sources: sources_argument,
    *,
    sentences: Annotated[int, typer.Option(min=1, max=50, help="How many sentences at most.")] = 3,
    algorithm: Annotated[str | None, typer.Option(help="A summarizer of sumy's by name: lexrank, …")] = None,
    config: config_option = None,
    json: json_option = False,
) -> None:
    """Print the best sentences of any page, file or feed, word for word.

    Example: digest summarize page.txt --sentences 2
    """
    from digest.codec import plain, to_json
    from digest.edit.summarize import summarize as pick

    for article in _articles(sources, config):
        summary = pick(article, sentences=sentences, algorithm=algorithm)
        if json:
            row = {
                "article": article.id,
                "title": article.title,
                "url": article.url,
                "summary": plain(summary.sentences),
            }
            typer.echo(to_json(row, indent=None))
        else:
            tell(f"{article.title}\n\n" + "\n".join(s.text for s in summary.sentences) + "\n")
            if not summary.sentences:
                say("none of its sentences can stand by itself: see digest extract")


def explain(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="An address, an article's id, or a part of a title.")],
    *,
    issue: Annotated[str | None, typer.Option("--issue", help="The issue's slug; the newest by default.")] = None,
    config: config_option = None,
    issues: issues_option = None,
    json: json_option = False,
) -> None:
    """Say why an article was taken, dropped, merged, or filed where it is.

    Example: digest explain "tide mill"
    """
    from digest import archive
    from digest.codec import plain, to_json
    from digest.explain import explain as found_in
    from digest.explain import lines
    from digest.private import shown
    from digest.window import zone

    folder = archive.find_issue(issues_at(issues, config), issue)
    report = archive.load_report(folder)
    dropped = tuple(Skipped(**skip) for skip in report["skipped"])
    loaded = archive.load_issue(folder)
    explanations = found_in(what, loaded, report, dropped, archive.load_articles(folder))
    explanations = explanations or tuple(_remembered(what, folder, dropped, zone(loaded.newsletter.timezone)))
    if not explanations:
        raise DigestError(f"nothing in {folder} is named {shown(what)!r}", hint="give an address or a part of a title")
    for one in explanations:
        if json:
            typer.echo(to_json(plain(one), indent=None))
        else:
            tell("\n".join(lines(one)) + "\n")


def _remembered(what: str, folder: Path, dropped: tuple[Skipped, ...], tz: tzinfo) -> Iterator[Explanation]:
    """Yield why an issue did not take an address or a title, as far as the newsletter's ledger remembers."""
    from digest import archive
    from digest.explain import not_taken
    from digest.ledger import read_ledger
    from digest.ledger.entries import sights, titled
    from digest.ledger.issues import editions
    from digest.urls import canonical, spellings

    addresses = spellings(canonical(what)) | spellings(canonical(what, part=True))
    file = archive.home_of(folder) / LEDGER
    if not file.is_file():
        return
    with closing(read_ledger(file)) as ledger:
        edition = next((one for one in editions(ledger) if one.slug == folder.name), None)
        found = sights(ledger, sorted(addresses)).values() or titled(ledger, what.strip())
        yield from (not_taken(sight, edition, dropped, tz=tz) for sight in found)


def check(
    issue: Annotated[
        str | None,
        typer.Argument(
            metavar="ISSUE", help="A slug or folder, the newest by default; or a message as it arrived (.eml)."
        ),
    ] = None,
    *,
    config: config_option = None,
    issues: issues_option = None,
    json: json_option = False,
) -> None:
    """Look for what readers would stumble over; the status is 1 when something must not go out.

    Example: digest check 2026-W47
    """
    from digest.codec import plain, to_json
    from digest.render import as_text, check_arrival

    if issue and (issue.endswith(".eml") or Path(issue).is_file()):
        findings, well = check_arrival(_message(Path(issue))), "the message arrived as it should"
    else:
        findings, well = _findings(issues_at(issues, config), issue), "the issue is fit to send"
    for finding in findings if json else ():
        typer.echo(to_json(plain(finding), indent=None))
    if not json:
        tell(as_text(findings, well), nl=False)
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)


def _findings(issues: Path, issue: str | None) -> tuple[Finding, ...]:
    from digest import archive
    from digest.render import check as findings_of

    folder = archive.find_issue(issues, issue)
    loaded = archive.load_issue(folder)
    return findings_of(loaded, archive.load_rendering(folder, loaded), message=archive.load_message(folder))


def _message(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file} cannot be read: {error.strerror}", hint="save the message as it arrived") from None


def _articles(sources: list[str], config: Path | None) -> Iterator[Article]:
    """Yield the articles of the sources; then say what was skipped and leave with the status for it."""
    from digest.cleaning import clean_all
    from digest.named import Around, find_named

    settings = configured(config, needed=False)
    found, clean = find_named(sources, settings.http, Around(now=datetime.now(UTC), environment=os.environ))
    cleaned = clean_all(found, clean)
    if not cleaned.articles and not cleaned.failed:
        raise SourceError("no article in the sources", hint="name files, folders or addresses that hold articles")
    yield from cleaned.articles
    tell_failed(cleaned.failed)
    if cleaned.failed:
        raise typer.Exit(IN_PART if cleaned.articles else 1)


def _article_lines(article: Article, *, removed: bool) -> Iterator[str]:
    facts = (article.byline, article.publisher, article.published and article.published.isoformat(), article.url)
    yield article.title
    if any(facts):
        yield " · ".join(fact for fact in facts if fact)
    yield from article.paragraphs
    if removed:
        yield from _removed_lines(article)


def _removed_lines(article: Article) -> Iterator[str]:
    """Tell what went out beside what was kept: by reason, the most first; short lines share one."""
    kept = sum(len(paragraph.split()) for paragraph in article.paragraphs)
    went = sum(len(line.text.split()) for line in article.removed)
    lines = counted(len(article.removed), "line", "lines")
    yield f"Removed: {went} words in {lines}; kept: {kept} words in {len(article.paragraphs)} paragraphs"
    by_reason: dict[str, list[str]] = {}
    for line in article.removed:
        by_reason.setdefault(line.reason, []).append(line.text)
    for reason, texts in sorted(by_reason.items(), key=lambda pair: -len(pair[1])):
        short = list(dict.fromkeys(text for text in texts if len(text) <= _SHORT))
        long = dict.fromkeys(text for text in texts if len(text) > _SHORT)
        yield "\n".join(
            (f"{reason} ({len(texts)})", *([f"  {' · '.join(short)}"] if short else ()), *(f"  - {t}" for t in long))
        )
