"""Fits: choose how much of each story the mail shows, so that it stays under the size; pure.

The order of loss: summaries like books; then the lowest-scored stories become one-liners, then go
to the web; the lead story of each section keeps its summary until nothing else is left to lose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Issue, Story

#: About what a mail without a story takes.
EMPTY = 6000
#: A summary of more bytes than this is no summary.
HUGE = 6000
#: A mail that fills this share of its limit is full enough to look no further.
CLOSE = 0.98

Forms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Hold every step from the whole issue (step 0) down to no story at all."""

    #: Each story's form in the whole issue: full, or brief where the newsletter wants no more.
    whole: Forms
    #: What each step takes from which story: (section, place, form).
    steps: tuple[tuple[int, int, str], ...]

    def forms(self, step: int) -> Forms:
        """Return each story's form after the first `step` steps."""
        shown = [list(section) for section in self.whole]
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
    # A summary like a book would cost every other story its place: it goes first, lead or not.
    huge = {(at, place) for at, place, _ in order if _summary(issue.sections[at].stories[place]) > HUGE}
    steps = [(at, place, "brief") for at, place, _ in order if (at, place) in huge]
    for leads in (False, True):
        for form in ("brief", "gone"):
            left = [(at, place) for at, place, lead in order if lead is leads]
            steps.extend((at, place, form) for at, place in left if form == "gone" or (at, place) not in huge)
    return Ladder(whole=_whole(issue), steps=tuple(steps))


def _whole(issue: Issue) -> Forms:
    """Return the forms that the newsletter wants: the summaries of all stories, or of the best so many."""
    stories = [
        ((at, place) != (0, 0), -story.score, at, place)  # what opens the issue opens it in full
        for at, section in enumerate(issue.sections)
        for place, story in enumerate(section.stories)
    ]
    most = issue.newsletter.summaries
    full = {(at, place) for _, _, at, place in sorted(stories)[: len(stories) if most is None else most]}
    return tuple(
        tuple("full" if (at, place) in full else "brief" for place in range(len(section.stories)))
        for at, section in enumerate(issue.sections)
    )


def guesses(issue: Issue, steps: Ladder) -> list[int]:
    """Return about how many bytes the mail takes after each step; `first_fitting` measures the error."""
    costs = [
        [
            (full if form == "full" else brief, brief)
            for (full, brief), form in zip(map(_costs, stories), forms, strict=True)
        ]
        for stories, forms in zip((section.stories for section in issue.sections), steps.whole, strict=True)
    ]
    now = EMPTY + sum(shown for section in costs for shown, _ in section)
    sizes = [now]
    for section, place, form in steps.steps:
        shown, brief = costs[section][place]
        now -= shown - brief if form == "brief" else brief
        sizes.append(now)
    return sizes


def _costs(story: Story) -> tuple[int, int]:
    """Return about what a story takes in full, and as one line: its words, and markup with inlined styles."""
    lead = story.lead
    line = len(lead.title.encode()) + len(lead.url or "") + len(lead.publisher or "") + 330
    also = sum(len(other.url or "") + len(other.publisher or "") + 80 for other in story.also[:6])
    return line + _summary(story) + also + 500, line


def _summary(story: Story) -> int:
    return sum(len(sentence.text.encode()) for sentence in story.summary.sentences)


def first_fitting(guessed: Sequence[int], size: Callable[[int], int], limit: int) -> int | None:
    """Return the first step whose size is within `limit`, or one hardly later; None where none is.

    `size` is dear, since it inlines the CSS. The guesses choose which step to try; how far they were off
    at the last trial corrects them; and the answer is always a step that `size` confirmed.
    """
    low, high = -1, len(guessed)  # low does not fit, high does; both are past the ends at first
    ratio = 1.0
    step = 0 if guessed[0] <= 1.5 * limit else _goal(guessed, low, high, limit)
    while high - low > 1:
        actual = size(step)
        ratio = actual / guessed[step]
        if actual <= limit:
            high = step
        else:
            low = step
        if actual <= limit and (step == 0 or actual > CLOSE * limit):
            break
        step = _goal(guessed, low, high, (1 + CLOSE) / 2 * limit / ratio)
    return high if high < len(guessed) else None


def _goal(guessed: Sequence[int], low: int, high: int, limit: float) -> int:
    """Return the first step between `low` and `high` that should fit (guesses never grow)."""
    first, end = low + 1, max(low + 1, high - 1)
    while first < end:
        middle = (first + end) // 2
        if guessed[middle] <= limit:
            end = middle
        else:
            first = middle + 1
    return first


def losses(forms: Forms, whole: Forms) -> tuple[str, ...]:
    """Say in plain words what was shortened; what the newsletter wants as a line was not."""
    flat, wanted = ([form for section in one for form in section] for one in (forms, whole))
    brief = sum(form == "brief" != want for form, want in zip(flat, wanted, strict=True))
    gone = flat.count("gone")
    said = []
    if brief:
        said.append(f"{brief} of {len(flat)} stories shown as one line in the mail")
    if gone:
        said.append(f"{gone} of {len(flat)} stories only on the web page")
    return tuple(said)
