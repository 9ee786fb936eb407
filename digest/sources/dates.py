"""The dates that feeds write, in the shapes they really come in; a date without a zone is UTC.

Own rules, since fastfeedparser's last resort (dateutil) reads "1:55 PM EST" as 1:55 in the morning UTC and
"Nov. 2020" by today's date, and knows no German or French (14 of the 47 odd dates measured).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: Longer strings are no dates.
LONGEST = 100
_FIRST, _LAST = 1970, 2200
_MONTHS = {
    1: "jan ene gen janv januar januari enero gennaio janeiro january janvier janua jän jänner",
    2: "feb fev févr fév februar februari febrero febbraio fevereiro february février fevrier",
    3: "mar mär mrz mrt märz maart marzo março march mars",
    4: "apr abr avr april abril aprile avril",
    5: "may mai mei mag mayo maggio maio",
    6: "jun juin giu june juni junio giugno junho",
    7: "jul juil lug july juli julio luglio julho juillet",
    8: "aug ago aoû août aout agosto august augustus",
    9: "sep sept set september septiembre settembre setembro septembre",
    10: "oct okt ott out oktober october octubre ottobre outubro octobre",
    11: "nov november noviembre novembre novembro",
    12: "dec dez dic déc december dezember diciembre dicembre dezembro décembre decembre",
}
_MONTH = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Hours from UTC. IST is India's, by far its most common use in feeds.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "pkt": 5, "sgt": 8, "hkt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "acst": 9.5, "acdt": 10.5, "awst": 8, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
_STRICT_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d\d):?(\d\d))?Z?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?<![\d/.-])(?:GMT|UTC)?\s?([+-])(\d\d):?(\d\d)\b(?![-/.])")
_NUMERIC = re.compile(r"\b(\d{1,4})[/. -](\d{1,2})[/. -](\d{2,4})\b")
_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_NUMBER = re.compile(r"(?<![\d:+-])(\d{1,4})(?:st|nd|rd|th|er|º|ª)?(?![\d:])", re.IGNORECASE)
_RFC_822 = re.compile(r"\w{3}, (\d\d?) (\w{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UTC|[+-]\d{4})$", re.ASCII)
_UTC = ("GMT", "UTC", "+0000", "-0000")
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?$")


def read_date(text: str | None) -> datetime | None:
    """Return the moment that `text` names, aware and in the zone it names, or None."""
    if not text or len(text) > LONGEST:
        return None
    text = text.replace("\\n", " ").strip()
    try:
        found = _rfc_822(text) or _iso(text) or _epoch(text) or _loose(text)
    except (ValueError, OverflowError, ArithmeticError):
        return None
    # "0001-01-01" is how some software writes "never"
    return found if found and _FIRST <= found.year <= _LAST else None


def _rfc_822(text: str) -> datetime | None:
    """Read the one shape that nine of ten feeds write, where its zone is a number or GMT."""
    found = _RFC_822.match(text)
    month = _MONTH.get(found[2].lower()) if found else None
    if not found or not month:
        return None
    zone = UTC if found[7] in _UTC else _offset(found[7][0], found[7][1:3], found[7][3:])
    second = min(int(found[6] or 0), 59)
    return datetime(int(found[3]), month, int(found[1]), int(found[4]), int(found[5]), second, tzinfo=zone)


def _iso(text: str) -> datetime | None:
    found = _STRICT_ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, _, sign, hours, minutes = found.groups()
    zone = _offset(sign, hours, minutes) if sign else UTC
    return _moment(date(int(year), int(month), int(day)), (int(hour or 0), int(minute or 0), int(second or 0)), zone)


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.match(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def _loose(text: str) -> datetime | None:
    clock = _CLOCK.search(text)
    rest = text[: clock.start()] + " " + text[clock.end() :] if clock else text
    zone = _zone(rest)
    rest = _OFFSET.sub(" ", rest)
    words = [word.lower() for word in _WORD.findall(rest)]
    day = _day_in_words(rest, words) or _day_in_numbers(rest, words)
    return _moment(day, _time(clock), zone) if day else None


def _day_in_words(text: str, words: list[str]) -> date | None:
    # a month after a weekday: "mar., 01 déc." is a French Tuesday
    months = [_MONTH[word] for word in words if word in _MONTH]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    years = [number for number in numbers if number > 1000]
    days = [number for number in numbers if 1 <= number <= 31]
    if not months or not years:
        return None
    return date(years[0], months[-1], days[0] if days else 1)


def _day_in_numbers(text: str, words: list[str]) -> date | None:
    found = _NUMERIC.search(text)
    if not found:
        return None
    first, second, third = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        return date(first, second, third)
    year = third + 2000 if third < 100 else third
    guesses = [_date(year, first, second), _date(year, second, first)]
    if "/" not in found[0]:  # only the slash is American: 30.10.23
        guesses.reverse()
    known = [guess for guess in guesses if guess]
    weekday = next((word[:3] for word in words if word[:3] in _WEEKDAYS), None)
    right = [guess for guess in known if weekday and _WEEKDAYS[guess.weekday()] == weekday]
    return next(iter(right or known), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(clock: re.Match[str] | None) -> tuple[int, int, int]:
    if not clock:
        return (0, 0, 0)
    hour = int(clock[1])
    half = (clock[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, int(clock[2]), int(clock[3] or 0))


def _zone(text: str) -> timezone | ZoneInfo:
    found = _OFFSET.search(text)
    if found:
        return _offset(found[1], found[2], found[3])
    for word in _WORD.findall(text):
        if word.lower() in _ZONES and (word.isupper() or word == "z"):
            return timezone(timedelta(hours=_ZONES[word.lower()]))
        if "/" in word:
            try:
                return ZoneInfo(word)
            except (ZoneInfoNotFoundError, ValueError):
                continue
    return UTC


def _offset(sign: str, hours: str, minutes: str) -> timezone:
    size = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-size if sign == "-" else size)


def _moment(day: date, clock: tuple[int, int, int], zone: timezone | ZoneInfo) -> datetime:
    hour, minute, second = clock
    midnight = datetime.combine(day, time(), zone)
    # 24:00 is the next day's start, and second 60 a leap second
    return midnight + timedelta(hours=hour, minutes=minute, seconds=min(second, 59))
