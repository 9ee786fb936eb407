"""Feeds (RSS, Atom, RDF, JSON Feed) as documents: one an entry, its markup cleaned, its links safe."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digest.dates import older_of, read_field
from digest.errors import SourceError
from digest.models import Document
from digest.sources.bylines import byline
from digest.sources.fields import fullest, language_of, line, link, stated_language, tags, text_of, with_image
from digest.sources.jsonfeed import tidied
from digest.sources.markup import clean_html, safe_markup
from digest.sources.outlets import outlet_name
from digest.sources.quoted import Quoted, only_links, quoted_in, quoting, without_outlet
from digest.sources.standing import COMPARED, standing_in
from digest.text.mangled import unmangled
from digest.urls import canonical, host_of, safe_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

#: A feed shows its newest entries; hostile ones hold 100,000.
MAX_ENTRIES = 2_000
#: How Go writes the date of what has none.
_NO_DATE = "0001-01-01"
#: A feed whose entries stand on so many other sites, and hardly two on one, gathers them.
_MANY_SITES = 5
#: A release is called by its number alone, beside the name of the feed ("Release notes from tideclock").
_VERSION = re.compile(r"(?:version |release )?v?\d+(?:\.\d+)+[\w.+-]*$", re.IGNORECASE)
_RELEASES = re.compile(r"^(?:release notes from|releases? of|tags from|recent releases? (?:of|from))\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry as parsed; `document` cleans its markup, which takes nine tenths of all the time."""

    raw: Mapping[str, Any]
    about: Mapping[str, Any]
    source: str
    base: str | None
    position: int
    url: str | None
    published: datetime | None
    updated: datetime | None
    #: Another entry of the feed has the same address: a page of news, or a change log.
    shared: bool = False
    #: The lines that most entries of the feed hold.
    standing: tuple[str, ...] = ()
    #: The feed gathers entries of many sites: each is its own site's.
    planet: bool = False
    #: The outlet that the entry names as its source; and whose it is, where its address is an aggregator's.
    quoted: Quoted | None = None
    outlet: str | None = None

    @property
    def key(self) -> str:
        """Return what knows the entry again: its canonical address, or a hash of what it says."""
        if self.url and not self.shared:
            return self.url
        parts = (self.source, str(self.raw.get("id")), str(self.raw.get("title")), str(self.published))
        return "urn:sha256:" + sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()

    @property
    def title(self) -> str | None:
        """Return its title as one clean line; a version's number behind the name of what it is a version of."""
        title = without_outlet(line(self.raw.get("title")), self.quoted.name if self.quoted else None)
        name = _RELEASES.sub("", line(self.about.get("title")) or "") if title and _VERSION.match(title) else ""
        return f"{name} {title}" if name else title

    @property
    def size(self) -> int:
        """Return the length of its fullest text."""
        return len(fullest(self.raw)[0])

    def _publisher(self) -> str | None:
        """Return the outlet's name; where a planet quotes an entry, that of the entry's own feed or its host."""
        return (
            (self.quoted.name if self.quoted else None)
            or (host_of(self.url) if self.planet else None)
            or outlet_name(_RELEASES.sub("", line(self.about.get("title")) or "") or None, self.url)
        )

    def document(self) -> Document:
        """Return the entry as a document, its markup clean."""
        markup, language = fullest(self.raw)
        if self.outlet and only_links(markup):
            markup = ""
        return Document(
            source=self.source,
            content=clean_html(with_image(markup, self.raw), self.url or self.base).encode(),
            media_type="text/html; charset=utf-8",
            url=self.url,
            title=self.title,
            byline=byline(line(self.raw.get("author")), self._publisher()),
            published=self.published,
            updated=self.updated,
            publisher=self._publisher(),
            language=language_of(language) or language_of(self.about.get("language")),
            tags=tags(self.raw),
            entry=True,
            standing=self.standing,
            position=self.position,
            outlet=self.outlet,
        )


def entries(text: str, source: str, *, base: str | None = None) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return a feed's entries in its order, and what was left out of it; SourceError where this is no feed."""
    feed = parse(text := unmangled(text))
    about = dict(feed.get("feed") or {})
    about["language"] = about.get("language") or stated_language(text)
    found = feed.get("entries") or []
    base = safe_url(about.get("link"), base) or base
    kept = [_entry(entry, about, source, base, at) for at, entry in enumerate(found[:MAX_ENTRIES])]
    more, kept, pages = len(found) - len(kept), *_without_pages(_told_apart(kept))
    count = Counter(entry.url for entry in kept)
    hung = standing_in([fullest(entry)[0] for entry in found[:COMPARED]])
    left_out = [f"{more} entries after the first {MAX_ENTRIES} were left out"] if more else []
    left_out += [f"left out as pages of the site, dated in the year 1: {pages}"] if pages else []
    planet = _gathers(kept, about)
    told = (replace(e, shared=count[e.url] > 1, standing=hung, planet=planet) for e in kept)
    return quoting(tuple(told), quoted_in(text, len(found))), tuple(left_out)


def _gathers(found: Sequence[Entry], about: Mapping[str, Any]) -> bool:
    """Tell whether most entries stand on other sites than the feed, on many: a planet, no blog that moved house.

    A blog that points at what others wrote names its own page as the entry's id.
    """
    own = host_of(text_of(about.get("link")))
    hosts = {host_of(one.url) for one in found if host_of(text_of(one.raw.get("id"))) != own} - {own, None}
    return len(hosts) >= _MANY_SITES and 2 * len(hosts) >= len(found)


def _without_pages(found: list[Entry]) -> tuple[list[Entry], str]:
    """Return the entries without a site's own pages, and the names of these.

    Hugo lists "About" and "Contact" among the posts, with the date that Go gives to what has none. A feed in which no
    entry has a date is kept whole.
    """
    undated = [str(one.raw.get("published") or "").startswith(_NO_DATE) for one in found]
    if all(undated) or not any(undated):
        return found, ""
    pages = [one.title or one.url or "a page" for one, page in zip(found, undated, strict=True) if page]
    return [one for one, page in zip(found, undated, strict=True) if not page], ", ".join(pages)


def _told_apart(found: Sequence[Entry]) -> list[Entry]:
    """Return entries with the fragment of their address only where it tells entries apart.

    It does where entries of other titles stand at other places of the page; and, so that an entry keeps its address
    when the others have left the feed, where its own id names the place too, or the page is the feed's own.
    """
    places: dict[str, dict[str, str | None]] = {}
    pages: Counter[str] = Counter()
    for page, place, title in {(*_parted(one), one.title): None for one in found}:
        pages[place] += place not in places.setdefault(page, {})
        places[page][place] = title
    return [_at_page(one, places, pages) for one in found]


def _parted(one: Entry) -> tuple[str, str]:
    page, _, place = (one.url or "").partition("#")
    return page, place


def _at_page(one: Entry, places: Mapping[str, Mapping[str, str | None]], pages: Mapping[str, int]) -> Entry:
    page, place = _parted(one)
    if not place:
        return one
    titles = {title for other, title in places[page].items() if other}
    alone = len(places[page]) == 1 and pages[place] == 1 and "=" not in place  # "#rss" on each page is no place
    stays = len(titles) > 1 or (alone and (_names_place(one) or page == canonical(text_of(one.about.get("link")))))
    return one if stays else replace(one, url=page)


def _names_place(one: Entry) -> bool:
    return canonical(text_of(one.raw.get("id")), part=True) == one.url


def _entry(raw: Mapping[str, Any], about: Mapping[str, Any], source: str, base: str | None, position: int) -> Entry:
    url = canonical(link(raw), base, part=True)
    return Entry(
        raw=dict(raw),
        about=about,
        source=source,
        base=base,
        position=position,
        url=url,
        published=older_of(read_field(text_of(raw.get("published"))), url),
        updated=read_field(text_of(raw.get("updated"))),
    )


def parse(text: str) -> Mapping[str, Any]:
    """Return the feed as feedparser's dictionary: fastfeedparser's (125 times as fast), else feedparser's own."""
    import fastfeedparser

    safe = safe_markup(tidied(text))
    try:
        feed: Mapping[str, Any] = fastfeedparser.parse(safe, include_enclosures=False)
    except Exception:  # noqa: BLE001 - it raises what it likes, and feedparser judges
        return _second_opinion(safe)
    found = feed.get("entries") or []
    if found and b"<media:description" in safe and not any(fullest(entry)[0].strip() for entry in found):
        return _second_opinion(safe)  # feeds of videos tell in it what each shows, which fastfeedparser passes over
    return feed


def _second_opinion(content: bytes) -> Mapping[str, Any]:
    import feedparser

    try:
        feed: Mapping[str, Any] = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise SourceError("it is no feed that can be read") from error
    if not feed.get("entries") and not feed.get("version"):
        raise SourceError("it is no feed that can be read")
    # plain dicts: feedparser's own answer for "updated" with "published", and warn of it
    return {**feed, "entries": [dict(entry) for entry in feed.get("entries") or []]}
