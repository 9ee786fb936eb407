"""The elements of a page that are marked as byline, date or standfirst, found in one walk."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|writer|contributor|post-?author|entry-author|article-author|posted-?by|written-?by|reporter|autor|auteur|creator|user-name)(?:[\s_-]|$|name|link)"
)
_NOT_HERE = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget(?!-(?:container|wrap))|(?<!post-)(?<!entry-)(?<!article-)footer|recommend|popular|menu|nav-|review|social|avatar|image|photo|caption|testimonial|teaser|(?<!header-)(?<!v)(?<!h-)card|promo"
)
_NOT_BELOW = re.compile(
    r"comment|related|sidebar|(?<!elementor-)widget(?!-(?:container|wrap))|(?<!post-)(?<!entry-)(?<!article-)footer|recommend|popular|menu|nav-|testimonial|teaser|(?<!header-)(?<!v)(?<!h-)card|promo"
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
# What asks for consent, or is drawn by a service that hangs related links and comments below articles.
# Each begins with letters, of which the search can make use; where a word begins is looked at behind it.
_APART = re.compile(
    r"cookie(?:yes|[\w-]{0,24}(?:consent|notice|banner|bar|law|dialog|modal|popup|message|notification|container))"
    r"|(?:consent|gdpr|privacy)[\w-]{0,12}(?:banner|notice|modal|dialog|popup|overlay|bar|box)"
    r"|onetrust|cybotcookiebot|didomi|usercentrics|iubenda|osano|klaro(?:[-_\s]|$)|borlabs|taboola|outbrain|disqus_thread|republish|reading-?time|ai-?summary|summary-ai|genai-"
    r"|(?:cli(?<![^\s]cli)|cky(?<![^\s]cky)|cmplz|truste(?<![^\s]truste)|qc-cmp2?|cc-window|sp_message)(?=[-_\s]|$)"
    r"|(?:sitenotice|sitesub|contentsub|printfooter|catlinks|mw-jump-link|navbox|post-?signature)(?=\s|$)"
)
_SPEAKING = frozenset(["p", "span", "div", "li", "address", "em", "i", "strong", "a", "h4", "h5", "h6", "small", "section"])  # fmt: skip
#: Where sites say what an element is.
_NAMED = ("class", "id", "data-testid", "data-hook")
#: Without an attribute these may still say who or when.
_BARE = _SPEAKING | {"time"}
_FIELDS = frozenset(["input", "button", "article"])
#: "relative-time" is GitHub's.
_TIMES = frozenset(["time", "relative-time", "time-ago", "local-time"])
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
_LONGEST_BY, _MOST_IN_A_BYLINE = 30, 5
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
    #: Elements that are called something that no article is.
    apart: tuple[HtmlElement, ...]
    #: Elements that say when it was changed.
    updated: tuple[HtmlElement, ...]
    #: Articles, and the fields and buttons of forms.
    fields: tuple[HtmlElement, ...]
    #: The first headings, and how many links of a page read like headlines.
    headings: tuple[HtmlElement, ...]
    links: int


class _Signs(NamedTuple):
    author: bool
    when: bool
    standfirst: bool
    changed: bool
    apart: bool
    button: bool


def marks_of(nodes: Sequence[HtmlElement]) -> Marks:
    """Return the marked elements among the elements of a page."""
    authors: list[tuple[int, HtmlElement]] = []
    found: defaultdict[str, list[HtmlElement]] = defaultdict(list)
    headings = [at for at, node in enumerate(nodes) if node.tag == "h1"]
    at_heading = headings[0] if headings else -NEAR * 2
    for at, element in enumerate(nodes[:MOST]):
        tag, held = element.tag, dict(element.items())
        if tag in _FIELDS:
            found["fields"].append(element)
        if not held and tag not in _BARE:
            continue
        item, names = held.get("itemprop"), " ".join([held[name] for name in _NAMED if name in held])
        signs = _signs(names) if names else _NO_SIGN
        rank = _rank(element, tag, held, signs, near=tag == "a" and -NEAR // 5 < at - at_heading < NEAR)
        if rank is not None and not stands_aside(element):
            authors.append((rank, element))
        if item or tag in _TIMES or signs is not _NO_SIGN:
            for kind in _kinds(element, tag, item, names):
                found[kind].append(element)
    return Marks(
        authors=tuple(authors[:24]),
        published=tuple(found["published"]),
        times=tuple(found["times"]),
        dates=tuple(found["dates"][:60]),
        standfirsts=tuple(found["standfirsts"][:6]),
        publishers=tuple(found["publishers"]),
        apart=tuple(found["apart"]),
        updated=tuple(found["updated"]),
        fields=tuple(found["fields"]),
        headings=tuple(nodes[at] for at in headings[:40]),
        links=sum(1 for node in nodes if node.tag == "a" and _is_headline(node.text)),
    )


def _kinds(element: HtmlElement, tag: str, item: str | None, names: str) -> Iterator[str]:
    """Yield what an element is marked as besides the author, by the names of `Marks`."""
    signs = _signs(names) if names else _NO_SIGN
    if item == "datePublished" or (tag in _TIMES and "publish" in names):
        yield "published"
    elif item == "dateModified" or ((tag in _TIMES or tag == "abbr") and signs.changed):
        yield "updated"
    elif tag in _TIMES:
        yield "times"
    elif signs.when and not signs.changed and "odif" not in (item or "") and len(element) < 6:
        yield "dates"
    if signs.button and tag == "a":
        yield "fields"
    if signs.apart:
        yield "apart"
    if item == "publisher":
        yield "publishers"
    if signs.standfirst and tag in _OF_STANDFIRSTS:
        yield "standfirsts"


def _is_headline(text: str | None) -> bool:
    return text is not None and len(text.split(maxsplit=4)) > 4


_NO_SIGN = _Signs(author=False, when=False, standfirst=False, changed=False, apart=False, button=False)


@lru_cache(maxsize=16_384)  # pages of one site call their parts the same
def _signs(names: str) -> _Signs:
    lower = names.lower()
    author, when = _AUTHOR.search(lower) is not None, _WHEN.search(lower) is not None
    here = (author or when) and not _NOT_HERE.search(lower)
    signs = _Signs(
        author=here and author,
        when=here and when,
        standfirst=_STANDFIRST.search(lower) is not None,
        changed="modif" in lower or "updat" in lower or "changed" in lower,
        apart=_APART.search(lower) is not None,
        button="button" in lower,
    )
    return signs if any(signs) else _NO_SIGN


def _rank(element: HtmlElement, tag: str, held: dict[str, str], signs: _Signs, *, near: bool) -> int | None:
    """Return how sure it is that an element, perhaps a link `near` the headline, names the author: 0 the surest, or None."""
    if held.get("itemprop") == "author" or ("rel" in held and held["rel"].lower() == "author"):
        return 0
    if signs.author:
        return 1
    if tag in _SPEAKING and _says_by(element):
        return 2
    return 3 if near and _OF_AUTHOR.search(held.get("href", "")) else None


def _says_by(element: HtmlElement) -> bool:
    text = (element.text or "").lstrip()[:_LONGEST_BY]
    if text[:1] not in _BEGIN_BY or len(element) > _MOST_IN_A_BYLINE:
        return False
    return text.lower().startswith(_SAYS_BY) or text.strip().lower() == "by"


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
