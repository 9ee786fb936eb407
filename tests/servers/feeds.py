"""A web server on the loopback that serves feeds well and badly: ETags, latency, and every fault a feed has shown."""

import asyncio
import hashlib
import struct
import threading
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

#: Bytes between two looks at the clock in an endless body.
_DRIP = b"<item><title>one more</title></item>\n"


@dataclass(slots=True)
class Reply:
    """Say what a path answers."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Send an ETag, and 304 to who has it.
    etag: bool = True
    #: Seconds before the answer.
    delay: float = 0.0
    #: `cut` ends in the middle, `drip` never ends, `hang` never answers, `close` hangs up; `short` and `long` lie
    #: about the length.
    fault: str | None = None
    #: Answers before this one, one a request.
    first: list["Reply"] = field(default_factory=list)


class FeedServer:
    """Serve `routes` (path → Reply) on 127.0.0.1 from a thread of its own; `asked` lists what came."""

    def __init__(self, routes: dict[str, Reply] | None = None, *, delay: float = 0.0) -> None:
        self.routes = routes or {}
        self.delay = delay
        #: (path, status, request headers) of each answer.
        self.asked: list[tuple[str, int, dict[str, str]]] = []
        self.port = 0
        #: The most requests under way at once, in all.
        self.most = 0
        self._now = 0
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path, under any name of this machine."""
        return f"http://{host}:{self.port}{path}"

    def statuses(self, path: str) -> list[int]:
        """Return what a path was answered, in order."""
        return [status for asked, status, _ in self.asked if asked == path]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self._now += 1
                self.most = max(self.most, self._now)
                try:
                    go_on = await self._answer(head.decode("latin-1"), writer)
                finally:
                    self._now -= 1
                if not go_on:
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> bool:
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in lines if line)}
        reply = self.routes.get(path) or Reply(b"nothing here", 404, etag=False)
        if reply.first:
            reply = reply.first.pop(0)
        await asyncio.sleep(reply.delay or self.delay)
        tag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        status = 304 if reply.etag and reply.status == 200 and headers.get("if-none-match") == tag else reply.status
        self.asked.append((path, status, headers))
        if reply.fault == "close":
            return False
        if reply.fault == "hang":
            await asyncio.sleep(60)
        body = b"" if status == 304 else reply.body
        length = len(body) + {"short": -len(body) // 2, "long": 1000}.get(reply.fault or "", 0)
        sent = {"Content-Type": "application/xml", **({"ETag": tag} if reply.etag else {}), **reply.headers}
        if reply.fault != "drip":
            sent["Content-Length"] = str(length)
        writer.write(
            f"HTTP/1.1 {status} x\r\n".encode() + b"".join(f"{k}: {v}\r\n".encode() for k, v in sent.items()) + b"\r\n"
        )
        if reply.fault == "drip":
            while True:
                writer.write(_DRIP)
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.write(body[: len(body) // 2] if reply.fault == "cut" else body)
        await writer.drain()
        return reply.fault not in ("cut", "short", "long")


def real_feeds(folder: Path, most: int | None = None) -> dict[str, Reply]:
    """Return a route for each real feed, or for so many of the shortest, by its name, packed as it was kept."""
    packed = {"Content-Encoding": "gzip", "Content-Type": "application/rss+xml"}
    shortest = sorted(folder.iterdir(), key=lambda path: (path.stat().st_size, path.name))[:most]
    return {
        f"/{path.name.removesuffix('.xml.gz')}": Reply(path.read_bytes(), headers=dict(packed))
        for path in sorted(shortest)
    }


def bomb(megabytes: int) -> bytes:
    """Return so many megabytes of spaces inside a feed, packed: a megabyte is packed once and stands there so often."""
    head, million, tail = b'<rss version="2.0"><channel><title>t</title>', b" " * 1_000_000, b"</channel></rss>"
    packer = zlib.compressobj(9, wbits=-15)
    first, space = (packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH) for text in (head, million))
    body = first + space * megabytes + packer.compress(tail) + packer.flush()
    crc = zlib.crc32(head)
    for _ in range(megabytes):
        crc = zlib.crc32(million, crc)
    size = len(head) + len(million) * megabytes + len(tail)
    return b"\x1f\x8b\x08" + bytes(7) + body + struct.pack("<II", zlib.crc32(tail, crc), size & 0xFFFFFFFF)


if __name__ == "__main__":  # the bench runs it in a process of its own: its time must not count as ours
    import sys

    latency, *folders = sys.argv[1:]
    routes = {}
    for place in folders:
        routes.update(real_feeds(Path(place)))
    with FeedServer(routes, delay=float(latency)) as running:
        sys.stdout.write(f"{running.port}\n")
        sys.stdout.flush()
        sys.stdin.read()
