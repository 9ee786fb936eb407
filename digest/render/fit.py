"""Fits: choose how much of each story the mail shows, so that it stays under the size; pure.

The order of loss: the lowest-scored stories become one-liners, then go to the web; the lead story
of each section keeps its summary until nothing else is left to lose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Issue

Forms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Hold every step from the whole issue (step 0) down to no story at all."""

    sizes: tuple[int, ...]
    #: What each step takes from which story: (section, place, form).
    steps: tuple[tuple[int, int, str], ...]

    def forms(self, step: int) -> Forms:
        """Return each story's form after the first `step` steps."""
        shown = [["full"] * size for size in self.sizes]
        for section, place, form in self.steps[:step]:
            shown[section][place] = form
        return tuple(map(tuple, shown))


def ladder(issue: Issue) -> Ladder:
    """Return the steps down, the least missed story first."""
    places = [
        (place == 0, story.score, -section_at, -place, section_at, place)
        for section_at, section in enumerate(issue.sections)
        for place, story in enumerate(section.stories)
    ]
    order = [(row[4], row[5], row[0]) for row in sorted(places)]
    steps: list[tuple[int, int, str]] = []
    for leads in (False, True):
        for form in ("brief", "gone"):
            steps.extend((section, place, form) for section, place, lead in order if lead is leads)
    return Ladder(sizes=tuple(len(section.stories) for section in issue.sections), steps=tuple(steps))


def first_fitting(last: int, size: Callable[[int], int], limit: int, guess: Callable[[int], int]) -> int | None:
    """Return the first step from 0 to `last` whose size is within `limit`; None where none is.

    `size` is dear (it inlines the CSS), `guess` is cheap and grows with it: the step is searched by
    guesses, their error is measured at each miss, and the answer is always one that `size` confirmed.
    """
    actual = size(0)
    if actual <= limit:
        return 0
    tried: dict[int, int] = {0: actual}
    low, high = 0, last + 1  # low does not fit; high fits, or is past the end
    while high - low > 1:
        step = _next_step(low, high, tried, limit, guess)
        tried[step] = size(step)
        if tried[step] <= limit:
            high = step
        else:
            low = step
        if high <= last and tried.get(high, 0) > limit * 0.985:
            break
    return high if high <= last else None


def _next_step(low: int, high: int, tried: dict[int, int], limit: int, guess: Callable[[int], int]) -> int:
    """Return the step that should just fit, going by how far the guess was off at the nearest trial."""
    nearest = tried.get(high, tried[low])
    at = high if high in tried else low
    ratio = nearest / max(1, guess(at))
    first, end = low + 1, high - 1
    while first < end:
        middle = (first + end) // 2
        if guess(middle) * ratio <= limit * 0.995:
            end = middle
        else:
            first = middle + 1
    return first


def losses(forms: Forms) -> tuple[str, ...]:
    """Say in plain words what was shortened."""
    flat = [form for section in forms for form in section]
    brief, gone = flat.count("brief"), flat.count("gone")
    said = []
    if brief:
        said.append(f"{brief} of {len(flat)} stories are one line each in the mail")
    if gone:
        said.append(f"{gone} of {len(flat)} stories are only in the web page")
    return tuple(said)
