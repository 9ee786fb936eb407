"""The window of an issue: weeks and days in the newsletter's own zone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from digest.cleaning import clean_all
from digest.errors import ConfigError
from digest.models import Article, Document
from digest.window import date_of_issue, days_of, week_of, window_between, window_of_week, zone

BERLIN = zone("Europe/Berlin")


def article(moment):
    """Make an article that was published at a moment."""
    return Article(id="a", title="T", paragraphs=("P.",), published=moment)


@pytest.mark.parametrize(
    ("moment", "tz", "week"),
    [
        (datetime(2026, 11, 22, 22, 30, tzinfo=UTC), "UTC", "2026-W47"),
        (datetime(2026, 11, 22, 23, 30, tzinfo=UTC), "Europe/Berlin", "2026-W48"),
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), "America/New_York", "2026-W47"),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "UTC", "2026-W53"),
    ],
)
def test_the_week_is_the_one_the_newsletters_clock_shows(moment, tz, week):
    """Sunday night in UTC is Monday in Berlin and still Sunday in New York."""
    assert week_of(moment, zone(tz)) == week


@pytest.mark.parametrize(("week", "hours"), [("2026-W13", 167), ("2026-W43", 169), ("2026-W47", 168)])
def test_a_week_has_as_many_hours_as_its_clock_change_leaves(week, hours):
    """In the week that loses an hour to DST the window is an hour shorter, and longer in autumn."""
    window = window_of_week(week, BERLIN)

    assert window.until.astimezone(UTC) - window.since.astimezone(UTC) == timedelta(hours=hours)


def test_the_last_day_is_in_and_the_next_midnight_is_not():
    """`--until 2026-11-22` takes that whole day."""
    window = window_between("2026-11-16", "2026-11-22", BERLIN)

    assert window.holds(datetime(2026, 11, 22, 23, 59, tzinfo=BERLIN))
    assert not window.holds(datetime(2026, 11, 23, tzinfo=BERLIN))
    assert not window.holds(datetime(2026, 11, 15, 23, 59, tzinfo=BERLIN))
    assert window.holds(None)


@pytest.mark.parametrize("week", ["2026-W54", "2026-47", "W47", "2025-W53", "2026-W00"])
def test_what_is_no_week_is_said(week):
    """A week that the year does not have is an error with the form to use."""
    assert days_of(week) is None
    with pytest.raises(ConfigError, match="not a week"):
        window_of_week(week, BERLIN)


@pytest.mark.parametrize("since", ["2026-11-20T18:00", "2026-11-21"])
def test_a_window_without_any_time_is_said(since):
    """Its ends stand the wrong way round, or are one moment, in which nothing can be published."""
    with pytest.raises(ConfigError, match="no time lies between"):
        window_between(since, "2026-11-20T18:00", BERLIN)


def test_what_is_no_day_or_zone_is_said():
    """Wrong days and zones are errors with the form to use."""
    with pytest.raises(ConfigError, match="not a day"):
        window_between("last tuesday", None, BERLIN)
    for name in ("Mars/Base", "../etc/passwd", ""):
        with pytest.raises(ConfigError, match="time zone"):
            zone(name)


def test_an_issue_bears_the_date_of_its_newest_article_within_its_week():
    """The date comes from what it carries, never from the day it is built on."""
    today = date(2030, 1, 1)
    newest = [article(datetime(2026, 11, d, 23, 30, tzinfo=UTC)) for d in (17, 19)]

    assert date_of_issue("2026-W47", newest, BERLIN, today) == date(2026, 11, 20)
    assert date_of_issue("2026-W48", newest, BERLIN, today) == date(2026, 11, 23)
    assert date_of_issue("2026-W01", newest, BERLIN, today) == date(2026, 1, 4)
    assert date_of_issue("2026-W47", [article(None)], BERLIN, today) == date(2026, 11, 16)
    assert date_of_issue("spring", newest, BERLIN, today) == date(2026, 11, 20)
    assert date_of_issue("spring", [], BERLIN, today) == today


@pytest.mark.parametrize("tz", ["America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_a_date_without_a_time_is_that_day_on_every_clock(tz):
    """Monday November 16 belongs to its week, and Sunday 22 too, on either side of the ocean."""
    week = window_of_week("2026-W47", zone(tz))
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (15, 16, 22, 23)]
    assert [week.holds(day) for day in days] == [False, True, True, False]
    assert date_of_issue("2026-W47", [article(days[2])], zone(tz), date(2026, 12, 1)) == date(2026, 11, 22)


def test_a_moment_is_counted_by_the_newsletters_clock():
    """What bears a time is no day: one in the evening of New York is of tomorrow in Tokyo."""
    moment = datetime(2026, 11, 15, 22, 30, tzinfo=UTC)
    assert window_of_week("2026-W47", zone("Asia/Tokyo")).holds(moment)
    assert not window_of_week("2026-W47", zone("America/New_York")).holds(moment)
    assert not window_of_week("2026-W47", zone("Asia/Tokyo")).holds(datetime.min.replace(tzinfo=UTC))


def test_what_its_source_dates_outside_the_window_is_not_cleaned():
    """An entry of another week is left as it came, and named; what no source dates is read to know its day."""
    inside, before, undated = (
        Document(source="feed.xml", content=b"<p>It opened.</p>", media_type="text/html", url=url, published=day)
        for url, day in (
            ("https://tide.example/1", datetime(2026, 11, 17, 9, tzinfo=UTC)),
            ("https://tide.example/2?utm_source=feed", datetime(2026, 11, 15, 23, 59, tzinfo=UTC)),
            ("https://tide.example/3", None),
        )
    )
    asked = []

    def clean(document):
        asked.append(document.url)
        return Article(id=document.url, title="A bridge", paragraphs=("The bridge opened.",), url=document.url)

    cleaned = clean_all([inside, before, undated], clean, window=window_of_week("2026-W47", UTC))

    assert asked == [inside.url, undated.url]
    assert [(skip.what, skip.reason) for skip in cleaned.outside] == [
        ("https://tide.example/2", "published outside the window")
    ]
