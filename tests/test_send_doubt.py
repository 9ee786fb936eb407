"""What is in doubt stays so until it is sent; who waits is told; what another ledger sent is known."""

from contextlib import suppress
from dataclasses import replace

import pytest

from digest.cli.telling import finish
from digest.errors import DigestError, SendError
from digest.ledger.witness import witnessed
from digest.send import Way, send, standing
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving
from tests.test_send_faults import READERS, desk
from tests.weeks import run

__all__ = ["desk"]
ANN, BOB, CYD = READERS[:3]


def in_doubt(desk, port):
    """Return who may have the issue."""
    return {address for address, _ in desk.standing(port).unknown}


def test_only_who_is_named_is_sent_again(desk):
    """`--resend-unknown --to ann`: bob, who may have the issue as well, stays unknown in the run after it."""
    server = Server("cut")
    with serving(server) as port:
        desk.send(port, [ANN, BOB])
        server.fault = ""
        desk.send(port, [ANN], resend_unknown=True)
        assert in_doubt(desk, port) == {BOB}
        desk.send(port, [ANN, BOB, CYD])
        assert in_doubt(desk, port) == {BOB}
    assert server.counts == {ANN: 2, BOB: 1, CYD: 1}


@pytest.mark.parametrize("fault", ["down", "data451", "data554", "reject"])
def test_a_second_try_that_fails_leaves_the_first_in_doubt(desk, fault):
    """Else the issue were one that nobody has: it could be changed, and be sent to the same reader again."""
    server = Server("cut")
    with serving(server) as port:
        desk.send(port, [ANN])
        server.fault = fault
        with suppress(SendError):
            desk.send(1 if fault == "down" else port, [ANN], resend_unknown=True)
        assert in_doubt(desk, port) == {ANN}
        server.fault = ""
        issues.write(desk.folder.parent, padding="One word more.")
        with pytest.raises(DigestError, match="has changed since 1 of its readers got it"):
            desk.send(port, [ANN])
    assert server.counts == {ANN: 1}


def test_who_waits_and_was_not_named_again_is_told(desk, capsys):
    """A run of a list stops, then one reader is named: the others are not forgotten, nor with the next issue."""
    via = "smtp://127.0.0.1:1"
    with serving(Server()) as port:
        with suppress(SendError):
            desk.send(1, [ANN, BOB])
        desk.send(port, [CYD])
        stand = desk.standing(port)
        assert (stand.counts, stand.unnamed) == ({"sent": 1}, 2)
        later = issues.write(desk.folder.parent, slug="2026-W48")
        list(send(later, via=f"smtp://127.0.0.1:{port}", to=[ANN], way=desk.way()))
        assert standing(later, via=via, way=desk.way()).owed == ((desk.folder.name, 1),)  # bob is on no list any more
    finish([], lambda: stand)
    assert "note: 2 readers of earlier runs still wait for it" in capsys.readouterr().err


def test_a_message_in_doubt_is_known_beside_the_ledger(desk):
    """The ledger is lost, and all that was sent ended without a word: it is not sent again."""
    server = Server("cut")
    with serving(server) as port:
        desk.send(port, [ANN])
        for path in desk.ledger.parent.glob("digest.db*"):
            path.unlink()
        with pytest.raises(DigestError, match="1 reader has issue"):
            desk.send(port, [ANN])


@pytest.mark.parametrize("first", ["its own", "another"])
@pytest.mark.parametrize("way_out", ["smtp", "maildir", "mbox"])
def test_no_ledger_sends_what_another_one_sent(desk, tmp_path, first, way_out):
    """`--ledger` elsewhere: whichever was first, the other is refused; a mailbox is read by somebody, too."""
    other = tmp_path / "other.db"
    with serving(Server()) as port:
        via = f"smtp://127.0.0.1:{port}" if way_out == "smtp" else f"{way_out}:{tmp_path / 'box'}"
        desk.send(port, [])  # the newsletter has a ledger of its own
        ledgers = [desk.ledger, other] if first == "its own" else [other, desk.ledger]
        ways = [replace(desk.way(), ledger=ledger, home=desk.ledger) for ledger in ledgers]
        list(send(desk.folder, via=via, to=[ANN, BOB], way=ways[0]))
        assert list(witnessed(desk.ledger).values()) == [2]
        with pytest.raises(DigestError, match=r"2 readers have issue .* knows of 0"):
            list(send(desk.folder, via=via, to=[ANN], way=ways[1]))
        list(send(desk.folder, via=via, to=[ANN, CYD], way=ways[0]))
    assert list(witnessed(desk.ledger).values()) == [3]


def test_no_other_issue_takes_the_place_of_one_that_is_gone(letter, tmp_path):
    """It would be sent to nobody, and what readers were told would be told again."""
    folder = run(letter).built.folder
    list(send(folder, via=f"maildir:{tmp_path / 'box'}", to=[ANN], way=Way(ledger=letter.ledger)))
    folder.rename(tmp_path / "away")

    with pytest.raises(DigestError, match=r"1 reader has 2026-W47, and .*2026-W47 is not there any more") as refusal:
        run(letter)
    assert refusal.value.hint.startswith("put its folder back")
    assert run(letter, trial=tmp_path / "look").built
    (tmp_path / "away").rename(folder)
    assert run(letter).readers == 1
