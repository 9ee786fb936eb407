"""listmonk: https://listmonk.app/docs/apis/campaigns/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.senders.campaign.draft import at, mailbox

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Listmonk:
    """`campaign+listmonk:lists.example.org?user=api&lists=1,2&template=3`; the key is the user's token.

    The template should hold nothing but listmonk's content tag: the mail is whole as it is.
    """

    tag = "{{ UnsubscribeURL }}"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        if not account.where or not account.options.get("user"):
            raise ConfigError(
                "campaign+listmonk: names no server, or no user",
                hint="write it as campaign+listmonk:lists.example.org?user=api&lists=1",
            )
        return f"https://{account.where}", {"auth": (account.options["user"], account.key)}

    def is_draft(self, found: Any) -> bool:
        return at(found, "data", "status") in (None, "draft")

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields: dict[str, Any] = {
            "name": draft.name,
            "subject": draft.subject,
            "lists": _numbers(account.options.get("lists", "")),
            "from_email": mailbox(draft.sender_name, draft.sender_address),
            "type": "regular",
            "content_type": "html",
            "body": draft.html,
            "altbody": draft.text,
        }
        if "template" in account.options:
            fields["template_id"] = _numbers(account.options["template"])[0]
        if known and api.change("PUT", f"/api/campaigns/{known}", fields):
            return known
        return api.create("/api/campaigns", fields, "data", "id")


def _numbers(text: str) -> list[int]:
    parts = [part.strip() for part in text.split(",")]
    if not all(map(str.isdecimal, parts)):
        raise ConfigError(f"{text!r} is no list of numbers", hint="listmonk shows them beside its lists: ?lists=1,2")
    return [int(part) for part in parts]


SERVICE = _Listmonk()
