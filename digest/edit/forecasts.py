"""Weather forecasts: outlets fill in one form each day, each for its own place, and of two places they tell two things.

The same day's rain, wind and degrees make forecasts of several outlets alike, whose bodies name nobody.
"""

from __future__ import annotations

import re

from digest.dates.calendar import MONTHS, WEEKDAYS

#: What a forecast is called, in eight languages.
_CALLED = (
    r"\b(?i:weather(?: forecasts?| outlook)?|wetter(?:vorhersage|aussichten|bericht|prognose)?|météo"
    r"|prévisions|tiempo|pronósticos?|meteo|previsioni|previsão(?: do tempo)?|погода|прогноз погоды"
    r"|pogoda|prognoza pogody)"
)
_FORECAST = re.compile(rf"{_CALLED}\b")
#: A warning is an event, which others report, too.
_WARNS = re.compile(
    r"warning|alert|storm|flood|evacuat|kill|\bdie[sd]?\b|unwetter|warn|sturm|vigilance|alerte|tempête|aviso|alerta|allerta"
    r"|temporale|предупре|шторм|ostrzeż|burz",
    re.IGNORECASE,
)
#: A place stands behind the word ("Weather today in Kent") or before it ("Kent weather").
_PLACE = r"([^\W\d_a-zß-öø-ÿа-яё][\w’'-]*)"
_PLACED = re.compile(
    rf"{_CALLED}(?: \w+)? (?:in|for|across|für|am|im|à|en|au|para|per|a|em|в|на|w|we|na|dla)"
    rf" (?:(?:the|der|die|das|la|el|il|le|o) )?{_PLACE}"
)
_BEFORE = re.compile(rf"^(?:Your |The |[\w’'-]+ )?{_PLACE} [Ww]eather\b")
_NO_PLACES = frozenset({*MONTHS, *WEEKDAYS, "the", "your", "today", "this", "weather", "local", "latest", "forecast"})


def forecast_places(title: str) -> frozenset[str]:
    """Return the places for which a title says that it tells the weather, in small letters; none of another title."""
    if not _FORECAST.search(title) or _WARNS.search(title):
        return frozenset()
    named = (*_PLACED.findall(title), *_BEFORE.findall(title))
    return frozenset(map(str.lower, named)) - _NO_PLACES


def of_two_places(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two forecasts are each for a place of its own."""
    return bool(one) and bool(other) and one.isdisjoint(other)
