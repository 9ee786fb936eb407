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


def talk(n: int, theme: list[str], kind: str) -> Article:
    """Return a text of one theme, told in words of its own."""
    draw = random.Random(f"{kind}{n}")
    said = draw.sample(SPORT, 5) + draw.sample(ELSE, 10) + draw.sample(theme, 3)
    draw.shuffle(said)
    return Article(id=f"{kind}{n}", title=f"{said[0]} match", paragraphs=(" ".join(said) + ".",))


def test_a_handful_of_reports_that_are_like_each_other_divides_no_small_week():
    """Sixteen matches, of which twos and threes share a few words: sport, no six sections."""
    themes = [[f"{word}{k}" for word in ("lorem", "ipsum", "dolor", "amet")] for k in range(6)]
    week = [talk(n, themes[n % 6], "abcdef"[n % 6]) for n in range(18)]

    assert set(classify(week)) <= {"sport", "more"}


def test_a_section_of_its_own_is_called_by_what_its_headlines_say():
    """What all texts of a part say in passing names it less than what stands above them; a contraction never does."""
    from digest.edit.names import name_of

    inside = [
        Article(id=str(n), title=f"Sourdough for day {n}", paragraphs=("We've taken sourdough and you'll see hours.",))
        for n in range(6)
    ]
    outside = [Article(id=f"o{n}", title="A soup", paragraphs=("Simmer it.",)) for n in range(6)]

    assert name_of(inside, outside).title.startswith("Sourdough")
    assert "’" not in name_of(inside, outside).title.replace("'", "’")
