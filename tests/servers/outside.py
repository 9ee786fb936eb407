"""Other people's mail servers, each in a process of its own: Postfix's smtp-sink, and maildev."""

import contextlib
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import NamedTuple

#: Where `npm ci` in tests/servers puts it; package-lock.json pins it.
MAILDEV = Path(__file__).parent / "node_modules" / "maildev" / "bin" / "maildev"
SMTP_SINK = shutil.which("smtp-sink") or shutil.which("smtp-sink", path="/usr/sbin")
NODE = shutil.which("node")


class Maildev(NamedTuple):
    """Say where a maildev takes mail, and where its page is."""

    smtp: int
    page: str


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextlib.contextmanager
def _running(words, **options):
    process = subprocess.Popen(words, **options)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@contextlib.contextmanager
def smtp_sink(*options, log=None):
    """Run smtp-sink, the fastest server there is; its port is given, and `log` gets what it says (with -v, all)."""
    port = _free_port()
    user = ["-u", "nobody"] if os.geteuid() == 0 else []  # it refuses to be root
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(log.open("wb")) if log else None
        words = [SMTP_SINK, *user, *options, f"127.0.0.1:{port}", "100"]
        process = stack.enter_context(_running(words, stderr=out))
        while not _listens(port):
            assert process.poll() is None, "smtp-sink ended before it listened"
        yield port


def _listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
        return True
    return False


@contextlib.contextmanager
def maildev(folder):
    """Run maildev, a mailbox with a web page; it keeps its mail in `folder`."""
    smtp, web = _free_port(), _free_port()
    words = [NODE, MAILDEV, "--smtp", smtp, "--web", web, "--ip", "127.0.0.1", "--web-ip", "127.0.0.1"]
    words += ["--mail-directory", folder]
    with _running(list(map(str, words)), stdout=subprocess.PIPE, text=True) as process:
        ready = (line for line in process.stdout if "SMTP Server running" in line)
        assert next(ready, None), "maildev ended before it listened"
        yield Maildev(smtp, f"http://127.0.0.1:{web}")
