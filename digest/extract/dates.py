"""Dates as pages and feeds write them: small patterns over known words, never a guess."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from digest.extract.calendar import (
    DAYS_AGO,
    MONTHS,
    REGIONS,
    UNITS,
    WEEKDAYS,
    ZONES,
    ZONES_OF_COUNTRIES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

#: A date stands in a line; what is longer is read up to here.
LONGEST = 400


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


_MONTH = rf"(?P<month>{_any_of(MONTHS)})\b\.?"
_GAP = r"[\s.,/\-–]{0,3}"
_YEAR = r"(?P<year>(?:19|20)\d\d|[’']?\d\d)(?![\d:])"
_DAY = r"(?<![\d:.])(?P<day>[0-3]?\d)(?!\d)(?:\s?(?:st|nd|rd|th|er|º|ª)\b|\.)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<number>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        rf"{_DAY}{_GAP}(?:de\s|of\s)?{_GAP}{_MONTH}{_GAP}(?:de\s|del\s)?{_GAP}{_YEAR}",
        rf"(?<!\w){_MONTH}{_GAP}{_DAY}{_GAP}(?:de\s)?{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>[01]?\d)\s?[月월]\s?(?P<day>[0-3]?\d)\s?[日일]",
        rf"(?<!\d)(?P<year>(?:19|20)\d\d){_GAP}{_MONTH}{_GAP}{_DAY}",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)\.\s(?P<number>[01]?\d)\.\s(?P<day>[0-3]?\d)\.",
        r"(?<![\d.:/])(?P<one>[0-3]?\d)(?P<mark>[/.\- ])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d:])",  # noqa: E501 - one pattern
        rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){_MONTH}{_GAP}(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\w/.\-])(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?![\w/])",
    )
)
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[0-2]?\d)(?:\s?(?:[:h時时点시]|(?<=\d)\.(?=\d\d\b))\s?(?P<minute>[0-5]\d)[分분]?)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"|(?<![\d:.])(?P<bare>[0-2]?\d)\s?(?:(?P<noon>[ap]\.?m\b\.?)|Uhr\b|h\b)",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\s{0,2}\(?(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>[01]?\d)(?::?(?P<minutes>[0-5]\d))?(?![\d/.-])", re.IGNORECASE
)
_ZONE = re.compile(r"[\s,(]{0,3}(?P<name>[A-Z]{1,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+)\b")
_EPOCH = re.compile(r"\s*(?P<seconds>1\d{9})(?:\d{3})?\s*")
_AGO = re.compile(
    rf"(?<!\d)(?P<count>\d{{1,3}}|an?|eine[rm]?|une?|una?|uma?)\s?(?P<unit>{_any_of(UNITS)})(?:(?=\s?[前전])|(?!\w))",
    re.IGNORECASE,
)
_SAYS_AGO = re.compile(
    r"\bago\b|\bvor\b|il y a|\bhace\b|\bfa\b|\bhá\b|\batrás\b|geleden|назад|тому|منذ|पहले|前|전", re.IGNORECASE
)
_ALONE = re.compile(rf"(?<!\w)(?P<word>{_any_of(DAYS_AGO)})(?!\w)", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class Moment(NamedTuple):
    """Hold a date as it was read, and whether a time of day and a zone stood with it."""

    when: datetime
    timed: bool
    zoned: bool


def read(text: str, *, now: datetime | None = None, country: str | None = None) -> datetime | None:
    """Return the first date in `text`, aware (UTC where no zone is said), or None.

    `country` is the two-letter code of the site: it tells what IST or CST means and whether 03/04 is
    a day first. `now` is what "3 hours ago" counts from; without it such words are no date.
    """
    moment = moment_of(text, now=now, country=country)
    return moment.when if moment else None


def moment_of(text: str, *, now: datetime | None = None, country: str | None = None) -> Moment | None:
    """Return the first date in `text` with what is known of its time and zone, or None."""
    text = _digits(text[:LONGEST])
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return Moment(datetime.fromtimestamp(int(epoch["seconds"]), UTC), timed=True, zoned=True)
    for match, year, month, day in _days(text, country):
        moment = _with_time(text, match, (year, month, day), country)
        if moment:
            return moment
    return _relative(text, now) if now else None


def _digits(text: str) -> str:
    """Write the digits of every script as 0-9."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, -1) >= 0 else c
        for c in unicodedata.normalize("NFC", text)
    )


def _days(text: str, country: str | None) -> Iterator[tuple[re.Match[str], int, int, int]]:
    for form in _FORMS:
        for match in form.finditer(text):
            found = match.groupdict()
            year = _year(found["year"])
            if "one" in found:
                month, day = _order(match, year, country)
            elif "number" in found:
                month, day = int(found["number"]), int(found["day"])
            else:
                month, day = MONTHS[found["month"].lower()], int(found.get("day") or 1)
            if 1 <= month <= 12 and 1 <= day <= 31:
                yield match, year, month, day


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
    clock, zone = _clock(text, date.start(), date.end(), country)
    try:
        when = datetime(*day, *(clock or (0, 0, 0)), tzinfo=zone or UTC)
        when.utctimetuple()
    except (ValueError, OverflowError):
        return None
    return Moment(when, timed=clock is not None, zoned=zone is not None)


def _clock(text: str, start: int, end: int, country: str | None) -> tuple[tuple[int, int, int] | None, tzinfo | None]:
    """Find the time of day beside a date, behind it or else before it, and the zone that follows either."""
    for low, high in ((end, min(len(text), end + 30)), (max(0, start - 30), start)):
        for match in _TIME.finditer(text, low, high):
            clock = _hours(match)
            if clock:
                zone = _zone(text, match.end(), country)
                return clock, zone or _zone(text, end, country)
    return None, _zone(text, end, country)


def _hours(match: re.Match[str]) -> tuple[int, int, int] | None:
    hour = int(match["hour"] or match["bare"])
    half = (match["half"] or match["noon"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, int(match["minute"] or 0), int(match["second"] or 0)) if hour < 24 else None


def _zone(text: str, at: int, country: str | None) -> tzinfo | None:
    offset = _OFFSET.match(text, at)
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        minutes = minutes if offset["sign"] == "+" else -minutes
        return timezone(timedelta(minutes=minutes)) if -720 <= minutes <= 840 else None
    name = _ZONE.match(text, at)
    return _named_zone(name["name"], country) if name else None


def _named_zone(name: str, country: str | None) -> tzinfo | None:
    minutes = ZONES_OF_COUNTRIES.get((name, country or ""), ZONES.get(name))
    if minutes is not None:
        return timezone(timedelta(minutes=minutes)) if minutes else UTC
    if name in REGIONS or "/" in name:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(REGIONS.get(name, name))
        except (KeyError, ValueError, OSError):
            return None
    return None


def _relative(text: str, now: datetime) -> Moment | None:
    if _SAYS_AGO.search(text):
        match = _AGO.search(text)
        if match:
            count = int(match["count"]) if match["count"].isdigit() else 1
            seconds = count * UNITS[match["unit"].lower()]
            return Moment(now - timedelta(seconds=seconds), timed=seconds < 86_400, zoned=True)
    match = _ALONE.search(text)
    if match is None:
        return None
    day = now - timedelta(days=DAYS_AGO[match["word"].lower()])
    clock = next((c for m in _TIME.finditer(text) if (c := _hours(m))), None)
    hour, minute, second = clock or (0, 0, 0)
    return Moment(
        day.replace(hour=hour, minute=minute, second=second, microsecond=0), timed=clock is not None, zoned=True
    )


def country_of(url: str | None, language: str | None = None) -> str | None:
    """Return the two-letter country a site's address (or a tag such as `en-GB`) names, or None."""
    from digest.urls import host_of

    ending = (host_of(url) or "").rsplit(".", 1)[-1].lower()
    if len(ending) == 2 and ending not in ("io", "co", "me", "tv", "ai", "eu"):
        return ending
    spoken, _, region = (language or "").lower().replace("_", "-").partition("-")
    if len(region) == 2:
        return region
    return "us" if spoken == "en" else None  # English under .com and its like: most of it writes the month first
