"""Make an issue of a week's articles: stories, their order, their sections, the subject line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.edit.classify import Filed, Filing, file_articles
from digest.edit.cluster import Merge, cluster_with_reasons
from digest.edit.drafts import Draft, drafts_of, left_out
from digest.edit.edits import Edits, retitled, unheeded, with_standing
from digest.edit.heading import preheader_of, subject_of
from digest.edit.labels import sections_of
from digest.edit.memory import remembered, section_names
from digest.edit.phrases import MORE
from digest.edit.rank import chosen, outlets_of, varied
from digest.edit.sections import arranged
from digest.edit.wished import by_ids, unknown, wished
from digest.models import Issue, Skipped, Story

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from digest.models import Article, Carried, Newsletter, Section, Summary, Topic

#: The reason of a story that no topic takes, where there is no last section for these.
NO_TOPIC = "no topic takes it, and rest = false in digest.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Hold an issue together with the reasons for it: what `report.json` and `digest explain` tell."""

    issue: Issue
    #: Why reports stand in one story.
    merged: tuple[Merge, ...] = ()
    #: Where each story's lead was filed, and by which words.
    filed: tuple[Filing, ...] = ()
    #: What was not carried: dropped by the editor, known from an earlier issue, over the limit, under the floor.
    dropped: tuple[Skipped, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    #: What the ledger keeps, so that a later issue knows these stories again (`compose(earlier=…)`).
    carried: tuple[Carried, ...] = ()


def compose(  # noqa: PLR0913  # the design gives these names; each has its default
    articles: Sequence[Article],
    *,
    newsletter: Newsletter,
    slug: str,
    number: int,
    date: dt.date,
    topics: Sequence[Topic] | None = None,
    limit: int = 50,
    sentences: int = 3,
    algorithm: str | None = None,
    edits: Edits | None = None,
    skipped: Sequence[Skipped] = (),
    min_section: int = 2,
    floor: float = 0.0,
    known: Mapping[tuple[str, ...], Summary] | None = None,
    earlier: Sequence[Carried] = (),
    standing: Edits | None = None,
    rest: bool = True,
) -> Edition:
    """Cluster, rank, limit, file and summarize the articles, and arrange them as an issue.

    `limit` 0 carries all; `floor` is the score under which a story is left out; `known` gives summaries
    that were made before, by the ids of a story's reports, the lead's first; `earlier` what the
    last issues carried, the latest last: it does not come back, but for news of it. `standing` is what the
    newsletter wishes of every issue; without `rest` a story that no topic takes is left out.
    """
    edits = edits or Edits()
    own, edits = edits, with_standing(edits, standing or Edits())
    clusters = cluster_with_reasons(articles)
    drafts, dropped = drafts_of(clusters.groups, edits, floor=floor, earlier=earlier)
    dropped += unheeded(edits, clusters.groups)
    labeled = [_labeled(draft.reports) for draft in drafts]
    filed = file_articles(labeled, topics or (), language=newsletter.language, names=section_names(earlier))
    own, edits = (by_ids(one, filed.topics, newsletter.language) for one in (own, edits))
    drafts = _under_topics(drafts, filed, edits)
    if not rest:
        dropped += [left_out(draft.reports[0], NO_TOPIC) for draft in drafts if _is_rest(draft)]
        drafts, min_section = [draft for draft in drafts if not _is_rest(draft)], 1
    carried, over = _carried(sorted(drafts, key=_order), limit)
    dropped += over
    stories = [_story(draft, known or {}, sentences, algorithm) for draft in carried]
    sections = arranged(
        stories, filed.topics, edits, newsletter.language, min_section, asked=_named_in_configuration(topics or ())
    )
    dropped += unknown(own, sections)
    issue = _headed(sections, newsletter, edits, (slug, number, date))
    events = len(clusters.groups)
    return Edition(
        issue=replace(issue, skipped=tuple(skipped)),
        merged=clusters.merges,
        filed=filed.filings,
        dropped=tuple(dropped),
        counts=(("events", events), ("merged", len(articles) - events), ("dropped", len(dropped))),
        carried=remembered(issue),
    )


def _under_topics(drafts: Sequence[Draft], filed: Filed, edits: Edits) -> list[Draft]:
    """Return the stories with their topics: what the editor wishes, else where they are filed."""
    return [
        replace(draft, topic=wished(draft.wish, edits) or filing.topic)
        for draft, filing in zip(drafts, filed.filings, strict=True)
    ]


def _headed(
    sections: tuple[Section, ...], newsletter: Newsletter, edits: Edits, named: tuple[str, int, dt.date]
) -> Issue:
    """Return the sections as an issue, under the editor's own words or those that its stories give."""
    slug, number, date = named
    return Issue(
        slug=slug,
        number=number,
        title=newsletter.title,
        date=date,
        subject=edits.subject or subject_of(sections, newsletter, slug=slug, number=number),
        preheader=edits.preheader or preheader_of(sections, newsletter),
        language=newsletter.language,
        sections=sections,
        intro=edits.intro,
        newsletter=newsletter,
    )


def _is_rest(draft: Draft) -> bool:
    asked = draft.pinned is not None or (draft.wish is not None and draft.wish.topic is not None)
    return draft.topic == MORE and not asked


def _named_in_configuration(topics: Sequence[Topic]) -> frozenset[str]:
    """Return the topics that the newsletter names itself: a section of one story of them was asked for."""
    from digest.edit.topics import is_news

    return frozenset(topic.id for topic in topics if not is_news(topic))


def _carried(drafts: Sequence[Draft], limit: int) -> tuple[list[Draft], list[Skipped]]:
    """Part the stories that an issue carries from those over its limit."""
    outlets = [outlets_of(draft.reports) for draft in drafts]
    scores = [draft.score if draft.pinned is None else float("inf") for draft in drafts]
    order = varied(list(zip(scores, outlets, strict=True)))
    places = {order[place] for place in chosen([(drafts[at].topic, outlets[at]) for at in order], limit)}
    carried = [draft for at, draft in enumerate(drafts) if at in places]
    least = min((draft.score for draft in carried), default=0.0)
    return carried, [_over(draft, limit, least) for at, draft in enumerate(drafts) if at not in places]


def _labeled(reports: Sequence[Article]) -> Article:
    """Return the main report with what all outlets file the story under."""
    labels = [label for report in reports for label in (*report.tags, *sections_of(report.url))]
    topic = next((report.topic for report in reports if report.topic), None)
    return replace(reports[0], tags=tuple(dict.fromkeys(labels)), topic=topic)


def _order(draft: Draft) -> tuple[float, float, str, str]:
    """Sort pinned stories first, then by score; the title and the id decide the rest."""
    place = float("inf") if draft.pinned is None else float(draft.pinned)
    return (place, -draft.score, draft.reports[0].title, draft.reports[0].id)


def _summary(
    reports: tuple[Article, ...], known: Mapping[tuple[str, ...], Summary], sentences: int, algorithm: str | None
) -> Summary:
    made_before = known.get(tuple(article.id for article in reports))
    if made_before is not None:
        return made_before
    from digest.edit.summarize import summarize_story

    return summarize_story(reports, sentences=sentences, algorithm=algorithm)


def _story(draft: Draft, known: Mapping[tuple[str, ...], Summary], sentences: int, algorithm: str | None) -> Story:
    lead, *also = draft.reports
    return Story(
        id=lead.id,
        lead=retitled(lead, draft.wish),
        summary=_summary(draft.reports, known, sentences, algorithm),
        topic=draft.topic,
        score=draft.score,
        also=tuple(also),
        reason=draft.reason,
        note=draft.wish.note if draft.wish else None,
        updates=draft.updates,
    )


def _over(draft: Draft, limit: int, least: float) -> Skipped:
    """Say why a story is not carried: too weak, or one too many of its topic or outlet."""
    reason = f"over the limit of {limit} stories (score {draft.score:g}"
    if draft.score > least:
        reason += "; weaker ones are carried, since its topic or outlet holds its share"
    return left_out(draft.reports[0], reason + ")")
