"""Bounces -> readers: whose message came back, and who is mailed no more."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.addresses import Mailbox
from digest.ledger import open_ledger, sends, subscribers
from digest.render.message import reader_token
from digest.send.way import reader_key
from digest.senders.bounces import read_bounce

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.ledger import Ledger
    from digest.send.way import Way
    from digest.senders.bounces import Bounce


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """Say what came of one bounce."""

    #: None where it is nobody's here: an address alone is not believed, for anyone can write one into a report.
    reader: str | None
    said: str
    #: The address does not exist, and gets nothing any more.
    dead: bool = False
    #: It was known already.
    before: bool = False


def take_bounces(mails: Iterable[bytes], way: Way) -> Iterator[Returned]:
    """Suppress the readers whose addresses do not exist, by the bounces among these mails; yield what came of each."""
    with closing(open_ledger(way.ledger)) as ledger:
        key = reader_key(way.ledger, way.secret, make=False)
        tokens = {
            reader_token(key, list_id, Mailbox(address=reader), purpose="bounce"): reader
            for list_id in sends.list_ids(ledger)
            for reader in subscribers.known_readers(ledger)
        }
        for octets in mails:
            if bounce := read_bounce(octets):
                yield _taken(ledger, bounce, _reader(ledger, bounce, tokens), way)


def _reader(ledger: Ledger, bounce: Bounce, tokens: Mapping[str, str]) -> str | None:
    by_token = (tokens[token] for token in bounce.tokens if token in tokens)
    by_message = (reader for one in bounce.message_ids if (reader := sends.reader_of(ledger, one)))
    return next(by_token, None) or next(by_message, None)


def _taken(ledger: Ledger, bounce: Bounce, reader: str | None, way: Way) -> Returned:
    if reader is None or not bounce.dead:
        return Returned(reader=reader, said=bounce.said)
    news = subscribers.suppress(ledger, reader, subscribers.BOUNCED, bounce.said, way.now())
    return Returned(reader=reader, said=bounce.said, dead=True, before=not news)
