"""What a disk and a terminal may do to a run: names that are no text, paths nobody may look at, full disks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.config import load_config
from digest.sources.disk import shown

WEEK = Path(__file__).parent.parent / "examples" / "week"
PAGE = WEEK / "zuse-z3.txt"
LONG = "a" * 5000


def started(*arguments: str, folder: Path = WEEK.parent, **more) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(WEEK.parent.parent), **more.pop("env", {})}
    command = [sys.executable, "-m", "digest", *arguments]
    return subprocess.run(command, check=False, cwd=folder, env=environment, stderr=subprocess.PIPE, **more)


def test_a_name_that_is_no_text_is_read_and_kept_escaped(digest, tmp_path):
    """A file name may hold any byte but two; a text may not."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / os.fsdecode(b"caf\xe9.txt")).write_bytes(PAGE.read_bytes())
    (folder / "line\nbreak.txt").write_bytes(b"")
    status, _, err = digest("build", "pages", "--slug", "x")

    assert status == 3
    assert err == "skipped line\\nbreak.txt: it is empty\n"
    (line,) = (tmp_path / "issues" / "x" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["source"] == "caf\\udce9.txt"
    assert digest("build", os.fsdecode(b"pages/caf\xe9.txt"))[0] == 0


@pytest.mark.parametrize("name", ["Überblick 1.txt", "日本\u3000語.txt", "a b.txt"])
def test_what_can_be_printed_is_not_escaped(name):
    """Umlauts, wide characters and spaces stand as they are."""
    assert shown(name) == name


@pytest.mark.parametrize("verb", ["build", "extract", "summarize"])
@pytest.mark.parametrize("name", [LONG, "~nobody-of-this-name/x.txt"])
def test_a_path_that_cannot_be_looked_at_is_told_as_one_that_is_not_there(digest, verb, name):
    """What the system refuses even to look at is skipped like what is not there."""
    status, _, err = digest(verb, name, str(PAGE))
    assert status == 3
    assert [line.partition(" ")[0] for line in err.splitlines()] in (["skipped"], ["skipped", "hint:"])


@pytest.mark.parametrize("verb", ["check", "explain", "rebuild", "send"])
def test_what_the_disk_refuses_is_two_lines(digest, verb):
    """An error of the system's that nobody saw coming is no bug, and keeps its tracebacks to itself."""
    words = ["explain", "x", "--issue", LONG] if verb == "explain" else [verb, LONG]
    status, _, err = digest(*words)
    assert status == 1
    assert [line.partition(":")[0] for line in err.splitlines()] == ["error", "hint"]


def test_a_path_is_added_as_digest_toml_counts_it(digest, tmp_path, monkeypatch):
    """A path typed in another folder counts from there; in digest.toml from the newsletter's."""
    assert digest("init", "weekly")[0] == 0
    (tmp_path / "pages").mkdir()
    assert digest("add", "pages", "weekly/articles", "--config", "weekly/digest.toml")[0] == 0

    places = [source.where for source in load_config(tmp_path / "weekly" / "digest.toml").sources]
    assert places == ["articles", "../pages"]


def test_a_folder_without_an_article_is_an_error(digest, tmp_path):
    """Nothing printed and status 0 would say that all is well."""
    (tmp_path / "empty").mkdir()
    for verb in ("extract", "summarize"):
        status, _, err = digest(verb, "empty")
        assert status == 1
        assert err.startswith("error: no article in the sources\nhint: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_two_lines():
    """Neither a traceback nor Python's own complaint at the end."""
    with Path("/dev/full").open("wb") as full:
        run = started("extract", PAGE.name, folder=WEEK, stdout=full)
    assert run.returncode == 1
    assert [line.partition(b":")[0] for line in run.stderr.splitlines()] == [b"error", b"hint"]


def test_another_charset_stops_nothing():
    """What goes into a file is UTF-8 in every locale; where the environment asks for another, it is escaped."""
    arabic = "الأهرامات\n\n" + "كتب المؤرخون أن البناء استغرق عشرين عاما وأن آلاف العمال شاركوا فيه كل موسم. " * 4
    source = started("extract", "-", input=arabic.encode(), stdout=subprocess.PIPE, env={"PYTHONUTF8": "0"})
    latin = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    escaped = started("extract", "-", input=arabic.encode(), stdout=subprocess.PIPE, env=latin)
    assert (source.returncode, escaped.returncode) == (0, 0)
    assert "كتب المؤرخون" in source.stdout.decode()
    assert b"\\u0643\\u062a\\u0628" in escaped.stdout


def test_a_closed_standard_input_is_said(digest, monkeypatch):
    """As a service without one sees it."""
    monkeypatch.setattr(sys, "stdin", None)
    status, _, err = digest("extract", "-")
    assert (status, err) == (1, "skipped -: standard input is closed\n")
