"""Measure the gathering: real feeds cold and again, against feedparser, many feeds at once, kills at random moments.

Run: python bench/gather.py feeds|feedparser|many|kill   (../shared beside the project holds the real feeds)
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from digest.config import BuildSettings, HttpSettings, Source
from digest.http import Guard, Manners, open_client
from digest.ledger import open_ledger
from digest.models import Skipped
from digest.sources import feeds, gather, kinds, read
from digest.sources.collecting import Setting
from digest.sources.week import Rules
from digest.window import Window

ROOT = Path(__file__).parent.parent
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
        setting = Setting(client=client, ledger=ledger, rules=rules, http=http, build=BuildSettings())
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
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def readers_peak() -> float:
    """Return the most memory that the largest of the ended readers had, in MB; this process starts no others."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def spent() -> float:
    """Return the CPU seconds of this process and of its readers that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def cold_and_again() -> None:
    """Gather 130 real feeds twice: everything, then with validators."""
    with Server(0.02) as server, tempfile.TemporaryDirectory() as folder:
        sources = sources_of(server, 130)
        for label in ("cold", "again"):
            found, (wall, cpu) = run(server, sources, Path(folder) / "digest.db", Window())
            failed = [one for one in found.documents if isinstance(one, Skipped)]
            counts = f"{len(found.documents)} documents, {len(failed)} failed"
            print(f"{label:6} {counts}, wall {wall:.2f} s, cpu {cpu:.2f} s, peak {peak():.0f} MB")


def against_feedparser() -> None:
    """Count, feed by feed, the entries that feedparser finds and we do not, and the other way round."""
    import feedparser

    theirs_all = ours_all = missing_all = more_all = 0
    for path in sorted(REAL.iterdir()):
        content = gzip.decompress(path.read_bytes())
        theirs = [(e.get("link") or "", (e.get("title") or "").strip()) for e in feedparser.parse(content).entries]
        ours = feeds.entries(kinds.read(content)[0], "x")[0]
        titles = {feeds.line(one.raw.get("title")) for one in ours}
        links = {one.raw.get("link") for one in ours}
        missing = [pair for pair in theirs if pair[0] not in links and feeds.line(pair[1]) not in titles]
        theirs_all, ours_all, missing_all = theirs_all + len(theirs), ours_all + len(ours), missing_all + len(missing)
        more_all += max(0, len(ours) - len(theirs))
        if missing or len(ours) != len(theirs):
            print(f"{path.name}: feedparser {len(theirs)}, ours {len(ours)}, missing {len(missing)}")
    print(
        f"130 feeds: feedparser {theirs_all} entries, ours {ours_all}; missing here {missing_all}, only here {more_all}"
    )


def many() -> None:
    """Gather 500 feeds with 50 ms latency each, a week of them, and compare with the least time it can take."""
    with Server(0.05) as server, tempfile.TemporaryDirectory() as folder:
        week = Window(since=NOW - timedelta(days=7), until=NOW)
        for connections in (16, 32):
            sources = sources_of(server, 500)
            for label in ("cold", "again"):
                path = Path(folder) / f"{connections}.db"
                found, (wall, cpu) = run(server, sources, path, week, connections=connections)
                ideal = 500 * 0.05 / connections
                print(
                    f"{connections} connections, {label}: {len(found.documents)} documents, wall {wall:.2f} s "
                    f"(ideal {ideal:.2f}), cpu {cpu:.2f} s, peak {peak():.0f} MB and {readers_peak():.0f} a reader"
                )


KILLED = """
import sys
from datetime import datetime, UTC
from digest.config import load_config
from digest.http import Guard
from digest.weekly import Around, Wish, build_week
from pathlib import Path
from typing import Self
def resolve(host, port):
    if host.endswith(".test"): return ["127.0.0.1"]
    raise OSError(host)
config = load_config(Path(sys.argv[1]))
guard = Guard(allow=frozenset(config.http.allow_hosts), resolve=resolve)
build_week(config, Wish(), Around(now=datetime(2026, 2, 20, 12, tzinfo=UTC), guard=guard))
"""


def kills(times: int = 50) -> None:
    """Kill a run at random moments; the next one must make the issue that an undisturbed one makes."""
    dice = random.Random(7)
    with Server(0.01) as server, tempfile.TemporaryDirectory() as folder:
        calm = _newsletter(Path(folder) / "calm", server)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", KILLED, str(calm)], check=True, cwd=ROOT, env=_environment())
        whole = time.perf_counter() - began
        wanted = _issue(calm)
        right = opened = 0
        stages = {"before": 0, "gathering": 0, "written": 0, "done": 0}
        for n in range(times):
            path = _newsletter(Path(folder) / str(n), server)
            child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, env=_environment())
            try:
                child.wait(dice.uniform(0.4, 1.0) * whole)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            stages[_stage(path)] += 1
            open_ledger(path.parent / "digest.db").close()
            opened += 1
            subprocess.run([sys.executable, "-c", KILLED, str(path)], check=True, cwd=ROOT, env=_environment())
            right += _issue(path) == wanted
        print(f"{times} kills in a run of {whole:.1f} s ({stages}): ledger opened {opened}, same issue {right}")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"}


def _newsletter(folder: Path, server: Server) -> Path:
    folder.mkdir()
    sources = sources_of(server, 4)
    hosts = [f"feed-{n}.test:{server.port}" for n in range(4)]
    text = f'[newsletter]\ntitle = "T"\nfrom = "t@example.org"\n[http]\nallow_hosts = {json.dumps(hosts)}\n'
    text += "".join(f'[[sources]]\nurl = "{s.where}"\nname = "{s.name}"\nfull_text = false\n' for s in sources)
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder / "digest.toml"


def _stage(path: Path) -> str:
    issue = path.parent / "issues" / "2026-W08"
    if not (path.parent / "digest.db").exists():
        return "before"
    ledger = open_ledger(path.parent / "digest.db")
    done = ledger.execute("SELECT count(*) FROM issues").fetchone()[0]
    ledger.close()
    return "done" if done else "written" if issue.exists() else "gathering"


def _issue(path: Path) -> dict[str, bytes]:
    folder = path.parent / "issues" / "2026-W08"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def hostile() -> None:
    """Read each hostile feed alone: seconds and memory."""
    for path in sorted((REAL.parent / "hostile").iterdir()):
        code = (
            "import sys,time,resource\nfrom digest.sources import read\nt=time.perf_counter()\n"
            "found=list(read(sys.argv[1]))\nprint(len(found),round(time.perf_counter()-t,2),"
            "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)"
        )
        out = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
        )
        count, seconds, megabytes = out.stdout.split()
        print(f"{path.name:24} {count:>5} found {seconds:>5} s {megabytes:>4} MB")


def local() -> None:
    """Read the 130 real feeds as files."""
    began, cpu = time.perf_counter(), time.process_time()
    found = list(read(str(REAL)))
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"130 files: {len(found)} documents, wall {wall:.2f} s, cpu {cpu:.2f} s")


WHAT = {
    "feeds": cold_and_again,
    "feedparser": against_feedparser,
    "many": many,
    "kill": kills,
    "hostile": hostile,
    "local": local,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or WHAT:
        WHAT[name]()
