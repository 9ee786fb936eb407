"""What a page says of itself outside its text: meta tags, JSON-LD, microdata, links."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.extract.copies import original_of
from digest.extract.linked import article_record, first_in, names_in, parsely_in, records_of, referred, text_in
from digest.extract.marks import stands_aside
from digest.extract.pictures import alt_of, is_logo
from digest.extract.terms import sense_of
from digest.models import Image
from digest.text import clean
from digest.urls import host_of, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

# What programs call a page that nobody gave a title.
_NAMELESS = re.compile(
    r"(?:new |untitled )?(?:doc(?:ument)?|page|untitled|unbenannt|sans titre|sin título|senza titolo)(?: ?\(?\d*\)?)$"
    r"|microsoft word\b|\(?no (?:title|subject)\)?$",
    re.IGNORECASE,
)
# arXiv and vBulletin set a label before their headlines.
_LABELED = re.compile(r"^(?:Title|Thread):\s*")
_OF_SITE = frozenset(["og:site_name", "application-name", "apple-mobile-web-app-title", "og:url", "og:locale", "content-language", "language"])  # fmt: skip
#: A headline that is no h1 is among the first so many others.
MOST_HEADINGS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Hold a page's own records: meta tags by name (all of those that name people), JSON-LD, and its address."""

    meta: dict[str, str]
    several: dict[str, list[str]]
    record: dict[str, Any]
    records: list[dict[str, Any]]
    url: str | None

    def without_claims(self) -> Head:
        """Return it without what it says of its article: what every page of a site says is not of this one."""
        kept = {name: said for name, said in self.meta.items() if name in _OF_SITE}
        return replace(self, meta=kept, several={}, record={}, records=[])

    def first(self, *names: str) -> str:
        """Return the first of the meta tags that is there."""
        return next((self.meta[n] for n in names if self.meta.get(n)), "")

    def called(self, sense: str) -> Iterator[str]:
        """Yield what stands in the meta tags whose names have a sense (`terms.py`), what is of the public first."""
        told = [(name, said) for name, said in self.meta.items() if sense_of(name) == sense]
        return (said for _, said in sorted(told, key=lambda pair: "public-" not in pair[0]))


def head_of(tree: HtmlElement, url: str | None) -> Head:
    """Return the records of a page."""
    meta: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = clean(tag.get("content") or "")
        if name and content:
            meta.setdefault(name, content)
            if "author" in name or "creator" in name or name == "byl":
                several.setdefault(name, []).append(content)
    for name, said in parsely_in(meta.get("parsely-page", "")):
        meta.setdefault(name, said)
    records, url = records_of(tree), original_of(url or _address(tree, meta))
    titles = [title for title in (meta.get("og:title"), clean(tree.findtext(".//title") or "")) if title]
    return Head(meta=meta, several=several, record=article_record(records, url, titles), records=records, url=url)


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = [
        link.get("href")
        for link in tree.iter("link")
        if (link.get("rel") or "").lower() == "canonical" or link.get("itemprop") == "mainEntityOfPage"
    ]
    return next((safe for link in (*links, meta.get("og:url")) if (safe := safe_url(link))), None)


def titles_in(tree: HtmlElement, head: Head) -> tuple[list[str], list[str]]:
    """Return the titles the head of the page says, best first, and its h1 headings."""
    said = [
        head.first("og:title"),
        clean(tree.findtext(".//title") or ""),
        text_in(head.record, "headline"),
        head.first("twitter:title", "title", "dc.title"),
    ]
    return [title for t in said if (title := clean(t)) and not _NAMELESS.match(title)], [
        t for h in tree.iter("h1") if (t := _heading(h)) and len(t) < 400 and not _leads_home(h)
    ]


def _leads_home(heading: HtmlElement) -> bool:
    """Tell whether a heading is the site's masthead: a link to its first page."""
    link = heading.find(".//a")
    return (
        link is not None
        and urlsplit(link.get("href") or "#").path in ("/", "/index.html")
        and "?" not in link.get("href", "")
    )


def _heading(element: HtmlElement) -> str:
    """Return the text of a heading without what programs set before it, and the sign of a link to it behind it."""
    text = clean(element.text_content())
    return _LABELED.sub("", text).rstrip("¶#§🔗 ") if text[-1:] in ("¶", "#", "§", "🔗") else _LABELED.sub("", text)


def subheadings_in(nodes: Sequence[HtmlElement]) -> list[str]:
    """Return the headings below h1 that do not stand aside, where a page gives its headline no h1."""
    found = (node for node in nodes if node.tag in ("h2", "h3") and not stands_aside(node))
    return [text for node in islice(found, MOST_HEADINGS) if (text := _heading(node))]


def site_names(head: Head) -> list[str]:
    """Return all that the site may be called in a title."""
    host = host_of(head.url) or ""
    label = host.rsplit(".", 1)[0].split(".")[-1]
    names = names_in(head.record.get("publisher"), head.records)
    return [n for n in (head.first("og:site_name"), head.first("application-name"), *names, host, label) if n]


def language_in(tree: HtmlElement, head: Head) -> str | None:
    """Return the language the page names."""
    return (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or head.first("og:locale", "content-language", "language")
        or text_in(head.record, "inLanguage")
        or None
    )


def image_in(head: Head) -> Image | None:
    """Return the lead image with its size and alt text."""
    record = first_in(head.record.get("image"))
    named = referred(record, head.records) if isinstance(record, dict) else {"url": record}
    url = safe_url(
        head.first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
        or text_in(named, "url", "contentUrl"),
        head.url,
    )
    if not url or is_logo(url):
        return None
    of_record = not head.first("og:image", "og:image:url", "og:image:secure_url")
    return Image(
        url=url,
        alt=alt_of(head.first("og:image:alt", "twitter:image:alt")),
        width=_pixels(head.first("og:image:width") or (text_in(named, "width") if of_record else "")),
        height=_pixels(head.first("og:image:height") or (text_in(named, "height") if of_record else "")),
    )


def picture_at(address: str, base: str | None) -> Image | None:
    """Return the picture at an address, or None where that is none."""
    url = safe_url(address, base)
    return Image(url=url) if url else None


def _pixels(value: str) -> int | None:
    text = value.removesuffix("px").strip()
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 6 else None


def tags_in(head: Head) -> tuple[str, ...]:
    """Return the keywords the page gives its article, twenty at most."""
    words = head.record.get("keywords")
    listed = words if isinstance(words, list) else str(words or head.first("news_keywords", "keywords")).split(",")
    tags = [clean(w) for w in listed if isinstance(w, str) and 0 < len(w.strip()) < 60]
    return tuple(dict.fromkeys(t for t in tags if t))[:20]
