"""The preview's web server: loopback only, reading only, nothing from elsewhere may use it."""

from __future__ import annotations

import json
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from digest.errors import DigestError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.preview.watch import Watcher

_DARK_QUERY = "@media (prefers-color-scheme: dark)"
_HTML, _TEXT, _JSON = "text/html; charset=utf-8", "text/plain; charset=utf-8", "application/json"
# The mail is a stranger's page: no script, no form, nothing but its styles and (when asked for) its pictures.
_MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; img-src {pictures}"
_PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'"
)

Answer = tuple[str, str, str]


def make_server(watcher: Watcher, port: int) -> ThreadingHTTPServer:
    """Return a server on 127.0.0.1.

    Raises:
        DigestError: the port is taken.
    """
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Desk, watcher))
    except OSError as error:
        raise DigestError(
            f"port {port} cannot be used: {error.strerror}", hint="choose another with --port, or 0 for any"
        ) from None


class _Desk(BaseHTTPRequestHandler):
    """Answer one request."""

    server_version = "digest"
    sys_version = ""

    def __init__(self, watcher: Watcher, *args: Any) -> None:
        self._watcher = watcher
        super().__init__(*args)

    def do_GET(self) -> None:
        """Send what is asked for, to this machine's own browser only."""
        if self.headers.get("Host") not in self._own_names():
            # A page elsewhere whose name was pointed here (DNS rebinding) must not read the issue.
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        parts = urlsplit(self.path)
        answer = ROUTES.get(parts.path)
        if answer is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self._send(*answer(self._watcher, query))

    def _own_names(self) -> tuple[str, str]:
        port = self.connection.getsockname()[1]
        return f"127.0.0.1:{port}", f"localhost:{port}"

    def _send(self, kind: str, policy: str, content: str) -> None:
        body = content.encode()
        self.send_response(HTTPStatus.OK)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", policy),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name that the base calls it by
        """Say nothing: the terminal belongs to the user."""


def _page(_watcher: Watcher, _query: Mapping[str, str]) -> Answer:
    return _HTML, _PAGE_POLICY, (files("digest.preview") / "page.html").read_text(encoding="utf-8")


def _state(watcher: Watcher, _query: Mapping[str, str]) -> Answer:
    return _JSON, "default-src 'none'", json.dumps(watcher.state())


def _view(watcher: Watcher, _query: Mapping[str, str]) -> Answer:
    return _JSON, "default-src 'none'", json.dumps(watcher.view())


def _mail(watcher: Watcher, query: Mapping[str, str]) -> Answer:
    return _HTML, _policy(query), in_scheme(watcher.rendering.html, query.get("scheme", "light"))


def _web(watcher: Watcher, query: Mapping[str, str]) -> Answer:
    return _HTML, _policy(query), in_scheme(watcher.rendering.web, query.get("scheme", "light"))


def _text(watcher: Watcher, _query: Mapping[str, str]) -> Answer:
    return _TEXT, "default-src 'none'; style-src 'unsafe-inline'", watcher.rendering.text


def _policy(query: Mapping[str, str]) -> str:
    return _MAIL_POLICY.format(pictures="'none'" if query.get("pictures") == "off" else "https: data:")


def in_scheme(page: str, scheme: str) -> str:
    """Return a page as it looks in one scheme, whatever the browser's own is."""
    chosen = page.replace(_DARK_QUERY, "@media all" if scheme == "dark" else "@media not all")
    chosen = chosen.replace('content="light dark"', f'content="{"dark" if scheme == "dark" else "light"}"')
    chosen = chosen.replace("color-scheme:light dark", "color-scheme:" + ("dark" if scheme == "dark" else "light"))
    return chosen.replace("<head>", '<head><base target="_blank">', 1)


ROUTES: dict[str, Callable[[Watcher, Mapping[str, str]], Answer]] = {
    "/": _page,
    "/state": _state,
    "/view": _view,
    "/mail": _mail,
    "/web": _web,
    "/text": _text,
}
