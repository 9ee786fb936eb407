"""A mail server in a process of its own that outlives its clients, and writes down what it took."""

import asyncio
import contextlib
import multiprocessing
import os
from collections import Counter
from pathlib import Path

_REPLIES = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 SIZE 10000000\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


class _Session(asyncio.Protocol):
    """Speak just enough SMTP; a message counts as taken once its final dot is read, answered or not."""

    def __init__(self, log):
        self.log, self.rest, self.inside, self.recipient = log, b"", False, b""

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, octets):
        self.rest += octets
        while (found := self.rest.find(b"\r\n.\r\n" if self.inside else b"\r\n")) >= 0:
            length = found + (5 if self.inside else 2)
            line, self.rest = self.rest[:found], self.rest[length:]
            self.transport.write(self._end() if self.inside else self._command(line))

    def _command(self, line):
        verb = line[:4].upper()
        if verb == b"RCPT":
            self.recipient = line.partition(b"<")[2].partition(b">")[0]
        self.inside = verb == b"DATA"
        return _REPLIES.get(verb, b"250 ok\r\n")

    def _end(self):
        self.inside = False
        os.write(self.log, self.recipient + b"\n")
        return b"250 queued\r\n"


def _run(log_path, ready):
    async def main():
        log = os.open(log_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        server = await asyncio.get_running_loop().create_server(lambda: _Session(log), "127.0.0.1", 0)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())


@contextlib.contextmanager
def sinking(log: Path):
    """Run a sink; its port is given, and `log` gets a line for each message taken."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(log, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.kill()
        process.join()


def taken(log: Path) -> Counter:
    """Return how often each recipient's message was taken."""
    return Counter(log.read_text().split()) if log.exists() else Counter()
