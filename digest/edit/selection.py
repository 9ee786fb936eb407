"""Which of the rated sentences make the summary: what repeats, hangs or overflows is passed over."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from digest.edit.asides import is_lesser
from digest.edit.families import family_names, introduces
from digest.edit.fitness import fit, harmless, stands_beside, whole
from digest.edit.leaning import (
    hangs,
    holds,
    judges,
    may_refer_to,
    names,
    points_back,
    refers_to,
    turns,
)
from digest.edit.lexicon import stems
from digest.edit.passages import MOST, passages
from digest.edit.phrases import primary
from digest.edit.pieces import JUDGES, LESSER, SPEAKS, TURNS, WIDTH, hints_of, meant_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest.edit.passages import Passage
    from digest.models import Article

#: Two sentences, or a sentence and the headline, that share this much of their stems say the same.
SAME = 0.6
# A sentence may say "he" where it stands at most so many behind the one that names him, and "But Weber" so many.
_NEAR, _NEAR_TURN = 2, 3
_WHOLE, _LONGER = 0.8, 1.6
_FAR = 100.0
# A further sentence of fewer words says little: none of 7 costs CNN .0 R1, none of 8 .1, none of 10 .2.
_FEW = 8
# A text of so many sentences, each of about so many characters at most, may be its own summary.
_LEAST, _TEASER = 2, 300
# What has no stop tells something from so many words on ("What's changed" does not).
_TELLS = 5
# With fewer fit sentences an article is read on, so many times as far.
_ENOUGH, _FURTHER = 6, 8
# With room for so many sentences a report's first one opens its summary (as in `together`).
_ROOM = 3


def candidates(article: Article, most: int = MOST) -> list[Passage]:
    """Return the passages that may stand in a summary, of the first `most`; where none may, one that does no harm.

    Where few of them may (a page that begins with its own table of contents), it is read on.
    """
    found = passages(article, most)
    title = frozenset(stems(article.title, primary(article.language)) if article.title else ())
    able = _able(found, title)
    if len(able) < _ENOUGH and len(found) == most:
        found = passages(article, _FURTHER * most)
        able = _able(found, title)[:most]
    new = [p for p in found if harmless(p) and not restates(p.stems, title)] if not able else []
    return able or list(islice((p for p in new if p.size >= _TELLS), 1)) or new[:1]


def _able(found: Sequence[Passage], title: frozenset[str]) -> list[Passage]:
    return [p for p in found if fit(p) and not (title and restates(p.stems, title))]


def itself(article: Article, sentences: int, words: int | None) -> list[Passage]:
    """Return all sentences of an article so short that it is its own summary; none of a longer one, or a torn one.

    They stand as its outlet wrote them, so that a further one may lean on those before.
    """
    if sentences < _LEAST or sum(map(len, article.paragraphs)) > sentences * _TEASER:
        return []
    found = passages(article, sentences + 1)
    title = frozenset(stems(article.title, primary(article.language)))
    told = found[1:] if found and _is_spared(found, title, article) else found
    while len(told) > _LEAST and stands_beside(told[-1]):  # "Please keep the door closed."
        told = told[:-1]
    fits = words is None or sum(map(length, told)) <= words
    if len(told) < _LEAST or len(found) > sentences or not fits or not fit(told[0]) or not whole(told):
        return []
    return [] if _lean(told, article) else told


def _is_spared(found: Sequence[Passage], title: frozenset[str], article: Article) -> bool:
    """Tell whether the first sentence says the headline again; one that adds to it stays for those that lean on it."""
    adds = not title.issuperset(found[0].stems)
    return restates(found[0].stems, title) and not (adds and _lean(found[1:], article))


def _lean(told: Sequence[Passage], article: Article) -> bool:
    """Tell whether sentences lean on what stood before them: "It cuts the bill" on one that says what does."""
    return bool(told) and hangs(told[0].text, primary(article.language))


def restates(stems: Collection[str], title: frozenset[str]) -> bool:
    """Tell whether a sentence of these stems says hardly more than the headline; one that fills it in may stay."""
    shared = len(title.intersection(stems))
    if shared <= 1:
        return False
    size = len(frozenset(stems))
    return shared >= SAME * size or (shared >= _WHOLE * len(title) and size <= _LONGER * len(title))


def repeats(one: frozenset[object], other: frozenset[object]) -> bool:
    """Tell whether of two sentences the shorter one says hardly more than the other."""
    small = min(len(one), len(other))
    return small > 1 and len(one & other) >= SAME * small


def opening_first(rated: Sequence[float], *, sentences: int) -> list[float]:
    """Return ratings by which a report's first sentence opens its summary where there is room for others."""
    return [rated[0] + _FAR, *rated[1:]] if rated and sentences >= _ROOM else list(rated)


def choose(table: Table, ratings: Sequence[float], *, sentences: int) -> list[int]:
    """Return the places of the best passages in reading order; none where each leans on something unsaid.

    A reader is better served by a headline alone than by "But it ends a dream." below it; the first words of a
    report stand below it, which names "she" of "She was nine weeks old".
    """
    order = sorted(range(len(ratings)), key=lambda i: (-ratings[i], i))
    taken: list[int] = []
    while len(taken) < max(1, sentences):
        best = next((i for i in order if table.welcomes(i, taken)), None)
        if best is None:
            break
        taken = sorted([*taken, best])
        order.remove(best)
    return taken or table.opening()


def choose_set(table: Table, sets: Iterable[list[int]]) -> list[int]:
    """Return the first of the sets, the best ones first, that reads well; none where none does.

    ROUGE likes the brief: sets with a further sentence of few words, or with a lesser one, are tried behind all others.
    """
    brief = []
    for chosen in sets:
        if table.says_little(chosen):
            brief.append(chosen)
        elif table.reads_well(chosen):
            return chosen
    return next(filter(table.reads_well, brief), [])


class Table:
    """Judge who may join those already taken; what was found out of a passage is kept."""

    def __init__(self, able: Sequence[Passage], language: str, words: int | None = None, title: str = "") -> None:
        self._able, self._language, self._words, self._title = able, language, words, title
        self._hanging: dict[int, tuple[bool, str]] = {}
        self._terms: dict[int, frozenset[int]] = {}
        self._families: dict[int, list[str]] = {}
        self._lesser: dict[int, bool] = {}
        self._hints: dict[int, int] = {}

    def welcomes(self, i: int, taken: list[int]) -> bool:
        """Tell whether a passage leans on nothing unsaid, fits the budget and repeats none of the others."""
        if self._words is not None and taken and sum(length(self._able[j]) for j in (*taken, i)) > self._words:
            return False
        before = [j for j in taken if j < i]
        if not (self._known_things(i, before) and self._known_name(i, before)):
            return False
        return not (taken and any(repeats(self._terms_of(i), self._terms_of(kept)) for kept in taken))

    def opening(self) -> list[int]:
        """Return the place of the report's first sentence, where it stands below a headline."""
        return [0] if self._title and self._able and not self._able[0].order else []

    def reads_well(self, chosen: list[int]) -> bool:
        """Tell whether passages in reading order lean on nothing unsaid, fit the budget and repeat nothing."""
        return all(self.welcomes(i, chosen[:at]) for at, i in enumerate(chosen))

    def says_little(self, chosen: list[int]) -> bool:
        """Tell whether one of the passages is a lesser one, or a further one of few words ("It was built to last.")."""
        return any(map(self._is_brief, chosen[1:])) or any(map(self._is_lesser, chosen))

    def _is_brief(self, i: int) -> bool:
        return len(self._able[i].pieces) < _FEW * WIDTH

    def _is_lesser(self, i: int) -> bool:
        if i not in self._lesser:
            self._lesser[i] = self._hints_of(i) & LESSER > 0 and is_lesser(self._able[i].text)
        return self._lesser[i]

    def welcomes_beside(self, i: int, told: Sequence[str]) -> bool:
        """Tell whether a passage may stand beside sentences of another report: it leans on nothing they have not said.

        Nothing stands right before it, so that no "he" is known; a thing or a family name is where they have it.
        """
        passage, said = self._able[i], " ".join(told)
        leaning, thing = self._leaning(i)
        if leaning and not (thing and thing in said.lower()):
            return False
        return all(
            name in said or not any(introduces(self._able[j].text, name, self._language) for j in range(i))
            for name in family_names(passage.text, self._language)
        )

    def _known_things(self, i: int, before: list[int]) -> bool:
        """Tell whether a passage speaks of nothing as known ("he", "the move") that the summary has not told."""
        leaning, thing = self._leaning(i)
        if not leaning:
            return True
        return self._said(thing, before) or (bool(before) and (self._follows(i, before[-1]) or self._turns(i, before)))

    def _turns(self, i: int, before: list[int]) -> bool:
        """Tell whether a passage only turns from those soon before it, the first one to do so."""
        soon = self._able[i].order - self._able[before[-1]].order <= _NEAR_TURN
        return (
            soon
            and turns(self._able[i].text, self._language)
            and not any(turns(self._able[j].text, self._language) for j in before)
        )

    def _leaning(self, i: int) -> tuple[bool, str]:
        """Return whether a passage leans on another one, and the thing that it takes for known."""
        if i not in self._hanging:
            text, order = self._able[i].text, self._able[i].order
            thing = refers_to(text, self._language) or (self._takes_for_known(i) if order else "")
            within = self._hints_of(i) & TURNS > 0
            self._hanging[i] = (bool(thing) or hangs(text, self._language, refers=False, within=within), thing)
        return self._hanging[i]

    def _takes_for_known(self, i: int) -> str:
        text, language = self._able[i].text, self._language
        judging = self._hints_of(i) & JUDGES
        return may_refer_to(text, language) or (judges(text, language) if judging else "")

    def _follows(self, i: int, last: int) -> bool:
        """Tell whether what a passage leans on stands right before it, or one further if only that names anyone."""
        apart = self._able[i].order - self._able[last].order
        between = any(names(self._able[j].text) for j in range(last + 1, i))
        near = apart <= _NEAR and not between and names(self._able[last].text)
        return apart == 1 or (near and not points_back(self._able[i].text))

    def _said(self, thing: str, before: list[int]) -> bool:
        return bool(thing) and any(holds(text, thing) for text in (self._title, *(self._able[j].text for j in before)))

    def _known_name(self, i: int, before: list[int]) -> bool:
        """Tell whether everybody called by a family name was named before, or that no sentence left out did it."""
        families = self._families_in(i)
        return not families or all(
            name in self._title
            or any(name in self._able[j].text for j in before)
            or not any(introduces(self._able[j].text, name, self._language) for j in range(i))
            for name in families
        )

    def _families_in(self, i: int) -> list[str]:
        if i not in self._families:
            speaks = self._hints_of(i) & SPEAKS > 0
            self._families[i] = family_names(self._able[i].text, self._language, speaks=speaks)
        return self._families[i]

    def _hints_of(self, i: int) -> int:
        if i not in self._hints:
            self._hints[i] = hints_of(self._able[i].pieces)
        return self._hints[i]

    def _terms_of(self, i: int) -> frozenset[int]:
        if i not in self._terms:
            self._terms[i] = meant_by(self._able[i].pieces)
        return self._terms[i]


def length(passage: Passage) -> int:
    """Return how many words a reader would count."""
    return max(passage.size, len(passage.text.split()))
