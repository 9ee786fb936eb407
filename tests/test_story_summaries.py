"""Summaries of stories: what several short reports tell together, and what no summary holds."""

# ruff: noqa: E501 - reports read best one a line

from __future__ import annotations

import pytest

from digest.edit import summarize
from digest.edit.summarize import summarize_story
from digest.models import Article
from digest.text import sentences


def report(ident: str, title: str, *paragraphs: str) -> Article:
    """Return an article of an outlet of its own."""
    return Article(id=ident, title=title, paragraphs=paragraphs, url=f"https://{ident}.example/a", publisher=ident)


AGROUND = report("tide", "Ferry runs aground off Graz pier", "The ferry Aurelia ran aground off the northern pier of Graz on Monday with 212 passengers on board, the coast guard said.")  # fmt: skip
ASHORE = report("post", "Aurelia: 212 taken ashore", "All 212 passengers of the ferry Aurelia were taken ashore by noon, and an inquiry into the rudder of the ship was opened in Vienna.")  # fmt: skip
RUSTED = report("mail", "Grounded ferry had failed inspection", "The ferry Aurelia had failed an inspection in March because of rust in its hull, documents seen by the Mail show.")  # fmt: skip
COPY = report(
    "copy",
    "Ferry aground",
    "The ferry Aurelia ran aground off the northern pier of Graz on Monday, the coast guard said.",
)


def test_short_reports_tell_a_story_together():
    """One sentence of each that adds something, each with its source; a copy adds nothing."""
    summary = summarize_story((AGROUND, COPY, ASHORE, RUSTED))
    assert summary.sentences[0].article == "tide"
    assert sorted(sentence.article for sentence in summary.sentences) == ["mail", "post", "tide"]
    assert len(summarize_story((AGROUND, COPY, ASHORE, RUSTED), sentences=2).sentences) == 2
    assert {sentence.article for sentence in summarize_story((AGROUND, COPY)).sentences} == {"tide"}


def test_what_is_added_keeps_to_the_budget_of_words():
    """The room that is left shrinks with every sentence."""
    summary = summarize_story((AGROUND, ASHORE, RUSTED), words=45)
    assert 1 < len(summary.sentences) < 3
    assert sum(len(sentence.text.split()) for sentence in summary.sentences) <= 45


@pytest.mark.parametrize(
    "row",
    [
        "Hanley; Mayor, Payne, Rhys Weber, Wigmore; Hercus, Redpath (capt); Turner, Roddam, Stewart; Day, Caillet, Carter.",
        "Osman 5-9 0-0 11, Love 3-6 10-13 16, Thomas 8-12 5-6 21, Garland 6-11 2-2 15, Sexton 7-19 0-0 16.",
    ],
)
def test_a_team_or_a_score_is_no_sentence(row):
    """Names and figures with next to no word between them list, and tell nothing."""
    told = "Graz beat Linz on Friday with a goal by the young striker Ann Lee in the last minute of the match."
    more = "The coach Tom Berg praised the crowd, the weather, the grass, the referee and his own players afterward."
    summary = summarize(report("a", "Graz wins", told, row, more), sentences=3)
    assert [sentence.text for sentence in summary.sentences] == [told, more]


def test_an_agency_glued_to_an_abbreviation_ends_no_sentence():
    """As pages copied as text have it."""
    text = "Graz, New Hampshire (CNN)U.S. Sen. Ann Lee met voters. She left."
    assert [text[start:end] for start, end in sentences(text)] == [text[:-10], "She left."]
