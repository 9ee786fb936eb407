"""What an address answered, as entries, a page, or leads to other addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.errors import SourceError
from digest.models import Document
from digest.sources import disk, feeds, kinds
from digest.sources.lists import Lead, feeds_of, leads_in
from digest.sources.week import Sighted, may_take
from digest.sources.whole import Whole
from digest.urls import canonical

if TYPE_CHECKING:
    from digest.sources.feeds import Entry
    from digest.sources.week import Rules


#: Addresses that feeds have: a page there is a notice of the server's, not an article.
#: Not `/rss` or `/atom`, which articles about them have.
_FEED = re.compile(r"\.(?:rss|atom|rdf|xml)$|/feed/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what was fetched; the charset is the header's."""

    url: str
    content: bytes
    charset: str | None = None
    #: As it was asked for, which may promise a feed.
    asked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what an answer is made of: entries or a page, or leads."""

    found: tuple[Entry | Whole, ...] = ()
    leads: tuple[Lead, ...] = ()
    #: What was left out of a feed, and why.
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """Hold a reading of which only what an issue may take is still whole."""

    likely: tuple[Entry | Whole, ...] = ()
    rest: tuple[Sighted, ...] = ()
    leads: tuple[Lead, ...] = ()
    left_out: tuple[str, ...] = ()


def sift(answer: Answer, name: str, kind: str, rules: Rules) -> Sifted:
    """Return what an answer is made of, and of what no issue takes only what knows it again.

    Raises:
        SourceError: nothing that can be read.
    """
    reading = interpret(answer, name, kind)
    likely = tuple(one for one in reading.found if may_take(one.published, rules))
    rest = tuple(
        Sighted(one.key, one.published, one.title) for one in reading.found if not may_take(one.published, rules)
    )
    return Sifted(likely=likely, rest=rest, leads=reading.leads, left_out=reading.left_out)


def interpret(answer: Answer, name: str, kind: str) -> Reading:
    """Return what stands in an answer; `kind` is what the configuration says it is, or `auto`.

    Raises:
        SourceError: nothing that can be read.
    """
    content = disk.unpacked(answer.content, "it")
    if not content.strip():
        raise SourceError("it is empty")
    if found := kinds.binary(content):
        raise SourceError(f"it is {found}, not a feed or a page")
    text, charset = kinds.read(content, answer.charset)
    what = kinds.kind_of(text, None)
    if what in ("feed", "json"):
        kept, left_out = feeds.entries(text, name, base=answer.url)
        return Reading(found=kept, left_out=left_out)
    if what == "page" and (kind == "feed" or (kind == "auto" and _FEED.search(urlsplit(answer.asked or "").path))):
        raise SourceError("a web page where a feed was expected")
    leads = leads_in(text) if kind in ("auto", "list", "opml") and (what != "page" or kind != "auto") else None
    if leads:
        return Reading(leads=leads)
    if what == "page" and kind != "page" and (kind == "site" or is_front(answer.url)):
        leads = feeds_of(text, answer.url)
        if leads:
            return Reading(leads=leads[:1])
        raise SourceError('the site names no feed; name a page of it, or say kind = "page"')
    if what not in ("page", "text", "markdown"):
        raise SourceError("it is no feed and no page")
    return Reading(found=(_page(answer, content, charset, what, name),))


def is_front(url: str) -> bool:
    """Tell a site's front page, which may name its feed."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _page(answer: Answer, content: bytes, charset: str, what: str, name: str) -> Whole:
    media = {"page": "text/html", "markdown": "text/markdown"}.get(what, "text/plain")
    page = Document(source=name, content=content, media_type=f"{media}; charset={charset}", url=canonical(answer.url))
    return Whole(page, None)
