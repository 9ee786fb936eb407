"""Through a real mail system: Postfix takes the mail by STARTTLS and login, Dovecot hands it out by IMAP."""

import imaplib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from digest.errors import SendError
from digest.send import Way, rehearse, send, standing
from digest.sources.imap import read_imap
from tests.conftest import absent
from tests.servers import issue as issues
from tests.servers.clock import Clock

READERS = ["Ann Lee <ann@example.net>", "bob+news@example.net"]


@pytest.fixture
def mail_system(shared):
    """Postfix on 2587 (STARTTLS and login) and 2525, Dovecot on 1143; the folder with its authority."""
    if os.geteuid() != 0 or not shutil.which("postfix") or not shutil.which("dovecot"):
        absent("a mail system of our own (root, and Debian's postfix, dovecot-imapd, dovecot-lmtpd)")
    folder = Path(tempfile.mkdtemp(prefix="mail"))  # not pytest's: only root may enter that, and the daemons are others
    folder.chmod(0o755)
    script = ["sh", str(shared / "checks" / "mailserver.sh")]
    # Never a pipe: the daemons would keep it open.
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*script, "start", str(folder)], check=True, timeout=60, **quiet)
    try:
        yield folder
    finally:
        subprocess.run([*script, "stop", str(folder)], check=False, timeout=60, **quiet)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def place(tmp_path):
    """A folder with an issue."""
    issues.write(tmp_path / "issues", padding="Größe, Élan — “quoted”. ................ From here on.")
    return tmp_path


def way(place, password="secret", **changes):
    """Say how to send, at a fixed moment."""
    environment = {"DIGEST_SMTP_PASSWORD": password}
    return Way(ledger=place / "digest.db", now=Clock().now, secret=environment.get, **changes)


def run(place, via, readers=READERS, **changes):
    """Send, and return how the issue stands."""
    list(send(place / "issues" / "2026-W47", via=via, to=readers, way=way(place, **changes)))
    return standing(place / "issues" / "2026-W47", via=via, way=way(place)).counts


def delivered(user):
    """The messages in a user's mailbox, waited for as long as Postfix may take."""
    for _ in range(200):
        with imaplib.IMAP4("127.0.0.1", 1143) as imap:
            imap.login(user, "secret")
            imap.select("INBOX")
            _, found = imap.search(None, "ALL")
            if numbers := found[0].split():
                return [imap.fetch(n.decode(), "(RFC822)")[1][0][1] for n in numbers]
        time.sleep(0.05)  # Postfix delivers when it likes; no event to wait for
    pytest.fail(f"nothing was delivered to {user}")


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_through_postfix_to_dovecot(mail_system, place, check_message):
    """What arrives is byte for byte what was made; what must not pass does not, for a stated reason."""
    login = f"smtp+starttls://ann%40example.net@localhost:2587?ca={mail_system}/pki/ca.pem"
    folder = place / "issues" / "2026-W47"

    with pytest.raises(SendError, match="certificate of localhost cannot be trusted"):
        run(place, login.partition("?")[0])
    with pytest.raises(SendError, match=r"refused the login of ann@example\.net: 535"):
        run(place, login, password="wrong")
    with pytest.raises(SendError, match=r"takes no message from us: 554 5\.7\.1 .*Relay access denied"):
        run(place, "smtp://127.0.0.1:2525", ["carl@elsewhere.example"])
    with pytest.raises(SendError, match=r"takes no message from us: 530 5\.7\.0"):
        run(place, "smtp://127.0.0.1:2587")

    assert run(place, login, bounce="bounce+{token}@example.net") == {"sent": 2}
    assert run(place, login) == {"sent": 2}
    for reader, user in zip(READERS, ("ann@example.net", "bob@example.net"), strict=True):
        (raw,) = delivered(user)
        assert raw.endswith(rehearse(folder, to=reader, way=way(place)))
        assert b"Return-Path: <bounce+" in raw
        assert check_message(raw) == []
        # and what stands in a real IMAP folder is read as a source, byte for byte
        where = f"imap://{user.replace('@', '%40')}@127.0.0.1:1143/INBOX"
        for _ in range(2):
            (mail,) = read_imap(where, "box", since=None, password="secret")
            assert (mail.content, mail.media_type) == (raw, "message/rfc822")

    issues.write(place / "issues", slug="2026-W48", padding="long words " * 99_000)
    with pytest.raises(SendError, match="takes 1048576 at most"):
        list(send(place / "issues" / "2026-W48", via=login, to=READERS, way=way(place, force=True)))
