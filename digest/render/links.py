"""Which addresses stand in the mail, and where an issue stands on the web; pure.

A link in the mail is https: clients and filters distrust http, and browsers ask for https first
anyway, so an http address on the usual port goes out as https. The web page keeps it as it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from digest.urls import safe_url

if TYPE_CHECKING:
    from digest.models import Newsletter

#: Longer addresses break clients (Outlook: 2,083), and 50 of them would fill the mail.
LONGEST = 2000
# What mail services would read as a tag of theirs.
_MERGE_TAGS = (("@@", "%40%40"), ("[[", "%5B%5B"), ("%%", "%25%"))
# What may stand in an address: everything else is written as %XX, so that a serializer has nothing to change.
_KEPT = "-._~:/?#[]@!$&'()*+,;=%"


def web_link(url: str | None) -> str | None:
    """Return the http(s) address to link in a web page, in ASCII; None where it cannot be linked."""
    safe = safe_url(url)
    if safe is None:
        return None
    try:
        parts = urlsplit(safe)
        host = (parts.hostname or "").encode("idna").decode() if not safe.isascii() else None
    except UnicodeError:
        return None
    if host is not None:
        port = f":{parts.port}" if parts.port else ""
        safe = urlunsplit((parts.scheme, host + port, parts.path, parts.query, parts.fragment))
    scheme, rest = safe.split(":", 1)
    link = quote(f"{scheme.lower()}:{rest}", safe=_KEPT)
    for tag, written in _MERGE_TAGS:
        link = link.replace(tag, written)
    return link if len(link) <= LONGEST else None


@lru_cache(maxsize=4096)
def mail_link(url: str | None) -> str | None:
    """Return the https address to link in the mail; None where there is none."""
    link = web_link(url)
    if link is None:
        return None
    parts = urlsplit(link)
    if parts.scheme.lower() == "https":
        return "https" + link[5:]
    if parts.port not in (None, 80):
        return None
    netloc = parts.netloc.removesuffix(":80")
    return urlunsplit(("https", netloc, parts.path, parts.query, parts.fragment))


def issue_url(newsletter: Newsletter, slug: str) -> str | None:
    """Return where an issue's web page stands, when the newsletter has a place on the web."""
    base = mail_link(newsletter.url)
    return f"{base.rstrip('/')}/{quote(slug)}/" if base else None


def archive_url(newsletter: Newsletter) -> str | None:
    """Return where the list of all issues stands."""
    base = mail_link(newsletter.url)
    return f"{base.rstrip('/')}/" if base else None
