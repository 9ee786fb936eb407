"""A newsletter's own templates, through the command line: copied out, changed, broken, mended."""

from pathlib import Path

import pytest

from tests.test_cli import page

__all__ = ["page"]

MINE = """{% extends "digest/classic/issue.html.j2" %}
{% block masthead %}<tr><td class="mast"><h1>Mine, {{ issue.date }}</h1></td></tr>{% endblock %}
"""


@pytest.fixture
def folder(digest, page, tmp_path):
    """Build an issue from the page; return its folder."""
    digest("build", page.name, "--slug", "x")
    return tmp_path / "issues" / "x"


def own(tmp_path, content, name="classic/issue.html.j2"):
    """Write a template of the newsletter's own."""
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def files(folder):
    """Return the bytes of an issue's files."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_one_block_of_ones_own_is_taken_by_a_rebuild(digest, folder, tmp_path):
    """A file of two lines changes the masthead of the mail, and nothing of its text."""
    before = files(folder)
    own(tmp_path, MINE)
    status, _, _ = digest("rebuild", "x")

    assert status == 0
    assert "Mine, November" in (folder / "email.html").read_text(encoding="utf-8")
    assert files(folder)["email.txt"] == before["email.txt"]


@pytest.mark.parametrize("part", ["issue.html", "issue.txt", "web.html"])
def test_a_template_that_notepad_saved_changes_nothing(digest, folder, tmp_path, part):
    """Neither its mark nor its line ends stand in the mail."""
    before = files(folder)
    ours = (Path(__file__).parent.parent / "templates" / "classic" / f"{part}.j2").read_bytes()
    own(tmp_path, "", f"classic/{part}.j2")
    (tmp_path / "templates" / "classic" / f"{part}.j2").write_bytes(b"\xef\xbb\xbf" + ours.replace(b"\n", b"\r\n"))
    digest("rebuild", "x")
    assert files(folder) == before


@pytest.mark.parametrize(
    ("name", "broken", "line"),
    [
        ("classic/issue.html.j2", "<p>\n\n{% if %}", 3),
        ("classic/issue.html.j2", MINE.replace("issue.date", "issue.dat"), 2),
        ("classic/issue.txt.j2", "{{ 1 / 0 }}", 1),
        ("classic/web.html.j2", "\n{{ nothing }}", 2),
        ("classic/index.html.j2", "\n\n\n{% endfor %}", 4),
        ("classic/style.css", ".b { color: {{ light.colour }} }", 1),
    ],
)
def test_a_broken_template_is_named_and_the_old_issue_stays(digest, folder, tmp_path, name, broken, line):
    """One line says file and line, one what to do; every file of the issue that is read is as it was."""
    (folder / "edits.toml").write_text('intro = "Good morning."', encoding="utf-8")
    before = files(folder)
    own(tmp_path, broken, name)
    status, _, said = digest("rebuild", "x")

    assert status == 1
    assert f"templates/{name}, line {line}" in said
    assert "hint: " in said
    assert "Traceback" not in said
    assert files(folder) == before


def test_a_template_is_copied_out_once(digest, tmp_path):
    """`init --template` gives the files to change, and never writes over what was changed."""
    status, out, _ = digest("init", ".", "--template", "cards")
    again, _, said = digest("init", ".", "--template", "cards")
    unknown, _, named = digest("init", ".", "--template", "nonesuch")

    assert status == 0
    assert "templates/cards" in out
    assert (tmp_path / "templates" / "cards" / "issue.html.j2").is_file()
    assert again == 1
    assert "is there already" in said
    assert unknown == 1
    assert "brief, cards, classic" in named


def test_the_newsletter_is_named_from_outside(digest, page, tmp_path):
    """`--config` finds a newsletter's issues and templates for every verb that reads or makes an issue."""
    assert digest("init", "weekly", "--template", "classic")[0] == 0
    style = tmp_path / "weekly" / "templates" / "classic" / "style.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { letter-spacing: 3px }\n", encoding="utf-8")
    there = ("--config", "weekly/digest.toml")
    assert digest("build", page.name, *there, "--slug", "x")[0] == 0
    folder = tmp_path / "weekly" / "issues" / "x"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert b"letter-spacing:3px" in before["email.html"].replace(b" ", b"")
    assert digest("rebuild", *there)[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert digest("check", *there)[0] == 0
    assert "tide mill" in digest("explain", "tide mill", *there)[1]
    assert not (tmp_path / "issues").exists()


@pytest.mark.parametrize("verb", ["extract", "summarize"])
def test_a_configuration_that_is_named_must_be_there(digest, tmp_path, verb):
    """Silence about it would fetch by other manners than those asked for."""
    (tmp_path / "page.txt").write_text("A page.", encoding="utf-8")
    status, _, err = digest(verb, "page.txt", "--config", "nowhere.toml")
    assert status == 1
    assert err.startswith("error: there is no nowhere.toml\n")
