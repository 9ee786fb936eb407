"""Several connections at once: faster where a server is far away, and exactly once all the same."""

import threading
from collections import Counter

import pytest

from digest.errors import DigestError, SendError
from digest.send import Way, send, standing
from tests.servers import issue as issues
from tests.servers.clock import Clock
from tests.servers.crash import send_with_kills
from tests.servers.scripted import Script, following
from tests.servers.sink import sinking, taken
from tests.servers.smtp import Server, serving

READERS = [f"reader{i}@example.org" for i in range(30)]
WIDE = 4


class Desk:
    """A newsletter with one issue, sent on several connections."""

    def __init__(self, folder):
        self.folder, self.ledger, self.clock = issues.write(folder / "issues"), folder / "digest.db", Clock()

    def way(self, **changes):
        """Say how to send, by a clock of our own."""
        return Way(ledger=self.ledger, now=self.clock.now, sleep=self.clock.sleep, connections=WIDE, **changes)

    def send(self, port, readers=READERS, **changes):
        """Return the receipts of a run."""
        return send(self.folder, via=f"smtp://127.0.0.1:{port}", to=readers, way=self.way(**changes))

    def counts(self, port):
        """Return how the issue stands."""
        return standing(self.folder, via=f"smtp://127.0.0.1:{port}", way=self.way()).counts


@pytest.fixture
def desk(tmp_path):
    """A newsletter with one issue."""
    return Desk(tmp_path)


class Together(Server):
    """Answer a message only once as many others are there at the same time."""

    def __init__(self, count):
        super().__init__()
        self.barrier = threading.Barrier(count, timeout=20)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        """Wait for the others, in a thread of its own."""
        await server.loop.run_in_executor(None, self.barrier.wait)
        return await super().handle_DATA(server, session, envelope)


def test_messages_travel_side_by_side(desk):
    """As many sessions as were asked for are at work together, and each reader has one message."""
    server = Together(WIDE)
    with serving(server) as port:
        receipts = list(desk.send(port, READERS[: WIDE * 3]))
    assert Counter(r.status for r in receipts) == {"sent": WIDE * 3}
    assert server.sessions == WIDE
    assert server.counts == dict.fromkeys(READERS[: WIDE * 3], 1)


@pytest.mark.parametrize("fault", ["greylist", "mail450", "data451", "full421", "reject", "data554", "cut", "lost"])
def test_faults_on_several_connections(desk, fault):
    """Whatever goes wrong, everybody is accounted for, and nobody has two."""
    server = Server(fault, every=3, extensions=("PIPELINING",))
    with serving(server) as port:
        for _ in range(40):
            _run(desk, port)
            desk.clock.sleep(600)
            counts = desk.counts(port)
            if not {"pending", "deferred", "handing"} & set(counts):
                break
    assert set(counts) <= {"sent", "failed", "unknown"}
    assert sum(counts.values()) == len(READERS)
    assert max(server.counts.values()) == 1
    assert len(server.counts) >= counts["sent"]
    assert ("unknown" in counts) == (fault in ("cut", "lost"))
    assert ("failed" in counts) == (fault in ("reject", "data554"))


def _run(desk, port, **changes):
    try:
        return list(desk.send(port, **changes))
    except SendError:
        return []


def test_a_server_that_lets_fewer_in(desk):
    """Connections that are refused are done without; those that are let in carry the mail."""
    server = Few(2)
    with serving(server) as port:
        receipts = list(desk.send(port))
    assert Counter(r.status for r in receipts) == {"sent": 30}
    assert server.counts == dict.fromkeys(READERS, 1)
    assert server.let_in == 2


class Few(Server):
    """Let only so many sessions in, and refuse the rest with 421."""

    def __init__(self, most):
        super().__init__()
        self.most, self.let_in = most, 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802  # aiosmtpd's name
        """Refuse a session too many."""
        if self.let_in == self.most:
            return ["421 4.7.0 Too many connections from your address"]
        self.let_in += 1
        return await super().handle_EHLO(server, session, envelope, hostname, responses)


def test_nobody_listens(desk):
    """All connections fail: it is one error, and everybody stays to be sent."""
    with serving(Server()) as port:
        pass
    with pytest.raises(SendError, match="cannot be reached") as caught:
        list(desk.send(port))
    assert caught.value.temporary
    assert desk.counts(port) == {"pending": 30}


def test_a_refusal_of_ours_stops_all(desk):
    """Nobody is written off, and what was on its way is waited for."""
    server = Server("relay", every=10)
    with serving(server) as port:
        with pytest.raises(SendError, match="takes no message from us"):
            list(desk.send(port))
        counts = desk.counts(port)
    assert set(counts) == {"sent", "pending"}
    assert counts["sent"] == len(server.counts)


def test_a_run_that_is_left_leaves_nothing_in_doubt(desk):
    """Whoever stops asking for receipts, or asks the run to stop, finds all that was begun written down."""
    server, stop = Server(), threading.Event()
    with serving(server) as port:
        running = desk.send(port)
        for _ in range(5):
            next(running)
        running.close()
        counts = desk.counts(port)
        assert set(counts) == {"sent", "pending"}
        assert counts["sent"] == len(server.counts)

        for _ in desk.send(port, stopping=stop.is_set):
            stop.set()
        assert counts["sent"] < desk.counts(port)["sent"] == len(server.counts) < 30
        list(desk.send(port))
    assert server.counts == dict.fromkeys(READERS, 1)


def test_a_ledger_that_cannot_be_written_hands_nothing_over(desk, monkeypatch):
    """What could not be noted before the final dot is not sent, on no connection."""
    script = Script()

    def full(*words):
        raise DigestError("the disk is full")

    monkeypatch.setattr("digest.ledger.sends.Journal.handing", full)
    with following(script) as port:
        with pytest.raises(DigestError, match="the disk is full"):
            list(desk.send(port))
        assert desk.counts(port) == {"pending": 30}
    assert not script.taken


@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
def test_kills_with_several_connections(tmp_path, monkeypatch):
    """A kill leaves at most one reader unknown for each connection, and nobody lost or doubled."""
    folder, log = issues.write(tmp_path / "issues"), tmp_path / "taken"
    readers = [f"reader{i}@example.org" for i in range(200)]
    with sinking(log) as port:
        kills, unknown = send_with_kills(
            folder,
            f"smtp://127.0.0.1:{port}",
            readers,
            tmp_path / "digest.db",
            log=log,
            kills=10,
            seed=3,
            longest=0.03,
            connections=WIDE,
        )
    counts = taken(log)
    assert kills >= 2
    assert max(counts.values()) == 1
    assert set(readers) - set(counts) <= unknown
    assert len(unknown) <= kills * WIDE
