"""Records go to JSON and come back the same."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest

from digest.codec import articles_from_lines, articles_to_lines, issue_from_json, issue_to_json
from digest.errors import DigestError
from digest.models import Article, Image, Issue, Newsletter, Removed, Section, Sentence, Skipped, Story, Summary

LEAD = Article(
    id="a1",
    title="Line\u2028separator & “quotes”",
    paragraphs=("One sentence. Another.", "مرحبا."),
    url="https://a.example/x?y=1",
    published=datetime(2026, 11, 20, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    image=Image(url="https://a.example/i.png", alt="A", width=600, height=400),
    tags=("one", "two"),
    removed=(Removed(text="Share", reason="a share bar"),),
)
ALSO = Article(id="a2", title="B", paragraphs=("Two.",))
STORY = Story(
    id="s1",
    lead=LEAD,
    summary=Summary(sentences=(Sentence(text="Another.", article="a1", paragraph=0, start=14, end=22),)),
    topic="science",
    score=1.25,
    also=(ALSO,),
    reason="2 outlets",
    note="The editor's line.",
    updates="2026-W46",
)
ISSUE = Issue(
    slug="2026-W47",
    number=3,
    title="The Weekly",
    date=date(2026, 11, 22),
    subject="S",
    preheader="P",
    language="en",
    sections=(Section(topic="science", title="Science", stories=(STORY,)),),
    skipped=(Skipped(what="x.txt", stage="source", reason="the file is empty"),),
    newsletter=Newsletter(title="The Weekly", brand=(("accent", "#123456"),)),
)


def test_articles_come_back_the_same():
    """Zones, images, tags and removed lines survive; a line is an article, whatever is in it."""
    lines = articles_to_lines([ALSO, LEAD])

    assert articles_from_lines(lines) == (LEAD, ALSO)
    assert lines.count("\n") == 2


def test_an_issue_comes_back_the_same():
    """issue.json and articles.jsonl together hold the whole issue."""
    assert issue_from_json(issue_to_json(ISSUE), [LEAD, ALSO]) == ISSUE


def test_issue_json_has_the_form_others_read():
    """The keys that the design promises stand in it, with a link to each sentence's place."""
    row = json.loads(issue_to_json(ISSUE))
    story = row["sections"][0]["stories"][0]

    assert row["schema"] == 1
    assert {"id", "title", "url", "publisher", "byline", "published", "topic", "score", "summary", "also"} <= set(story)
    assert story["published"] == "2026-11-20T09:30:00+05:30"
    assert story["summary"][0] == {
        "text": "Another.",
        "article": "a1",
        "paragraph": 0,
        "start": 14,
        "end": 22,
        "url": "https://a.example/x?y=1#:~:text=Another.",
    }
    assert story["also"][0]["title"] == "B"


def test_another_schema_or_a_missing_article_is_said():
    """What cannot be read back is an error that says to build again."""
    with pytest.raises(DigestError, match="another version"):
        issue_from_json(json.dumps({"schema": 2}), [])
    with pytest.raises(DigestError, match="a2"):
        issue_from_json(issue_to_json(ISSUE), [LEAD])
