"""The main job from the command line, on good and bad material: results, reports, exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest import archive
from digest.cli import main

ROOT = Path(__file__).parent.parent
PAGE = """Harbor Courier
• Home
• Science

How the tide mill at Birdham kept its wheel turning

By Mara Ellison
Published: November 17, 2026, 9:05 a.m. EST

Share on Facebook

The tide mill at Birdham in West Sussex worked from 1768 until 1935, when its owners closed the sluices for good. \
It was the last in the county to grind flour by the sea alone.

At high water the sea filled a pond behind the mill through a gate that the current itself pushed open. \
When the tide turned the gate fell shut, and the miller had about five hours of falling water to work with.

Read: Five harbors that silted up

The miller's day moved with the moon by some fifty minutes, so that in one week he worked at noon and in the \
next by lantern. Neighbors told the time of the tide by the noise of the stones.

© 2026 Harbor Courier. All rights reserved.
"""
FILES = ("articles.jsonl", "email.html", "email.txt", "index.html", "issue.json", "message.eml", "report.json")


@pytest.fixture
def page(tmp_path):
    """Write a page copied as text, with its furniture."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def report_of(tmp_path, slug):
    """Read report.json."""
    return json.loads((tmp_path / "issues" / slug / "report.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("told", "threads"), [(None, "1"), ("3", "3")])
def test_numpy_counts_alone_unless_it_is_told_otherwise(monkeypatch, told, threads):
    """One thread multiplies matrices, so that none waits for another and sums end alike everywhere."""
    monkeypatch.setattr("os.environ", {"OPENBLAS_NUM_THREADS": told} if told else {})
    monkeypatch.setattr(sys, "argv", ["digest", "--version"])

    with pytest.raises(SystemExit):
        main()

    assert os.environ["OPENBLAS_NUM_THREADS"] == threads


def test_build_leaves_a_finished_issue(digest, page, tmp_path):
    """All files are there, the output says where the mail lies, and each sentence stands at its place."""
    status, out, err = digest("build", page.name, "--slug", "first", "--title", "The Tide")

    assert (status, err) == (0, "")
    assert "issues/first/email.html" in out
    assert sorted(p.name for p in (tmp_path / "issues" / "first").iterdir()) == sorted(FILES)
    issue = archive.load_issue(tmp_path / "issues" / "first")
    (story,) = [story for section in issue.sections for story in section.stories]
    assert story.lead.title == "How the tide mill at Birdham kept its wheel turning"
    assert 1 <= len(story.summary.sentences) <= 3
    for s in story.summary.sentences:
        assert story.lead.paragraphs[s.paragraph][s.start : s.end] == s.text


def test_the_same_input_gives_the_same_bytes(digest, page, tmp_path):
    """Two builds of one week differ in no byte of any file."""
    runs = []
    for folder in ("one", "two"):
        assert digest("build", page.name, "--week", "2026-W47", "--issues", folder)[0] == 0
        runs.append({p.name: p.read_bytes() for p in (tmp_path / folder / "2026-W47").iterdir()})

    assert runs[0] == runs[1]
    assert set(runs[0]) == set(FILES)


def test_a_rebuild_without_a_change_gives_the_same_bytes(digest, page, tmp_path):
    """What the folder holds is enough to build the issue again, without summarizing."""
    digest("build", page.name, "--week", "2026-W47")
    folder = tmp_path / "issues" / "2026-W47"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    status, _, _ = digest("rebuild")

    assert status == 0
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_rebuild_does_not_load_what_it_does_not_need(digest, page, tmp_path):
    """Edits alone never import the summarizers or the extractor: an editor waits for each of them."""
    digest("build", page.name, "--slug", "x")
    code = (
        "import sys\nsys.argv = ['digest', 'rebuild', 'x']\nfrom digest.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in ('sumy', 'nltk', 'trafilatura', 'httpx', 'py3langid', 'requests', 'digest.extract.mail',"
        " 'digest.render.checks')"
        " if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)}
    )

    assert run.stdout.splitlines()[-1] == "[]"


def test_a_rebuild_takes_the_editors_changes_and_their_undoing(digest, page, tmp_path):
    """A title and an intro of the editor's stand in the mail, and go when they are taken back."""
    digest("build", page.name, "--slug", "x")
    folder = tmp_path / "issues" / "x"
    before = (folder / "email.html").read_bytes()
    edits = 'intro = "Good morning."\n[[story]]\nstory = "How the tide mill"\ntitle = "The last mill"\n'
    (folder / "edits.toml").write_text(edits)
    digest("rebuild", "x")
    changed = (folder / "email.html").read_text(encoding="utf-8")
    assert "The last mill" in changed
    assert "Good morning." in changed
    assert archive.load_issue(folder).sections[0].stories[0].lead.title == "The last mill"
    (folder / "edits.toml").write_text("")
    digest("rebuild", "x")

    assert (folder / "email.html").read_bytes() == before


def test_a_name_in_the_edits_that_means_no_story_is_said(digest, page, tmp_path):
    """A slip of the pen in `drop` is no silent leave to publish."""
    digest("build", page.name, "--slug", "x")
    (tmp_path / "issues" / "x" / "edits.toml").write_text('drop = ["How the wind mill"]\n')
    status, _, err = digest("rebuild", "x")

    assert status == 0
    assert err == "note: How the wind mill: edits.toml names it, but no story is called so\n"
    assert report_of(tmp_path, "x")["skipped"][-1]["what"] == "How the wind mill"


def test_a_broken_edit_names_its_line_and_keeps_the_issue(digest, page, tmp_path):
    """A wrong edits.toml is one clear error; the issue stays as it was."""
    digest("build", page.name, "--slug", "x")
    folder = tmp_path / "issues" / "x"
    before = (folder / "email.html").read_bytes()
    (folder / "edits.toml").write_text("intro = 1\n")
    status, _, err = digest("rebuild", "x")

    assert status == 1
    assert "edits.toml" in err
    assert (folder / "email.html").read_bytes() == before


def bad_sources(folder):
    """Write one of each kind of bad file; return name -> a word of its reason."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "feed.xml").write_text("<!DOCTYPE html><html><head><title>Log in</title></head><body>Hi</body></html>")
    (folder / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    return ("empty.txt", "picture.html", "feed.xml", "menu.html", "missing.txt")


def test_bad_sources_are_named_and_the_rest_goes_on(digest, page, tmp_path):
    """Each bad file is a line on stderr and a row in the report; the good page is built; exit status 3."""
    names = bad_sources(tmp_path)
    status, out, err = digest("build", page.name, *names, "--slug", "mixed")
    rows = {row["what"]: row for row in report_of(tmp_path, "mixed")["skipped"]}

    assert status == 3
    assert "issues/mixed/email.html" in out
    assert set(rows) == set(names)
    assert "Traceback" not in err
    for name in names:
        assert f"skipped {name}: {rows[name]['reason']}" in err
        assert rows[name]["reason"]


def test_a_file_that_is_not_utf8_is_read_as_what_it_is(digest, tmp_path):
    """Windows-1252 comes out as the characters that were meant."""
    text = PAGE.replace("Birdham", "Bîrdhâm").replace("tide mill", "“tide mill”")
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    status, out, _ = digest("extract", "old.txt")

    assert status == 0
    assert "Bîrdhâm" in out


def test_no_article_at_all_is_an_error_and_leaves_the_old_issue(digest, page, tmp_path):
    """With nothing to build the status is 1, and an issue of that name stays as it was."""
    digest("build", page.name, "--slug", "kept")
    before = {p.name: p.read_bytes() for p in (tmp_path / "issues" / "kept").iterdir()}
    bad = bad_sources(tmp_path)
    status, out, err = digest("build", *bad, "--slug", "kept")

    assert (status, out) == (1, "")
    assert "error: no article" in err
    assert "hint: " in err
    assert {p.name: p.read_bytes() for p in (tmp_path / "issues" / "kept").iterdir()} == before


def test_an_empty_folder_is_an_error(digest, tmp_path):
    """A folder without articles says so and writes nothing."""
    (tmp_path / "nothing").mkdir()
    status, _, err = digest("build", "nothing")

    assert status == 1
    assert err.startswith("error: ")
    assert not (tmp_path / "issues").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["build"], 1, "there is no digest.toml here\nhint: name a SOURCE, or begin"),
        (["nonsense"], 2, "nonsense"),
        (["build", "page.txt", "--limit", "-1"], 2, "limit"),
        (["build", "page.txt", "--slug", "../out"], 1, "cannot name an issue"),
        (["build", "page.txt", "--week", "2026-W60"], 1, "not a week"),
        (["build", "page.txt", "--since", "yesterday"], 1, "not a day"),
        (["build", "page.txt", "--timezone", "Mars/Base"], 1, "time zone"),
        (["build", "page.txt", "--template", "../../etc"], 1, "template"),
        (["build", "page.txt", "--algorithm", "magic"], 1, "magic"),
        (["build", "page.txt", "--since", "2026-11-20"], 1, "window"),
        (["build", ""], 1, '"": it is empty: is a variable'),
        (["extract", ""], 1, '"": it is empty: is a variable'),
        (["build", "page.txt", "--issues", ""], 2, "it is empty: is a variable"),
        (["build", "page.txt", "--week", ""], 1, "error: --week is empty\nhint: is a variable"),
        (["build", "page.txt", "--slug", " "], 1, "error: --slug is empty\nhint: is a variable"),
        (["build", "page.txt", "--since", "2026-11-16", "--until", ""], 1, "error: --until is empty\n"),
        (["build", "page.txt", "--language", ""], 1, "error: --language is empty\n"),
    ],
)
def test_wrong_words_are_one_clear_line(digest, page, tmp_path, arguments, status, said):
    """Wrong usage is status 2, a wrong value 1; never a traceback, and nothing is written."""
    left, out, err = digest(*arguments)

    assert left == status
    assert said in err + out
    assert "Traceback" not in err
    assert not (tmp_path / "issues").exists()


def test_standard_input_is_a_source(digest, page, tmp_path, monkeypatch):
    """`-` reads a page from a pipe."""
    with (tmp_path / "page.txt").open("rb") as pipe:
        monkeypatch.setattr(sys, "stdin", type("Pipe", (), {"buffer": pipe})())
        status, out, _ = digest("summarize", "-", "--sentences", "1", "--json")
    row = json.loads(out)

    assert status == 0
    assert len(row["summary"]) == 1
    assert row["title"].startswith("How the tide mill")


def test_extract_shows_what_was_removed_and_why(digest, page):
    """`--removed` lists each line that went; none of them stands in the text."""
    _, out, _ = digest("extract", page.name, "--removed")
    text, removed = out.split("Removed: ")

    for line in ("Share on Facebook", "Read: Five harbors that silted up", "All rights reserved"):
        assert line not in text
        assert line in removed


@pytest.mark.parametrize("name", ["lexrank", "luhn", "lsa", "textrank"])
def test_sumys_own_summarizers_can_be_chosen(digest, page, name):
    """The algorithms of sumy work by name, without a download, and stay verbatim."""
    status, out, _ = digest("summarize", page.name, "--algorithm", name, "--json")

    assert status == 0
    assert all(s["text"] in PAGE for s in json.loads(out)["summary"])
