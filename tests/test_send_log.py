"""What `digest log` tells of the sends."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

from digest.ledger import open_ledger, sends, subscribers


def test_sends_are_told_with_their_readers_by_status(tmp_path):
    """The newest send first; one that nobody was named in yet has no readers."""
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    with closing(open_ledger(tmp_path / "digest.db")) as ledger:
        for slug in ("2026-W46", "2026-W47"):
            frozen = sends.Frozen(issue=slug, outlet="mail", list_id="weekly.example.org", fingerprint="f")
            number = sends.begin(ledger, frozen, now)
        sends.enroll(ledger, number, [("ann@example.org",) * 2 + ("Ann",), ("bob@example.org",) * 2 + ("",)])
        journal = sends.Journal(ledger)
        first = next(sends.due(ledger, number))
        journal.handing(first.id, "<1@example.org>", now)
        journal.ended(first.id, "sent", "250 ok", now)
        told = sends.history(ledger)
    assert [(send["issue"], send["readers"]) for send in told] == [
        ("2026-W47", {"pending": 1, "sent": 1}),
        ("2026-W46", {}),
    ]


def test_issues_that_readers_still_wait_for_are_told(tmp_path):
    """Who was put off when the next issue came is not forgotten; who has left, or waits since long ago, is no debt."""
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    with closing(open_ledger(tmp_path / "digest.db")) as ledger:
        for weeks, slug in enumerate(("2026-W47", "2026-W46", "2026-W30")):
            frozen = sends.Frozen(issue=slug, outlet="mail", list_id="weekly.example.org", fingerprint="f")
            number = sends.begin(ledger, frozen, now - timedelta(weeks=weeks**4))
            sends.enroll(ledger, number, [(f"{name}@example.org",) * 2 + ("",) for name in ("ann", "bob", "cyd")])
        subscribers.suppress(ledger, "cyd@example.org", subscribers.UNSUBSCRIBED, "", now)
        assert sends.owed(ledger, "mail", but="2026-W47", since=now - timedelta(days=30)) == [("2026-W46", 2)]
        assert sends.owed(ledger, "mail", but="2026-W46", since=now) == [("2026-W47", 2)]
