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
from digest.render.placeholder import unsubscribe_url
from digest.render.prose import prose
from digest.render.view import Also, PageView, Picture, Quote, SectionView, StoryView
from digest.render.words import catalog, language_name, long_date, short_date, tag
from digest.urls import host_of, text_fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from digest.models import Article, Image, Issue, Section, Sentence, Story

#: Words a minute of silent reading (Brysbaert 2019, English non-fiction), and characters where words are not spaced.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 500
_UNSPACED = {"ja", "zh", "th"}
_JOINED = {"ar", "fa", "ur", "he", "hi", "bn", "mr", "ne", "ta", "te", "ja", "zh", "ko", "th"}
#: Reports of one story that the mail names; the web page names all.
MOST_ALSO = 6
LONGEST_TITLE = 300
LONGEST_NAME = 80
_NO_LETTERS = re.compile(r"[\W_]+")
_NAME = re.compile(r"\w+")
#: Words beside an outlet's name by which those who work for it sign.
_SIGN_TOGETHER = frozenset({
    "by", "the", "and", "team", "staff", "bureau", "desk", "newsroom", "editor", "editors", "editorial", "admin",
    "reporter", "reporters", "news", "weekly", "online", "redaktion", "rédaction", "redacción", "redazione", "редакция",
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
        picture=_picture(article.image, web=web),
    )


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
    """Return who wrote an article, None where that says no more than its outlet ("The Quay", "Quay Staff")."""
    byline = _cut(article.byline.replace(" | ", ", "), LONGEST_NAME) if article.byline else None
    if not byline or not publisher:
        return byline
    more = set(_NAME.findall(byline.casefold())) - set(_NAME.findall(publisher.casefold()))
    return byline if more - _SIGN_TOGETHER else None


def _publisher(article: Article) -> str | None:
    return _cut(article.publisher, LONGEST_NAME) if article.publisher else host_of(web_link(article.url))


#: What Outlook or Gmail do not draw (caniemail: webp, svg, avif): no picture is better than a hole.
_UNDRAWN = re.compile(r"\.(?:webp|svgz?|avif|heic|jxl)(?:[?#].*)?$", re.IGNORECASE)
#: Most pictures there may be shown only with their author's name, for which a mail has no room; filters
#: count them too (SpamAssassin, WIKI_IMG: 1.0).
_TO_BE_CREDITED = re.compile(r"^https://[^/]*\bwiki[mp]edia\.org/", re.IGNORECASE)
#: The size in a picture's address, of two to four digits each.
_NAMED_SIZE = re.compile(r"(?<![\w])([1-9]\d{1,3})x([1-9]\d{1,3})(?=[/.?&_-]|$)")
#: A picture is this wide across a column, and not where it is narrower than the next: a thumbnail would be a blur.
_ACROSS, _BLOWN_UP = 552, 400
#: One of fewer pixels is a sign; one so many times as high as it is wide a strip.
_SMALL, _TALL = 64, 2


def _picture(image: Image | None, *, web: bool) -> Picture | None:
    url = mail_link(image.url) if image else None
    if image is None or url is None:
        return None
    if not web and (_UNDRAWN.search(url) or _TO_BE_CREDITED.match(url)):
        return None
    wide, high = _size(image)
    if (wide or _SMALL) < _SMALL or (wide and high and high > _TALL * wide):
        return None
    width = min(_ACROSS, wide or _ACROSS)
    height = round(width * high / wide) if wide and high else None
    across = (wide or _ACROSS) >= _BLOWN_UP and (height or 0) <= width
    return Picture(url=url, alt=_cut(image.alt, LONGEST_TITLE), width=width, height=height, wide=across)


def _size(image: Image) -> tuple[int | None, int | None]:
    """Return the size of a picture in pixels, as it is told, else as its address names it ("-300x200.jpg")."""
    if image.width and image.height:
        return image.width, image.height
    named = _NAMED_SIZE.findall(image.url)
    return (int(named[-1][0]), int(named[-1][1])) if named else (image.width, None)


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


def _shown_minutes(sections: Sequence[SectionView], language: str) -> int:
    """Return how long what is shown takes to read: titles, and the summaries of stories that are no one-liners."""
    stories = [story for section in sections for story in section.stories]
    texts = [part for s in stories for part in (s.title, s.summary if s.form != "brief" else "") if part]
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
