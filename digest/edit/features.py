"""What can be told of a sentence from its article: the numbers that the sentence model reads.

All are free of any one language, but for a few closed lists of words (`data/words.json`): a
language without a list has zeros there, and the rest still holds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from digest.edit.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

NAMES = (
    "log_place", "first", "second", "third", "place", "share", "inverse", "count",
    "words", "log_words", "stems", "density", "letters",
    "commonness", "common_sum", "top_ten", "repeated", "repeated_count", "cosine", "centroid",
    "central", "nearest", "lexrank", "like_first", "like_second", "like_previous", "like_next",
    "new", "new_count", "later", "later_mean", "introduces",
    "title", "title_share", "titled",
    "capitals", "capital_share", "digits", "quote", "opens_quote", "hangs", "hanging_share", "we", "says", "commas",
    "comma_share", "bracket",
    "previous_words", "next_words", "previous_commonness", "next_commonness", "previous_hangs", "next_hangs",
    "rank_central", "rank_commonness", "rank_lexrank", "rank_introduces", "rank_words",
)  # fmt: skip
_WITH_NEIGHBOURS = [NAMES.index(name) for name in ("words", "commonness", "hangs")]
_RANKED = [NAMES.index(name) for name in ("central", "commonness", "lexrank", "introduces", "words")]
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTES = frozenset('"“”„«»‘「')


def features(
    texts: Sequence[str],
    words: Sequence[Sequence[str]],
    stems: Sequence[Sequence[str]],
    title: Sequence[str] = (),
    language: str = "en",
) -> Numbers:
    """Return one row of numbers, in the order of `NAMES`, for each sentence of an article."""
    counts, vocabulary = _counted(stems)
    held = (counts > 0).astype(float)
    lengths = np.array([max(1, len(found)) for found in words], dtype=float)
    distinct = np.maximum(held.sum(1), 1)
    common, likeness = _commonness(counts, held, distinct), _likeness(held)
    surface = _surface(texts, words, lengths, language)
    rows = [
        *_place(len(texts)),
        lengths, np.log(lengths), distinct, distinct / lengths, np.array([len(t) for t in texts]) / lengths,
        *common, *likeness,
        *_news(held, distinct),
        *_title(held, distinct, vocabulary, title),
        *surface,
    ]  # fmt: skip
    own = np.concatenate(rows).reshape(len(rows), len(texts))
    return np.concatenate([own, _neighbours(own[_WITH_NEIGHBOURS]), _ranks(own[_RANKED])]).T


def _counted(stems: Sequence[Sequence[str]]) -> tuple[Numbers, dict[str, int]]:
    """Return the sentences × stems matrix of counts, its columns in the order of their first use."""
    vocabulary: dict[str, int] = {}
    columns = [vocabulary.setdefault(stem, len(vocabulary)) for found in stems for stem in found]
    rows = np.repeat(np.arange(len(stems)), [len(found) for found in stems])
    width = max(1, len(vocabulary))
    cells = np.bincount(rows * width + np.array(columns, dtype=np.intp), minlength=len(stems) * width)
    return cells.reshape(len(stems), width).astype(float), vocabulary


@lru_cache(maxsize=256)
def _place(size: int) -> list[Numbers]:
    at = np.arange(size, dtype=float)
    rows = [np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at)]
    return [*(np.asarray(row, dtype=float) for row in rows), np.full(size, min(size, 60.0))]


def _commonness(counts: Numbers, held: Numbers, distinct: Numbers) -> list[Numbers]:
    """Tell how much a sentence says of what the whole text says often."""
    total, spread = counts.sum(0), held.sum(0)
    share = total / max(1.0, float(total.sum()))
    ten = np.argsort(-total, kind="stable")[:10]
    repeated = held @ (spread > 1)
    norms = np.sqrt((counts * counts).sum(1) * (total @ total)) + 1e-9
    return [
        counts @ share / np.maximum(1, counts.sum(1)), held @ share, held[:, ten].sum(1),
        repeated / distinct, repeated, counts @ total / norms,
    ]  # fmt: skip


def _likeness(held: Numbers) -> list[Numbers]:
    """Tell how alike a sentence is to the text, to the others, and to the first ones (TF-IDF cosines)."""
    size = len(held)
    weighted = held * np.log((size + 1) / np.maximum(held.sum(0), 1))
    norms = np.sqrt((weighted * weighted).sum(1, keepdims=True)) + 1e-9
    unit = weighted / norms
    alike = unit @ unit.T
    alike.flat[:: size + 1] = 0  # nothing is like itself
    middle = weighted.sum(0)
    steps = np.diagonal(alike, 1)
    second = alike[:, 1] if size > 1 else np.zeros(size)
    return [
        unit @ middle / (np.sqrt(middle @ middle) + 1e-9), alike.mean(1), alike.max(1), lexrank(alike),
        alike[:, 0], second, np.concatenate([[0.0], steps]), np.concatenate([steps, [0.0]]),
    ]  # fmt: skip


def lexrank(alike: Numbers, threshold: float = 0.1) -> Numbers:
    """Return LexRank's centrality (mean 1) of sentences as alike as the matrix says, in six steps."""
    size = len(alike)
    linked = (alike > threshold).astype(float)
    walk = 0.85 * (linked / np.maximum(1, linked.sum(1, keepdims=True))).T
    rank = np.full(size, 1 / size)
    for _ in range(6):
        rank = 0.15 / size + walk @ rank
    return rank * size


def _news(held: Numbers, distinct: Numbers) -> list[Numbers]:
    """Tell what a sentence says first, and how much of what it says comes up again."""
    so_far = np.cumsum(held, axis=0)
    fresh = held * (so_far == held)
    later = held * (held.sum(0) - so_far)
    new = fresh.sum(1)
    return [new / distinct, new, (later > 0).sum(1) / distinct, later.sum(1) / distinct, (fresh * later).sum(1)]


def _title(held: Numbers, distinct: Numbers, vocabulary: dict[str, int], title: Sequence[str]) -> list[Numbers]:
    size = len(held)
    said = sorted(set(title))
    columns = [vocabulary[stem] for stem in said if stem in vocabulary]
    shared = held[:, columns].sum(1) if columns else np.zeros(size)
    return [shared / max(1, len(said)), shared / distinct, np.full(size, float(bool(said)))]


def _surface(texts: Sequence[str], words: Sequence[Sequence[str]], lengths: Numbers, language: str) -> list[Numbers]:
    """Tell what can be seen without reading: capitals, digits, quotes, commas, and the first word."""
    lists = word_lists(language)
    hanging, own, saying = lists.hanging, lists.own, lists.saying
    rows = [
        (
            len(_CAPITAL.findall(text)),
            len(_DIGITS.findall(text)),
            '"' in text or "“" in text or "«" in text or "„" in text,
            text[:1] in _QUOTES,
            bool(found) and found[0] in hanging,
            len(hanging.intersection(found)),
            len(own.intersection(found)),
            not saying.isdisjoint(found),
            text.count(","),
            "(" in text,
        )
        for text, found in zip(texts, words, strict=True)
    ]
    seen = np.array(rows, dtype=float).T
    capitals, digits, quote, opens, hangs, leaning, we, says, commas, bracket = seen
    return [
        capitals, capitals / lengths, digits, quote, opens, hangs, leaning / lengths, we / lengths, says,
        commas, commas / lengths, bracket,
    ]  # fmt: skip


def _neighbours(rows: Numbers) -> Numbers:
    """Return what the sentence before and the one after have of the same; at the ends nothing."""
    moved = np.zeros((2, *rows.shape))
    moved[0, :, 1:], moved[1, :, :-1] = rows[:, :-1], rows[:, 1:]
    return moved.transpose(1, 0, 2).reshape(2 * len(rows), -1)


def _ranks(rows: Numbers) -> Numbers:
    """Return each sentence's rank among all, 0 for the highest, below 1 for the lowest."""
    ranks = np.empty(rows.shape)
    places = np.broadcast_to(np.arange(rows.shape[1]) / rows.shape[1], rows.shape)
    np.put_along_axis(ranks, np.argsort(-rows, axis=1, kind="stable"), places, axis=1)
    return ranks
