"""Senders that need no server: files, mailboxes, standard output, the machine's own mail system."""

import io
import mailbox
import os
import stat

import pytest

from digest.errors import DigestError
from digest.senders import Envelope, open_sender, parse_via
from digest.senders.mailbox import Stdout

CONTENT = b"Subject: x\r\n\r\nFrom here\r\n>From there\r\n.\r\n"


def envelope(number=1, recipient="ann@example.org", content=CONTENT):
    """An envelope for Ann."""
    return Envelope(
        sender="w@example.org",
        recipient=recipient,
        content=content,
        message_id=f"<{number}@example.org>",
        issue="2026-W47",
    )


def hand(url, *envelopes):
    """Hand envelopes over; return the outcomes, and how often `commit` was called."""
    commits = []
    sender = open_sender(parse_via(url), lambda name: None)
    outcomes = [sender.hand(one, lambda: commits.append(1)) for one in envelopes]
    sender.close()
    return outcomes, len(commits)


def test_a_folder_gets_the_bytes(tmp_path):
    """An .eml file is the message, byte for byte; handing it over again leaves one file."""
    outcomes, commits = hand(f"file:{tmp_path}/out", envelope(), envelope())
    (file,) = (tmp_path / "out").iterdir()
    assert ([o.status for o in outcomes], commits) == (["sent", "sent"], 2)
    assert file.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "recipient", ["../../up@example.org", "a/b@example.org", ".hidden@example.org", "jürgen@x.org", "x" * 250]
)
def test_an_address_never_leads_out_of_the_folder(tmp_path, recipient):
    """Whatever an address holds, its file stands in the folder, under a name that shows."""
    hand(f"file:{tmp_path}/out", envelope(recipient=recipient))
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("2026-W47")
    assert len(list(tmp_path.rglob("*.eml"))) == 1


def test_addresses_that_look_alike_keep_files_of_their_own(tmp_path):
    """What had to be changed in a name is told apart by a hash."""
    hand(
        f"file:{tmp_path}",
        envelope(recipient="a/b@x.org"),
        envelope(recipient="a_b@x.org"),
        envelope(recipient="a:b@x.org"),
    )
    assert len(list(tmp_path.iterdir())) == 3


def test_a_maildir(tmp_path):
    """Python's own reader finds the messages; one that was read and is sent again stays one."""
    hand(f"maildir:{tmp_path}/box", envelope(1), envelope(2))
    box = mailbox.Maildir(tmp_path / "box", create=False)
    assert [message["Subject"] for message in box] == ["x", "x"]
    (first, _) = sorted((tmp_path / "box" / "new").iterdir())
    first.rename(tmp_path / "box" / "cur" / f"{first.name}:2,S")
    hand(f"maildir:{tmp_path}/box", envelope(1))
    assert len(box) == 2


def test_an_mbox(tmp_path):
    """Messages are appended, and lines that begin with From do not cut them."""
    hand(f"mbox:{tmp_path}/box", envelope(1), envelope(2))
    box = mailbox.mbox(tmp_path / "box", create=False)
    messages = list(box)
    box.close()
    assert [message["Subject"] for message in messages] == ["x", "x"]
    assert messages[1].get_payload() == ">From here\n>>From there\n.\n"


def test_standard_output():
    """Messages are printed one after the other."""
    out = io.BytesIO()
    Stdout(out=out).hand(envelope(), lambda: None)
    assert out.getvalue().startswith(b"From w@example.org ")
    assert b"\n>From here\n" in out.getvalue()


@pytest.mark.parametrize("kind", ["file", "maildir", "mbox"])
def test_a_place_that_cannot_be_written(tmp_path, kind):
    """It is one clear line."""
    (tmp_path / "file").write_text("")
    with pytest.raises(DigestError, match="cannot be written: Not a directory"):
        hand(f"{kind}:{tmp_path}/file/out", envelope())


@pytest.fixture
def mail_system(tmp_path):
    """A `sendmail` that notes what it is given, and ends as told."""

    def make(status=0):
        command = tmp_path / "sendmail"
        command.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/words\ncat > {tmp_path}/content\necho no >&2\nexit {status}\n'
        )
        command.chmod(command.stat().st_mode | stat.S_IXUSR)
        return command

    return make


def test_the_machines_own_mail_system(tmp_path, mail_system):
    """It gets the envelope as words, the message on standard input, and lines end as they do on this machine."""
    (outcome,), commits = hand(f"sendmail:{mail_system()}", envelope(recipient="-oops@example.org"))
    assert (outcome.status, commits) == ("sent", 1)
    assert (tmp_path / "words").read_text().split() == ["-i", "-f", "w@example.org", "--", "-oops@example.org"]
    assert (tmp_path / "content").read_bytes() == CONTENT.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("status", "outcome"), [(67, ("failed", "address")), (75, ("deferred", "server")), (65, ("failed", "message"))]
)
def test_what_a_mail_system_says_by_its_status(mail_system, status, outcome):
    """sysexits.h tells an unknown user from a full disk."""
    (found,), _ = hand(f"sendmail:{mail_system(status)}", envelope())
    assert (found.status, found.blame) == outcome
    assert found.detail == f"sendmail ended with status {status}: no"


def test_a_machine_without_one(monkeypatch, tmp_path):
    """It is said, with a way out."""
    with pytest.raises(DigestError, match="there is no"):
        hand(f"sendmail:{tmp_path}/none", envelope())
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr("digest.senders.sendmail._PLACES", ())
    with pytest.raises(DigestError, match="there is no sendmail on this machine"):
        hand("sendmail:", envelope())
