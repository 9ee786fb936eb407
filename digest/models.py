"""The records that pass between the wings: frozen, named by where they stand in the flow.

`Document -> Article -> Story -> Section -> Issue -> Rendering -> (EmailMessage) -> Receipt`;
`Removed` and `Skipped` say what was left out on the way, and why. All datetimes are aware.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from datetime import datetime

#: A field that is written as JSON only where it says something.
RARE = {"rare": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Hold the bytes of one article as they were found, with what its source said about it."""

    #: The name of the source it came from: a path, an address, or the name in `digest.toml`.
    source: str
    content: bytes
    #: `text/html`, `text/plain`, `text/markdown` or `message/rfc822`; parameters allowed.
    media_type: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    publisher: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    #: True when `content` is an entry's own markup (a feed's excerpt or full text), not a page.
    entry: bool = False
    #: Lines that most entries of its feed hold: what the site's software hangs on each.
    standing: tuple[str, ...] = ()
    #: The topic that `digest.toml` gives its source.
    topic: str | None = None
    #: The editor's weight for its source.
    weight: float = 1.0
    #: Its place in its source, from 0: the order of a feed says what its editors found important.
    position: int = 0
    #: What a person knows it by in a source that holds several: a file's path, a mail's subject.
    place: str | None = None
    #: Whose it is, a host or a name, where its address is that of an aggregator (Google News).
    outlet: str | None = None

    @property
    def called(self) -> str:
        """Return what a report calls it by."""
        return self.url or self.title or self.place or self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Keep a line of chrome that was taken out of an article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """Name an article's lead image; sizes in pixels."""

    url: str
    alt: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Hold one clean article: paragraphs of NFC text without chrome, controls or newlines."""

    #: Stable across runs: from the canonical URL where there is one, else from the text.
    id: str
    title: str
    paragraphs: tuple[str, ...]
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    #: The place that opens the text ("PARIS (AP) —").
    dateline: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    #: ISO 639-1.
    language: str = "en"
    image: Image | None = None
    tags: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    #: As in `Document`.
    source: str = ""
    topic: str | None = None
    weight: float = 1.0
    position: int = 0
    outlet: str | None = field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Point at a sentence where it stands: `text == article.paragraphs[paragraph][start:end]`."""

    text: str
    #: The article's id.
    article: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Hold the verbatim sentences that stand for an article or a story, in reading order."""

    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Define a topic: the label of a section, what its articles say, whose articles it takes."""

    id: str
    title: str
    keywords: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Hold one event: its main article, the other reports of it, and the summary of them all."""

    id: str
    lead: Article
    summary: Summary
    #: A topic id.
    topic: str
    score: float = 0.0
    also: tuple[Article, ...] = ()
    #: Why it stands where it stands, in plain words.
    reason: str = ""
    #: A line of the editor's own (`edits.toml`), never part of the summary.
    note: str | None = None
    #: The slug of the earlier issue that this story brings news to, where it is an update.
    updates: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Remember a story that an issue carried, so that a later one knows it again."""

    #: The issue's slug.
    issue: str
    #: The story's id, and the title it went out under.
    story: str
    title: str
    #: The topic it was filed under, and the title of that topic's section, "" where it had none.
    topic: str
    section: str
    #: The ids and the canonical addresses of its reports.
    articles: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    #: What it was about: its most telling stems, the strongest first.
    terms: tuple[str, ...] = ()
    #: All stems of its reports: what was told already.
    told: frozenset[str] = frozenset()
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Hold the stories of one topic (`topic` is its id) under one heading."""

    topic: str
    title: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Name what was left out, at which stage (`source`, `extract`, `edit`), and why."""

    what: str
    stage: str
    reason: str
    #: What to do about it, where something can be done.
    hint: str | None = field(default=None, compare=False, metadata=RARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """Hold what every issue of a newsletter shares: its name, its sender, its look."""

    title: str = "Weekly digest"
    #: An RFC 5322 mailbox.
    sender: str = "Weekly digest <digest@localhost.example>"
    reply_to: str | None = None
    #: The postal address that the footer owes its readers.
    address: str | None = None
    #: The base address of the archive on the web, without a closing slash.
    url: str | None = None
    language: str = "en"
    #: An IANA name.
    timezone: str = "UTC"
    template: str = "classic"
    #: A URL with `{token}` where the reader's own token goes.
    unsubscribe: str | None = None
    #: One sentence for the footer: why the reader gets this mail.
    why: str | None = None
    #: The subject line, with `{subject}` where the one that is made goes; also title, number, count, slug.
    subject: str | None = field(default=None, metadata=RARE)
    #: Of how many stories, the best ones, the mail has the summaries; None: of all that fit.
    summaries: int | None = field(default=None, metadata=RARE)
    #: Colors, fonts and a logo for the templates: `(("accent", "#0b57d0"), …)`.
    brand: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Hold one finished edition, ready to be rendered."""

    slug: str
    number: int
    title: str
    date: dt.date
    subject: str
    preheader: str
    language: str
    sections: tuple[Section, ...]
    intro: str | None = None
    skipped: tuple[Skipped, ...] = ()
    newsletter: Newsletter = Newsletter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Hold what the list of all issues shows of one."""

    slug: str
    number: int
    title: str
    date: dt.date
    subject: str
    preheader: str
    language: str
    #: The title and the address of each story.
    stories: tuple[tuple[str, str | None], ...] = ()
    #: The summary of each story, in the same order.
    summaries: tuple[str, ...] = ()
    #: The editor's opening words.
    intro: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """Hold an issue as it is read: the mail's HTML and text, and the web page."""

    subject: str
    preheader: str
    html: str
    text: str
    web: str
    #: What was shortened so that the mail fits, in plain words.
    shortened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Say what became of one message: `status` is sent, deferred, failed or unknown."""

    issue: str
    recipient: str
    status: str
    message_id: str
    at: datetime
    detail: str | None = None
