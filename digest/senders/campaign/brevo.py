"""Brevo: https://developers.brevo.com/reference/createemailcampaign-1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.senders.campaign.draft import at

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Brevo:
    """`campaign+brevo:LIST`; without a date a campaign is a draft. Brevo makes the text part itself."""

    tag = "{{ unsubscribe }}"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        return "https://api.brevo.com/v3", {"headers": {"api-key": account.key}}

    def is_draft(self, found: Any) -> bool:
        return at(found, "status") in (None, "draft")

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields = {
            "name": draft.name,
            "sender": {"name": draft.sender_name, "email": draft.sender_address},
            "replyTo": draft.reply_to,
            "subject": draft.subject,
            "previewText": draft.preheader,
            "htmlContent": draft.html,
            "recipients": {"listIds": [account.number("the list")]},
        }
        if known and api.change("PUT", f"/emailCampaigns/{known}", fields):
            return known
        return api.create("/emailCampaigns", fields, "id")


SERVICE = _Brevo()
