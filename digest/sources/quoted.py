"""Which outlets a feed quotes: Google News, Bing and planets name each entry's own in `<source>`; pure.

fastfeedparser passes over it. An aggregator's entries stand at its own address, and are other outlets' all the same.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from digest.sources.markup import plain_text
from digest.sources.outlets import named_behind
from digest.urls import host_of, safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.sources.feeds import Entry

_START = re.compile(r"<(?:item|entry)[\s>]")
# RSS names the outlet between the tags and its address in `url`, Bing only the name, Atom both in tags of their own.
# No tag holds "<": with [^>] a megabyte of "<source " took minutes, and so did "<source>" that none ends.
_RSS = re.compile(r"<source\s([^<>]{0,2000})>([^<]{1,500}|<!\[CDATA\[[^\]]{1,500}\]\]>)</source>")
_BING = re.compile(r"<News:Source>([^<]{1,500})</News:Source>")
_ATOM = re.compile(r"<source(?:\s[^<>]{0,2000})?>((?:(?!</?source[\s>]).){1,8000})</source>", re.DOTALL)
_URL = re.compile(r"\burl\s*=\s*[\"']([^\"']{1,2000})[\"']")
_TITLE = re.compile(r"<title[^<>]{0,500}>((?:(?!<title[\s>]).){1,500}?)</title>", re.DOTALL)
_HREF = re.compile(r"<link\s[^<>]{0,2000}?href\s*=\s*[\"']([^\"']{1,2000})[\"']")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_LINKED = re.compile(r"<(a|font)\b[^<>]{0,4000}>[^<]{0,1000}</\1>", re.IGNORECASE)
#: What parts a headline from the outlet that an aggregator puts behind it.
_BEHIND = re.compile(r"\s+[-–—|]\s+")


class Quoted(NamedTuple):
    """Name the outlet that an entry is quoted from, and its host where it is told."""

    name: str
    host: str | None = None


def quoted_in(text: str, count: int) -> list[Quoted | None]:
    """Return the outlet that each of `count` entries names as its source; none where they cannot be told apart."""
    if "ource>" not in text:
        return [None] * count
    found = [_quoted(block) for block in _START.split(text)[1:]]
    return found if len(found) == count else [None] * count


def _quoted(block: str) -> Quoted | None:
    if rss := _RSS.search(block):
        url = _URL.search(rss[1])
        return _named(rss[2], url[1] if url else None) if url else None
    if bing := _BING.search(block):
        return _named(bing[1], None)
    atom = _ATOM.search(block)
    title = _TITLE.search(atom[1]) if atom else None
    link = _HREF.search(atom[1]) if atom else None
    return _named(title[1], link[1] if link else None) if title else None


def _named(name: str, url: str | None) -> Quoted | None:
    cdata = _CDATA.fullmatch(name.strip())
    said = plain_text(html.unescape(cdata[1] if cdata else name))[:200]
    return Quoted(said, host_of(safe_url(html.unescape(url)) if url else None)) if said else None


def outlets(quoted: Sequence[Quoted | None], hosts: Sequence[str | None]) -> list[str | None]:
    """Return the outlet of each entry that stands at an aggregator's address, by its host or else its name.

    An aggregator is a host at which one feed quotes several outlets; anywhere else the host is the outlet.
    """
    names: dict[str | None, set[str]] = defaultdict(set)
    for one, host in zip(quoted, hosts, strict=True):
        if one and one.host != host:
            names[host].add(one.name)
    gathering = {host for host, found in names.items() if len(found) > 1}
    return [
        (one.host or one.name) if one and host in gathering else None for one, host in zip(quoted, hosts, strict=True)
    ]


def quoting(found: tuple[Entry, ...], quoted: Sequence[Quoted | None]) -> tuple[Entry, ...]:
    """Return the entries with the outlets that they are quoted from, or whose name a planet puts behind headlines."""
    named = [quoted[one.position] or (_behind(one) if one.planet else None) for one in found]
    if not any(named):
        return found
    own = outlets(named, [host_of(one.url) for one in found])
    return tuple(replace(one, quoted=who, outlet=at) for one, who, at in zip(found, named, own, strict=True))


def _behind(one: Entry) -> Quoted | None:
    name = named_behind(plain_text(str(one.raw.get("title") or "")[:1000]), one.url)
    return Quoted(name, host_of(one.url)) if name else None


def only_links(markup: str) -> bool:
    """Tell whether an entry says nothing but headlines that it links, each with its outlet, as Google News does."""
    return not plain_text(_LINKED.sub(" ", markup))


def without_outlet(title: str | None, name: str | None) -> str | None:
    """Return a headline without the name of its outlet behind it ("Ferry sails - The Quay")."""
    if not title or not name or not title.casefold().endswith(name.casefold()):
        return title
    rest = title[: len(title) - len(name)]
    dash = next(reversed(list(_BEHIND.finditer(rest))), None)
    return rest[: dash.start()] or title if dash and dash.end() == len(rest) else title
