import datetime as dt

import pytest

from digest.edit.prominence import orders_of, place_told, prominence
from digest.models import Article

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def feed(hours, source: str = "gazette") -> list[Article]:
    """Return the articles of a feed in its order, each so many hours before noon."""
    return [
        Article(
            id=f"{source}-{at}",
            title=f"entry {at}",
            paragraphs=("word",),
            source=source,
            position=at,
            published=None if hour is None else NOON - dt.timedelta(hours=hour),
        )
        for at, hour in enumerate(hours)
    ]


@pytest.mark.parametrize("hours", [range(12), range(12, 0, -1)], ids=["newest first", "oldest first"])
def test_the_first_of_a_feed_in_the_order_of_its_dates_is_only_new(hours):
    """Where the dates explain the order, no place says anything, and none is told."""
    entries = feed(hours)
    orders = orders_of(entries)

    assert orders == {"gazette": 0.0}
    assert prominence(entries[0], orders) == prominence(entries[9], orders)
    assert place_told(entries, orders) is None


def test_the_first_of_a_front_page_stands_in_front():
    """Where an editor set the order, the first says most, whatever its date."""
    entries = feed([5, 9, 1, 7, 2, 8, 3, 11, 4, 6])
    orders = orders_of(entries)

    assert orders["gazette"] > 0.5
    assert prominence(entries[0], orders) > prominence(entries[3], orders) > prominence(entries[9], orders)
    assert place_told(entries[:1], orders) == "first in its source"
    assert place_told(entries[2:4], orders) == "number 3 in its source"
    assert place_told(entries[3:], orders) is None


def test_the_more_the_dates_explain_the_less_a_place_says():
    """A wire that is sorted by the hour says little by its order, a front page much."""
    wire, front = feed([1, 0, 2, 4, 3, 5, 7, 6, 8, 9], "wire"), feed([5, 9, 1, 7, 2, 8, 3, 0, 4, 6], "front")
    orders = orders_of([*wire, *front])

    assert 0 < orders["wire"] < orders["front"] <= 1


def test_an_order_without_dates_is_taken_for_the_editors():
    """Nothing but the order is known of entries without a date, or of one and the same."""
    assert orders_of(feed([None] * 10)) == orders_of(feed([3] * 10)) == {"gazette": 1.0}


def test_a_source_of_one_article_has_no_order():
    """An article that came alone is neither first nor last."""
    assert orders_of(feed([None], "lone")) == {"lone": 0.0}
