"""Resend: https://resend.com/docs/api-reference/broadcasts/create-broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.senders.campaign.draft import at, mailbox

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Resend:
    """`campaign+resend:SEGMENT`."""

    tag = "{{{RESEND_UNSUBSCRIBE_URL}}}"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        return "https://api.resend.com", {"headers": {"Authorization": f"Bearer {account.key}"}}

    def is_draft(self, found: Any) -> bool:
        return at(found, "status") in (None, "draft")

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields = {
            "name": draft.name,
            "segment_id": account.where,
            "from": mailbox(draft.sender_name, draft.sender_address),
            "reply_to": draft.reply_to,
            "subject": draft.subject,
            "html": draft.html,
            "text": draft.text,
        }
        if known and api.change("PATCH", f"/broadcasts/{known}", fields):
            return known
        return api.create("/broadcasts", {**fields, "send": False}, "id")


SERVICE = _Resend()
