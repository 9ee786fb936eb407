"""Passwords, keys and tokens stay where they belong: not in what is printed, not in the ledger, not in a traceback."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import issue as issues
from tests.servers.http import Stub, stubbing
from tests.servers.scripted import Script, following
from tests.servers.smtp import Server, serving, starttls
from tests.test_send import newsletter
from tests.test_send_servers import authority

ROOT = Path(__file__).parent.parent
SECRET = "correct-horse-battery-us1"
__all__ = ["authority", "newsletter"]


def run(*words, code=None, **environment):
    """Run `digest send` as users do; return all that it said."""
    command = [sys.executable, *(("-c", code) if code else ("-m", "digest")), "send", *words]
    whole = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(command, capture_output=True, env=whole, check=False, timeout=60)
    return done.stdout + done.stderr


#: Runs the command line once for each list of words, in one process: to start one takes half a second.
EACH = """
import json, sys
from digest.cli import main
for words in json.loads(sys.argv[-1]):
    sys.argv = ["digest", "send", *words]
    try:
        main()
    except SystemExit:
        pass
"""


def assert_kept(said, folder):
    """Nothing that was said, and no file that was left, holds the secret in any form."""
    forms = [SECRET.encode(), base64.b64encode(SECRET.encode()), base64.b64encode(f"\0me\0{SECRET}".encode())]
    left = [path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "password"]
    for text in (said, *left):
        assert not [form for form in forms if form in text]


@pytest.mark.parametrize("password", ["right horse", SECRET])
def test_a_password_for_smtp(newsletter, authority, password):
    """Neither a login that works nor one that fails shows it; it may come from a file, if only its owner reads it."""
    file = newsletter / "password"
    file.write_bytes(b"\xef\xbb\xbf" + password.encode() + b"\r\n")  # as Notepad saves it
    file.chmod(0o600)
    server = Server()
    login = {"authenticator": server.login, "auth_required": True}
    with serving(server, **starttls(authority), **login) as port:
        via = f"smtp+starttls://me@localhost:{port}?ca={authority.path}"
        said = run("--via", via, "--to", "ann@example.org", "--json", DIGEST_SMTP_PASSWORD_FILE=str(file))
        file.chmod(0o644)
        refused = run("--via", via, "--to", "ann@example.org", DIGEST_SMTP_PASSWORD_FILE=str(file))
    assert (b'"status": "sent"' in said) == (password != SECRET)
    assert b"can be read by others" in refused
    assert b"chmod 600" in refused
    assert_kept(said + refused, newsletter)


def test_a_server_that_repeats_it(newsletter, authority):
    """What a server echoes in any later reply is not passed on either."""
    code = (
        "import sys\nfrom digest.senders import connection\n"
        "connection._context = lambda server: None\nconnection._encrypt = lambda smtp, *_: smtp.ehlo()\n"
        "from digest.cli import main\nmain()"
    )
    replies = {b"EHLO": b"250-scripted\r\n250 AUTH PLAIN\r\n", b"AUTH": b"235 ok\r\n"}
    script = Script(replies={**replies, b"RCPT": f"550 no, {SECRET}\r\n".encode()})
    with following(script) as port:
        via = f"smtp+starttls://me@localhost:{port}"
        said = run("--via", via, "--to", "ann@example.org", "--json", code=code, DIGEST_SMTP_PASSWORD=SECRET)
    assert b'"status": "failed"' in said
    assert_kept(said, newsletter)


def test_a_password_in_the_url(newsletter):
    """It is refused, and not repeated."""
    forms = ("smtps://me:{}@mail.example.org", "postmark:me:{}@", "campaign+kit:me:{}@x", "smtps://:{}@x")
    said = run(json.dumps([["--via", via.format(SECRET), "--to", "ann@example.org"] for via in forms]), code=EACH)
    assert said.count(b"holds a password") == 4
    assert_kept(said, newsletter)


def test_an_api_key(newsletter):
    """A refusal that repeats it is blotted out."""
    with stubbing(Stub(otherwise=(403, {"error": f"{SECRET} may not"}))) as address:
        services = (f"campaign+kit:?api={address}", f"campaign+mailchimp:1?api={address}")
        words = [*(["--via", via] for via in services)]
        words.append(["--via", f"esp+postmark:api_url={address}/", "--to", "ann@example.org"])
        said = run(json.dumps(words), code=EACH, DIGEST_API_KEY=SECRET)
    assert said.count(b"403") >= 3
    assert_kept(said, newsletter)


def test_a_traceback_shows_no_locals(newsletter, authority):
    """A bug keeps its traceback, in which no password stands."""
    code = (
        "from digest.senders import smtp\n"
        "def broken(*_): raise ZeroDivisionError('a bug')\n"
        "smtp.Smtp._transaction = broken\n"
        "from digest.cli import main\nmain()"
    )
    server = Server()
    login = {"authenticator": lambda *words: _Yes, "auth_required": True}
    with serving(server, **starttls(authority), **login) as port:
        via = f"smtp+starttls://me@localhost:{port}?ca={authority.path}"
        said = run("--via", via, "--to", "ann@example.org", code=code, DIGEST_SMTP_PASSWORD=SECRET)
    assert b"Traceback (most recent call last)" in said
    assert b"ZeroDivisionError: a bug" in said
    assert_kept(said, newsletter)


class _Yes:
    success, handled, auth_data, message = True, False, b"me", None


def test_tokens_are_not_printed(newsletter):
    """Receipts name readers, never their tokens."""
    issues.write(newsletter / "issues")
    said = run("--via", "file:out", "--to", "ann@example.org", "--json")
    (file,) = (newsletter / "out").iterdir()
    token = file.read_bytes().partition(b"List-Unsubscribe: <https://example.org/u/")[2][:26]
    assert len(token) == 26
    assert token not in said
