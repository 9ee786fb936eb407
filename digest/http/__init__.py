"""One polite HTTP client: bounded in time, size and number, and never at an address that is not public."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from digest.http.guard import Guard
from digest.http.pool import each
from digest.secrets import read_secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.http.client import Client

#: What a 410 says, also when it is only remembered.
GONE = "it is gone for good: remove it"
#: What a 401 and a 403 say where no secret was told.
WANTED, REFUSED = "it wants a password", "it refuses us"

__all__ = ["GONE", "Failure", "Fetched", "Guard", "Manners", "each", "open_client"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Hold an answer: a body, or the word that the one we have still stands."""

    #: As it was asked for.
    address: str
    #: Where it came from in the end.
    url: str
    content: bytes = b""
    #: The body as it was sent, where that was gzip: the ledger keeps it so.
    packed: bytes | None = None
    media_type: str = ""
    #: As the header states it.
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    #: Where it lives from now on, when every step of the way said "permanently".
    moved: str | None = None
    #: True for a 304: nothing has changed since `etag` and `modified`.
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Say in plain words why an address gave nothing."""

    address: str
    reason: str
    #: What to do about it, where something can be done.
    hint: str | None = None
    #: True for a 410: do not ask again.
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Hold how a client behaves: who it says it is, how long it waits, how much it takes."""

    #: A way to reach whoever runs it.
    contact: str = ""
    #: Seconds for a connection or a silence; a whole fetch may take three times as long.
    timeout: float = 20.0
    retries: int = 2
    #: The largest body, unpacked.
    max_bytes: int = 20_000_000
    #: How many fetches at once, and how many of them to one host.
    connections: int = 16
    per_host: int = 2
    #: Follow robots.txt where pages are read.
    robots: bool = True


def open_client(
    manners: Manners | None = None, *, guard: Guard | None = None, environment: Mapping[str, str] = os.environ
) -> Client:
    """Return the client; it is made for many threads, and its `fetch` never raises. Close it yourself.

    The secrets of private addresses come from `environment`.
    """
    from digest.http.client import Client

    return Client(manners or Manners(), guard or Guard(), secret=partial(read_secret, environment=environment))
