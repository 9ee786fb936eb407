"""Measure sending: rate beside smtplib's own, memory and start, faults, and kill -9.

PYTHONPATH=. python bench/send.py [rate|many|faults|kills]...
"""

from __future__ import annotations

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
from tests.servers import issue as issues
from tests.servers.clock import Clock
from tests.servers.crash import send_with_kills
from tests.servers.outside import SMTP_SINK, smtp_sink
from tests.servers.sink import sinking, taken
from tests.servers.smtp import Server, serving

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS = ("greylist", "mail450", "full421", "reject", "data451", "data554", "cut", "lost", "relay", "mail503")
PADDING = "Each word of this line stands here for its length and for nothing else. " * 250


def main() -> None:
    """Run the parts that are named, or all of them."""
    parts = {"rate": rate, "many": many, "faults": faults, "kills": kills}
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
            alone = count / timed(lambda: by_smtplib(port, readers, content))
            ledger = folder / f"{turn}.db"
            ours = count / timed(lambda ledger=ledger: by_digest(port, readers, issue, ledger))
            print(f"  smtplib alone {alone:6.0f}/s   digest with its ledger {ours:6.0f}/s   ratio {ours / alone:.2f}")


def timed(run: Callable[[], None]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


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
        first = time.perf_counter() - start
        lines = 1 + sum(1 for _ in run.stdout)
        run.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    took = time.perf_counter() - start
    print(f"many: {lines} receipts, the first after {first:.1f} s, {lines / took:.0f}/s in all, peak {peak:.0f} MB")


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
