"""An issue becomes a draft at a newsletter service; run again, the same draft is written over."""

from __future__ import annotations

import html as markup
from contextlib import closing
from typing import TYPE_CHECKING

from digest.addresses import read_mailbox
from digest.errors import SendError
from digest.ledger import drafts, open_ledger
from digest.render.placeholder import unsubscribe_url
from digest.send.letters import parcel_of
from digest.send.way import sending_lock
from digest.senders import parse_via
from digest.senders.campaign import Draft, account_of, service_of
from digest.senders.campaign.draft import UnsureError, open_api, text_without_tags, without_tags

if TYPE_CHECKING:
    from pathlib import Path

    from digest.ledger import Ledger
    from digest.send.letters import Parcel
    from digest.send.way import Way
    from digest.senders import Via


def save_draft(issue_folder: Path, *, via: str, way: Way) -> str:
    """Make an issue a draft at a newsletter service, or write over the one it became; return its id.

    Raises:
        DigestError: the service refused it, or it is not known whether a draft was made.
    """
    way_out = parse_via(via)
    with sending_lock(way), closing(open_ledger(way.ledger)) as ledger:
        return _save(ledger, parcel_of(issue_folder, way), way_out, way)


def rehearse_draft(issue_folder: Path, *, via: str, way: Way) -> Draft:
    """Return the draft that an issue would become; no service is asked, and nothing is noted."""
    return draft_of(parcel_of(issue_folder, way), service_of(parse_via(via).name).tag)


def _save(ledger: Ledger, parcel: Parcel, via: Via, way: Way) -> str:
    service, account = service_of(via.name), account_of(via, way.secret("DIGEST_API_KEY"))
    slug = parcel.issue.slug
    begun, known = drafts.find(ledger, slug, via.shown)
    if begun and known is None and not way.resend_unknown:
        raise UnsureError(
            f"an earlier run may have made a draft of issue {slug} at {via.name}",
            hint="look there; --resend-unknown makes another one",
        )
    api = open_api(
        service,
        account,
        commit=lambda: drafts.begin(ledger, slug, via.shown, way.now()),
        keep=lambda draft: drafts.keep(ledger, slug, via.shown, draft, way.now()),
    )
    with closing(api.client):
        try:
            return service.save(api, account, draft_of(parcel, service.tag), known)
        except UnsureError:
            raise
        except SendError:
            drafts.forget(ledger, slug, via.shown)
            raise


def draft_of(parcel: Parcel, tag: str) -> Draft:
    """Return an issue as a service takes it, with its tag in the place of the unsubscribe link."""
    issue, rendering = parcel.issue, parcel.rendering
    placeholder = unsubscribe_url(issue.newsletter)
    sender = read_mailbox(issue.newsletter.sender)
    # The tag goes in last and unescaped: it is the only one that may stand there.
    return Draft(
        name=f"{issue.newsletter.title} {issue.slug}",
        slug=issue.slug,
        subject=text_without_tags(rendering.subject),
        preheader=text_without_tags(rendering.preheader),
        html=without_tags(rendering.html).replace(markup.escape(placeholder), tag),
        text=text_without_tags(rendering.text).replace(placeholder, tag),
        sender_name=sender.name or issue.newsletter.title,
        sender_address=sender.address,
        reply_to=read_mailbox(issue.newsletter.reply_to or issue.newsletter.sender).address,
    )
