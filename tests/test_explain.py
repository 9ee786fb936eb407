"""What `digest explain` finds, and what it must not."""

from types import SimpleNamespace

import pytest

from digest.explain import explain, lines
from digest.models import Article, Removed, Section, Skipped, Story, Summary

DROPPED = (
    Skipped(what="Clymer workshop manual review", stage="edit", reason="over the limit"),
    Skipped(what="https://example.org/horoscope?utm_source=x", stage="edit", reason="the same article"),
)


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("clymer", [DROPPED[0].what]),
        ("https://example.org/horoscope", [DROPPED[1].what]),
        ("http://www.example.org/horoscope/", [DROPPED[1].what]),
        ("https://example.org/horoscopes", []),
        ("no such title", []),
        ("", []),
        (" ", []),
    ],
)
def test_only_what_is_named_is_explained(what, found):
    """A word that stands in no title names nothing, also where an article has a title and no address."""
    assert [one.what for one in explain(what, SimpleNamespace(sections=()), {}, DROPPED)] == found


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("https://example.org/now#may-1", ["https://example.org/now#may-1"]),
        ("https://example.org/now#may-3", []),
        ("https://example.org/now", ["https://example.org/now#may-1", "https://example.org/now#may-2"]),
        ("https://example.org/whole#top", ["https://example.org/whole"]),
    ],
)
def test_a_place_names_one_part_of_a_page_and_the_page_all(what, found):
    """An address with its place means the article there, without it every article of the page."""
    names = ("now#may-1", "now#may-2", "whole")
    dropped = [Skipped(what=f"https://example.org/{name}", stage="edit", reason="over the limit") for name in names]
    assert [one.what for one in explain(what, SimpleNamespace(sections=()), {}, dropped)] == found


LED = Article(
    id="a1", title="Ferry Aurelia runs aground off Vis", paragraphs=("It hit a rock.",), url="https://post.example/1",
    removed=(Removed(text="Share", reason="share bar"),),
)  # fmt: skip
BESIDE = Article(id="a2", title="Fishing boats save 214", paragraphs=("All are safe.",), url="https://news.example/2")
UNTOLD = Article(id="a3", title="Trams return to Graz", paragraphs=("On Monday.",))
REPORT = {"merged": [{"first": "a2", "second": "a1", "score": 0.5, "terms": ["vis", "aground"]}], "filed": []}
LEFT = (
    Skipped(what="https://post.example/1", stage="edit", reason="over the limit of 1 stories (score 0.4)"),
    Skipped(what="Trams return to Graz", stage="edit", reason="carried in 2026-W46 as “Trams in Graz”"),
)


def told(what: str) -> list[str]:
    """Return what is said of `what`, as lines."""
    found = explain(what, SimpleNamespace(sections=()), REPORT, LEFT, (LED, BESIDE, UNTOLD))
    return [line for one in found for line in lines(one)]


def test_an_article_that_was_left_out_is_found_by_a_part_of_its_title():
    """The report names it by its address; a reader knows its title. Its removed lines are shown too."""
    assert told("runs aground") == [
        "Ferry Aurelia runs aground off Vis",
        "  left out (edit): over the limit of 1 stories (score 0.4)",
        '  joined with "Fishing boats save 214": score 0.50, by vis, aground',
        "  1 line removed:",
        "    - Share  (share bar)",
    ]


def test_a_report_beside_a_story_that_was_left_out_shares_its_reason():
    """Only the main report is in the list of what was left out."""
    assert told("fishing boats")[1] == (
        "  left out (edit): over the limit of 1 stories (score 0.4),"
        ' with the story "Ferry Aurelia runs aground off Vis"'
    )


def test_what_memory_left_out_says_which_issue_told_it_and_nothing_is_said_twice():
    """A title without an address is explained once, with the earlier issue."""
    assert told("trams return") == ["Trams return to Graz", "  left out (edit): carried in 2026-W46 as “Trams in Graz”"]


def story(topic: str, name: str) -> Story:
    """Return a story of one article."""
    lead = Article(id=name, title=name, paragraphs=("It rained.",))
    return Story(id=name, lead=lead, summary=Summary(sentences=()), topic=topic, score=1.0, reason="fresh")


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("Lamp", "  no topic took it: nearest Science, named by experiment: it bears it out by 0.70, asked 1.25"),
        ("Cup", "  its topic, sport, has no other story: too few for a section"),
        ("Shares", "  its topic, business, has 2 stories: too few for a section"),
    ],
)
def test_a_story_under_the_last_section_says_why(what, line):
    """What came nearest and what was missing, as the report noted it; or that its topic holds too few."""
    assert explained(what)[-1] == line


@pytest.mark.parametrize("what", ["Moved", "Older", "Race"])
def test_nothing_is_missing_where_the_editor_put_it_or_a_topic_took_it_or_nothing_was_noted(what):
    """The filing of a story that an editor moved there does not hold; an older report holds no reason."""
    assert not [line for line in explained(what) if "topic" in line or "missing" in line]


def explained(what: str) -> list[str]:
    """Explain a story of an issue with a section of sport and a last one."""
    rest = [story("more", "Lamp"), story("sport", "Cup"), story("more", "Moved"), story("more", "Older")]
    rest += [story("business", "Shares"), story("business", "Stock")]
    sections = (
        Section(topic="races", title="Races", stories=(story("races", "Race"),)),
        Section(topic="more", title="More stories", stories=tuple(rest)),
    )
    missing = "nearest Science, named by experiment: it bears it out by 0.70, asked 1.25"
    filed = [
        {"article": "Lamp", "topic": "more", "words": [], "missing": missing},
        {"article": "Moved", "topic": "sport", "words": [], "missing": None},
        {"article": "Older", "topic": "more", "words": []},
        {"article": "Race", "topic": "races", "words": ["race"], "missing": None},
    ]
    (found,) = explain(what, SimpleNamespace(sections=sections), {"merged": [], "filed": filed}, ())
    return list(lines(found))
