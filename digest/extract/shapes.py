"""What a block of a page looks like, in numbers: its words, its place in the tree, its neighbors, and trafilatura's word."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from digest.extract import chrome, kinds
from digest.extract.blocks import Block
from digest.extract.glyphs import LOWER, UPPER, glyphs_of
from digest.extract.hints import filled, hints_of, reasons_in, told
from digest.extract.spoken import LEARNED, as_if_parted, language_in
from digest.extract.vocabulary import words_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.hints import Values

    Column = NDArray[np.float64]
    Matrix = NDArray[np.float32]

SENTENCE_ENDS = re.compile(r"[.!?…。！？।؟:][\"'”’»)\]]{0,3}$")
_DATED = re.compile(r"(?:by|von|par|por|di|written by|posted|published|updated|reviewed|last updated)\b")
# A year as a word, "5 min"; Python's `re` finds at once where a pattern may begin that begins with letters.
_NUMBER, _AGO = (
    re.compile(r"[0-9](?:(?<=1)9(?<!\w..)\d\d\b|(?<=2)0(?<!\w..)\d\d\b| min)"),
    re.compile(r"ago(?<!\w...)\b"),
)
#: Columns of a block's own words; `OWN.index` finds them.
OWN = (
    "chars", "words", "letters_a_word", "capitals", "digits", "ends", "commas", "grammar", "calls", "you", "dated", "upper",
    "furniture", "ending", "talk", "marks", "asks", "announces",
)  # fmt: skip
_KINDS = {
    "p": 0, "li": 1, "h1": 2, "h2": 3, "h3": 4, "h4": 5, "h5": 5, "h6": 5, "td": 6, "th": 6, "tr": 6, "div": 7, "section": 8, "article": 8,
    "figcaption": 9, "caption": 9, "figure": 9, "blockquote": 10, "br": 11, "pre": 12, "button": 13, "dt": 14, "dd": 14, "body": 15,
}  # fmt: skip
_OTHER, _H2 = 16, 3
#: A block is looked at up to here; longer ones count as so long.
LOOKED_AT, LONGEST = 240, 600
#: What names a day, or begins what stands below an article, is shorter.
LONGEST_NOTE, LONGEST_END = 140, 200
_INSIDE = 9
#: What of a block tells where it stands, as it stands there; the first is told as a share of its text.
_PLACES = ("strong", "links", "depth", "lists", "tables", "good", "body", "bad", "bads", "hidden", "follows")
#: So many containers above a block are looked at.
_LEVELS = 4


def features(blocks: Sequence[Block], taken: Column, title_at: int, judged: Sequence[bool] | None = None) -> Matrix:
    """Return what is seen of each block, a row a block; `taken` is how much of it trafilatura took.

    Of blocks that are not `judged`, only what their neighbors see is looked at.
    """
    import numpy as np

    own = _own([block.text for block in blocks], judged or [True] * len(blocks))
    kind = np.array([float(_KINDS.get(block.tag, _OTHER)) for block in blocks])
    linked = np.array([block.linked / len(block.text) for block in blocks])
    chars = np.minimum(own[:, 0], LONGEST)
    running = chars * (1 - linked) * own[:, OWN.index("ends")]
    columns = [
        *_of_places(blocks, kind, linked), *_of_containers(blocks, chars, linked, running, taken), *_of_taken(chars, taken),
        *_of_neighbors(chars, linked, running), *_of_page(own, kind, running, linked, title_at), *_of_tags(kind, taken),
        *_of_kin(blocks, chars, linked, taken),
    ]  # fmt: skip
    return np.hstack([own, np.stack(columns, axis=1)]).astype(np.float32)


def _own(texts: list[str], judged: Sequence[bool]) -> Column:
    """Return what each text shows by itself, a row of `OWN` a text; of one that is not `judged` what its neighbors see."""
    import numpy as np

    starts = [text[:LOOKED_AT] if asked else "" for text, asked in zip(texts, judged, strict=True)]
    glyphs = glyphs_of(starts)
    words, counts = words_in(glyphs), glyphs.counts
    language = language_in(texts)
    abroad = language != LEARNED
    hints = hints_of(glyphs, words, abroad=abroad)
    hints = hints._replace(furniture=hints.furniture & np.array(judged, dtype=bool))
    chars, n = np.fromiter(map(len, texts), dtype=np.float64, count=len(texts)), np.maximum(words.sizes, 1)
    capitals, grammar, calls, you = words.of_kinds((kinds.CAPITAL, kinds.GRAMMAR, kinds.CALLS, kinds.YOU)) / n
    dated = (glyphs.sizes == 0) | hints.digit | words.have(kinds.TALK | kinds.NAMING | kinds.CALLS)
    columns: dict[str, Values] = {
        "chars": np.minimum(chars, 3000),
        "words": [text.count(" ") + 1 for text in texts],
        "letters_a_word": glyphs.sizes / n,
        "capitals": capitals,
        "digits": counts["digits"] / np.maximum(glyphs.sizes, 1),
        "ends": [SENTENCE_ENDS.search(text[-8:]) is not None for text in texts],
        "commas": counts["commas"] / n,
        "grammar": grammar,
        "calls": calls,
        "you": you,
        "upper": glyphs.hold(UPPER) & ~glyphs.hold(LOWER),
        "marks": counts["separators"],
        "asks": [text[-1] == "?" for text in texts],
        "announces": [text[-1] == ":" for text in texts],
    }
    columns |= as_if_parted(language, glyphs, columns)
    sparse: dict[str, Collection[int]] = {
        "dated": told(dated & (chars < LONGEST_NOTE), lambda at: _is_dated(texts[at].lower())),
        "furniture": reasons_in(texts, hints, abroad=abroad),
        "ending": told(hints.ending & (chars < LONGEST_END), lambda at: chrome.ends_article(texts[at], abroad=abroad)),
        "talk": told(hints.talk, lambda at: chrome.is_talk(starts[at])),
    }
    return filled(OWN, columns, sparse, len(texts)).T.astype(np.float64)


def _is_dated(low: str) -> bool:
    """Tell whether a line, in lower case, begins as one does that says who and when, or holds a year or a span of time."""
    return bool(_DATED.match(low) or _NUMBER.search(low) or ("ago" in low and _AGO.search(low)))


def _of_places(blocks: Sequence[Block], kind: Column, linked: Column) -> list[Column]:
    """Return where each block stands in the tree."""
    import numpy as np

    held = dict(zip(Block._fields, zip(*blocks, strict=True), strict=True))
    texts = held["text"]
    times = Counter(texts)
    told = np.array([*(held[name] for name in _PLACES), [times[text] for text in texts]], dtype=np.float64)
    told[0] /= [len(text) for text in texts]
    insides = (np.array(held["inside"]) >> np.arange(_INSIDE)[:, None]) & 1
    return [kind, shifted(kind, 1, -1), shifted(kind, -1, -1), linked, *told, *insides.astype(np.float64)]


def _of_containers(
    blocks: Sequence[Block], chars: Column, linked: Column, running: Column, taken: Column
) -> list[Column]:
    """Return what the four nearest containers of each block hold: text, links, running text, blocks, what was taken."""
    import numpy as np

    values = (chars, chars * linked, running, np.ones(len(chars)), chars * (taken > 0))
    total = max(1.0, float(running.sum()))
    found: list[Column] = []
    for above in islice(zip_longest(*(block.above for block in blocks), (0,) * _LEVELS, fillvalue=0), _LEVELS):
        group = np.array(above[:-1])
        text, links, runs, number, took = (np.bincount(group, weights=column)[group] for column in values)
        found.extend(
            (np.log1p(text), links / np.maximum(text, 1), runs / total, np.log1p(number), took / np.maximum(text, 1))
        )
    return found


def _of_taken(chars: Column, taken: Column) -> list[Column]:
    """Return how much trafilatura took of each block and around it."""
    import numpy as np

    at = np.arange(len(chars), dtype=np.float64)
    weight = chars * taken
    low, high = span(chars, taken, 0.5)
    return [
        taken, *(shifted(taken, by) for by in (1, -1, 2, -2, 3, -3)), *windows(taken), at - low, at - high,
        np.cumsum(weight) / max(1.0, float(weight.sum())), np.full(len(at), weight.sum()),
        np.full(len(at), weight.sum() / max(1.0, float(chars.sum()))), since(taken > 0), since(taken[::-1] > 0)[::-1],
    ]  # fmt: skip


def _of_neighbors(chars: Column, linked: Column, running: Column) -> list[Column]:
    """Return the length and links of the blocks around each."""
    return [
        *(shifted(chars, by, -1) for by in (1, -1, 2, -2)), *(shifted(linked, by, -1) for by in (1, -1, 2, -2)),
        *windows(chars * (1 - linked), linked, running),
    ]  # fmt: skip


def _of_page(own: Column, kind: Column, running: Column, linked: Column, title_at: int) -> list[Column]:
    """Return where each block stands in the page, and how far from headings, dates and long text."""
    import numpy as np

    n = len(own)
    at = np.arange(n, dtype=np.float64)
    total = max(1.0, float(running.sum()))
    dated, ending, long = (
        own[:, OWN.index("dated")] > 0,
        own[:, OWN.index("ending")] > 0,
        (own[:, 0] > 100) & (linked < 0.3),
    )
    return [
        at / n, np.full(n, float(n)), at - title_at, np.cumsum(running) / total, np.full(n, np.log1p(total)),
        since(ending), *(side for mask in (dated, kind == _H2, long) for side in (since(mask), since(mask[::-1])[::-1])),
    ]  # fmt: skip


def _of_tags(kind: Column, taken: Column) -> list[Column]:
    """Return how many blocks of its tag the page has, and how much of them was taken."""
    import numpy as np

    number, took = sums_by(kind.tolist(), np.ones(len(kind)), taken)
    return [number, took / number]


def _of_kin(blocks: Sequence[Block], chars: Column, linked: Column, taken: Column) -> list[Column]:
    """Return what the blocks are like that stand as this one does: of its tag, as deep, in the same part."""
    import numpy as np

    keys = [(block.tag, block.depth, block.above[1:2]) for block in blocks]
    number, took, links, size = sums_by(keys, np.ones(len(keys)), taken, linked, np.minimum(chars, 300))
    return [np.log1p(number), took / number, links / number, size / number]


def sums_by(keys: Sequence[object], *values: Column) -> list[Column]:
    """Return for each row the sum of `values` over all rows of its key."""
    import numpy as np

    numbers: dict[object, int] = {}
    group = np.array([numbers.setdefault(key, len(numbers)) for key in keys])
    return [np.bincount(group, weights=column)[group] for column in values]


def shifted(values: Column, by: int, pad: float = 0.0) -> Column:
    """Return the value of the block `by` places on."""
    import numpy as np

    found = np.full(len(values), pad)
    if by > 0:
        found[:-by] = values[by:]
    else:
        found[-by:] = values[:by]
    return found


def windows(*values: Column, widths: tuple[int, ...] = (4, 12, 40)) -> Column:
    """Return the averages over wider windows before and after each block, six rows for each of the values."""
    import numpy as np

    n = len(values[0])
    sums = np.zeros((len(values), n + 1))
    np.cumsum(values, axis=1, out=sums[:, 1:])
    found = np.empty((len(values), 2 * len(widths), n))
    for at, width in enumerate(widths):
        far, before, after = max(0, n - width), found[:, 2 * at], found[:, 2 * at + 1]
        before[:] = sums[:, :-1]
        before[:, n - far :] -= sums[:, :far]
        after[:] = sums[:, -1:]
        after[:, :far] = sums[:, n - far + 1 :]
        after -= sums[:, 1:]
        found[:, 2 * at : 2 * at + 2] /= width
    rows: Column = found.reshape(-1, n)
    return rows


def since(mask: NDArray[np.bool_]) -> Column:
    """Return how many blocks ago the mask was last true, 500 at most."""
    import numpy as np

    at = np.arange(len(mask))
    last = np.maximum.accumulate(np.where(mask, at, -1_000_000))
    found: Column = np.minimum(at - last, 500).astype(np.float64)
    return found


def span(chars: Column, chance: Column, threshold: float) -> tuple[int, int]:
    """Return the first and last block of the run that gains most when each counts its chance above `threshold`."""
    import numpy as np

    sums = np.cumsum((chance - threshold) * np.sqrt(chars + 5))
    lowest = np.minimum.accumulate(np.concatenate([[0.0], sums[:-1]]))
    high = int(np.argmax(sums - lowest))
    return int(np.argmin(np.concatenate([[0.0], sums[:high]]))), high
