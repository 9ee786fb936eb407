"""A mail that somebody sent on: whose it was, what it was called, when it came, and where its own text begins."""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import moment_of
from digest.extract.passed import PASSED_ON, TOP, head_in, is_bare_field, plain_subject

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# "news.quay.example", "list.quay.example": the machine that sends an outlet's letters is not its name.
_MAIL_HOST = re.compile(
    r"^(?:e?mails?|e|em|lists?|news|newsletters?|letters?|mailer|mailings?|updates?|info|reply|send|mg|mkt|mktg)\d{0,2}\.(?!(?:com?|org|net|gov|ac|edu)\.)(?=[^.]+\.)",
    re.IGNORECASE,
)


class Original(NamedTuple):
    """Hold what the head of a mail that was sent on says of it, and the line below that head."""

    title: str
    publisher: str | None
    published: datetime | None
    begins: int


def original_in(lines: Sequence[str]) -> Original | None:
    """Return the mail that these lines send on, the innermost where it was sent on twice, or None."""
    found, begins = None, 0
    while (head := head_in(lines[begins:])) and sum(map(len, lines[begins : begins + head.first])) <= PASSED_ON:
        begins += head.last
        sent = moment_of(head.says.get("sent", ""))
        sender = outlet_of(head.says["sender"].strip("* "))
        found = Original(plain_subject(head.says["subject"]), sender, sent.when if sent else None, begins)
    return found


def fields_joined(lines: Sequence[str]) -> list[str]:
    """Return lines with each field of a mail's head in one, where its name and what it says were cells of a table."""
    joined: list[str] = []
    for line in lines:
        goes_on = len(joined) < TOP and joined and is_bare_field(joined[-1])
        joined[-1:] = [f"{joined[-1]} {line}"] if goes_on else [*joined[-1:], line]
    return joined


def outlet_of(sender: str) -> str | None:
    """Return the name of who sends a mail (a From field), that of its domain where it has none."""
    name, address = parseaddr(sender)
    return name or _MAIL_HOST.sub("", address.partition("@")[2]) or None
