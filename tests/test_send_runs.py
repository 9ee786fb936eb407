"""The run itself: its pace, for all and for each domain, one that is left, and two at once."""

import itertools
import subprocess
import sys
from dataclasses import replace

import pytest

from digest.errors import DigestError
from digest.send import send
from tests.servers.smtp import Server, serving
from tests.test_send_faults import READERS, ROOT, desk

__all__ = ["desk"]


def test_the_rate_is_kept(desk):
    """`--rate 120` takes half a second a message."""
    with serving(Server()) as port:
        desk.send(port, READERS[:11], rate=120)
    assert sum(desk.clock.slept) == pytest.approx(5)


def test_each_domain_has_a_pace_of_its_own(desk):
    """`--domain-rate 60` takes a second between two messages to one domain, and none between two domains."""
    server = Server()
    readers = [f"reader{i}@{domain}.example" for domain in ("a", "b") for i in range(5)]
    with serving(server) as port:
        receipts = desk.send(port, [*readers, "one@c.example"], domain_rate=60)
    moments = {receipt.recipient: receipt.at for receipt in receipts}
    assert server.counts == dict.fromkeys([*readers, "one@c.example"], 1)
    for domain in ("a", "b"):
        own = sorted(at for address, at in moments.items() if address.endswith(f"@{domain}.example"))
        assert [(later - at).total_seconds() for at, later in itertools.pairwise(own)] == [1] * 4
    assert sum(desk.clock.slept) == pytest.approx(4)
    assert moments["one@c.example"] == min(moments.values())


def test_a_run_that_is_left_leaves_nothing_in_doubt(desk):
    """Ending a run between two messages writes down how the last one ended."""
    server = Server()
    with serving(server) as port:
        running = send(desk.folder, via=f"smtp://127.0.0.1:{port}", to=READERS, way=desk.way())
        for _ in range(5):
            next(running)
        running.close()
        assert desk.standing(port).counts == {"sent": 5, "pending": 19}
        assert desk.send_until_done(port) == {"sent": 24}
    assert server.counts == dict.fromkeys(READERS, 1)


def test_two_runs_cannot_send_one_issue(desk):
    """The second stops before it sends anything."""
    with serving(Server()) as port:
        running = send(desk.folder, via=f"smtp://127.0.0.1:{port}", to=READERS, way=desk.way())
        next(running)
        with pytest.raises(DigestError, match="another send is at work"):
            desk.send(port)
        running.close()


def test_two_processes_cannot_send_one_issue(desk, tmp_path):
    """While one process sends, another one, by whatever way, is told so; killed, it leaves no lock behind."""
    server = Server()
    words = [sys.executable, "-m", "digest", "send", str(desk.folder), "--ledger", str(desk.ledger), "--rate", "6"]
    words += [word for reader in READERS for word in ("--to", reader)]
    with serving(server) as port:
        first = [*words, "--via", f"smtp://127.0.0.1:{port}"]
        with subprocess.Popen(first, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            while not server.taken:
                assert running.poll() is None
            for via in (f"smtp://127.0.0.1:{port}", f"file:{tmp_path}/out"):
                second = subprocess.run([*words, "--via", via], cwd=ROOT, capture_output=True, text=True, check=False)
                assert second.returncode == 1
                assert "error: another send is at work with" in second.stderr
                assert "hint: wait until it is done" in second.stderr
            running.kill()
        server.taken, before = [], set(server.counts)
        desk.send(port)
    assert not set(server.counts) & before
    assert max(server.counts.values()) == 1


def test_a_newsletter_without_a_ledger_is_left_as_it_is(desk, tmp_path):
    """By a send whose ledger is another one: nobody builds there what could be built over."""
    way = replace(desk.way(), home=tmp_path / "elsewhere" / "digest.db")
    (tmp_path / "elsewhere").mkdir()
    with serving(Server()) as port:
        assert len(list(send(desk.folder, via=f"smtp://127.0.0.1:{port}", to=READERS[:2], way=way))) == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []
