"""The options that several verbs share, and how the verbs speak."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import digest


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # typer's callback
    if wanted:
        typer.echo(f"digest {digest.__version__}")
        raise typer.Exit


version_option = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
]
issues_option = Annotated[Path, typer.Option("--issues", envvar="DIGEST_ISSUES", help="The folder of built issues.")]
json_option = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
sources_argument = Annotated[
    list[str], typer.Argument(metavar="SOURCE…", help="Files, folders, or - for standard input.", show_default=False)
]

#: Done in part: some sources failed, or some recipients are deferred (design).
IN_PART = 3


def say(line: str = "") -> None:
    """Tell the user something on stderr; stdout is for results."""
    typer.echo(line, err=True)
