"""What the ledger says of sends and sources: who is left out, who has an issue, what counts once."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from digest.ledger import memory, open_ledger, sends, subscribers

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
ANN, BOB = ("ann@example.org", "ann@example.org", "Ann"), ("bob@example.org", "bob@example.org", "Bob")


@pytest.fixture
def ledger():
    """A ledger in memory."""
    with closing(open_ledger(":memory:")) as ledger:
        yield ledger


def begun(ledger, outlet="smtp://a.example", fingerprint="1"):
    """Begin a send, or take it up again."""
    frozen = sends.Frozen(issue="2026-W47", outlet=outlet, list_id="weekly", fingerprint=fingerprint)
    return sends.begin(ledger, frozen, NOW)


def test_who_unsubscribed_since_the_list_was_read_is_not_mailed(ledger):
    """However a list names them: an address that is never to be mailed again is in no run."""
    subscribers.suppress(ledger, BOB[0], "unsubscribed", "", NOW)
    send = begun(ledger)

    assert sends.enroll(ledger, send, [ANN, BOB]) == 1
    assert [one.reader for one in sends.due(ledger, send)] == [ANN[0]]


@pytest.mark.parametrize(
    ("outlet", "reached"), [("smtp://a.example", 1), ("maildir:box", 1), ("file:out", 0), ("stdout:", 0)]
)
def test_an_issue_that_was_only_looked_at_has_reached_nobody(ledger, outlet, reached):
    """It may be built again; one that somebody has may not."""
    send = begun(ledger, outlet)
    sends.enroll(ledger, send, [ANN, BOB])
    (ann, _) = sends.due(ledger, send)
    sends.Journal(ledger).ended(ann.id, "sent", "250 ok", NOW)

    assert sends.reached(ledger, "2026-W47") == reached


def test_a_changed_issue_that_nobody_got_begins_anew(ledger):
    """Who was refused the old one five days long gets five days with the new one."""
    send = begun(ledger)
    sends.enroll(ledger, send, [ANN])
    (ann,) = sends.due(ledger, send)
    sends.Journal(ledger).ended(ann.id, "failed", "552 too large", NOW, tries=3)
    begun(ledger, fingerprint="2")
    (ann,) = sends.due(ledger, send)

    assert (ann.attempts, ann.since) == (0, None)


def test_a_failure_at_one_moment_counts_once(ledger):
    """A run that is begun again after a crash has the moment of the first; the next run's is another."""
    for minutes in (0, 0, 5):
        memory.note_failure(ledger, "harbor", "it is not there", now=NOW + timedelta(minutes=minutes))
    assert memory.health_of(ledger, "harbor").failures == 2

    memory.note_success(ledger, "harbor", entries=3, now=NOW + timedelta(minutes=6))
    assert memory.health_of(ledger, "harbor").failures == 0


def test_what_is_gone_for_good_is_not_swept_out(ledger):
    """An address that answered 410 is not asked again, months later either; an old body goes."""
    for name, content in (("gone", None), ("old", b"<rss/>")):
        address = f"https://{name}.example/"
        memory.keep_body(ledger, memory.Body(address=address, url=address, content=content), now=NOW)

    assert memory.sweep(ledger, before=NOW + timedelta(days=61)) == 1
    assert memory.known(ledger, "https://gone.example/").gone
    assert memory.known(ledger, "https://old.example/") is None
