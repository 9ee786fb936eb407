"""Exactly once: whatever goes wrong on the way, nobody is lost and nobody is mailed twice."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from digest.errors import DigestError, SendError
from digest.ledger import open_ledger, subscribers
from digest.send import Way, send, standing
from tests.servers import issue as issues
from tests.servers.clock import Clock
from tests.servers.smtp import Server, serving

ROOT = Path(__file__).parent.parent
READERS = [f"reader{i}@example.org" for i in range(24)]


class Desk:
    """A newsletter with one issue, to be sent again and again until it is done."""

    def __init__(self, folder):
        self.folder = issues.write(folder / "issues")
        self.clock = Clock()
        self.ledger = folder / "digest.db"
        self.errors = []

    def way(self, **changes):
        """Say how to send, by a clock of our own."""
        return Way(ledger=self.ledger, now=self.clock.now, sleep=self.clock.sleep, **changes)

    def send(self, port, readers=READERS, **changes):
        """Send once; return the receipts."""
        return list(send(self.folder, via=f"smtp://127.0.0.1:{port}", to=readers, way=self.way(**changes)))

    def standing(self, port):
        """Return how the issue stands."""
        return standing(self.folder, via=f"smtp://127.0.0.1:{port}", way=self.way())

    def send_until_done(self, port, runs=100):
        """Run again and again, ten minutes later each time, as long as something is left to do."""
        for _ in range(runs):
            try:
                self.send(port)
            except DigestError as error:
                self.errors.append(error.message)
            self.clock.sleep(600)
            counts = self.standing(port).counts
            if not {"pending", "deferred", "handing"} & set(counts):
                return counts
        pytest.fail(f"never done: {counts}, {self.errors[-1:]}")


@pytest.fixture
def desk(tmp_path):
    """A newsletter with one issue."""
    return Desk(tmp_path)


@pytest.mark.parametrize("extensions", [(), ("PIPELINING",)], ids=["plain", "pipelined"])
@pytest.mark.parametrize("every", [1, 3])
@pytest.mark.parametrize("fault", ["greylist", "mail450", "data451", "full421"])
def test_what_passes_is_overcome(desk, fault, every, extensions):
    """Greylists, rate limits, busy servers and full sessions: in the end everyone has one copy."""
    server = Server(fault, every, extensions)
    with serving(server) as port:
        if every == 1 and fault != "greylist":  # a server that takes nothing at all: stop, and lose nobody
            for _ in range(3):
                _try(desk, port)
            assert not server.taken
            server.fault = ""
        assert desk.send_until_done(port) == {"sent": len(READERS)}
    assert server.counts == dict.fromkeys(READERS, 1)


def _try(desk, port, readers=READERS):
    try:
        return desk.send(port, readers)
    except SendError:
        return []


@pytest.mark.parametrize("fault", ["cut", "lost", "slow"])
@pytest.mark.parametrize("every", [1, 4])
def test_what_cannot_be_known_is_said_and_not_repeated(desk, fault, every, monkeypatch):
    """After the final dot silence means unknown: never a second copy, never called sent or failed."""
    monkeypatch.setattr("digest.senders.smtp.AFTER_DOT", 0.1)
    readers = READERS[:4] if fault == "slow" else READERS
    server = Server(fault, every)
    with serving(server) as port:
        _try(desk, port, readers)
        while desk.standing(port).counts.get("pending"):
            _try(desk, port, readers)
        stand = desk.standing(port)
    unknown = {address for address, _ in stand.unknown}
    assert set(stand.counts) <= {"sent", "unknown"}
    assert sum(stand.counts.values()) == len(readers)
    assert len(unknown) == len(readers) // every
    assert all(count == 1 for count in server.counts.values())
    assert set(readers) - unknown <= set(server.counts)
    if fault == "lost":
        assert not unknown & set(server.counts)


def test_unknown_is_sent_again_only_when_asked(desk):
    """`--resend-unknown` is a decision; after it every reader has the issue."""
    server = Server("lost", every=10)
    with serving(server) as port:
        desk.send(port)
        desk.send(port)
        assert desk.standing(port).counts == {"sent": 22, "unknown": 2}
        server.fault = ""
        desk.send(port, resend_unknown=True)
        assert desk.standing(port).counts == {"sent": 24}
    assert server.counts == dict.fromkeys(READERS, 1)


def test_a_refused_address_has_failed_and_is_not_tried_again_in_any_issue(desk):
    """A 5.1.1 is about the address: the rest gets the mail, and the ledger remembers."""
    server = Server("reject", every=6)
    with serving(server) as port:
        assert desk.send_until_done(port) == {"sent": 20, "failed": 4}
        desk.send(port)
    assert server.mails == 24
    with closing(open_ledger(desk.ledger)) as ledger:
        assert subscribers.reason_against(ledger, READERS[5]) == "bounced on 2026-11-23"


@pytest.mark.parametrize("fault", ["mail503", "relay"])
def test_a_fault_of_ours_writes_nobody_off(desk, fault):
    """A refusal of our own address, login or order stops the run; all readers stay to be sent."""
    server = Server(fault)
    with serving(server) as port:
        with pytest.raises(SendError, match="takes no message from us") as caught:
            desk.send(port)
        assert caught.value.hint
        assert desk.standing(port).counts == {"pending": 24}
        server.fault = ""
        assert desk.send_until_done(port) == {"sent": 24}


def test_a_message_refused_by_all_is_not_the_readers_fault(desk):
    """Three refusals of the message in a row stop the run, and nobody is written off."""
    server = Server("data554")
    with serving(server) as port:
        with pytest.raises(SendError, match=r"refused 3 times in a row: 554 5\.7\.1 Looks like spam"):
            desk.send(port)
        assert desk.standing(port).counts == {"deferred": 3, "pending": 21}
        server.fault = ""
        assert desk.send_until_done(port) == {"sent": 24}
    assert server.counts == dict.fromkeys(READERS, 1)


def test_a_message_refused_for_some_has_failed_for_these(desk):
    """Where others get through in between, a refusal is taken at its word."""
    server = Server("data554", every=3)
    with serving(server) as port:
        receipts = desk.send(port)
        assert desk.standing(port).counts == {"sent": 16, "failed": 8}
    assert sorted(r.recipient for r in receipts if r.status == "failed") == sorted(READERS[2::3])
    assert len(receipts) == 24


def test_a_server_that_puts_everything_off_is_left_alone(desk):
    """Ten deferrals by the server in a row end the run for now: it is not asked a thousand times."""
    server = Server("mail450")
    with serving(server) as port, pytest.raises(SendError, match="puts everything off") as caught:
        desk.send(port)
    assert caught.value.temporary
    assert server.mails == 10


def test_a_rate_limit_is_outlasted(desk):
    """With `--wait` a run pauses when the server puts everything off, and goes on when it does not."""
    server = Server("mail450")

    def sleep(seconds):
        desk.clock.sleep(seconds)
        server.fault = ""

    with serving(server) as port:
        way = Way(ledger=desk.ledger, now=desk.clock.now, sleep=sleep, wait=600)
        list(send(desk.folder, via=f"smtp://127.0.0.1:{port}", to=READERS, way=way))
        assert desk.standing(port).counts == {"sent": 24}
    assert server.counts == dict.fromkeys(READERS, 1)


def test_a_server_that_comes_back_is_waited_for(desk):
    """With `--wait` a server that cannot be reached is tried again; the error names it when time is up."""
    with serving(Server()) as port:
        pass
    with pytest.raises(SendError, match="cannot be reached"):
        desk.send(port, wait=300)
    assert 100 < sum(desk.clock.slept) <= 300


def test_a_sender_that_fails_after_all_leaves_no_doubt(desk, tmp_path, monkeypatch):
    """A folder that cannot be written: it says so, nothing was delivered, and the reader stays to be sent."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(SendError, match="cannot be written"):
        list(send(desk.folder, via=f"file:{tmp_path}/out", to=READERS[:2], way=desk.way()))
    stand = standing(desk.folder, via=f"file:{tmp_path}/out", way=desk.way())
    assert (stand.counts, stand.unknown) == ({"pending": 2}, ())


def test_waiting_takes_deferred_readers_up_again(desk):
    """With `--wait` one run outlasts a greylist; without, it leaves at once."""
    server = Server("greylist")
    with serving(server) as port:
        desk.send(port, wait=300)
        assert desk.standing(port).counts == {"sent": 24}
    assert desk.clock.slept
    assert sum(desk.clock.slept) <= 300


def test_what_is_put_off_for_five_days_has_failed(desk):
    """Nobody is tried for ever (RFC 5321, 4.5.4.1)."""
    server = Server("data451", every=2)
    with serving(server) as port:
        desk.send(port, READERS[:2])
        server.every = 1
        desk.clock.moment += timedelta(days=6)
        (receipt,) = desk.send(port, READERS[:2])
        assert receipt.status == "failed"
        assert receipt.detail == "given up after 5 days: 451 4.3.0 Try later"


def test_a_changed_issue_is_not_sent_on(desk, tmp_path):
    """Who got the issue got this one; another under the same slug is refused, until nobody has it."""
    server = Server()
    with serving(server) as port:
        desk.send(port, READERS[:2])
        issues.write(tmp_path / "issues", padding="another word")
        with pytest.raises(DigestError, match="has changed since 2 of its readers got it"):
            desk.send(port)
    assert len(server.taken) == 2


def test_an_issue_may_change_before_anyone_has_it(desk, tmp_path):
    """A run that was refused altogether freezes nothing."""
    server = Server("relay")
    with serving(server) as port:
        _try(desk, port)
        issues.write(tmp_path / "issues", padding="another word")
        server.fault = ""
        assert desk.send_until_done(port) == {"sent": 24}


def test_a_mended_issue_is_tried_with_those_who_were_refused_the_old_one(desk, tmp_path):
    """A message called spam has failed for its readers; another message is another try."""
    server = Server("data554")
    with serving(server) as port:
        desk.send(port, READERS[:2])
        assert desk.standing(port).counts == {"failed": 2}
        assert desk.send(port, READERS[:2]) == []
        server.fault = ""
        issues.write(tmp_path / "issues", padding="other words")
        desk.send(port, READERS[:2])
        assert desk.standing(port).counts == {"sent": 2}


def test_who_unsubscribes_during_the_run_gets_nothing(desk):
    """The suppression list is read right before each message, not once at the start."""
    server = Server()
    with serving(server) as port, closing(open_ledger(desk.ledger)) as ledger:
        running = send(desk.folder, via=f"smtp://127.0.0.1:{port}", to=READERS[:3], way=desk.way())
        next(running)
        subscribers.suppress(ledger, READERS[1], subscribers.UNSUBSCRIBED, "", desk.clock.now())
        assert [receipt.recipient for receipt in running] == [READERS[2]]
    assert set(server.counts) == {READERS[0], READERS[2]}
