"""A web server on the loopback that asks for secrets, and notes who told it which."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class PrivateServer:
    """Serve `routes`: path (without its query) → a function of (query, headers) → (status, headers, body)."""

    def __init__(self, routes):
        self.routes = routes
        #: (path with query, headers in small letters) of each request.
        self.asked = []
        self.port = 0

    def url(self, path, host="127.0.0.1"):
        """Return the address of a path, under a name of this machine."""
        return f"http://{host}:{self.port}{path}"

    def told(self, path):
        """Return the headers that each request for a path came with."""
        return [headers for asked, headers in self.asked if asked.split("?")[0] == path]

    def answer(self, path, headers):
        """Note a request, and return what it is answered."""
        self.asked.append((path, headers))
        bare, _, query = path.partition("?")
        route = self.routes.get(bare)
        return route(query, headers) if route else (404, {}, b"")


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        status, extra, body = self.server.private.answer(self.path, headers)
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **extra}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@contextlib.contextmanager
def private_server(routes=None):
    """Run one; it is given."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.private = PrivateServer(routes or {})
        server.private.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.private
        finally:
            server.shutdown()
            thread.join()
