"""The summary: an article's best sentences, word for word, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.edit.selection import Table, candidates, choose, choose_set, length, opening_first, repeats
from digest.errors import ConfigError
from digest.models import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage
    from digest.edit.reading import Judge
    from digest.models import Article

#: Who may rank: ours first, then sumy's own.
ALGORITHMS = ("digest", "lexrank", "textrank", "luhn", "lsa", "edmundson", "sum-basic", "kl", "reduction")
_ALIASES = {"lex-rank": "lexrank", "text-rank": "textrank", "sumbasic": "sum-basic"}
# Of a sentence from another report this share of stems must be new to the first one's, and this many
# must be known to it: else it adds nothing, or tells of something else.
_NEW, _KNOWN = 0.4, 2


def summarize(
    article: Article, *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the article's best sentences, word for word and in reading order.

    At most `sentences` of them and, where `words` is given, at most so many words (one sentence is
    always given). Raises ConfigError where `algorithm` is none of `ALGORITHMS`.
    """
    able, _, chosen = _chosen(article, known(algorithm), sentences, words)
    return Summary(sentences=tuple(able[i].of(article) for i in chosen))


def summarize_story(
    articles: Sequence[Article], *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the best sentences of several reports of one event; the first of them is the main one.

    Its sentences come first. The last place goes to another report's sentence where the main one has
    nothing left to say, or where that sentence is rated higher, stands by itself and adds something.
    """
    lead, name = articles[0], known(algorithm)
    language = primary(lead.language)
    able, rated, chosen = _chosen(lead, name, sentences, words)
    own = Summary(sentences=tuple(able[i].of(lead) for i in chosen))
    others = [other for other in articles[1:] if primary(other.language) == language]
    if not others or sentences < 2 or not chosen:
        return own
    full = len(chosen) >= sentences
    last = min(chosen[1:], key=lambda i: (rated[i], i)) if full else None
    kept = [i for i in chosen if i != last]
    budget = None if words is None else words - sum(length(able[i]) for i in kept)
    floor = rated[last] if last is not None else None
    found = _addition(others, able, name, floor=floor, words=budget)
    if found is None:
        return own
    return Summary(sentences=(*(able[i].of(lead) for i in kept), found[1].of(found[0])))


def _addition(
    others: Sequence[Article], told: Sequence[Passage], algorithm: str, *, floor: float | None, words: int | None
) -> tuple[Article, Passage] | None:
    """Return the best sentence of the other reports that adds something to what the main one tells."""
    known_stems = frozenset(stem for passage in told for stem in passage.stems)
    tellings = [frozenset(passage.stems) for passage in told]
    best: tuple[float, Article, Passage] | None = None
    for article in others:
        able, rated, _ = _rated(article, algorithm)
        for rating, passage in sorted(zip(rated, able, strict=True), key=lambda pair: (-pair[0], pair[1].order)):
            if (best is not None and rating <= best[0]) or (floor is not None and rating <= floor):
                break
            if (words is None or length(passage) <= words) and _adds(passage, article, known_stems, tellings):
                best = (rating, article, passage)
                break
    return (best[1], best[2]) if best else None


def _adds(passage: Passage, article: Article, known_stems: frozenset[str], tellings: list[frozenset[str]]) -> bool:
    """Tell whether a sentence of another report stands by itself and says something new of the same event."""
    from digest.edit.leaning import hangs

    own = frozenset(passage.stems)
    new = len(own - known_stems)
    if not own or new < _NEW * len(own) or len(own) - new < _KNOWN or hangs(passage.text, primary(article.language)):
        return False
    return not any(repeats(own, told) or repeats(told, own) for told in tellings)


def _chosen(
    article: Article, algorithm: str, sentences: int, words: int | None
) -> tuple[list[Passage], list[float], list[int]]:
    """Return the passages that may stand in a summary, with their ratings, and the places of those that do."""
    able, rated, judge = _rated(article, algorithm)
    table = Table(able, primary(article.language), words, article.title)
    if judge is not None:
        rated = opening_first(rated, sentences=sentences)
        together = choose_set(table, judge.sets(sentences))
        if together:
            return able, rated, together
    return able, rated, choose(table, rated, sentences=sentences)


def _rated(article: Article, algorithm: str) -> tuple[list[Passage], list[float], Judge | None]:
    """Return the passages that may stand in a summary, with their ratings, and our judge where it rated them."""
    language = primary(article.language)
    if algorithm == ALGORITHMS[0]:
        from digest.edit.reading import MOST_READ, Judge

        able = candidates(article, MOST_READ)
        judge = Judge(able, language, article.title)
        return able, judge.ratings.tolist(), judge
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
