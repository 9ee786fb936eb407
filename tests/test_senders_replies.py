"""What an SMTP server replies: read to its end and no further, judged, and made fit to print."""

import smtplib
import socket
import threading

import pytest

from digest.senders import patience
from digest.senders.replies import Reply, asked_wait, judge_data, judge_mail, judge_message, judge_rcpt


def test_a_reply_that_comes_a_byte_at_a_time_ends(monkeypatch):
    """Each byte came within the time that is given to one."""
    monkeypatch.setattr(patience, "LONGEST_REPLY", 0.2)
    ours, theirs = socket.socketpair()
    over = threading.Event()

    def drip():
        while not over.wait(0.01):
            theirs.sendall(b"2")

    thread = threading.Thread(target=drip)
    with ours, theirs:
        smtp = patience.Smtp()
        smtp.sock = ours
        thread.start()
        try:
            with pytest.raises(smtplib.SMTPServerDisconnected, match="no end of its reply"):
                smtp.getreply()
        finally:
            over.set()
            thread.join()


def test_a_reply_of_many_lines_is_read_whole():
    """In pieces of any size, and no more than is its own."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        smtp = patience.Smtp()
        smtp.sock = ours
        theirs.sendall(b"250-one\r\n250-two\r\n250 three\r\n354 go on\r\n221 x")
        assert [smtp.getreply() for _ in range(2)] == [(250, b"one\ntwo\nthree"), (354, b"go on")]
        theirs.sendall(b"y\r\n" + b"9" * 9_000)
        assert smtp.getreply() == (221, b"xy")
        with pytest.raises(smtplib.SMTPResponseException, match="too long"):
            smtp.getreply()


@pytest.mark.parametrize(
    ("code", "text", "judged"),
    [
        (250, b"ok", None),
        (251, b"will forward", None),
        (450, b"4.2.0 greylisted", ("deferred", "address", False)),
        (550, b"5.1.1 unknown", ("failed", "address", False)),
        (550, b"5.7.1 blocked by recipient", ("failed", "address", False)),
        (552, b"5.2.2 mailbox full", ("failed", "address", False)),
        (503, b"send EHLO first", ("failed", "server", True)),
        (530, b"5.7.0 Must issue a STARTTLS command first", ("failed", "server", True)),
        (550, b"relaying denied", ("failed", "server", True)),
        (554, b"5.7.1 <a@b>: Relay access denied", ("failed", "server", True)),
        (550, b"5.5.1 bad sequence of commands", ("failed", "server", True)),
    ],
)
def test_replies_to_rcpt(code, text, judged):
    """About the address, or about us: only the first may write a reader off."""
    verdict = judge_rcpt(Reply(code, text))
    assert (verdict and (verdict.status, verdict.blame, verdict.stop)) == judged


def test_replies_to_the_rest():
    """MAIL 5xx stops, DATA 5xx is about the message, 4xx passes, and nonsense after the dot is unknown."""
    assert judge_mail(Reply(250, b"")) is None
    assert judge_mail(Reply(451, b"later"))[:3] == ("deferred", "451 later", "server")
    assert judge_mail(Reply(552, b"too big")).stop
    assert judge_data(Reply(354, b"")) is None
    assert judge_data(Reply(554, b"no"))[2:4] == ("message", False)
    assert judge_data(Reply(451, b"no")).status == "deferred"
    words = [judge_message(Reply(code, b"x")).status for code in (250, 452, 421, 554, -1, 354, 999)]
    assert words == ["sent", "deferred", "deferred", "failed", "unknown", "unknown", "unknown"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("450 4.7.1 Greylisted, try again in 300 seconds", 300),
        ("451 please retry in 5 minutes", 300),
        ("421 come back in 1 hour", 3600),
        ("450 4.2.0 try later", None),
        ("451 [2001:db8::5] 12345678 sec", None),
    ],
)
def test_a_stated_pause_is_read(text, seconds):
    """A server that says when to come back is taken at its word."""
    assert asked_wait(text) == seconds


def test_what_a_server_says_is_made_fit_to_print():
    """Its words are one line without controls, and not endless."""
    reply = Reply(550, b"no\x1b[31m such\r\nuser \xff" + b"x" * 5000)
    assert reply.text.startswith("550 no?[31m such user")
    assert reply.text.isprintable()
    assert len(reply.text) == 300
