"""A second look at the lines, once each has a first chance to be body: where the article begins and ends."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.lines import OWN, since

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix
    from digest.extract.rows import Row

    Column = NDArray[np.float64]

_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WIDTHS = (5, 15, 50)
_LONGER_WORD = re.compile(r"[^\W_]{4,}|[^\W\d_a-z]{2,}")
#: A line stands in the body from this chance on, for finding the body's span.
LIKELY = 0.5


def body_words(rows: Sequence[Row], chance: Column) -> frozenset[str]:
    """Return the longer words of the lines that are likely body."""
    body = [row.bare for row, value in zip(rows, chance, strict=True) if value > LIKELY and len(row.bare) > 80]
    return frozenset(_LONGER_WORD.findall(" ".join(body)[:20_000].lower()))


def share_of(line: str, words: frozenset[str]) -> float:
    """Return how many of a line's longer words are among `words`: of related headlines few, of an article's own many."""
    own = frozenset(_LONGER_WORD.findall(line.lower()))
    return len(own & words) / len(own) if own else 0.0


def second_features(own: Matrix, place: Matrix, chance: Column, title_at: int) -> Matrix:
    """Return what the second look sees: the first chances around each line, the body's span, the headline's place."""
    import numpy as np

    n = len(own)
    at = np.arange(n, dtype=np.float64)
    weight = np.minimum(own[:, 0], 600) * chance
    total = max(1.0, float(weight.sum()))
    before = np.cumsum(weight) / total
    likely = chance > LIKELY
    columns = [
        chance, *near(chance), *windows(chance), *windows(np.sqrt(own[:, 0]) * chance), before, np.full(n, chance.mean()), np.full(n, np.log1p(total)),
        since(likely), since(likely[::-1])[::-1], at - title_at, np.full(n, float(title_at)), at / n, np.full(n, float(n)),
        *_gap(own, likely), *_gap(own[::-1], likely[::-1], back=True),
    ]  # fmt: skip
    for threshold in (0.25, 0.45, 0.65):
        low, high = span_of(own, chance, threshold)
        columns.extend((at - low, at - high))
    return np.hstack([np.stack(columns, axis=1), own, place]).astype(np.float32)


def near(values: Column, pad: float = 0.0) -> list[Column]:
    """Return the values of the lines up to three away on both sides."""
    import numpy as np

    n = len(values)
    padded = np.concatenate([np.full(3, pad), values, np.full(3, pad)])
    return [padded[3 + by : 3 + by + n] for by in _SHIFTS]


def windows(values: Column) -> list[Column]:
    """Return the averages over wider windows before and after each line."""
    import numpy as np

    n = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(n)
    found = []
    for width in _WIDTHS:
        found.append((sums[at] - sums[np.maximum(at - width, 0)]) / width)
        found.append((sums[np.minimum(at + 1 + width, n)] - sums[at + 1]) / width)
    return found


def _gap(own: Matrix, likely: NDArray[np.bool_], *, back: bool = False) -> list[Column]:
    """Return how much unlikely text, and how many furniture lines, stand between a line and the last likely one."""
    import numpy as np

    found = []
    for values in (
        np.where(likely, 0, np.minimum(own[:, 0], 400)),
        own[:, OWN.index("furniture")] + own[:, OWN.index("ending")],
    ):
        sums = np.cumsum(values, dtype=np.float64)
        base = np.maximum.accumulate(np.where(likely, sums, 0.0))
        found.append((sums - base)[::-1] if back else sums - base)
    return found


def span_of(own: Matrix, chance: Column, threshold: float) -> tuple[int, int]:
    """Return the first and last line of the run that gains most when each line counts its chance above `threshold`."""
    import numpy as np

    gain = (chance - threshold) * np.sqrt(np.minimum(own[:, 0], 600) + 5)
    sums = np.cumsum(gain)
    lowest = np.minimum.accumulate(np.concatenate([[0.0], sums[:-1]]))
    high = int(np.argmax(sums - lowest))
    before = np.concatenate([[0.0], sums[:high]])
    return int(np.argmin(before)), high
