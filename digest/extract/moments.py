"""When a page was published and changed, read from its records, its marked elements, its address."""

# ruff: noqa: E501 - names of tags read best many a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.linked import text_in, types_of
from digest.extract.marks import stands_aside
from digest.extract.terms import PUBLISHED, UPDATED
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest.extract.head import Head
    from digest.extract.marks import Marks

# "/2024/03/21/", "/2024-03-21-a-title", "/2024/3/1/", "/2024/mar/21/", "/20240321/", "/2024/0321/"
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>[0-3]\d)|/(?P<one>1?\d|[a-z]{3})/(?P<two>[0-3]?\d)(?=/)"
    r"|/?(?P<three>0[1-9]|1[0-2])(?P<four>[0-3]\d))(?=[/_.-]|$)",
    re.IGNORECASE,
)
# A whole moment: its day, in figures, or the seconds since 1970.
_IN_FIELD = re.compile(r"(?:(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)|1\d{9}(?:\d{3})?$)")


def published_in(head: Head, marks: Marks) -> Iterator[str]:
    """Yield what may say when the page was published, the surest first."""
    yield text_in(head.record, "datePublished", "dateCreated", "uploadDate")
    yield head.first(
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
        "publish_date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "citation_date", "date", "article.published",
        "cxenseparse:recs:publishtime", "published-date", "date_published", "article_date_original", "originalpublicationdate", "ptime", "published_time", "release_date", "created",
        "published-time", "publication_date", "pub_date", "og:pubdate", "og:article:published", "vr:published_time", "rnews:datepublished", "doc_date",
    )  # fmt: skip
    for record in head.records:
        yield text_in(record, "datePublished")
    yield from head.called(PUBLISHED)
    yield from _times(marks)


def date_in_address(url: str | None) -> str:
    """Return the date that an address holds ("/2024/03/21/"), or nothing."""
    found = _IN_ADDRESS.search(url or "")
    return "-".join(filter(None, found.groups())) if found else ""


def updated_in(head: Head, marks: Marks) -> Iterator[str]:
    """Yield what may say when the page was changed last, the surest first."""
    yield text_in(head.record, "dateModified")
    yield head.first(
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod", "article:updated_time", "updated",
    )  # fmt: skip
    for record in head.records:
        if any(kind.endswith("Page") for kind in types_of(record)):
            yield text_in(record, "dateModified")
    yield from head.called(UPDATED)
    for element in marks.updated:
        if not stands_aside(element):
            yield _stamp(element)


def _stamp(element: HtmlElement) -> str:
    """Return the moment that an element says: for programs, else for readers.

    Where scripts write "2 days ago" into it, its title or a field of its own (`data-timestamp`) holds the moment.
    """
    said = element.get("content") or element.get("datetime")
    return (
        said
        or next(filter(_IN_FIELD.match, _fields(element)), "")
        or clean(" ".join(element.itertext()).replace("|", " "))
    )


def _fields(element: HtmlElement) -> Iterator[str]:
    return (said.strip() for name, said in element.items() if name in ("title", "ts") or name.startswith("data-"))


def _times(marks: Marks) -> Iterator[str]:
    aside: list[HtmlElement] = []
    for element in (*marks.published, *marks.times):
        if stands_aside(element):
            aside.append(element)
        else:
            yield _stamp(element)
    dates = (element for element in marks.dates if not stands_aside(element))
    yield from (text for element in (*aside, *dates) if 5 < len(text := _stamp(element)) < 80)
