"""Lists of addresses: OPML, bookmarks, CSV, plain lines; and the feeds that a web page names."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.errors import SourceError
from digest.sources.markup import plain_text
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: No one reads more feeds than this; a longer list is a mistake.
MAX_ADDRESSES = 2_000
#: Files that hold addresses, not articles.
ENDINGS = (".opml", ".csv", ".urls", ".url")
_OPML = re.compile(r"<opml[\s>]", re.IGNORECASE)
# "<" ends every part of it: a megabyte of open tags must not be scanned from each of them
_OPML_END = re.compile(r"</opml\s*>", re.IGNORECASE)
_OUTLINE = re.compile(r"<outline\s(?:[^<>\"']|\"[^\"<]{0,9999}\"|'[^'<]{0,9999}'){0,999}+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]{0,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)')")
_BOOKMARKS = re.compile(r"<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s([^<>]{0,5000})>([^<]{0,500})", re.IGNORECASE)
_LOGIN = re.compile(r"\s*(https?://)([^/?#\s]+)@(.+)", re.IGNORECASE | re.DOTALL)
#: What a login may be written with: all but what quotes a placeholder.
_PLAIN = "!$&'()*+,;=:~%@-._"
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
#: Where feeds stand that no page names; tried in this order.
USUAL_PLACES = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Name an address that a list or a page leads to."""

    url: str
    title: str | None = None
    #: `feed` or `page` where the list says so, else `auto`.
    kind: str = "auto"


def leads_in(text: str) -> tuple[Lead, ...] | None:
    """Return the addresses of a list, each once and in its order, or None where this is no list.

    Raises:
        SourceError: it is an OPML file that was cut off.
    """
    head = text[:5_000].lstrip("\ufeff \t\r\n")
    found = _opml(text) if _OPML.search(head) else _bookmarks(text) if _BOOKMARKS.match(head) else None
    # A feed in one long line would be read as a table's heading, and what addresses its texts hold as its rows.
    if found is None and not head.startswith(("<", "{", "[")):
        found = _lines(text)
    if found is None:
        return None
    return _once(found)[:MAX_ADDRESSES]


def _once(leads: Sequence[Lead]) -> tuple[Lead, ...]:
    first: dict[str, Lead] = {}
    for lead in leads:
        first.setdefault(lead.url, lead)
    return tuple(first.values())


def _opml(text: str) -> list[Lead]:
    if not _OPML_END.search(text):  # half a list would be taken for the whole
        raise SourceError("the OPML file is cut off: it does not end with </opml>", hint="export it again")
    leads = []
    for outline in _OUTLINE.finditer(text):
        attributes = _attributes(outline[0])
        url = _address(attributes.get("xmlurl"))
        if url:
            title = plain_text(attributes.get("title") or attributes.get("text") or "") or None
            leads.append(Lead(url=url, title=title, kind="feed"))
    return leads


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _address(text: str | None) -> str | None:
    """Return an address that is safe to ask, with its login, where it has one.

    A `${NAME}` in it is a stranger's and stands for nothing of ours: its braces are quoted.
    """
    login = _LOGIN.match(text or "")
    if login is None:
        return safe_url(text)
    bare = safe_url(f"{login[1]}{login[3]}")
    scheme, _, rest = (bare or "").partition("://")
    return f"{scheme}://{quote(login[2], safe=_PLAIN)}@{rest}" if bare else None


def _bookmarks(text: str) -> list[Lead]:
    leads = []
    for attributes, title in _ANCHOR.findall(text):
        named = _attributes(attributes)
        url = _address(named.get("feedurl") or named.get("href"))
        if url:
            leads.append(Lead(url=url, title=plain_text(title) or None, kind="feed" if "feedurl" in named else "auto"))
    return leads


def _lines(text: str) -> list[Lead] | None:
    """Read lines of addresses or rows of CSV; None where a line without an address is no heading and no remark."""
    leads: list[Lead] = []
    for number, row in enumerate(_rows(text)):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or cells[0].startswith(("#", "//")):
            continue
        urls = [cell for cell in cells if re.match(r"https?://\S+$", cell)]
        if urls:
            title = next((cell for cell in cells if cell not in urls), None)
            url = _address(urls[0])
            leads += [Lead(url=url, title=plain_text(title or "") or None)] if url else []
        elif number > 0 or len(cells) < 2:  # a first row of two or more cells is CSV's heading
            return None
        if number > 5 * MAX_ADDRESSES:
            break
    return leads or None


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text.replace("\0", "")), delimiter=_delimiter(text))
    except csv.Error:
        yield ["no", "CSV"]


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)


class _Links(HTMLParser):
    """Collect a page's `link rel=alternate` feeds and its base."""

    def __init__(self) -> None:
        super().__init__()
        self.base: str | None = None
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "base" and named.get("href"):
            self.base = named["href"]
        if tag == "link" and "alternate" in named.get("rel", "").lower().split():
            kind = named.get("type", "").split(";")[0].strip().lower()
            if kind in _FEED_TYPES and named.get("href"):
                self.found.append((named["href"], named.get("title") or None))


def feeds_of(page: str, url: str) -> tuple[Lead, ...]:
    """Return the feeds that a page names in its head, comments' feeds last."""
    links = _Links()
    links.feed(page[:300_000])
    base = safe_url(links.base, url) or url
    leads = [
        Lead(url=address, title=plain_text(title or "") or None, kind="feed")
        for href, title in links.found
        if (address := safe_url(href, base))
    ]
    ordered = sorted(leads, key=lambda lead: "comment" in f"{lead.url} {lead.title}".lower())
    return _once(ordered)
