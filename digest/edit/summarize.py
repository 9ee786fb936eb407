"""The summary: an article's best sentences, word for word, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.fitness import fit, hangs
from digest.edit.passages import likeness, passages, stems
from digest.edit.phrases import primary
from digest.errors import ConfigError
from digest.models import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage
    from digest.models import Article

#: Who may rank: ours first, then sumy's own.
ALGORITHMS = ("digest", "lexrank", "textrank", "luhn", "lsa", "edmundson", "sum-basic", "kl", "reduction")
#: Two sentences, or a sentence and the headline, that share this much say the same.
_SAME = 0.7


def summarize(
    article: Article, *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the article's best sentences, word for word and in reading order.

    At most `sentences` of them and, where `words` is given, at most so many words (one sentence is
    always given). Raises ConfigError where `algorithm` is none of `ALGORITHMS`.
    """
    chosen = _pick(article, sentences, words, _known(algorithm))
    return Summary(sentences=tuple(passage.of(article) for passage in chosen))


def summarize_story(
    articles: Sequence[Article], *, sentences: int = 3, words: int | None = None, algorithm: str | None = None
) -> Summary:
    """Return the best sentences of several reports of one event, those of the first report first."""
    lead = articles[0]
    return summarize(lead, sentences=sentences, words=words, algorithm=algorithm)


def _known(algorithm: str | None) -> str:
    name = (algorithm or "digest").lower().replace("_", "-")
    name = {"lex-rank": "lexrank", "text-rank": "textrank", "sumbasic": "sum-basic"}.get(name, name)
    if name not in ALGORITHMS:
        raise ConfigError(f"no summarizer is called {algorithm!r}", hint=f"choose one of {', '.join(ALGORITHMS)}")
    return name


def _pick(article: Article, sentences: int, words: int | None, algorithm: str) -> list[Passage]:
    from digest.edit.rankers import ratings

    found = passages(article)
    language = primary(article.language)
    title = stems(article.title, language)
    able = [p for p in found if fit(p.text, len(p.words)) and not _says(p.stems, title)]
    if not able:
        able = [p for p in found if p.words][:1]
    scores = ratings(able, algorithm, language)
    order = sorted(range(len(able)), key=lambda i: (-scores[i], i))
    return _choose(able, order, sentences, words, language)


def _says(one: list[str], other: list[str]) -> bool:
    """Tell whether one sentence says no more than another, or than the headline."""
    return (
        min(len(set(one)), len(set(other))) > 1
        and likeness(one, other) >= _SAME
        and len(set(one)) <= len(set(other)) * 1.6
    )


def _choose(able: list[Passage], order: list[int], sentences: int, words: int | None, language: str) -> list[Passage]:
    """Take the best that repeat nothing and lean on nothing that was not said before them."""
    taken: list[int] = []
    spent = 0
    for i in order:
        if len(taken) >= max(1, sentences):
            break
        passage = able[i]
        leans = hangs(passage.text, language) and not any(j < i for j in taken)
        repeats = any(_says(passage.stems, able[j].stems) or _says(able[j].stems, passage.stems) for j in taken)
        over = words is not None and bool(taken) and spent + len(passage.words) > words
        if not (leans or repeats or over):
            taken.append(i)
            spent += len(passage.words)
    return [able[i] for i in sorted(taken or order[:1])]
