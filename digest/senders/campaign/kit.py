"""Kit: https://developers.kit.com/api-reference/broadcasts/create-a-broadcast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.senders.campaign.draft import at

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Kit:
    """`campaign+kit:`, or `campaign+kit:TEMPLATE` with the number of a "starting point" template."""

    tag = "{{ unsubscribe_url }}"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        return "https://api.kit.com", {"headers": {"X-Kit-Api-Key": account.key}}

    def is_draft(self, found: Any) -> bool:
        return at(found, "broadcast", "send_at") is None

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields: dict[str, Any] = {
            "subject": draft.subject,
            "preview_text": draft.preheader,
            "description": draft.name,
            "content": draft.html,
            "public": False,
            "send_at": None,  # with a date it would go out
        }
        if account.where:
            fields["email_template_id"] = account.number("the template")
        if known and api.change("PUT", f"/v4/broadcasts/{known}", fields):
            return known
        return api.create("/v4/broadcasts", fields, "broadcast", "id")


SERVICE = _Kit()
