"""File articles under topics: the config's, the built-in news set, or those that the week itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.discover import NAMED, SMALL, settle, split_up
from digest.edit.evidence import evidence, keywords_in
from digest.edit.meaning import meaning
from digest.edit.phrases import MORE, more
from digest.edit.space import space_of
from digest.edit.spreading import Claims, lean, lean_all
from digest.edit.table import table_of
from digest.edit.terms import stems, terms_of
from digest.models import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.evidence import Evidence
    from digest.edit.space import Space
    from digest.edit.spreading import Leaning
    from digest.models import Article

#: With less evidence for any topic an article may be a stranger; where more than a quarter of a week
#: may be, the configured topics do not cover it, and a rest takes part. (BBC: 3-8 % of a week with
#: all five topics named, 33-55 % with two or three of them.)
_WEAK, _UNCOVERED = 2.0, 0.28
#: How much the source's own label, and the configuration, draw an article to a topic.
_LABELED, _GIVEN = 0.3, 2.0
_WORDS = 8
#: What the words that name topics add to likeness: hundreds of words of the news set know more than a few
#: keywords. (Right by the news set, .06 and .20: huffpost .45, .48; german .60, .63; bbc .75, .79; discovered,
#: V .854, .873, the worst of 24 weeks .63, .76; ten keywords a topic .932, .922.)
_CONFIGURED, _BUILT_IN = 0.06, 0.2
#: A discovered topic loses an article whose words name another one more than so many times as much and so much
#: more; and one that they do not name at all, if it leans to the topic by less than this. (Of those left out on
#: huffpost, telegram and agnews .26, .08 and .43 had been right; of the others .57, .82 and .75, of all .55, .77, .72.)
_TIMES, _MORE, _SURE = 2.0, 2.0, 0.9
#: In the news set words that name a topic so much more than likeness does win. (bbc .75, .83; huffpost .48, .51.)
_AHEAD = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Say where an article is filed, and which words put it there."""

    article: str
    topic: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Hold the topics that were used or discovered, and each article's place, in order."""

    topics: tuple[Topic, ...]
    filings: tuple[Filing, ...]


def classify(articles: Sequence[Article], topics: Sequence[Topic] = ()) -> tuple[str, ...]:
    """Return a topic id for each article; with no topics given, discover them."""
    return tuple(filing.topic for filing in file_articles(articles, topics).filings)


def file_articles(articles: Sequence[Article], topics: Sequence[Topic] = (), *, language: str = "en") -> Filed:
    """File each article, and say under which topics and by which words."""
    if not articles:
        return Filed(topics=tuple(topics), filings=())
    from digest.edit.topics import news_topics

    discovering = not topics
    topics = tuple(topics) or news_topics(language)
    terms = [terms_of(article) for article in articles]
    found = evidence(articles, terms, topics)
    space = space_of(table_of(articles, terms))
    claims = _claims(found, topics)
    leaning = settle(space, claims) if discovering else _given_topics(space, claims)
    homes = [topics[at].id if at is not None else MORE for at in _places(leaning, claims, discovering=discovering)]
    filings = tuple(
        Filing(
            article=article.id, topic=home, words=_words(home, topics, one) or _alike(at, home, topics, space, leaning)
        )
        for at, (article, home, one) in enumerate(zip(articles, homes, found, strict=True))
    )
    filed = Filed(topics=_used(topics, homes, language), filings=filings)
    return _split(filed, articles, space) if discovering else filed


def _split(filed: Filed, articles: Sequence[Article], space: Space) -> Filed:
    """Where one built-in topic holds nearly all, replace it by what the week itself shows."""
    homes, topics = split_up([filing.topic for filing in filed.filings], articles, space)
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


def _claims(found: Sequence[Evidence], topics: Sequence[Topic]) -> Claims:
    import numpy as np

    from digest.edit.topics import is_news

    strengths = np.array([one.strengths for one in found], dtype=np.float32)
    labels = np.zeros_like(strengths)
    for at, one in enumerate(found):
        labels[at, list(one.labels)] = _LABELED
        if one.given is not None:
            labels[at, one.given] = _GIVEN
            strengths[at, one.given] += _GIVEN
    words = [[stem for keyword in keywords_in(topic, "en") for stem in stems(keyword, "en")] for topic in topics]
    trust = _BUILT_IN if all(map(is_news, topics)) else _CONFIGURED
    return Claims(strengths, labels, np.array([meaning(one) for one in words]), trust)


def _given_topics(space: Space, claims: Claims) -> Leaning:
    """Spread the configured topics, and a rest beside them where they do not cover the week."""
    weak = (claims.strengths.max(axis=1) < _WEAK).mean()
    claims = claims.with_rest(_WEAK) if weak > _UNCOVERED else claims
    return lean_all(space, claims, lean(space, claims))


def _places(leaning: Leaning, claims: Claims, *, discovering: bool) -> list[int | None]:
    """Return each article's topic, or None where no topic is its own."""
    total, topics = claims.strengths.shape
    active = leaning.shares.any(axis=0)
    places: list[int | None] = []
    for at, best in enumerate(leaning.shares.argmax(axis=1).tolist()):
        named = claims.strengths[at]
        said, most = float(named[best]) if best < topics else 0.0, int(named.argmax())
        place = best if best < topics else None
        if discovering and total < SMALL:
            place = place if said >= NAMED else None
        elif discovering and named[most] > _TIMES * said + _MORE:
            # The topic that it names may be one that the week does not fill: better no section than a wrong one.
            place = most if active[most] else None
        elif discovering:
            place = place if said > 0 or leaning.shares[at, best] >= _SURE else None
        elif claims.trust == _BUILT_IN and named[most] > said + _AHEAD:
            place = most
        places.append(place)
    return places


def _words(home: str, topics: Sequence[Topic], one: Evidence) -> tuple[str, ...]:
    """Return the keywords that filed an article."""
    place = _place(home, topics)
    if place is None:
        return ()
    return ("the source's topic",) if one.given == place else one.words[place][:_WORDS]


def _alike(at: int, home: str, topics: Sequence[Topic], space: Space, leaning: Leaning) -> tuple[str, ...]:
    """Return the stems that an article without keywords shares with its topic."""
    place = _place(home, topics)
    return space.shared(at, leaning.topics[:, place]) if place is not None else ()


def _place(home: str, topics: Sequence[Topic]) -> int | None:
    return next((at for at, topic in enumerate(topics) if topic.id == home), None)
