"""A second send: nobody is mailed twice, and looking at an issue sends and takes nothing."""

import pytest

from digest.errors import DigestError
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving
from tests.test_send import digest, newsletter

__all__ = ["newsletter"]


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
