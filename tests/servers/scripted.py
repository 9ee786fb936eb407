"""A server that follows a script, for what a well-behaved library never does."""

import contextlib
import socketserver
import threading

GREETING = b"220 scripted\r\n"
EHLO = b"250-scripted\r\n250-PIPELINING\r\n250 SIZE 100000\r\n"
OK, GO_ON, QUEUED = b"250 ok\r\n", b"354 go on\r\n", b"250 queued\r\n"


class Script:
    """Answer each verb as told; `cut` names where the connection ends: a verb, `inside` or `dot`."""

    def __init__(self, replies=None, cut=None, times=1, greeting=GREETING):
        self.replies = {b"EHLO": EHLO, b"DATA": GO_ON, b".": QUEUED, **(replies or {})}
        self.cut, self.times, self.greeting = cut, times, greeting
        self.sessions = 0
        self.lines = []
        self.taken = []

    def strikes(self, where):
        """Tell whether the connection is to end here, which happens `times` times."""
        if self.cut != where or self.times == 0:
            return False
        self.times -= 1
        return True


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        script = self.server.script
        script.sessions += 1
        with contextlib.suppress(OSError):
            self.wfile.write(script.greeting)
            while line := self.rfile.readline():
                script.lines.append(line.rstrip(b"\r\n"))
                verb = line[:4].upper().strip()
                if script.strikes(verb.decode()):
                    return
                self.wfile.write(script.replies.get(verb, OK))
                if verb == b"QUIT" or (verb == b"DATA" and not self._message(script)):
                    return

    def _message(self, script):
        """Read a message where one was asked for; tell whether the session goes on."""
        if script.replies[b"DATA"] != GO_ON:
            return True
        lines = []
        while not lines or lines[-1] != b".\r\n":
            lines.append(self.rfile.readline())
            if not lines[-1] or script.strikes("inside"):
                return False
        if script.strikes("dot"):
            return False
        script.taken.append(b"".join(lines))
        self.wfile.write(script.replies[b"."])
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextlib.contextmanager
def following(script):
    """Run a server that follows the script; its port is given."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.script = script
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
