"""Measure the gathering: real feeds cold and again, against feedparser, many feeds at once, kills at random moments.

Run: python bench/gather.py [feeds feedparser many hostile ssrf xss local kill] [--json FILE]
(../shared beside the project holds the real feeds)
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from digest.config import BuildSettings, HttpSettings, Source
from digest.http import Guard, Manners, open_client
from digest.ledger import open_ledger
from digest.models import Skipped
from digest.sources import feeds, fields, gather, kinds, read
from digest.sources.collecting import Setting
from digest.sources.readers import Here, Processes, count_for
from digest.sources.week import Rules
from digest.window import Window

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
Figures = dict[str, Any]
REAL = ROOT.parent / "shared" / "data" / "feeds" / "real"
#: The feeds were fetched in this week.
NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


class Server:
    """Run the feed server in a process of its own, so that its time is not ours."""

    def __init__(self, latency: float) -> None:
        command = [sys.executable, str(ROOT / "tests" / "servers" / "feeds.py"), str(latency), str(REAL)]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.child.stdout
        self.port = int(self.child.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self.child.stdin
        self.child.stdin.close()
        self.child.wait(5)


def guard_of(port: int, hosts: int) -> Guard:
    """Return a guard that knows `hosts` names, all of them this machine."""
    names = frozenset(f"feed-{n}.test:{port}" for n in range(hosts))

    def resolve(host: str, _: int) -> list[str]:
        if host.endswith(".test"):
            return ["127.0.0.1"]
        raise OSError(host)

    return Guard(allow=names, resolve=resolve)


def run(server: Server, sources: list[Source], ledger_path: Path, span: Window, *, connections: int = 16) -> tuple:
    """Gather once; return the gathering and the seconds."""
    http = HttpSettings(connections=connections)
    ledger = open_ledger(ledger_path)
    rules = Rules(window=span, slug="x", now=NOW, max_age=None)
    with open_client(Manners(connections=connections), guard=guard_of(server.port, len(sources))) as client:
        setting = Setting(
            client=client, ledger=ledger, rules=rules, http=http, build=BuildSettings(), readers=readers_of
        )
        began, cpu = time.perf_counter(), spent()
        found = gather(sources, setting)
        seconds = time.perf_counter() - began, spent() - cpu
    ledger.close()
    return found, seconds


def sources_of(server: Server, count: int) -> list[Source]:
    """Return so many sources, each under a host of its own, over the real feeds again and again."""
    names = [path.name.removesuffix(".xml.gz") for path in sorted(REAL.iterdir())]
    places = [f"http://feed-{n}.test:{server.port}/{names[n % len(names)]}" for n in range(count)]
    return [Source(name=f"feed {n}", where=place, full_text="never", limit=0) for n, place in enumerate(places)]


def peak() -> float:
    """Return the most memory this process had, in MB."""
    return _most(os.getpid())


def _most(pid: int) -> float:
    # not getrusage: what a process had before it became another program counts there
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


class Readers(Processes):
    """Remember, at their end, how much memory the readers had."""

    most = 0.0

    def close(self) -> None:
        """End them."""
        Readers.most = sum(_most(child.pid) for child in (*self._idle, *self._children))
        super().close()


def readers_of(feeds: int) -> Here | Processes:
    """Return the readers that a run would open, watched."""
    count = count_for(feeds)
    return Readers(count) if count else Here()


def spent() -> float:
    """Return the CPU seconds of this process and of its readers that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def cold_and_again() -> Figures:
    """Gather 130 real feeds twice: everything, then with validators."""
    figures = {}
    with Server(0.02) as server, tempfile.TemporaryDirectory() as folder:
        sources = sources_of(server, 130)
        for label in ("cold", "again"):
            found, (wall, cpu) = run(server, sources, Path(folder) / "digest.db", Window())
            failed = [one for one in found.documents if isinstance(one, Skipped)]
            figures[label] = {
                "documents": len(found.documents),
                "failed": len(failed),
                "wall": round(wall, 2),
                "cpu": round(cpu, 2),
                "megabytes": round(peak()),
            }
    return figures


def against_feedparser() -> Figures:
    """Count, feed by feed, the entries that feedparser finds and we do not, and the other way round."""
    import feedparser

    theirs_all = ours_all = missing_all = more_all = 0
    differing = {}
    for path in sorted(REAL.iterdir()):
        content = gzip.decompress(path.read_bytes())
        theirs = [(e.get("link") or "", (e.get("title") or "").strip()) for e in feedparser.parse(content).entries]
        ours = feeds.entries(kinds.read(content)[0], "x")[0]
        titles = {fields.line(one.raw.get("title")) for one in ours}
        links = {one.raw.get("link") for one in ours}
        missing = [pair for pair in theirs if pair[0] not in links and fields.line(pair[1]) not in titles]
        theirs_all, ours_all, missing_all = theirs_all + len(theirs), ours_all + len(ours), missing_all + len(missing)
        more_all += max(0, len(ours) - len(theirs))
        if missing or len(ours) != len(theirs):
            differing[path.name] = {"feedparser": len(theirs), "ours": len(ours), "missing": len(missing)}
    both = {"feedparser": theirs_all, "ours": ours_all, "missing here": missing_all, "only here": more_all}
    return {**both, "by feed": differing}


def many() -> Figures:
    """Gather 500 feeds with 50 ms latency each, a week of them, and compare with the least time it can take."""
    figures = {}
    with Server(0.05) as server, tempfile.TemporaryDirectory() as folder:
        week = Window(since=NOW - timedelta(days=7), until=NOW)
        for connections in (16, 32):
            sources = sources_of(server, 500)
            for label in ("cold", "again"):
                path = Path(folder) / f"{connections}.db"
                found, (wall, cpu) = run(server, sources, path, week, connections=connections)
                figures[f"{connections} connections, {label}"] = {
                    "documents": len(found.documents),
                    "wall": round(wall, 2),
                    "ideal": 500 * 0.05 / connections,
                    "cpu": round(cpu, 2),
                    "megabytes": round(peak()),
                    "megabytes of its readers": round(Readers.most),
                }
    return figures


def hostile() -> Figures:
    """Read each hostile feed alone: seconds and memory."""
    code = (
        "import sys,time\nfrom digest.sources import read\nt=time.process_time()\n"
        "found=list(read(sys.argv[1]))\nprint(len(found),round(time.process_time()-t,2),"
        "[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"
    )
    figures = {}
    for path in sorted((REAL.parent / "hostile").iterdir()):
        command = [sys.executable, "-c", code, str(path)]
        out = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
        figures[path.name] = {"found": int(out[0]), "seconds": float(out[1]), "megabytes": int(out[2]) // 1024}
    return figures


def ssrf() -> Figures:
    """Ask each address that hides a private machine: itself, behind a redirect, and as what a name resolves to."""
    from tests.test_http_guard import asked_in_every_way

    lines = (REAL.parent.parent / "security" / "ssrf_urls.txt").read_text(encoding="utf-8").splitlines()
    return asked_in_every_way([line for line in lines if line])


def xss() -> Figures:
    """Build an issue of a feed that has each trick in every place an entry has, and look for life in what came."""
    from tests.test_sources_xss import life_in_an_issue

    text = (REAL.parent.parent / "security" / "xss.txt").read_text(encoding="utf-8", errors="replace")
    tricks = [line for line in text.split("\n") if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        return {"tricks": len(tricks), "alive": life_in_an_issue(tricks, Path(folder))}


def local() -> Figures:
    """Read the 130 real feeds as files."""
    began, cpu = time.perf_counter(), time.process_time()
    found = list(read(str(REAL)))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {"documents": len(found), "wall": round(wall, 2), "cpu": round(cpu, 2)}


def kill() -> Figures:
    """Kill runs at 50 random moments, and at every commit of the ledger."""
    from bench.gather_kills import at_commits, at_random

    return {"random": at_random(50), "commits": at_commits()}


WHAT = {
    "feeds": cold_and_again,
    "feedparser": against_feedparser,
    "many": many,
    "hostile": hostile,
    "ssrf": ssrf,
    "xss": xss,
    "local": local,
    "kill": kill,
}

if __name__ == "__main__":
    words = sys.argv[1:]
    target = Path(words.pop(words.index("--json") + 1)) if "--json" in words else None
    figures = {name: WHAT[name]() for name in [word for word in words if word != "--json"] or WHAT}
    text = json.dumps(figures, indent=1)
    if target:
        target.write_text(text + "\n", encoding="utf-8")
    print(text)
