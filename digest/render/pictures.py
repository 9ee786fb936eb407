"""Pictures beside stories: which a mail can draw, and how large they may stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.render.links import mail_link
from digest.render.view import Picture

if TYPE_CHECKING:
    from digest.models import Image

#: What Outlook or Gmail do not draw (caniemail: webp, svg, avif): no picture is better than a hole.
_UNDRAWN = re.compile(r"\.(?:webp|svgz?|avif|heic|jxl)(?:[?#].*)?$", re.IGNORECASE)
#: Most pictures there may be shown only with their author's name, for which a mail has no room; filters
#: count them too (SpamAssassin, WIKI_IMG: 1.0).
_TO_BE_CREDITED = re.compile(r"^https://[^/]*\bwiki[mp]edia\.org/", re.IGNORECASE)
#: The size in a picture's address, of two to four digits each.
_NAMED_SIZE = re.compile(r"(?<![\w])([1-9]\d{1,3})x([1-9]\d{1,3})(?=[/.?&_-]|$)")
#: A picture is this wide across a column, and not where it is narrower than the next: a thumbnail would be a blur.
_ACROSS, _BLOWN_UP = 552, 400
#: One of fewer pixels is a sign, and a blur where the cards have it 132 wide; one so many times as high as it is
#: wide, or as wide as it is high (a banner: 728 by 90), is a strip.
_SMALL, _TALL, _LONG = 100, 2, 4


def picture_of(image: Image | None, alt: str, *, web: bool) -> Picture | None:
    """Return an article's picture as it is shown, and said by `alt`; None where a mail, or nobody, can draw it."""
    url = mail_link(image.url) if image else None
    if image is None or url is None:
        return None
    if not web and (_UNDRAWN.search(url) or _TO_BE_CREDITED.match(url)):
        return None
    wide, high = _size(image)
    if (wide or _SMALL) < _SMALL or (wide and high and (high > _TALL * wide or wide > _LONG * high)):
        return None
    width = min(_ACROSS, wide or _ACROSS)
    height = round(width * high / wide) if wide and high else None
    across = (wide or _ACROSS) >= _BLOWN_UP and (height or 0) <= width
    return Picture(url=url, alt=alt, width=width, height=height, wide=across)


def _size(image: Image) -> tuple[int | None, int | None]:
    """Return the size of a picture in pixels, as it is told, else as its address names it ("-300x200.jpg")."""
    if image.width and image.height:
        return image.width, image.height
    named = _NAMED_SIZE.findall(image.url)
    return (int(named[-1][0]), int(named[-1][1])) if named else (image.width, None)
