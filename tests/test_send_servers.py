"""Servers on the way out: encryption, certificates, logins, and what they refuse before the first message."""

import pytest
import trustme

from digest.errors import DigestError, SendError
from tests.servers.scripted import Script, following
from tests.servers.smtp import Server, implicit_tls, serving, starttls
from tests.test_send import digest, newsletter

__all__ = ["newsletter"]


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority that nobody knows; `.path` is its PEM file."""
    made = trustme.CA()
    made.path = tmp_path_factory.mktemp("ca") / "ca.pem"
    made.cert_pem.write_to_path(str(made.path))
    return made


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
