"""The archive writes an issue whole or not at all."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import archive
from digest.archive import swap
from digest.archive.index import update_index
from digest.errors import DigestError

WRITER = """
import sys
from pathlib import Path
from digest.archive import write_issue
for turn in range(100000):
    files = {name: (f'"number": {turn},' + "x" * 20000).encode() for name in ("issue.json", "email.html", "email.txt")}
    write_issue(Path(sys.argv[1]), "one", files)
    print(turn, flush=True)
"""


def test_writes_and_replaces_a_whole_folder(tmp_path):
    """A second write leaves nothing of the first, and nothing beside the folder."""
    archive.write_issue(tmp_path, "one", {"issue.json": b"1", "email.html": b"1"})
    archive.write_issue(tmp_path, "one", {"issue.json": b"2"})

    assert [p.name for p in tmp_path.iterdir()] == ["one"]
    assert {p.name: p.read_bytes() for p in (tmp_path / "one").iterdir()} == {"issue.json": b"2"}


@pytest.mark.parametrize(
    ("umask", "folder", "file"), [(0o022, 0o755, 0o644), (0o007, 0o770, 0o660), (0o077, 0o700, 0o600)]
)
def test_who_may_read_and_write_an_issue_says_the_umask(tmp_path, umask, folder, file):
    """A web server reads it, a group that keeps a newsletter together writes it, and a private one stays private."""
    before = os.umask(umask)
    try:
        issue = archive.write_issue(tmp_path, "one", {"issue.json": b"1"})
        update_index(tmp_path, lambda _: ("page", "feed"))
    finally:
        os.umask(before)

    assert issue.stat().st_mode & 0o777 == folder
    assert {path.stat().st_mode & 0o777 for path in (issue / "issue.json", *tmp_path.glob("*.*ml"))} == {file}


def test_a_full_disk_leaves_the_old_issue_and_nothing_else(tmp_path, monkeypatch):
    """What was staged would take the room that is needed to go on."""
    archive.write_issue(tmp_path, "one", {"issue.json": b"1"})

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DigestError, match="No space left"):
        archive.write_issue(tmp_path, "one", {"issue.json": b"2"})

    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert (tmp_path / "one" / "issue.json").read_bytes() == b"1"


def test_keeps_what_the_editor_wrote(tmp_path):
    """edits.toml stays through a build, byte for byte."""
    archive.write_issue(tmp_path, "one", {"issue.json": b"1"})
    (tmp_path / "one" / "edits.toml").write_text("intro = 'Hello'\n")
    archive.write_issue(tmp_path, "one", {"issue.json": b"2"})

    assert archive.read_edits(tmp_path, "one") == "intro = 'Hello'\n"


@pytest.mark.parametrize("name", ["notes.txt", "deeper/report.json"])
def test_a_folder_of_other_files_is_no_issue(tmp_path, name):
    """As that of the articles beside digest.toml, under its name as a slug: an issue in its place would remove them."""
    (tmp_path / "articles" / name).parent.mkdir(parents=True)
    (tmp_path / "articles" / name).write_text("mine")

    with pytest.raises(DigestError, match=r"articles is no issue: it holds (notes\.txt|deeper)"):
        archive.write_issue(tmp_path, "articles", {"issue.json": b"1"})

    assert (tmp_path / "articles" / name).read_text() == "mine"


@pytest.mark.parametrize("there", [[], ["edits.toml"], ["email.html", ".DS_Store"]])
def test_a_folder_that_was_begun_becomes_the_issue(tmp_path, there):
    """With edits written beforehand, or what is left of an issue that somebody has cut down."""
    (tmp_path / "one").mkdir()
    for name in there:
        (tmp_path / "one" / name).touch()

    assert archive.write_issue(tmp_path, "one", {"issue.json": b"1"}).is_dir()


def test_two_step_exchange_serves_where_the_system_has_no_exchange(tmp_path, monkeypatch):
    """Without renameat2 the folder is replaced all the same."""
    monkeypatch.setattr(swap, "_exchanged_at_once", lambda one, other: False)
    archive.write_issue(tmp_path, "one", {"issue.json": b"1"})
    archive.write_issue(tmp_path, "one", {"issue.json": b"2"})

    assert (tmp_path / "one" / "issue.json").read_bytes() == b"2"
    assert [p.name for p in tmp_path.iterdir()] == ["one"]


def test_puts_the_old_folder_back_after_a_crash_between_two_steps(tmp_path):
    """An old issue that was only moved aside comes back with the next write, edits and all."""
    (tmp_path / ".one.old").mkdir()
    (tmp_path / ".one.old" / "edits.toml").write_text("intro = 'kept'")
    (tmp_path / ".one.stale").mkdir()
    archive.write_issue(tmp_path, "one", {"issue.json": b"2"})

    assert sorted(p.name for p in (tmp_path / "one").iterdir()) == ["edits.toml", "issue.json"]
    assert [p.name for p in tmp_path.iterdir()] == ["one"]


@pytest.mark.parametrize("moment", [0.0, 0.003, 0.007, 0.011, 0.017, 0.023])
def test_a_build_killed_at_any_moment_leaves_a_whole_issue(tmp_path, moment):
    """After kill -9 all files are of one and the same turn."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    for _ in range(2):
        writer.stdout.readline()
    end = time.perf_counter() + moment
    while time.perf_counter() < end:
        pass
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    contents = {p.read_bytes() for p in (tmp_path / "one").iterdir()}
    assert len(contents) == 1
    assert len(list((tmp_path / "one").iterdir())) == 3


@pytest.mark.parametrize("slug", ["", "..", "../x", "a/b", ".hidden", "a b", "x" * 65, "a\n", "index.html", "Feed.xml"])
def test_refuses_a_slug_that_is_no_folder_name(slug):
    """A slug becomes a folder and a part of addresses: nothing else may be in it."""
    with pytest.raises(DigestError, match="cannot name an issue"):
        archive.check_slug(slug)


def test_numbers_go_up_and_a_rebuild_keeps_its_own(tmp_path):
    """A new slug takes the next number; a known one keeps the one it has."""
    assert archive.number_of(tmp_path, "a") == 1
    archive.write_issue(tmp_path, "a", {"issue.json": b'{\n  "number": 7,\n}'})

    assert archive.number_of(tmp_path, "a") == 7
    assert archive.number_of(tmp_path, "b") == 8


def test_finds_the_newest_issue_and_says_when_there_is_none(tmp_path):
    """With no name the highest number is meant; an empty archive says what to do."""
    with pytest.raises(DigestError, match="no issue") as error:
        archive.find_issue(tmp_path)
    assert error.value.hint
    for number, slug in ((2, "a"), (1, "z")):
        archive.write_issue(tmp_path, slug, {"issue.json": f'{{\n  "number": {number},\n}}'.encode()})

    assert archive.find_issue(tmp_path) == tmp_path / "a"
    assert archive.find_issue(tmp_path, "z") == tmp_path / "z"
    assert archive.find_issue(tmp_path, str(tmp_path / "z")) == tmp_path / "z"
    with pytest.raises(DigestError, match="nowhere"):
        archive.find_issue(tmp_path, "nowhere")


def test_an_unwritable_place_is_one_clear_error(tmp_path):
    """A file where the folder should be gives an error with a hint, no traceback."""
    (tmp_path / "issues").write_text("a file")
    with pytest.raises(DigestError, match="a file stands where a folder should"):
        archive.write_issue(tmp_path / "issues", "one", {"a": b""})


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": 1}', b"null", b"\xff\xfe{"])
@pytest.mark.parametrize("name", ["issue.json", "articles.jsonl", "report.json"])
def test_load_says_which_file_is_broken(digest, tmp_path, name, content):
    """A file cut off by a full disk, or changed by hand, is one clear error of every verb that reads it."""
    page = Path(__file__).parent.parent / "examples" / "week" / "zuse-z3.txt"
    assert digest("build", page, "--slug", "x")[0] == 0
    (tmp_path / "issues" / "x" / name).write_bytes(content)
    for verb in (["check"], ["explain", "Zuse"], ["rebuild"], ["build", page, "--slug", "y"]):
        status, _, err = digest(*verb)
        assert status in (0, 1)
        assert "Error" not in err  # Python's own words help nobody
        assert not status or err.startswith("error: ")
        assert not status or err.splitlines()[1].startswith("hint: ")


def test_the_editors_file_may_come_from_windows(digest, tmp_path):
    """Notepad puts a mark before the text; another charset is said."""
    page = Path(__file__).parent.parent / "examples" / "week" / "zuse-z3.txt"
    digest("build", page, "--slug", "x")
    edits = tmp_path / "issues" / "x" / "edits.toml"
    edits.write_bytes(b'\xef\xbb\xbfintro = "Hello"\r\n')
    assert digest("rebuild")[0] == 0
    assert "Hello" in (tmp_path / "issues" / "x" / "email.txt").read_text(encoding="utf-8")
    edits.write_bytes(b'intro = "Gr\xfc\xdfe"\n')
    status, _, err = digest("rebuild")
    assert status == 1
    assert err.startswith("error: issues/x/edits.toml cannot be read: it is not UTF-8\nhint: ")


def test_an_issue_that_is_not_there_is_answered_with_those_that_are(tmp_path):
    """`digest log` tells nothing where issues were built of named sources alone: no ledger knows of them."""
    with pytest.raises(DigestError) as caught:
        archive.find_issue(tmp_path, "2026-W47")
    assert caught.value.hint == "build one first: digest build"
    for number, slug in enumerate(("a", "b", "c", "d"), 1):
        archive.write_issue(tmp_path, slug, {"issue.json": f'{{\n  "number": {number},\n}}'.encode()})
    with pytest.raises(DigestError) as caught:
        archive.find_issue(tmp_path, "2026-W47")
    assert caught.value.hint == "the newest are d, c, b"


def test_an_issue_that_may_not_be_read_is_asked_whose_it_is(tmp_path, monkeypatch):
    """To build it again would not help."""
    folder = archive.write_issue(tmp_path, "one", {"issue.json": b"1"})

    def closed(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    with pytest.raises(DigestError, match=r"issue\.json cannot be read: Permission denied") as caught:
        archive.load_issue(folder)
    assert caught.value.hint == "whose file is it?"


def test_load_says_which_file_is_missing(tmp_path):
    """An issue without its articles names the file and the way out."""
    with pytest.raises(DigestError, match=r"issue\.json cannot be read"):
        archive.load_issue(Path(tmp_path))
