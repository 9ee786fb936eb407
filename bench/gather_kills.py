"""Kill a run, gathering or building, and see that the next makes the issue an undisturbed one makes."""

from __future__ import annotations

import json
import os
import random
import signal
import tempfile
import time
import traceback
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bench.gather import Server, sources_of
from digest import weekly
from digest.config import load_config
from digest.http import Guard
from digest.ledger import Ledger, open_ledger
from digest.named import Around

FEEDS = 12
NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


def at_random(times: int) -> dict[str, Any]:
    """Kill so many runs, each at a random moment between its beginning and its end."""
    dice = random.Random(7)
    stages = {"gathering": 0, "building": 0, "remembered": 0, "done": 0}
    with Server(0.05) as server, tempfile.TemporaryDirectory() as folder:
        _build(_newsletter(Path(folder) / "warm", server), "", 0)  # here: the children have all loaded then
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
        _build(_newsletter(Path(folder) / "warm", server), "", 0)
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
    """Run one week in a process of its own; return the seconds it took, or -1 where it was killed."""
    began, child = time.perf_counter(), os.fork()
    if child == 0:
        try:
            _build(path, moment, left)
        except BaseException:  # noqa: BLE001 - the child must never come back into the loop of its parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = 0
    if kill_after is not None:
        while not status and time.perf_counter() < began + kill_after:
            ended, code = os.waitpid(child, os.WNOHANG)
            if ended:
                return _seconds(began, code)
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
    return _seconds(began, os.waitpid(child, 0)[1])


def _seconds(began: float, status: int) -> float:
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, -signal.SIGKILL), code
    return time.perf_counter() - began if code == 0 else -1


def _build(path: Path, moment: str, left: int) -> None:
    """Build the week of a newsletter, dead before or after its n-th commit where that is told."""
    config = load_config(path)
    if moment:
        weekly.open_ledger = lambda place: _deadly(open_ledger(place), moment, left)
    guard = Guard(allow=frozenset(config.http.allow_hosts), resolve=lambda *_: ["127.0.0.1"])
    weekly.build_week(config, weekly.Wish(), Around(now=NOW, guard=guard))


def _deadly(ledger: Ledger, moment: str, left: int) -> Ledger:
    begins = count()

    def heard(statement: str) -> None:
        # the statement after a commit is the next one's beginning, or nothing: then it comes to its end
        if statement.startswith("COMMIT" if moment == "before" else "BEGIN") and next(begins) == left:
            os.kill(os.getpid(), signal.SIGKILL)

    ledger.set_trace_callback(heard)
    return ledger


def _newsletter(folder: Path, server: Server) -> Path:
    folder.mkdir()
    sources = sources_of(server, FEEDS)
    hosts = [f"feed-{n}.test:{server.port}" for n in range(FEEDS)]
    text = '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\n'
    text += f"[http]\nconnections = 4\nallow_hosts = {json.dumps(hosts)}\n"
    text += "".join(
        f'[[sources]]\nurl = "{s.where}"\nname = "{s.name}"\nfull_text = false\nlimit = 3\n' for s in sources
    )
    (folder / "digest.toml").write_text(text, encoding="utf-8")
    return folder / "digest.toml"


def _stage(path: Path) -> str:
    """Tell how far a killed run came; its ledger must open."""
    if not (path.parent / "digest.db").exists():
        return "gathering"
    with closing(open_ledger(path.parent / "digest.db")) as ledger:
        done = ledger.execute("SELECT count(*) FROM issues").fetchone()[0]
        chosen = ledger.execute("SELECT count(*) FROM entries").fetchone()[0]
    return "remembered" if done else "building" if chosen else "gathering"


def _issue(path: Path) -> dict[str, bytes]:
    folder = path.parent / "issues" / "2026-W08"
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
