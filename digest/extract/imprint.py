"""The outlet, the address and the place that the lines of a text copy tell."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.titles import words_in_order
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = re.compile(
    r"^(?:(?:source|url|link|quelle|from|original|via|permalink)\s?:\s*)?(https?://\S{4,2000})$", re.IGNORECASE
)
_NAME = r"[A-ZÀ-Þ][\w&’'.]{1,20}(?:\s(?:[A-ZÀ-Þ][\w&’'.]{1,20}|of|the|and|&|de|du|la)){0,4}"
_COPYRIGHT = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s?(?:19|20)\d\d(?:\s?[-–]\s?\d{{4}})?,?\s(?P<after>{_NAME})|\b(?!Copyright)(?P<before>{_NAME})\s©"
)
_CLAIMS = re.compile(r"©|opyright|\([cC]\)")
# "CNBC LLC. All Rights Reserved.": what the law adds to a name is not the name.
_LEGAL = re.compile(
    r"(?:^|[.,]?\s)(?:Todos|Tous|Tutti|Alle Recht|Rights|Derechos|Direitos|Все|Всі)\b.*|[.,]?\s(?:All\b|LLC|L\.L\.C|Inc|Ltd|Limited|GmbH|AG\b|Corp|S\.A|plc|Rights).*|\.$",
    re.IGNORECASE,
)
_REFERRER = re.compile(r"\?ref=[\w.-]+$")
_BARE_ADDRESS = re.compile(r"^((?:[\w-]{1,60}\.){1,4}[a-z]{2,12}/\S{3,300})$")
_DATELINE = re.compile(
    r"^(?P<place>(?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]{2,}(?:[\s/]|, )?){1,4}(?:, [A-Z][\w.]{1,15})?)\s?(?:\([^)]{2,30}\)\s?)?(?:[–—]|--|-\s)|^(?P<city>(?:[A-Z][\w.'’-]+(?:,? )){1,4})\((?:AP|Reuters|AFP|dpa|UPI|CNN)\)\s?[–—-]"
)


def place_in(line: str) -> str | None:
    """Return the place that a first paragraph is dated from ("GENEVA (AP) -"), or None."""
    found = _DATELINE.match(line)
    return (found["place"] or found["city"]).strip(" ,") if found else None


def publisher_in(lines: Sequence[str], url: str | None) -> str | None:
    """Return the outlet: the short line that says what the address is called, else who holds the copyright."""
    label = "".join(words_in_order((host_of(url) or "").rsplit(".", 1)[0].split(".")[-1])).removeprefix("the")
    for line in lines:
        if label and len(line) < 50 and "".join(words_in_order(line)).removeprefix("the") == label and " " in line:
            return line.title() if line.isupper() and len(line) > 6 else line
    held = (
        m for line in lines[-40:] if _CLAIMS.search(line[:200]) and len(line) < 200 and (m := _COPYRIGHT.search(line))
    )
    return next(filter(None, (_LEGAL.split(m["after"] or m["before"], maxsplit=1)[0] for m in held)), None)


def address_in(lines: Sequence[str]) -> str | None:
    """Return the address that stands in a line of its own; one without a scheme only at the top."""
    found = next((m[1] for line in lines if "://" in line and (m := _ADDRESS.match(line))), None)
    bare = next((m[1] for line in lines[:3] if (m := _BARE_ADDRESS.match(line))), None)
    address = found or (f"https://{bare}" if bare else None)
    return _REFERRER.sub("", address) if address else None
