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


def test_what_is_approved_in_one_go_with_other_edits_takes_them_in(letter):
    """Nothing else: the intro went nowhere, and a story that was dropped went out."""
    edit(letter, 'approved = true\nintro = "Good morning."')

    refused = send()
    assert refused.exit_code == 1
    assert refused.exception.message == "issue 2026-W47 is approved with edits that are not in it yet"
    done = run(letter)

    assert (titles(done), done.approved) == (["New ferry sails"], True)
    assert done.built.issue.intro == "Good morning."
    assert run(letter).built is None
    assert send().exit_code == 0


def test_a_trial_of_an_approved_issue_leaves_its_edits_alone(letter, tmp_path):
    """It leaves no trace."""
    edit(letter, 'approved = true\nintro = "Good morning."')

    assert (run(letter, trial=tmp_path / "look").built, send().exit_code) == (None, 1)


def test_edits_that_are_not_in_the_issue_are_told(letter):
    """Also where no sign-off is asked for: they wait for a rebuild, which is easily forgotten."""
    toml = letter.path.read_text().replace("sign_off = true\n", "")
    letter.path.write_text(toml)
    edit(letter, 'intro = "Good morning."')

    assert "note: the edits of 2026-W47 have changed since it was built" in send("--dry-run", "--via", "stdout:").output
    CliRunner().invoke(app, ["rebuild"])
    assert "note:" not in send().output


@pytest.mark.parametrize("approved", [True, False])
def test_what_is_named_on_the_line_replaces_no_issue_that_stands(letter, approved):
    """Neither one that is approved, nor one that a reader has: whoever is left would be refused the new one."""
    if approved:
        edit(letter, "approved = true")
    else:
        edit(letter, "approved = true")
        send()
        edit(letter, "")
    before = (letter.issues / "2026-W47" / "email.html").read_bytes()

    done = CliRunner().invoke(app, ["build", "feed.xml", "--slug", "2026-W47"])

    assert done.exit_code == 0
    assert ("is approved" if approved else "1 reader has 2026-W47 already") in done.output
    assert (letter.issues / "2026-W47" / "email.html").read_bytes() == before


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


def test_the_sign_off_of_its_own_newsletter_holds_from_anywhere(letter, tmp_path_factory, monkeypatch):
    """An issue that is named by its path, from a folder without a newsletter or from that of another one."""
    folder = letter.issues / "2026-W47"
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)

    for text in (None, '[newsletter]\ntitle = "O"\nfrom = "o@e.org"\n'):
        if text:
            (elsewhere / "digest.toml").write_text(text)
        done = send(str(folder), "--via", f"maildir:{elsewhere / 'box'}", "--to", "ann@e.org")
        assert done.exception.message == "issue 2026-W47 is not approved"
    edit(letter, "approved = true")
    assert CliRunner().invoke(app, ["rebuild", str(folder)]).exit_code == 0

    assert send(str(folder), "--via", f"maildir:{elsewhere / 'box'}", "--to", "ann@e.org").exit_code == 0
    assert not (elsewhere / "digest.db").exists()
    assert run(letter).readers == 1


def test_an_issue_is_rebuilt_with_its_own_newsletter_s_templates(letter, tmp_path_factory, monkeypatch):
    """From another folder, too."""
    (letter.folder / "templates").mkdir()
    assert CliRunner().invoke(app, ["init", "--template", "classic"]).exit_code == 0
    text = letter.folder / "templates" / "classic" / "issue.txt.j2"
    text.write_text(text.read_text() + "our own\n")
    folder = letter.issues / "2026-W47"
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert CliRunner().invoke(app, ["rebuild", str(folder)]).exit_code == 0

    assert "our own" in (folder / "email.txt").read_text()
