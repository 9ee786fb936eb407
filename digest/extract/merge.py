"""The lines of a page's markup, judged by what they look like and by whether trafilatura takes them."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.lines import OWN, features, since
from digest.extract.model import committees
from digest.extract.rows import Row
from digest.extract.spans import near, repeated, span_of, windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix

    Column = NDArray[np.float64]

_KINDS = {
    "p": 0, "li": 1, "h1": 2, "h2": 3, "h3": 3, "h4": 3, "h5": 3, "h6": 3, "td": 4, "th": 4, "tr": 4, "div": 5, "section": 5,
    "article": 5, "figcaption": 6, "caption": 6, "figure": 6, "blockquote": 7, "br": 0, "pre": 8, "a": 9,
}  # fmt: skip
_OTHER = 10
#: Shorter lines are too common to be found in a text by their letters alone.
_SURE = 12


def rows_of_blocks(blocks: Sequence[tuple[str, str]]) -> list[Row]:
    """Return the blocks of a page as the rows of a text copy without layout."""
    return [Row(text, text, 0, 1, 1 if tag == "li" else 0) for tag, text in blocks]


def taken(blocks: Sequence[tuple[str, str]], body: str) -> Column:
    """Return how much of each block stands in the body that trafilatura found: 1 all, 0 none."""
    import numpy as np

    lines = {line.strip(" -•|") for line in body.splitlines()}
    flat = " ".join(body.split())
    found = [
        1.0
        if text in lines
        else 0.9
        if len(text) >= _SURE and text in flat
        else 0.7
        if len(text) > 60 and (text[:40] in flat or text[-40:] in flat)
        else 0.0
        for _, text in blocks
    ]
    return np.array(found)


def page_features(first: Matrix, chance: Column, inside: Column, tags: Sequence[str], title_at: int) -> Matrix:
    """Return what is seen of each block: its chance as a line of text, trafilatura's word, and both around it."""
    import numpy as np

    own = first[:, : len(OWN)]
    n = len(own)
    at = np.arange(n, dtype=np.float64)
    weight = np.minimum(own[:, 0], 600) * inside
    low, high = span_of(own, inside, 0.5)
    start, end = span_of(own, chance, 0.4)
    columns = [
        chance, inside, *near(chance), *near(inside), *windows(chance), *windows(inside), at / max(1, n), np.full(n, float(n)), at - low, at - high,
        at - start, at - end, at - title_at, np.cumsum(weight) / max(1.0, float(weight.sum())), np.full(n, float(weight.sum())),
        since(inside > 0), since(inside[::-1] > 0)[::-1], np.array([float(_KINDS.get(tag, _OTHER)) for tag in tags]),
        np.array([float(_KINDS.get(tag, _OTHER)) for tag in [*tags[1:], ""]]), *repeated(own),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def chances_of(blocks: Sequence[tuple[str, str]], inside: Column, title_at: int) -> Column:
    """Return the chance of each block to be body."""
    trees = committees()
    first = features(rows_of_blocks(blocks))
    chance = trees["first"].chances(first)
    return trees["page"].chances(page_features(first, chance, inside, [tag for tag, _ in blocks], title_at))


#: A line that trafilatura took goes out below the one chance, a block that it left out comes in from the other;
#: set out of fold (bench/train_pages.py).
DROP, ADD = 0.25, 0.75


def merged(
    texts: Sequence[str], body: Sequence[str], inside: Column, chances: Column, bars: tuple[float, float] = (DROP, ADD)
) -> list[str]:
    """Return trafilatura's lines without the unlikely ones, and the likely blocks it left out, in the order of the page."""
    place: dict[str, int] = {}
    for at, text in enumerate(texts):
        place.setdefault(text, at)
    found: list[tuple[float, str]] = []
    last = -1.0
    for line in body:
        stands = place.get(line)
        if stands is not None and chances[stands] < bars[0]:
            continue
        last = last + 1e-4 if stands is None else float(stands)
        found.append((last, line))
    known = set(body)
    found.extend(
        (float(at), text)
        for at, text in enumerate(texts)
        if inside[at] == 0 and chances[at] >= bars[1] and text not in known
    )
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]
