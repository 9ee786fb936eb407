"""An issue goes out as its editor approved it: `approved` in edits.toml, `sign_off` in digest.toml."""

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.config import load_config
from digest.errors import ConfigError
from tests.weeks import NOW, OTHER, entry, feed, run, titles

DAY = timedelta(days=1)


@pytest.fixture
def letter(tmp_path, monkeypatch):
    """Give a newsletter that wants a sign-off, with an issue of one story; a second story has come since."""
    monkeypatch.chdir(tmp_path)
    text = '[newsletter]\ntitle = "T"\nfrom = "t@e.org"\n[[sources]]\npath = "feed.xml"\n[send]\nsign_off = true\n'
    (tmp_path / "digest.toml").write_text(text + 'via = "maildir:box"\nto = "ann@e.org"\n')
    ferry = entry("/ferry", "New ferry sails", NOW - DAY)
    (tmp_path / "feed.xml").write_bytes(feed(ferry))
    config = load_config(tmp_path / "digest.toml")
    run(config)
    (tmp_path / "feed.xml").write_bytes(feed(ferry, entry("/bread", "One shop for bread", NOW - DAY, OTHER)))
    return config


def edit(config, text):
    """Write the issue's edits.toml."""
    (config.issues / "2026-W47" / "edits.toml").write_text(text)


def send(*words):
    """Run `digest send`."""
    return CliRunner().invoke(app, ["send", "--yes", *words])


@pytest.mark.parametrize("edits", ["", "approved = false", 'intro = "x"'])
def test_nothing_goes_out_unapproved(letter, edits):
    """However often a timer tries; with what to do."""
    edit(letter, edits)

    done = send()

    assert done.exit_code == 1
    assert done.exception.message == "issue 2026-W47 is not approved"
    assert done.exception.hint.endswith("2026-W47/edits.toml: approved = true")
    assert not (letter.folder / "box").exists()


@pytest.mark.parametrize("words", [["--via", "stdout:"], ["--via", "file:out"], ["--test", "me@e.org"], ["--dry-run"]])
def test_it_may_be_looked_at_all_the_same(letter, words):
    """As files, as a test, as a print."""
    assert send(*words).exit_code == 0


def test_what_is_approved_is_neither_changed_nor_held_up(letter):
    """The timer's build leaves it, and its send sends it."""
    edit(letter, "approved = true")

    done = run(letter)

    assert (done.built, done.approved) == (None, True)
    assert send().exit_code == 0
    assert len(list((letter.folder / "box" / "new").iterdir())) == 1


def test_until_then_each_build_takes_in_what_has_come(letter):
    """An approval that is taken back is none."""
    edit(letter, "approved = false")

    assert titles(run(letter)) == ["New ferry sails", "One shop for bread"]


def test_the_build_says_so(letter):
    """With the way back; the status is 0."""
    edit(letter, "approved = true")
    done = CliRunner().invoke(app, ["build", "--slug", "2026-W47"])

    assert done.exit_code == 0
    assert done.output.startswith("2026-W47 is approved: it stays as it is\nhint: take approved out")


def test_an_approval_is_yes_or_no(letter):
    """A "yes" might be meant as a no by the next editor."""
    edit(letter, 'approved = "yes"')

    with pytest.raises(ConfigError, match=r"approved must be true or false \(line 1\)"):
        run(letter)
