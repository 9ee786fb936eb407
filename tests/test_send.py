"""Sending an issue: out of the door by every way, through the command line."""

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
import trustme
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError, SendError
from tests.servers import issue as issues
from tests.servers.scripted import Script, following
from tests.servers.smtp import Server, implicit_tls, serving, starttls

ROOT = Path(__file__).parent.parent


@pytest.fixture
def newsletter(tmp_path, monkeypatch):
    """A newsletter's folder with one issue in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIGEST_SMTP_PASSWORD", raising=False)
    issues.write(tmp_path / "issues")
    return tmp_path


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority that nobody knows; `.path` is its PEM file."""
    made = trustme.CA()
    made.path = tmp_path_factory.mktemp("ca") / "ca.pem"
    made.cert_pem.write_to_path(str(made.path))
    return made


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


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize(("scheme", "options"), [("smtp+starttls", starttls), ("smtps", implicit_tls)])
def test_encrypted_and_logged_in(newsletter, authority, monkeypatch, scheme, options):
    """TLS is verified against the named authority, then the password from the environment logs in."""
    server = Server()
    login = {"authenticator": server.login, "auth_required": True, "auth_require_tls": True}
    if scheme == "smtps":
        login["auth_require_tls"] = False  # aiosmtpd counts only STARTTLS as TLS
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "right horse")
    with serving(server, **options(authority), **login) as port:
        via = f"{scheme}://me@localhost:{port}?ca={authority.path}"
        result = digest("--via", via, "--to", "ann@example.org")
    assert (result.exit_code, result.stdout) == (0, "1 sent\n")
    assert [user for _, user in server.logins] == [b"me"]
    assert server.tls[-1]


@pytest.mark.parametrize(("scheme", "options"), [("smtp+starttls", starttls), ("smtps", implicit_tls)])
@pytest.mark.parametrize("name", ["localhost", "mail.example.org"])
def test_certificates_are_verified(newsletter, authority, scheme, options, name):
    """An unknown authority, or a name that is not the server's, ends the run before anything is said."""
    server = Server()
    trusted = "" if name == "localhost" else f"?ca={authority.path}"
    with serving(server, **options(authority, name)) as port, pytest.raises(DigestError) as caught:
        digest("--via", f"{scheme}://localhost:{port}{trusted}", "--to", "ann@example.org")
    assert "the certificate of localhost cannot be trusted" in caught.value.message
    assert caught.value.hint
    assert not server.taken


def test_a_wrong_password(newsletter, authority, monkeypatch):
    """It is one line with a way out, names the user, and holds no password."""
    server = Server()
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "wrong horse")
    login = {"authenticator": server.login, "auth_required": True}
    with serving(server, **starttls(authority), **login) as port, pytest.raises(DigestError) as caught:
        digest("--via", f"smtp+starttls://me@localhost:{port}?ca={authority.path}", "--to", "ann@example.org")
    assert "refused the login of me: 535" in caught.value.message
    assert "wrong horse" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("via", "message"),
    [
        ("smtp://mail.example.org", "in the clear"),
        ("smtp://me@localhost", "no encryption"),
        ("smtps://me:secret@mail.example.org", "holds a password"),
        ("sendgrid:me:secret@x", "holds a password"),
        ("smtps://me@mail.example.org", "no password for me"),
        ("smtps://", "names no server"),
        ("smtps://host:port", "cannot be read"),
        ("smtps://host?verify=no", "unknown option 'verify'"),
        ("carrier-pigeon:coop", "no way to send is called 'carrier-pigeon'"),
        ("file:", "names no place"),
        ("ses:", "needs the user"),
    ],
)
def test_a_way_that_cannot_be(newsletter, via, message):
    """A wrong URL is refused with a hint, and a password in it is not repeated."""
    with pytest.raises(DigestError, match=message) as caught:
        digest("--via", via, "--to", "ann@example.org")
    assert caught.value.hint
    assert "secret" not in f"{caught.value.message} {caught.value.hint}"


def test_no_encryption_is_offered(newsletter, monkeypatch):
    """A server without STARTTLS gets neither the password nor the mail: someone may have cut the offer out."""
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "right horse")
    server = Server()
    with serving(server) as port, pytest.raises(DigestError, match="localhost offers no STARTTLS") as caught:
        digest("--via", f"smtp+starttls://me@localhost:{port}", "--to", "ann@example.org")
    assert "smtps://" in caught.value.hint
    assert not server.taken
    assert not server.logins


@pytest.mark.parametrize(
    ("verb", "reply", "message", "temporary"),
    [
        ("STAR", "454 4.7.0 TLS not available", "does not let us in: 454", True),
        ("STAR", "501 5.5.4 no", "does not let us in: 501", False),
        ("EHLO", "421 4.3.2 going down", "does not let us in: 421", True),
        ("EHLO", "554 5.7.1 you again", "does not let us in: 554", False),
    ],
)
def test_a_server_that_refuses_before_the_login(newsletter, monkeypatch, verb, reply, message, temporary):
    """Whatever it says, nobody is marked for it; what may pass is told apart from what will not."""
    monkeypatch.setenv("DIGEST_SMTP_PASSWORD", "right horse")
    octets = f"{reply}\r\n".encode()
    replies = {b"EHLO": b"250-scripted\r\n250 STARTTLS\r\n", b"HELO": octets, verb.encode(): octets}
    with following(Script(replies=replies)) as port, pytest.raises(SendError, match=message) as caught:
        digest("--via", f"smtp+starttls://me@localhost:{port}", "--test", "ann@example.org")
    assert caught.value.temporary == temporary
    assert caught.value.hint


def test_nobody_listens(newsletter):
    """A server that cannot be reached is a clear error, and the next run goes on."""
    with serving(Server()) as port:
        pass
    with pytest.raises(DigestError, match="cannot be reached: Connection refused"):
        digest("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org")
    server = Server()
    with serving(server) as port:
        assert digest("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org").stdout == "1 sent\n"


def test_a_second_send_sends_nothing(newsletter):
    """Each reader gets an issue once; a reader named later gets it then."""
    server = Server()
    with serving(server) as port:
        way = ("--via", f"smtp://127.0.0.1:{port}")
        digest(*way, "--to", "ann@example.org")
        again = digest(*way, "--to", "ANN@Example.org")
        later = digest(*way, "--to", "ann@example.org", "--to", "bob@example.org")
    assert (again.exit_code, again.stdout) == (0, "1 sent (1 of them before)\n")
    assert (later.exit_code, later.stdout) == (0, "2 sent (1 of them before)\n")
    assert server.counts == {"ann@example.org": 1, "bob@example.org": 1}


def test_looking_first_takes_nothing_away(newsletter):
    """What was written to a folder still goes out by mail."""
    digest("--via", "file:out", "--to", "ann@example.org")
    server = Server()
    with serving(server) as port:
        digest("--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org")
    assert server.counts == {"ann@example.org": 1}


@pytest.mark.parametrize("change", ["the issue", "the sender"])
def test_an_edited_issue_is_looked_at_again(newsletter, change):
    """`file:` shows the issue as it is now: what changed is written over, what did not is left alone."""
    words = ("--via", "file:out", "--to", "ann@example.org", "--to", "bob@example.org")
    digest(*words)
    files = sorted((newsletter / "out").iterdir())
    first = [file.read_bytes() for file in files]
    assert digest(*words).stdout == "2 sent (2 of them before)\n"
    assert [file.read_bytes() for file in files] == first

    if change == "the issue":
        issues.write(newsletter / "issues", padding="One word more.")
        again = digest(*words)
    else:
        again = digest(*words, "--from", "Desk <desk@example.org>")
    assert again.stdout == "2 sent\n"
    second = [file.read_bytes() for file in sorted((newsletter / "out").iterdir())]
    assert len(second) == 2
    assert all(one != other for one, other in zip(first, second, strict=True))


def test_what_was_thrown_away_is_written_again(newsletter):
    """A message that is no longer in its folder cannot be looked at: it is written anew, the others are not."""
    words = ("--via", "file:out", "--to", "ann@example.org", "--to", "bob@example.org")
    digest(*words)
    (newsletter / "out" / "2026-W47-bob@example.org.eml").unlink()
    assert digest(*words).stdout == "2 sent (1 of them before)\n"
    assert len(list((newsletter / "out").iterdir())) == 2


def test_standard_output_shows_it_each_time(newsletter):
    """Nothing that was printed is still there: `stdout:` prints all messages, however often."""
    words = ("--via", "stdout:", "--to", "ann@example.org")
    for _ in range(2):
        assert digest(*words).stdout_bytes.count(b"\nTo: ann@example.org\n") == 1
    issues.write(newsletter / "issues", padding="One word more.")
    assert b"One word more." in digest(*words).stdout_bytes


@pytest.mark.parametrize("via", ["maildir:box", "mbox:box"])
def test_a_mailbox_gets_an_issue_once(newsletter, via):
    """Someone reads a mailbox: no second copy is put there, and a changed issue is refused, with a way to see it."""
    digest("--via", via, "--to", "ann@example.org")
    assert digest("--via", via, "--to", "ann@example.org").stdout == "1 sent (1 of them before)\n"
    issues.write(newsletter / "issues", padding="One word more.")
    with pytest.raises(DigestError, match="has changed since 1 of its readers got it") as caught:
        digest("--via", via, "--to", "ann@example.org")
    assert "--via file:DIR shows it" in caught.value.hint


def test_looking_at_an_edited_issue_does_not_let_it_out(newsletter):
    """Once it went out by mail, a changed issue may be looked at, and is still refused by mail."""
    server = Server()
    with serving(server) as port:
        mail, look = ("--via", f"smtp://127.0.0.1:{port}"), ("--via", "file:out")
        digest(*mail, "--to", "ann@example.org")
        issues.write(newsletter / "issues", padding="One word more.")
        digest(*look, "--to", "ann@example.org")
        with pytest.raises(DigestError, match="has changed since 1 of its readers got it"):
            digest(*mail, "--to", "ann@example.org", "--to", "bob@example.org")
    assert server.counts == {"ann@example.org": 1}


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
