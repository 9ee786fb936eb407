"""The options that several verbs share, and how the verbs speak."""

from __future__ import annotations

import re
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import digest
from digest.files import ISSUES, LEDGER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.errors import DigestError
    from digest.models import Skipped


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # typer's callback
    if wanted:
        typer.echo(f"digest {digest.__version__}")
        raise typer.Exit


def folder_of(text: str) -> Path:
    """Return the folder that an option names, which an empty word does not."""
    if not text:  # else it would be the current folder
        raise typer.BadParameter("it is empty: is a variable of the command not set?")
    return Path(text)


version_option = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
]
issues_option = Annotated[
    Path | None,
    typer.Option(
        "--issues",
        envvar="DIGEST_ISSUES",
        help="The folder of built issues.",
        show_default=ISSUES,
        parser=folder_of,
        metavar="<path>",
    ),
]
ledger_option = Annotated[
    Path | None,
    typer.Option("--ledger", envvar="DIGEST_LEDGER", help="The ledger.", show_default=f"{LEDGER} of the newsletter"),
]
issue_argument = Annotated[
    str | None, typer.Argument(metavar="ISSUE", help="A slug or folder; the newest by default.", show_default=False)
]
json_option = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
sources_argument = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - for standard input.", show_default=False),
]

#: Done in part: some sources failed, or some recipients are deferred (design).
IN_PART = 3
#: Orders to a terminal (colors, titles, the clipboard), and marks that turn the direction of what follows them.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """Return what a terminal shows and does not obey: strangers name files, sites and mails as they like."""
    return text if text.isprintable() else _OBEYED.sub("?", text)


def say(line: str = "") -> None:
    """Tell the user something on stderr; stdout is for results."""
    typer.echo(shown(line), err=True)


def tell(text: str, *, nl: bool = True) -> None:
    """Give a result on stdout, in words; JSON is echoed as it is, its control signs are escaped."""
    typer.echo(shown(text), nl=nl)


def say_error(error: DigestError) -> None:
    """Tell an expected error: one line what happened, and one what would help."""
    say(f"error: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")


def tell_failed(failed: Iterable[Skipped]) -> None:
    """Tell which sources failed and why, then once what would help."""
    hints = []
    for skip in failed:
        say(f"skipped {skip.what}: {skip.reason}")
        hints.append(skip.hint)
    for hint in dict.fromkeys(filter(None, hints)):
        say(f"hint: {hint}")


def tell_skipped(skipped: Sequence[Skipped], most: int = 20) -> None:
    """Tell what was left out and why, the first by name and the rest by number."""
    for skip in skipped[:most]:
        say(f"left out {skip.what}: {skip.reason}")
    rest = Counter(skip.reason.rpartition(": ")[2] for skip in skipped[most:])  # without the address it begins with
    for reason, count in rest.most_common(most):
        say(f"left out {count} more: {reason}")


@contextmanager
def progress(verb: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """Give a callback (done, total, name) that draws a bar on a terminal; None where there is none."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(verb), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, start=False)

        def step(done: int, total: int, name: str) -> None:
            # Escaped: a name with square brackets is no markup of rich's.
            bar.update(task, completed=done, total=total, description=shown(name).replace("[", r"\["))

        yield step
