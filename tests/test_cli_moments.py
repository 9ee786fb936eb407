"""What happens at an unlucky moment: another build beside this one, Ctrl-C before anything runs."""

import json
import subprocess
import sys

import digest.build as room
from tests.test_cli import page

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
