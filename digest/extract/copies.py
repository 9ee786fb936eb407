"""Copies of pages in archives: the address a copy was made from, and what an archive sets around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.urls import safe_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: archive.today has several hosts; its copies name themselves by one of them.
_TODAY = re.compile(r"archive\.(?:today|ph|is|li|vn|md|fo)")
# The address of a copy names the archive, the moment (and what kind of file it is), and the address of the page.
_COPIED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?|archive\.(?:today|ph|is|li|vn|md|fo)/[\d.-]{8,20}"
    r"|webcache\.googleusercontent\.com/search\?q=cache:[\w-]*:?)/?(?P<of>https?://.+)$",
    re.IGNORECASE,
)


def original_of(url: str | None) -> str | None:
    """Return the address of the page that the address of a copy tells, else the address itself."""
    found = _COPIED.match(url) if url and ("archive." in url or "cache:" in url) else None
    return (found and safe_url(found["of"])) or url


def unwrap(tree: HtmlElement) -> None:
    """Take what archive.today says of its copy out of a page: when it was made, its picture, its own head and foot."""
    metas = list(tree.iter("meta"))
    names = (tag.get("content") or "" for tag in metas if tag.get("property") == "og:site_name")
    if not any(map(_TODAY.fullmatch, names)):
        return
    around = [
        *metas,
        *(element for name in ("HEADER", "hashtags") for element in tree.xpath("//*[@id=$name]", name=name)),
    ]
    for element in around:
        if element.getparent() is not None:
            element.drop_tree()
