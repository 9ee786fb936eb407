"""Issue -> view: choose links, localize dates, count minutes, shorten to the forms that fit; pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from digest import text
from digest.dates.days import on_clock
from digest.render.links import archive_url, issue_url, mail_link, web_link
from digest.render.palette import look
from digest.render.pictures import picture_of
from digest.render.placeholder import unsubscribe_url
from digest.render.prose import prose
from digest.render.view import Also, PageView, Quote, SectionView, StoryView
from digest.render.words import catalog, language_name, long_date, short_date, tag
from digest.urls import host_of, text_fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from digest.models import Article, Issue, Section, Sentence, Story

#: Words a minute of silent reading (Brysbaert 2019, English non-fiction), and characters where words are not spaced.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 500
_UNSPACED = {"ja", "zh", "th"}
_JOINED = {"ar", "fa", "ur", "he", "hi", "bn", "mr", "ne", "ta", "te", "ja", "zh", "ko", "th"}
#: Reports of one story that the mail names; the web page names all.
MOST_ALSO = 6
LONGEST_TITLE = 300
LONGEST_NAME = 80
#: Right-to-left mark: between two parts that are written left to right it keeps the first of them right.
RIGHT_TO_LEFT = "\u200f"
#: The name of an account that software made.
_ACCOUNT = re.compile(r"^\S*admin(?:istrator)?\d*$", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]+")
_NAME = re.compile(r"\w+")
#: Words beside an outlet's name by which those who work for it sign.
_SIGN_TOGETHER = frozenset({
    "by", "the", "and", "team", "staff", "bureau", "desk", "newsroom", "editor", "editors", "editorial",
    "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "contributor", "contributors",
    "guest", "our", "author", "authors", "newsdesk", "web", "content", "marketing", "news", "weekly", "online",
    "redaktion", "rédaction", "redacción", "redazione", "редакция",
})  # fmt: skip


def view(issue: Issue, forms: Sequence[Sequence[str]] | None = None) -> PageView:
    """Return what the templates show: for the mail in the given forms, for the web (None) all of it."""
    letter = issue.newsletter
    words = catalog(issue.language)
    sections = _sections(issue, forms)
    count = sum(len(section.stories) for section in issue.sections)
    base = archive_url(letter)
    return PageView(
        title=_cut(issue.title, LONGEST_TITLE),
        slug=issue.slug,
        number=issue.number,
        subject=text.clean(issue.subject) or text.clean(issue.title),
        preheader=text.clean(issue.preheader),
        language=tag(issue.language),
        direction=text.direction(issue.language),
        date=long_date(issue.date, issue.language),
        iso_date=issue.date.isoformat(),
        minutes=_shown_minutes(sections, issue.language),
        headline_minutes=_shown_minutes(sections, issue.language, briefly=True),
        intro=prose(issue.intro),
        sections=sections,
        count=count,
        more=count - sum(len(section.stories) for section in sections),
        why=text.clean(letter.why or words["why"].format(title=letter.title)),
        sender=text.clean(letter.sender),
        address=text.clean(letter.address) if letter.address else None,
        unsubscribe=unsubscribe_url(letter),
        web=issue_url(letter, issue.slug),
        archive=base,
        feed=f"{base}feed.xml" if base else None,
        mark=_mark(issue.language),
        spaced=issue.language.split("-")[0] not in _JOINED,
        look=look(letter),
        words=words,
    )


def _sections(issue: Issue, forms: Sequence[Sequence[str]] | None) -> tuple[SectionView, ...]:
    shown = []
    for at, section in enumerate(issue.sections):
        wanted = forms[at] if forms is not None else ["full"] * len(section.stories)
        if any(form != "gone" for form in wanted):
            shown.append(_section(section, at, wanted, issue, web=forms is None))
    return tuple(shown)


def _section(section: Section, at: int, forms: Sequence[str], issue: Issue, *, web: bool) -> SectionView:
    anchor = _anchor("section", f"{at + 1}-{section.topic}")
    home = issue_url(issue.newsletter, issue.slug)
    pairs = [(story, form, place) for place, (story, form) in enumerate(zip(section.stories, forms, strict=True))]
    stories = tuple(
        _story(s, form, issue, lead=at == place == 0, web=web) for s, form, place in pairs if form != "gone"
    )
    return SectionView(
        anchor=anchor,
        title=_cut(section.title, LONGEST_NAME) or _cut(section.topic, LONGEST_NAME) or "·",
        url=f"{home}#{anchor}" if home else None,
        stories=stories,
        count=len(section.stories),
        more=len(section.stories) - len(stories),
    )


def _story(story: Story, form: str, issue: Issue, *, lead: bool, web: bool) -> StoryView:
    article = story.lead
    link = web_link if web else mail_link
    anchor = _anchor("story", story.id)
    home = issue_url(issue.newsletter, issue.slug)
    foreign = article.language.split("-")[0] != issue.language.split("-")[0]
    publisher = _publisher(article)
    byline = _byline(article, publisher)
    named = language_name(article.language, issue.language) if foreign else None
    date = _date(article, issue)
    # Nearly every entry of a feed takes a minute: said of all, it is noise.
    minutes = reading_minutes(article)
    reading = catalog(issue.language)["minutes"].format(n=minutes) if minutes > 1 else None
    others = _others(story)
    also = story.also if web else _outlets(others)
    update = issue_url(issue.newsletter, story.updates) if story.updates else None
    return StoryView(
        anchor=anchor,
        form=form,
        lead=lead,
        title=_title(article, issue.language),
        url=link(article.url) or (f"{home}#{anchor}" if home and not web else None),
        language=tag(article.language) if foreign else None,
        direction=text.direction(article.language) if foreign else None,
        issue_language=tag(issue.language) if foreign else None,
        issue_direction=text.direction(issue.language) if foreign else None,
        mark=_mark(article.language),
        meta=tuple(filter(None, (publisher, byline, named, date, reading))),
        publisher=publisher,
        byline=byline,
        language_name=named,
        date=date,
        published=article.published.isoformat() if article.published else None,
        minutes=reading,
        sentences=_quotes(story, link),
        gap=_gap(article.language),
        summary=_gap(article.language).join(sentence.text for sentence in _told(story)),
        also=tuple(_also(other, link, issue.language, "" if web else publisher or "") for other in also),
        also_more=0 if web else len(others) - len(also),
        also_url=f"{home}#{anchor}" if home else None,
        note=prose(story.note),
        update_url=update,
        update=text.clean(story.updates) if story.updates else None,
        picture=picture_of(article.image, _cut(article.image.alt if article.image else "", LONGEST_TITLE), web=web),
    )


def _mark(language: str) -> str:
    return RIGHT_TO_LEFT if text.direction(language) == "rtl" else ""


def _quotes(story: Story, link: Callable[[str | None], str | None]) -> tuple[Quote, ...]:
    urls = {article.id: link(article.url) for article in (*story.also, story.lead)}
    return tuple(_quote(sentence, urls.get(sentence.article)) for sentence in _told(story))


def _told(story: Story) -> tuple[Sentence, ...]:
    """Return the sentences of the summary; none where all that it says is the title again."""
    said = "".join(sentence.text for sentence in story.summary.sentences)
    return () if _letters(said) == _letters(story.lead.title) else story.summary.sentences


def _letters(said: str) -> str:
    return _NO_LETTERS.sub("", said.casefold())


def _quote(sentence: Sentence, url: str | None) -> Quote:
    return Quote(text=sentence.text, url=text_fragment(url, sentence.text))


def _others(story: Story) -> tuple[Article, ...]:
    """Return the other reports without those of the lead's own outlet, or of none, under the very same headline."""
    own, title = _publisher(story.lead), _letters(story.lead.title)
    return tuple(a for a in story.also if _publisher(a) not in {None, own} or _letters(a.title) != title)


def _outlets(others: Sequence[Article]) -> tuple[Article, ...]:
    """Return a report of each outlet, so that the mail names nobody twice; the web page has all."""
    firsts: dict[str, Article] = {}
    for article in others:
        firsts.setdefault(_publisher(article) or article.title, article)
    return tuple(firsts.values())[:MOST_ALSO]


def _also(article: Article, link: Callable[[str | None], str | None], language: str, lead: str) -> Also:
    """Return another report by its outlet's name; by its headline where `lead`, the outlet above it, is the same."""
    title = _title(article, language)
    name = _publisher(article)
    named = name if name and name != lead else _cut(title, LONGEST_NAME)
    return Also(title=title, publisher=named, url=link(article.url))


def _title(article: Article, language: str) -> str:
    return _cut(article.title, LONGEST_TITLE) or catalog(language)["untitled"]


def _byline(article: Article, publisher: str | None) -> str | None:
    """Return who wrote an article, None where that says no more than its outlet ("Quay Staff", "News Desk")."""
    signed = (article.byline or "").replace(" | ", ", ").split(", ")
    own = _words(publisher)
    # "Ann Lee, The Quay": the outlet stands before it already.
    persons = [name for name in signed if not (own and _words(name) <= own)]
    byline = _cut(", ".join(persons), LONGEST_NAME)
    said = _words(byline) - own
    return None if said <= _SIGN_TOGETHER or _ACCOUNT.search(byline) else byline


def _words(name: str | None) -> set[str]:
    return set(_NAME.findall((name or "").casefold()))


def _publisher(article: Article) -> str | None:
    return _cut(article.publisher, LONGEST_NAME) if article.publisher else host_of(web_link(article.url))


def _date(article: Article, issue: Issue) -> str | None:
    if article.published is None:
        return None
    day = _local(article.published, issue.newsletter.timezone).date()
    return short_date(day, issue.language, year=day.year != issue.date.year)


def _local(moment: datetime, zone: str) -> datetime:
    try:
        return on_clock(moment, ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return moment


def reading_minutes(article: Article) -> int:
    """Return how long the whole article takes to read, at least a minute."""
    return _minutes(article.paragraphs, article.language)


def _shown_minutes(sections: Sequence[SectionView], language: str, *, briefly: bool = False) -> int:
    """Return how long what is shown takes to read: titles, and the summaries of stories that are no one-liners.

    `briefly`: of the summaries that of the opening story alone.
    """
    stories = [story for section in sections for story in section.stories]
    told = {story.anchor for story in stories if story.form != "brief" and (story.lead or not briefly)}
    texts = [part for s in stories for part in (s.title, s.summary if s.anchor in told else "") if part]
    return _minutes(tuple(texts), language)


@lru_cache(maxsize=4096)
def _minutes(texts: tuple[str, ...], language: str) -> int:
    if language.split("-", maxsplit=1)[0] in _UNSPACED:
        return max(1, round(sum(map(len, texts)) / CHARACTERS_A_MINUTE))
    return max(1, round(sum(part.count(" ") + 1 for part in texts) / WORDS_A_MINUTE))


def _gap(language: str) -> str:
    return "" if language.split("-", maxsplit=1)[0] in _UNSPACED else " "


def _cut(value: str, longest: int) -> str:
    """Return one clean line of at most `longest` characters, cut between words where there are some."""
    line = text.clean(value)
    if len(line) <= longest:
        return line
    head = line[:longest]
    while len(head) > 1 and unicodedata.combining(line[len(head)]):
        head = head[:-1]
    words = head.rsplit(" ", 1)[0] if " " in head[longest // 2 :] else head
    return words.rstrip(" ,;:–—-") + "…"


def _anchor(kind: str, name: str) -> str:
    return f"{kind}-{re.sub(r'[^A-Za-z0-9_-]+', '-', name)[:60]}"
