"""What may stand in `digest.toml`: the one place where its keys, their types and their bounds are written.

Each field's description is its line in docs/configuration.md.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from digest.config.values import (
    Address,
    Header,
    Id,
    Language,
    Line,
    Mailbox,
    Many,
    Strings,
    Subject,
    Unsubscribe,
    Word,
    Words,
    Zone,
)
from digest.private import VARIABLE, access_of
from digest.urls import safe_url

SCHEMES = ("http://", "https://", "imap://", "imaps://")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class NewsletterTable(_Table):
    """[newsletter]: what every issue shares."""

    title: Line = Field(description="The newsletter's name. Required.")
    sender: Mailbox = Field(alias="from", description='Who it comes from: "The Weekly <weekly@example.org>". Required.')
    reply_to: Mailbox | None = Field(default=None, description="Where answers go, if not to `from`.")
    address: Line | None = Field(default=None, description="The postal address that many laws want in the footer.")
    url: Address | None = Field(default=None, description="Where `issues/` stands on the web; the mail links there.")
    language: Language = Field(
        default="en",
        description="The language of dates and fixed words: ar cs da de el en es fa fr he hi it ja ko nb nl pl pt"
        " pt-BR ru sv tr uk zh zh-TW; another one gets English words, and its own direction and `lang`.",
    )
    timezone: Zone = Field("UTC", description="An IANA name; weeks begin and end by its clock.")
    template: Line = Field(default="classic", description="A built-in template, or a folder in `templates/`.")
    unsubscribe: Unsubscribe | None = Field(
        default=None, description="Where readers leave; `{token}` becomes the reader's own."
    )
    subject: Subject | None = Field(
        default=None,
        description='The subject line: `"{title} #{number}: {subject}"`, where `{subject}` is the one that is made'
        " (by default alone); also `{count}` of stories, `{slug}`.",
    )
    summaries: Annotated[int, Field(ge=0, le=10_000)] | None = Field(
        default=None, description="How many stories, the best ones, have a summary in the mail; the others are lines."
    )
    why: Line | None = Field(default=None, description="One sentence for the footer: why the reader gets this mail.")
    brand: dict[str, str] = Field(
        default={}, description='Colors, fonts and a logo for the template: `accent = "#0b57d0"`.'
    )


def _is_address(url: str) -> bool:
    return safe_url(VARIABLE.sub("1", access_of(url)[0])) is not None


class SourceTable(_Table):
    """[[sources]]: one table a source; exactly one of `url`, `path`, `plugin`."""

    url: str | None = Field(
        default=None,
        min_length=1,
        description="A feed, a site, a page, an OPML file, or `imaps://user@host/Folder`; `${NAME}` for a secret.",
    )
    path: str | None = Field(
        default=None,
        min_length=1,
        description="A file or folder, from this file's own: articles, a feed, OPML, addresses, mbox, Maildir.",
    )
    plugin: str | None = Field(
        default=None, min_length=1, description="A plug-in's entry point, or `module:attribute`."
    )
    options: dict[str, Any] = Field(default={}, description="What the plug-in is called with.")
    name: Line | None = Field(
        default=None, description="What it is called in the log and as publisher; its address or path by default."
    )
    topic: Line | None = Field(
        default=None, description="The id of the topic its articles belong to; found out by default."
    )
    weight: float = Field(default=1.0, ge=0, le=10, description="How much it counts in the order of stories.")
    headers: dict[Header, Line] = Field(
        default={}, description='What a private `url` is asked with: `{ Authorization = "Bearer ${LAB_TOKEN}" }`.'
    )
    limit: int = Field(default=100, ge=0, le=10_000, description="The most entries one issue takes from it; 0 for all.")
    full_text: bool | Literal["auto"] = Field(
        "auto", description="Fetch the page of an entry: true, false, or only for short excerpts."
    )
    kind: Literal["auto", "feed", "page", "site", "list", "opml"] = Field(
        "auto", description="What stands at `url`, where it cannot be told by itself."
    )
    language: Language | None = Field(
        default=None, description="The language of its articles, where they do not say it; the newsletter's by default."
    )
    publisher: Line | None = Field(default=None, description="The outlet's name, where the feed's own is not good.")
    drop: Words = Field(default=(), description="As in [build], for this source alone.")
    only: Words = Field(default=(), description="As in [build], for this source alone.")

    @model_validator(mode="after")
    def _one_place(self) -> SourceTable:
        if sum(place is not None for place in (self.url, self.path, self.plugin)) != 1:
            raise ValueError("needs exactly one of url, path, plugin")
        if self.url is not None and not self.url.startswith(SCHEMES):
            raise ValueError(f"url must begin with {', '.join(SCHEMES)}")
        if self.url is not None and self.url.startswith("http") and not _is_address(self.url):
            raise ValueError("url must be an http or https address; ${NAME} in it stands for a secret")
        if self.headers and not (self.url or "").startswith("http"):
            raise ValueError("headers go with a url that is an http or https address")
        return self


class TopicTable(_Table):
    """[[topics]]: the sections by name; `topics = "news"` takes the built-in set; none: they are discovered."""

    id: Id = Field(description="A short name, used by `topic` of a source. Required.")
    title: Line | None = Field(default=None, description="The section's heading; the id with a capital by default.")
    keywords: Strings = Field(default=(), description="Words that its articles say.")
    sources: Strings = Field(default=(), description="Names of sources whose articles belong here.")


class BuildTable(_Table):
    """[build]: how an issue is made."""

    limit: int = Field(default=50, ge=0, le=10_000, description="How many stories an issue carries; 0 for all.")
    sentences: int = Field(default=3, ge=1, le=10, description="How many sentences a summary may have.")
    algorithm: Line | None = Field(default=None, description="One of sumy's summarizers by name, instead of our own.")
    full_text_under: int = Field(
        600, ge=0, le=100_000, description="Excerpts with less text (in characters) are replaced by their page's."
    )
    max_age: int = Field(default=30, ge=1, le=3650, description="Days after which an article is too old for any issue.")
    first_undated: int = Field(
        3, ge=0, le=1000, description="Entries without a date taken from a source on its first run."
    )
    drop: Words = Field(
        default=(),
        description="Articles whose title or tags say one of these words or phrases are kept out; `ferr*` begins one.",
    )
    only: Words = Field(default=(), description="Only articles are taken that say one of these in title, tags or text.")
    words: dict[Word, Annotated[float, Field(ge=0, le=1000, strict=False)]] = Field(
        default={}, description="What a word in a title is worth: `{ climate = 1.5, gossip = 0.2 }`."
    )
    order: Strings = Field(default=(), description="Topics in the order that their sections have in every issue.")
    rest: bool = Field(
        default=True, description="Whether stories that no topic takes stand under a last section, or are left out."
    )
    floor: float = Field(
        default=0.0,
        ge=0,
        le=100,
        description="Stories of a lower score are left out, so that a thin week is short (`digest explain`).",
    )
    warn_after: int = Field(default=3, ge=1, le=1000, description="Warn when a source fails this many times in a row.")


class HttpTable(_Table):
    """[http]: how addresses are fetched."""

    contact: str = Field(default="", description="A way to reach you, told to every server in the User-Agent.")
    connections: int = Field(default=16, ge=1, le=64, description="How many fetches run at once.")
    per_host: int = Field(default=2, ge=1, le=16, description="How many of them to one host.")
    timeout: float = Field(
        20.0,
        gt=0,
        le=300,
        description="Seconds for a connection or a silence; a whole fetch may take three times as long.",
    )
    retries: int = Field(
        default=2, ge=0, le=5, description="How often a failed fetch is tried again; not one that took its whole time."
    )
    max_mb: float = Field(default=20.0, gt=0, le=200, description="The largest body taken, in MB after unpacking.")
    allow_hosts: Strings = Field(default=(), description="Private hosts that may be reached: `name`, or `name:port`.")
    robots: bool = Field(default=True, description="Follow robots.txt for pages (feeds are made to be fetched).")


class SendTable(_Table):
    """[send]: how an issue is sent; a password is never written here."""

    via: str | None = Field(
        default=None, description="One URL: `smtp+starttls://user@smtp.example.org:587`, `file:outbox`, …"
    )
    to: str | None = Field(
        default=None, description="A CSV file of readers, `ledger:` for your subscribers, `command:…`, or one address."
    )
    rate: float = Field(default=0.0, ge=0, description="Messages a minute; 0 for as fast as the service takes them.")
    domain_rate: float = Field(default=0.0, ge=0, description="Messages a minute to one domain; 0 for no limit.")
    connections: int = Field(default=1, ge=1, le=20, description="How many connections to the mail service at once.")
    sender: Mailbox | None = Field(
        default=None, alias="from", description="The sender, where it is not the newsletter's."
    )
    bounce: Mailbox | None = Field(default=None, description="The envelope's address, where bounces go.")
    sign_off: bool = Field(
        default=False, description="Send an issue only once its `edits.toml` says `approved = true`."
    )
    feedback_id: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_.-]{5,15}$",
        description="Your id in a Feedback-ID header, for Gmail's Postmaster Tools.",
    )


class File(_Table):
    """The whole file."""

    newsletter: NewsletterTable
    sources: Annotated[tuple[SourceTable, ...], Many] = ()
    topics: Annotated[tuple[TopicTable, ...], Many] | Literal["news"] | None = None
    build: BuildTable = Field(default=BuildTable.model_validate({}))
    http: HttpTable = Field(default=HttpTable.model_validate({}))
    send: SendTable = Field(default=SendTable.model_validate({}))


#: The tables by name, as docs/configuration.md lists them.
TABLES: dict[str, type[_Table]] = {
    "newsletter": NewsletterTable,
    "sources": SourceTable,
    "topics": TopicTable,
    "build": BuildTable,
    "http": HttpTable,
    "send": SendTable,
}
