"""Newsletters that list articles of others: each linked article becomes an entry of its own, with title, link and teaser."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.mail import Letter, is_frame, letter_of
from digest.extract.mail_pieces import Piece, pieces_of
from digest.extract.reading import LARGEST
from digest.extract.tracking import unwrapped
from digest.urls import canonical, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Document

#: A mail is a list of articles from so many entries on, which hold this share of its words.
LEAST_ENTRIES, LEAST_SHARE = 3, 0.4
#: One stretch of so many characters without a linked headline is an essay: the mail itself is the article.
ESSAY = 1_800
#: A teaser has so many characters at least, and an entry so many blocks at most.
LEAST_TEASER, MOST_BLOCKS, MOST_ENTRIES = 25, 8, 100
LONGEST_HEADLINE = 200
_ACTION = re.compile(
    r"^[\W\d]*(?:read|continue|keep|full|more|click|learn|find out|view|see|watch|listen|download|get|shop|buy|order|register|sign|log ?in|subscribe|join|share|tweet|forward|reply|comment|donate|apply|visit|go to|check|try|start|claim|save|advertise|sponsor|weiterlesen|mehr|lesen|lire|en savoir|leer|ver|leggi|ler|lees|читать|подробнее)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"^[\W\d]*(?:(?:read|continue|keep reading|full (?:story|article)|learn more|more|find out more|weiterlesen|mehr(?: lesen)?|lire (?:la suite|plus)|en savoir plus|leer más|leggi (?:tutto|di più)|lees (?:verder|meer)|читать (?:далее|дальше)|подробнее)\b.{0,40}|→|»)$",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(
    r"unsubscri|opt-?out|preferences|manage|/profile|forward|subscribe|privacy|terms|//(?:www\.)?(?:facebook\.com/shar|twitter\.com/(?:intent|share)|x\.com/intent|linkedin\.com/share)|mailto:|/(?:un)?sub\b|abmeld|abbestell|desabonn|desinscri|advertis",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\((?:sponsor(?:ed)?|ad|anzeige|werbung|paid)\)|^(?:sponsored|advertisement|anzeige|presented by)\b", re.IGNORECASE
)
_RULE = re.compile(r"[-=*_~ ]{4,}")
_ENDS = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]{0,3}$")
#: A short line is a teaser only where it ends like a sentence; so long ones are paragraphs.
_SHORTEST, _TEASER, _PARAGRAPH = 10, 60, 90
_MINUTES = re.compile(r"\s*\(\s*\d+ min(?:ute)?s? read\s*\)\s*$", re.IGNORECASE)


class Entry(NamedTuple):
    """Hold an article that a mail links to."""

    title: str
    url: str
    teaser: tuple[str, ...]


def entries_of(document: Document) -> tuple[Document, ...]:
    """Return the articles that a mail lists, a document each; a mail that is one article alone."""
    if len(document.content) > LARGEST:
        return (document,)
    try:
        letter = letter_of(document.content)
        pieces = pieces_of(letter)
    except ExtractError:
        return (document,)  # extracting it says why
    entries = list(_entries(pieces))[:MOST_ENTRIES]
    if not is_list(entries, pieces):
        return (document,)
    return tuple(_document(document, letter, entry, at) for at, entry in enumerate(entries))


def _document(mail: Document, letter: Letter, entry: Entry, at: int) -> Document:
    """Return an entry as a feed's would come: its own markup, and what the mail says of it."""
    content = "".join(f"<p>{escape(text, quote=False)}</p>" for text in entry.teaser)
    return replace(
        mail,
        content=content.encode(),
        media_type="text/html; charset=utf-8",
        url=canonical(entry.url),
        title=entry.title,
        published=mail.published or letter.published,
        publisher=mail.publisher or letter.publisher,
        language=mail.language or letter.language,
        entry=True,
        position=at,
    )


def is_list(entries: Sequence[Entry], pieces: Sequence[Piece]) -> bool:
    """Tell whether a mail lists articles: several, in most of its words, and no essay beside them."""
    if len(entries) < LEAST_ENTRIES or len({e.url for e in entries}) < LEAST_ENTRIES:
        return False
    listed = frozenset(text for e in entries for text in (e.title, *e.teaser))
    total = inside = essay = longest = 0
    for piece in pieces:
        if _is_frame(piece):
            continue
        held = piece.text in listed or any(text in piece.text for text in listed if len(text) > LEAST_TEASER)
        total += len(piece.text)
        inside += len(piece.text) if held else 0
        essay = 0 if held else essay + len(piece.text)
        longest = max(longest, essay)
    return inside >= LEAST_SHARE * total and longest < ESSAY


def _is_frame(piece: Piece) -> bool:
    return is_frame(piece.text) or chrome.reason_of(piece.text) is not None


def _entries(pieces: Sequence[Piece]) -> Iterator[Entry]:
    """Yield the entries that have a teaser: a linked headline and the text below, or a heading, its text and "read more"."""
    known: set[str] = set()
    at = 0
    while at < len(pieces):
        found = _headed(pieces, at) or _closed(pieces, at)
        if found is None:
            at += 1
            continue
        entry, at = found
        good = len("".join(entry.teaser)) >= _SHORTEST and not _PAID.search(" ".join((entry.title, *entry.teaser[:1])))
        if good and entry.url not in known:
            known.add(entry.url)
            yield entry


def _headed(pieces: Sequence[Piece], at: int) -> tuple[Entry, int] | None:
    """Return the entry whose linked headline stands here, and where it ends."""
    head = headline_in(pieces[at])
    if head is None:
        return None
    title, url, rest = head
    teaser = [rest] if len(rest) >= LEAST_TEASER else []
    end = at + 1
    while end < len(pieces) and len(teaser) < MOST_BLOCKS and headline_in(pieces[end]) is None:
        if pieces[end].tag in ("h1", "h2", "h3", "hr") or _is_frame(pieces[end]) or _heads_text(pieces, end):
            break
        if not _is_action(pieces[end].text) and _is_text(pieces[end]):
            teaser.append(pieces[end].text)
        end += 1
    return Entry(_MINUTES.sub("", title), url, tuple(teaser)), end


def _heads_text(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a piece is a heading without a link: short, no sentence, with a paragraph below."""
    text = pieces[at].text
    below = pieces[at + 1].text if at + 1 < len(pieces) else ""
    short = len(text.split()) >= 3 and len(text) < _PARAGRAPH and not _ENDS.search(text)
    return (short and len(below) > _TEASER) or bool(_RULE.match(text))


def _closed(pieces: Sequence[Piece], at: int) -> tuple[Entry, int] | None:
    """Return the entry that begins with an unlinked heading here and ends with a link to read on, and where it ends."""
    title = pieces[at].text
    if (
        pieces[at].links
        or len(title) > LONGEST_HEADLINE
        or len(title.split()) < 3
        or title.endswith((".", ":", ","))
        or _is_frame(pieces[at])
    ):
        return None
    teaser: list[str] = []
    for end in range(at + 1, min(len(pieces), at + 1 + MOST_BLOCKS)):
        piece = pieces[end]
        more = next((url for raw, said in piece.links if _READ_MORE.match(said) and (url := _article(raw))), None)
        text = piece.text
        if more:
            said = next(said for raw, said in piece.links if _READ_MORE.match(said))
            text = text.removesuffix(said).strip()
        if headline_in(piece):
            return None
        if _is_text(Piece("p", text)) and not _is_action(text):
            teaser.append(text)
        if more:
            return Entry(title, more, tuple(teaser)), end + 1
    return None


def headline_in(piece: Piece) -> tuple[str, str, str] | None:
    """Return the linked headline that a block is or begins with: its text, its address, and what follows in the block."""
    for raw, said in piece.links[:2]:
        if not _is_headline(said) or not piece.text.startswith(said):
            continue
        rest = piece.text[len(said) :].strip(" -–—:|·•")
        url = _article(raw)
        # a sentence that happens to begin with a link goes on in small letters
        goes_on = rest[:1].islower() and not piece.text[len(said) :].lstrip().startswith(("-", "–", "—", ":", "|", "("))
        if url and not goes_on:
            return said, url, "" if _MINUTES.match(f" {rest}") else rest
    return None


def _is_headline(said: str) -> bool:
    if (
        len(said) > LONGEST_HEADLINE
        or said.endswith((":", ".", "…"))
        or _ACTION.match(said)
        or is_frame(said)
        or chrome.reason_of(said)
    ):
        return False
    return len(said.split()) >= 3 or (not said.isascii() and len(said) >= 8) or len(said) >= 25


def _article(raw: str) -> str | None:
    """Return the address of an article behind a link of a mail, or None where it leads to none."""
    url = safe_url(unwrapped(raw))
    return (
        url if url and url.startswith("http") and not _NO_ARTICLE.search(url) and not _NO_ARTICLE.search(raw) else None
    )


def _is_action(text: str) -> bool:
    return len(text) < 60 and bool(_ACTION.match(text) or _READ_MORE.match(text))


def _is_text(piece: Piece) -> bool:
    text = piece.text
    runs_on = len(text) >= _TEASER or bool(_ENDS.search(text)) or piece.tag == "teaser"
    return len(text) >= (_SHORTEST if piece.tag == "teaser" else LEAST_TEASER) and runs_on and not is_frame(text)
