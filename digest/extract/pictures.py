"""The lead picture of a page whose head names none, or the site's logo: the first beside its headline."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from digest.extract.marks import stands_aside
from digest.models import Image
from digest.text import clean
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

#: So many elements above the headline and below it are looked at.
ABOVE, BELOW = 80, 160
#: A picture that opens the page stands so close above its headline.
OPENING = 8
#: Smaller pictures are signs and portraits.
SMALLEST = 200
# "harbor-1200x630.jpg", "harbor-scaled.jpg", "harbor@2x.jpg"
_RESIZED = re.compile(r"(?:-\d{2,4}x\d{2,4}|-scaled|@\dx)?\.\w{3,4}$")
_IMAGES = frozenset(["img", "amp-img", "source"])
#: Where pages that load their pictures late say which they are.
_LATE = ("data-src", "data-lazy-src", "data-original", "data-full-url", "data-image")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
# What a file is called that stands for the site, or for a picture that is not there yet.
_LOGO = re.compile(
    r"(?:^|[-_.])(?:(?<!no-)logos?|favicon|placeholder|blank|spacer|default)"
    r"(?:[-_.](?:\d{1,8}|[0-9a-f]{6,40}|v\d|square|header|wide|social|share|fb|facebook|twitter|og|image|open-?graph|large|small|white|dark|black|color|transparent|png|jpe?g|webp|svg|gif|s\d+|c\d+))*$"
)
_SIGN = re.compile(
    r"logo|icon|avatar|sprite|badge|gravatar|profile|author|emoji|pixel|banner|button|\bflag|loader|spinner|placeholder|"
    r"blank\.|spacer|1x1|counter|share|social|(?:^|[\s/_-])ads?(?:[\s/_-]|$)"
)


# "Screenshot_20260206", "harbor-at-night-1", "DSC_0412.jpg": one word that holds two signs, or ends as a file does.
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|avif|heic)$|[^\s_-]+(?:[-_]+[^\s_-]+){2,}$"
    r"|(?:img|dsc|image|photo|screenshot|picture|untitled)[-_ ]*\d*$",
    re.IGNORECASE,
)
# "HARBOR-TRADE-MEETING", "OLY-2026-NORTH SEA-RINGS": how agencies file their pictures.
_SLUG = re.compile(r"(?=.*[A-Z]{2})[A-Z0-9 .,'’&/]+(?:-+[A-Z0-9 .,'’&/]+)+$")
LONGEST_ALT = 300

_SIZED = re.compile(r"[?&](?:w|width|h|height)=(\d{1,5})\b")


def is_logo(address: str) -> bool:
    """Tell whether a picture's file is called as a site's logo is."""
    return _LOGO.search(address.split("?", 1)[0].rsplit("/", 1)[-1].lower()) is not None


def alt_of(said: str | None) -> str:
    """Return what a picture is said to show; nothing where that is a file's name or an agency's slug."""
    alt = clean(said or "")[:LONGEST_ALT]
    return "" if _FILE.match(alt) or _SLUG.match(alt) else alt


def picture_in(nodes: Sequence[HtmlElement], headline: HtmlElement | None, base: str | None) -> Image | None:
    """Return the first picture of some size near the headline, or at the head of the article."""
    at = next((at for at, node in enumerate(nodes) if node is headline), None)
    if at is None:
        at = next((at for at, node in enumerate(nodes) if node.tag in ("article", "main")), None)
    if at is None:
        return None
    opening = max(0, at - OPENING)
    near = (*nodes[opening : at + BELOW], *nodes[max(0, at - ABOVE) : opening])
    found = (image for node in near if node.tag in _IMAGES and (image := _image(node, base)))
    return next(islice(found, 1), None)


def described(image: Image | None, nodes: Sequence[HtmlElement], base: str | None) -> Image | None:
    """Return a page's picture with what its element says of it, where the head does not: the alt text, and the size."""
    if image is None or image.alt:
        return image
    file = _file(image.url)
    sure = "" if "%" in file else file.partition(".")[0]  # stands in each address of it, however that is written
    named = (node for node in nodes if node.tag in ("img", "amp-img") and node.get("alt"))
    for node in named:
        shown = [url for said in _addresses(node) if sure in said.lower() and (url := safe_url(said, base))]
        if any(_file(url) == file for url in shown):
            image = replace(image, alt=alt_of(node.get("alt")))
            same = image.width is None and any(url == image.url for url in shown)
            return (
                replace(image, width=_pixels(node.get("width")), height=_pixels(node.get("height"))) if same else image
            )
    return image


def _file(address: str) -> str:
    """Return what a picture's file is called, without the size that a program adds to it."""
    return _RESIZED.sub("", address.split("?", 1)[0].rsplit("/", 1)[-1].lower())


def _image(node: HtmlElement, base: str | None) -> Image | None:
    if node.tag == "source" and not _stands_for_picture(node, base):
        return None
    sizes = [_pixels(node.get(name)) for name in ("width", "height")]
    if any(size is not None and size < SMALLEST for size in sizes):
        return None
    alt = alt_of(node.get("alt"))
    url = next((url for said in _addresses(node) if (url := safe_url(said, base))), None)
    if url is None or _SIGN.search(f"{url} {node.get('class') or ''} {node.get('id') or ''}".lower()):
        return None
    if url.split("?", 1)[0].lower().endswith((".gif", ".svg", ".mp4")) or any(
        int(size) < SMALLEST for size in _SIZED.findall(url)
    ):
        return None
    if stands_aside(node) or any(above.tag == "header" and above.find(".//h1") is None for above in _near(node)):
        return None
    return Image(url=url, alt=alt, width=sizes[0], height=sizes[1])


def _stands_for_picture(source: HtmlElement, base: str | None) -> bool:
    """Tell whether a source is of a picture whose own element names none."""
    picture = source.getparent()
    own = picture.find("img") if picture is not None and picture.tag == "picture" else None
    return own is not None and not any(safe_url(said, base) for said in _addresses(own))


def _near(node: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands above an element up to its article."""
    for above in node.iterancestors():
        if above.tag in ("article", "main", "body"):
            return
        yield above


def _addresses(node: HtmlElement) -> Iterator[str]:
    """Yield where a picture may stand: what is loaded late, its own address, the largest of a set."""
    for name in (*_LATE, "src"):
        said = node.get(name) or ""
        if said and not said.startswith(("data:", "{")) and not _SIGN.search(said.rsplit("/", 1)[-1].lower()):
            yield said
    for name in _SETS:
        yield from _largest(node.get(name) or "")


def _largest(said: str) -> Iterator[str]:
    """Yield the address of the largest picture of a set ("a.jpg 400w, b.jpg 800w")."""
    sized = [
        parts
        for one in re.split(r",\s+|(?<=\d[wx]),", said[:4000])
        if (parts := one.split()) and not one.startswith("data:")
    ]
    best = max(
        sized, key=lambda parts: float(parts[1][:-1]) if len(parts) > 1 and _SIZE.match(parts[1]) else 0.0, default=None
    )
    if best:
        yield best[0]


_SIZE = re.compile(r"\d{1,5}(?:\.\d{1,3})?[wx]$")


def _pixels(value: str | None) -> int | None:
    text = (value or "").removesuffix("px").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else None
