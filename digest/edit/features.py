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

from digest.edit.salience import Words, salience
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
    "salient", "salience", "salient_new", "salient_beyond",
    "capitals", "capital_share", "digits", "quote", "opens_quote", "quoted", "hangs", "hanging_share", "we", "says",
    "commas", "comma_share", "bracket",
    "previous_words", "next_words", "previous_salience", "next_salience", "previous_hangs", "next_hangs",
    "rank_central", "rank_commonness", "rank_lexrank", "rank_introduces", "rank_words", "rank_salient", "rank_salience",
)  # fmt: skip
_NOTHING = np.zeros(1)
_WITH_NEIGHBOURS = [NAMES.index(name) for name in ("words", "salience", "hangs")]
_RANKED = [
    NAMES.index(name) for name in ("central", "commonness", "lexrank", "introduces", "words", "salient", "salience")
]
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_QUOTED = re.compile(r"[\"“„«][^\"“”«»]{3,}[\"“”»]")
_QUOTES = frozenset('"“”„«»‘「')


class Reading(NamedTuple):
    """Hold what was read of an article: the numbers of its sentences, its words, and how salient these are."""

    #: One row for each sentence, in the order of `NAMES`.
    rows: Numbers
    words: Words
    #: How likely a summary is to hold each column's word, and each sentence's lone words.
    chances: Numbers
    lone: Numbers


class Told(NamedTuple):
    """Hold the sentences of an article: their texts, their words, and the stems of those that carry meaning."""

    texts: Sequence[str]
    words: Sequence[Sequence[str]]
    stems: Sequence[Sequence[str]]


def read(told: Told, title: Sequence[str], language: str, weights: Numbers) -> Reading:
    """Read the sentences of an article that has some; the weights are those of the words' salience."""
    texts, words, stems = told
    found = counted(stems, title)
    chances, lone = salience(found, weights)
    lengths = np.array([len(spoken) or 1 for spoken in words], dtype=float)
    distinct = np.maximum(found.held.sum(1) + found.once, 1)
    letters = np.array([len(text) for text in texts]) / lengths
    own = [
        *_place(len(texts)),
        lengths, np.log(lengths), distinct, distinct / lengths, letters,
        *_commonness(found, distinct),
        *_likeness(found),
        *_news(found, distinct),
        *_title(found, distinct, len(frozenset(title))),
        *_salient(found, chances, lone, lengths),
        *_surface(texts, words, lengths, language),
    ]  # fmt: skip
    table = np.concatenate(own).reshape(len(own), len(texts))  # a tenth of the time of np.array
    rows = np.concatenate([table, _neighbours(table[_WITH_NEIGHBOURS]), _ranks(table[_RANKED])])
    return Reading(rows.T.copy(), found, chances, lone)


def counted(stems: Sequence[Sequence[str]], title: Sequence[str] = ()) -> Words:
    """Return what an article says, by sentence and word."""
    every = [*title, *chain.from_iterable(stems)]
    vocabulary = {stem: column for column, stem in enumerate(dict.fromkeys(every))}
    columns = np.fromiter(map(vocabulary.__getitem__, every), np.intp, len(every))
    heading = len(title)
    often = np.bincount(columns[heading:], minlength=max(1, len(vocabulary))) > 1
    often[columns[:heading]] = True
    titled = np.zeros(len(often))
    titled[columns[:heading]] = 1
    columns = columns[heading:]
    rows = np.repeat(np.arange(len(stems)), [len(found) for found in stems])
    again = often[columns]
    width = max(1, int(often.sum()))
    cells = rows[again] * width + (np.cumsum(often) - 1)[columns[again]]
    counts = np.bincount(cells, minlength=len(stems) * width).reshape(len(stems), width).astype(float)
    once = np.bincount(rows[~again], minlength=len(stems)).astype(float)
    return Words(counts, (counts > 0).astype(float), once, titled[often] if often.any() else np.zeros(width))


@lru_cache(maxsize=256)
def _place(size: int) -> list[Numbers]:
    at = np.arange(size, dtype=float)
    rows = [np.log1p(at), at == 0, at == 1, at == 2, np.minimum(at, 20), at / max(1, size - 1), 1 / (1 + at)]
    return [*(np.asarray(row, dtype=float) for row in rows), np.full(size, min(size, 60.0))]


def _commonness(terms: Words, distinct: Numbers) -> list[Numbers]:
    """Tell how much a sentence says of what the whole text says often."""
    counts, held, once, _ = terms
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


def _likeness(terms: Words) -> list[Numbers]:
    """Tell how alike a sentence is to the text, to the others, and to the first ones (TF-IDF cosines)."""
    _, held, once, _ = terms
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


def _news(terms: Words, distinct: Numbers) -> list[Numbers]:
    """Tell what a sentence says first, and how much of what it says comes up again."""
    so_far = np.cumsum(terms.held, axis=0)
    later = terms.held * (so_far[-1] - so_far)
    fresh = terms.held * (so_far == 1)
    new = fresh.sum(1) + terms.once
    return [new / distinct, new, (later > 0).sum(1) / distinct, later.sum(1) / distinct, (fresh * later).sum(1)]


def _title(terms: Words, distinct: Numbers, said: int) -> list[Numbers]:
    size = len(distinct)
    if not said:
        return [np.zeros(size)] * 3
    shared = terms.held @ terms.titled
    return [shared / said, shared / distinct, np.ones(size)]


def _salient(terms: Words, chances: Numbers, lone: Numbers, lengths: Numbers) -> list[Numbers]:
    """Tell how much of what a summary would say stands in a sentence, and how much of that no earlier one has."""
    _, held, once, _ = terms
    alone = once * lone
    mass = held @ chances + alone
    fresh = (held * (np.cumsum(held, axis=0) == 1)) @ chances + alone
    beyond = (held * (1 - held[0])) @ chances + alone
    return [mass, mass / lengths, fresh, beyond]


def _surface(texts: Sequence[str], words: Sequence[Sequence[str]], lengths: Numbers, language: str) -> list[Numbers]:
    """Tell what can be seen without reading: capitals, digits, quotes, commas, and the first word."""
    lists = word_lists(language)
    hanging, own, saying = lists.hanging, lists.own, lists.saying
    rows = [
        (
            len(_CAPITAL.findall(text)),
            len(_DIGITS.findall(text)),
            quote := '"' in text or "“" in text or "«" in text or "„" in text,
            text[:1] in _QUOTES,
            quote and _quoted(text),
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
    capitals, digits, quote, opens, quoted, hangs, leaning, we, says, commas, bracket = seen
    return [
        capitals, capitals / lengths, digits, quote, opens, quoted, hangs, leaning / lengths, we / lengths, says,
        commas, commas / lengths, bracket,
    ]  # fmt: skip


def _quoted(text: str) -> float:
    """Return the share of a sentence that stands in quotes."""
    return sum(map(len, _QUOTED.findall(text))) / len(text)


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
