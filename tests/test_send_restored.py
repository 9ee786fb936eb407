"""An older copy of the ledger that is put back, or none at all: nobody gets for the second time what went out since."""

import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from digest.cli.telling import finish
from digest.errors import DigestError
from digest.ledger import open_ledger
from digest.ledger.witness import attest, witnessed
from digest.send import send, standing
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving
from tests.test_send_faults import READERS, desk

__all__ = ["desk"]


def put_back(desk, copy=None):
    """Put a copy of the ledger in its place, or none."""
    for path in desk.ledger.parent.glob("digest.db*"):
        path.unlink()
    if copy:
        shutil.copy(copy, desk.ledger)


def copied(desk, tmp_path):
    """Return a copy of the ledger as it is now."""
    copy = tmp_path / "copy.db"
    with closing(open_ledger(desk.ledger)) as ledger, closing(sqlite3.connect(copy)) as other:
        ledger.backup(other)
    return copy


@pytest.mark.parametrize("kept", [True, False])
def test_an_issue_that_went_out_is_not_sent_by_a_ledger_that_forgot_it(desk, tmp_path, kept):
    """Neither a copy of before the send nor a new ledger sends it again, unless that is said."""
    copy = copied(desk, tmp_path) if kept else None
    server = Server()
    with serving(server) as port:
        desk.send(port, READERS[:5])
        put_back(desk, copy)
        with pytest.raises(DigestError, match=r"5 readers have issue .* knows of 0") as refusal:
            desk.send(port, READERS)
        assert refusal.value.hint.startswith("put the newest one back")
        assert server.counts == dict.fromkeys(READERS[:5], 1)
        desk.send(port, READERS[:6], resend_unknown=True)
    assert server.counts == dict.fromkeys(READERS[:5], 2) | {READERS[5]: 1}


def test_the_next_issue_goes_out_and_says_what_was_forgotten(desk, tmp_path, capsys):
    """A newsletter goes on; that subscriptions since the copy are lost is told."""
    copy = copied(desk, tmp_path)
    with serving(Server()) as port:
        desk.send(port, READERS[:5])
        put_back(desk, copy)
        later = issues.write(tmp_path / "issues", slug="2026-W48")
        via = f"smtp://127.0.0.1:{port}"
        sent = list(send(later, via=via, to=READERS[:3], way=desk.way()))
        assert [receipt.status for receipt in sent] == ["sent"] * 3
        stand = standing(later, via=via, way=desk.way())
    assert stand.forgotten == (desk.folder.name,)
    finish(sent, lambda: stand)
    assert f"note: this ledger has forgotten who got {desk.folder.name}: " in capsys.readouterr().err


def test_who_is_put_off_is_no_reader_that_was_forgotten(desk):
    """Only what was sent counts: several connections, deferrals and refusals leave nothing to doubt."""
    with serving(Server("data451", every=2)) as port, suppress(DigestError):  # ten put off in a row end a run
        desk.send(port, connections=4)
    with serving(Server()) as port:
        assert desk.send_until_done(port) == {"sent": len(READERS)}
        assert desk.standing(port).forgotten == ()
    assert desk.errors == []


def test_what_stands_beside_the_ledger_is_small_and_may_be_broken(desk):
    """A hundred issues are kept; what cannot be read counts for nothing."""
    with closing(open_ledger(desk.ledger)) as ledger:
        ledger.execute("INSERT INTO sends VALUES (1, 'x', 'mail', 'l', 'f', '2026-01-01', 1)")
        ledger.execute(
            "INSERT INTO deliveries (send, run, reader, address, name, status) VALUES (1,1,'a','a','','sent')"
        )
        for number in range(120):
            ledger.execute("UPDATE sends SET issue = ?", (f"i{number}",))
            attest(desk.ledger, ledger, f"i{number}")
    assert list(witnessed(desk.ledger)) == [f"i{number}" for number in range(20, 120)]
    desk.ledger.with_suffix(".sent").write_text("no JSON")
    assert witnessed(desk.ledger) == {}
