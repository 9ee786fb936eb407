"""Know a story again that an earlier issue carried: by its pages, or by what it was about."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.edit.rarity import telling, usual
from digest.edit.texts import terms_of
from digest.models import Carried
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Issue, Story

#: A story is remembered by so many stems, and known again by this share of them.
_STEMS, _KNOWN = 12, 0.6
#: Or where its main report holds this share of them anywhere: a late outlet tells the same in other proportions.
_HELD = 0.85
#: What is told a day later and on pages of its own is news of the same story; within a day it is the same news.
_NEWS_HOURS = 24.0
#: And it is news where so much of all it says, of how it opens, or of its title was not told before (in nats), or
#: a figure in its title was not. (Of what tells the same event nothing is new in .23 of stories/pairs, and in .51 of
#: wikiref, beside all other reports; of another event in .02.)
_NEW, _NEW_TITLE = 0.35, 0.4


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
    """Return the latest earlier story that these reports tell again, or None."""
    stems = set(stems_of(reports[0])) if earlier else set()
    held = terms_of(reports[0]).counts if earlier else {}
    for carried in reversed(earlier):
        seen = [report for report in reports if _is_page(report, carried)]
        if seen:
            return Recall(carried=carried, fresh=_fresh(reports, carried))
        told = len(stems & set(carried.terms)) >= _KNOWN * _STEMS
        if told or sum(term in held for term in carried.terms) >= _HELD * _STEMS:
            return Recall(carried=carried, fresh=_fresh(reports, carried))
    return None


def _is_page(report: Article, carried: Carried) -> bool:
    return report.id in carried.articles or (canonical(report.url) or "-") in carried.urls


def _fresh(reports: Sequence[Article], carried: Carried) -> tuple[Article, ...]:
    """Return the reports that were published well after those the earlier issue had, and add to them."""
    if carried.published is None:
        return ()
    since = carried.published
    return tuple(
        report
        for report in reports
        if not _is_page(report, carried)
        and report.published is not None
        and (report.published - since).total_seconds() > _NEWS_HOURS * 3600
        and _adds(report, carried.told)
    )


def _adds(report: Article, told: frozenset[str]) -> bool:
    """Say whether a report says enough that was not told, or names a new figure in its title."""
    terms = terms_of(report)
    parts = ((terms.counts, _NEW), (terms.opening, _NEW), (terms.title, _NEW_TITLE))
    figures = (term for term in terms.title if any(sign.isdigit() for sign in term))
    new = any(_new(tuple(part), report.language, told) >= least for part, least in parts)
    return new or not told.issuperset(figures)


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
    return tuple(_carried(story, issue, section.title) for section in issue.sections for story in section.stories)


def _carried(story: Story, issue: Issue, section: str) -> Carried:
    reports = (story.lead, *story.also)
    return Carried(
        issue=issue.slug,
        story=story.id,
        title=story.lead.title,
        topic=story.topic,
        section=section,
        articles=tuple(report.id for report in reports),
        urls=tuple(dict.fromkeys(url for report in reports if (url := canonical(report.url)))),
        terms=stems_of(story.lead),
        told=frozenset(stem for report in reports for stem in terms_of(report).counts),
        published=max((report.published for report in reports if report.published), default=None),
    )
