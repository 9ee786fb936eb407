"""Letters and envelopes: an issue's mail, and one reader's copy of it ready to be handed over."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from digest import archive
from digest.addresses import fold_address
from digest.errors import DigestError
from digest.models import Newsletter, Receipt
from digest.render import build_message, check, to_bytes
from digest.render.message import compose, mailto_unsubscribe, message_id, reader_token
from digest.render.placeholder import unsubscribe_url
from digest.senders import Envelope

if TYPE_CHECKING:
    from pathlib import Path

    from digest.addresses import Mailbox
    from digest.models import Issue, Rendering
    from digest.render.message import Letter
    from digest.send.way import Way
    from digest.senders import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Hold an issue as it stands in the archive, with its mail encoded."""

    issue: Issue
    rendering: Rendering
    letter: Letter

    @property
    def fingerprint(self) -> str:
        """Return what tells one state of an issue from another."""
        parts = (self.rendering.subject, self.rendering.text, self.rendering.html)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def fingerprint_of_all(self, bounce: str | None) -> str:
        """Return the same for all that a message shows, its sender and headers too."""
        parts = (self.fingerprint.encode(), self.letter.head, self.letter.unsubscribe.encode(), (bounce or "").encode())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def parcel_of(issue_folder: Path, way: Way, *, mark: str = "") -> Parcel:
    """Return an issue ready to be sent, with a working way to unsubscribe; `mark` stands before its subject.

    Raises:
        DigestError: it cannot be read, or the check finds errors in it and `way.force` does not say so.
    """
    if way.bounce:
        fold_address(way.bounce.replace("{token}", "token"))
    issue = archive.load_issue(issue_folder)
    rendering = archive.load_rendering(issue_folder, issue)
    newsletter = replace(issue.newsletter, sender=way.sender) if way.sender else issue.newsletter
    hosted = unsubscribe_url(newsletter) != unsubscribe_url(Newsletter())
    link = None if hosted else mailto_unsubscribe(newsletter)
    # A marked copy has an id of its own: Gmail shows only the first of two messages with the same one.
    slug = f"{issue.slug} {way.now().isoformat()}" if mark else issue.slug
    letter = compose(rendering, newsletter, slug=slug, unsubscribe=link, mark=mark, feedback=way.feedback)
    if not way.force:
        _refuse_errors(issue, rendering)
    return Parcel(issue=issue, rendering=rendering, letter=letter)


def _refuse_errors(issue: Issue, rendering: Rendering) -> None:
    """Stop what `digest check` calls an error: a left-over tag, no text part, more than Gmail shows."""
    noon = datetime.combine(issue.date, time(12), UTC)
    specimen = build_message(rendering, issue.newsletter, to="reader@example.org", date=noon, slug=issue.slug)
    errors = [f for f in check(issue, rendering, message=to_bytes(specimen)) if f.severity == "error"]
    if errors:
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise DigestError(
            f"issue {issue.slug} is not fit to send: {errors[0].where}: {errors[0].why}{more}",
            hint=f"{errors[0].fix}; digest check {issue.slug} tells all, and --force sends it all the same",
        )


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
