"""Mailchimp: https://mailchimp.com/developer/marketing/api/campaigns/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.senders.campaign.draft import at

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Mailchimp:
    """`campaign+mailchimp:AUDIENCE`; the data center stands at the end of the key."""

    tag = "*|UNSUB|*"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        center = account.key.rpartition("-")[2]
        if not center.isalnum() or len(center) > 8:
            raise ConfigError(
                "the key does not end in a data center", hint="copy it whole: it ends in -us1 or the like"
            )
        return f"https://{center}.api.mailchimp.com/3.0", {"auth": ("digest", account.key)}

    def is_draft(self, found: Any) -> bool:
        return at(found, "status") in (None, "save")

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields = {
            "type": "regular",
            "recipients": {"list_id": account.where},
            "settings": {
                "title": draft.name,
                "subject_line": draft.subject,
                "preview_text": draft.preheader,
                "from_name": draft.sender_name,
                "reply_to": draft.reply_to,
            },
        }
        if not known or not api.change("PATCH", f"/campaigns/{known}", fields):
            known = api.create("/campaigns", fields, "id")
        api.put(f"/campaigns/{known}/content", {"html": draft.html, "plain_text": draft.text})
        return known


SERVICE = _Mailchimp()
