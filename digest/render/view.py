"""What a template sees: an issue's words, dates and links, worked out; documented in docs/templates.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.render.palette import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Show one sentence of a summary; `url` leads to its place in the source."""

    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Also:
    """Show another report of a story."""

    title: str
    publisher: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Show an article's picture; `height` is None where its shape is unknown."""

    url: str
    alt: str
    width: int
    height: int | None
    #: It may stand across a mail: it is neither small, which would be blown up, nor higher than wide.
    wide: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """Show a story; in the mail `form` is `full` or `brief` (its title alone, so that the mail fits)."""

    #: An anchor in the web page.
    anchor: str
    form: str
    #: True for the story that opens the issue.
    lead: bool
    title: str
    url: str | None
    #: `lang` and `dir` where they differ from the issue's, else None.
    language: str | None
    direction: str | None
    #: The issue's, where the story's differ from it, else None: for what the editor says.
    issue_language: str | None
    issue_direction: str | None
    #: U+200F where its lines run from right to left, so that parts written the other way keep their order; else "".
    mark: str
    #: Publisher, byline, language, date and minutes, of those that are known, in this order.
    meta: tuple[str, ...]
    publisher: str | None
    byline: str | None
    #: What the issue's readers call its language, where it is another one ("German").
    language_name: str | None
    date: str | None
    #: ISO 8601, for `<time datetime>`.
    published: str | None
    minutes: str | None
    sentences: tuple[Quote, ...]
    #: What stands between two sentences: a space, or nothing in Chinese, Japanese and Thai.
    gap: str
    #: The sentences as one paragraph.
    summary: str
    also: tuple[Also, ...]
    #: How many more reports there are, and where on the web (None without a place there).
    also_more: int
    also_url: str | None
    note: str | None
    #: Where the earlier issue that it brings news to stands; and that issue's slug.
    update_url: str | None
    update: str | None
    picture: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """Show a section; `more` counts the stories that are only on the web."""

    anchor: str
    title: str
    #: Its place in the web page.
    url: str | None
    stories: tuple[StoryView, ...]
    #: How many stories it has in all.
    count: int
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """Show an issue: all that a template gets but the colors and the fixed words."""

    title: str
    slug: str
    number: int
    subject: str
    preheader: str
    language: str
    direction: str
    date: str
    iso_date: str
    minutes: int
    #: The same where a template shows titles alone, and the summary of the story that opens the issue.
    headline_minutes: int
    intro: str | None
    sections: tuple[SectionView, ...]
    #: How many stories the issue has; how many of them are only on the web.
    count: int
    more: int
    why: str
    sender: str
    address: str | None
    unsubscribe: str
    #: The web page of the issue, the list of all issues, its feed: None when the newsletter has no `url`.
    web: str | None
    archive: str | None
    feed: str | None
    #: As a story's, for the issue's own lines.
    mark: str
    #: Letters may be set apart (never in joined scripts).
    spaced: bool
    look: Look
    words: Mapping[str, Any]
