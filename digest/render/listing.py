"""All issues as one page and as one Atom feed (RFC 4287); pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest import text
from digest.render.inline import squeeze
from digest.render.links import archive_url, web_link
from digest.render.palette import look
from digest.render.prose import prose
from digest.render.templating import Templates
from digest.render.words import catalog, long_date, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import BaseLoader

    from digest.models import Listed, Newsletter

#: Feed readers keep what they have seen: a year of weeks is enough.
MOST_ENTRIES = 52
#: So many entries hold their summaries: a feed of a year of them would be a megabyte.
WHOLE_ENTRIES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueLine:
    """Show one issue in the list of all."""

    slug: str
    number: int
    url: str
    subject: str
    preheader: str
    date: str
    iso_date: str
    #: Noon in UTC, as Atom wants a moment.
    moment: str
    #: A name for the entry that never changes.
    id: str
    language: str
    direction: str
    #: (title, address or None)
    stories: tuple[tuple[str, str | None], ...]
    #: Of each of these the summary; and the editor's opening words, or none.
    summaries: tuple[str, ...] = ()
    intro: str | None = None


def render_archive(
    listed: Sequence[Listed], newsletter: Newsletter, *, loader: BaseLoader | None = None
) -> tuple[str, str]:
    """Return the page and the feed of all issues, the newest first.

    Raises:
        RenderError: a template is broken, with file and line.
    """
    base = archive_url(newsletter)
    lines = tuple(_line(row, newsletter, base) for row in listed)
    colors = look(newsletter)
    values = {
        "newsletter": {"title": text.clean(newsletter.title), "address": newsletter.address},
        "language": newsletter.language,
        "direction": text.direction(newsletter.language),
        "lines": lines,
        "years": [(year, tuple(group)) for year, group in groupby(lines, key=lambda line: line.iso_date[:4])],
        "base": base,
        "id": f"urn:digest:{quote(newsletter.title)}",
        "entries": lines[:MOST_ENTRIES],
        "whole": WHOLE_ENTRIES,
        "words": catalog(newsletter.language),
        "look": colors,
        "light": colors.light,
        "dark": colors.dark,
        "issue": {"spaced": True},
    }
    templates = Templates(newsletter.template, loader)
    return squeeze(templates.render("index.html.j2", values)), squeeze(templates.render("feed.xml.j2", values))


def _line(row: Listed, newsletter: Newsletter, base: str | None) -> IssueLine:
    place = f"{quote(row.slug)}/"
    return IssueLine(
        slug=row.slug,
        number=row.number,
        url=place,
        subject=text.clean(row.subject) or text.clean(row.title),
        preheader=text.clean(row.preheader),
        date=long_date(row.date, newsletter.language),
        iso_date=row.date.isoformat(),
        moment=f"{row.date.isoformat()}T12:00:00Z",
        id=f"{base}{place}" if base else f"urn:digest:{quote(newsletter.title)}:{quote(row.slug)}",
        language=tag(row.language),
        direction=text.direction(row.language),
        stories=tuple((text.clean(title), web_link(url)) for title, url in row.stories),
        summaries=tuple(map(text.clean, row.summaries)) or ("",) * len(row.stories),
        intro=prose(row.intro),
    )
