"""The elements of a page that are marked as byline, date or standfirst, found in one walk."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from digest.extract.properties import property_of
from digest.extract.signs import NO_SIGN, is_beside, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from digest.extract.signs import Signs

# The foot of an article, where WordPress says who wrote it and when, is no foot of the page.
_OF_ENTRY = re.compile(r"(?:entry|post|article)-(?:footer|meta)")
_OF_AUTHOR = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|contributors?|writers?|staff|people|profiles?|by)/[\w%.@-]{3,60}/?(?:$|[?#])",
    re.IGNORECASE,
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
    "text by",
    "story by",
    "interview by",
    "von ",
    "par ",
    "por ",
)
_BEGIN_BY = frozenset(char for word in _SAYS_BY for char in (word[0], word[0].upper()))
_LONGEST_BY, _MOST_IN_A_BYLINE = 30, 5
#: Five words have more characters: most links of menus need not be parted into words.
_LEAST_WORDS = 8
_OF_STANDFIRSTS = frozenset(["p", "div", "h2", "h3", "span"])
#: Elements of a page that are looked at; bylines and dates stand near the top.
MOST = 12_000
#: A link to an author's page counts so many elements after (or a third of them before) the headline.
NEAR = 250
#: So many elements may name the author.
MOST_AUTHORS = 24


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
    #: Quotes that are called pulled out of the text, to be seen.
    quotes: tuple[HtmlElement, ...]
    #: Elements that are called something that no article is.
    apart: tuple[HtmlElement, ...]
    #: Elements that say when it was changed.
    updated: tuple[HtmlElement, ...]
    #: Articles, and the fields and buttons of forms.
    fields: tuple[HtmlElement, ...]
    #: The first headings, and how many links of a page read like headlines.
    headings: tuple[HtmlElement, ...]
    links: int


def marks_of(nodes: Sequence[HtmlElement]) -> Marks:
    """Return the marked elements among the elements of a page."""
    authors: list[tuple[int, HtmlElement]] = []
    found: defaultdict[str, list[HtmlElement]] = defaultdict(list)
    tags = [node.tag for node in nodes]
    headings = [at for at, tag in enumerate(tags) if tag == "h1"]
    at_heading = headings[0] if headings else -NEAR * 2
    for at, (element, tag) in enumerate(zip(nodes[:MOST], tags, strict=False)):
        held = dict(element.items())
        if tag in _FIELDS:
            found["fields"].append(element)
        if not held and tag not in _BARE:
            continue
        item = held.get("itemprop") or (property_of(held) if "property" in held or ":" in held.get("rel", "") else None)
        names = _names_in(held)
        signs = signs_of(names) if names else NO_SIGN
        rank = _rank(element, tag, (held, item), signs, near=tag == "a" and -NEAR // 5 < at - at_heading < NEAR)
        if rank is not None and len(authors) < MOST_AUTHORS and not stands_aside(element):
            authors.append((rank, element))
        if item or tag in _TIMES or signs is not NO_SIGN:
            for kind in _kinds(element, tag, item, names):
                found[kind].append(element)
    return Marks(
        authors=tuple(authors),
        published=tuple(found["published"]),
        times=tuple(found["times"]),
        dates=tuple(found["dates"][:60]),
        standfirsts=tuple(found["standfirsts"][:6]),
        publishers=tuple(found["publishers"]),
        quotes=tuple(found["quotes"][:20]),
        apart=tuple(found["apart"]),
        updated=tuple(found["updated"]),
        fields=tuple(found["fields"]),
        headings=tuple(nodes[at] for at in headings[:40]),
        links=sum(1 for node, tag in zip(nodes, tags, strict=True) if tag == "a" and _is_headline(node.text)),
    )


def _names_in(held: Mapping[str, str]) -> str:
    """Return what an element is called, by its class, its id, and what sites name it for their tests and programs."""
    if "data-testid" in held or "data-hook" in held:
        return " ".join([held[name] for name in _NAMED if name in held])
    classes, own = held.get("class"), held.get("id")
    return f"{classes} {own}" if classes and own else classes or own or ""


def _kinds(element: HtmlElement, tag: str, item: str | None, names: str) -> Iterator[str]:
    """Yield what an element is marked as besides the author, by the names of `Marks`."""
    signs = signs_of(names) if names else NO_SIGN
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
    if signs.apart or item == "comment":
        yield "apart"
    if signs.quote:
        yield "quotes"
    if item == "publisher":
        yield "publishers"
    if signs.standfirst and tag in _OF_STANDFIRSTS:
        yield "standfirsts"


def _is_headline(text: str | None) -> bool:
    return text is not None and len(text) > _LEAST_WORDS and len(text.split(maxsplit=4)) > 4


def _rank(
    element: HtmlElement, tag: str, said: tuple[dict[str, str], str | None], signs: Signs, *, near: bool
) -> int | None:
    """Return how sure it is that an element, perhaps a link `near` the headline, names the author: 0 the surest, or None."""
    held, item = said
    if item == "author" or ("rel" in held and held["rel"].lower() == "author"):
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
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()
        if above.tag in ("aside", "nav") or (above.tag == "footer" and not _ends_article(above, named)):
            return True
        if above.tag in ("body", "main", "article"):
            return False
        if is_beside(named):
            return True
    return False


def _ends_article(footer: HtmlElement, named: str) -> bool:
    """Tell whether a footer is that of an article, by its names or since the article holds it."""
    if _OF_ENTRY.search(named):
        return True
    above = footer.getparent()
    if above is None or above.tag != "article":
        return False
    return not is_beside(f"{named} {above.get('class') or ''} {above.get('id') or ''}".lower())
