"""What happens at an unlucky moment: another build beside this one, Ctrl-C before anything runs, closed streams."""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

import digest.build as room
from digest.cli import sending
from digest.errors import DigestError
from digest.senders.recipients import Recipients
from tests.test_cli import ROOT, page

__all__ = ["page"]


def test_of_two_builds_at_one_moment_the_second_takes_the_next_number(digest, page, tmp_path, monkeypatch):
    """A number that another build has taken since is given to no other issue, and both are listed."""
    render = room.render

    def meanwhile(issue, **words):
        monkeypatch.setattr(room, "render", render)
        assert digest("build", page.name, "--slug", "first")[0] == 0
        return render(issue, **words)

    monkeypatch.setattr(room, "render", meanwhile)
    (tmp_path / "digest.toml").write_text(
        '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\nsubject = "No. {number}: {subject}"\n', encoding="utf-8"
    )
    assert digest("build", page.name, "--slug", "second")[0] == 0
    issues = tmp_path / "issues"
    numbers = {name: json.loads((issues / name / "issue.json").read_bytes())["number"] for name in ("first", "second")}

    assert numbers == {"first": 1, "second": 2}
    assert "No. 2" in (issues / "second" / "email.txt").read_text()
    assert b"Subject: No. 2: " in (issues / "second" / "message.eml").read_bytes()
    assert all(f'href="{name}/' in (issues / "index.html").read_text() for name in numbers)


def test_ctrl_c_while_the_program_is_loaded_is_no_traceback():
    """It ends as it does later: without a word, with the status that shells expect."""
    code = (
        "import runpy, sys\n"
        "class Pressed:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "runpy.run_module('digest', run_name='__main__')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_closed_streams_are_no_error(page):
    """Some ways to start a program leave it none of the three: it works, and no file is taken for one of them."""
    command = 'exec "$0" -m digest build "$1" --slug x >&- 2>&- <&-'
    run = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, page], env={"PYTHONPATH": str(ROOT)}, check=False, cwd=page.parent
    )

    assert run.returncode == 0
    assert (page.parent / "issues" / "x" / "email.html").is_file()


def test_nobody_can_answer_where_standard_input_is_closed(monkeypatch, tmp_path):
    """A question that a list asks before it is mailed is told as such."""
    monkeypatch.setattr(sys, "stdin", None)
    readers = Recipients(mailboxes=(), typed=False)
    monkeypatch.setattr(sending, "_refuse_stale", lambda _: None)

    with pytest.raises(DigestError, match="nobody is there to answer"):
        sending._confirm(tmp_path, readers, "smtp://127.0.0.1:1", yes=False)


def test_a_zone_that_cannot_be_is_none(digest, monkeypatch):
    """TZ=UTC+25 ended a build in a traceback, deep in a library that asks for the machine's own time."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC+25")
        time.tzset()
        assert digest("--version")[0] == 0
        assert datetime.now(UTC).astimezone().utcoffset() == timedelta(0)
    time.tzset()
