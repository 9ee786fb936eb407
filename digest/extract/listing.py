"""Pages that list articles instead of holding one: headlines that lead to other pages, a teaser below each."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from digest.extract.linked import types_of
from digest.extract.notices import LISTED, SEARCH
from digest.text import clean
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import Any

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block

_SEARCH, _LISTED = (re.compile(rf"\W*{said}", re.IGNORECASE) for said in (SEARCH, LISTED))
#: So many teasers, and this share of the body in them, make a list of articles, wherever their headlines lead.
TEASERS, TEASED = 8, 0.75
#: Fewer do where the page calls itself a list, and where nearly all of the body are teasers of other pages of its site.
CALLED, CALLED_TEASED = 3, 0.5
OWN, OWN_TEASED = 4, 0.8
#: So many of them were taken for the body.
LEAST = 2
#: So many below an article are none of it.
LEAST_BELOW, MOST_ABOVE = 3, 0.6
#: Within so many blocks above the last line of a list of teasers stands a headline of it.
BESIDE = 4
#: A teaser has so many characters; a text of more is longer than a date or a name, one of more yet is an article's.
SHORTEST, LONG, LONGEST = 40, 80, 600
#: A headline that is a link has so many words; in a heading or a list fewer.
WORDS, WORDS_MARKED = 4, 2
#: From so many on a sentence is a teaser, though it is a link.
WORDS_OF_TEXT = 8
#: A day or a place may stand beside the link of a headline; such lines have fewer characters.
LONGEST_HEADLINE = 160
#: So many links of a page are looked at for where its headlines lead.
MOST_LINKS = 2_000
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "dt"])
_ENDS = re.compile(r"[.!?…。！？]\W*$")
_ASKED = frozenset(["a", "body"])
# What WordPress and others call the body of such pages.
_CALLED = frozenset(["archive", "category", "tag", "author", "search", "search-results", "blog", "date", "tax"])
_SINGLE = frozenset(["single", "page", "single-post", "page-template-default"])
_OF_LISTS = frozenset(["CollectionPage", "ProfilePage", "SearchResultsPage"])


class Teased(NamedTuple):
    """Hold what a page has of teasers: how many, those of its body, and their share of the body in characters."""

    number: int
    headlines: tuple[str, ...]
    share: float


def is_list(
    title: str | None,
    page: tuple[Sequence[Block], Collection[str]],
    around: tuple[Sequence[HtmlElement], str | None],
    *,
    called: bool = False,
) -> bool:
    """Tell whether a page lists articles instead of holding one.

    `page` has its blocks and what was kept of them, `around` its elements and its address; `called` tells that its
    records call it a list.
    """
    blocks, kept = page
    if title is not None and _SEARCH.match(title):
        return True
    cells = (cell for line in kept if " | " in line for cell in line.split(" | "))
    teased = teased_in(blocks, frozenset((*kept, *cells)))
    if teased.number < CALLED or len(teased.headlines) < LEAST or teased.share < CALLED_TEASED:
        return False
    nodes, url = around
    if teased.number >= OWN and teased.share >= OWN_TEASED and _lead_on(teased.headlines, nodes, url):
        return True
    named = called or (title is not None and _LISTED.match(title) is not None) or _is_called(nodes)
    return named or (len(teased.headlines) >= TEASERS and teased.share >= TEASED)


def teased_in(blocks: Sequence[Block], body: Collection[str]) -> Teased:
    """Return the teasers of a page: the texts that stand below a headline that is a link."""
    told = total = number = 0
    found = list[str]()
    for block, headline in _below_headlines(blocks):
        size = len(block.text)
        teaser = bool(headline) and SHORTEST <= size <= LONGEST
        number += teaser
        if block.text in body:
            total += size
            told += size if headline and size <= LONGEST else 0
            if teaser and headline not in found[-1:]:
                found.append(headline)
    return Teased(number, tuple(found), told / max(1, total))


def _below_headlines(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Yield each block that is no headline with the headline that it stands below, if it does."""
    headline = ""
    for block in blocks:
        if _is_headline(block):
            headline = block.text
            continue
        yield block, headline
        headline = headline if len(block.text) <= LONG else ""  # a day or a name may stand between


def _is_teaser(block: Block, headline: str) -> bool:
    return bool(headline) and len(block.text) <= LONGEST


def without_teasers(
    blocks: Sequence[Block], kept: list[str], around: tuple[Sequence[HtmlElement], str | None]
) -> list[str]:
    """Return the lines of an article without the teasers of other articles of its site that stand below it."""
    body = frozenset(kept)
    below = _teasers_below(blocks, body)
    headlines = tuple(dict.fromkeys(headline for _, headline in below))
    taken = frozenset(headline for text, headline in below if text in body)
    if len(taken) < LEAST_BELOW or not _lead_on(headlines, *around):
        return kept
    teasers = frozenset((*headlines, *(text for text, _ in below)))
    left = [line for line in kept if line not in teasers]
    if sum(map(len, left)) < MOST_ABOVE * sum(map(len, kept)):
        return kept  # it is made of them
    headings = frozenset(block.text for block in blocks if block.tag in _HEADINGS)
    while left and left[-1] in headings:
        left.pop()
    return left


def _teasers_below(blocks: Sequence[Block], body: Collection[str]) -> list[tuple[str, str]]:
    """Return the teasers below the last line of an article that is none, each with its headline."""
    last = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at].text in body), 0)
    if not any(map(_is_headline, blocks[max(0, last - BESIDE) : last + 1])):
        return []
    told = list(_below_headlines(blocks))
    # what stands in one element with the text is no teaser: a link may stand amid it
    held = frozenset(
        block.above[:1] for block, head in told if not head and len(block.text) > LONG and block.text in body
    )
    told = [(block, "" if block.above[:1] in held else headline) for block, headline in told]
    own = (at for at in range(len(told), 0, -1) if told[at - 1][0].text in body and not _is_teaser(*told[at - 1]))
    at = next(own, 0)
    return [(block.text, headline) for block, headline in told[at:] if _is_teaser(block, headline)] if at else []


def _is_headline(block: Block) -> bool:
    """Tell whether a block is a headline that is a link; a day may stand before it."""
    size, words = len(block.text), len(block.text.split())
    if not block.linked or size > LONGEST_HEADLINE:
        return False
    marked = block.tag in _HEADINGS or block.lists > 0 or block.strong >= 0.9 * size
    if block.tag not in _HEADINGS and words >= WORDS_OF_TEXT and _ENDS.search(block.text):
        return False  # a link around the teaser, too
    if block.linked >= 0.9 * size:
        return words >= (WORDS_MARKED if marked else WORDS)
    return marked and block.linked >= 0.5 * size and not _ENDS.search(block.text)


def _lead_on(headlines: Sequence[str], nodes: Sequence[HtmlElement], url: str | None) -> bool:
    """Tell whether headlines lead to other pages of the site: not to places in this page, and not elsewhere."""
    wanted, host = frozenset(headlines), host_of(url)
    # a day may stand before a headline's link, or the teaser within it
    links = ((clean(node.text_content()), node.get("href") or "") for node in islice(_links(nodes), MOST_LINKS))
    led = {
        text: to
        for text, to in links
        if any(text and (text in headline or text.startswith(headline)) for headline in wanted)
    }
    hosts = [host_of(to) if "://" in to[:9] else host for to in led.values() if _is_page(to)]
    own = max((hosts.count(one) for one in (host, *hosts[:3])), default=0)
    return own >= 0.75 * len(headlines)


def asked_of_lists(nodes: Sequence[HtmlElement]) -> list[HtmlElement]:
    """Return the elements by which a page is known to list articles: its body, and its links."""
    return [node for node in nodes if node.tag in _ASKED]


def _links(nodes: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    return (node for node in nodes if node.tag == "a")


def _is_page(address: str) -> bool:
    """Tell whether an address is that of another page: no place in this one, no mail, no file of a program."""
    if not address or address.startswith(("#", "mailto:", "javascript:", "tel:")):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _is_called(nodes: Sequence[HtmlElement]) -> bool:
    """Tell whether the body of a page is called that of a list."""
    body = next((node for node in nodes if node.tag == "body"), None)
    names = frozenset((body.get("class") or "").lower().split()) if body is not None else frozenset()
    return bool(names & _CALLED) and not names & _SINGLE


def calls_itself_list(records: Sequence[dict[str, Any]]) -> bool:
    """Tell whether a page's records call it a collection, a profile or the results of a search."""
    return any(kind in _OF_LISTS for record in records for kind in types_of(record))
