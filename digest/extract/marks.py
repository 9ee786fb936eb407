"""The elements of a page that are marked as byline, date or standfirst, found in one walk."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|writer|contributor|post-?author|entry-author|article-author|posted-?by|written-?by|reporter|autor|auteur|creator)(?:[\s_-]|$|name|link)"
)
_NOT_HERE = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget(?!-(?:container|wrap))|footer|recommend|popular|menu|nav-|review|social|avatar|image|photo|caption|testimonial|teaser|(?<!header-)card|promo"
)
_NOT_BELOW = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget(?!-(?:container|wrap))|footer|recommend|popular|menu|nav-|testimonial|teaser|(?<!header-)card|promo"
)
_WHEN = re.compile(
    r"(?:^|[\s_-])(?:date|published|publish|pub-?date|posted|post-date|timestamp|time|dateline|entry-date|article-date|datum|fecha|meta)(?:[\s_-]|$)"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?head(?:line|ing)?|dek|deck|chapo|chapeau|sub-?title|strapline)(?:$|[\s_-])"
)
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|contributors?|writers?|staff|people|profiles?|by)/[\w%.@-]{3,60}/?(?:$|[?#])",
    re.IGNORECASE,
)
_SPEAKING = frozenset(["p", "span", "div", "li", "address", "em", "i", "strong", "a", "h4", "h5", "h6", "small", "section"])  # fmt: skip
#: Where sites say what an element is.
_NAMED = ("class", "id", "data-testid")
#: Without an attribute these may still say who or when.
_BARE = _SPEAKING | {"time"}
_SAYS_BY = (
    "by ",
    "by:",
    "by\n",
    "by\xa0",
    "written by",
    "posted by",
    "author:",
    "article by",
    "words by",
    "von ",
    "par ",
    "por ",
)
_BEGIN_BY = frozenset(char for word in _SAYS_BY for char in (word[0], word[0].upper()))
_LONGEST_BY = 30
_OF_STANDFIRSTS = frozenset(["p", "div", "h2", "h3", "span"])
#: Elements of a page that are looked at; bylines and dates stand near the top.
MOST = 12_000
#: A link to an author's page counts so many elements after (or a third of them before) the headline.
NEAR = 250


class Marks(NamedTuple):
    """Hold the marked elements of a page, each kind in the order of the page."""

    #: How sure the mark is (0 the surest), and the element.
    authors: tuple[tuple[int, HtmlElement], ...]
    #: Elements with a time: those that say when it was published, other times, and what is called a date.
    published: tuple[HtmlElement, ...]
    times: tuple[HtmlElement, ...]
    dates: tuple[HtmlElement, ...]
    standfirsts: tuple[HtmlElement, ...]
    publishers: tuple[HtmlElement, ...]
    #: The first headings, and how many links of a page read like headlines.
    headings: tuple[HtmlElement, ...]
    links: int


class _Signs(NamedTuple):
    author: bool
    when: bool
    standfirst: bool
    changed: bool


def marks_of(nodes: Sequence[HtmlElement]) -> Marks:
    """Return the marked elements among the elements of a page."""
    authors: list[tuple[int, HtmlElement]] = []
    published: list[HtmlElement] = []
    times: list[HtmlElement] = []
    dates: list[HtmlElement] = []
    standfirsts: list[HtmlElement] = []
    publishers: list[HtmlElement] = []
    headings = [at for at, node in enumerate(nodes) if node.tag == "h1"]
    at_heading = headings[0] if headings else -NEAR * 2
    for at, element in enumerate(nodes[:MOST]):
        tag, held = element.tag, dict(element.items())
        if not held and tag not in _BARE:
            continue
        item, names = held.get("itemprop"), " ".join([held[name] for name in _NAMED if name in held])
        signs = _signs(names) if names else _NO_SIGN
        rank = _rank(element, tag, held, signs)
        if (
            rank is None
            and tag == "a"
            and -NEAR // 5 < at - at_heading < NEAR
            and _OF_AUTHOR.search(held.get("href", ""))
        ):
            rank = 3
        if rank is not None and not stands_aside(element):
            authors.append((rank, element))
        if item == "datePublished" or (tag == "time" and "publish" in names):
            published.append(element)
        elif tag == "time" and not signs.changed:
            times.append(element)
        elif signs.when and not signs.changed and "odif" not in (item or "") and len(element) < 6:
            dates.append(element)
        if item == "publisher":
            publishers.append(element)
        if signs.standfirst and tag in _OF_STANDFIRSTS and len(standfirsts) < 6:
            standfirsts.append(element)
    return Marks(
        tuple(authors[:24]), tuple(published), tuple(times), tuple(dates[:60]), tuple(standfirsts), tuple(publishers),
        tuple(nodes[at] for at in headings[:40]), sum(1 for node in nodes if node.tag == "a" and _is_headline(node.text)),
    )  # fmt: skip


def _is_headline(text: str | None) -> bool:
    return text is not None and len(text.split(maxsplit=4)) > 4


_NO_SIGN = _Signs(author=False, when=False, standfirst=False, changed=False)


@lru_cache(maxsize=16_384)  # pages of one site call their parts the same
def _signs(names: str) -> _Signs:
    lower = names.lower()
    author, when = _AUTHOR.search(lower) is not None, _WHEN.search(lower) is not None
    here = (author or when) and not _NOT_HERE.search(lower)
    return _Signs(
        author=here and author,
        when=here and when,
        standfirst=_STANDFIRST.search(lower) is not None,
        changed="modif" in lower or "updat" in lower or "changed" in lower,
    )


def _rank(element: HtmlElement, tag: str, held: dict[str, str], signs: _Signs) -> int | None:
    """Return how sure it is that an element names the author, 0 the surest, or None."""
    if held.get("itemprop") == "author" or ("rel" in held and held["rel"].lower() == "author"):
        return 0
    if signs.author:
        return 1
    text = element.text if tag in _SPEAKING else None
    if not text:
        return None
    text = text.lstrip()[:_LONGEST_BY]
    says_by = (
        text[:1] in _BEGIN_BY
        and len(element) < 6
        and (text.lower().startswith(_SAYS_BY) or text.strip().lower() == "by")
    )
    return 2 if says_by else None


def stands_aside(element: HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that is not the article's."""
    for above in element.iterancestors():
        if above.tag in ("aside", "footer", "nav"):
            return True
        if above.tag in ("body", "main", "article"):
            return False
        if _NOT_BELOW.search(f"{above.get('class') or ''} {above.get('id') or ''}".lower()):
            return True
    return False
