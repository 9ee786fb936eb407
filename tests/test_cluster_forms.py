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


#: Six outlets tell of one flood, each in words of its own: they share the names of the dam, the town and the governor,
#: and how many died.
FLOOD = [
    report(
        "Dam above Velmora bursts, thousands flee",
        "The Kestrel dam above the town of Velmora gave way early on Tuesday, sending a wall of water through three districts. At least 14 people died and about 9,000 were brought to safety, the civil protection office said. Governor Ilsa Marwen declared a state of emergency for the whole valley. Engineers had warned in March that the spillway was cracked.",
    ),
    report(
        "Fourteen dead as flood wave hits valley town",
        "A flood wave killed fourteen people in Velmora on Tuesday after the Kestrel reservoir emptied within an hour. Rescue crews took 9,000 residents out of their houses by boat and helicopter. Ilsa Marwen, the governor, called it the darkest day of the province. An inspection in spring had found cracks in the spillway.",
    ),
    report(
        "Governor Marwen: 'Darkest day' after reservoir collapse",
        "Ilsa Marwen declared an emergency in the Oster valley after the collapse of the Kestrel reservoir wall. The water reached Velmora at 5:40 in the morning, when most people slept. Civil protection speaks of 14 dead and of 31 who are still missing. Soldiers have set up tents for those who lost their homes.",
    ),
    report(
        "Engineers warned of cracks before the Kestrel disaster",
        "Months before the Kestrel dam broke above Velmora, engineers had reported cracks in its spillway, documents show. The report of March asked the operator, Oster Hydro, to lower the water by four metres. It was not lowered. On Tuesday the wall gave way, and 14 people died.",
    ),
    report(
        "Rescuers search Velmora for the missing",
        "Hundreds of rescuers with dogs searched the mud of Velmora on Wednesday for 31 people missing since the Kestrel dam collapsed. The number of dead stands at 14. Governor Ilsa Marwen said that nobody would be given up. Schools in the valley stay shut until Monday.",
    ),
    report(
        "Oster Hydro shares fall after Velmora",
        "Shares of Oster Hydro, which runs the Kestrel dam, lost a third of their value on Wednesday, a day after it burst above Velmora and killed 14. Prosecutors searched the firm's offices. The company said that it was cooperating. Governor Ilsa Marwen wants its licence withdrawn.",
    ),
]  # fmt: skip


def test_teasers_of_one_event_in_other_words_are_one_story():
    """A brief of twelve stories held six on one event, since titles alone cannot join paraphrases: their texts do."""
    assert len(cluster(FLOOD)) == 1


#: Two outlets tell of the same talks; one writes its title in capitals.
TALKS = [
    report(
        "Veldonia and Marsk Hold New Round of Peace Talks, but Hopes Are Low",
        "Neighbors sat down in Geneva for two days while Marsk demands land. Each accuses Veldonia or Marsk of wrecking earlier efforts to stop fighting.",
    ),
    report(
        "Hopes are low for the latest peace talks between Veldonia and Marsk",
        "Delegates of Veldonia and Marsk met on Tuesday in Geneva, with no sign that anybody would give ground over occupied territory or prisoners.",
    ),
]


def test_brief_teasers_of_one_event_are_not_told_apart_for_their_few_words():
    """Teasers of one event hardly share a word besides what makes them alike: where names do not, it is no other event."""
    assert len(cluster(TALKS)) == 1


def test_another_event_of_the_same_town_stays_apart():
    """The names are the same, and so is the year; nothing else is."""
    market = report(
        "Velmora opens its market hall",
        "Traders in Velmora sold the first cheeses in the new market hall on Saturday. It was built of "
        "larch by forty carpenters since 2024, and the brass band played until dusk for a crowd of families.",
    )

    assert (market,) in cluster([*FLOOD, market])


def test_reports_whose_titles_share_no_word_meet_by_their_texts():
    """Names and figures stand in both texts."""
    one = report(
        "Nine dead after night of strikes on Velmora",
        "Nine people were killed when missiles and drones struck apartment blocks in Velmora overnight, Mayor Ilsa Marwen said. More than 60 people were wounded, and rescuers searched the rubble in the Kestrel district, where a building partly collapsed. President Tom Berg called for more air defenses and said that 41 missiles had been fired.",
    )
    two = report(
        "Neighbor hits capital in biggest attack for months",
        "More than 40 missiles were fired at the capital overnight, killing at least nine people in the Kestrel district, according to Marwen. Dozens were wounded in Velmora, where an apartment block collapsed, and rescuers were looking for people under the rubble. Berg said air defenses had shot down 33 of 41 missiles, and asked allies for more.",
    )
    other = report(
        "Harbor fair opens",
        "The harbor fair of Velmora opened on Friday with music, 40 stalls and a parade of old ships. Thousands came.",
    )
    assert sorted(map(len, cluster([one, two, other]))) == [1, 2]
