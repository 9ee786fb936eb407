"""Let a topic grow from the articles that name it to those that speak alike: keywords spread by co-occurrence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.edit.space import Space

# Chosen on the twelve weeks of topics/bbc that bench/edit_stories.py reports: its figures lean high.
#: What the meaning of the topic's articles, and that of its keywords add to likeness in words.
_MEANING, _KEYWORDS = 0.2, 0.1
#: What a nat that all words bear out adds, within these bounds. (.01 to .03 file the three real weeks of _LITTLE the
#: better, 602 to 608 right; discovered, V of twelve weeks of BBC .880, .879, .876, .876.)
_BEARING, _BEARS = 0.015, (-2.0, 4.0)
#: In a week of fewer articles likeness knows little: there the evidence counts more.
_SMALL_WEEK = 40
#: How sharply an article leans to its best topic, how often the topics are drawn anew.
_SHARPNESS, _ROUNDS = 1 / 0.04, 10
#: So much evidence makes an article a full example of its topic.
_FULL = 4.0
#: Less evidence than this draws an article less: one weak word is not all that can be said. (Of 750 stories of three
#: real weeks that stood under a discovered topic 622 were right, so 627 of 743; huffpost and BBC are as before.)
_LITTLE = 2.0


@dataclass(frozen=True, slots=True)
class Leaning:
    """Hold how each article leans to each topic: shares that add up to one."""

    shares: Any
    #: What each topic says: a column of weighted stems, and one of meaning.
    topics: Any
    meanings: Any

    def widened(self, active: Any, total: int) -> Leaning:
        """Return the same over `total` topics, where only the `active` ones take part."""
        import numpy as np

        def wide(part: Any) -> Any:
            whole = np.zeros((len(part), total), dtype=part.dtype)
            whole[:, active] = part
            return whole

        return Leaning(wide(self.shares), wide(self.topics), wide(self.meanings))


@dataclass(frozen=True, slots=True)
class Claims:
    """Hold what speaks for the topics: columns are topics."""

    #: The words of each article (a row) that name a topic.
    strengths: Any
    #: What the source and the configuration say.
    labels: Any
    #: What each topic's keywords mean (a row a topic).
    keywords: Any
    #: What the words add to likeness.
    trust: float
    #: The strengths again, where a word that stands in articles of any topic counts less.
    firm: Any
    #: How far all its words bear out each topic; nan where that is not known.
    bearing: Any

    def every(self, step: int) -> Claims:
        """Return the claims of every so many-th article."""
        rows = (self.strengths, self.labels, self.firm, self.bearing)
        strengths, labels, firm, bearing = (part[::step] for part in rows)
        return replace(self, strengths=strengths, labels=labels, firm=firm, bearing=bearing)

    def pull(self, meanings: Any) -> Any:
        """Return how strongly each article is drawn to each topic by what is said, not by likeness."""
        import numpy as np

        firm = self.strengths / np.maximum(np.linalg.norm(self.strengths, axis=1, keepdims=True), _LITTLE)
        small = 1 + max(0, _SMALL_WEEK - len(meanings)) / 10
        named = small * self.trust * firm + self.labels + _KEYWORDS * (meanings @ self.keywords.T)
        return named + _BEARING * np.clip(np.nan_to_num(self.bearing), *_BEARS)

    def only(self, active: Any) -> Claims:
        """Return the claims of some topics."""
        columns = (self.strengths, self.labels, self.firm, self.bearing)
        strengths, labels, firm, bearing = (part[:, active] for part in columns)
        keywords = self.keywords[active]
        return replace(self, strengths=strengths, labels=labels, keywords=keywords, firm=firm, bearing=bearing)

    def with_rest(self, least: float) -> Claims:
        """Return the claims with one topic more, for the articles in which nothing is so strong."""
        import numpy as np

        weak = self.strengths.max(axis=1, keepdims=True) + self.labels.max(axis=1, keepdims=True) < least
        rest = np.where(weak, _FULL / 2, 0.0).astype(np.float32)
        return replace(
            self,
            strengths=np.hstack([self.strengths, rest]),
            labels=np.hstack([self.labels, np.zeros_like(rest)]),
            keywords=np.vstack([self.keywords, np.zeros_like(self.keywords[:1])]),
            firm=np.hstack([self.firm, rest]),
            bearing=np.hstack([self.bearing, np.zeros_like(rest)]),
        )


def lean(space: Space, claims: Claims, start: Any = None, rounds: int = _ROUNDS) -> Leaning:
    """Spread the topics from the articles with evidence to those that are like them.

    `start` holds the shares to begin from, where they are known.
    """
    import numpy as np

    meant = space.meanings[:: space.step]
    claims = claims.every(space.step)
    shares = _first_shares(claims.strengths) if start is None else start
    pull = claims.pull(meant)
    for _ in range(rounds):
        taught = shares
        words = space.sample @ shares
        lengths = np.maximum(np.sqrt((shares * words).sum(axis=0)), 1e-9)
        meanings = meant.T @ shares
        meanings /= np.maximum(np.linalg.norm(meanings, axis=0), 1e-9)
        shares = _softest(words / lengths + _MEANING * (meant @ meanings) + pull)
    return Leaning(shares, space.spoken(taught) / lengths, meanings)


def lean_all(space: Space, claims: Claims, leaning: Leaning) -> Leaning:
    """Return the leaning of every article to the topics that the sample taught."""
    import numpy as np

    if space.step == 1:
        return leaning
    alike = np.array([weights @ leaning.topics[places] for places, weights in space.rows], dtype=np.float32)
    scores = alike + _MEANING * (space.meanings @ leaning.meanings) + claims.pull(space.meanings)
    return replace(leaning, shares=_softest(scores))


def _first_shares(strengths: Any) -> Any:
    import numpy as np

    total = np.maximum(strengths.sum(axis=1, keepdims=True), 1e-9)
    return strengths / total * np.minimum(1.0, strengths.max(axis=1, keepdims=True, initial=0.0) / _FULL)


def _softest(scores: Any) -> Any:
    import numpy as np

    lifted = np.exp((scores - scores.max(axis=1, keepdims=True)) * _SHARPNESS)
    return lifted / lifted.sum(axis=1, keepdims=True)
