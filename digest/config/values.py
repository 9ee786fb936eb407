"""What one value of `digest.toml` may be: a line, a mail address, a word, a time zone, and what is said of others."""

from __future__ import annotations

import re
import unicodedata
from string import Formatter
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from digest.addresses import read_sender
from digest.config.languages import is_language, meant
from digest.errors import DigestError
from digest.urls import safe_url

#: What the client itself must say.
_OURS = frozenset([
    "host", "connection", "content-length", "transfer-encoding", "accept-encoding", "if-none-match",
    "if-modified-since", "range", "upgrade", "te",
])  # fmt: skip
#: A short name holds so many characters at most.
LONGEST_ID = 60


def _line(value: str) -> str:
    if not value.strip() or any(ord(sign) < ord(" ") for sign in value):
        raise ValueError("must be one line of text")
    return value


def _mailbox(value: str) -> str:
    try:
        read_sender(value)
    except DigestError as error:
        raise ValueError(
            f'must be a mail address such as "The Weekly <weekly@example.org>" ({error.message})'
        ) from None
    return value


def _address(value: str) -> str:
    if safe_url(value) is None:
        raise ValueError("must be an http or https address")
    return value


def _unsubscribe(value: str) -> str:
    page = "{token}" in value and safe_url(value.replace("{token}", "token")) is not None
    if not page and not value.startswith("mailto:"):
        raise ValueError("must be an http(s) address, with {token} where the reader's own goes, or a mailto:")
    return value


def _language(value: str) -> str:
    if not is_language(value):
        raise ValueError(f"must be the code of a language ({meant(value)})")
    return value


def _topic(value: str) -> str:
    # A vowel of Hindi is a mark, and no part of a word to `re`; a joiner spells words in Persian.
    bare = "".join(sign for sign in value if unicodedata.category(sign)[0] != "M" and sign not in "\u200c\u200d")
    if len(value) > LONGEST_ID or not re.fullmatch(r"[\w-]+", bare):
        raise ValueError("must be a short name of letters, digits, - and _")
    return value


def _word(value: str) -> str:
    if not any(map(str.isalnum, value)):
        raise ValueError('must be a word or a phrase; an asterisk behind it takes all that begin so: "ferr*"')
    return value


def _subject(value: str) -> str:
    known = {"subject": "", "title": "", "number": 1, "count": 1, "slug": ""}
    names = ", ".join(f"{{{name}}}" for name in known)
    try:
        value.format(**known)
        plain = {name for _, name, _, _ in Formatter().parse(value) if name is not None} <= known.keys()
    except (KeyError, IndexError, ValueError, AttributeError):
        plain = False
    if not plain:  # {title.upper} is a name of Python's, which no reader wants to see
        raise ValueError(f"may hold {names}, and no other braces")
    return _line(value)


def _header(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", value) or value.lower() in _OURS:
        raise ValueError("must be the name of a header that is yours to set")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be an IANA time zone such as Europe/Berlin") from None
    return value


Line = Annotated[str, AfterValidator(_line)]
Mailbox = Annotated[str, AfterValidator(_mailbox)]
Address = Annotated[str, AfterValidator(_address)]
#: A name of digest.toml's own.
Id = Annotated[str, AfterValidator(_topic)]
Zone = Annotated[str, AfterValidator(_zone)]
Unsubscribe = Annotated[str, AfterValidator(_unsubscribe)]
Subject = Annotated[str, AfterValidator(_subject)]
#: The name of one of HTTP's.
Header = Annotated[str, AfterValidator(_header)]
#: TOML knows arrays, the records tuples.
Many = Field(strict=False)
Strings = Annotated[tuple[str, ...], Many]
Language = Annotated[str, AfterValidator(_language)]
#: Words by which articles are kept out, or of which one must be said.
Word = Annotated[str, AfterValidator(_word)]
Words = Annotated[tuple[Word, ...], Many]
