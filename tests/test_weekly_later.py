"""A story that the editor puts off: `later` in edits.toml leaves it to the next issue."""

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from digest import archive
from digest.build import rebuild
from digest.cli import app
from digest.config import load_config
from digest.edit.edits import parse_edits
from digest.weekly.held import together
from tests.weeks import NOW, OTHER, WORDS, articles, entry, feed, run, titles

DAY, WEEK = timedelta(days=1), timedelta(days=7)
NEWER = (
    "Chess players from nine countries meet in Dalby this weekend for a tournament of two hundred quick games. "
    "Tamar Ilvesi won it three times and lost last year to Pavel Orrin, who was then a pupil of nineteen. "
    "The organizers rented the old customs house, since no other hall of the town holds a hundred boards."
)


@pytest.fixture
def letter(tmp_path):
    """Give a newsletter whose first week has two stories, the ferry told by two outlets, and the second one."""
    text = '[newsletter]\ntitle = "T"\nfrom = "t@e.org"\n'
    for name in ("one", "two"):
        text += f'[[sources]]\npath = "{name}.xml"\n'
    (tmp_path / "digest.toml").write_text(text)
    first = (entry("/ferry", "New ferry sails", NOW - DAY), entry("/bread", "One shop for bread", NOW - DAY, OTHER))
    again = entry("/ferry", "New ferry sails in spring", NOW - DAY, WORDS).replace("news.test", "tide.test")
    (tmp_path / "one.xml").write_bytes(feed(*first))
    (tmp_path / "two.xml").write_bytes(feed(again))
    return load_config(tmp_path / "digest.toml")


def second_week(config):
    """Build the week after, with one new story."""
    newer = entry("/chess", "Chess in Dalby", NOW + 5 * DAY, NEWER)
    (config.folder / "one.xml").write_bytes(feed(newer))
    return run(config, now=NOW + WEEK)


@pytest.mark.parametrize("rebuilt", [True, False])
@pytest.mark.parametrize("name", ["New ferry sails", "https://tide.test/ferry"])
def test_a_story_that_is_put_off_comes_in_the_next_issue(letter, name, rebuilt):
    """With all its reports, whichever is named; also where the issue was not built again."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text(f'later = ["{name}"]')
    if rebuilt:
        assert titles_of(rebuild(folder)) == ["One shop for bread"]

    done = second_week(letter)

    if rebuilt:
        assert titles(done) == ["Chess in Dalby", "New ferry sails in spring"]
        assert {one.url for one in articles(done)} >= {"https://news.test/ferry", "https://tide.test/ferry"}
    else:  # the issue that may have been sent carries it
        assert titles(done) == ["Chess in Dalby"]


def titles_of(built):
    """Return the titles of the stories of an issue."""
    return [story.lead.title for section in built.issue.sections for story in section.stories]


def test_the_reason_stands_in_the_report(letter):
    """As `digest explain` tells it."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('later = ["One shop for bread"]')

    reasons = [skip["reason"] for skip in rebuild(folder).report["skipped"]]

    assert reasons == ["put off by the editor: the next issue is offered it"]


def test_a_story_may_be_put_off_again_and_is_told_once(letter):
    """From issue to issue, and when it was told, no more."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('later = ["One shop for bread"]')
    rebuild(folder)
    second = second_week(letter).built.folder
    (second / "edits.toml").write_text('later = ["One shop for bread"]')
    rebuild(second)

    third = run(letter, now=NOW + 2 * WEEK)  # nothing is new but what was put off
    assert titles(third) == ["One shop for bread"]
    assert run(letter, now=NOW + 3 * WEEK).built is None


def test_a_build_again_takes_what_the_editor_put_off_out_too(letter):
    """Until the issue is sent, each build heeds its edits."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('later = ["New ferry sails"]')

    assert titles(run(letter)) == ["One shop for bread"]
    assert titles(second_week(letter)) == ["Chess in Dalby", "New ferry sails in spring"]


@pytest.mark.parametrize("first", ["sent", "put off"])
def test_a_story_that_readers_have_is_not_put_off_any_more(letter, monkeypatch, first):
    """It went out and is not told twice; one that was put off before the issue was sent comes, however it was built."""
    monkeypatch.chdir(letter.folder)
    folder = run(letter).built.folder

    def put_off():
        (folder / "edits.toml").write_text('later = ["New ferry sails"]')
        if first == "sent":
            assert CliRunner().invoke(app, ["rebuild"]).exit_code == 0
        else:
            rebuild(folder)  # as the preview does

    def send():
        assert CliRunner().invoke(app, ["send", "--yes", "--via", "maildir:box", "--to", "ann@e.org"]).exit_code == 0

    for step in (send, put_off) if first == "sent" else (put_off, send):
        step()

    ferry = [] if first == "sent" else ["New ferry sails in spring"]
    assert titles(second_week(letter)) == ["Chess in Dalby", *ferry]


def test_the_log_counts_what_a_rebuild_left(letter, monkeypatch):
    """It said two stories where the issue has one."""
    monkeypatch.chdir(letter.folder)
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('later = ["New ferry sails"]')
    CliRunner().invoke(app, ["rebuild"])

    assert "2026-W47      1 story" in CliRunner().invoke(app, ["log"]).output


def test_a_name_that_means_nothing_is_told(letter):
    """As with `drop`."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('later = ["No such story there"]')

    assert any("no story is called so" in skip["reason"] for skip in rebuild(folder).report["skipped"])
    assert parse_edits(archive.read_edits(letter.issues, folder.name)).later == ("No such story there",)


def test_who_stood_in_one_story_staystogether():
    """Step by step."""
    assert together(["a"], [("c", "b"), ("a", "b"), ("x", "y")]) == {"a", "b", "c"}
