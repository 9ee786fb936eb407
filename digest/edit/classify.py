"""File articles under topics: the config's, the built-in news set, or those that the week itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.edit.bearing import bearings, rest_of
from digest.edit.claims import claims_of
from digest.edit.discover import SMALL, settle, split_up
from digest.edit.evidence import evidence
from digest.edit.lone import without_lone_words
from digest.edit.phrases import MORE, more
from digest.edit.places import Place, discovered_places, given_places, news_places
from digest.edit.space import space_of
from digest.edit.spreading import lean, lean_all
from digest.edit.strangers import WEAK, beside, covered, joined, strangeness
from digest.edit.table import table_of
from digest.edit.texts import read
from digest.models import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.edit.evidence import Evidence
    from digest.edit.space import Space
    from digest.edit.spreading import Claims, Leaning
    from digest.models import Article

_WORDS, _FEW = 8, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Say where an article is filed, and which words put it there or what was missing."""

    article: str
    topic: str
    words: tuple[str, ...] = ()
    #: What came nearest and what was missing, where no topic took it.
    missing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Hold the topics that were used or discovered, and each article's place, in order."""

    topics: tuple[Topic, ...]
    filings: tuple[Filing, ...]


def classify(articles: Sequence[Article], topics: Sequence[Topic] = ()) -> tuple[str, ...]:
    """Return a topic id for each article; with no topics given, discover them."""
    return tuple(filing.topic for filing in file_articles(articles, topics).filings)


def file_articles(
    articles: Sequence[Article],
    topics: Sequence[Topic] = (),
    *,
    language: str = "en",
    names: Mapping[str, str] = MappingProxyType({}),
) -> Filed:
    """File each article, and say under which topics and by which words.

    `names` are the titles of earlier issues' topics by their ids: what a week is divided into keeps them.
    """
    if not articles:
        return Filed(topics=tuple(topics), filings=())
    from digest.edit.topics import is_news, news_topics

    discovering = not topics
    topics = tuple(topics) or news_topics(language)
    terms = read(articles)
    found, table = evidence(articles, terms, topics), table_of(articles, terms)
    space = space_of(table)
    if all(map(is_news, topics)):
        claims = claims_of(found, topics, bearings(articles, table, topics))
        leaning, places = (_discovered if discovering else _of_news)(space, claims)
        active = leaning.shares[:, : len(topics)].any(axis=0) | (not discovering)
        places = without_lone_words(places, found, active, rest_of(articles, table, topics))
    else:
        claims = claims_of(found, topics, None)
        leaning, places = _given(space, claims, lambda others: evidence(articles, terms, others))
    places = [place if one.given is None else Place(one.given) for one, place in zip(found, places, strict=True)]
    homes = [topics[place.filed].id if place.filed is not None else MORE for place in places]
    filings = tuple(
        Filing(
            article=article.id,
            topic=home,
            words=_words(home, topics, one) or _alike(at, home, topics, space, leaning),
            missing=_missing(place, topics, one),
        )
        for at, (article, home, one, place) in enumerate(zip(articles, homes, found, places, strict=True))
    )
    filed = Filed(topics=_used(topics, homes, language), filings=filings)
    return _split(filed, articles, space, names) if discovering else filed


def _split(filed: Filed, articles: Sequence[Article], space: Space, names: Mapping[str, str]) -> Filed:
    """Where one built-in topic holds nearly all, replace it by what the week itself shows."""
    homes, topics = split_up([filing.topic for filing in filed.filings], articles, space, names)
    if not topics:
        return filed
    filings = tuple(
        filing if filing.topic == home else Filing(article=filing.article, topic=home, words=_about(topics, home))
        for filing, home in zip(filed.filings, homes, strict=True)
    )
    kept = tuple(topic for topic in filed.topics if topic.id in homes)
    return Filed(topics=(*topics, *kept), filings=filings)


def _about(topics: Sequence[Topic], home: str) -> tuple[str, ...]:
    return next((topic.keywords for topic in topics if topic.id == home), ())


def _used(topics: Sequence[Topic], homes: Sequence[str], language: str) -> tuple[Topic, ...]:
    return (*topics, Topic(id=MORE, title=more(language))) if MORE in homes else tuple(topics)


def _spread(space: Space, claims: Claims) -> Leaning:
    """Spread the topics, and beside them what names none where many articles do not."""
    both = claims if covered(claims) else claims.with_rest(WEAK)
    return lean_all(space, both, lean(space, both))


def _discovered(space: Space, claims: Claims) -> tuple[Leaning, list[Place]]:
    leaning = settle(space, claims)
    return leaning, discovered_places(leaning, claims)


def _of_news(space: Space, claims: Claims) -> tuple[Leaning, list[Place]]:
    leaning = _spread(space, claims)
    return leaning, news_places(leaning, claims)


def _given(
    space: Space, claims: Claims, found: Callable[[Sequence[Topic]], Sequence[Evidence]]
) -> tuple[Leaning, list[Place]]:
    """Spread the given topics, and beside them what the week holds that they do not cover."""
    from digest.edit.topics import news_topics

    if covered(claims) or len(claims.strengths) < SMALL:
        leaning = _spread(space, claims)
        return leaning, given_places(leaning, claims)
    news = news_topics()
    others = beside(claims, claims_of(found(news), news))
    both = joined(claims, others).with_rest(WEAK / 2)
    leaning = lean_all(space, both, lean(space, both))
    return leaning, given_places(leaning, claims, strangeness(others))


def _words(home: str, topics: Sequence[Topic], one: Evidence) -> tuple[str, ...]:
    """Return the keywords that filed an article."""
    place = _place(home, topics)
    if place is None:
        return ()
    return ("the source's topic",) if one.given == place else one.words[place][:_WORDS]


def _missing(place: Place, topics: Sequence[Topic], one: Evidence) -> str | None:
    """Say which topic came nearest to an article that none took, what names it, and what it lacks."""
    if not place.missing:
        return None
    words = ", ".join(one.words[place.topic][:_FEW])
    return f"nearest {topics[place.topic].title}, {f'named by {words}' if words else 'not named'}: {place.missing}"


def _alike(at: int, home: str, topics: Sequence[Topic], space: Space, leaning: Leaning) -> tuple[str, ...]:
    """Return the stems that an article without keywords shares with its topic."""
    place = _place(home, topics)
    return space.shared(at, leaning.topics[:, place]) if place is not None else ()


def _place(home: str, topics: Sequence[Topic]) -> int | None:
    return next((at for at, topic in enumerate(topics) if topic.id == home), None)
