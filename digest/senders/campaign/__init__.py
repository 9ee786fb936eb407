"""Campaigns: an issue becomes a draft at a newsletter service, which keeps the readers; never more than a draft."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from digest.errors import ConfigError
from digest.senders.campaign.draft import Account, Draft, Service

if TYPE_CHECKING:
    from digest.senders.via import Via

__all__ = ["SERVICES", "Account", "Draft", "Service", "account_of", "service_of"]

#: One room each.
SERVICES = ("brevo", "buttondown", "kit", "listmonk", "mailchimp", "resend")


def service_of(name: str) -> Service:
    """Return the service of a name.

    Raises:
        ConfigError: there is none.
    """
    if name not in SERVICES:
        raise ConfigError(f"no newsletter service is called {name!r}", hint="one of " + ", ".join(SERVICES))
    service: Service = import_module(f"digest.senders.campaign.{name}").SERVICE
    return service


def account_of(via: Via, key: str | None) -> Account:
    """Return the account that `campaign+NAME:WHERE?option=…` names.

    Raises:
        ConfigError: there is no key, or its server is not reached by https.
    """
    if not key:
        raise ConfigError(
            f"there is no key for {via.name}",
            hint="put it into the environment as DIGEST_API_KEY, or name its file in DIGEST_API_KEY_FILE",
        )
    where, _, query = via.path.partition("?")
    return Account(key=key, where=where, options=dict(parse_qsl(query)))
