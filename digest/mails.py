"""Mails of strangers taken apart: the standard library's parser has no bounds for heads and parts; pure."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from typing import TYPE_CHECKING

from digest.errors import ExtractError

if TYPE_CHECKING:
    from email.policy import Policy
    from typing import Any

#: A mail's head has so many bytes at most: encoded words take a time that grows with their square.
LONGEST_HEAD = 100_000
#: So many parts: each one in another one costs more, and from 1,000 on a RecursionError.
MOST_PARTS = 500
#: What the parts say of themselves (`Content-Type` and its like) has so many bytes in all: .05 ms each to be read.
MOST_SAID = 100_000
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


class _Bounded(EmailPolicy):
    """Read a mail as the standard library does, but no more of it than a mail may hold."""

    #: How many parts there were so far, and bytes in what they say of themselves; each mail brings its own.
    counted: dict[str, int] | None = None

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        if sourcelines[0][:8].lower() == "content-":
            _count(self.counted or {}, "said", sum(map(len, sourcelines)), MOST_SAID)
        return super().header_source_parse(sourcelines)


def taken_apart(content: bytes) -> EmailMessage:
    """Return a mail with its parts.

    Raises:
        ExtractError: its head is longer, or its parts are more, than a mail's may be.
    """
    head, counted = _HEAD_ENDS.search(content), {"parts": 0, "said": 0}
    _count({"head": 0}, "head", head.start() if head else len(content), LONGEST_HEAD)

    def part(policy: Policy) -> EmailMessage:
        _count(counted, "parts", 1, MOST_PARTS)
        return EmailMessage(policy)

    settings: dict[str, Any] = {"message_factory": part, "counted": counted}
    parsed = BytesParser(policy=_Bounded(**settings)).parsebytes(content)
    return parsed if isinstance(parsed, EmailMessage) else EmailMessage()


def _count(counted: dict[str, int], what: str, more: int, most: int) -> None:
    counted[what] = counted.get(what, 0) + more
    if counted[what] > most:
        raise ExtractError("this mail is broken: its head or the number of its parts is beyond all measure")
