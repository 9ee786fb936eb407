"""What passes between `send` and the senders: an envelope in, an outcome back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

SENT, DEFERRED, FAILED, UNKNOWN = "sent", "deferred", "failed", "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Hold one message for one reader, with the addresses that servers act on."""

    #: Where bounces go; often not the From of the message.
    sender: str
    recipient: str
    content: bytes
    message_id: str
    #: The issue's slug.
    issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Say what became of one message, and whose doing it was."""

    #: `sent`, `deferred`, `failed` or `unknown`.
    status: str
    detail: str = ""
    #: `address`, `message` or `server`: what the refusal was about.
    blame: str = "server"
    #: The service says that the address does not exist: it is not to be tried again, in any issue.
    dead: bool = False
    #: The pause that the service asked for, in seconds.
    wait: float | None = None


class Sender(Protocol):
    """Hand messages over, one at a time, to whoever delivers them.

    `hand` calls `commit` once, right before the step after which the message may be delivered, and never
    after an outcome other than that step's own. What it cannot know, it calls `unknown`. It raises
    `SendError` when no message can go out (nobody is to be blamed for it); `temporary` when it may later.
    """

    #: Handing the same message over twice leaves one: what is in doubt may simply be done again.
    repeatable: bool

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Hand one message over."""
        ...

    def close(self) -> None:
        """Let go of connections and files."""
        ...


@runtime_checkable
class Look(Sender, Protocol):
    """Show messages instead of delivering them: what has changed, or is gone, is simply written again."""

    def holds(self, issue: str, recipient: str) -> bool:
        """Tell whether a reader's message can still be looked at."""
        ...
