"""A recording HTTP server: notes every request, answers as told."""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Request(NamedTuple):
    """One request as it came."""

    method: str
    path: str
    headers: dict
    body: bytes

    @property
    def json(self):
        """The body as JSON."""
        return json.loads(self.body)


class Stub:
    """Answer `(method, path)` with (status, JSON[, headers]); what is not told is answered by `otherwise`."""

    def __init__(self, answers=None, otherwise=(200, {})):
        self.answers, self.otherwise = answers or {}, otherwise
        self.requests = []

    def answer(self, request):
        """Note a request, and say what it is answered."""
        self.requests.append(request)
        return self.answers.get((request.method, request.path), self.otherwise)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _any(self):
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(self.command, self.path, dict(self.headers), self.rfile.read(length))
        status, answer, *headers = self.server.stub.answer(request)
        if status is None:  # take it, and say nothing
            self.close_connection = True
            return
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers[0].items() if headers else ():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815  # the library's names

    def log_message(self, *words):
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True


@contextlib.contextmanager
def stubbing(stub):
    """Run the stub; its address is given."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.stub = stub
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
