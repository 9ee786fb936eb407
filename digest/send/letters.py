"""Letters and envelopes: an issue's mail, and one reader's copy of it ready to be handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Newsletter, Receipt
from digest.render.message import compose, mailto_unsubscribe, message_id, reader_token
from digest.render.placeholder import unsubscribe_url
from digest.senders import Envelope

if TYPE_CHECKING:
    from datetime import datetime

    from digest.addresses import Mailbox
    from digest.models import Issue, Rendering
    from digest.render.message import Letter
    from digest.send.way import Way
    from digest.senders import Outcome


def letter_of(issue: Issue, rendering: Rendering, *, mark: str = "", at: datetime | None = None) -> Letter:
    """Return an issue's mail, with a working way to unsubscribe."""
    newsletter = issue.newsletter
    hosted = unsubscribe_url(newsletter) != unsubscribe_url(Newsletter())
    slug = issue.slug if at is None else f"{issue.slug} {at.isoformat()}"
    link = None if hosted else mailto_unsubscribe(newsletter)
    return compose(rendering, newsletter, slug=slug, unsubscribe=link, mark=mark)


def envelope_for(letter: Letter, reader: Mailbox, *, key: bytes, way: Way) -> Envelope:
    """Return the message for one reader, ready to be handed over."""
    own_id = message_id(letter, reader, key)
    return Envelope(
        sender=_bounce_address(letter, reader, key, way.bounce),
        recipient=reader.address,
        content=letter.to(reader, date=way.now(), token=reader_token(key, letter.list_id, reader), message_id=own_id),
        message_id=own_id,
        issue=letter.slug,
    )


def _bounce_address(letter: Letter, reader: Mailbox, key: bytes, bounce: str | None) -> str:
    if not bounce:
        return letter.sender
    # Not the token that unsubscribes: every server on the way reads this one.
    return bounce.replace("{token}", reader_token(key, letter.list_id, reader, purpose="bounce"))


def receipt_for(issue: str, envelope: Envelope, outcome: Outcome, at: datetime) -> Receipt:
    """Return the receipt for one try."""
    return Receipt(
        issue=issue,
        recipient=envelope.recipient,
        status=outcome.status,
        message_id=envelope.message_id,
        at=at,
        detail=outcome.detail or None,
    )
