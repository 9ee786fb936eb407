"""A mail server that does to each reader what it was told, and can kill who talks to it at any step."""

import contextlib
import os
import re
import signal
import socketserver
import threading

#: What may become of a message, by what is said or done at which step; the rest is taken.
REFUSED = {
    "no such user": "550 5.1.1 No such user",
    "unwelcome": "550 5.7.1 This reader takes nothing from you",
    "full": "452 4.2.2 Mailbox full",
}
ENDED = {"spam": "554 5.7.1 Looks like spam", "later": "451 4.3.0 Try later"}
#: `mute` takes the message and says nothing, `lost` does neither; the others leave before the end of it.
BROKEN = ("cut at RCPT", "cut inside", "mute", "lost")
FAULTS = (*REFUSED, *ENDED, *BROKEN)
#: The steps at which the client may be killed; at `dot` the message has been taken, at `lost dot` it has not.
STEPS = ("MAIL", "RCPT", "DATA", "inside", "dot", "lost dot", "QUIT")


class Postbox:
    """Keep what was taken, as (tag, reader); `faults` says by reader what goes wrong."""

    def __init__(self):
        self.taken = []
        self.tag = None
        self.calm()

    def calm(self):
        """Take all mail, and kill nobody."""
        self.faults, self.deadly, self.after, self.child = {}, None, 0, None
        self.armed = threading.Event()

    def fell(self, child):
        """Kill this process when its time has come."""
        self.child = child
        self.armed.set()

    def kills(self, step):
        """Kill the client at the step that was named, once it has been there often enough; tell whether it is dead."""
        if step != self.deadly:
            return False
        self.after -= 1
        if self.after >= 0:
            return False
        self.armed.wait(5)
        os.kill(self.child, signal.SIGKILL)
        self.deadly = None
        return True


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        with contextlib.suppress(OSError):
            self.say("220 postbox")
            while (line := self.rfile.readline()) and self.answer(line.decode().strip()):
                pass

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())

    def answer(self, line):
        """Answer a command; tell whether the session goes on."""
        box, verb = self.server.box, line[:4].upper()
        if box.kills(verb):
            return False
        if verb == "RCPT":
            self.reader = re.search("<(.*?)>", line)[1]
            self.fault = box.faults.get(self.reader)
            if self.fault == "cut at RCPT":
                return False
            self.say(REFUSED.get(self.fault, "250 2.1.5 OK"))
        elif verb == "DATA":
            self.say("354 go on")
            return self.message(box)
        else:
            self.say("221 bye" if verb == "QUIT" else "250 2.0.0 OK")
        return verb != "QUIT"

    def message(self, box):
        """Read a message; tell whether the session goes on."""
        inside = self.rfile.readline()
        if box.kills("inside") or self.fault == "cut inside" or not inside:
            return False
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
        if box.kills("lost dot") or self.fault == "lost":
            return False
        if self.fault not in ENDED:
            box.taken.append((box.tag, self.reader))
        if box.kills("dot") or self.fault == "mute":
            return False
        self.say(ENDED.get(self.fault, "250 2.0.0 queued"))
        return True


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextlib.contextmanager
def receiving():
    """Run a postbox; it and its port are given."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.box = Postbox()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.box, server.server_address[1]
        finally:
            server.shutdown()
            thread.join()
