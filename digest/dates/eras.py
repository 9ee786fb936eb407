"""Dates that count their years otherwise: Japanese eras, Buddhist years, Taiwan's republic, the Persian calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

#: The year before the first of each Japanese era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ERA = re.compile(r"(令和|平成|昭和)\s?(\d{1,2}|元)\s?年")
# "民國115年", as offices in Taiwan write: the republic began in 1912
_REPUBLIC, _BEFORE_REPUBLIC = re.compile(r"民[國国]\s?(\d{2,3})\s?年"), 1911
_THAI = re.compile("[\u0e01-\u0e3a]")
#: Thai years count from the death of the Buddha; 2400 to 2599 are 1857 to 2056.
_BUDDHIST, _BEFORE_BUDDHA = re.compile(r"(?<![\d:.,])(2[45]\d\d)(?![\d:])"), 543
# "25 พ.ย. 69": the century is left out, beside the name of a month
_SHORT = re.compile(r"(?<=[\u0e01-\u0e3a])(\.?\s?)([4-9]\d)(?![\d:.])(?=\s|$|[,|•·)-])")
_PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
# Hijri years, which are written with four digits that begin alike, are 1431 and more since 2010.
_PERSIAN_YEAR = r"(?P<year>13\d\d|14[0-2]\d)(?!\d)"
_PERSIAN = re.compile(
    rf"(?<!\d)(?P<day>[0-3]?\d)\s?(?:ام\s)?(?:ماه\s)?(?P<month>{'|'.join(_PERSIAN_MONTHS)})(?:[\s\u200c]?ماه)?[\s،,]{{1,2}}{_PERSIAN_YEAR}"
)
_PERSIAN_NUMBERS = re.compile(
    rf"(?<![\d/.-]){_PERSIAN_YEAR}(?P<mark>[/-])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)"
)
#: Nowruz 1300 was 21 March 1921; in each 33 years of the calendar eight are leap years.
_FIRST_NOWRUZ, _FIRST_YEAR = date(1921, 3, 21), 1300
_LEAPS = frozenset([1, 5, 9, 13, 17, 22, 26, 30])


def western(text: str) -> str:
    """Return `text`, whose digits are 0-9, with its years of other eras as the Gregorian calendar has them."""
    if text.isascii():
        return text
    if "年" in text:
        text = _ERA.sub(_of_era, text)
        text = _REPUBLIC.sub(lambda match: f"{_BEFORE_REPUBLIC + int(match[1])}年", text)
    if _THAI.search(text):
        text = text.replace("พ.ศ.", " ")
        text = _BUDDHIST.sub(lambda match: str(int(match[1]) - _BEFORE_BUDDHA), text)
        return _SHORT.sub(lambda match: f"{match[1]}{2500 - _BEFORE_BUDDHA + int(match[2])}", text)
    return text


def of_persia(text: str) -> str:
    """Return `text`, which has Persian letters or digits, with its Persian dates as the Gregorian calendar has them."""
    return _PERSIAN_NUMBERS.sub(_of_numbers, _PERSIAN.sub(_of_names, text))


def _of_era(match: re.Match[str]) -> str:
    """Return the year that a Japanese era counts, of which the first is called 元."""
    return f"{_ERAS[match[1]] + (1 if match[2] == '元' else int(match[2]))}年"


def _of_names(match: re.Match[str]) -> str:
    return _gregorian(match, _PERSIAN_MONTHS.index(match["month"]) + 1)


def _of_numbers(match: re.Match[str]) -> str:
    return _gregorian(match, int(match["number"]))


def _gregorian(match: re.Match[str], month: int) -> str:
    """Return a Persian date as ISO 8601 writes it; six months of 31 days, five of 30, one of 29 or 30."""
    year, day = int(match["year"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return match[0]
    years = range(_FIRST_YEAR, year)
    days = 365 * len(years) + sum(past % 33 in _LEAPS for past in years)
    days += 31 * (month - 1) - max(0, month - 7) + day - 1
    return (_FIRST_NOWRUZ + timedelta(days=days)).isoformat()
