"""Measure sending: rate beside smtplib's own, memory and start, faults, kill -9, and power cuts.

PYTHONPATH=. python bench/send.py [rate|many|faults|faulty|kills|power]...
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import resource
import smtplib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import DigestError
from digest.send import Way, send, standing
from digest.senders import smtp as senders_smtp
from tests.servers import issue as issues
from tests.servers.clock import Clock
from tests.servers.crash import send_with_kills
from tests.servers.outside import SMTP_SINK, smtp_sink
from tests.servers.sink import sinking, taken
from tests.servers.smtp import Server, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from digest.send import Standing

FAULTS = ("greylist", "mail450", "full421", "reject", "data451", "data554", "cut", "lost", "relay", "mail503")
PADDING = "Each word of this line stands here for its length and for nothing else. " * 250


def main() -> None:
    """Run the parts that are named, or all of them."""
    from bench.send_power import power

    parts = {"rate": rate, "many": many, "faults": faults, "faulty": faulty, "kills": kills, "power": power}
    for name in sys.argv[1:] or parts:
        with tempfile.TemporaryDirectory() as folder:
            parts[name](Path(folder))


def rate(folder: Path) -> None:
    """Messages a second with the ledger on, and by smtplib alone with the same bytes, in turn."""
    issue, count = issues.write(folder / "issues", padding=PADDING), 3000
    readers = [f"reader{i}@example.org" for i in range(count)]
    list(send(issue, via=f"file:{folder}/one", to=readers[:1], way=Way(ledger=folder / "one.db")))
    (file,) = (folder / "one").iterdir()
    content = file.read_bytes()
    print(f"rate: {count} messages of {len(content) / 1000:.1f} kB to smtp-sink, one connection")
    with smtp_sink() as port:
        for turn in range(3):
            alone = per_message(count, lambda: by_smtplib(port, readers, content))
            ledger = folder / f"{turn}.db"
            ours = per_message(count, lambda ledger=ledger: by_digest(port, readers, issue, ledger))
            print(
                f"  smtplib alone {1 / alone[0]:6.0f}/s, {alone[1] * 1e6:4.0f} us of CPU each   "
                f"digest with its ledger {1 / ours[0]:6.0f}/s, {ours[1] * 1e6:4.0f} us   ratio {alone[0] / ours[0]:.2f}"
            )


def per_message(count: int, run: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds a message takes by the clock on the wall, and those of this process's CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - wall) / count, (time.process_time() - cpu) / count


def by_smtplib(port: int, readers: list[str], content: bytes) -> None:
    """Send as a plain loop would."""
    with smtplib.SMTP("127.0.0.1", port, local_hostname="localhost") as smtp:
        for reader in readers:
            smtp.sendmail("weekly@example.org", [reader], content)


def by_digest(port: int, readers: list[str], issue: Path, ledger: Path) -> None:
    """Send as `digest send` does."""
    assert all(
        r.status == "sent" for r in send(issue, via=f"smtp://127.0.0.1:{port}", to=readers, way=Way(ledger=ledger))
    )


def many(folder: Path) -> None:
    """Time to the first message and memory with 100,000 readers, through the command line."""
    issue, count = issues.write(folder / "issues", padding=PADDING), 100_000
    readers = folder / "readers.csv"
    readers.write_text("email,name\n" + "".join(f"reader{i}@example.org,Reader {i}\n" for i in range(count)))
    with smtp_sink() as port:
        words = ["send", str(issue), "--via", f"smtp://127.0.0.1:{port}", "--to", str(readers), "--yes", "--json"]
        start = time.perf_counter()
        run = subprocess.Popen([sys.executable, "-m", "digest", *words], stdout=subprocess.PIPE)
        run.stdout.readline()
        first, busy = time.perf_counter() - start, cpu_of(run.pid)
        lines = 1 + sum(1 for _ in run.stdout)
        run.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    took = time.perf_counter() - start
    print(f"many: {lines} receipts, the first after {first:.1f} s ({busy:.1f} s of CPU), ", end="")
    print(f"{lines / took:.0f}/s in all, peak {peak:.0f} MB")


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU that a running process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def faults(folder: Path) -> None:
    """1,000 readers against each fault, run again until nothing is left to do."""
    print("faults: 1,000 readers, the fault at every third message, run again until done")
    readers = [f"reader{i}@example.org" for i in range(1000)]
    for fault in FAULTS:
        place = folder / fault
        issue, server, clock = issues.write(place / "issues"), Server(fault, every=3), Clock()
        runs, errors, counts = 0, Counter(), {"pending": 1}
        with serving(server) as port:
            via = f"smtp://127.0.0.1:{port}"
            way = Way(ledger=place / "digest.db", now=clock.now, sleep=clock.sleep)
            while {"pending", "deferred"} & set(counts) and runs < 1000:
                runs += 1
                try:
                    list(send(issue, via=via, to=readers, way=way))
                except DigestError as error:
                    errors[error.message[:60]] += 1
                clock.sleep(600)
                counts = standing(issue, via=via, way=way).counts
            unknown = {address for address, _ in standing(issue, via=via, way=way).unknown}
        doubles = sum(n - 1 for n in server.counts.values())
        lost = len(set(readers) - set(server.counts) - unknown) - counts.get("failed", 0)
        print(f"  {fault:9} {counts}, {doubles} duplicates, {lost} lost, {runs} runs {dict(errors) or ''}")


def faulty(folder: Path) -> None:
    """1,000 readers against each fault of the shared faulty server, which stands for five runs and is mended then."""
    path = Path(__file__).parents[2] / "shared" / "checks" / "faulty_smtp.py"
    if not path.is_file():
        print("faulty: ../shared/checks/faulty_smtp.py is not here")
        return
    spec = importlib.util.spec_from_file_location("faulty_smtp", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    senders_smtp.AFTER_DOT = 0.5  # for `slow`, which answers the dot after a second
    print("faulty: 1,000 readers, every tenth of them gone, each fault of faulty_smtp.py for five runs, run until done")
    for mode in (
        "ok",
        "greylist",
        "reject",
        "mail450",
        "data451",
        "data554",
        "full421",
        "cut_before",
        "cut_data",
        "slow",
    ):
        stubborn(folder / mode, module, mode)


def stubborn(place: Path, module: ModuleType, mode: str) -> None:
    """Send to 1,000 readers until nothing is left to do, and say how it ended."""
    readers = [f"{'gone' if i % 10 == 9 else 'reader'}{i}@example.org" for i in range(1000)]
    issue, server, clock = issues.write(place / "issues"), module.Faulty(mode, delay=1.0), Clock()
    controller, runs, counts = module.serve(server), 0, {"pending": 1}
    via, way = f"smtp://127.0.0.1:{controller.port}", Way(ledger=place / "digest.db", now=clock.now, sleep=clock.sleep)
    while {"pending", "deferred"} & set(counts) and runs < 100:
        runs += 1
        with contextlib.suppress(DigestError):
            list(send(issue, via=via, to=readers, way=way))
        clock.sleep(600)
        if runs == 5 and mode not in ("reject", "greylist", "full421"):
            server.mode = "ok"
        stand = standing(issue, via=via, way=way)
        counts = stand.counts
    controller.stop()
    taken_by = Counter(rcpt for _, rcpts, _ in server.accepted for rcpt in rcpts)
    tell(mode, readers, taken_by, stand, f"{runs} runs")


def tell(name: str, readers: list[str], taken_by: Counter[str], stand: Standing, more: str) -> None:
    """Print how a send stands against what the server took."""
    doubles, unknown = sum(n - 1 for n in taken_by.values()), {address for address, _ in stand.unknown}
    lost = len(set(readers) - set(taken_by) - unknown) - stand.counts.get("failed", 0)
    print(f"  {name:10} {stand.counts}, {doubles} duplicates, {lost} lost, {more}", flush=True)


def kills(folder: Path) -> None:
    """Kill -9 at 200 random moments of a send to 2,000 readers."""
    readers = [f"reader{i}@example.org" for i in range(2000)]
    issue, log = issues.write(folder / "issues", padding=PADDING), folder / "taken"
    with sinking(log) as port:
        done, unknown = send_with_kills(
            issue,
            f"smtp://127.0.0.1:{port}",
            readers,
            folder / "digest.db",
            log=log,
            kills=200,
            seed=1,
            longest=0.015,
        )
    counts = taken(log)
    doubles = sum(n - 1 for n in counts.values())
    lost = len(set(readers) - set(counts) - unknown)
    print(
        f"kills: {done} kills, {len(counts)} of {len(readers)} arrived, {doubles} duplicates, {lost} lost, "
        f"{len(unknown)} unknown ({len(unknown & set(counts))} of them had arrived)"
    )


if __name__ == "__main__":
    if SMTP_SINK is None:
        sys.exit("smtp-sink is not here: apt-get install --no-install-recommends postfix")
    main()
