"""What came back: whose it is, and who gets nothing any more; other mail is left alone."""

import mailbox
from contextlib import closing

import pytest

from digest.addresses import Mailbox
from digest.ledger import open_ledger, sends, subscribers
from digest.render.message import reader_token
from digest.send import Way, send
from digest.send.bounced import take_bounces
from digest.senders.bounces import read_bounce
from tests.servers import issue as issues

REPORT = """From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ann@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: text/rfc822-headers

From: weekly@example.org
Message-ID: {id}

--b--
"""
NOBODY = "<none@example.org>"


def report(*, to="weekly@example.org", action="failed", status="5.1.1", said="550 5.1.1 No such user", id_=NOBODY):
    """A delivery report as Postfix writes it."""
    return REPORT.format(to=to, action=action, status=status, said=said, id=id_).encode()


@pytest.fixture
def way(tmp_path):
    """A newsletter that ann and bob have an issue of."""
    way = Way(ledger=tmp_path / "digest.db", secret=lambda _: None)
    folder = issues.write(tmp_path / "issues")
    to = ["ann@example.org", "bob@example.org"]
    assert [one.status for one in send(folder, via=f"maildir:{tmp_path / 'sent'}", to=to, way=way)] == ["sent"] * 2
    return way


def token_of(way, reader):
    """The token in the envelope's address of a reader's mail."""
    key = way.ledger.with_suffix(".key").read_bytes().strip()
    with closing(open_ledger(way.ledger)) as ledger:
        (list_id,) = sends.list_ids(ledger)
    return reader_token(key, list_id, Mailbox(address=reader), purpose="bounce")


def suppressed(way):
    """Who is mailed no more."""
    with closing(open_ledger(way.ledger)) as ledger:
        return set(subscribers.all_suppressed(ledger))


def test_a_bounce_is_known_by_the_address_it_went_to(way):
    """Its token names the reader; the same bounce read again is no news."""
    mail = report(to=f"bounce+{token_of(way, 'ann@example.org')}@example.org")
    first, again = take_bounces([mail, mail], way)
    assert (first.reader, first.dead, first.before) == ("ann@example.org", True, False)
    assert again.before
    assert suppressed(way) == {"ann@example.org"}


def test_a_bounce_is_known_by_the_message_that_came_back(way):
    """Without VERP the id of our own message tells whose it was."""
    with closing(open_ledger(way.ledger)) as ledger:
        ids = dict(ledger.execute("SELECT reader, message_id FROM deliveries").fetchall())
    (one,) = take_bounces([report(id_=ids["bob@example.org"])], way)
    assert (one.reader, suppressed(way)) == ("bob@example.org", {"bob@example.org"})


def test_an_address_alone_is_not_believed(way):
    """Anybody could write a report that names Ann; nor is a token for unsubscribing one of a bounce."""
    (one,) = take_bounces([report()], way)
    assert (one.reader, suppressed(way)) == (None, set())


@pytest.mark.parametrize(
    ("status", "said"),
    [("5.2.2", "552 mailbox full"), ("5.7.1", "554 blocked, see our list"), ("5.1.8", "501 bad sender"), ("", "")],
)
def test_what_is_no_dead_address_is_only_told(way, status, said):
    """A full mailbox and a server that does not like us keep nobody out of the next issue."""
    mail = report(to=f"b+{token_of(way, 'ann@example.org')}@example.org", status=status, said=said)
    (one,) = take_bounces([mail], way)
    assert (one.reader, one.dead, suppressed(way)) == ("ann@example.org", False, set())


@pytest.mark.parametrize(
    "octets",
    [
        report(action="delayed", status="4.4.1", said="451 later"),
        b"From: Ann <ann@example.org>\nTo: weekly@example.org\n\nMy neighbor had error 5.1.1, what is that?\n",
        b"From: MAILER-DAEMON@mx.example\n\nWarning: 451 4.4.1 not delivered yet.\n",
        b"",
        b"\x00\xff" * 500,
        b"Content-Type: message/delivery-status\n\n",
        b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n--b--",
    ],
)
def test_what_is_no_bounce(octets):
    """Answers, delays and rubbish are none."""
    assert read_bounce(octets) is None


def test_a_report_in_words_alone():
    """Servers that write no report name the status in the text."""
    head = b"From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: b@example.org\n\n"
    assert read_bounce(head + b"I tried.\n  550 5.1.1 <a@b.c> unknown\n").dead


def test_a_mailbox_of_bounces_on_the_command_line(way, digest, tmp_path):
    """Only bounces are read, each is told, and what is dead gets nothing any more."""
    box = mailbox.mbox(tmp_path / "box")
    for mail in (
        report(to=f"b+{token_of(way, 'ann@example.org')}@example.org"),
        report(to=f"b+{token_of(way, 'bob@example.org')}@example.org", status="5.2.2", said="552 full"),
        b"From: Ann <ann@example.org>\n\nThank you!\n",
    ):
        box.add(mail)
    box.close()
    status, out, err = digest("subscribers", "bounced", "box")
    assert (status, err) == (0, "left bob@example.org: 5.2.2 smtp; 552 full\n")
    assert out == "ann@example.org gets nothing any more: 5.1.1 smtp; 550 5.1.1 No such user\n1 bounced\n"
    assert digest("subscribers", "bounced", "box")[1] == "0 bounced, 1 known before\n"
    status, _, err = digest("subscribers", "bounced", "nowhere")
    assert (status, err.partition("\n")[0]) == (1, "error: nowhere cannot be read: no such file or directory")
