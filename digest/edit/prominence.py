"""How far in front of its source an article stands, where the source's order is its editors' and not the dates'."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.models import Article

#: The place of an article that came alone: it is neither first nor last. Among so many a place says all it can: to be
#: first of two in a diary is not to be first of forty in a newspaper.
_USUAL, _MANY = 3, 10
#: So many articles of a source, its first, show what its order is.
_COMPARED = 40
#: A place is told as a reason where it says so much of all it can, and is none behind the third.
_TOLD, _LAST_TOLD = 0.25, 2


def orders_of(articles: Iterable[Article]) -> dict[str, float]:
    """Return how far a place in each source says what its editors found important, from 0 to 1.

    Nothing in a source of one article, and in one whose order is that of the dates, the newest or the oldest first:
    there the first is only new, and freshness counts by itself. (Of 126 real feeds of four dated entries and more 116
    are sorted so, a newspaper's front page not at all, a wire's by the hour.)
    """
    sources: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        sources[article.source].append(article)
    return {name: _by_hand(held) * min(1.0, (len(held) - 1) / (_MANY - 1)) for name, held in sources.items()}


def _by_hand(held: Sequence[Article]) -> float:
    """Return how little the dates explain the order: 0 where they explain it all, 1 where not at all."""
    front = sorted(held, key=lambda article: (article.position, article.id))[:_COMPARED]
    dates = [article.published for article in front if article.published]
    pairs = [first > second for first, second in combinations(dates, 2) if first != second]
    return 1.0 - abs(2 * sum(pairs) / len(pairs) - 1) if pairs else 1.0


def prominence(article: Article, orders: Mapping[str, float] | None) -> float:
    """Return how far in front of its source an article stands, from 0 to 1; the usual where its place says nothing."""
    usual, own = (1 / (1 + place / 3) for place in (_USUAL, article.position))
    says = 1.0 if orders is None else orders.get(article.source, 0.0)
    return usual + (own - usual) * says


def place_told(reports: Iterable[Article], orders: Mapping[str, float] | None) -> str | None:
    """Return in words how high the foremost of these reports stands in its source, where that says something."""
    told = [one.position for one in reports if orders is None or orders.get(one.source, 0.0) >= _TOLD]
    place = min(told, default=_LAST_TOLD + 1)
    if place > _LAST_TOLD:
        return None
    return "first in its source" if place == 0 else f"number {place + 1} in its source"
