"""The week as one run: built, remembered, and never told twice."""

from datetime import UTC, datetime, timedelta

import pytest

from digest.build import rebuild
from digest.errors import DigestError
from digest.ledger import memory, open_ledger, run_lock
from digest.ledger.issues import editions
from digest.named import Around
from digest.weekly import Wish, build_named
from tests.servers.feeds import Reply
from tests.weeks import NOW, OTHER, WORDS, articles, entry, feed, run, titles

MILL = (
    "The miller of the tide mill told visitors on Friday that he grinds at night, when the sea is high twice a week. "
    "A stone from the quarry in the north replaced the cracked one, and it weighs more than a small car. "
    "Flour from the mill is sold at the gate, in bags of two pounds, until the summer guests have gone."
)


def test_a_week_is_gathered_built_and_remembered(newsletter, web):
    """The issue stands in issues/, its stories in the ledger, its source is healthy."""
    config = newsletter()
    done = run(config)
    assert done.slug == "2026-W47"
    assert titles(done) == ["New ferry sails in spring"]
    assert (config.issues / "2026-W47" / "issue.json").is_file()
    ledger = open_ledger(config.ledger)
    (edition,) = editions(ledger)
    assert (edition.slug, edition.stories, edition.until) == ("2026-W47", 1, NOW)
    (health,) = memory.health(ledger)
    assert (health.source, health.failures, health.entries, health.last_success) == ("harbor", 0, 1, NOW)
    ledger.close()


def test_a_second_run_fetches_nothing_again_and_changes_nothing(newsletter, web):
    """With validators the server sends no body twice, and the issue stays byte for byte."""
    config = newsletter()
    first = run(config)
    before = {path.name: path.read_bytes() for path in first.built.folder.iterdir()}
    again = run(config)
    assert {path.name: path.read_bytes() for path in again.built.folder.iterdir()} == before
    assert web.statuses("/f") == [200, 304]


def test_what_an_issue_told_does_not_come_back(newsletter, web):
    """Next week an old entry with a new date is not new, and a new one is."""
    config = newsletter()
    run(config)
    later = NOW + timedelta(days=7)
    web.routes["/f"] = Reply(feed(entry("/ferry", "New ferry sails in spring", later - timedelta(days=1))))
    done = run(config, later)
    assert done.built is None
    web.routes["/f"] = Reply(
        feed(
            entry("/ferry", "New ferry sails in spring", later - timedelta(days=1)),
            entry("/bread", "Bread of yesterday", later - timedelta(days=1), OTHER),
        )
    )
    assert titles(run(config, later)) == ["Bread of yesterday"]


def test_what_is_dated_in_the_future_is_told_once_and_at_once(newsletter, web):
    """A year mistyped, or the day of a concert to come: it was taken, told in no issue, and never came back."""
    config = newsletter()
    web.routes["/f"] = Reply(feed(entry("/mill", "Mill turns at night", NOW + timedelta(days=400), MILL)))

    assert titles(run(config)) == ["Mill turns at night"]
    assert run(config, NOW + timedelta(days=7)).built is None


def test_the_same_text_at_another_address_is_not_told_twice_from_one_week(newsletter, web):
    """One article in two feeds stands once, with the fuller text."""
    full = feed(entry("/ferry?utm_source=b", "New ferry sails in spring", NOW - timedelta(days=2), WORDS + " " + OTHER))
    web.routes["/g"] = Reply(full)
    config = newsletter(f'url = "{web.url("/f")}"', f'url = "{web.url("/g")}"')
    done = run(config)
    assert titles(done) == ["New ferry sails in spring"]
    assert not done.failed


def test_a_text_that_comes_back_at_a_new_address_stays_out_for_most_of_a_year(newsletter, web):
    """How waste is sorted is put out each week; after nine issues it is still known, after eleven months told again."""
    config = newsletter()
    told = []
    for week in (*range(11), 47):
        now = NOW + timedelta(days=7 * week)
        text = " ".join(f"Boat{week}x{at} brought crew{week}x{at} to pier{week}x{at}." for at in range(9))
        news = entry(f"/news-{week}", f"Boat{week}x0 sails", now - timedelta(days=1), text)
        again = entry(f"/sorting-{week}", "How waste is sorted", now - timedelta(days=2), MILL)
        web.routes["/f"] = Reply(feed(news, again))
        told.append("How waste is sorted" in titles(run(config, now)))

    assert told == [True, *[False] * 10, True]


def test_a_short_notice_may_be_meant_again(newsletter, web):
    """Of texts of a line nobody knows whether they are old."""
    config = newsletter()
    for week in range(2):
        now = NOW + timedelta(days=7 * week)
        web.routes["/f"] = Reply(
            feed(entry(f"/{week}", "The ferry rests", now - timedelta(days=1), "No trips on Friday."))
        )
        assert titles(run(config, now)) == ["The ferry rests"]


def test_parts_of_one_page_are_told_once_each_week_after_week(newsletter, web):
    """Entries that differ behind "#" are all told, each in one week, and lead to their own places."""
    later = NOW + timedelta(days=7)
    ferry = entry("/now#ferry", "New ferry sails in spring", NOW - timedelta(days=2))
    bread = entry("/now#bread", "Bread of yesterday", NOW - timedelta(days=1), OTHER)
    mill = entry("/now#mill", "Mill turns at night", later - timedelta(days=1), MILL)
    web.routes["/f"] = Reply(feed(bread, ferry))
    config = newsletter()
    done = run(config)
    assert titles(done) == ["Bread of yesterday", "New ferry sails in spring"]
    assert {one.url for one in articles(done)} == {"https://news.test/now#bread", "https://news.test/now#ferry"}
    assert 'href="https://news.test/now#bread"' in (done.built.folder / "email.html").read_text()
    web.routes["/f"] = Reply(feed(mill, bread, ferry))
    assert titles(run(config, later)) == ["Mill turns at night"]


def test_a_page_of_which_the_feed_holds_the_newest_part_alone(newsletter, web):
    """Each week's part is told, though the feed names no other beside it: none has the address of another."""
    later = NOW + timedelta(days=7)
    config = newsletter()
    web.routes["/f"] = Reply(feed(entry("/now#ferry", "New ferry sails in spring", NOW - timedelta(days=2))))
    assert titles(run(config)) == ["New ferry sails in spring"]
    web.routes["/f"] = Reply(feed(entry("/now#mill", "Mill turns at night", later - timedelta(days=1), MILL)))
    assert titles(run(config, later)) == ["Mill turns at night"]
    assert run(config, later + timedelta(days=7)).built is None


def test_tracking_behind_the_address_makes_no_article_new(newsletter, web):
    """The same page with another campaign behind "#" next week was told already."""
    later = NOW + timedelta(days=7)
    config = newsletter()
    web.routes["/f"] = Reply(feed(entry("/ferry#xtor=RSS-1", "New ferry sails in spring", NOW - timedelta(days=2))))
    done = run(config)
    assert [one.url for one in articles(done)] == ["https://news.test/ferry"]
    web.routes["/f"] = Reply(feed(entry("/ferry#xtor=RSS-2", "New ferry sails in spring", later - timedelta(days=1))))
    assert run(config, later).built is None


def test_parts_of_one_page_from_a_feed_on_the_command_line(newsletter, tmp_path):
    """A feed named as a file gives the same: each entry once, none lost as the same article, none told again."""
    later = NOW + timedelta(days=7)
    path, config = tmp_path / "now.xml", newsletter()
    ferry = entry("/now#ferry", "New ferry sails in spring", NOW - timedelta(days=2))
    bread = entry("/now#bread", "Bread of yesterday", NOW - timedelta(days=1), OTHER)
    path.write_bytes(feed(bread, ferry))
    first = build_named([str(path)], config, Wish(week="2026-W47"), Around(now=NOW))
    assert titles(first) == ["Bread of yesterday", "New ferry sails in spring"]
    path.write_bytes(feed(entry("/now#mill", "Mill turns at night", later - timedelta(days=1), MILL), bread, ferry))
    second = build_named([str(path)], config, Wish(week="2026-W48"), Around(now=later))
    assert titles(second) == ["Mill turns at night"]
    (article,) = articles(second)
    assert article.url == "https://news.test/now#mill"


def test_the_window_is_the_newsletters_own(newsletter, web):
    """An entry of Monday 00:30 in Berlin belongs to the new week, though it is Sunday in UTC."""
    monday = datetime(2026, 11, 15, 23, 30, tzinfo=UTC)
    web.routes["/f"] = Reply(
        feed(entry("/a", "Ferry on Monday", monday), entry("/b", "Bread on Sunday", monday - timedelta(hours=1), OTHER))
    )
    assert titles(run(newsletter(), week="2026-W47")) == ["Ferry on Monday"]


def test_the_clock_change_moves_no_entry(newsletter, web):
    """The week of 25 October 2026 has 169 hours in Berlin: its last hour belongs to it."""
    last = datetime(2026, 10, 25, 22, 30, tzinfo=UTC)  # Sunday 23:30, winter time already
    web.routes["/f"] = Reply(feed(entry("/a", "Ferry on Sunday", last)))
    now = datetime(2026, 10, 26, 12, tzinfo=UTC)
    assert titles(run(newsletter(), now, week="2026-W43")) == ["Ferry on Sunday"]


def test_undated_entries_count_by_first_sight_without_a_flood(newsletter, web):
    """Of a new source's undated entries only the first few are taken; later ones as they appear."""
    places = [
        entry(f"/{n}", f"Ferry number {n} of the fleet", None, WORDS.replace("four", str(n + 30))) for n in range(9)
    ]
    web.routes["/f"] = Reply(feed(*places))
    config = newsletter(build="first_undated = 2")
    assert run(config).built.report["counts"]["articles"] == 2
    later = NOW + timedelta(days=7)
    web.routes["/f"] = Reply(feed(entry("/new", "Bread of yesterday", None, OTHER), *places))
    assert titles(run(config, later)) == ["Bread of yesterday"]


def test_an_entry_that_came_late_is_taken_by_the_next_issue(newsletter, web):
    """Published before the last issue was built, seen only after it: late is not old."""
    config = newsletter()
    run(config)
    late = entry("/bread", "Bread of yesterday", NOW - timedelta(hours=3), OTHER)
    old = entry("/old", "Ferry of long ago", NOW - timedelta(days=9), OTHER)
    web.routes["/f"] = Reply(feed(late, old))
    assert titles(run(config, NOW + timedelta(days=7))) == ["Bread of yesterday"]


def test_nothing_new_is_no_issue(newsletter, web):
    """A week without articles writes nothing and is no error."""
    web.routes["/f"] = Reply(feed(entry("/a", "Ferry of long ago", NOW - timedelta(days=99))))
    config = newsletter()
    assert run(config).built is None
    assert not config.issues.exists()


def test_two_runs_cannot_meet(newsletter, web):
    """A run while another is at work is refused and changes nothing."""
    config = newsletter()
    with run_lock(config.ledger), pytest.raises(DigestError, match="another run is at work"):
        run(config)
    assert not config.issues.exists()


def test_another_outlets_later_report_of_a_told_event_is_an_update_or_stays_out(newsletter, web):
    """Within a day of the told one it is the same news; well after it is news, marked as an update of that issue."""
    config = newsletter()
    run(config)
    told = NOW - timedelta(days=2)
    late = entry("/ferry-2", "The new ferry is to sail in spring", told + timedelta(hours=6))
    other = entry("/bread", "Bakers sell yesterday's bread", NOW + timedelta(days=4), OTHER)
    web.routes["/f"] = Reply(feed(late, other))
    done = run(config, now=NOW + timedelta(days=7))
    assert titles(done) == ["Bakers sell yesterday's bread"]
    settings = done.built.report["settings"]
    assert settings["earlier"] == ["2026-W47"]
    fresh = entry("/ferry-3", "The new ferry sailed with 300 on board", NOW + timedelta(days=5))
    web.routes["/f"] = Reply(feed(fresh, other))
    done = run(config, now=NOW + timedelta(days=7))
    updates = {story.lead.title: story.updates for sec in done.built.issue.sections for story in sec.stories}
    assert updates == {"Bakers sell yesterday's bread": None, "The new ferry sailed with 300 on board": "2026-W47"}
    before = {path.name: path.read_bytes() for path in done.built.folder.iterdir()}
    again = rebuild(done.built.folder)
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before
