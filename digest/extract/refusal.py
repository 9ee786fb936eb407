"""Pages that hold no article: what gives them away, and the reason in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.extract.chrome import reason_of
from digest.extract.notices import (
    BROKEN,
    BROKEN_FIRST,
    COOKIES,
    LOGIN,
    MISSING,
    PAYWALL,
    SEARCH,
    WALL,
    says,
)
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BROKEN_FIRST = re.compile(rf"\W*(?:{BROKEN_FIRST})", re.IGNORECASE)
_SEARCH = re.compile(rf"\W*{SEARCH}", re.IGNORECASE)
A_LIST = "this is a front page or a list of articles, not one article"
#: Body text up to here, in characters, may be a notice instead of an article.
NOTICE = 700
#: What a paywall lets through is shorter than this.
PREVIEW, PAID = 500, 300
#: What is not there, or out of order, says so in fewer characters.
BRIEF = 300
#: A text of fewer characters is nothing to summarize.
LEAST = 80


def reason_to_refuse(  # noqa: PLR0911 - one return a reason
    title: str | None, lines: Sequence[str], body: Sequence[str], *, paid: bool = False
) -> str | None:
    """Return why a page is no article, or None; `lines` is all it says, `body` what is left of it.

    `paid` tells that the page's own record says that it is not free.
    """
    size = sum(map(len, body))
    size = size if size >= NOTICE else sum(map(length_of, body))
    if size >= NOTICE:
        return None
    said, called = " ".join((title or "", *body))[:3000], (title or "")[:200]
    if says(MISSING).search(called) or (size < BRIEF and says(MISSING).search(said)):
        return "the page says that it was not found"
    if _is_broken(called) or (size < BRIEF and _is_broken(said)):
        return "the site is out of order and shows no article"
    if says(WALL).search(said) or (size < LEAST and says(WALL).search(" ".join(lines)[:3000])):
        return "the site asks who is there (a check for robots) and shows no article"
    everything = " ".join(lines)[:20_000]
    if (paid and size < PAID) or (size < PREVIEW and says(PAYWALL).search(everything) and _is_cut(lines)):
        return "the article stands behind a paywall: only its beginning is here"
    if says(COOKIES).search(said):
        return "the page asks for consent to cookies and shows no article"
    if (size < PREVIEW and says(LOGIN).search(said)) or (size < 200 and says(LOGIN).search(everything)):
        return "the page asks to log in and shows no article"
    return None if size >= LEAST else "this looks like no article: no running text was found"


def _is_cut(lines: Sequence[str]) -> bool:
    """Tell whether it is the text that is not free, and no other article that a line leads to."""
    return any(says(PAYWALL).search(line) and reason_of(line) != "link to another article" for line in lines)


def _is_broken(text: str) -> bool:
    """Tell whether a text says that a site is out of order; an error's number counts only as its first word."""
    return bool(_BROKEN_FIRST.match(text) or says(BROKEN).search(text))


def is_front_page(url: str | None, body: Sequence[str], links: int, *, has_record: bool) -> bool:
    """Tell whether a page lists articles instead of holding one: teasers and many links, at the root of a site."""
    if has_record:
        return False
    long = sum(len(p) for p in body if len(p) >= 200)
    at_root = bool(url) and urlsplit(url or "").path.strip("/").lower() in (
        "",
        "index.html",
        "index.php",
        "home",
        "news",
        "en",
        "de",
        "fr",
    )
    return (at_root and links >= 15 and long < 800) or (links >= 40 and long < 300)


#: So many teasers that are cut off, and this share of the text in them, make a copy of a list of articles.
FEW_TEASERS, TEASED = 4, 0.75
_CUT_OFF = re.compile(r"(?:\[(?:…|\.{3})\]|…|\.{3})\W{0,3}$")


def reads_as_list(title: str | None, body: Sequence[str]) -> bool:
    """Tell whether a page copied as text lists articles: it says so, or most of it are teasers that are cut off."""
    cut = [line for line in body if _CUT_OFF.search(line)]
    most = len(cut) >= FEW_TEASERS and sum(map(len, cut)) >= TEASED * sum(map(len, body))
    return most or bool(title and _SEARCH.match(title))
