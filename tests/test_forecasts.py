"""Forecasts of the weather: one form, filled in by many outlets."""

import datetime as dt

import pytest

from digest.edit.cluster import cluster
from digest.edit.forecasts import forecast_places
from digest.models import Article

MORNING = dt.datetime(2026, 11, 19, 6, tzinfo=dt.UTC)
RAIN = "A band of rain will move across the county this morning, clearing to sunny spells in the afternoon."


def forecast(name: str, title: str, text: str) -> Article:
    """Return an outlet's forecast of the morning."""
    return Article(id=name, title=title, paragraphs=(text,), publisher=name, source=name, published=MORNING)


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Kent weather: rain and wind", {"kent"}),
        ("Your Leeds weather for the day", {"leeds"}),
        ("Weather today in Sussex: showers", {"sussex"}),
        ("Wettervorhersage für Graz", {"graz"}),
        ("Météo à Lyon : soleil et vent", {"lyon"}),
        ("El tiempo en Murcia", {"murcia"}),
        ("Погода в Казани на четверг", {"казани"}),
        ("Prognoza pogody dla Gdyni", {"gdyni"}),
        ("Weather for Thursday", set()),
        ("Weather warning for Kent", set()),
        ("Storm batters Kent", set()),
        ("The mayor of Kent resigns", set()),
    ],
)
def test_the_places_of_a_forecast_are_told_by_its_title(title, places):
    """A warning is an event, and other titles tell no weather."""
    assert forecast_places(title) == places


def test_forecasts_for_two_places_are_two_things():
    """The same rain over two counties is told by two outlets, each for its own; for one county it is one."""
    rest = "Highs of 9C. Winds will be moderate from the west. Tonight will be dry and cold with lows of 2C."
    kent = forecast("a", "Kent weather: rain, then sun", f"{RAIN} {rest}")
    again = forecast("b", "Weather in Kent today: rain and sun", f"Sunny spells will follow {RAIN.lower()} {rest}")
    essex = forecast("c", "Essex weather forecast for today: rain, then sun", f"{RAIN} Later it is dry. {rest}")

    assert sorted(sorted(one.id for one in group) for group in cluster([kent, again, essex])) == [["a", "b"], ["c"]]
