"""The date that an address names: what a site published years ago is no news, whenever a feed serves it again."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

#: "/2013/05/", "/2013/05/17/", "/2013-05-17-": a year, a month, and perhaps a day, each a part of its own.
_NAMED = re.compile(r"/((?:19|20)\d\d)([/-])(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?=[/\-_.?#]|$)")
#: A feed may say so much later a date than the address: a page that is kept up to date keeps its address for months.
# (Of 5,193 entries of 130 feeds 1,522 have a dated address; two were a month older or more: a map that is kept up since
# three months, and a blog's essay of 2013 that a planet gave this week's date.)
_KEPT_UP = timedelta(days=180)


def older_of(said: datetime | None, url: str | None) -> datetime | None:
    """Return the date that a feed says, or that of the address where it is older by more than half a year."""
    found = _NAMED.search(url or "")
    if said is None or found is None:
        return said
    year, _, month, day = found.groups()
    try:
        named = datetime(int(year), int(month), int(day or 1), tzinfo=UTC)
    except ValueError:  # 30 February is part of a name, no date
        return said
    return named if said - named > _KEPT_UP else said
