"""What an SMTP server's reply means for one address, one message, or the whole run; pure."""

from __future__ import annotations

import re
from base64 import b64encode
from typing import NamedTuple

from digest.errors import SendError
from digest.senders.outcome import DEFERRED, FAILED, SENT, UNKNOWN, Outcome

# "503 send EHLO first" and "554 relay access denied" are about us, not about the address: a naive
# loop wrote 300 readers off on such a reply.
_ABOUT_US = re.compile(
    r"relay(?:ing)?\b|authenticat|not (?:logged|signed) in|must issue|bad sequence|^5\.5\.|^5\.7\.0\b", re.IGNORECASE
)
_ABOUT_US_CODES = (500, 501, 502, 503, 504, 521, 530, 534, 535, 538, 555)
#: The status of an address that is none, or is closed (RFC 3463).
NO_SUCH_ADDRESS = re.compile(r"5\.1\.(?:1|2|3|6|10)\b|5\.2\.1\b")
_ASKED_WAIT = re.compile(r"\b(\d{1,5}) ?(s|sec|seconds?|m|min|minutes?|h|hours?)\b", re.IGNORECASE | re.ASCII)
_SECONDS = {"s": 1, "m": 60, "h": 3600}
_LONGEST = 300


class Reply:
    """Hold a server's reply as a code and one line of text, a secret blotted out should it be repeated."""

    __slots__ = ("code", "text")

    def __init__(self, code: int, lines: bytes, secret: str | None = None) -> None:
        self.code = code
        words = " ".join(lines.decode("utf-8", "replace").split())
        for form in (secret, b64encode(secret.encode()).decode()) if secret else ():
            words = words.replace(form, "…")
        shown = words if words.isprintable() else "".join(c if c.isprintable() else "?" for c in words)
        self.text = f"{code} {shown}".strip()[:_LONGEST]

    @property
    def said(self) -> str:
        """Return the text without its code."""
        return self.text.partition(" ")[2]


class Verdict(NamedTuple):
    """Say what a refusal means; `stop` when it is about us and no message can go out."""

    status: str
    detail: str
    blame: str
    stop: bool = False
    hint: str | None = None

    def outcome(self) -> Outcome:
        """Return it as the outcome of one message."""
        dead = self.blame == "address" and self.status == FAILED and bool(NO_SUCH_ADDRESS.search(self.detail))
        return Outcome(
            status=self.status, detail=self.detail, blame=self.blame, dead=dead, wait=asked_wait(self.detail)
        )


def judge_mail(reply: Reply) -> Verdict | None:
    """Judge the reply to MAIL: a refusal is about our own address or login, never about a reader."""
    if reply.code == 250:
        return None
    if 400 <= reply.code < 500:
        return Verdict(DEFERRED, reply.text, "server")
    if reply.code == 552:
        return Verdict(FAILED, reply.text, "server", stop=True, hint="the message is too large: build a shorter issue")
    return Verdict(
        FAILED,
        reply.text,
        "server",
        stop=True,
        hint="is the sender's address one that this service lets you use, and are you logged in (user@ in the URL)?",
    )


def judge_rcpt(reply: Reply) -> Verdict | None:
    """Judge the reply to RCPT: a refusal is about the address, unless it speaks of relaying or logging in."""
    if reply.code in (250, 251, 252):
        return None
    if 400 <= reply.code < 500:
        return Verdict(DEFERRED, reply.text, "address")
    if reply.code in _ABOUT_US_CODES or _ABOUT_US.search(reply.said):
        hint = "log in with user@ in the URL and DIGEST_SMTP_PASSWORD; nobody was marked as failed"
        return Verdict(FAILED, reply.text, "server", stop=True, hint=hint)
    return Verdict(FAILED, reply.text, "address")


def judge_data(reply: Reply) -> Verdict | None:
    """Judge the reply to DATA, before the message."""
    if reply.code == 354:
        return None
    if 400 <= reply.code < 500:
        return Verdict(DEFERRED, reply.text, "server")
    return Verdict(FAILED, reply.text, "message")


#: One for each command of a transaction, in order.
JUDGES = (judge_mail, judge_rcpt, judge_data)


def judge_message(reply: Reply) -> Outcome:
    """Judge the reply to the final dot."""
    if 200 <= reply.code < 300:
        return Outcome(status=SENT, detail=reply.text)
    if 400 <= reply.code < 500:
        return Outcome(status=DEFERRED, detail=reply.text, wait=asked_wait(reply.text))
    if 500 <= reply.code < 600:
        return Outcome(status=FAILED, detail=reply.text, blame="message")
    return Outcome(status=UNKNOWN, detail=f"the server's last word makes no sense: {reply.text}")


def asked_wait(text: str) -> float | None:
    """Return the pause that a reply asks for in plain words ("try again in 5 minutes"), in seconds."""
    found = _ASKED_WAIT.search(text)
    return float(int(found[1]) * _SECONDS[found[2][0].lower()]) if found else None


def too_large(host: str, size: int, limit: int) -> SendError:
    """Return the error that a message is over the size a server takes."""
    return SendError(
        f"the message has {size} bytes, and {host} takes {limit} at most", hint="build a shorter issue (--limit)"
    )
