"""Which stories come first, and why: outlets, place in the feed, freshness, fullness, whose life it is, weights."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.edit.copies import near_copies
from digest.edit.diaries import diary_share
from digest.edit.guides import is_guide, tells_no_event
from digest.edit.prominence import place_told, prominence
from digest.edit.texts import read, terms_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.models import Article

# What each doubling of the outlets adds, and what each other part can add at most; a story's score is their sum times
# the editor's weight. Outlets count most (design: "how many outlets"): a second one is worth more than a tenth, three
# bring a story before the freshest, fullest first article of any single source, and six before what three tell first.
_OUTLETS, _PLACE, _FRESH, _FULL = 0.8, 0.5, 0.5, 0.3
#: What a story loses of which every report is a diary: who writes of the own week leads where nothing else is told.
_DIARY, _SAYS_I = 0.4, 0.5
#: What a story loses of which every title is that of a guide, a question, a column or a shopping list.
_ADVICE = 0.4
#: What a story of headlines alone loses: where a limit binds it is the last to be carried, unless many tell it.
_UNTOLD = 0.5
#: Reports that open with the same so many words are one text: copies of a wire confirm nothing.
_SAME_OPENING = 25
#: What a title that says what the other titles say is worth against a fuller text (in doublings of it).
_CENTRAL = 6.0
#: A title is compared with so many of the titles of a story, those of most reports.
_COMPARED = 100
#: What a report loses as the lead of its story for each day that it is older than the newest, and at most: on Tuesday
#: "talks end" leads, not Monday's longer "talks will begin".
_STALE, _STALEST = 1.5, 3.0
#: What it loses where all other reports, and at least _OTHERS, came so many hours later: after most of them a short one
#: that knows how it went leads. What a guide or a question loses ("Will tensions boil over?"): it leads where all are.
_LATER_HOURS, _OTHERS, _OVERTAKEN, _GUIDE = 12.0, 3, 6.0, 4.0
#: A topic takes this share of a limit that binds while others wait; an outlet so many times its even part, this share
#: at least. (Of the fifty stories of two of three weeks of 65 feeds one outlet told twenty.)
_SHARE, _EVEN, _LEAST_SHARE = 0.4, 4.0, 0.25
#: What an outlet tells alone is worth so much less for each better story that it alone tells, so many at most: of 130
#: feeds a magazine with whole texts told 14 of fifty stories, and 15 outlets had one (with this 10, and 18).
_AGAIN, _MOST_AGAIN = 0.03, 5
_HALF_LIFE_HOURS = 60.0
_FULL_WORDS = 350
#: A reason is named from these shares of its part on.
_FRESH_HOURS = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Hold a story's score and the reasons for it in plain words."""

    score: float
    reason: str


def standing(
    reports: Sequence[Article], newest: datetime | None, weight: float = 1.0, orders: Mapping[str, float] | None = None
) -> Standing:
    """Return how a story of these reports stands.

    `newest` is the time freshness counts back from, `orders` how far a place in each source says anything (all it can
    by default).
    """
    outlets, own = outlets_of(reports), outlets_of(_told_once(reports))
    age = _age(reports, newest)
    length = max(words_in(article) for article in reports)
    diary = min(diary_share(article.paragraphs, article.language) for article in reports)
    advice = all(tells_no_event(article.title) for article in reports)
    heaviest = max((article.weight for article in reports), default=1.0) * weight
    score = (
        _OUTLETS * math.log2(len(own))
        + _PLACE * max(prominence(article, orders) for article in reports)
        + _FRESH * (0.5 ** (age / _HALF_LIFE_HOURS) if age is not None else 0.25)
        + _FULL * min(1.0, length / _FULL_WORDS)
        - _DIARY * diary
        - _ADVICE * advice
        - _UNTOLD * (length == 0)
    )
    parts = [*_seen(outlets, reports, orders), *_made(age, length, heaviest)]
    if diary >= _SAYS_I:
        parts.append("a diary")
    if advice:
        parts.append("a guide, a question or a column")
    if not length:
        parts.append("headlines alone")
    if len(own) < len(outlets):
        parts.insert(1, f"of them {len(outlets) - len(own)} with the same text")
    return Standing(score=round(max(0.0, score * heaviest), 4), reason="; ".join(parts) or "one report")


def outlets_of(reports: Sequence[Article]) -> tuple[str, ...]:
    """Return the outlets of the reports, each once; reports without one count together."""
    return tuple(dict.fromkeys((a.publisher or a.source or "").casefold() for a in reports))


def _told_once(reports: Sequence[Article]) -> list[Article]:
    """Return the reports without those that open as another does, word for word, or are nearly the same text."""
    kept: dict[tuple[str, ...], Article] = {}
    for report in reports:
        opening = tuple(" ".join(report.paragraphs[:3]).casefold().split()[:_SAME_OPENING])
        kept.setdefault(opening if len(set(opening)) > _SAME_OPENING // 2 else (report.id,), report)
    own = list(kept.values())
    return [own[group[0]] for group in near_copies(own, read(own), lambda _first, _copy: True)]


def words_in(article: Article) -> int:
    """Return about how many words an article has; six characters make one (Chinese has no spaces)."""
    return sum(max(paragraph.count(" ") + 1, len(paragraph) // 12) for paragraph in article.paragraphs)


def _age(reports: Sequence[Article], newest: datetime | None) -> float | None:
    dates = [article.published for article in reports if article.published]
    if not dates or newest is None:
        return None
    return max(0.0, (newest - max(dates)).total_seconds() / 3600)


def _seen(outlets: Sequence[str], reports: Sequence[Article], orders: Mapping[str, float] | None) -> list[str]:
    many = [f"{len(outlets)} outlets"] if len(outlets) > 1 else [f"{len(reports)} reports"] if len(reports) > 1 else []
    place = place_told(reports, orders)
    return [*many, place] if place else many


def _made(age: float | None, length: int, weight: float) -> list[str]:
    parts = []
    if age is not None and age <= _FRESH_HOURS:
        parts.append("fresh")
    if length >= _FULL_WORDS:
        parts.append("a full report")
    if weight != 1.0:
        parts.append(f"weight {weight:g}")
    return parts


def newest_of(articles: Sequence[Article]) -> datetime | None:
    """Return the latest date of publication, from which freshness counts back."""
    return max((a.published for a in articles if a.published), default=None)


def lead_first(reports: Sequence[Article]) -> tuple[Article, ...]:
    """Return the reports with the one in front that is complete and new, and whose title says what the others say."""
    titles = {report.id: frozenset(terms_of(report).title) for report in reports}
    counted = Counter(titles.values())
    usual = sorted(counted, key=lambda title: (-counted[title], sorted(title)))[:_COMPARED]
    total, latest = sum(counted[title] for title in usual), newest_of(reports)
    times = sorted(report.published for report in reports if report.published)

    def central(article: Article) -> float:
        mine = titles[article.id]
        alike = sum(counted[other] * len(mine & other) / (len(mine | other) or 1) for other in usual)
        # Without itself: of two titles neither is nearer to the other.
        own = mine in usual
        return (alike - (own and bool(mine))) / ((total - own) or 1)

    def completeness(article: Article) -> tuple[float, float, int, str]:
        full = math.log2(1 + min(words_in(article), 1500)) * max(article.weight, 0.0)
        # A report that readers can follow leads over one without an address that is up to twice as long.
        known = 1.0 * (article.url is not None) + 0.5 * (article.publisher is not None)
        shown = 0.25 * (article.image is not None) + 0.25 * (article.published is not None)
        stale = min(_STALEST, _STALE * (_age([article], latest) or 0.0) / 24) + _OVERTAKEN * _overtaken(article, times)
        worth = round(full + known + shown + _CENTRAL * central(article) - stale - _GUIDE * is_guide(article.title), 6)
        return (-worth, -article.weight, article.position, article.id)

    return tuple(sorted(reports, key=completeness))


def _overtaken(article: Article, times: Sequence[datetime]) -> float:
    """Return the share of the other reports, by their sorted times, that came well after an article."""
    if article.published is None:
        return 0.0
    later = len(times) - bisect_left(times, article.published + timedelta(hours=_LATER_HOURS))
    return later / max(_OTHERS, len(times) - 1)


def varied(told: Sequence[tuple[float, Sequence[str]]]) -> list[int]:
    """Return the places of stories in the order in which they come into an issue: many outlets are heard.

    `told` gives each story's score and outlets, best first; what an outlet tells alone again gives way a little.
    """
    before: Counter[str] = Counter()
    worth: list[tuple[float, int]] = []
    for at, (score, outlets) in enumerate(told):
        alone = outlets[0] if len(outlets) == 1 else None
        worth.append((-score + _AGAIN * min(_MOST_AGAIN, before[alone] if alone is not None else 0), at))
        if alone is not None:
            before[alone] += 1
    return [at for _, at in sorted(worth)]


def chosen(ranked: Sequence[tuple[str, Sequence[str]]], limit: int, *, share: float = _SHARE) -> tuple[int, ...]:
    """Return the places of the stories that are carried, in their order, at most `limit` (0: all).

    `ranked` gives each story's topic and outlets, the first to be carried first. Where the limit binds, one topic takes
    at most `share` of it while others are waiting, and one single outlet no more than some times its even part.
    """
    if not limit or len(ranked) <= limit:
        return tuple(range(len(ranked)))
    alone = {outlets[0] for _, outlets in ranked if len(outlets) == 1}
    even = min(share, max(_LEAST_SHARE, _EVEN / max(1, len(alone))))
    most = {"topic": max(2, math.ceil(limit * share)), "outlet": max(2, math.ceil(limit * even))}
    taken: list[int] = []
    waiting: list[int] = []
    held: dict[tuple[str, str], int] = {}
    for at, (topic, outlets) in enumerate(ranked):
        keys = [("topic", topic)] + ([("outlet", outlets[0])] if len(outlets) == 1 else [])
        if len(taken) < limit and all(held.get(key, 0) < most[key[0]] for key in keys):
            taken.append(at)
            for key in keys:
                held[key] = held.get(key, 0) + 1
        else:
            waiting.append(at)
    return tuple(sorted(taken + waiting[: limit - len(taken)]))
