"""Events of one kind are told in the same words, and one person does several things: neither is one story."""

# ruff: noqa: E501 - reports read best one a line

from __future__ import annotations

import pytest

from digest.edit import cluster
from digest.models import Article

QUAKE = (
    "An earthquake of magnitude {magnitude} hit {place} early on Friday, killing at least {dead} people, officials said. "
    "Rescue teams were digging through the rubble of collapsed houses. The quake struck at a depth of 10 kilometers, "
    "the geological survey said. The government declared three days of mourning for the victims."
)
MATCH = (
    "{home} beat {away} 2-0 in {home} on Saturday with two goals by {scorer} in the second half. The visitors had a player "
    "sent off after half an hour and never recovered in front of a crowd of 20,000. The coach praised the patience of his "
    "team and said that the title race was open again."
)
RATES = (
    "The {bank} raised its benchmark rate by a quarter point on Thursday, and its head {head} said that inflation remains "
    "too high. Markets fell after the decision, which most analysts had expected. The next meeting is in six weeks."
)


def report(title: str, text: str) -> Article:
    """Return an article of an outlet of its own."""
    ident = f"{sum(map(ord, title))}"
    return Article(
        id=title, title=title, paragraphs=(text,), publisher=f"P{ident}", url=f"https://o{ident}.example/{ident}"
    )


def quake(place: str, magnitude: str, dead: int) -> Article:
    """Return a report of an earthquake."""
    return report(f"Quake hits {place}, {dead} dead", QUAKE.format(place=place, magnitude=magnitude, dead=dead))


@pytest.mark.parametrize(
    "reports",
    [
        [quake("northern Peru", "6.8", 12), quake("western Turkey", "6.1", 34), quake("central Japan", "7.2", 3)],
        [
            report("Graz beat Linz 2-0", MATCH.format(home="Graz", away="Linz", scorer="Weber")),
            report("Graz beat Wels 2-0", MATCH.format(home="Graz", away="Wels", scorer="Weber")),
            report("Riga beat Oulu 2-0", MATCH.format(home="Riga", away="Oulu", scorer="Kask")),
        ],
        [
            report("Fed raises rates again", RATES.format(bank="Federal Reserve", head="Powell")),
            report("Frankfurt raises rates again", RATES.format(bank="European Central Bank", head="Lagarde")),
        ],
        [
            report("Mayor Weber opens new tram line", "Mayor Ines Weber of Graz opened the new tram line to the university on Monday. The line cost 120 million euros and took four years to build. Thousands rode for free."),
            report("Mayor Weber fined for speeding", "Mayor Ines Weber of Graz was fined 400 euros on Monday for driving far too fast through a village in Styria last spring, a court said. Her lawyer told reporters that she regrets it."),
        ],
    ],
    ids=["earthquakes", "matches", "rates", "one mayor"],
)  # fmt: skip
def test_reports_of_one_kind_stay_apart(reports):
    """Each names somebody or some place that the others say nowhere, or they share but a name."""
    assert len(cluster(reports)) == len(reports)


def test_reports_of_one_event_still_meet():
    """The same place with another count, and an outlet, an agency or a dateline that only one names."""
    first, later = quake("northern Peru", "6.8", 12), quake("northern Peru", "6.8", 15)
    wire = report(
        "Peru quake kills 12", "LIMA (Reuters) - " + QUAKE.format(place="northern Peru", magnitude="6.8", dead=12)
    )
    assert len(cluster([first, later, wire])) == 1
    told = (
        "Nine people were killed when missiles hit {city} overnight, Mayor Vitali Klitschko said in the Podil district. "
        + QUAKE[100:]
    )
    spelled = [
        report(f"Nine killed in {city}", told.format(city=city, place="x", magnitude=1, dead=9))
        for city in ("Kyiv", "Kiev")
    ]
    assert len(cluster(spelled)) == 1
