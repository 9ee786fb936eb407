"""A week of one topic is divided only where its parts are clear."""

import random

from digest.edit import classify
from digest.models import Article

SPORT = [
    "match", "striker", "coach", "penalty", "goal", "referee", "stadium", "league", "team", "captain", "keeper",
    "fans", "season", "round",
]  # fmt: skip
ELSE = [
    "rain", "bus", "mayor", "paint", "letter", "bridge", "summer", "river", "window", "garden", "paper", "engine",
    "doctor", "island", "market", "village", "stone", "winter", "harbor", "lamp", "street", "music", "ticket",
    "cousin", "valley", "basket", "ladder", "pocket", "copper", "ribbon",
]  # fmt: skip


def match(n: int) -> Article:
    """Return a report of a match in words of its own."""
    draw = random.Random(n)
    said = draw.sample(SPORT, 6) + draw.sample(ELSE, 12)
    draw.shuffle(said)
    return Article(id=str(n), title=f"{said[0]} {said[1]} match", paragraphs=(" ".join(said) + ".",))


def test_a_week_of_one_topic_that_nothing_parts_stays_whole():
    """Forty matches are sport: no sections called by whatever words some of them share."""
    homes = classify([match(n) for n in range(40)])

    assert set(homes) <= {"sport", "more"}
    assert homes.count("sport") >= 30
