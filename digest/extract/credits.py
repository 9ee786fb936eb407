"""Who wrote a page and when, read from its markup where its head does not say it."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.bylines import byline_of, name_of, says_by_alone
from digest.extract.linked import names_in, text_in
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest.extract.head import Head

_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|writer|contributor|post-?author|entry-author|article-author|posted-?by|written-?by|reporter|autor|auteur|creator)(?:[\s_-]|$|name|link)",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"comment|related|sidebar|widget|footer|recommend|popular|menu|nav-|review|social|avatar|image|photo|caption|testimonial|teaser|card|promo",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:admin|administrator|administrador|editor|editorial|author|staff|guest|user|root|webmaster|website|about the author|the author|more|posts?|view|all|share|unknown|anonymous|null|none|undefined|home|profile|bio|follow|subscribe|read|written|team|contact)$",
    re.IGNORECASE,
)
_BAD = re.compile(r"https?://|www\.|@|\{|\}|<|>|\.(?:com|org|net)\b|\d{3}|cookie|\bviews?\b|subscrib", re.IGNORECASE)
_SAYS_WHEN = re.compile(
    r"(?:^|[\s_-])(?:date|published|publish|pub-?date|posted|post-date|timestamp|time|dateline|entry-date|article-date|datum|fecha|meta)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_JOINS = ("and ", "& ", ", ", "und ", "et ", "with ")
_JOINING = (" and", ",", "&", " und", " et", " with", "and", "und", "et", "with")
#: Elements of a page that are looked at for a byline; it stands near the top.
MOST = 12_000


def byline_in(tree: HtmlElement, head: Head, site: list[str]) -> str | None:
    """Return who wrote the page: by its records, its marked elements, else None."""
    said = [
        names_in(head.record.get("author") or head.record.get("creator"), head.records),
        [head.first("parsely-author")],
        [
            head.first(
                "author",
                "article:author",
                "dc.creator",
                "dc.contributor",
                "dcterms.creator",
                "sailthru.author",
                "byl",
                "citation_author",
            )
        ],
    ]
    records = [
        ", ".join(dict.fromkeys(good)) for names in said if (good := [n for raw in names if (n := _said(raw, site))])
    ]
    marked = list(dict.fromkeys(_marked(tree, site)))
    for record in records:
        return next(
            (
                m
                for m in marked
                if record in m and len(record) < len(m) < 100 and ("," in m or " and " in m or "&" in m)
            ),
            record,
        )
    return marked[0] if marked else None


def fallback_in(head: Head) -> str | None:
    """Return the name in the records that is the site's own, or one that is no name of a person."""
    names = (*names_in(head.record.get("author"), head.records), head.first("author", "article:author"))
    return next((clean(n) for n in names if n and not _BAD.search(n) and not _NO_NAME.match(n) and len(n) < 60), None)


def _said(raw: str, site: list[str]) -> str | None:
    """Return a name out of a record: as it is written, without the role or outlet behind it."""
    raw = clean(raw)
    name = _name(raw, site)
    return (
        name
        if name is not None
        or " " in raw
        or len(raw) > 30
        or _NO_NAME.match(raw)
        or _BAD.search(raw)
        or raw.casefold() in {s.casefold() for s in site}
        else raw or None
    )


def _name(raw: str, site: list[str]) -> str | None:
    """Return a name as it is written, or None where it is an address, a role or the site itself."""
    raw = clean(raw)
    if not raw or len(raw) > 160 or _BAD.search(raw[:60]):
        return None
    name = byline_of(raw) or name_of(raw)
    if not name or _NO_NAME.match(name) or name.casefold() in {s.casefold() for s in site}:
        return None
    return name


def _marked(tree: HtmlElement, site: list[str]) -> Iterator[str]:
    """Yield the names in elements that are marked as the author's, the surest mark first."""
    found: list[tuple[int, str]] = []
    for at, element in enumerate(tree.iter()):
        if at > MOST or len(found) > 12:
            break
        rank = _rank(element) if isinstance(element.tag, str) else None
        if rank is None or _stands_aside(element):
            continue
        name = _name(_content(element) or _first_lines(element), site)
        if name and (rank < 1 or len(name.split()) > 1 or rank == 2):
            found.append((rank, name))
    yield from (name for _, name in sorted(found, key=lambda pair: pair[0]))


def _first_lines(element: HtmlElement) -> str:
    """Return the text of an element up to its first name: what stands in further elements is a role or a date."""
    pieces: list[str] = []
    for piece in element.itertext():
        text = clean(piece)
        if not text:
            continue
        joined = " ".join((*pieces, text))
        if pieces and not says_by_alone(" ".join(pieces)) and not _goes_on(pieces[-1], text):
            break
        pieces.append(text)
        if len(joined) > 160:
            break
    return " ".join(pieces).replace(" ,", ",")


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a list of names goes on from one piece of text to the next."""
    return before.lower().endswith(_JOINING) or text.lower().startswith(_JOINS) or text.lower() in _JOINING


def _content(element: HtmlElement) -> str:
    inner = element.find(".//*[@itemprop='name']") if element.get("itemprop") == "author" else None
    return clean(
        element.get("content") or ("" if inner is None else inner.get("content") or " ".join(inner.itertext()))
    )


def _rank(element: HtmlElement) -> int | None:
    if element.get("itemprop") == "author" or (element.get("rel") or "").lower() == "author":
        return 0
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('data-testid') or ''}"
    if len(names) > 2 and _AUTHOR.search(names) and not _NOT_HERE.search(names):
        return 1
    if element.tag in ("p", "span", "div", "li", "address", "em", "i", "strong", "a") and len(element) < 6:
        text = (element.text or "").lstrip()[:30].lower()
        if (
            text.startswith(("by ", "by:", "by\n", "written by", "posted by", "author:", "von ", "par ", "por "))
            or text.strip() == "by"
        ):
            return 2
    return None


def _stands_aside(element: HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that is not the article's."""
    for above in element.iterancestors():
        if above.tag in ("aside", "footer", "nav"):
            return True
        if above.tag in ("body", "main", "article"):
            return False
        if _NOT_HERE.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


def published_in(tree: HtmlElement, head: Head) -> Iterator[str]:
    """Yield what may say when the page was published, the surest first."""
    yield text_in(head.record, "datePublished", "dateCreated", "uploadDate")
    yield head.first(
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
        "publish_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "date", "article.published",
        "cxenseparse:recs:publishtime", "published-date", "date_published", "article_date_original", "originalpublicationdate", "ptime", "published_time", "og:published_time", "release_date", "created",
    )  # fmt: skip
    for record in head.records:
        yield text_in(record, "datePublished")
    yield from _times(tree)


def updated_in(head: Head) -> Iterator[str]:
    """Yield what may say when the page was changed last, the surest first."""
    yield text_in(head.record, "dateModified")
    yield head.first(
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "dcterms.modified",
        "lastmod",
        "article:updated_time",
    )


def _times(tree: HtmlElement) -> Iterator[str]:
    first: list[str] = []
    second: list[str] = []
    for at, element in enumerate(tree.iter()):
        if at > MOST:
            break
        if not isinstance(element.tag, str):
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}"
        if "modif" in names.lower() or "updat" in names.lower():
            continue
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and "publish" in names):
            first.insert(0, element.get("content") or element.get("datetime") or clean(element.text_content()))
        elif element.tag == "time":
            (second if _stands_aside(element) else first).append(
                element.get("datetime") or clean(element.text_content())
            )
        elif _SAYS_WHEN.search(names) and len(element) < 6 and not _NOT_HERE.search(names):
            text = clean(element.text_content())
            if 5 < len(text) < 80 and not _stands_aside(element):
                second.append(text)
    yield from first
    yield from second
