"""The main job on real material: the sample page, pages copied as text, and feeds as they were fetched."""

import gzip
import json
import re
import sys

import pytest

from digest import archive
from digest.cli import main

FILES = ("articles.jsonl", "email.html", "email.txt", "index.html", "issue.json", "message.eml", "report.json")


@pytest.fixture
def built(tmp_path, monkeypatch):
    """Build an issue of sources from the command line; give back its folder, issue and report."""
    monkeypatch.chdir(tmp_path)

    def run(*sources):
        monkeypatch.setattr(sys, "argv", ["digest", "build", *map(str, sources), "--slug", "real"])
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code in (0, None, 3)
        folder = tmp_path / "issues" / "real"
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        return folder, archive.load_issue(folder), report

    return run


def stories_of(issue):
    """Return the stories of all sections."""
    return [story for section in issue.sections for story in section.stories]


def check_promises(folder, issue):
    """Every file is there, each sentence stands at its place, and each story links to its source."""
    assert sorted(p.name for p in folder.iterdir()) == sorted(FILES)
    page = (folder / "index.html").read_text(encoding="utf-8")
    for story in stories_of(issue):
        articles = {a.id: a for a in (story.lead, *story.also)}
        assert len(story.summary.sentences) <= 3
        for s in story.summary.sentences:
            assert articles[s.article].paragraphs[s.paragraph][s.start : s.end] == s.text
        for article in articles.values():
            assert article.url is None or article.url.replace("&", "&amp;") in page


def test_the_sample_page_comes_out_perfect(built, shared):
    """Title, byline, time with zone, a clean body, and a summary without furniture or repeats."""
    folder, issue, _ = built(shared / "seeds")
    (story,) = stories_of(issue)
    lead = story.lead
    body = "\n".join(lead.paragraphs)

    check_promises(folder, issue)
    assert lead.title == "Russia says 'won't deploy peacekeeping forces until both Armenia and Azerbaijan agree'"
    assert lead.byline == "Riya Baibhawi"
    assert lead.published.isoformat() == "2020-10-30T21:30:00+05:30"
    assert body.startswith("Kremlin spokesman Dmitry Peskov on October 30 said")
    assert body.endswith("in the region.")
    for chrome in (
        "scorecardresearch",
        "share",
        "Follow:",
        "null",
        "Read:",
        "till both Armenia",
        "Updated",
        "Published",
    ):
        assert chrome not in body
    assert 1 <= len(story.summary.sentences) <= 3
    assert all(s.text.rstrip("”\"'’").endswith(".") for s in story.summary.sentences)


def test_thirty_pages_copied_as_text_become_an_issue(built, shared_data, tmp_path):
    """Pages with all their menus give an issue in sections, and hardly any is lost."""
    folder = tmp_path / "pages"
    folder.mkdir()
    with gzip.open(shared_data / "pages" / "text_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number < 30:
                (folder / f"{number:03}.txt").write_text(json.loads(line)["page"], encoding="utf-8")
    out, issue, report = built(folder)

    check_promises(out, issue)
    assert report["counts"]["articles"] >= 28
    assert len(issue.sections) >= 3
    text = " ".join(s.text for story in stories_of(issue) for s in story.summary.sentences)
    assert not re.search(r"cookies|[Ss]ubscribe to|[Ss]ign up for|All rights reserved|Advertisement", text)


def test_five_real_feeds_become_an_issue(built, shared_data):
    """Feeds as they were fetched give stories with links, in sections, without markup in the text."""
    feeds = sorted((shared_data / "feeds" / "real").glob("*.xml.gz"))[:5]
    folder, issue, report = built(*feeds)

    check_promises(folder, issue)
    assert report["counts"]["stories"] >= 20
    assert all(story.lead.url for story in stories_of(issue))
    assert len(issue.sections) >= 3
    for story in stories_of(issue):
        assert not re.search(r"</?\w+>|&\w+;", " ".join(s.text for s in story.summary.sentences))
