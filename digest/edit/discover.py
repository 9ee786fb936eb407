"""Find a week's own topics: those of the news set that it fills, and what divides a week of one topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.names import name_of
from digest.edit.spreading import lean, lean_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.edit.space import Space
    from digest.edit.spreading import Claims, Leaning
    from digest.models import Article, Topic

#: A topic of its own holds this share of the week, and there are so many at most: more headings than
#: that are a table of contents. (bench/edit_stories.py: V .87 on weeks of BBC, 5 or 6 sections.)
_SHARE, _MOST = 0.12, 7
#: In a week of more articles than this a smaller share is enough, by the root of their number: a seventh
#: section of twenty stories is worth its heading.
_USUAL = 60
#: Rounds of spreading after a topic is given up.
_ROUNDS = 3
#: A week of fewer articles is too small to learn from: there an article must name its topic.
SMALL, NAMED = 40, 1.5
#: So much evidence makes an article one that names its topic.
_SAID = 4.0
#: A topic that its articles name so little is none of the week's: likeness has run away with it. (Such
#: sections of eight weeks of huffpost held 0, 0, 0 and .27 right articles; right of all that is filed: .70, now .73.)
_BACKED = 0.3
#: One topic with this share of so many articles is no division at all.
_ALL, _FEWEST = 0.6, 16
_PARTS, _TAUGHT = (2, 3, 4, 5, 6), 1000
#: Parts less clear are none that a reader would see: the topic stays whole. (47 draws of 16 to 45 articles of sport,
#: technology, business, politics or culture alone came to .39 to .60, with sections such as "Turn, exist"; two pastimes
#: come to 1.) So with parts of few articles: of sixteen, six parts of two and three are always clear (.64 to .69).
_CLEAR, _SMALLEST, _LEAST_SHARE = 0.65, 4, 0.1


def settle(space: Space, claims: Claims) -> Leaning:
    """Spread all topics, then give up the smallest until each that is left holds its share."""
    import numpy as np

    everything, topics = claims, claims.strengths.shape[1]
    claims, active = claims.every(space.step), np.arange(topics)
    total = len(claims.strengths)
    leaning = lean(space, everything)
    least = max(2, int(_SHARE * (total * min(total, _USUAL)) ** 0.5))
    while len(active) > 1:
        held = leaning.shares.argmax(axis=1)
        strength = claims.strengths[np.arange(total), active[held]]
        counts = np.bincount(held, weights=strength >= NAMED if total < SMALL else None, minlength=len(active))
        if counts.min() >= least and len(active) <= _MOST:
            break
        # Of two small topics the one whose articles name it is kept.
        backed = np.bincount(held, weights=np.minimum(1.0, strength / _SAID), minlength=len(active))
        kept = np.delete(np.arange(len(active)), (counts + backed).argmin())
        active, leaning = _without(space, everything, leaning, active, kept)
    backed = np.flatnonzero(backing(claims.only(active).strengths, leaning.shares.argmax(axis=1)) >= _BACKED)
    if 1 < len(backed) < len(active):
        active, leaning = _without(space, everything, leaning, active, backed)
    return lean_all(space, everything.only(active), leaning).widened(active, topics)


def backing(strengths: Any, held: Any) -> Any:
    """Return how far each topic's articles name it, on the mean: 1 where all are full examples."""
    import numpy as np

    total = strengths.shape[1]
    said = np.minimum(1.0, strengths[np.arange(len(strengths)), held] / _SAID)
    counts = np.bincount(held, minlength=total)
    return np.bincount(held, weights=said, minlength=total) / np.maximum(1, counts)


def _without(space: Space, claims: Claims, leaning: Leaning, active: Any, kept: Any) -> tuple[Any, Leaning]:
    """Spread on with those of the active topics that are kept."""
    import numpy as np

    start = leaning.shares[:, kept] / np.maximum(leaning.shares[:, kept].sum(axis=1, keepdims=True), 1e-9)
    return active[kept], lean(space, claims.only(active[kept]), start, _ROUNDS)


def split_up(
    homes: Sequence[str], articles: Sequence[Article], space: Space, names: Mapping[str, str]
) -> tuple[list[str], tuple[Topic, ...]]:
    """Divide the topic that holds nearly the whole week; return the new places, and the topics that were found.

    `names` are those that earlier issues gave to such parts, each for one part at most.
    """
    import numpy as np

    largest = max(sorted(set(homes)), key=list(homes).count)
    inside = [at for at, home in enumerate(homes) if home == largest]
    if len(inside) < max(_FEWEST, _ALL * len(homes)):
        return list(homes), ()
    parts = _divided(space, inside)
    if parts is None:
        return list(homes), ()
    places, topics, free = list(homes), [], dict(names)
    for part in range(int(parts.max()) + 1):
        members = [inside[n] for n in np.flatnonzero(parts == part)]
        others = [articles[at] for at in inside if at not in set(members)]
        topic = name_of([articles[at] for at in members], others, free)
        free.pop(topic.id, None)
        topics.append(topic)
        for at in members:
            places[at] = topic.id
    return places, tuple(topics)


def _divided(space: Space, inside: Sequence[int]) -> Any:
    """Return each article's part, None where none are clear; of very many, the parts that a sample of them taught."""
    import numpy as np

    step = max(1, -(-len(inside) // _TAUGHT))
    rows = np.hstack([space.dense(inside[::step]), space.meanings[inside[::step]]])
    norms = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    clearness, parts, centers = _divide(rows / norms)
    if clearness < _CLEAR or step == 1:
        return parts if clearness >= _CLEAR else None
    words = len(space.columns)
    scores = [
        centers[:, :words][:, space.rows[at][0]] @ space.rows[at][1] + centers[:, words:] @ space.meanings[at]
        for at in inside
    ]
    return np.array(scores).argmax(axis=1)


def _divide(rows: Any) -> tuple[float, Any, Any]:
    """Return the division whose articles are closest to their own part against the next: clearness, parts, centers."""
    best: tuple[float, Any, Any] | None = None
    for count in _PARTS:
        parts, centers = _means(rows, count)
        score = _clearness(rows, parts, centers)
        if best is None or score > best[0]:
            best = (score, parts, centers)
    assert best is not None
    return best


def _means(rows: Any, count: int) -> tuple[Any, Any]:
    """Return parts by spherical k-means, started from articles that are far from each other."""
    import numpy as np

    starts = [int((rows @ rows.sum(axis=0)).argmax())]
    while len(starts) < count:
        starts.append(int((rows @ rows[starts].T).max(axis=1).argmin()))
    centers = rows[starts]
    for _ in range(20):
        parts = (rows @ centers.T).argmax(axis=1)
        sums = np.array([rows[parts == at].sum(axis=0) if (parts == at).any() else centers[at] for at in range(count)])
        centers = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return parts, centers


def _clearness(rows: Any, parts: Any, centers: Any) -> float:
    """Return the simplified silhouette; parts that are too small count against it."""
    import numpy as np

    near = np.sort(rows @ centers.T, axis=1)
    margin = (near[:, -1] - near[:, -2]) / np.maximum(1 - near[:, -2], 1e-9)
    small = np.bincount(parts, minlength=len(centers)).min() < max(_SMALLEST, _LEAST_SHARE * len(rows))
    return float(margin.mean()) - (1.0 if small else 0.0)
