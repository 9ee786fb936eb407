"""The SMTP sender against servers that follow a script."""

import pytest

from digest.errors import SendError
from digest.senders import Envelope, open_sender, parse_via
from digest.senders.connection import Server as Where
from digest.senders.smtp import Smtp, stuffed
from tests.servers.scripted import OK, Script, following

CONTENT = b"Subject: x\r\n\r\n.hidden\r\n..\r\nlast\r\n"


def envelope(recipient="ann@example.org", content=CONTENT):
    """An envelope for Ann."""
    return Envelope(sender="w@example.org", recipient=recipient, content=content, message_id="<1@example.org>")


def hand(script, *envelopes):
    """Hand envelopes over to a scripted server; return the outcomes and how often `commit` was called."""
    commits = []
    with following(script) as port:
        smtp = Smtp(server=Where(host="127.0.0.1", port=port, security="none", timeout=5))
        try:
            outcomes = [smtp.hand(one, lambda: commits.append(1)) for one in envelopes or (envelope(),)]
        finally:
            smtp.close()
    return outcomes, len(commits)


def test_three_commands_in_one_round_trip():
    """A server that pipelines gets MAIL, RCPT and DATA at once, and the message as it is, dots stuffed."""
    script = Script()
    (outcome,), commits = hand(script)
    assert (outcome.status, commits) == ("sent", 1)
    assert script.lines[1:4] == [
        b"MAIL FROM:<w@example.org> SIZE=%d" % len(CONTENT),
        b"RCPT TO:<ann@example.org>",
        b"DATA",
    ]
    assert script.taken == [b"Subject: x\r\n\r\n..hidden\r\n...\r\nlast\r\n.\r\n"]


def test_dots_at_the_beginning_of_lines_are_doubled():
    """The message arrives as it was, wherever its dots stand."""
    for content in (b".", b"..\r\n.\r\n", b"a.\r\n.b\r\n", b"\r\n\r\n.\r\n.\r\n", b"none\r\n"):
        sent = stuffed(content)
        assert sent.endswith(b"\r\n")
        assert b"\r\n.\r\n" not in b"\r\n" + sent
        lines = [line[1:] if line.startswith(b".") else line for line in sent.split(b"\r\n")]
        assert b"\r\n".join(lines).removesuffix(b"\r\n") == content.removesuffix(b"\r\n")


@pytest.mark.parametrize("where", ["MAIL", "RCPT", "DATA", "inside"])
def test_a_cut_before_the_final_dot_is_tried_again(where):
    """Nothing was accepted, so a second session sends it, and nobody is in doubt."""
    script = Script(cut=where, replies={b"EHLO": b"250 scripted\r\n"})
    more_than_buffers_hold = (b"x" * 70 + b"\r\n") * 150_000 if where == "inside" else b""
    (outcome,), commits = hand(script, envelope(content=CONTENT + more_than_buffers_hold))
    assert outcome.status == "sent"
    assert (len(script.taken), script.sessions, commits) == (1, 2, 1)


def test_a_cut_after_the_final_dot_is_unknown():
    """It may have been accepted: it is not tried again."""
    script = Script(cut="dot")
    (outcome, following_one), commits = hand(script, envelope(), envelope("bob@example.org"))
    assert (outcome.status, following_one.status, commits) == ("unknown", "sent", 2)
    assert len(script.taken) == 1


def test_a_server_that_says_goodbye_after_the_final_dot_gets_a_new_session():
    """421 takes nothing, and ends the session (RFC 5321, 3.8): the reader waits, the next one is not offered to it."""
    script = Script(replies={b".": b"421 4.3.2 going down\r\n"})
    outcomes, commits = hand(script, envelope(), envelope("bob@example.org"))
    assert [outcome.status for outcome in outcomes] == ["deferred", "deferred"]
    assert (commits, script.sessions) == (2, 2)


def test_a_session_that_is_cut_each_time_puts_the_reader_off():
    """Three sessions are enough."""
    script = Script(cut="RCPT", times=99)
    (outcome,), commits = hand(script)
    assert (outcome.status, outcome.blame, commits, script.sessions) == ("deferred", "server", 0, 3)


ENDLESS = b"250-and so on\r\n" * 50_000


@pytest.mark.parametrize("verb", [b"MAIL", b"RCPT", b"DATA"])
def test_a_reply_without_end_puts_the_reader_off(verb):
    """It took all memory: nothing was accepted."""
    script = Script(replies={verb: ENDLESS})
    (outcome,), commits = hand(script)
    assert (outcome.status, commits, script.sessions) == ("deferred", 0, 3)
    assert "no end of its reply" in outcome.detail


def test_a_reply_without_end_after_the_final_dot_is_unknown():
    """It may have been accepted."""
    (outcome,), commits = hand(Script(replies={b".": ENDLESS}))
    assert (outcome.status, commits) == ("unknown", 1)


@pytest.mark.parametrize(
    "script", [Script(greeting=ENDLESS.replace(b"250", b"220")), Script(replies={b"EHLO": ENDLESS})]
)
def test_a_greeting_without_end_is_said(script):
    """The run stops, and may go on later."""
    with pytest.raises(SendError, match="no end of its reply") as caught:
        hand(script)
    assert caught.value.temporary


def test_a_refused_reader_gets_no_message_though_the_server_asks_for_one():
    """RFC 2920: after a refused RCPT some servers say 354 all the same; they get an empty message, and no commit."""
    script = Script(replies={b"RCPT": b"550 5.1.1 no such user\r\n"})
    (outcome,), commits = hand(script)
    assert (outcome.status, outcome.blame, outcome.dead, commits) == ("failed", "address", True, 0)
    assert script.taken == [b".\r\n"]


def test_a_refused_sender_stops_the_run():
    """It is about us."""
    with pytest.raises(SendError, match=r"takes no message from us: 550 5\.1\.8"):
        hand(Script(replies={b"MAIL": b"550 5.1.8 sender address rejected\r\n"}))


def test_a_message_over_the_size_is_not_offered():
    """The server's SIZE is read, and the run stops before the first reader."""
    script = Script(replies={b"EHLO": b"250-scripted\r\n250 SIZE 100\r\n"})
    with pytest.raises(SendError, match="takes 100 at most"):
        hand(script, envelope(content=b"x" * 101))
    assert not [line for line in script.lines if line.startswith(b"MAIL")]


@pytest.mark.parametrize(
    "size", [b"SIZE", b"SIZE 0", b"SIZE many", b"SIZE 99999999999999999999", b"SIZE " + b"9" * 5_000]
)
def test_a_size_without_a_limit_is_none(size):
    """SIZE alone, 0, or nonsense is no limit (RFC 1870)."""
    (outcome,), _ = hand(Script(replies={b"EHLO": b"250-scripted\r\n250 " + size + b"\r\n"}))
    assert outcome.status == "sent"


def test_letters_outside_ascii_before_the_at():
    """With SMTPUTF8 they are sent as they are; without, this reader alone has failed, for a stated reason."""
    script = Script(replies={b"EHLO": b"250-scripted\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"})
    (outcome,), _ = hand(script, envelope("jürgen@xn--bcher-kva.example"))
    assert outcome.status == "sent"
    assert b"MAIL FROM:<w@example.org> SMTPUTF8 BODY=8BITMIME" in script.lines
    assert "RCPT TO:<jürgen@xn--bcher-kva.example>".encode() in script.lines
    (outcome, other), commits = hand(Script(), envelope("jürgen@example.org"), envelope())
    assert (outcome.status, outcome.blame, other.status, commits) == ("failed", "address", "sent", 1)
    assert "no SMTPUTF8" in outcome.detail


def test_a_server_without_extensions():
    """One that knows only HELO is spoken to step by step."""
    script = Script(replies={b"EHLO": b"502 unknown\r\n", b"HELO": OK})
    (outcome,), _ = hand(script)
    assert outcome.status == "sent"
    assert b"MAIL FROM:<w@example.org>" in script.lines


def test_a_new_session_in_time(monkeypatch):
    """After a number of messages the session is ended politely, and another begun."""
    monkeypatch.setattr("digest.senders.smtp.PER_SESSION", 2)
    script = Script()
    outcomes, _ = hand(script, *[envelope()] * 5)
    assert [o.status for o in outcomes] == ["sent"] * 5
    assert script.sessions == 3
    assert script.lines.count(b"quit") == 3


def test_a_greeting_that_says_no():
    """421 at the door is temporary, 554 is not; both are one clear line."""
    for greeting, temporary in ((b"421 too busy\r\n", True), (b"554 go away\r\n", False)):
        with pytest.raises(SendError, match="does not let us in") as caught:
            hand(Script(greeting=greeting))
        assert caught.value.temporary == temporary


def test_a_password_is_not_repeated_when_the_server_does():
    """Should a server echo what it was given, it is blotted out, plain and as base64."""
    script = Script(
        replies={
            b"EHLO": b"250-scripted\r\n250 AUTH PLAIN\r\n",
            b"AUTH": b"535 5.7.8 no: hush-hush aHVzaC1odXNo\r\n",
        }
    )
    with following(script) as port:
        where = Where(host="127.0.0.1", port=port, security="none", user="me", password="hush-hush", timeout=5)
        with pytest.raises(SendError) as caught:
            Smtp(server=where).hand(envelope(), lambda: None)
    assert "refused the login of me: 535 5.7.8 no: … …" in caught.value.message
    assert "hush" not in repr(where)


def test_resend_knows_a_message_that_comes_twice():
    """Its SMTP endpoint reads a header for that, which no other service is given."""
    assert open_sender(parse_via("resend:"), lambda _: "pw").once == "Resend-Idempotency-Key"
    assert open_sender(parse_via("postmark:me"), lambda _: "pw").once is None
    script = Script()
    with following(script) as port:
        where = Where(host="127.0.0.1", port=port, security="none", timeout=5)
        smtp = Smtp(server=where, once="Resend-Idempotency-Key")
        smtp.hand(envelope(), lambda: None)
        smtp.close()
    assert script.taken[0].startswith(b"Resend-Idempotency-Key: 1@example.org\r\nSubject: x\r\n")
