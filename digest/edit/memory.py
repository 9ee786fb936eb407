"""Know a story again that an earlier issue carried: by its pages, or by what it was about."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.phrases import ALL, MORE, primary
from digest.edit.rarity import telling, usual
from digest.edit.terms import stems
from digest.edit.texts import terms_of
from digest.models import Carried
from digest.urls import canonical, host_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.edit.texts import Terms
    from digest.models import Article, Issue, Story

#: A story is remembered by so many stems, and known again by this share of them.
_STEMS, _KNOWN = 12, 0.6
#: Or, told by another outlet, by so many of them where each telling holds so many of the other's first four, and the
#: shorter tells this much of the longer: the same in other proportions. (stories/pairs, known again of one event .30 by
#: the way before, so .48; of another .09 and .07. What one outlet tells of one theme week by week is a series.)
_SHARED, _CORE, _OF_CORE, _ALIKE = 5, 4, 3, 0.3
#: What is framed alike each week (a menu, a recipe, the parts of a podcast) shares the frame and hardly what it is
#: about: fewer of the other's first four stems than this. (Of three real weeks 11 of 19 stories that share seven
#: stems of twelve with one of their outlet do, all parts of a series; of stories/pairs of one event none.)
_OF_FRAME = 2
#: What is told a day later and on pages of its own is news of the same story; within a day it is the same news.
_NEWS_HOURS = 24.0
#: And it is news where so much of all it says, of how it opens, or of its title was not told before (in nats), or
#: a figure in its title was not. (Of what tells the same event nothing is new in .23 of stories/pairs, and in .51 of
#: wikiref, beside all other reports; of another event in .02.)
_NEW, _NEW_TITLE = 0.35, 0.4
#: A week later hardly anybody tells an event anew: what still names it goes on with it, and so much is enough.
_LATER_HOURS, _NEW_LATER = 144.0, 0.25
#: A report of which no more than this was not told is one that was: put out again, at a new address or with a corrected
#: title. (What a feed puts out under one frame each week, a shop or a podcast, names something new in its title.)
_COPY, _LEAST = 0.1, 20
#: What tells no event again but goes on with its story: each telling holds so many of the other's first four stems, so
#: many of the first twelve are shared, and what the titles share weighs this much (in nats): a name and a word, or two
#: names. (Three real weeks of 130 feeds: 13 of 744 stories, 11 of them rightly; with two of four, half.)
_GOES_ON, _GOES_ON_TITLE = 3, 12.0
#: A notice that comes round (a market, church services, a council's next meeting) has its outlet's same title again so
#: many hours later, on a page of its own; where it is as short as this, its new day alone says that it is another.
_ROUND_HOURS, _NOTICE = 120.0, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Say which earlier story this is, and which of its reports are new."""

    carried: Carried
    fresh: tuple[Article, ...] = ()

    @property
    def reason(self) -> str:
        """Return why what is not fresh is left out."""
        return f"carried in {self.carried.issue} as “{self.carried.title}”"


def recall(reports: Sequence[Article], earlier: Sequence[Carried]) -> Recall | None:
    """Return the latest earlier story that these reports tell again or, all of them fresh, go on with; or None."""
    earlier = [carried for carried in earlier if not all(_comes_round(report, carried) for report in reports)]
    if not earlier:
        return None
    own = [stems_of(report) for report in reports]
    told = {report.id: _where_told(report, earlier) for report in reports}
    again = {at for places in told.values() for at in places}
    for at in reversed(range(len(earlier))):
        if at in again or _tells_again(reports[0], own[0], earlier[at]):
            new = [report for report in reports if not told[report.id]]
            return Recall(carried=earlier[at], fresh=_fresh(new, earlier[at]))
    each = [(carried, report, its) for carried in reversed(earlier) for report, its in zip(reports, own, strict=True)]
    begun = next((carried for carried, report, its in each if _goes_on(report, its, carried)), None)
    return Recall(carried=begun, fresh=tuple(reports)) if begun else None


def _comes_round(report: Article, carried: Carried) -> bool:
    """Say whether a report is the next notice under a title that its outlet uses over and over, and not a copy."""
    page, title = canonical(report.url, part=True), report.title.casefold().split()
    if not page or page in carried.urls or title != carried.title.casefold().split():
        return False
    if report.published is None or carried.published is None or host_of(page) not in map(host_of, carried.urls):
        return False
    if (report.published - carried.published).total_seconds() < _ROUND_HOURS * 3600:
        return False
    held = terms_of(report).counts
    if carried.told <= held.keys():
        return False  # all that was told, with a line more: no other day stands in the place of the last
    return _new(tuple(held), report.language, carried.told) > (0 if len(held) < _NOTICE else _COPY)


def _goes_on(report: Article, own: Sequence[str], carried: Carried) -> bool:
    """Say whether a report tells what came of an earlier story: the same names, also in its title."""
    if len({*own} & {*carried.terms}) < _GOES_ON or _core(report, own, carried) < _GOES_ON:
        return False
    language = primary(report.language)
    named = terms_of(report).title.keys() & {*stems(carried.title, language)}
    return _mass(named, language) >= _GOES_ON_TITLE


def _tells_again(report: Article, own: Sequence[str], carried: Carried) -> bool:
    """Say whether a report, which is about its `own` stems, tells the event of an earlier story and not its theme."""
    shared, core = len({*own} & {*carried.terms}), _core(report, own, carried)
    if shared < _SHARED or core < _OF_FRAME:
        return False
    if shared >= _KNOWN * _STEMS:
        return True
    outlets = {host_of(url) for url in carried.urls}
    return core >= _OF_CORE and host_of(report.url) not in outlets and _alike(report, carried) >= _ALIKE


def _core(report: Article, own: Sequence[str], carried: Carried) -> int:
    """Return how many of the other's most telling stems each telling holds."""
    held = terms_of(report).counts
    return min(sum(term in carried.told for term in own[:_CORE]), sum(term in held for term in carried.terms[:_CORE]))


def _alike(report: Article, carried: Carried) -> float:
    """Return the share of the shorter telling that the longer holds, times that of a title within the other."""
    told, terms, language = carried.told, terms_of(report), primary(report.language)
    title = dict.fromkeys(stems(carried.title, language))
    both, own, other = (_mass(part, language) for part in (terms.counts.keys() & told, terms.counts, told))
    within = max(_within(terms.title, told, language), _within(title, terms.counts, language))
    return within * both / (min(own, other) or 1)


def _within(title: Collection[str], text: Collection[str], language: str) -> float:
    return _mass([stem for stem in title if stem in text], language) / (_mass(title, language) or 1)


def _mass(found: Collection[str], language: str) -> float:
    """Return what stems weigh in the news at large."""
    import numpy as np

    # Sorted: a set's order depends on the hash seed, and with it the last digits of a sum.
    return float(-np.log(usual(sorted(found), language)).sum())


def _where_told(report: Article, earlier: Sequence[Carried]) -> list[int]:
    """Return the places of the earlier stories that held a report: its page, or nearly its words."""
    page, terms = canonical(report.url, part=True) or "-", terms_of(report)
    return [
        at
        for at, carried in enumerate(earlier)
        if report.id in carried.articles or page in carried.urls or _is_copy(terms, report.language, carried)
    ]


def _is_copy(terms: Terms, language: str, carried: Carried) -> bool:
    """Say whether a text puts out again what was told, word for word but for a few."""
    held, title = terms.counts, terms.title
    if len(held) < _LEAST or sum(term in held for term in carried.terms[:_CORE]) < _OF_CORE:
        return False
    if not carried.told.issuperset(_figures(title)) or _new(tuple(title), language, carried.told) >= _NEW_TITLE:
        return False
    return _new(tuple(held), language, carried.told) <= _COPY


def _fresh(reports: Sequence[Article], carried: Carried) -> tuple[Article, ...]:
    """Return the reports that were published well after those the earlier issue had, and add to them."""
    if carried.published is None:
        return ()
    since = carried.published
    return tuple(
        report
        for report in reports
        if report.published is not None
        and (hours := (report.published - since).total_seconds() / 3600) > _NEWS_HOURS
        and _adds(report, carried.told, _NEW_LATER if hours > _LATER_HOURS else _NEW)
    )


def _adds(report: Article, told: frozenset[str], least: float) -> bool:
    """Say whether a report says enough that was not told, or names a new figure in its title."""
    terms = terms_of(report)
    parts = ((terms.counts, least), (terms.opening, least), (terms.title, _NEW_TITLE))
    new = any(_new(tuple(part), report.language, told) >= share for part, share in parts)
    return new or not told.issuperset(_figures(terms.title))


def _figures(title: Collection[str]) -> list[str]:
    return [term for term in title if any(sign.isdigit() for sign in term)]


def _new(stems: Sequence[str], language: str, told: frozenset[str]) -> float:
    """Return how much of what stems tell was not told."""
    weights = dict(zip(stems, _weights(stems, language), strict=True))
    return math.fsum(weight for stem, weight in weights.items() if stem not in told) / (
        math.fsum(weights.values()) or 1
    )


def stems_of(article: Article) -> tuple[str, ...]:
    """Return the stems that tell most of an article, the strongest first."""
    terms = terms_of(article)
    weights = zip(terms.counts.items(), _weights(tuple(terms.counts), article.language), strict=True)
    worth = {term: weight * (count + 2 * terms.title.get(term, 0)) for (term, count), weight in weights}
    return tuple(sorted(worth, key=lambda term: (-worth[term], term))[:_STEMS])


def _weights(stems: Sequence[str], language: str) -> list[float]:
    weights: list[float] = telling(stems, usual(stems, primary(language)), 1, 1).tolist()
    return weights


def remembered(issue: Issue) -> tuple[Carried, ...]:
    """Return what the ledger keeps of an issue, so that the next one knows its stories again."""
    return tuple(
        # A story among the left-overs stands under no title of its topic's own.
        _carried(story, issue, section.title if story.topic == section.topic else "")
        for section in issue.sections
        for story in section.stories
    )


def section_names(earlier: Sequence[Carried]) -> dict[str, str]:
    """Return under which title each topic stood last, the latest topics first."""
    found = {one.topic: one.section for one in earlier if one.section and one.topic not in (MORE, ALL)}
    return dict(reversed(found.items()))


def _carried(story: Story, issue: Issue, section: str) -> Carried:
    reports = (story.lead, *story.also)
    return Carried(
        issue=issue.slug,
        story=story.id,
        title=story.lead.title,
        topic=story.topic,
        section=section,
        articles=tuple(report.id for report in reports),
        urls=tuple(dict.fromkeys(url for report in reports if (url := canonical(report.url, part=True)))),
        terms=stems_of(story.lead),
        told=frozenset(stem for report in reports for stem in terms_of(report).counts),
        published=max((report.published for report in reports if report.published), default=None),
    )
