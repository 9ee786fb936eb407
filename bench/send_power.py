"""Cut the power at random commits of a send: what the ledger says then, and what readers get (`send.py power`)."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

from digest.ledger import sends
from digest.send import Way, send, standing
from tests.servers import issue as issues
from tests.servers.sink import sinking, taken

if TYPE_CHECKING:
    from pathlib import Path

CUTS = 100


def power(folder: Path) -> None:
    """The power is cut at 100 random commits of a send to 2,000 readers: the ledger is as the disk has it then.

    Once with every commit on the disk, once at its worst, with those alone that were synced.
    """
    readers = [f"reader{i}@example.org" for i in range(2000)]
    for synced in (False, True):
        place = folder / str(synced)
        issue, log, disk = issues.write(place / "issues"), place / "taken", Disk(place, readers, synced=synced)
        before, sends.Journal = sends.Journal, disk.journal()
        with sinking(log) as port:
            way = Way(ledger=place / "digest.db")
            list(send(issue, via=f"smtp://127.0.0.1:{port}", to=readers, way=way))
        sends.Journal = before
        arrived, worst = log.read_text().split(), Counter()
        for copy, least, most in disk.copies:
            worst += cut(place, issue, readers, copy, (set(arrived[:least]), set(arrived[:most])))
            shutil.rmtree(copy.parent)
        told = ", ".join(f"{worst[name]} {name}" for name in ("duplicates", "lost", "unknown"))
        print(
            f"power: {len(disk.copies)} cuts, {'synced' if synced else 'all'} commits on the disk: {told}", flush=True
        )


def cut(place: Path, issue: Path, readers: list[str], ledger: Path, arrived: tuple[set[str], set[str]]) -> Counter[str]:
    """Go on with a ledger as a power cut left it; the server had at least the first, at most the second."""
    log = place / f"{ledger.parent.name}.taken"
    with sinking(log) as port:
        way, via = Way(ledger=ledger), f"smtp://127.0.0.1:{port}"
        list(send(issue, via=via, to=readers, way=way))
        unknown = {address for address, _ in standing(issue, via=via, way=way).unknown}
    counts, (least, most) = taken(log), arrived
    return Counter(
        duplicates=sum(n - 1 for n in counts.values()) + len(set(counts) & most),
        lost=len(set(readers) - set(counts) - least - unknown),
        unknown=len(unknown),
    )


class Disk:
    """Copy the ledger's files at random commits, with how many messages had been handed over then."""

    def __init__(self, place: Path, readers: list[str], *, synced: bool) -> None:
        """Choose some of the commits."""
        commits = len(readers) * (1 if synced else 2)
        self.synced, self.ledger = synced, place / "digest.db"
        self.chosen = set(random.Random(1).sample(range(commits), CUTS))
        self.commit = self.handed = 0
        self.copies: list[tuple[Path, int, int]] = []

    def journal(self) -> type[sends.Journal]:
        """Return a journal whose commits are seen."""
        disk = self

        class Seen(sends.Journal):
            __slots__ = ()

            def handing(self, *words: Any) -> None:
                super().handing(*words)
                disk.note(disk.handed, disk.handed + 1)  # until the next commit the message may go out
                disk.handed += 1

            def ended(self, *words: Any, **options: Any) -> None:
                super().ended(*words, **options)
                if not disk.synced:
                    disk.note(disk.handed, disk.handed)

        return Seen

    def note(self, least: int, most: int) -> None:
        """Copy the files if this commit was chosen."""
        if self.commit in self.chosen:
            target = self.ledger.parent / f"cut{self.commit}" / "digest.db"
            target.parent.mkdir()
            for name in ("digest.db", "digest.db-wal", "digest.key"):
                if (source := self.ledger.with_name(name)).exists():
                    shutil.copyfile(source, target.with_name(name))
            self.copies.append((target, least, most))
        self.commit += 1
