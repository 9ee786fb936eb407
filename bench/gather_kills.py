"""Kill a run, gathering or building, and see that the next makes the issue an undisturbed one makes."""

from __future__ import annotations

import json
import os
import random
import select
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.gather import ROOT, Server, sources_of
from digest.ledger import open_ledger

FEEDS = 12
#: Runs one week, saying so when it begins; killed by itself before or after its n-th commit where that is told.
RUN = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
import digest.weekly
from digest.config import load_config
from digest.http import Guard
from digest.weekly import Around, Wish, build_week
path, moment, left = sys.argv[1], sys.argv[2], int(sys.argv[3])
opened = digest.weekly.open_ledger
def watched(path):
    ledger = opened(path)
    def heard(statement):
        global left
        left -= statement == "COMMIT" if moment == "before" else statement.startswith("BEGIN")
        if left < 0:
            os.kill(os.getpid(), 9)
    if moment:
        ledger.set_trace_callback(heard)
    return ledger
digest.weekly.open_ledger = watched
def resolve(host, port):
    if host.endswith(".test"): return ["127.0.0.1"]
    raise OSError(host)
config = load_config(Path(path))
guard = Guard(allow=frozenset(config.http.allow_hosts), resolve=resolve)
print("begun", flush=True)
build_week(config, Wish(), Around(now=datetime(2026, 2, 20, 12, tzinfo=UTC), guard=guard))
print("done", flush=True)
"""


def at_random(times: int) -> dict[str, Any]:
    """Kill so many runs, each at a random moment between its beginning and its end."""
    dice = random.Random(7)
    stages = {"gathering": 0, "building": 0, "remembered": 0, "done": 0}
    with Server(0.05) as server, tempfile.TemporaryDirectory() as folder:
        calm = _newsletter(Path(folder) / "calm", server)
        whole = _run(calm)
        wanted, right = _issue(calm), 0
        for n in range(times):
            path = _newsletter(Path(folder) / str(n), server)
            _run(path, kill_after=dice.uniform(0, whole))
            stages[_stage(path)] += 1
            _run(path)
            right += _issue(path) == wanted
    return {"kills": times, "where": stages, "seconds of a run": round(whole, 1), "same issue": right}


def at_commits() -> dict[str, Any]:
    """Kill a run right before each commit of the ledger, and right after, until one comes to its end."""
    done: dict[str, Any] = {"kills": 0, "same issue": 0}
    with Server(0.0) as server, tempfile.TemporaryDirectory() as folder:
        calm = _newsletter(Path(folder) / "calm", server)
        _run(calm)
        wanted = _issue(calm)
        for moment in ("before", "after"):
            for left in range(100):
                path = _newsletter(Path(folder) / f"{moment}{left}", server)
                if _run(path, moment=moment, left=left) >= 0:
                    break
                _run(path)
                done["kills"] += 1
                done["same issue"] += _issue(path) == wanted
    return done


def _run(path: Path, *, kill_after: float | None = None, moment: str = "", left: int = 0) -> float:
    """Return the seconds from its beginning to its end, or -1 where it was killed."""
    command = [sys.executable, "-c", RUN, str(path), moment, str(left)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as child:
        assert child.stdout
        child.stdout.readline()
        began = time.perf_counter()
        if kill_after is not None:
            select.select([child.stdout], [], [], kill_after)
            child.kill()
        child.wait()
        assert child.returncode in (0, -9)
        return time.perf_counter() - began if child.returncode == 0 else -1


def _newsletter(folder: Path, server: Server) -> Path:
    folder.mkdir()
    sources = sources_of(server, FEEDS)
    hosts = [f"feed-{n}.test:{server.port}" for n in range(FEEDS)]
    text = '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\n'
    text += f"[http]\nconnections = 4\nallow_hosts = {json.dumps(hosts)}\n"
    text += "".join(f'[[sources]]\nurl = "{s.where}"\nname = "{s.name}"\nfull_text = false\n' for s in sources)
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder / "digest.toml"


def _stage(path: Path) -> str:
    """Tell how far a killed run came; its ledger must open."""
    with closing(open_ledger(path.parent / "digest.db")) as ledger:
        done = ledger.execute("SELECT count(*) FROM issues").fetchone()[0]
        chosen = ledger.execute("SELECT count(*) FROM entries").fetchone()[0]
    return "remembered" if done else "building" if chosen else "gathering"


def _issue(path: Path) -> dict[str, bytes]:
    folder = path.parent / "issues" / "2026-W08"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
