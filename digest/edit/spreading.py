"""Let a topic grow from the articles that name it to those that speak alike: keywords spread by co-occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.edit.meaning import meaning
from digest.edit.phrases import primary
from digest.edit.rarity import spread, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Terms
    from digest.models import Article

# Chosen on weeks drawn from topics/{bbc,agnews,telegram,huffpost}; flat around these values.
#: What the evidence, the meaning of the topic's articles, and that of its keywords add to likeness in words.
_EVIDENCE, _MEANING, _KEYWORDS = 0.06, 0.2, 0.1
#: How sharply an article leans to its best topic, how often the topics are drawn anew.
_SHARPNESS, _ROUNDS = 1 / 0.04, 10
#: So much evidence makes an article a full example of its topic.
_FULL = 4.0
#: Each article speaks by its most telling stems; so many articles are enough to learn from.
_STEMS, _SAMPLE, _SHOWN = 80, 1000, 8


@dataclass(frozen=True, slots=True)
class Space:
    """Hold the articles as rows: of stems that at least two share, and of what they mean."""

    words: Any
    meanings: Any
    columns: tuple[str, ...]

    def shared(self, at: int, topic: Any) -> tuple[str, ...]:
        """Return the stems an article shares with a topic, the strongest first."""
        strength = self.words[at] * topic
        best = (-strength).argsort(kind="stable")[:_SHOWN]
        return tuple(self.columns[column] for column in best if strength[column] > 0)


def space_of(articles: Sequence[Article], all_terms: Sequence[Terms]) -> Space:
    """Return the articles as unit rows; the stems of one article only still count in its length."""
    import numpy as np

    held, total = spread(all_terms), len(all_terms)
    rows = [_row(one, primary(article.language), held, total) for article, one in zip(articles, all_terms, strict=True)]
    shared: dict[str, int] = {}
    for row in rows[:: _stride(total)]:
        for term in row:
            if held[term] > 1:
                shared.setdefault(term, len(shared))
    words = np.zeros((total, len(shared)), dtype=np.float32)
    for at, row in enumerate(rows):
        places = [shared[term] for term in row if term in shared]
        words[at, places] = [weight for term, weight in row.items() if term in shared]
    meanings = np.array([meaning(row.items()) for row in rows], dtype=np.float32).reshape(total, -1)
    center = meanings.mean(axis=0) if total else 0.0
    return Space(words, _unit(meanings - center * (meanings.any(axis=1, keepdims=True))), tuple(shared))


def _stride(total: int) -> int:
    return max(1, -(-total // _SAMPLE))


def _row(terms: Terms, language: str, held: dict[str, int], total: int) -> dict[str, float]:
    import math

    row = {
        term: (1 + math.log(count + terms.title.get(term, 0))) * telling(term, language, held, total)
        for term, count in terms.counts.items()
    }
    if len(row) > _STEMS:
        row = dict(sorted(row.items(), key=lambda pair: (-pair[1], pair[0]))[:_STEMS])
    norm = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
    return {term: weight / norm for term, weight in row.items()}


def _unit(rows: Any) -> Any:
    import numpy as np

    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@dataclass(frozen=True, slots=True)
class Leaning:
    """Hold how each article leans to each topic: shares that add up to one, and the likeness behind them."""

    shares: Any
    likeness: Any
    #: What each topic says: a column of weighted stems.
    topics: Any

    def widened(self, active: Any, total: int) -> Leaning:
        """Return the same over `total` topics, where only the `active` ones take part."""
        import numpy as np

        def wide(part: Any) -> Any:
            whole = np.zeros((len(part), total), dtype=part.dtype)
            whole[:, active] = part
            return whole

        return Leaning(wide(self.shares), wide(self.likeness), wide(self.topics))


@dataclass(frozen=True, slots=True)
class Claims:
    """Hold what speaks for the topics: columns are topics."""

    #: The words of each article (a row) that name a topic.
    strengths: Any
    #: What the source and the configuration say.
    labels: Any
    #: What each topic's keywords mean (a row a topic).
    keywords: Any

    def only(self, active: Any) -> Claims:
        """Return the claims of some topics."""
        return Claims(self.strengths[:, active], self.labels[:, active], self.keywords[active])

    def with_rest(self, least: float) -> Claims:
        """Return the claims with one topic more, for the articles in which nothing is so strong."""
        import numpy as np

        weak = self.strengths.max(axis=1, keepdims=True) + self.labels.max(axis=1, keepdims=True) < least
        rest = np.where(weak, _FULL / 2, 0.0).astype(np.float32)
        return Claims(
            np.hstack([self.strengths, rest]),
            np.hstack([self.labels, np.zeros_like(rest)]),
            np.vstack([self.keywords, np.zeros_like(self.keywords[:1])]),
        )


def lean(space: Space, claims: Claims, start: Any = None, rounds: int = _ROUNDS) -> Leaning:
    """Spread the topics from the articles with evidence to those that are like them.

    `start` holds the shares to begin from, where they are known.
    """
    import numpy as np

    strengths = claims.strengths
    step = _stride(len(strengths))
    sample, meant = space.words[::step], space.meanings[::step]
    firm = strengths / np.maximum(np.linalg.norm(strengths, axis=1, keepdims=True), 1e-9) * _EVIDENCE
    shares = _first_shares(strengths) if start is None else start
    pull = firm + claims.labels + _KEYWORDS * (space.meanings @ claims.keywords.T)
    for _ in range(rounds):
        topics, meanings = sample.T @ shares[::step], meant.T @ shares[::step]
        topics /= np.maximum(np.linalg.norm(topics, axis=0), 1e-9)
        meanings /= np.maximum(np.linalg.norm(meanings, axis=0), 1e-9)
        alike = space.words @ topics
        shares = _softest(alike + _MEANING * (space.meanings @ meanings) + pull)
    return Leaning(shares, alike, topics)


def _first_shares(strengths: Any) -> Any:
    import numpy as np

    total = np.maximum(strengths.sum(axis=1, keepdims=True), 1e-9)
    return strengths / total * np.minimum(1.0, strengths.max(axis=1, keepdims=True, initial=0.0) / _FULL)


def _softest(scores: Any) -> Any:
    import numpy as np

    lifted = np.exp((scores - scores.max(axis=1, keepdims=True)) * _SHARPNESS)
    return lifted / lifted.sum(axis=1, keepdims=True)
