"""Dates as pages and feeds write them."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.dates import country_of, moment_of, read, read_field

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated 21:30 IST, October 30th 2020", "2020-10-30T21:30:00+05:30"),
        ("Published 14:05 BST, 3 May 2024", "2024-05-03T14:05:00+01:00"),
        ("5 janvier 2021", "2021-01-05T00:00:00+00:00"),
        ("publié le lundi 20 juillet 2020 à 08h56", "2020-07-20T08:56:00+00:00"),
        ("Samstag, 14. März 2026, 16.30 Uhr", "2026-03-14T16:30:00+00:00"),
        ("17 de noviembre de 2026", "2026-11-17T00:00:00+00:00"),
        ("17 ноября 2026, 10:15", "2026-11-17T10:15:00+00:00"),
        ("2026年11月17日 21:30", "2026-11-17T21:30:00+00:00"),
        ("٣٠ أكتوبر ٢٠٢٠", "2020-10-30T00:00:00+00:00"),
        ("30 अक्टूबर 2020", "2020-10-30T00:00:00+00:00"),
        ("20210105", "2021-01-05T00:00:00+00:00"),
        ("Tue Feb 16 23:16:00 EST 2016", "2016-02-16T23:16:00-05:00"),
        ("Tue Feb 16 23:16:00 +0000 2016", "2016-02-16T23:16:00+00:00"),
        ("28 Feb 2020 24:00", "2020-02-29T00:00:00+00:00"),
        ("Nov 19, 2019 9:30 am ET", "2019-11-19T09:30:00-05:00"),
        ("Thu, 29 Oct 2020 07:36:03 GMT-07:00", "2020-10-29T07:36:03-07:00"),
        ("Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T08:51:49+01:00"),
        ("2023-05-29 00:00:00+15:00", "2023-05-29T00:00:00+00:00"),
        ("12:00 XYZT, 4 June 2025", "2025-06-04T12:00:00+00:00"),
    ],
)
def test_dates_are_read_as_they_are_written(text, expected):
    """Words of many languages, ordinals, clocks before and behind; a zone nobody knows is left out."""
    assert read(text).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("vor 3 Stunden", timedelta(hours=3)),
        ("2 hours ago", timedelta(hours=2)),
        ("il y a 5 jours", timedelta(days=5)),
        ("hace una hora", timedelta(hours=1)),
        ("3 часа назад", timedelta(hours=3)),
        ("3時間前", timedelta(hours=3)),
    ],
)
def test_relative_dates_need_a_now(text, ago):
    """Words such as "3 hours ago" count from the given now, and is no date without one."""
    assert read(text, now=NOW) == NOW - ago
    assert read(text) is None


def test_a_zone_is_read_by_the_country_of_the_site():
    """IST is India's by far most common, Ireland's on an Irish site, Israel's on an Israeli one."""
    text = "21:30 IST, October 30th 2020"
    offsets = {c: read(text, country=c).utcoffset() for c in (None, "in", "ie", "il")}
    assert [o.total_seconds() / 3600 for o in offsets.values()] == [5.5, 5.5, 1.0, 2.0]


def test_two_numbers_are_ordered_by_what_stands_beside_them():
    """A number over 12, the weekday, and the country of the site tell the day from the month."""
    assert read("26/06/2020").month == 6
    assert read("04/03/2026", country="us").month == 4
    assert read("04/03/2026", country="gb").month == 3
    assert read("Wednesday 04/03/2026").month == 3
    assert read("30.10.23").day == 30


def test_a_sites_country_is_its_ending_or_its_language_tag():
    """The ending of the host comes first; English under .com is taken as American."""
    assert country_of("https://www.example.co.uk/x") == "uk"
    assert country_of("https://example.com/x", "en-GB") == "gb"
    assert country_of("https://example.com/x", "en") == "us"
    assert country_of(None, "de") is None


def test_every_odd_date_of_real_feeds_is_read(shared_data):
    """All the strings that real feeds wrote give a date."""
    odd = json.loads((shared_data / "feeds" / "odd_dates.json").read_text(encoding="utf-8"))
    assert [text for text in odd if read(text) is None] == []


@pytest.mark.parametrize(
    "text", ["", "no date", "99/99/9999", "31 February 2020", "1.2.3.4", "2 hours", "version 2.0.1"]
)
def test_what_is_no_date_gives_none(text):
    """Nothing is guessed from numbers that are no date."""
    assert read(text) is None


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_no_text_breaks_the_parser(text):
    """Any text gives an aware moment or None."""
    moment = moment_of(text, now=NOW)
    assert moment is None or moment.when.tzinfo is not None


@pytest.mark.parametrize("sign", [" ", "1", "1 ", "1/", ".", "a", "Jan ", "2020-"])
def test_a_long_line_takes_no_time(sign):
    """A megabyte of one sign is read up to the length of a line."""
    began = time.process_time()
    read(sign * (1_000_000 // len(sign)), now=NOW)
    assert time.process_time() - began < 0.5


def test_odd_dates_are_read_as_fields(shared_data):
    """Every odd date string of real feeds names a moment."""
    texts = json.loads((shared_data / "feeds" / "odd_dates.json").read_text(encoding="utf-8"))
    assert [text for text in texts if read_field(text) is None] == []


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Sun, 17 Dec 2017 1:55 PM EST", "2017-12-17T13:55:00-05:00"),
        ("mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02+00:00"),
        ("Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T08:51:49+01:00"),
        ("Thu, 29 Oct 2020 07:36:03 GMT-07:00", "2020-10-29T07:36:03-07:00"),
        ("Thu, 25 Feb 2016 00:00:00 Europe/Brussels", "2016-02-25T00:00:00+01:00"),
        ("12:15 am, 5 May 2020", "2020-05-05T00:15:00+00:00"),
        ("2020-02-28T24:00:00Z", "2020-02-29T00:00:00+00:00"),
        ("Nov. 2020", "2020-11-01T00:00:00+00:00"),
        ("30.10.23", "2023-10-30T00:00:00+00:00"),
        ("10/30/23 21:55:58", "2023-10-30T21:55:58+00:00"),
        ("1520932969", "2018-03-13T09:22:49+00:00"),
        ("Fri, 06 Nov 20 10:00:00 GMT", "2020-11-06T10:00:00+00:00"),
        ("04/03/2026 10:00", "2026-04-03T10:00:00+00:00"),
        ("Mon, 02 Nov 2020 23:59:60 GMT", "2020-11-02T23:59:59+00:00"),
        ("30 Feb 2020", None),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01T00:00:00+00:00", None),
        ("0", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("yesterday", None),
        ("99999-99-99", None),
        ("", None),
    ],
)
def test_a_field_is_read_as_software_writes_it(text, moment):
    """A slash is American, the year is one of the web, and words such as "yesterday" are none."""
    assert read_field(text) == (datetime.fromisoformat(moment) if moment else None)


@pytest.mark.parametrize("never", ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "3000-01-01"])
def test_what_software_writes_for_never_is_no_date_of_a_page(never):
    """A page whose data say so has no day, instead of "Jan 1, 1"; one of a year before there were feeds has its own."""
    assert read(never) is None
    assert read("1966-03-06") == datetime(1966, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "17. studenoga 2026. u 08:30",
        "17 ноември 2026 г.",
        "17. новембра 2026.",
        "17. novembra 2026",
        "2026. gada 17. novembrī",
        "2026 m. lapkričio 17 d.",
        "17. nóvember 2026",
    ],
)
def test_months_of_the_balkans_the_baltic_and_iceland(text):
    """Also where the year stands first."""
    assert read(text).date().isoformat() == "2026-11-17"


def test_listopad_is_another_month_in_croatia():
    """October there, November in Poland."""
    assert read("5. listopada 2026.", country="hr").month == 10
    assert read("5 listopada 2026", country="pl").month == 11


def test_a_name_that_is_a_month_only_behind_a_day():
    """Augusta is a town, Marta a woman."""
    assert read("17. augusta 2026").date().isoformat() == "2026-08-17"
    assert read("3. marta 2026.").date().isoformat() == "2026-03-03"
    assert read("Augusta 2026") is None
    assert read("Marta 5, 2026") is None
