"""What is named on the command line: found wherever it is, and the way to clean it; nothing of it is remembered."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest import window
from digest.config import Source
from digest.errors import ExtractError
from digest.extract import extract
from digest.http import Guard, Manners, open_client
from digest.ledger import open_ledger
from digest.private import access_of, shown
from digest.sources import gather, read
from digest.sources.collecting import Setting
from digest.sources.disk import path_of
from digest.sources.naming import is_address, is_remote
from digest.sources.places import leads_elsewhere
from digest.sources.week import Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from digest.config import HttpSettings
    from digest.http.client import Client
    from digest.ledger import Ledger
    from digest.models import Article, Document, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Hold what comes from outside a run."""

    now: datetime
    environment: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[int, int, str], None] | None = None
    #: For tests: another way to the machines.
    guard: Guard | None = None


def client_of(http: HttpSettings, around: Around) -> Client:
    """Return the client that a configuration describes, with the secrets of the environment."""
    manners = Manners(
        contact=http.contact,
        timeout=http.timeout,
        retries=http.retries,
        max_bytes=int(http.max_mb * 1_000_000),
        connections=http.connections,
        per_host=http.per_host,
        robots=http.robots,
    )
    guard = around.guard or Guard(allow=frozenset(host.lower() for host in http.allow_hosts))
    return open_client(manners, guard=guard, environment=around.environment)


def find_named(
    names: Iterable[str], http: HttpSettings, around: Around
) -> tuple[Iterator[Document | Skipped], Callable[[Document], Article]]:
    """Return what paths, addresses, mailboxes and lists on the line hold, whatever its date, and the way to clean it.

    `-` is standard input. Both go to `build(found, plan, clean=clean, …)`; nothing of them is remembered.
    """
    excerpts: dict[str, Document] = {}

    def found() -> Iterator[Document | Skipped]:
        with ExitStack() as stack:
            client: Client | None = None
            for name in names:
                if not name or not (is_remote(name) or leads_elsewhere(path_of(name))):
                    yield from read(name)
                    continue
                client = client or stack.enter_context(client_of(http, around))
                ledger = stack.enter_context(closing(open_ledger(":memory:")))
                gathering = gather([_named(name)], _setting(client, ledger, http, around))
                excerpts.update(gathering.excerpts)
                yield from gathering.documents

    def clean(document: Document) -> Article:
        try:
            return extract(document)
        except ExtractError:
            if document.entry or document.url not in excerpts:
                raise
            return extract(excerpts[document.url])

    return found(), clean


def _named(name: str) -> Source:
    where, access = access_of(name) if is_address(name) else (name, None)
    return Source(name=shown(name), where=where, access=access, limit=0)


def _setting(client: Client, ledger: Ledger, http: HttpSettings, around: Around) -> Setting:
    rules = Rules(window=window.Window(), slug="", now=around.now, max_age=None, first_undated=10_000)
    return Setting(
        client=client, ledger=ledger, rules=rules, http=http, environment=around.environment, progress=around.progress
    )
