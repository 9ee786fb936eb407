"""Sending an issue through the command line: where it goes, once, and what is asked and told before."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving

ROOT = Path(__file__).parent.parent


@pytest.fixture
def newsletter(tmp_path, monkeypatch):
    """A newsletter's folder with one issue in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIGEST_SMTP_PASSWORD", raising=False)
    issues.write(tmp_path / "issues")
    return tmp_path


def digest(*words, **options):
    """Run `digest send` with words; errors are raised as they are."""
    result = CliRunner().invoke(app, ["send", *map(str, words)], **options)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def parsed(raw):
    """Read a message back."""
    return message_from_bytes(raw, policy=policy.SMTP)


def test_to_a_folder(newsletter):
    """`--via file:DIR` writes one message for each reader, addressed to that reader alone."""
    result = digest("--via", "file:out", "--to", "ann@example.org", "--to", "Bob <bob@example.org>")
    assert (result.exit_code, result.stdout) == (0, "2 sent\n")
    files = sorted((newsletter / "out").iterdir())
    assert [path.name for path in files] == ["2026-W47-ann@example.org.eml", "2026-W47-bob@example.org.eml"]
    messages = [parsed(path.read_bytes()) for path in files]
    assert [str(m["To"]) for m in messages] == ["ann@example.org", "Bob <bob@example.org>"]
    assert messages[0]["List-Unsubscribe"] != messages[1]["List-Unsubscribe"]
    assert messages[0]["Message-ID"] != messages[1]["Message-ID"]
    assert parsedate_to_datetime(messages[0]["Date"]).tzinfo is not None


def test_without_an_unsubscribe_page(newsletter):
    """A newsletter that names none sends no dead link: unsubscribing is a mail with the reader's token."""
    issues.write(newsletter / "issues", replace(issues.WEEKLY, unsubscribe=None))
    digest("--via", "file:out", "--to", "ann@example.org")
    raw = (newsletter / "out" / "2026-W47-ann@example.org.eml").read_bytes()
    link = parsed(raw)["List-Unsubscribe"].strip("<>")
    assert re.fullmatch(r"mailto:weekly@example\.org\?subject=unsubscribe%20[a-z2-7]{26}", link)
    assert link in parsed(raw).get_body(("plain",)).get_content()
    assert b"unsubscribe.example" not in raw


def test_to_a_local_server(newsletter):
    """`--via smtp://` takes one session, one envelope a reader, and the bytes arrive as they were made."""
    server = Server()
    with serving(server) as port:
        result = digest("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org", "--to", "bob@example.org")
    assert (result.exit_code, result.stdout) == (0, "2 sent\n")
    assert server.sessions == 1
    assert [(sender, rcpts) for sender, rcpts, _ in server.taken] == [
        ("weekly@example.org", ("ann@example.org",)),
        ("weekly@example.org", ("bob@example.org",)),
    ]
    assert parsed(server.taken[0][2]).get_body(("plain",)).get_content().startswith("The Weekly")


def test_receipts_as_json(newsletter):
    """`--json` prints one receipt a line, and nothing else on stdout."""
    result = digest("--via", "file:out", "--to", "ann@example.org", "--json")
    (receipt,) = map(json.loads, result.stdout.splitlines())
    assert (receipt["issue"], receipt["recipient"], receipt["status"]) == ("2026-W47", "ann@example.org", "sent")


def test_a_list_wants_a_yes(newsletter):
    """Nobody's list is mailed unasked: without a terminal only `--yes` will do."""
    (newsletter / "readers.txt").write_text("ann@example.org\n# a comment\nbob@example.org\n")
    with pytest.raises(DigestError, match="send 2026-W47 to 2 readers through file:out"):
        digest("--via", "file:out", "--to", "readers.txt")
    assert digest("--via", "file:out", "--to", "readers.txt", "--yes").stdout == "2 sent\n"


@pytest.mark.parametrize(("answer", "status", "said"), [("y", 0, "2 sent"), ("n", 1, "")])
def test_a_terminal_is_asked(newsletter, monkeypatch, answer, status, said):
    """On a terminal the count and the way are shown, and only a yes sends."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (newsletter / "readers.txt").write_text("ann@example.org\nbob@example.org\n")
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    words = [sys.executable, "-m", "digest", "send", "--via", "file:out", "--to", "readers.txt"]
    run = subprocess.run(words, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(ours)
    os.close(theirs)
    assert (run.returncode, run.stdout.strip()) == (status, said)
    assert "send 2026-W47 to 2 readers through file:out? [y/N]" in run.stderr
    assert (newsletter / "out").exists() == (answer == "y")


def test_what_is_left_out_is_told_briefly(newsletter):
    """Twenty lines by name, and a number for each reason after them: a long list does not flood the terminal."""
    rows = ["ann@example.org", *(f"nobody{i}" for i in range(25)), *["ann@example.org"] * 30]
    (newsletter / "readers.txt").write_text("\n".join(rows))
    said = digest("--via", "file:out", "--to", "readers.txt", "--yes").stderr.splitlines()
    assert len(said) == 22
    assert said[0] == "left out nobody0: 'nobody0' is no mail address: it is not of the form name@domain"
    assert said[-2:] == ["left out 30 more: named twice", "left out 5 more: it is not of the form name@domain"]


def test_a_refused_reader_is_named(newsletter):
    """A reader that the server does not know has failed, the others get their mail, the exit status says so."""
    server = Server("reject", every=2)
    with serving(server) as port:
        result = digest("--via", f"smtp://127.0.0.1:{port}", *(w for n in "abc" for w in ("--to", f"{n}@example.org")))
    assert (result.exit_code, result.stdout) == (3, "2 sent, 1 failed\n")
    assert "failed b@example.org: 550 5.1.1 No such user" in result.stderr


def test_a_server_that_puts_off_is_no_failure(newsletter):
    """Exit status 3: some are deferred, the rest is pending, and the same command goes on later."""
    server = Server("mail450")
    readers = [word for i in range(12) for word in ("--to", f"reader{i}@example.org")]
    with serving(server) as port:
        result = digest("--via", f"smtp://127.0.0.1:{port}", *readers)
        assert (result.exit_code, result.stdout) == (3, "10 deferred, 2 pending\n")
        assert "error: the server puts everything off: 450 4.7.0" in result.stderr
        server.fault = ""
        assert digest("--via", f"smtp://127.0.0.1:{port}", *readers).stdout == "12 sent\n"


def test_a_test_copy_is_marked_and_not_counted(newsletter):
    """`--test` sends one marked copy, and the reader still gets the issue itself."""
    server = Server()
    with serving(server) as port:
        way = ("--via", f"smtp://127.0.0.1:{port}")
        assert digest(*way, "--test", "ann@example.org").stdout == "1 sent\n"
        assert not (newsletter / "digest.db").exists()
        digest(*way, "--to", "ann@example.org")
    subjects = [parsed(content)["Subject"] for _, _, content in server.taken]
    assert subjects == ["[Test] The Weekly: water on the moon", "The Weekly: water on the moon"]
    assert len({parsed(content)["Message-ID"] for _, _, content in server.taken}) == 2


def test_a_dry_run_shows_the_message(newsletter):
    """`--dry-run` prints the first message whole, writes nothing, and connects to nothing."""
    before = sorted(newsletter.iterdir())
    result = digest("--via", "smtps://me@mail.example.org", "--to", "ann@example.org", "--dry-run")
    assert parsed(result.stdout_bytes)["To"] == "ann@example.org"
    assert "2026-W47 would go to 1 reader\n" in result.stderr
    assert sorted(newsletter.iterdir()) == before


def test_an_issue_with_errors_is_not_sent(newsletter):
    """What `digest check` calls an error stops the send before anything is connected; `--force` does not mind."""
    (newsletter / "issues" / "2026-W47" / "email.txt").write_text("")
    with pytest.raises(DigestError, match="issue 2026-W47 is not fit to send") as caught:
        digest("--via", "file:out", "--to", "ann@example.org")
    assert "--force" in caught.value.hint
    assert not (newsletter / "out").exists()
    assert digest("--via", "file:out", "--to", "ann@example.org", "--force").exit_code == 0


def test_an_old_issue_wants_a_yes(newsletter):
    """An issue that lay about for longer than a week goes to nobody unasked; it may be looked at."""
    issues.write(newsletter / "issues", day=date(2020, 10, 30))
    server = Server()
    with serving(server) as port:
        way = ("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org")
        with pytest.raises(DigestError, match=r"issue 2026-W47 is \d+ days old"):
            digest(*way)
        assert not server.taken
        assert digest(*way, "--yes").stdout == "1 sent\n"
    assert digest("--via", "file:look", "--to", "ann@example.org").stdout == "1 sent\n"
    (newsletter / "readers.txt").write_text("ann@example.org\n")
    with pytest.raises(DigestError, match=r"issue 2026-W47 is \d+ days old"):
        digest("--via", "file:out", "--to", "readers.txt")
    assert digest("--via", "file:out", "--to", "readers.txt", "--yes").stdout == "1 sent\n"


def test_what_the_configuration_says(newsletter):
    """`[send]` in digest.toml stands for what is not said on the command line."""
    (newsletter / "readers.csv").write_text("email,name\nann@example.org,Ann\n")
    (newsletter / "digest.toml").write_text(
        '[newsletter]\ntitle = "The Weekly"\nfrom = "The Weekly <weekly@example.org>"\n'
        '[send]\nvia = "file:out"\nto = "readers.csv"\nfrom = "Desk <desk@example.org>"\n'
    )
    assert digest("--yes").stdout == "1 sent\n"
    (file,) = (newsletter / "out").iterdir()
    assert parsed(file.read_bytes())["From"] == "Desk <desk@example.org>"


def test_bounces_come_back_with_a_token_of_their_own(newsletter):
    """VERP: the envelope's sender tells whose bounce it is, by another token than the one that unsubscribes."""
    server = Server()
    with serving(server) as port:
        digest("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org", "--bounce", "b+{token}@example.org")
    ((sender, _, content),) = server.taken
    token = sender.removeprefix("b+").removesuffix("@example.org")
    assert len(token) == 26
    assert token.encode() not in content


def test_ctrl_c_ends_after_the_message_in_hand(newsletter, monkeypatch):
    """The first one leaves no doubt behind: what was begun is ended, the rest is for the next run."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    words = [sys.executable, "-m", "digest", "send", str(newsletter / "issues" / "2026-W47"), "--rate", "600"]
    words += [word for i in range(50) for word in ("--to", f"reader{i}@example.org")]
    server = Server()
    with serving(server) as port:
        run = subprocess.Popen(
            [*words, "--via", f"smtp://127.0.0.1:{port}"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        while len(server.taken) < 2:
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=30)
    assert run.returncode == 3
    assert re.fullmatch(r"\d+ sent, \d+ pending\n", out)
    assert int(out.split()[0]) == len(server.taken)
    assert "stopped; the same command goes on from here" in err
