"""The command line: words in, words out; every verb's docstring is its help."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from itertools import filterfalse

import typer

from digest.cli import making, newsletter, reading, sending
from digest.cli.terms import say, say_error, version_option
from digest.errors import DigestError

#: How many threads numpy's ways to multiply matrices take (OpenBLAS, MKL, Accelerate, others).
_THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_NUM_THREADS")

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
#: As a newsletter needs them, from its first day on.
_ORDER = [
    "init",
    "add",
    "build",
    "preview",
    "rebuild",
    "check",
    "send",
    "log",
    "explain",
    "withdraw",
    "extract",
    "summarize",
    "unsubscribe",
]
app.registered_commands.sort(key=lambda command: _ORDER.index(str(command.callback and command.callback.__name__)))


@app.callback()
def digest(*, version: version_option = False) -> None:
    """Turn a week of articles into one e-mail: their best sentences, one story an event.

    Start with: digest build FOLDER
    """


def main() -> None:
    """Run the command line; an expected error is two lines on stderr and exit status 1."""
    _open_closed()
    _speak_everywhere()
    _count_alone()
    _stand_any_zone()
    gc.set_threshold(50_000, 20, 20)  # a run is short: looking for garbage every 700 objects is 6 % of a rebuild
    try:
        app()
    except DigestError as error:
        say_error(error)
        sys.exit(1)
    except UnicodeEncodeError:
        if (word := next(filterfalse(_is_whole, sys.argv[1:]), None)) is None:
            raise
        say(f"error: {word[:200]} is not UTF-8")
        say("hint: only names of files may be written otherwise; look at how your terminal writes letters")
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has left (`digest extract … | head`)
        sys.exit(1)
    except OSError as error:
        if not _is_of_a_disk(error):
            raise
        _let_go()
        place = f"{str(error.filename)[:200]}: " if error.filename else ""
        say(f"error: {place}{(error.strerror or type(error).__name__).lower()}")
        say("hint: look at the name, at whose file or folder it is, and at the free space")
        sys.exit(1)


def _is_whole(word: str) -> bool:
    """Tell whether a word of the command line is UTF-8: Python keeps other bytes as halves of letters."""
    return not any("\ud800" <= sign <= "\udfff" for sign in word)


def _open_closed() -> None:
    """Let what was closed (`digest build >&- 2>&-`) lead nowhere: else the next file opened, a ledger, were stderr."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    # standard input stays None: that it is closed is told where it is asked for
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def _speak_everywhere() -> None:
    """Make no character an error: files and pipes get UTF-8, a terminal of another charset what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty() or "PYTHONIOENCODING" in os.environ:
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _count_alone() -> None:
    """Let numpy multiply in one thread, unless told otherwise; it is read when numpy is first imported.

    Several wait for each other longer than our matrices take (a thousand articles where processors are busy: .8 s with
    two, .4 with one), and sums that they part end in other digits on other machines.
    """
    for name in _THREADS:
        os.environ.setdefault(name, "1")


def _stand_any_zone() -> None:
    """Take UTC where TZ names a zone that Python cannot hold (UTC+25): trafilatura asks for it, none of ours does."""
    try:
        datetime.now(UTC).astimezone()
    except ValueError:
        os.environ["TZ"] = "UTC"
        time.tzset()


def _is_of_a_disk(error: OSError) -> bool:
    """Tell what a disk or its owner refuses from a bug, which keeps its traceback."""
    return error.filename is not None or error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def _let_go() -> None:
    """Drop what standard output could not take, which Python would try to write once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
