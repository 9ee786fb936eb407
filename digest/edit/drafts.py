"""Stories before they are summarized: their reports in order, their standing, what the editor wants of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.edits import Edits, Wish, names_story, worth
from digest.edit.memory import recall
from digest.edit.phrases import MORE
from digest.edit.prominence import orders_of
from digest.edit.rank import lead_first, newest_of, standing
from digest.models import Skipped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from digest.edit.memory import Recall
    from digest.models import Article, Carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold a story before it is summarized."""

    reports: tuple[Article, ...]
    score: float
    reason: str
    topic: str = MORE
    wish: Wish | None = None
    #: Its place among the stories that the editor put first.
    pinned: int | None = None
    #: The issue that it brings news to.
    updates: str | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """Hold what each story is judged by."""

    edits: Edits
    newest: dt.datetime | None
    #: How far a place in each source says what its editors found important.
    orders: Mapping[str, float]


def drafts_of(
    groups: Sequence[tuple[Article, ...]], edits: Edits, *, floor: float = 0.0, earlier: Sequence[Carried] = ()
) -> tuple[list[Draft], list[Skipped]]:
    """Return the stories that may be carried, and those that are left out with the reason."""
    articles = [article for group in groups for article in group]
    desk = _Desk(edits, newest_of(articles), orders_of(articles))
    kept: list[Draft] = []
    dropped: list[Skipped] = []
    for group in groups:
        reports = lead_first(group)
        known = recall(reports, earlier)
        draft = _drafted(reports, known, desk, floor)
        if isinstance(draft, Draft):
            kept.append(draft)
            dropped += [left_out(one, known.reason) for one in reports if one not in known.fresh] if known else []
        else:
            dropped.append(draft)
    return kept, dropped


def _drafted(reports: tuple[Article, ...], known: Recall | None, desk: _Desk, floor: float) -> Draft | Skipped:
    if any(names_story(name, reports) for name in desk.edits.drop):
        return left_out(reports[0], "dropped by the editor")
    if any(names_story(name, reports) for name in desk.edits.later):
        return left_out(reports[0], "put off by the editor: the next issue is offered it")
    if known and not known.fresh:
        return left_out(reports[0], known.reason)
    draft = _draft(known.fresh if known else reports, desk, known.carried.issue if known else None)
    if draft.score < floor and draft.pinned is None:
        return left_out(reports[0], f"score {draft.score:g} is under the floor of {floor:g}")
    return draft


def _draft(reports: tuple[Article, ...], desk: _Desk, updates: str | None) -> Draft:
    edits = desk.edits
    wish = next((wish for wish in edits.stories if names_story(wish.story, reports)), None)
    weight = max(worth(edits, article) for article in reports) * (wish.weight if wish else 1.0)
    stand = standing(reports, desk.newest, weight, desk.orders)
    pinned = next((at for at, name in enumerate(edits.pin) if names_story(name, reports)), None)
    parts = ["pinned by the editor"] if pinned is not None else []
    parts += [f"news of a story in {updates}"] if updates else []
    reason = "; ".join([*parts, stand.reason])
    return Draft(reports=reports, score=stand.score, reason=reason, wish=wish, pinned=pinned, updates=updates)


def left_out(article: Article, reason: str) -> Skipped:
    """Return why an article is not carried."""
    return Skipped(what=article.url or article.title or article.id, stage="edit", reason=reason)
