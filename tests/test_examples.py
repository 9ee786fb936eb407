"""The example week: what a reader would find, what must come out of it, and the issue built from it."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from digest import archive
from digest.cleaning import clean_all
from digest.sources import read
from digest.urls import host_of

ROOT = Path(__file__).parent.parent
EXPECTED = json.loads((ROOT / "examples" / "expected.json").read_text(encoding="utf-8"))
WEEK = ROOT / "issues" / "2026-W47"


@pytest.fixture(scope="module")
def articles():
    """Clean the example week once."""
    cleaned = clean_all(read(str(ROOT / "examples" / "week")))
    assert cleaned.skipped == ()
    return {article.title: article for article in cleaned.articles}


@pytest.fixture(scope="module")
def issue():
    """Read the issue that stands in the repository."""
    return archive.load_issue(WEEK)


def same_moment(published, expected):
    """Compare moments, in whatever zone; where only a day is given, days."""
    wanted = datetime.fromisoformat(expected)
    return published == wanted if "T" in expected else published.date() == wanted.date()


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['file']}:{row['title'][:24]}")
def test_each_article_comes_out_clean(articles, row):
    """Title, byline, time, address, language and body are right, and no furniture is left."""
    article = articles[row["title"]]
    body = " ".join(article.paragraphs)

    assert article.byline == row["byline"]
    assert article.url == row["url"]
    assert article.language == row["language"]
    assert article.published is not None
    assert same_moment(article.published, row["published"])
    assert article.publisher in (row["publisher"], host_of(row["url"]))
    assert body.startswith(row["first"])
    assert body.endswith(row["last"])
    assert [line for line in row["furniture"] if line in article.paragraphs] == []


def test_nothing_else_is_found(articles):
    """As many articles come out as were put in."""
    assert sorted(articles) == sorted(row["title"] for row in EXPECTED)


def test_the_same_event_is_one_story(issue):
    """Three pairs of reports are three stories; nothing else is joined."""
    pairs = {}
    for row in EXPECTED:
        if row["pair"]:
            pairs.setdefault(row["pair"], set()).add(row["title"])
    stories = [story for section in issue.sections for story in section.stories]
    joined = [{a.title for a in (story.lead, *story.also)} for story in stories if story.also]

    assert sorted(map(sorted, joined)) == sorted(map(sorted, pairs.values()))


def test_every_sentence_stands_word_for_word_at_its_place(issue):
    """A summary's sentence is the slice of the paragraph that its record names, of an article of the story."""
    for story in (story for section in issue.sections for story in section.stories):
        articles = {a.id: a for a in (story.lead, *story.also)}
        assert 1 <= len(story.summary.sentences) <= 3
        for s in story.summary.sentences:
            assert articles[s.article].paragraphs[s.paragraph][s.start : s.end] == s.text


def test_every_story_links_to_its_source(issue):
    """The mail, its text and the page carry the address of each report that has one."""
    texts = [(WEEK / name).read_text(encoding="utf-8") for name in ("email.html", "email.txt", "index.html")]
    for story in (story for section in issue.sections for story in section.stories):
        for article in (story.lead, *story.also):
            assert article.url is None or all(article.url in text for text in texts), article.url


#: Runs the command line on a machine whose clock is years ahead.
LATER = """
import datetime, time
class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
now = time.time
time.time = lambda: now() + 170_000_000
datetime.datetime = Later
from digest.cli import main
main()
"""


@pytest.mark.long
@pytest.mark.parametrize(("seed", "run"), [("0", ["-m", "digest"]), ("4242", ["-c", LATER])])
def test_the_issue_in_the_repository_is_rebuilt_byte_for_byte(tmp_path, seed, run):
    """Building the example week gives the committed files, under any clock, hash seed, locale and zone."""
    words = ["--week", "2026-W47", "--config", "examples/digest.toml", "--issues", str(tmp_path)]
    subprocess.run(
        [sys.executable, *run, "build", "examples/week", *words],
        check=True,
        cwd=ROOT,
        capture_output=True,
        env={"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PATH": "/usr/bin:/bin"},
    )

    built = {p.name: p.read_bytes() for p in (tmp_path / "2026-W47").iterdir()}
    kept = {p.name: p.read_bytes() for p in WEEK.iterdir()}
    assert sorted(built) == sorted(kept)
    assert [name for name in kept if built[name] != kept[name]] == []
