"""Dates that count back from now, in the languages that sites say them in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.dates import country_of, read

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
HOURS = """
3 hours ago|vor 3 Stunden|il y a 3 heures|hace 3 horas|3 ore fa|há 3 horas|3 horas atrás|3 uur geleden|3 часа назад
3 години тому|منذ 3 ساعات|3 घंटे पहले|3時間前|3小时前|3小時前|3시간 전|3 godziny temu|för 3 timmar sedan|for 3 timer siden
3 saat önce|před 3 hodinami|3 tuntia sitten|3 órája|πριν από 3 ώρες|לפני 3 שעות|acum 3 ore|3 jam yang lalu|3 giờ trước
"""
ONE_HOUR = """
an hour ago|vor einer Stunde|il y a une heure|hace una hora|un'ora fa|há uma hora|een uur geleden|час назад|годину тому
منذ ساعة|एक घंटा पहले|godzinę temu|för en timme sedan|bir saat önce|před hodinou|לפני שעה|μία ώρα πριν από
"""
TWO_DAYS = """
vor 2 Tagen|vorgestern|avant-hier|anteayer|l'altro ieri|anteontem|eergisteren|позавчера|позавчора|منذ يومين|أول أمس|前天
przedwczoraj|předevčírem|לפני יומיים|προχθές|2日前|2天前
"""
YESTERDAY = """
gestern, 14:05 Uhr|hier à 14h05|ayer a las 14:05|ieri alle 14:05|ontem às 14h05|gisteren om 14:05|вчера в 14:05
вчора о 14:05|أمس 14:05|昨日14:05|昨天 14:05|어제 14:05|wczoraj, 14:05|igår 14:05|dün 14:05|včera 14:05|אתמול 14:05
"""


def said(words: str) -> list[str]:
    """Return what a table above holds."""
    return words.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize(("words", "ago"), [(HOURS, 3), (ONE_HOUR, 1)], ids=("three", "one"))
def test_hours_are_counted_back(words, ago):
    """With a number, a word for one, or the unit alone."""
    for text in said(words):
        assert read(text, now=NOW) == NOW - timedelta(hours=ago), text


def test_days_are_counted_back_and_named():
    """Duals too; a time of day beside the name of a day is of that day."""
    for text in said(TWO_DAYS):
        assert (read(text, now=NOW) or NOW).date() == (NOW - timedelta(days=2)).date(), text
    for text in said(YESTERDAY):
        assert read(text, now=NOW) == datetime(2026, 11, 25, 14, 5, tzinfo=UTC), text


@pytest.mark.parametrize(
    "text", ["999999 hours ago", "a decade ago", "last Friday", "कल", "1d", "hourly", "for 3 hours", "3 hours", ""]
)
def test_what_counts_nothing_is_no_date(text):
    """Too much, or what may be any day, is left out rather than guessed."""
    assert read(text, now=NOW) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("5 كانون الثاني 2021", "2021-01-05T00:00:00+00:00"),
        ("12 تشرين الأول 2021", "2021-10-12T00:00:00+00:00"),
        ("令和3年1月5日", "2021-01-05T00:00:00+00:00"),
        ("2021年1月5日(火) 午後2時5分", "2021-01-05T14:05:00+00:00"),
        ("2021年1月5日 午後2時", "2021-01-05T14:00:00+00:00"),
        ("05.01.2021, 14:05 Uhr MEZ", "2021-01-05T14:05:00+01:00"),
        ("05.07.2021, 14:05 Uhr (MESZ)", "2021-07-05T14:05:00+02:00"),
        ("Jan 5, 2021, 14:05 hrs IST", "2021-01-05T14:05:00+05:30"),
        ("20210105T140500Z", "2021-01-05T14:05:00+00:00"),
        ("20210105T140500+0530", "2021-01-05T14:05:00+05:30"),
        ("5 Ιανουαρίου 2021", "2021-01-05T00:00:00+00:00"),
        ("5 בינואר 2021", "2021-01-05T00:00:00+00:00"),
        ("5 ianuarie 2021", "2021-01-05T00:00:00+00:00"),
        ("2021. január 5.", "2021-01-05T00:00:00+00:00"),
        ("5. tammikuuta 2021", "2021-01-05T00:00:00+00:00"),
    ],
)
def test_more_ways_to_write_a_date(text, when):
    """Months of two words, eras, halves of the day, zones behind a word, the short form of ISO 8601."""
    found = read(text)
    assert found is not None
    assert found.isoformat() == when


def test_a_language_tells_the_country_where_the_address_does_not():
    """IST of a Hebrew page under .com is Israel's."""
    country = country_of("https://tide.example.com/a", "he")
    assert read("21:30 IST, January 5 2021", country=country) == datetime(2021, 1, 5, 19, 30, tzinfo=UTC)
    assert read("21:30 IST, January 5 2021", country=country_of("https://tide.example.com/a", "hi")).hour == 21


@pytest.mark.parametrize(
    ("words", "ago"),
    [("vor 3 ſtunden", 3), ("3 HOURS AGO", 3), ("3 hourſ ago", 3), ("3 SAAT ÖNCE", 3), ("πριν από 3 ΏΡΕΣ", 3)],
)
def test_letters_that_lower_case_writes_otherwise_are_no_crash(words, ago):
    """A pattern that ignores case took the long s for an s, and the table of units did not: a KeyError."""
    assert read(words, now=NOW) == NOW - timedelta(hours=ago)


@pytest.mark.parametrize(
    "words", ["yeſterday", "3 MİNUTES ago", "geſtern um 14:05", "πριν από 3 ώρεσ", "3 mınutes ago"]
)
def test_odd_letters_in_relative_dates_are_read_or_passed_over(words):
    """None of them may end a build."""
    assert read(words, now=NOW) is None or read(words, now=NOW) < NOW
