"""The first date in a text: small patterns over known words, never a guess."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.dates.ago import counted
from digest.dates.calendar import MONTHS, MONTHS_BEHIND_DAYS, MONTHS_OF_COUNTRIES, WEEKDAYS, any_of
from digest.dates.clocks import beside
from digest.dates.eras import of_persia, western
from digest.dates.shapes import Moment, at, strict

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A date stands in a line; what is longer is read up to here.
LONGEST = 400
#: A field that holds a date holds little else.
_LONGEST_FIELD = 100
_FIRST, _LAST = 1970, 2200
#: A page may have been printed before there were feeds; "0001-01-01" and the zero of machines' clocks are how software
#: writes "never".
_FIRST_PRINTED, _ZERO = 1900, datetime(1970, 1, 1, tzinfo=UTC)

_AS_PRINTED = str.maketrans({"ſ": "s", "İ": "i"})

# no \\b: vowel signs that end names in Hindi are no letters
_MONTH = rf"(?P<month>{any_of(MONTHS)})(?!\w)\.?"
_OF_A_DAY = rf"(?P<month>{any_of(MONTHS | MONTHS_BEHIND_DAYS)})(?!\w)\.?"
_GAP = r"[\s.,/\-–]{0,3}"
_YEAR = r"(?P<year>(?:19|20)\d\d|[’']?\d\d)(?![\d:])"
_DAY = r"(?<![\d:.])(?P<day>[0-3]?\d)(?!\d)(?:\s?(?:st|nd|rd|th|er|º|ª)\b|\.)?"
# Of texts in lower case: with IGNORECASE a name of a month takes four times as long to look for.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_DAY}{_GAP}(?:de\s|of\s)?{_GAP}{_OF_A_DAY}{_GAP}(?:de\s|del\s)?{_GAP}{_YEAR}",
        rf"(?<!\w){_MONTH}{_GAP}{_DAY}{_GAP}(?:de\s)?{_YEAR}",
        # as Unix and Twitter write it, the year last: Tue Feb 16 23:16:00 EST 2016
        rf"(?<!\w){_MONTH}\s{{1,2}}{_DAY}(?=\s\d\d:\d\d(?::\d\d)?\s(?:[a-z]{{1,5}}\s|[+-]\d{{4}}\s)?(?P<year>(?:19|20)\d\d)(?![\d:]))",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일]",
        # "2026 m. lapkričio 17 d.", "2026. gada 17. novembrī"
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:\sm\.)?{_GAP}{_MONTH}{_GAP}{_DAY}",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d)\.\sgada\s{_DAY}\s{_MONTH}",
        # "ngày 26 tháng 11 năm 2026"
        r"(?<!\d)(?P<day>[0-3]?\d)\s{1,2}tháng\s{1,2}(?P<number>[01]?\d)(?:,?\s{1,2}năm|,)?\s{1,2}(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\.\s(?P<number>[01]?\d)\.\s(?P<day>[0-3]?\d)\.",
        r"(?<![\d.:/])(?P<day>[0-3]?\d)\.\s(?P<number>[01]?\d)\.\s(?P<year>(?:19|20)\d\d)(?![\d:])",
        r"(?<![\d.:/])(?P<one>[0-3]?\d)(?P<mark>[/.\- ])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d:])",  # noqa: E501 - one pattern
        rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){_MONTH}{_GAP}(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\w/.\-])(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?![\w/])",
    )
)
# The marks of Persian: its digits, and letters that Arabic lacks.
_PERSIAN = re.compile("[\u06f0-\u06f9پچژگکی]")
_NAMES_A_MONTH = tuple("(?P<month>" in form.pattern for form in _FORMS)
_LETTERS, _NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
#: The letters that the names of months begin with (vowel signs of Hindi are none).
_MONTH_LETTERS = frozenset(_LETTERS.findall(month)[0] for month in MONTHS | MONTHS_BEHIND_DAYS)
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def read(text: str, *, now: datetime | None = None, country: str | None = None) -> datetime | None:
    """Return the first date in `text`, aware (UTC where no zone is said, or one that nobody knows), or None.

    `country` is the two-letter code of the site: it tells what IST or CST means and whether 03/04 is
    a day first. `now` is what "3 hours ago" counts from; without it such words are no date.
    """
    moment = moment_of(text, now=now, country=country)
    return moment.when if moment else None


def read_field(text: str | None) -> datetime | None:
    """Return the moment that the date field of a feed or a mail names, or None.

    Own rules, since fastfeedparser's last resort (dateutil) reads "1:55 PM EST" as 1:55 in the morning UTC and
    "Nov. 2020" by today's date, and knows no German or French (14 of the 47 odd dates measured).
    """
    if not text or len(text) > _LONGEST_FIELD:
        return None
    text = text.replace("\\n", " ")
    # the slash is American wherever software writes it; dots and dashes have the day first
    found = strict(text) or moment_of(text, country="us" if "/" in text else None)
    return found.when if found and _is_day(found.when) and found.when.year >= _FIRST else None


def _is_day(when: datetime) -> bool:
    """Tell whether a moment may be one on which something was published: not what software writes for "never"."""
    return _FIRST_PRINTED <= when.year <= _LAST and when != _ZERO


def moment_of(text: str, *, now: datetime | None = None, country: str | None = None) -> Moment | None:
    """Return the first date in `text` with what is known of its time and zone, or None."""
    if now is None and not _NUMBER.search(text):  # three lines of five that are asked for a date
        return None
    return _moment_of(text[:LONGEST], now, country)


@lru_cache(maxsize=2048)  # a page asks of each line three times: to judge it, to sort it, to date the article
def _moment_of(text: str, now: datetime | None, country: str | None) -> Moment | None:
    text = _gregorian(text)
    found = strict(text) if text[:1].isdigit() else None
    if found:
        return found if _is_day(found.when) else None
    for match, year, month, day in _days(text, country):
        moment = _with_time(text, match, (year, month, day), country)
        if moment:
            return moment
    return counted(_lower(text), now) if now else None


def _gregorian(text: str) -> str:
    """Return a text with digits 0-9 and years of our era."""
    if text.isascii():
        return text
    plain = western(_digits(text))
    return of_persia(plain) if _PERSIAN.search(text) else plain


def _digits(text: str) -> str:
    """Write the digits of every script as 0-9."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, -1) >= 0 else c
        for c in unicodedata.normalize("NFC", text)
    )


def _days(text: str, country: str | None) -> Iterator[tuple[re.Match[str], int, int, int]]:
    lower = _lower(text)
    for form in _forms_for(lower):
        for match in form.finditer(lower):
            found = match.groupdict()
            year = _year(found["year"])
            if "one" in found:
                month, day = _order(match, year, country)
            elif "number" in found:
                month, day = int(found["number"]), int(found["day"])
            else:
                month = _month_of(found["month"], country)
                day = int(found.get("day") or 1)
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield match, year, month, day


def _month_of(name: str, country: str | None) -> int:
    return MONTHS_OF_COUNTRIES.get((name, country or "")) or MONTHS.get(name) or MONTHS_BEHIND_DAYS[name]


def _lower(text: str) -> str:
    """Return a text in lower case, each character in its place; the long s of old print is an s, İ an i."""
    text = text if text.isascii() else text.translate(_AS_PRINTED)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _forms_for(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the forms whose parts a text in lower case holds: a month's name, or three numbers, or one of eight digits.

    Most lines that are asked for a date hold none of them (214 µs each before, 9 with this).
    """
    named = not _MONTH_LETTERS.isdisjoint(_LETTERS.findall(text))
    numbers = _NUMBER.findall(text)
    counted = len(numbers) > 2 or any(len(number) == len("20201030") for number in numbers)
    for form, by_name in zip(_FORMS, _NAMES_A_MONTH, strict=True):
        if named if by_name else counted:
            yield form


def _year(text: str) -> int:
    number = int(text.lstrip("’'"))
    return number if number > 99 else number + (2000 if number < 70 else 1900)


def _order(match: re.Match[str], year: int, country: str | None) -> tuple[int, int]:
    """Return (month, day) of two numbers: by their size, the weekday beside them, the mark, the country."""
    one, two, mark, text = int(match["one"]), int(match["two"]), match["mark"], match.string
    if one > 12 or two > 12:
        return (two, one) if one > 12 else (one, two)
    named = {WEEKDAYS[w.lower()] for w in _WORDS.findall(text) if w.lower() in WEEKDAYS}
    for month, day in ((two, one), (one, two)):
        try:
            if datetime(year, month, day, tzinfo=UTC).weekday() in named:
                return month, day
        except ValueError:
            continue
    month_first = mark in "/-" and (
        country in ("us", "ph") or bool(re.search(r"\b[ap]m\b|\b[ECMP][SD]T\b", text, re.IGNORECASE))
    )
    return (one, two) if month_first else (two, one)


def _with_time(text: str, date: re.Match[str], day: tuple[int, int, int], country: str | None) -> Moment | None:
    clock, zone = beside(text, date.start(), date.end(), country)
    try:
        when = at(day, clock or (0, 0, 0), zone or UTC)
    except (ValueError, OverflowError):
        return None
    return Moment(when, timed=clock is not None)
