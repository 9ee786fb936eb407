"""Small pieces of markup to lines of text, a line for each block."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract.tags import is_huge
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

#: Elements that stand in lines of their own.
BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "br",
])  # fmt: skip
#: Elements of which no text is to be seen.
SILENT = frozenset([
    "script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg", "math", "select",
    "textarea", "input", "video", "audio", "canvas",
])  # fmt: skip

#: What may stand in a head; whatever else does begins the body.
OF_HEAD = frozenset(["base", "basefont", "bgsound", "link", "meta", "noscript", "script", "style", "template", "title"])

#: The largest of 396 real pages has 1.1 million characters; larger markup is refused before it is parsed.
LARGEST = 6_000_000
#: Articles have some thousands of elements; their number is what reading takes its time by.
MOST_ELEMENTS = 60_000


def tree_of(html: str) -> HtmlElement:
    """Return the parsed markup, or raise `ExtractError` where it is too large or nothing is left of it."""
    from lxml import etree
    from lxml.html import HtmlElement, HTMLParser, document_fromstring

    if len(html) > LARGEST:
        raise ExtractError(
            f"this page is larger than {LARGEST // 1_000_000} million characters: no article is that long"
        )
    if is_huge(html):
        raise ExtractError("a tag of this page holds thousands of attributes: that is no page of an article")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    # lxml.html asks Python for the class of each element it shows: a third of the time of every walk.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = document_fromstring(html.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ExtractError("this holds no markup that could be read") from error
    if "shadowroot" in html:
        for template in list(tree.iter("template")):  # the part of a page that is drawn apart, and seen
            if template.get("shadowrootmode") or template.get("shadowroot"):
                template.tag = "div"
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise ExtractError(f"this page has more than {MOST_ELEMENTS:,} elements: no article has")
    _open_body(tree)
    return tree


def _open_body(tree: HtmlElement) -> None:
    """Put what is to be seen into the body, where a page leaves out the tag of it, as HTML lets it.

    libxml2 knows no element of HTML 5: `<title>…</title><main>…` is all head to it.
    """
    head, body = tree.find("head"), tree.find("body")
    seen = [] if head is None else list(dropwhile(lambda element: element.tag in OF_HEAD, head))
    seen.extend(element for element in tree if element.tag not in ("head", "body", "frameset"))
    if not seen:
        return
    if body is None:
        body = tree.makeelement("body")
        tree.append(body)
    for at, element in enumerate(seen):
        body.insert(at, element)


def lines_of(html: str) -> list[str]:
    """Return the text of a piece of markup, a line for each block."""
    return [line for _, line in blocks_of(tree_of(html))]


def blocks_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Return (tag of the nearest block, its text) in reading order; hidden and scripted parts are left out."""
    from lxml import etree

    found: list[tuple[str, str]] = []
    pieces: list[str] = []
    open_blocks = ["body"]
    silent = 0

    def flush() -> None:
        line = clean("".join(pieces))
        if line:
            found.append((open_blocks[-1], line))
        pieces.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += is_silent(element, tag)
            if tag in BLOCKS:
                flush()
                open_blocks.append(tag)
            if not silent and element.text:
                pieces.append(element.text)
        else:
            if tag in BLOCKS:
                flush()
                open_blocks.pop()
            silent -= is_silent(element, tag)
            if not silent and element.tail:
                pieces.append(element.tail)
    flush()
    return found


def is_silent(element: HtmlElement, tag: str) -> bool:
    """Tell whether nothing of an element is to be seen."""
    return tag in SILENT or tag == "button" or is_hidden(element)


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element is hidden, for good or until somebody asks for it."""
    return hides(element.attrib)


def hides(held: Mapping[str, str]) -> bool:
    """Tell whether attributes hide their element."""
    if "hidden" in held:
        return True
    style = held.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style
