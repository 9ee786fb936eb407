"""What can be told of a sentence from its article: the numbers that the sentence model reads.

All are free of any one language, but for a few closed lists of words (`data/words.json`): a
language without a list has zeros there, and the rest still holds.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

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
_NOTHING = np.zeros(1)
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
    terms = _counted(stems)
    lengths = np.array([len(found) or 1 for found in words], dtype=float)
    letters = np.array([len(text) for text in texts]) / lengths
    distinct = np.maximum(terms.held.sum(1) + terms.once, 1)
    rows = [
        *_place(len(texts)),
        lengths, np.log(lengths), distinct, distinct / lengths, letters,
        *_commonness(terms, distinct),
        *_likeness(terms),
        *_news(terms, distinct),
        *_title(stems, distinct, title),
        *_surface(texts, words, lengths, language),
    ]  # fmt: skip
    own = np.concatenate(rows).reshape(len(rows), len(texts))
    return np.concatenate([own, _neighbours(own[_WITH_NEIGHBOURS]), _ranks(own[_RANKED])]).T


class _Terms(NamedTuple):
    """Hold what an article says, by sentence."""

    #: How often each stem that the article has twice stands in each sentence, and whether it does.
    counts: Numbers
    held: Numbers
    #: How many stems of each sentence stand nowhere else: three of four, which need no columns.
    once: Numbers


def _counted(stems: Sequence[Sequence[str]]) -> _Terms:
    every = list(chain.from_iterable(stems))
    vocabulary = {stem: column for column, stem in enumerate(dict.fromkeys(every))}
    columns = np.array(list(map(vocabulary.__getitem__, every)), dtype=np.intp)
    rows = np.repeat(np.arange(len(stems)), [len(found) for found in stems])
    often = np.bincount(columns, minlength=1) > 1
    again = often[columns]
    width = max(1, int(often.sum()))
    cells = rows[again] * width + (np.cumsum(often) - 1)[columns[again]]
    counts = np.bincount(cells, minlength=len(stems) * width).reshape(len(stems), width).astype(float)
    return _Terms(counts, (counts > 0).astype(float), np.bincount(rows[~again], minlength=len(stems)).astype(float))


@lru_cache(maxsize=256)
def _place(size: int) -> list[Numbers]:
    at = np.arange(size, dtype=float)
    rows = [np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at)]
    return [*(np.asarray(row, dtype=float) for row in rows), np.full(size, min(size, 60.0))]


def _commonness(terms: _Terms, distinct: Numbers) -> list[Numbers]:
    """Tell how much a sentence says of what the whole text says often."""
    counts, held, once = terms
    total = counts.sum(0)
    long = counts.sum(1) + once
    size = max(1.0, float(long.sum()))
    repeated = held @ (held.sum(0) > 1)
    ten = np.argsort(-total, kind="stable")[:10]
    spoken = counts @ total + once
    norms = np.sqrt(((counts * counts).sum(1) + once) * (total @ total + once.sum())) + 1e-9
    return [
        spoken / size / np.maximum(1, long), (held @ total + once) / size, held[:, ten].sum(1),
        repeated / distinct, repeated, spoken / norms,
    ]  # fmt: skip


def _likeness(terms: _Terms) -> list[Numbers]:
    """Tell how alike a sentence is to the text, to the others, and to the first ones (TF-IDF cosines)."""
    _, held, once = terms
    size = len(held)
    rare = math.log(size + 1) ** 2 * once
    weighted = held * np.log((size + 1) / np.maximum(held.sum(0), 1))
    norms = np.sqrt((weighted * weighted).sum(1) + rare) + 1e-9
    unit = weighted / norms[:, None]
    alike = unit @ unit.T
    alike.flat[:: size + 1] = 0  # nothing is like itself
    middle = weighted.sum(0)
    central = (weighted @ middle + rare) / norms / math.sqrt(float(middle @ middle + rare.sum()) + 1e-9)
    steps = np.diagonal(alike, 1)
    second = alike[:, 1] if size > 1 else np.zeros(size)
    return [
        central, alike.mean(1), alike.max(1), lexrank(alike), alike[:, 0], second,
        np.concatenate([_NOTHING, steps]), np.concatenate([steps, _NOTHING]),
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


def _news(terms: _Terms, distinct: Numbers) -> list[Numbers]:
    """Tell what a sentence says first, and how much of what it says comes up again."""
    so_far = np.cumsum(terms.held, axis=0)
    later = terms.held * (so_far[-1] - so_far)
    fresh = terms.held * (so_far == 1)
    new = fresh.sum(1) + terms.once
    return [new / distinct, new, (later > 0).sum(1) / distinct, later.sum(1) / distinct, (fresh * later).sum(1)]


def _title(stems: Sequence[Sequence[str]], distinct: Numbers, title: Sequence[str]) -> list[Numbers]:
    size, said = len(stems), frozenset(title)
    if not said:
        return [np.zeros(size)] * 3
    shared = np.array([len(said.intersection(found)) for found in stems], dtype=float)
    return [shared / len(said), shared / distinct, np.ones(size)]


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
    order = np.argsort(-rows, axis=1, kind="stable")
    ranks[np.arange(len(rows))[:, None], order] = np.arange(rows.shape[1]) / rows.shape[1]
    return ranks
