"""Runs that are killed, and power that is cut: nobody is lost, nobody mailed twice, every doubt is named."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.ledger import sends
from digest.send import Way, send, standing
from tests.servers import issue as issues
from tests.servers.clock import Clock
from tests.servers.crash import send_with_kills
from tests.servers.sink import sinking, taken
from tests.servers.smtp import Server, serving

ROOT = Path(__file__).parent.parent
# Forking beside the threads of other tests is what the warning is about; the child only sends, and exits.
pytestmark = pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")


def test_kills_at_random_moments(tmp_path):
    """A send that is killed again and again ends with one copy each; at most one unknown a kill."""
    folder = issues.write(tmp_path / "issues")
    readers = [f"reader{i}@example.org" for i in range(200)]
    log = tmp_path / "taken"
    with sinking(log) as port:
        kills, unknown = send_with_kills(
            folder,
            f"smtp://127.0.0.1:{port}",
            readers,
            tmp_path / "digest.db",
            log=log,
            kills=15,
            seed=7,
            longest=0.03,
        )
    counts = taken(log)
    assert kills >= 3
    assert max(counts.values()) == 1
    assert set(readers) - set(counts) <= unknown
    assert len(unknown) <= kills


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "after"])
def test_a_kill_at_each_step(tmp_path, moment):
    """Up to the final dot a kill leaves no doubt at all; between dot and reply it leaves one."""
    folder = issues.write(tmp_path / "issues")
    server = _Killing(moment)
    with serving(server) as port:
        words = ["send", str(folder), "--via", f"smtp://127.0.0.1:{port}"]
        words += [word for i in range(5) for word in ("--to", f"reader{i}@example.org")]
        server.start([sys.executable, "-m", "digest", *words])
        again = CliRunner().invoke(app, words)
    assert all(count == 1 for count in server.counts.values())
    if moment == "after":
        assert (again.exit_code, again.stdout) == (3, "4 sent, 1 unknown (2 of them before)\n")
        assert (
            "unknown reader2@example.org: the run ended between the message and the reply (Message-ID <" in again.stderr
        )
    else:
        assert (again.exit_code, again.stdout) == (0, "5 sent (2 of them before)\n")
        assert len(server.counts) == 5


class _Killing(Server):
    """Kill the client at the third reader, at a step of the transaction."""

    def __init__(self, moment):
        super().__init__()
        self.moment = moment
        self.child = None
        self.armed = threading.Event()

    def start(self, command):
        """Start the client, and wait until it is dead."""
        self.child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.armed.set()
        assert self.child.wait(30) == -9
        self.moment = None

    def _kill(self, moment):
        if self.moment == moment and self.mails == 3:
            self.armed.wait()
            self.child.kill()
            self.child.wait()

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        """Kill before the sender is taken."""
        reply = await super().handle_MAIL(server, session, envelope, address, options)
        self._kill("MAIL")
        return reply

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        """Kill before the reader is taken."""
        self._kill("RCPT")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        """Kill when the whole message has come, before the reply to it."""
        reply = await super().handle_DATA(server, session, envelope)
        self._kill("after")
        return reply


@pytest.mark.parametrize("synced", [False, True], ids=["all commits", "synced commits"])
def test_power_cuts_at_every_commit(tmp_path, monkeypatch, synced):
    """With the ledger as it was on disk after any commit, going on loses nobody and doubles nobody.

    The second time only what was synced is on the disk: the model of a power cut at its worst.
    """
    folder = issues.write(tmp_path / "issues")
    readers = [f"reader{i}@example.org" for i in range(6)]
    first, disk = Server(), _Disk(tmp_path, synced=synced)
    monkeypatch.setattr(sends, "Journal", disk.journal(first))
    with serving(first) as port:
        _send(folder, port, readers, disk.ledger)
    monkeypatch.undo()
    disk.note(first)
    assert len(disk.copies) >= len(readers)
    for copy, at_commit, at_next in disk.copies:
        server = Server()
        with serving(server) as port:
            stand = _send(folder, port, readers, copy)
        unknown = {address for address, _ in stand.unknown}
        resent = set(server.counts)
        assert len(unknown) <= 1
        assert max(server.counts.values(), default=1) == 1
        assert not resent & at_next, "mailed twice"
        assert resent | at_commit | unknown == set(readers), "lost"


def _send(folder, port, readers, ledger):
    way = Way(ledger=ledger, now=Clock().now)
    via = f"smtp://127.0.0.1:{port}"
    list(send(folder, via=via, to=readers, way=way))
    return standing(folder, via=via, way=way)


class _Disk:
    """Copy the ledger's files after each commit, with what the server had then and before the next."""

    def __init__(self, folder, *, synced):
        self.synced = synced
        self.ledger = folder / "digest.db"
        self.copies = []
        self.last = None

    def journal(self, server):
        disk = self

        class Journal(sends.Journal):
            """A journal whose commits are seen."""

            __slots__ = ()

            def handing(self, *words):
                disk.note(server)
                super().handing(*words)
                disk.copy(server)

            def ended(self, *words, **options):
                if disk.synced:
                    return super().ended(*words, **options)
                disk.note(server)
                super().ended(*words, **options)
                return disk.copy(server)

        return Journal

    def note(self, server):
        """The power may also go right before the next commit: this is what the server has then."""
        if self.last:
            self.copies.append((*self.last, set(server.counts)))
            self.last = None

    def copy(self, server):
        """Take the files as they are on disk now."""
        target = self.ledger.parent / f"cut{len(self.copies)}" / "digest.db"
        target.parent.mkdir(exist_ok=True)
        for suffix in ("", "-wal"):
            source = self.ledger.with_name(self.ledger.name + suffix)
            if source.exists():
                shutil.copyfile(source, target.with_name(target.name + suffix))
        shutil.copyfile(self.ledger.with_suffix(".key"), target.with_suffix(".key"))
        self.last = (target, set(server.counts))
