"""The summary: an article's best sentences, word for word, in reading order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from digest.edit.fitness import fit
from digest.edit.phrases import primary
from digest.edit.selection import Table, candidates, choose, choose_set, itself, length, opening_first, repeats
from digest.errors import ConfigError
from digest.models import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage
    from digest.edit.reading import Rater
    from digest.models import Article

#: Who may rank: ours first, then sumy's own.
ALGORITHMS = ("digest", "lexrank", "textrank", "luhn", "lsa", "edmundson", "sum-basic", "kl", "reduction")
_ALIASES = {"lex-rank": "lexrank", "text-rank": "textrank", "sumbasic": "sum-basic"}
# Of a sentence from another report this share of stems must be new to the first one's, and this many
# must be known to it: else it adds nothing, or tells of something else.
_NEW, _KNOWN = 0.4, 2
# Its first one tells the event again, if in other words: it has to say more than that.
_NEW_IN_FIRST = 0.6


def summarize(
    article: Article, *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the article's best sentences, word for word and in reading order.

    At most `sentences` of them and, where `words` is given, at most so many words (but for the first).
    None where no sentence can stand by itself: all repeat the headline, are cut off, lean on something
    unsaid, or speak of the outlet. Raises ConfigError where `algorithm` is none of `ALGORITHMS`.
    """
    able, _, chosen = _chosen(article, known(algorithm), sentences, words)
    return Summary(sentences=tuple(able[i].of(article) for i in chosen))


def summarize_story(
    articles: Sequence[Article], *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the best sentences of several reports of one event; the first of them is the main one.

    Its sentences come first. The last place goes to another report's sentence where that one is rated higher,
    stands by itself and adds something; places that the main report cannot fill go to several, one of each.
    """
    lead, name = articles[0], known(algorithm)
    language = primary(lead.language)
    able, rated, chosen = _chosen(lead, name, sentences, words)
    own = Summary(sentences=tuple(able[i].of(lead) for i in chosen))
    others = [other for other in articles[1:] if primary(other.language) == language]
    if not chosen:
        told = (summarize(other, sentences=sentences, words=words, algorithm=name) for other in others)
        return next((summary for summary in told if summary.sentences), own)
    if not others or sentences < 2:
        return own
    table, kept, floor = Table(able, language, title=lead.title), chosen, None
    if len(chosen) >= sentences:
        last = next((i for i in sorted(chosen[1:], key=lambda i: (rated[i], i)) if _spared(table, chosen, i)), None)
        if last is None:
            return own
        kept, floor = [i for i in chosen if i != last], rated[last]
    room = _Room(
        beside=(lead.title, *(able[i].text for i in kept)),
        tellings=tuple(frozenset(passage.stems) for passage in able),
        floor=floor,
        words=None if words is None else words - sum(length(able[i]) for i in kept),
    )
    found = _additions(others, name, room, sentences - len(kept))
    both = (*(able[i].of(lead) for i in kept), *(passage.of(article) for article, passage in found))
    return Summary(sentences=both) if found else own


def _spared(table: Table, chosen: list[int], last: int) -> bool:
    """Tell whether the others read well without one of the chosen."""
    return table.reads_well([i for i in chosen if i != last])


class _Room(NamedTuple):
    """Hold what a sentence from another report has to fit into."""

    #: The main report's headline and its sentences in the summary.
    beside: tuple[str, ...]
    #: The stems of each sentence of the main report, and of those added to it.
    tellings: tuple[frozenset[str], ...]
    #: It is rated higher than this, and holds no more than so many words.
    floor: float | None
    words: int | None

    def after(self, passage: Passage) -> _Room:
        """Return what is left of it behind a sentence."""
        left = None if self.words is None else self.words - length(passage)
        beside, tellings = (*self.beside, passage.text), (*self.tellings, frozenset(passage.stems))
        return self._replace(beside=beside, tellings=tellings, words=left)


def _additions(others: Sequence[Article], algorithm: str, room: _Room, places: int) -> list[tuple[Article, Passage]]:
    """Return the best sentences of other reports that add something to the main one and to each other, one of each."""
    found: list[tuple[Article, Passage]] = []
    while len(found) < places:
        best = _addition([other for other in others if all(other is not one for one, _ in found)], algorithm, room)
        if best is None:
            break
        found.append(best)
        room = room.after(best[1])
    return found


def _addition(others: Sequence[Article], algorithm: str, room: _Room) -> tuple[Article, Passage] | None:
    """Return the best sentence of the other reports that adds something to what the main one tells."""
    best: tuple[float, Article, Passage] | None = None
    for article in others:
        able, rated, _ = _rated(article, algorithm)
        table = Table(able, primary(article.language))
        for i in sorted(range(len(able)), key=lambda i: (-rated[i], i)):
            if (best is not None and rated[i] <= best[0]) or (room.floor is not None and rated[i] <= room.floor):
                break
            fits = room.words is None or length(able[i]) <= room.words
            if fits and fit(able[i]) and _adds(able[i], room.tellings) and table.welcomes_beside(i, room.beside):
                best = (rated[i], article, able[i])
                break
    return (best[1], best[2]) if best else None


def _adds(passage: Passage, tellings: Sequence[frozenset[str]]) -> bool:
    """Tell whether a sentence of another report says something new of the same event."""
    own, known = frozenset(passage.stems), frozenset[str]().union(*tellings)
    new = len(own - known)
    if not own or new < (_NEW if passage.order else _NEW_IN_FIRST) * len(own) or len(own) - new < _KNOWN:
        return False
    return not any(repeats(own, told) for told in tellings)


def _chosen(
    article: Article, algorithm: str, sentences: int, words: int | None
) -> tuple[list[Passage], list[float], list[int]]:
    """Return the passages that may stand in a summary, with their ratings, and the places of those that do."""
    if sentences < 1:
        return [], [], []
    if told := itself(article, sentences, words):
        return told, [math.inf] * len(told), list(range(len(told)))  # none is worth less than another report's
    able, rated, rater = _rated(article, algorithm)
    table = Table(able, primary(article.language), words, article.title)
    if rater is not None:
        rated = opening_first(rated, sentences=sentences)
        opens = bool(able) and table.welcomes(0, [])
        together = choose_set(table, rater.sets(sentences, opens=opens))
        if together:
            return able, rated, together
    return able, rated, choose(table, rated, sentences=sentences)


def _rated(article: Article, algorithm: str) -> tuple[list[Passage], list[float], Rater | None]:
    """Return the passages that may stand in a summary, with their ratings, and our rater where it rated them."""
    language = primary(article.language)
    if algorithm == ALGORITHMS[0]:
        from digest.edit.reading import MOST_READ, Rater

        able = candidates(article, MOST_READ)
        rater = Rater(able, article.title)
        return able, rater.ratings, rater
    from digest.edit.rankers import ratings

    able = candidates(article)
    return able, ratings(able, algorithm, language, article.title), None


def known(algorithm: str | None) -> str:
    """Return an algorithm's name as `ALGORITHMS` spells it; raise ConfigError where it is none of them."""
    name = (algorithm or ALGORITHMS[0]).lower().replace("_", "-")
    name = _ALIASES.get(name, name)
    if name not in ALGORITHMS:
        raise ConfigError(f"no summarizer is called {algorithm!r}", hint=f"choose one of {', '.join(ALGORITHMS)}")
    return name
