"""SMTP servers for tests: a good one, and one for every fault that servers make."""
# ruff: noqa: D102, N802
# aiosmtpd calls handlers by these names.

import asyncio
import contextlib
import ssl
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class _AnyPort(Controller):
    """Listen wherever there is room: aiosmtpd 1.4.6 alone would connect to port 0."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Server:
    """Take mail, and keep what was taken; `fault` names what goes wrong, at every `every`-th message."""

    def __init__(self, fault="", every=1, extensions=()):
        self.fault, self.every, self.extensions = fault, every, extensions
        self.taken = []
        self.seen = Counter()
        self.sessions = self.mails = 0
        self.logins = []
        self.tls = []

    @property
    def counts(self):
        """How often each recipient's message was taken."""
        return Counter(rcpt for _, rcpts, _ in self.taken for rcpt in rcpts)

    def _strikes(self, fault):
        return self.fault == fault and self.mails % self.every == 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.sessions += 1
        self.tls.append(server.transport.get_extra_info("ssl_object") is not None)
        session.host_name = hostname
        return [*responses[:-1], *(f"250-{extension}" for extension in self.extensions), responses[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options):
        self.mails += 1
        if self._strikes("mail450"):
            return "450 4.7.0 Sender rate limited, try again in 7 seconds"
        if self._strikes("mail503"):
            return "503 5.5.1 Error: send HELO/EHLO first"
        if self._strikes("full421"):
            asyncio.get_running_loop().call_later(0.01, server.transport.close)
            return "421 4.7.0 Too many messages in this session"
        envelope.mail_from = address
        envelope.mail_options += options
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.seen[address] += 1
        if self._strikes("greylist") and self.seen[address] == 1:
            return "451 4.7.1 Greylisted"
        if self._strikes("reject"):
            return "550 5.1.1 No such user"
        if self._strikes("relay"):
            return "554 5.7.1 Relay access denied"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if self._strikes("data451"):
            return "451 4.3.0 Try later"
        if self._strikes("data554"):
            return "554 5.7.1 Looks like spam"
        if self._strikes("lost"):
            server.transport.abort()
            return "250 never sent"
        self.taken.append((envelope.mail_from, tuple(envelope.rcpt_tos), envelope.original_content))
        if self._strikes("cut"):
            server.transport.abort()
            return "250 never sent"
        if self._strikes("slow"):
            await asyncio.sleep(0.5)
        return "250 2.0.0 queued"

    def login(self, server, session, envelope, mechanism, auth_data):
        """Take the one user, and note who tried."""
        self.logins.append((mechanism, auth_data.login))
        return AuthResult(success=(auth_data.login, auth_data.password) == (b"me", b"right horse"), handled=False)


@contextlib.contextmanager
def serving(server, **options):
    """Run a server; its port is given."""
    controller = _AnyPort(server, hostname="127.0.0.1", port=0, **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def starttls(authority, name="localhost"):
    """Return the options of a server that wants STARTTLS before anything, with a certificate of the authority."""
    return {"tls_context": _context(authority, name), "require_starttls": True}


def implicit_tls(authority, name="localhost"):
    """Return the options of a server that speaks TLS from the first byte."""
    return {"ssl_context": _context(authority, name)}


def _context(authority, name):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context
