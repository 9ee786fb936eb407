"""Weeks that nobody watches: an issue that readers have stays, and a wrong clock loses nothing and repeats nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from digest.errors import DigestError
from digest.send import Way, send
from tests.servers.feeds import Reply
from tests.test_weekly import MILL
from tests.weeks import NOW, OTHER, entry, feed, run, titles

FERRY = entry("/ferry", "New ferry sails in spring", NOW - timedelta(days=2))


def give(config, done, *readers, via):
    """Send an issue, and return who got it."""
    way = Way(ledger=config.ledger, secret=lambda _: None)
    return [one.recipient for one in send(done.built.folder, via=via, to=readers, way=way) if one.status == "sent"]


def test_an_issue_that_a_reader_has_is_not_built_over(newsletter, web, tmp_path):
    """The run that begins again after a crash goes on with the very issue, and the rest of its readers get that."""
    config = newsletter()
    first = run(config)
    assert give(config, first, "ann@example.org", via=f"maildir:{tmp_path / 'mail'}") == ["ann@example.org"]
    before = {path.name: path.read_bytes() for path in first.built.folder.iterdir()}
    web.routes["/f"] = Reply(feed(FERRY, entry("/bread", "Bread of yesterday", NOW, OTHER)))
    again = run(config, NOW + timedelta(hours=1))
    assert (again.built, again.readers) == (None, 1)
    assert {path.name: path.read_bytes() for path in first.built.folder.iterdir()} == before
    assert give(config, first, "ann@example.org", "bob@example.org", via=f"maildir:{tmp_path / 'mail'}") == [
        "bob@example.org"
    ]


def test_a_rebuild_that_changes_what_readers_have_says_so(newsletter, web, tmp_path, digest):
    """An edit after the send is for the archive alone; the log has the subject that stands there."""
    config = newsletter()
    first = run(config)
    give(config, first, "ann@example.org", via=f"maildir:{tmp_path / 'mail'}")
    assert digest("rebuild")[2] == ""
    (first.built.folder / "edits.toml").write_text('subject = "The ferry sails"\nintro = "Hello."\n', encoding="utf-8")
    status, _, err = digest("rebuild")
    assert (status, err.partition(";")[0]) == (0, "note: 1 reader has 2026-W47 as it was")
    assert "The ferry sails" in digest("log")[1]


def test_an_issue_that_was_only_looked_at_is_built_again(newsletter, web, tmp_path):
    """Files of a dry run are no mail: what is new comes in. A second issue takes a name of its own."""
    config = newsletter()
    give(config, run(config), "ann@example.org", via=f"file:{tmp_path / 'look'}")
    web.routes["/f"] = Reply(feed(FERRY, entry("/bread", "Bread of yesterday", NOW, OTHER)))
    done = run(config, NOW + timedelta(hours=1))
    assert titles(done) == ["Bread of yesterday", "New ferry sails in spring"]
    give(config, done, "ann@example.org", via=f"maildir:{tmp_path / 'mail'}")
    web.routes["/f"] = Reply(feed(FERRY, entry("/mill", "Mill turns at night", NOW, MILL)))
    assert titles(run(config, NOW + timedelta(hours=2), slug="2026-W47-2")) == ["Mill turns at night"]


def test_a_clock_that_was_ahead_for_one_issue_loses_nothing(newsletter, web):
    """What came between the true time and the wrong one is the next issue's, once, and it says so."""
    config = newsletter()
    run(config)
    ahead, later = NOW + timedelta(days=60), NOW + timedelta(days=7)
    web.routes["/f"] = Reply(feed(FERRY, entry("/bread", "Bread of yesterday", NOW + timedelta(days=40), OTHER)))
    assert titles(run(config, ahead)) == ["Bread of yesterday"]
    mill = entry("/mill", "Mill turns at night", later - timedelta(days=1), MILL)
    web.routes["/f"] = Reply(feed(FERRY, entry("/bread", "Bread of yesterday", later - timedelta(days=2), OTHER), mill))
    done = run(config, later)
    assert titles(done) == ["Mill turns at night"]
    assert any("still to come" in note for note in done.notes)


def test_a_clock_gone_back_before_all_issues_makes_none(newsletter, web):
    """A machine that wakes up in 1970, or a month ago, mails no old articles: it says what its clock says."""
    config = newsletter()
    run(config)
    web.routes["/f"] = Reply(feed(entry("/bread", "Bread of yesterday", NOW - timedelta(days=33), OTHER)))
    for now in (datetime(1970, 1, 1, tzinfo=UTC), NOW - timedelta(days=30)):
        with pytest.raises(DigestError, match="the clock says"):
            run(config, now)
    assert [path.name for path in config.issues.iterdir() if path.is_dir()] == ["2026-W47"]


def test_a_week_built_before_its_end_leaves_the_rest_to_the_next(newsletter, web):
    """`--week` on a Friday: what comes until Sunday is not between two issues."""
    config = newsletter()
    run(config, week="2026-W47")
    web.routes["/f"] = Reply(feed(FERRY, entry("/bread", "Bread of yesterday", NOW + timedelta(hours=1), OTHER)))
    assert titles(run(config, NOW + timedelta(days=6))) == ["Bread of yesterday"]
