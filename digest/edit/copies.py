"""Tellings of one text, found before all else: the same text, the same page, and nearly the same text.

Copies of a wire are joined here by what they begin with and by the shingles they share, in a time that grows as their
number does; only one of them goes on into the comparison of all with all.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.edit.texts import Terms
    from digest.models import Article

#: The same text in fewer words than this may be a form that is filled in ("Puzzle of the day").
_TEXT = 20
#: A text begins with so many letters, which stand in its first so many characters; else it is compared as it is.
_LETTERS, _BEGINNING = 60, 400
#: A near copy shares this much of its sampled shingles with the fuller text, which has at most so many times as many;
#: of fewer than so many nothing can be said.
_SHARED, _FULLER, _FEWEST = 0.6, 2.0, 6
#: A shingle leads to so many texts that are no copies of each other: what more of them hold tells nothing.
_LED = 4


def same_texts(articles: Sequence[Article]) -> list[list[int]]:
    """Return the places of articles that are the same text or the same page, sorted by id for any order of input."""
    groups: dict[str, list[int]] = {}
    known: dict[str, str] = {}
    openings = [_opening(article) for article in articles]
    shared = Counter(openings)
    for at in sorted(range(len(articles)), key=lambda at: (articles[at].id, at)):
        article = articles[at]
        text = _text(article) if shared[openings[at]] > 1 else ""
        marks = [mark for mark in (text, canonical(article.url, part=True)) if mark]
        name = next((known[mark] for mark in marks if mark in known), f"{at}")
        known.update((mark, known.get(mark, name)) for mark in marks)
        groups.setdefault(name, []).append(at)
    return list(groups.values())


def _opening(article: Article) -> str:
    """Return how a text begins, whatever its spaces: only texts that begin alike are compared as a whole."""
    text = " ".join(article.paragraphs)
    letters = "".join(text[:_BEGINNING].casefold().split())
    return letters[:_LETTERS] if len(letters) >= _LETTERS else ""


def _text(article: Article) -> str:
    text = " ".join(article.paragraphs).casefold().split()
    return " ".join(text if len(text) >= _TEXT else [*article.title.casefold().split(), *text])


def near_copies(
    articles: Sequence[Article], all_terms: Sequence[Terms], tells_again: Callable[[int, int], bool]
) -> list[list[int]]:
    """Return the places of articles that are nearly one text, the fullest first, or one alone; in any order of input.

    `tells_again` says whether of two texts that are nearly one the second tells what the first does.
    """
    lengths = [len(terms.shingles) for terms in all_terms]
    shingles = _shared_shingles(all_terms)
    groups: dict[int, list[int]] = {}
    led: dict[int, list[int]] = {}
    for at in sorted(range(len(articles)), key=lambda at: (-lengths[at], articles[at].id, at)):
        alike = _alike(at, shingles, led, lengths) if lengths[at] >= _FEWEST else []
        first = next((other for other in alike if tells_again(other, at)), at)
        groups.setdefault(first, []).append(at)
        if first == at and lengths[at] >= _FEWEST:
            for shingle in shingles[at]:
                if len(places := led.setdefault(shingle, [])) < _LED:
                    places.append(at)
    return sorted(groups.values())


def _shared_shingles(all_terms: Sequence[Terms]) -> list[list[int]]:
    """Return those shingles of each text that stand in several; in most weeks they are few."""
    import numpy as np

    if not all_terms:
        return []
    cells = np.concatenate([terms.shingles for terms in all_terms])
    _, numbers, counts = np.unique(cells, return_inverse=True, return_counts=True)
    parts = np.split(numbers, np.cumsum([len(terms.shingles) for terms in all_terms])[:-1])
    return [list(dict.fromkeys(part[counts[part] > 1].tolist())) for part in parts]


def _alike(
    at: int, shingles: Sequence[Sequence[int]], led: Mapping[int, list[int]], lengths: Sequence[int]
) -> list[int]:
    """Return the texts that share most of a text's shingles and are not much fuller, the likest first."""
    shared = Counter(chain.from_iterable(led.get(shingle, ()) for shingle in shingles[at]))
    return [
        other
        for other, count in shared.most_common(_LED)
        if count >= _SHARED * lengths[at] and lengths[other] <= _FULLER * lengths[at]
    ]
