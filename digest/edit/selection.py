"""Which of the rated sentences make the summary: what repeats, hangs or overflows is passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.edit.fitness import fit, hangs
from digest.edit.passages import likeness, passages, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.passages import Passage
    from digest.models import Article

#: Two sentences, or a sentence and the headline, that share this much say the same.
SAME = 0.6
#: A sentence may say "he" where it stands at most so many behind the one that names him.
_NEAR = 2
_NAME = re.compile(r"(?<=[\s\"“„«(’'])[^\W\d_a-zß-öø-ÿа-яё]|^\W*[^\W\d_]\w*\s[^\W\d_a-zß-öø-ÿа-яё]")


def candidates(article: Article) -> list[Passage]:
    """Return the passages that may stand in a summary; where none may, the first that says anything."""
    found = passages(article)
    title = stems(article.title, article.language)
    able = [p for p in found if fit(p.text, len(p.words)) and not repeats(p.stems, title)]
    return able or [p for p in found if p.words][:1] or found[:1]


def repeats(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one sentence says hardly more than another one, or than the headline."""
    size, known = len(set(one)), len(set(other))
    return min(size, known) > 1 and size <= known * 1.6 and likeness(one, other) >= SAME


def choose(
    able: Sequence[Passage], ratings: Sequence[float], language: str, *, sentences: int, words: int | None = None
) -> list[int]:
    """Return the places of the best passages in reading order; always one where there is any."""
    order = sorted(range(len(able)), key=lambda i: (-ratings[i], i))
    hanging = {i for i in order if hangs(able[i].text, language)}
    taken: list[int] = []
    while len(taken) < max(1, sentences):
        best = next((i for i in order if _may_join(i, taken, able, hanging, words)), None)
        if best is None:
            break
        taken = sorted([*taken, best])
        order.remove(best)
    return taken or order[:1]


def _may_join(i: int, taken: list[int], able: Sequence[Passage], hanging: set[int], words: int | None) -> bool:
    passage = able[i]
    if i in hanging and not _leans_well(i, taken, able):
        return False
    if words is not None and taken and length(passage) + sum(length(able[j]) for j in taken) > words:
        return False
    return not any(repeats(passage.stems, able[j].stems) or repeats(able[j].stems, passage.stems) for j in taken)


def _leans_well(i: int, taken: list[int], able: Sequence[Passage]) -> bool:
    """Tell whether what a hanging sentence leans on stands right before it in the summary, and names someone."""
    before = max((j for j in taken if j < i), default=None)
    return before is not None and able[i].order - able[before].order <= _NEAR and names(able[before].text)


def names(text: str) -> bool:
    """Tell whether a sentence names anyone: a capital inside it, or a script that has none."""
    return _NAME.search(text) is not None or text.lower() == text.upper()


def length(passage: Passage) -> int:
    """Return how many words a reader would count."""
    return max(len(passage.words), len(passage.text.split()))
