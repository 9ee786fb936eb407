"""The command line: words in, words out; every verb's docstring is its help."""

from __future__ import annotations

import gc
import sys

import typer

from digest.cli import making, newsletter, reading, sending
from digest.cli.terms import say, version_option
from digest.errors import DigestError

app = typer.Typer(
    name="digest",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # its tracebacks show locals, and those hold passwords
    context_settings={"help_option_names": ["-h", "--help"]},
)
newsletter.register(app)
making.register(app)
reading.register(app)
sending.register(app)


@app.callback()
def digest(*, version: version_option = False) -> None:
    """Turn a week of articles into one e-mail: their best sentences, one story an event.

    Start with: digest build FOLDER
    """


def main() -> None:
    """Run the command line; an expected error is two lines on stderr and exit status 1."""
    gc.set_threshold(50_000, 20, 20)  # a run is short: looking for garbage every 700 objects is 6 % of a rebuild
    try:
        app()
    except DigestError as error:
        say(f"error: {error.message}")
        if error.hint:
            say(f"hint: {error.hint}")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has left (`digest extract … | head`)
        sys.exit(1)
