"""A session with an SMTP server: encrypted and verified, logged in, or a clear word why not."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.errors import ConfigError, SendError
from digest.senders.patience import Smtp, SmtpOverTls
from digest.senders.replies import Reply

if TYPE_CHECKING:
    from digest.senders.via import Via

#: Seconds to wait for a connection and for each reply but the last (RFC 5321, 4.5.3.2).
TIMEOUT = 60.0
# What mail programs say: the name of this machine is nobody's business, and getfqdn() may hang on DNS.
_OURSELVES = "[127.0.0.1]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Say where a server listens and how to log in there; its password never shows."""

    host: str
    port: int
    #: `none` (this machine only), `starttls` or `implicit`.
    security: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    #: A file of certificate authorities, for a server of one's own.
    ca: str | None = None
    timeout: float = TIMEOUT


def server_of(via: Via, password: str | None) -> Server:
    """Return the server that a URL names.

    Raises:
        ConfigError: it wants a login, and there is no user or no password.
    """
    if via.user and password is None:
        raise ConfigError(
            f"there is no password for {via.user} at {via.host}",
            hint="put it into the environment as DIGEST_SMTP_PASSWORD, or name its file in DIGEST_SMTP_PASSWORD_FILE",
        )
    if via.name and not via.user:
        raise ConfigError(f"{via.name}: needs the user to log in as", hint=f"write it as {via.name}:USER")
    return Server(
        host=via.host,
        port=via.port,
        security=via.security,
        user=via.user,
        password=password if via.user else None,
        ca=via.options.get("ca"),
    )


def connect(server: Server) -> smtplib.SMTP:
    """Open a session: connect, encrypt, verify, log in.

    Raises:
        SendError: one of these failed; `temporary` when it may work later.
    """
    context = _context(server)
    try:
        smtp = _greeted(server, context)
    except ssl.SSLCertVerificationError as error:
        raise _untrusted(server, error) from None
    except smtplib.SMTPResponseException as error:
        raise _refused(server, Reply(error.smtp_code, _octets(error.smtp_error), server.password)) from None
    except smtplib.SMTPNotSupportedError:
        raise SendError(f"{server.host} offers no STARTTLS", hint=f"try smtps://{server.host}") from None
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from None
    try:
        _log_in(smtp, server)
    except SendError:
        smtp.close()
        raise
    if smtp.sock is not None:  # the dot follows the message in a packet of its own, which Nagle would hold back
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def _context(server: Server) -> ssl.SSLContext | None:
    if server.security == "none":
        return None
    try:
        return ssl.create_default_context(cafile=server.ca)
    except (OSError, ssl.SSLError):
        raise ConfigError(f"{server.ca} holds no certificate authority", hint="ca= names a PEM file") from None


def _greeted(server: Server, context: ssl.SSLContext | None) -> smtplib.SMTP:
    if server.security == "implicit":
        smtp: smtplib.SMTP = SmtpOverTls(
            server.host, server.port, local_hostname=_OURSELVES, timeout=server.timeout, context=context
        )
    else:
        smtp = Smtp(server.host, server.port, local_hostname=_OURSELVES, timeout=server.timeout)
    try:
        _encrypt(smtp, server, context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _encrypt(smtp: smtplib.SMTP, server: Server, context: ssl.SSLContext | None) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.security == "starttls":
        # Without a context smtplib takes any certificate (Python 3.11, measured).
        smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()


def _log_in(smtp: smtplib.SMTP, server: Server) -> None:
    if server.user is None or server.password is None:
        return
    try:
        smtp.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        reply = Reply(error.smtp_code, _octets(error.smtp_error), server.password)
        raise SendError(
            f"{server.host} refused the login of {server.user}: {reply.text}",
            hint="check the user in the URL and DIGEST_SMTP_PASSWORD; many services want an app password or API key",
            temporary=400 <= reply.code < 500,
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise SendError(f"{server.host} offers no login", hint="leave user@ out of the URL") from None
    except UnicodeEncodeError:
        raise SendError(
            "the user or the password holds letters outside ASCII, which SMTP cannot send",
            hint="set another password at the service",
        ) from None
    except (OSError, smtplib.SMTPException) as error:
        raise _unreachable(server, error) from None


def _octets(value: bytes | str) -> bytes:
    return value.encode() if isinstance(value, str) else value


def _refused(server: Server, reply: Reply) -> SendError:
    later = 400 <= reply.code < 500
    hint = "run the same command again later" if later else "is it a mail server for submission?"
    return SendError(f"{server.host} does not let us in: {reply.text}", hint=hint, temporary=later)


def _untrusted(server: Server, error: ssl.SSLCertVerificationError) -> SendError:
    return SendError(
        f"the certificate of {server.host} cannot be trusted: {error.verify_message}",
        hint="use the name that stands in the certificate; for a server of your own add ?ca=FILE to the URL",
    )


def _unreachable(server: Server, error: Exception) -> SendError:
    if isinstance(error, ssl.SSLError):
        return SendError(
            f"{server.host}:{server.port} does not speak TLS as expected",
            hint="smtps:// is for port 465, smtp+starttls:// for 587 and 25",
        )
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return SendError(
        f"{server.host}:{server.port} cannot be reached: {reason}",
        hint="check the host, the port and the network; then run the same command again, it goes on where it stopped",
        temporary=True,
    )
