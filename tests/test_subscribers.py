"""Readers come and go: the ledger's own list, who is never mailed again, and one-click unsubscribing."""

import csv
import http.client
import mailbox
import re
import sys
import threading
import urllib.parse
import urllib.request
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError
from digest.ledger import open_ledger
from digest.ledger.subscribers import reason_against
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving

ROOT = Path(__file__).parent.parent


@pytest.fixture
def newsletter(tmp_path, monkeypatch):
    """A newsletter's folder with one issue in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    issues.write(tmp_path / "issues")
    return tmp_path


def digest(*words, **options):
    """Run a verb; errors are raised as they are."""
    result = CliRunner().invoke(app, list(words), **options)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def exported():
    """The readers as `export` prints them, without the header."""
    return digest("subscribers", "export").stdout.splitlines()[1:]


def test_readers_are_kept_with_their_consent(newsletter):
    """`add` notes when and where they agreed; a second `add` changes nothing."""
    words = ("subscribers", "add", "Ann Lee <ann@Example.org>", "bob@example.org")
    assert digest(*words, "--consent", "2026-11-01", "--source", "fair").stdout == "2 new\n"
    assert digest(*words).stdout == "0 new\n"
    assert exported() == ["ann@example.org,Ann Lee,2026-11-01,fair", "bob@example.org,,2026-11-01,fair"]


def test_a_list_goes_out_and_comes_back(newsletter):
    """What `export` prints `import` takes, formulas made harmless on the way; bad lines are told."""
    (newsletter / "in.csv").write_text(
        "E-Mail;First name;Last name;Consented;Source\n"
        "ann@example.org;Ann;Lee;2026-01-02;form\n"
        "bob@bücher.example;=SUM(A1);;;\n"
        "nobody;;;;\n"
    )
    result = digest("subscribers", "import", "in.csv", "--consent", "2025-05-05")
    assert (result.exit_code, result.stdout) == (3, "2 new\n")
    assert "left out nobody,,,,: 'nobody' is no mail address" in result.stderr
    out = digest("subscribers", "export").stdout
    assert out.splitlines()[1:] == [
        "ann@example.org,Ann Lee,2026-01-02,form",
        "bob@xn--bcher-kva.example,'=SUM(A1),2025-05-05,",
    ]
    digest("subscribers", "import", "-", "--ledger", "other.db", input=out)
    assert digest("subscribers", "export", "--ledger", "other.db").stdout == out
    assert '"name": "=SUM(A1)"' in digest("subscribers", "export", "--json").stdout


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_of_an_export_is_a_formula(newsletter, sign):
    """An address may begin with such a sign, too, and hold a command; it comes back as it was."""
    address = "" if sign == "@" else f"{sign}cmd|'/Ccalc'!A0@example.org"
    who = f'"{sign}SUM(A1)" <{address or "ann@example.org"}>'
    digest("subscribers", "add", who, "--source", f"{sign}A1")
    out = digest("subscribers", "export").stdout
    assert not [cell for row in csv.reader(out.splitlines()) for cell in row if cell.startswith(sign)]
    digest("subscribers", "import", "-", "--ledger", "other.db", input=out)
    kept = digest("subscribers", "export", "--json", "--ledger", "other.db").stdout
    assert kept == digest("subscribers", "export", "--json").stdout
    assert f'"address": "{address or "ann@example.org"}"' in kept


def test_the_day_of_consent_is_read_from_exports(newsletter):
    """A moment becomes its day, under the titles that services use; what is no day is told, and not taken as one."""
    (newsletter / "in.csv").write_text(
        "Email Address,CONFIRM_TIME\n"
        "ann@example.org,2021-01-02 10:11:12\nbob@example.org,2024-03-04T10:00:00Z\ncarl@example.org,1.2.2024\n"
    )
    result = digest("subscribers", "import", "in.csv")
    assert (result.exit_code, result.stdout) == (3, "2 new\n")
    assert "left out carl@example.org: '1.2.2024' is no day (write it as 2026-11-23)" in result.stderr
    assert exported() == ["ann@example.org,,2021-01-02,", "bob@example.org,,2024-03-04,"]
    with pytest.raises(DigestError, match=r"'1\.2\.2024' is no day"):
        digest("subscribers", "add", "carl@example.org", "--consent", "1.2.2024")


@pytest.mark.parametrize("words", [("subscribers", "export"), ("unsubscribe", "a" * 26)])
def test_a_ledger_that_is_not_there(newsletter, monkeypatch, words):
    """What asks a ledger makes none: in the wrong folder it says so; DIGEST_CONFIG leads to the right one."""
    with pytest.raises(DigestError, match=r"there is no ledger digest\.db") as caught:
        digest(*words)
    assert "--ledger" in caught.value.hint
    assert not (newsletter / "digest.db").exists()
    digest("subscribers", "add", "ann@example.org")
    (newsletter / "elsewhere").mkdir()
    monkeypatch.chdir(newsletter / "elsewhere")
    monkeypatch.setenv("DIGEST_CONFIG", str(newsletter / "digest.toml"))
    assert exported() == ["ann@example.org,,,"]


def test_who_is_gone_stays_gone(newsletter):
    """Removed readers come back by no list, only by `--again`; no list mails them either."""
    digest("subscribers", "add", "ann@example.org", "bob@example.org")
    digest("subscribers", "remove", "ANN@example.org")
    assert exported() == ["bob@example.org,,,"]
    assert digest("subscribers", "add", "ann@example.org").stdout.startswith("0 new, 1 left out")
    result = digest("send", "--via", "file:out", "--to", "ann@example.org", "--to", "bob@example.org")
    assert result.stdout == "1 sent\n"
    assert "left out ann@example.org: unsubscribed on " in result.stderr
    with pytest.raises(DigestError, match="nobody to send to"):
        digest("send", "--via", "file:out", "--to", "ann@example.org")
    assert [p.name for p in Path("out").iterdir()] == ["2026-W47-bob@example.org.eml"]
    assert digest("subscribers", "add", "ann@example.org", "--again").stdout == "1 new\n"


def test_sending_to_the_subscribers(newsletter):
    """`--to ledger:` is the newsletter's own list."""
    digest("subscribers", "add", "Ann <ann@example.org>", "bob@example.org")
    assert digest("send", "--via", "file:out", "--to", "ledger:", "--yes").stdout == "2 sent\n"
    assert b"\r\nTo: Ann <ann@example.org>\r\n" in Path("out/2026-W47-ann@example.org.eml").read_bytes()


def sent_links(newsletter, *readers):
    """Send to readers; return each one's unsubscribe link from the header."""
    server = Server()
    with serving(server) as port:
        digest("send", "--via", f"smtp://127.0.0.1:{port}", *(word for r in readers for word in ("--to", r)))
    messages = [message_from_bytes(content, policy=policy.SMTP) for _, _, content in server.taken]
    return [message["List-Unsubscribe"].partition(", ")[0].strip("<>") for message in messages]


def test_a_token_unsubscribes_its_reader_alone(newsletter):
    """`digest unsubscribe` takes the token out of a link, and knows nobody else's."""
    digest("subscribers", "add", "Ann@example.org", "bob@example.org")
    ann, _ = (link.rpartition("/")[2] for link in sent_links(newsletter, "Ann@example.org", "bob@example.org"))
    with pytest.raises(DigestError, match="1 token belongs to nobody here"):
        digest("unsubscribe", "a" * 26)
    assert digest("unsubscribe", ann).stdout == "ann@example.org is unsubscribed\n"
    assert digest("unsubscribe", "-", input=f"{ann.upper()}\n").exit_code == 0
    assert exported() == ["bob@example.org,,,"]


def test_mails_that_ask_for_it_unsubscribe_their_senders_reader(newsletter):
    """Without a page the link writes a mail: its subject is read, whatever else lies in the mailbox."""
    digest("subscribers", "add", "ann@example.org", "bob@example.org")
    ann, _ = (link.rpartition("/")[2] for link in sent_links(newsletter, "ann@example.org", "bob@example.org"))
    box = mailbox.mbox(newsletter / "box")
    for subject in ("Thank you", f"Re: UNSUBSCRIBE {ann}", f"unsubscribe {'a' * 26}"):
        box.add(f"From: x@example.org\nSubject: {subject}\n\nunsubscribe {ann}\n")
    box.close()
    run = digest("unsubscribe", "--mailbox", "box")
    assert (run.exit_code, run.stdout) == (0, "ann@example.org is unsubscribed\n")
    assert digest("unsubscribe").exit_code == 2
    assert exported() == ["bob@example.org,,,"]


@pytest.mark.parametrize("name", ["digest.key", "digest.db"])
def test_key_and_tokens_stay_secret(newsletter, name):
    """The key can be read by its owner only, and neither key nor tokens stand in the ledger."""
    (link,) = sent_links(newsletter, "ann@example.org")
    key = (newsletter / "digest.key").read_bytes()
    assert (newsletter / "digest.key").stat().st_mode & 0o777 == 0o600
    assert len(key) == 64
    for file in newsletter.glob("digest.db*"):
        assert key not in file.read_bytes()
        assert link.rpartition("/")[2].encode() not in file.read_bytes()


@pytest.fixture
def endpoint(newsletter, monkeypatch):
    """The unsubscribe page of docs/sending.md, as it stands there, behind a server."""
    code = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "sending.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    monkeypatch.setenv("DIGEST_LEDGER", str(newsletter / "digest.db"))
    command = newsletter / "bin" / "digest"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m digest "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin:/bin")
    page = {}
    exec(code, page)  # the document's own words
    server = make_server("127.0.0.1", 0, page["application"], handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words):
        pass


def test_one_click(newsletter, endpoint):
    """RFC 8058: a POST with no cookie unsubscribes, a GET only shows a button, a stranger's token does nothing."""
    (link,) = sent_links(newsletter, "ann@example.org")
    path = urllib.parse.urlsplit(link).path
    assert _ask(endpoint, "GET", path) == (200, b"<form method=post><button>Unsubscribe</button></form>")
    assert _unsubscribed("ann@example.org") is None
    assert _ask(endpoint, "POST", f"/u/{'a' * 26}")[0] == 404
    assert _ask(endpoint, "POST", path) == (200, b"You are unsubscribed.")
    assert _unsubscribed("ann@example.org").startswith("unsubscribed on ")


def _ask(port, method, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    body = "List-Unsubscribe=One-Click" if method == "POST" else None
    connection.request(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"})
    reply = connection.getresponse()
    answer = reply.status, reply.read()
    connection.close()
    return answer


def _unsubscribed(address):
    with closing(open_ledger("digest.db")) as ledger:
        return reason_against(ledger, address)
