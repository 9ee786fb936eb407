"""Which entries an issue takes: by their dates, by first sight, and by what the issue before could not have."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from digest.ledger.entries import Sight
from digest.sources.week import Rules, Sighted, look, may_take, takes
from digest.window import Window, zone

MONDAY, NOW = datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 20, 17, tzinfo=UTC)
RULES = Rules(window=Window(since=MONDAY, until=NOW), slug="2026-W47", now=NOW)
DAY = timedelta(days=1)


def seen(published, first=NOW, **changes):
    """Return what is known of an entry."""
    return Sight(entry="e", source="s", published=published, first_seen=first, **changes)


@pytest.mark.parametrize(("ahead", "known"), [(DAY, True), (DAY + timedelta(seconds=1), False), (30 * DAY, False)])
def test_a_date_more_than_a_day_ahead_is_a_mistake(ahead, known):
    """Clocks differ by hours; what is dated further ahead counts by first sight, and may be taken now."""
    (sight,) = look([Sighted("e", NOW + ahead, "Ferry")], {}, RULES, source="s", new=False)

    assert sight.published == (NOW + ahead if known else None)
    assert may_take(NOW + ahead, RULES) is not known
    assert takes(sight, RULES) is not known


def test_what_came_too_late_for_the_issue_before_is_taken_where_one_was_before():
    """Two days at most, and only where this window begins where another issue ended."""
    late = seen(MONDAY - timedelta(hours=3))
    follows = replace(RULES, follows=True)

    assert not takes(late, RULES)
    assert takes(late, follows)
    assert not takes(seen(MONDAY - timedelta(hours=3), first=MONDAY - timedelta(hours=2)), follows)
    assert not takes(seen(MONDAY - 3 * DAY), follows)


@pytest.mark.parametrize("place", ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_a_date_without_a_time_is_lost_to_no_zone(place):
    """What is dated the day of the last issue and came after it is late; what is dated today is there."""
    tz = zone(place)
    since, now = datetime(2026, 11, 20, 7, tzinfo=tz), datetime(2026, 11, 27, 6, tzinfo=tz)
    rules = Rules(window=Window(since=since, until=now), slug="x", now=now, follows=True)
    for day in (19, 20, 21, 27):
        date = datetime(2026, 11, day, tzinfo=UTC)
        assert may_take(date, rules)
        assert takes(seen(date, first=now), rules), day
    assert not takes(seen(datetime(2026, 11, 17, tzinfo=UTC), first=now), rules)


def test_no_window_takes_what_is_older_than_a_month_unless_it_was_asked_for_by_its_dates():
    """An open window is no archive."""
    whole = replace(RULES, window=Window(until=NOW))

    assert takes(seen(NOW - 29 * DAY), whole)
    assert not takes(seen(NOW - 31 * DAY), whole)
    assert takes(seen(NOW - 31 * DAY), replace(whole, max_age=None))


def test_an_entry_of_another_issue_is_not_taken_and_one_of_this_issue_is():
    """Built again, an issue takes what it took."""
    assert not takes(seen(MONDAY + DAY, issue="2026-W46"), RULES)
    assert takes(seen(MONDAY + DAY, issue="2026-W47"), RULES)


def test_an_entry_is_as_old_as_the_earliest_date_it_ever_had():
    """A new date on an old entry does not make it new."""
    before = {"e": seen(MONDAY - 9 * DAY, first=MONDAY - 9 * DAY)}
    (sight,) = look([Sighted("e", MONDAY + DAY, "Ferry")], before, RULES, source="s", new=False)

    assert sight.published == MONDAY - 9 * DAY
    assert not takes(sight, RULES)
