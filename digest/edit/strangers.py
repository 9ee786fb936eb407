"""Where the configured topics do not cover a week: the news set stands beside them and takes what is not theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest.edit.spreading import Claims

#: With less evidence for any topic an article may be a stranger; where more than a quarter of a week
#: may be, the configured topics do not cover it. (BBC: 3-8 % of a week with all five topics named, 33-55 % with
#: two or three of them.)
WEAK, _UNCOVERED = 2.0, 0.28
#: An article with so much evidence shows which topics of the news set a configured one is; the news set's topic is
#: the same from this share of such articles on.
_SHOWS, _SAME = 3.0, 0.3
#: What the news set's words count for beside keywords. (BBC, two topics of five named: precision .66 before, .90
#: with the news set, recall .98 and .90; three: .73 and .79, .96 and .90; two of huffpost: .31 and .49, .73 and .45.)
_BESIDE = 0.5


def covered(claims: Claims) -> bool:
    """Say whether the topics cover the week."""
    return bool((claims.strengths.max(axis=1) < WEAK).mean() <= _UNCOVERED)


def beside(claims: Claims, news: Claims) -> Claims:
    """Return the claims of the topics of the news set that none of the given topics is."""
    import numpy as np

    named = news.strengths.max(axis=1) > 0
    same: set[int] = set()
    for strength in claims.strengths.T:
        shown = news.strengths[named & (strength >= _SHOWS)].argmax(axis=1)
        shares = np.bincount(shown, minlength=news.strengths.shape[1]) / max(1, len(shown))
        same.update(np.flatnonzero(shares >= _SAME).tolist())
    return news.only([at for at in range(news.strengths.shape[1]) if at not in same])


def joined(claims: Claims, others: Claims) -> Claims:
    """Return the claims with those of other topics after them, which count for less."""
    import numpy as np

    return replace(
        claims,
        strengths=np.hstack([claims.strengths, _BESIDE * others.strengths]),
        labels=np.hstack([claims.labels, others.labels]),
        keywords=np.vstack([claims.keywords, others.keywords]),
        firm=np.hstack([claims.firm, _BESIDE * others.firm]),
        bearing=np.hstack([claims.bearing, others.bearing]),
    )


def strangeness(others: Claims) -> Any:
    """Return how strongly each article names one of the other topics."""
    return others.strengths.max(axis=1, initial=0.0)
