"""A look at an issue without a trace (`build --trial`)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError
from tests.weeks import NOW, entry, feed, run, titles

DAY = timedelta(days=1)


def test_a_trial_leaves_no_trace(letter, tmp_path):
    """Neither in the archive nor in the ledger; the next build makes the same issue."""
    look = run(letter, trial=tmp_path / "look").built

    assert look.folder == tmp_path / "look" / "2026-W47"
    assert not letter.issues.exists()
    assert not letter.ledger.exists()
    made = run(letter).built.folder
    assert {one.name: one.read_bytes() for one in look.folder.iterdir()} == {
        one.name: one.read_bytes() for one in made.iterdir()
    }


def test_a_trial_knows_the_issues_before_it(letter, tmp_path):
    """It has the next number, and tells nothing again."""
    run(letter)
    later = entry(
        "/chess", "Chess in Dalby", NOW + 5 * DAY, "Players from nine countries met in Dalby to play chess. " * 3
    )
    (letter.folder / "feed.xml").write_bytes(feed(later))
    before = letter.ledger.read_bytes(), sorted(letter.issues.rglob("*"))

    look = run(letter, now=NOW + 7 * DAY, trial=tmp_path / "look")

    assert titles(look) == ["Chess in Dalby"]
    assert look.built.issue.number == 2
    assert (letter.ledger.read_bytes(), sorted(letter.issues.rglob("*"))) == before


@pytest.mark.parametrize("known", [True, False])
def test_no_look_stands_among_the_issues(letter, tmp_path, known):
    """The next build would take what it tells for told, and readers would never get it."""
    if known:
        run(letter)
    before = sorted(letter.issues.rglob("*"))

    with pytest.raises(DigestError, match="is where issues are kept"):
        run(letter, slug="look", trial=tmp_path / "x" / ".." / "issues")

    assert sorted(letter.issues.rglob("*")) == before


def test_no_look_stands_among_the_issues_of_another_newsletter(letter, tmp_path):
    """Its ledger would not know of it either."""
    other = replace(letter, archive=tmp_path / "other")
    run(other)

    with pytest.raises(DigestError, match="is where issues are kept"):
        run(letter, slug="look", trial=tmp_path / "other")


@pytest.mark.parametrize("option", ["--trial", "--issues"])
def test_a_folder_without_a_name_is_refused(letter, monkeypatch, option):
    """A variable that is not set would mean the current folder."""
    monkeypatch.chdir(letter.folder)

    done = CliRunner().invoke(app, ["build", option, ""])

    assert done.exit_code == 2
    assert "it is empty" in done.output
    assert CliRunner().invoke(app, ["withdraw", "--issues", ""]).exit_code == 2
