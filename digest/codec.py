"""The records as JSON and back: what stands in issue.json, articles.jsonl and report.json; pure.

Keys keep the order of the records; a missing value is null, never left out; datetimes are ISO 8601
with their zone. The schema's number changes when a reader of the files would have to.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from digest.errors import DigestError
from digest.models import Article, Image, Issue, Newsletter, Removed, Section, Sentence, Skipped, Story, Summary
from digest.typed import typed
from digest.urls import text_fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEMA = 1


def to_json(value: object, *, indent: int | None = 2) -> str:
    """Return JSON with its characters as they are, and a closing newline when indented."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return text + "\n" if indent else text


def plain(record: object) -> Any:
    """Return a record as dictionaries, lists and strings."""
    if isinstance(record, datetime | date):
        return record.isoformat()
    if isinstance(record, tuple | list):
        return [plain(value) for value in record]
    if is_dataclass(record) and not isinstance(record, type):
        told = ((field, getattr(record, field.name)) for field in fields(record))
        return {field.name: plain(value) for field, value in told if value is not None or "rare" not in field.metadata}
    return record


def articles_to_lines(articles: Iterable[Article]) -> str:
    """Return articles as JSON lines, sorted by id."""
    ordered = sorted(articles, key=lambda article: article.id)
    return "".join(to_json(plain(article), indent=None) + "\n" for article in ordered)


def article_from(row: Mapping[str, Any]) -> Article:
    """Return the article that `plain` made `row` of.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it made no such row.
    """
    image = row.get("image")
    changed = {
        "paragraphs": tuple(row["paragraphs"]),
        "published": _moment(row.get("published")),
        "updated": _moment(row.get("updated")),
        "image": Image(**image) if image else None,
        "tags": tuple(row.get("tags", ())),
        "removed": tuple(Removed(**line) for line in row.get("removed", ())),
    }
    return typed(Article(**{**row, **changed}))


def articles_from_lines(text: str) -> tuple[Article, ...]:
    """Return the articles of `articles_to_lines`."""
    return tuple(article_from(json.loads(line)) for line in text.split("\n") if line)


def issue_to_json(issue: Issue) -> str:
    """Return issue.json: the issue with its stories by reference to articles.jsonl."""
    row = {"schema": SCHEMA, **plain_fields(issue, without=("sections", "newsletter"))}
    row["newsletter"] = {**plain(issue.newsletter), "brand": dict(issue.newsletter.brand)}
    row["sections"] = [
        {"topic": s.topic, "title": s.title, "stories": [_story_row(story) for story in s.stories]}
        for s in issue.sections
    ]
    return to_json(row)


def plain_fields(record: Any, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the fields of a record as `plain` does, but for some."""
    return {f.name: plain(getattr(record, f.name)) for f in fields(record) if f.name not in without}


def _story_row(story: Story) -> dict[str, Any]:
    lead = story.lead
    urls = {article.id: article.url for article in (lead, *story.also)}
    return {
        "id": story.id,
        "title": lead.title,
        "url": lead.url,
        "publisher": lead.publisher,
        "byline": lead.byline,
        "published": plain(lead.published),
        "topic": story.topic,
        "score": story.score,
        "reason": story.reason,
        "note": story.note,
        "updates": story.updates,
        "lead": lead.id,
        "summary": [{**plain(s), "url": text_fragment(urls.get(s.article), s.text)} for s in story.summary.sentences],
        "also": [{"title": a.title, "url": a.url, "publisher": a.publisher, "article": a.id} for a in story.also],
    }


def issue_from_json(text: str, articles: Iterable[Article]) -> Issue:
    """Return the issue of `issue_to_json`; `articles` are those of its articles.jsonl.

    Raises:
        DigestError: another schema, or an article that is not there.
        ValueError, TypeError, KeyError, AttributeError: this is no issue's.
    """
    row = json.loads(text)
    if row.pop("schema", None) != SCHEMA:
        raise DigestError("issue.json was written by another version of digest", hint="build the issue again")
    known = {article.id: article for article in articles}
    sections = tuple(
        Section(topic=s["topic"], title=s["title"], stories=tuple(_story_from(r, known) for r in s["stories"]))
        for s in row["sections"]
    )
    newsletter = {**row["newsletter"], "brand": tuple(row["newsletter"]["brand"].items())}
    skipped = tuple(Skipped(**s) for s in row["skipped"])
    rest = {
        "date": date.fromisoformat(row["date"]),
        "sections": sections,
        "newsletter": Newsletter(**newsletter),
        "skipped": skipped,
    }
    return typed(Issue(**{**row, **rest}))


def _story_from(row: Mapping[str, Any], known: Mapping[str, Article]) -> Story:
    try:
        lead, also = known[row["lead"]], tuple(known[a["article"]] for a in row["also"])
    except KeyError as error:
        raise DigestError(
            f"article {error} of the issue is not in articles.jsonl", hint="build the issue again"
        ) from None
    names = [f.name for f in fields(Sentence)]
    sentences = tuple(Sentence(**{name: s[name] for name in names}) for s in row["summary"])
    kept = {key: row[key] for key in ("id", "topic", "score", "reason", "note", "updates")}
    lead = replace(lead, title=row["title"])  # the editor may have retitled it
    return Story(**kept, lead=lead, also=also, summary=Summary(sentences=sentences))


def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
