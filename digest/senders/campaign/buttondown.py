"""Buttondown: https://docs.buttondown.com/api-emails-create."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digest.senders.campaign.draft import at

if TYPE_CHECKING:
    from digest.senders.campaign.draft import Account, Api, Draft


class _Buttondown:
    """`campaign+buttondown:`, with `?template=naked` for a mail without Buttondown's own frame."""

    tag = "{{ unsubscribe_url }}"

    def open(self, account: Account) -> tuple[str, dict[str, Any]]:
        headers = {"Authorization": f"Token {account.key}", "X-API-Version": "2026-04-01"}
        return "https://api.buttondown.com", {"headers": headers}

    def is_draft(self, found: Any) -> bool:
        return at(found, "status") in (None, "draft")

    def save(self, api: Api, account: Account, draft: Draft, known: str | None) -> str:
        fields = {
            "subject": draft.subject,
            "description": draft.preheader,
            # Without this line the body is read as Markdown.
            "body": f"<!-- buttondown-editor-mode: fancy -->{draft.html}",
            # Never leave it out: before version 2026-04-01 the default was about_to_send.
            "status": "draft",
            **({"template": account.options["template"]} if "template" in account.options else {}),
        }
        if known and api.change("PATCH", f"/v1/emails/{known}", fields):
            return known
        return api.create("/v1/emails", fields, "id", once=f"digest-{sha256(repr(fields).encode()).hexdigest()}")


SERVICE = _Buttondown()
