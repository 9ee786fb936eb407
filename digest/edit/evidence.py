"""What speaks for each topic in one article: the config, the source's own labels, the topic's keywords."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from digest.edit.bearing import reliability
from digest.edit.compounds import compounds
from digest.edit.labels import labels_of, names_of, own_tags, spelled, worn_by
from digest.edit.phrases import primary
from digest.edit.terms import stems
from digest.edit.wording import as_it_is, noun, phrase
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.edit.terms import Stems
    from digest.edit.texts import Terms
    from digest.edit.wording import Wording
    from digest.models import Article, Topic

#: What the source's own label (a tag, a section of the address) is worth in keywords.
_LABEL = 6.0
#: What it is worth where the source puts it on nearly all that it has: "World" on the world's feed.
_WORN = 3.0
#: What a keyword in one of the source's own tags is worth, beside what it is in the text. (Of 820 stories of three real
#: weeks 672 stood under a right topic of the news set, with the tags read 681.)
_TAGGED = 1.0
#: A keyword of several words says more than one of one; it must stand there as it is, but for its words' endings:
#: "formula one" is no formula, and "six nations" no nation (of 1,046 BBC articles 216 hold that stem).
_SEVERAL = 1.5
#: A keyword counts no more than so many times.
_MOST_TIMES = 99
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold, topic by topic, the strength of what speaks for it, and the words that do."""

    strengths: tuple[float, ...]
    words: tuple[tuple[str, ...], ...]
    #: The strengths again, where a word that stands in articles of any topic counts less.
    firm: tuple[float, ...]
    #: The topics that the source itself files it under, and those of them under which it files nearly all that it has.
    labels: tuple[int, ...] = ()
    worn: frozenset[int] = frozenset()
    #: The topic that the configuration gives, whatever the words say.
    given: int | None = None


def evidence(articles: Sequence[Article], all_terms: Sequence[Terms], topics: Sequence[Topic]) -> list[Evidence]:
    """Return what speaks for each of the topics, article by article."""
    languages = [primary(article.language) for article in articles]
    # Guides speak of stems by their numbers: those of the terms, which may be of an earlier counting.
    wanted = {(language, id(terms.known)): terms.known for language, terms in zip(languages, all_terms, strict=True)}
    guides = {key: _guide(topics, key[0], known) for key, known in wanted.items()}
    claims = _Claims(topics)
    used = [guides[language, id(terms.known)] for language, terms in zip(languages, all_terms, strict=True)]
    labels = [labels_of(article, guide.names, guide.language) for article, guide in zip(articles, used, strict=True)]
    worn, tags = worn_by(articles, labels), own_tags(articles)
    rows = zip(articles, all_terms, used, labels, tags, strict=True)
    return [
        _with_labels(
            _keywords(article, terms, len(topics), guide, _tagged(own, guide)),
            said,
            frozenset(at for at in said if (article.source, at) in worn),
            topics,
            claims.given(article),
        )
        for article, terms, guide, said, own in rows
    ]


def _with_labels(
    found: _Found,
    labels: tuple[int, ...],
    worn: frozenset[int],
    topics: Sequence[Topic],
    given: int | None,
) -> Evidence:
    for at in labels:
        found.label(at, _WORN if at in worn else _LABEL, topics[at].title)
    return Evidence(tuple(found.strengths), tuple(map(tuple, found.words)), tuple(found.firm), labels, worn, given)


def _tagged(tags: Iterable[str], guide: _Guide) -> list[_Keyword]:
    """Return the keywords that stand in tags, each once: "Hockey, Ice", "Books and Literature"."""
    found: dict[int, _Keyword] = {}
    for tag in tags:
        said = spelled(tag, guide.language)
        for one in (one for stem in said for one in guide.spoken.get(stem, ())):
            if said.issuperset(one.stems) and (
                one.wording is None or one.wording.stands(tag.replace("-", " ").lower())
            ):
                found[one.place] = one
    return [found[place] for place in sorted(found)]


class _Claims:
    """Know which topic the configuration gives: by an article's own topic, or by its source."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._topics: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        for at, topic in enumerate(topics):
            for name in (topic.id, topic.title):
                self._topics.setdefault(name.casefold(), at)
            for source in topic.sources:
                self._sources.setdefault(source.casefold(), at)

    def given(self, article: Article) -> int | None:
        """Return the first topic that claims an article, or None."""
        sources = (article.source, article.publisher, host_of(article.url)) if self._sources else ()
        found = [self._sources.get(source.casefold()) for source in sources if source]
        found += [self._topics.get(article.topic.casefold())] if article.topic else []
        return min((at for at in found if at is not None), default=None)


class _Found:
    """Collect what speaks for each topic in one article."""

    def __init__(self, topics: int) -> None:
        self.strengths, self.firm = [0.0] * topics, [0.0] * topics
        self.words: list[list[str]] = [[] for _ in range(topics)]

    def label(self, at: int, strength: float, title: str) -> None:
        """Add what the source's own label says for a topic."""
        self.strengths[at] += strength
        self.firm[at] += strength
        self.words[at].insert(0, title)

    def name(self, one: _Keyword, strength: float) -> None:
        """Add a keyword to all topics that it names."""
        for at, relied in one.homes:
            self.say(at, one.keyword, strength * one.weight, relied)

    def say(self, at: int, keyword: str, strength: float, relied: float = 1.0) -> None:
        """Add what a keyword says for a topic."""
        self.strengths[at] += strength
        self.firm[at] += strength * relied
        if keyword not in self.words[at]:
            self.words[at].append(keyword)


def _keywords(article: Article, terms: Terms, topics: int, guide: _Guide, tagged: Sequence[_Keyword]) -> _Found:
    named = _Found(topics)
    counts, titles = _counted(terms, guide)
    found = [one for stem in counts for one in guide.lexicon.get(stem, ())]
    found.sort(key=attrgetter("place"))
    told = ""
    for one in found:
        count = min(counts[one.first], *(counts.get(stem, 0) for stem in one.rest)) if one.rest else counts[one.first]
        title = bool(titles[one.first]) and all(titles.get(stem) for stem in one.rest)
        if one.wording and count:
            told = told or "\n".join((article.title, *article.paragraphs)).lower()
            times = one.wording.times(told, count)
            count = min(count, times) if one.single else count * bool(times)
            title = title and (not one.single or one.wording.stands(article.title.lower()))
        if not count:
            continue
        named.name(one, 1 + math.log(count) + title)
    for one in tagged:
        named.name(one, _TAGGED)
    _as_they_are(article, guide, named)
    return named


def _as_they_are(article: Article, guide: _Guide, named: _Found) -> None:
    title = "" if article.title.isupper() else article.title
    for at, keyword, wording in guide.stemless:
        if count := wording.times("\n".join((title, *article.paragraphs)), _MOST_TIMES):
            named.say(at, keyword, 1 + math.log(count) + wording.stands(title))


def _counted(terms: Terms, guide: _Guide) -> tuple[dict[int, int], dict[int, int]]:
    """Return how often each stem of a keyword stands in title and body, and in the title, also within longer words."""
    cells = guide.among[terms.numbers].nonzero()[0]
    counts: dict[int, int] = {}
    titles: dict[int, int] = {}
    columns = (part[cells].tolist() for part in (terms.numbers, terms.held, terms.titled))
    for stem, held, titled in zip(*columns, strict=True):
        part = guide.within.get(stem, stem)
        counts[part] = counts.get(part, 0) + held
        titles[part] = titles.get(part, 0) + titled
    return counts, titles


@dataclass(frozen=True, slots=True)
class _Keyword:
    """Hold a keyword by its stems and their numbers, its topics and what it counts for, and its place among all.

    Each of its topics comes with how far it can be relied on there.
    """

    place: int
    keyword: str
    stems: tuple[str, ...]
    first: int
    rest: tuple[int, ...]
    homes: tuple[tuple[int, float], ...]
    weight: float
    #: Whether it is one word.
    single: bool
    #: How it must stand in a text, where its stems alone do not say.
    wording: Wording | None


@dataclass(frozen=True, slots=True)
class _Guide:
    """Hold what names the topics in a language: keywords by their first stems, and labels."""

    language: str
    lexicon: dict[int, list[_Keyword]]
    #: Keywords by the name of their first stem: tags may hold what no text does.
    spoken: dict[str, list[_Keyword]]
    #: Whether each stem, by its number, stands in a keyword, or holds one.
    among: Any
    #: The keyword's stem that a longer word holds.
    within: dict[int, int]
    #: Keywords without a stem ("IT", "本"), with the place of their topic.
    stemless: list[tuple[int, str, Wording]]
    #: The topics that each label names, with the length of the name.
    names: dict[str, list[tuple[int, int]]]


def _guide(topics: Sequence[Topic], language: str, known: Stems) -> _Guide:
    import numpy as np

    from digest.edit.topics import is_news

    homes, names = _told(topics, language)
    lexicon: dict[int, list[_Keyword]] = {}
    spoken: dict[str, list[_Keyword]] = {}
    among = np.zeros(len(known), dtype=bool)
    own = not all(map(is_news, topics))  # the news set names its longer words itself, and no word that is like others
    for place, ((key, size), (spellings, places)) in enumerate(homes.items()):
        keyword, single = spellings[0], size == 1
        numbers = [known.get(stem, -1) for stem in key]
        weight = (1.0 if single else _SEVERAL) / len(places)
        wording = phrase(keyword) if not single else noun(tuple(spellings), key[0], language) if own else None
        told = tuple((at, reliability(topics[at], keyword, language)) for at in places)
        one = _Keyword(place, keyword, key, numbers[0], tuple(numbers[1:]), told, weight, single, wording)
        spoken.setdefault(key[0], []).append(one)
        if -1 not in numbers:
            among[numbers] = True
            lexicon.setdefault(one.first, []).append(one)
    within = {} if not own else _within(lexicon, language, known.names[: len(among)])
    among[list(within)] = True
    return _Guide(language, lexicon, spoken, among, within, _small(topics, language), names)


def _small(topics: Sequence[Topic], language: str) -> list[tuple[int, str, Wording]]:
    keywords = [(at, keyword) for at, topic in enumerate(topics) for keyword in keywords_in(topic, language)]
    found = ((at, keyword, as_it_is(keyword)) for at, keyword in keywords if not stems(keyword, language))
    return [(at, keyword, wording) for at, keyword, wording in found if wording]


def _told(
    topics: Sequence[Topic], language: str
) -> tuple[dict[tuple[tuple[str, ...], int], tuple[list[str], list[int]]], dict[str, list[tuple[int, int]]]]:
    """Return the keywords and the topics they name by their stems and how many words they have, and the labels."""
    homes: dict[tuple[tuple[str, ...], int], tuple[list[str], list[int]]] = {}
    names: dict[str, list[tuple[int, int]]] = {}
    for at, topic in enumerate(topics):
        for name, length in names_of(topic, language):
            names.setdefault(name, []).append((at, length))
        for keyword in keywords_in(topic, language):
            key = tuple(stems(keyword, language))
            if key:
                spellings, places = homes.setdefault((key, len(_WORDS.findall(keyword))), ([], []))
                spellings.append(keyword)
                places += [at] if at not in places else []
    return homes, names


def _within(lexicon: dict[int, list[_Keyword]], language: str, known: Sequence[str]) -> dict[int, int]:
    """Return which stems hold a keyword of one word. The news set names its longer words itself.

    (Of what it files of German weeks .805 is right, with words within words .772.)
    """
    plain = {one.stems[0]: stem for stem, held in lexicon.items() for one in held if len(one.stems) == 1}
    return compounds(known, plain, language)


def keywords_in(topic: Topic, language: str) -> tuple[str, ...]:
    """Return a topic's keywords in a language: all of a configured topic, those of its own of a built-in one."""
    from digest.edit.topics import news_keywords

    return news_keywords(topic, language) or topic.keywords
