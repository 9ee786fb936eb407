"""Issue -> receipts: one of the two rooms where the wings meet.

The issue comes from the archive as it was built, its mail is encoded once, and each reader's message goes
through the sender while the ledger knows of it. A run that ends anywhere is taken up by the next one.
"""

from __future__ import annotations

import hmac
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest import archive
from digest.addresses import Mailbox, read_mailbox
from digest.ledger import open_ledger, read_ledger, sends, subscribers, transaction, witness, writing
from digest.ledger.issues import retell
from digest.render.message import reader_token
from digest.send.lanes import lanes_of
from digest.send.letters import envelope_for, parcel_of, receipt_for
from digest.send.run import Run
from digest.send.way import Way, reader_key, sending_lock
from digest.senders import Look, open_sender, parse_via

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    from digest.ledger import Ledger
    from digest.models import Receipt
    from digest.send.letters import Parcel
    from digest.senders import Sender, Via

__all__ = ["Standing", "Way", "rehearse", "send", "send_test", "standing", "subscribed", "suppressed", "unsubscribe"]

#: So long an issue that did not reach all its readers is told of.
OWED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Say how an issue stands with the readers that the last run named."""

    #: By status: sent, deferred, pending, failed, unknown.
    counts: dict[str, int]
    #: Address and reason of each delivery that nobody can be sure of.
    unknown: tuple[tuple[str, str], ...]
    #: Slugs of other issues that readers still wait for, and how many do.
    owed: tuple[tuple[str, int], ...] = ()
    #: Slugs of issues that were sent, and that the ledger has forgotten: an older copy of it was put back.
    forgotten: tuple[str, ...] = ()
    #: How many readers still wait whom an earlier run of this issue named, and the last one did not.
    unnamed: int = 0


def send(issue_folder: Path, *, via: str, to: Iterable[Mailbox | str], way: Way) -> Iterator[Receipt]:
    """Send an issue to its readers, each once, whatever ended earlier runs; yield a receipt for each try.

    Raises:
        DigestError: nothing (more) can be sent; what was sent is in the ledger, and the next run goes on.
    """
    way_out = parse_via(via)
    senders = [open_sender(way_out, way.secret) for _ in range(way.connections if way_out.delivers else 1)]
    with sending_lock(way), closing(open_ledger(way.ledger)) as ledger, writing(way.ledger):
        parcel = parcel_of(issue_folder, way)  # under the lock: digest withdraw takes none back that is being begun
        letter = parcel.letter
        number = _taken_up(ledger, parcel, way_out, senders[0], way)
        sends.enroll(ledger, number, ((m.key, m.address, m.name) for m in map(_mailbox, to)))
        if isinstance(senders[0], Look):
            _look_again(ledger, number, letter.slug, senders[0])
        key = reader_key(way.ledger, way.secret)
        lanes = lanes_of(senders)
        doubtful = senders[0].repeatable or way.resend_unknown
        run = Run(ledger=ledger, number=number, lanes=lanes, letter=letter, key=key, way=way, doubtful=doubtful)
        receipts = run.receipts()
        outlet = outlet_of(way_out)
        yield from receipts if isinstance(senders[0], Look) else _attested(receipts, ledger, (letter.slug, outlet), way)


def _attested(
    receipts: Generator[Receipt, None, None], ledger: Ledger, sent: tuple[str, str], way: Way
) -> Iterator[Receipt]:
    """Note beside the ledger, at first, with the first receipt, and at the end, how many readers have what is sent."""
    _attest(ledger, sent, way)  # a run that was killed may not have done so
    try:
        with closing(receipts):
            for at, receipt in enumerate(receipts):
                if not at:
                    _attest(ledger, sent, way)
                yield receipt
    finally:
        _attest(ledger, sent, way)


def _attest(ledger: Ledger, sent: tuple[str, str], way: Way) -> None:
    for path in way.ledgers:
        witness.attest(path, ledger, *sent)


def _taken_up(ledger: Ledger, parcel: Parcel, via: Via, sender: Sender, way: Way) -> int:
    """Return the number of the send, begun or taken up again, with what earlier runs left in doubt settled."""
    look = isinstance(sender, Look)
    if not (look or way.resend_unknown):
        paths = (way.ledger, way.home or way.ledger)  # also where the newsletter's own cannot be written
        witness.refuse_forgotten(paths, ledger, parcel.letter.slug, outlet_of(via))
    frozen = sends.Frozen(
        issue=parcel.letter.slug,
        outlet=outlet_of(via),
        list_id=parcel.letter.list_id,
        fingerprint=parcel.fingerprint_of_all(way.bounce) if look else parcel.fingerprint,
    )
    number = sends.begin(ledger, frozen, way.now(), anew=look)
    if not sends.reached(ledger, parcel.letter.slug):  # what goes out is what is told, whatever was built before
        with transaction(ledger):
            retell(ledger, parcel.issue)
    sends.settle_doubt(ledger, number)
    return number


def _look_again(ledger: Ledger, number: int, slug: str, look: Look) -> None:
    """Write again what is to be looked at and is no longer there."""
    gone = [d.id for d in sends.sent(ledger, number) if not look.holds(slug, d.address)]
    sends.renew(ledger, number, gone)


def send_test(issue_folder: Path, *, via: str, to: Iterable[Mailbox | str], way: Way) -> Iterator[Receipt]:
    """Send marked copies of an issue; no ledger row is read or written."""
    marked = parcel_of(issue_folder, way, mark="[Test] ")
    key = reader_key(way.ledger, way.secret)
    with closing(open_sender(parse_via(via), way.secret)) as sender:
        for mailbox in map(_mailbox, to):
            if way.stopping():
                return
            envelope = envelope_for(marked.letter, mailbox, key=key, way=way)
            outcome = sender.hand(envelope, lambda: None)
            yield receipt_for(marked.issue.slug, envelope, outcome, way.now())


def standing(issue_folder: Path, *, via: str, way: Way) -> Standing:
    """Return how an issue stands."""
    way_out = parse_via(via)
    slug = archive.load_issue(issue_folder).slug
    with closing(open_ledger(way.ledger)) as ledger:
        outlet = outlet_of(way_out)
        owed = tuple(sends.owed(ledger, outlet, but=slug, since=way.now() - OWED)) if way_out.delivers else ()
        lost = witness.forgotten(way.ledger, ledger) if way_out.delivers else ()
        number = sends.find(ledger, slug, outlet)
        counts = {} if number is None else sends.tally(ledger, number)
        unknown = () if number is None else tuple(sends.in_doubt(ledger, number))
        left = 0 if number is None else sends.unnamed(ledger, number)
        return Standing(counts=counts, unknown=unknown, owed=owed, forgotten=lost, unnamed=left)


def rehearse(issue_folder: Path, *, to: Mailbox | str, way: Way) -> bytes:
    """Return the message that one reader would get; nothing is sent or noted."""
    letter = parcel_of(issue_folder, way).letter
    return envelope_for(letter, _mailbox(to), key=reader_key(way.ledger, way.secret, make=False), way=way).content


def subscribed(ledger: Path) -> Iterator[Mailbox]:
    """Return the newsletter's own readers."""
    with closing(read_ledger(ledger)) as opened:
        for reader in subscribers.every(opened):
            yield Mailbox(address=reader.address, name=reader.name)


def suppressed(ledger: Path) -> dict[str, str]:
    """Return who is never to be mailed, folded, with the reason."""
    if not ledger.is_file():
        return {}
    with closing(read_ledger(ledger)) as opened:
        return subscribers.all_suppressed(opened)


def unsubscribe(token: str, way: Way) -> str | None:
    """Unsubscribe the reader whose token it is, and return the address; None when it is nobody's."""
    key = reader_key(way.ledger, way.secret, make=False)
    with closing(open_ledger(way.ledger)) as ledger:
        for list_id in sends.list_ids(ledger):
            for reader in subscribers.known_readers(ledger):
                own = reader_token(key, list_id, Mailbox(address=reader))
                if hmac.compare_digest(own.encode(), token.strip().lower().encode()):
                    subscribers.suppress(ledger, reader, subscribers.UNSUBSCRIBED, "", way.now())
                    return reader
    return None


def outlet_of(via: Via) -> str:
    """Return what a reader may get an issue from once: all mail services together, each file of its own."""
    if via.delivers:
        return "mail"
    return f"{via.kind}:{os.path.abspath(via.path)}" if via.path else f"{via.kind}:"  # noqa: PTH100  # no symlinks


def _mailbox(reader: Mailbox | str) -> Mailbox:
    return read_mailbox(reader) if isinstance(reader, str) else reader
