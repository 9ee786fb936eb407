"""Dates that count their years otherwise than the Gregorian calendar does, and months in further languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.dates import read

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和8年11月25日", "2026-11-25"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月1日", "2019-04-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("民國115年11月24日", "2026-11-24"),
        ("เผยแพร่: 25 พ.ย. 2569", "2026-11-25"),
        ("25 พฤศจิกายน พ.ศ. 2569", "2026-11-25"),
        ("25 มี.ค. 69", "2026-03-25"),
        ("วันที่ 25/11/2569", "2026-11-25"),
        ("25 พฤศจิกายน 2026", "2026-11-25"),
        ("۳ آذر ۱۴۰۵", "2026-11-24"),
        ("سه‌شنبه ۳ آذرماه ۱۴۰۵", "2026-11-24"),
        ("۱۴۰۵/۰۹/۰۳", "2026-11-24"),
        ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
        ("۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21"),
        ("۱۲ نوامبر ۲۰۲۶", "2026-11-12"),
        ("২৪ নভেম্বর ২০২৬", "2026-11-24"),
        ("26 نومبر 2026", "2026-11-26"),
        ("24 ноември 2026", "2026-11-24"),
        ("24 நவம்பர் 2026", "2026-11-24"),
        ("ngày 26 tháng 11 năm 2026", "2026-11-26"),
        ("26 tháng 11, 2026", "2026-11-26"),
        ("۲ روز پیش", "2026-11-25"),
        ("গতকাল", "2026-11-26"),
        ("เมื่อวาน 10:00", "2026-11-26"),
    ],
)
def test_a_date_of_another_calendar_is_its_day(text, day):
    """Whatever its years are counted from, and however its months are called."""
    found = read(text, now=NOW)
    assert found is not None
    assert found.date().isoformat() == day


@pytest.mark.parametrize(
    "text",
    ["١٤٤٨/٦/٥", "۱۴۰۵/۱۳/۰۱", "۳۱ مهر ۱۴۰۵", "1405/09/03", "ราคา 2569 บาท", "民國115年13月40日", "کد خبر ۸۸۱۲۳۴"],
)
def test_numbers_that_are_no_day_of_a_calendar_are_none(text):
    """A lunar year, a month or a day too many, a price."""
    assert read(text) is None


def test_the_time_of_day_stands_beside_such_a_date():
    """The clock is read as in any other line."""
    assert read("25 พ.ย. 2569 09:30 น.") == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    assert read("تاریخ انتشار: ۳ آذر ۱۴۰۵ - ۱۰:۲۰") == datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
