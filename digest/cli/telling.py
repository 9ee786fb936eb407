"""What a send says while it runs, and how it stands when it ends."""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from digest.cli.terms import IN_PART, progress, say, say_error, tell
from digest.errors import SendError, counted

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.models import Receipt
    from digest.send import Standing


def readers(count: int) -> str:
    """Return so many readers in words."""
    return counted(count, "reader", "readers")


def told(receipts: Iterator[Receipt], stop: threading.Event, *, total: int, json: bool) -> Iterator[Receipt]:
    """Pass receipts on, telling those that need a word; Ctrl-C ends the run after the messages in hand."""
    from digest.codec import plain, to_json

    with _ending_well(stop), progress("sending") as step:
        for done, receipt in enumerate(receipts, 1):
            if step:
                step(min(done, total), total, receipt.recipient)
            if json:
                typer.echo(to_json(plain(receipt), indent=None))
            elif receipt.status != "sent":
                say(f"{receipt.status} {receipt.recipient}: {receipt.detail or 'no reason given'}")
            yield receipt
    if stop.is_set():
        say("stopped; the same command goes on from here")


@contextmanager
def _ending_well(stop: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C (or a service manager's SIGTERM) only ask for the end; the second one takes it."""

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, how in before.items():
            signal.signal(number, how)


def finish(receipts: Iterable[Receipt], standing: Callable[[], Standing] | None = None, *, json: bool = False) -> None:
    """Send all, then say how things stand; leave with 0 when every reader has the issue."""
    tries, error = _counted(receipts)
    stand = standing() if standing else None
    counts = stand.counts if stand else dict(tries)
    if not json and (counts or not error):
        _sum_up(counts, tries, stand)
    if error and not (error.temporary and {"sent", "deferred"} & set(counts)):
        raise error
    if error:
        say_error(error)
    if set(counts) - {"sent", "failed"}:
        raise typer.Exit(IN_PART)
    if tries["failed"]:
        raise typer.Exit(IN_PART if counts.get("sent") else 1)


def _counted(receipts: Iterable[Receipt]) -> tuple[Counter[str], SendError | None]:
    """Return how many tries ended how, and what ended the run, if something did."""
    tries: Counter[str] = Counter()
    try:
        for receipt in receipts:
            tries[receipt.status] += 1
    except SendError as error:
        return tries, error
    return tries, None


def _sum_up(counts: Mapping[str, int], tries: Mapping[str, int], stand: Standing | None) -> None:
    for address, detail in stand.unknown if stand else ():
        say(f"unknown {address}: {detail}")
    if counts.get("unknown"):
        say(
            "hint: ask the service whether they arrived; --resend-unknown sends them again, perhaps for the second time"
        )
    if stand and stand.unnamed:
        say(f"note: {readers(stand.unnamed)} of earlier runs still wait for it: name them again, or their list (--to)")
    for slug, waiting in stand.owed if stand else ():
        say(f"note: {readers(waiting)} still to get {slug}: digest send {slug}")
    if stand and stand.forgotten:
        say(f"note: this ledger has forgotten who got {', '.join(stand.forgotten)}: is it an older copy, or a new one?")
        say("hint: so is who subscribed or unsubscribed meanwhile: put the newest one back, if you have it")
    told = [
        f"{counts[status]} {status}"
        for status in ("sent", "deferred", "pending", "failed", "unknown")
        if counts.get(status)
    ]
    if stand and counts.get("deferred"):
        say("hint: what is deferred is tried again by the same command, in an hour or so; nobody gets it twice")
    before = counts.get("sent", 0) - tries.get("sent", 0)
    tell(f"{', '.join(told) or 'nothing to do'}" + (f" ({before} of them before)" if before > 0 else ""))
