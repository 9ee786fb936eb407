"""What stands in a page beside its article by its markup: boxes that ask for an address, and other articles."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from digest.extract.threads import is_of_thread
from digest.extract.titles import likeness
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from digest.extract.marks import Marks

#: A box that asks for an e-mail address holds up to so many characters; a larger one is a part of the page.
LARGEST_BOX = 450
#: So many fields are looked at: a page asks for one or two addresses.
MOST_FIELDS = 12
#: An article of so many characters is the page's, however long those are that follow it.
LEAST_ARTICLE = 1_000
#: A heading is the headline where it is so like the title.
_LIKE = 0.6
_EMAIL = re.compile(r"e-?mail", re.IGNORECASE)
_SUBSCRIBE = re.compile(
    r"(?:subscribe|sign (?:me )?up|join|register|s['’]inscrire|je m['’]inscris|s['’]abonner|(?:jetzt |kostenlos )*(?:abonnieren|anmelden)|suscrib|inscr[ií]b|iscriviti|"
    r"assinar|subscrever|inscreva|aanmelden|inschrijven|abonneren|zapisz|подпис|підпис|odebírat|abone ol|登録|订阅|訂閱|구독)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"newsletter|inbox|e-?mail|briefing|nieuwsbrief|рассылк|розсилк|bülten|ニュースレター|メルマガ|邮件|電子報|뉴스레터",
    re.IGNORECASE,
)
_WHOLE = frozenset(["article", "main", "body", "html", "td"])


def apart_in(title: str | None, marks: Marks) -> frozenset[HtmlElement]:
    """Return the elements that hold nothing of the article."""
    named = (element for element in marks.apart if _may_be_apart(element))
    return frozenset(
        (
            *named,
            *_asking(marks.fields),
            *_other_articles([e for e in marks.fields if e.tag == "article"], title, marks.headings),
        )
    )


def _may_be_apart(element: HtmlElement) -> bool:
    """Tell whether an element may be what it is called: it is no wrapper of the page ("has-cookie-banner"), and no answer."""
    if is_of_thread(element):
        return False
    return element.tag not in _WHOLE and element.find(".//h1") is None and element.find(".//article") is None


def _asking(nodes: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the boxes in which a field asks for an e-mail address."""
    fields = (node for node in nodes if (_asks_for_address(node) if node.tag == "input" else _subscribes(node)))
    for field in islice(fields, MOST_FIELDS):
        box = None
        for above in field.iterancestors():
            if above.tag in _WHOLE or _holds_more(above, LARGEST_BOX) or above.find(".//h1") is not None:
                break
            box = above
        if box is not None and (field.tag == "input" or _NEWSLETTER.search(box.text_content())):
            yield box


def _subscribes(node: HtmlElement) -> bool:
    """Tell whether an element is a button to subscribe with; its box then names a newsletter."""
    return node.tag != "article" and _SUBSCRIBE.match(clean(node.text_content())[:40]) is not None


def _asks_for_address(field: HtmlElement) -> bool:
    if field.get("type") == "email":
        return True
    named = f"{field.get('name') or ''} {field.get('placeholder') or ''} {field.get('id') or ''}"
    return field.get("type") in (None, "text") and _EMAIL.search(named) is not None


def _holds_more(element: HtmlElement, most: int) -> bool:
    """Tell whether the text of an element has more characters than this."""
    left = most
    for text in element.itertext():
        left -= len(text.strip())
        if left < 0:
            return True
    return False


def _other_articles(
    articles: Sequence[HtmlElement], title: str | None, headings: Sequence[HtmlElement]
) -> Iterator[HtmlElement]:
    """Yield the articles beside the one that holds the headline: teasers, comments, the next one to scroll to."""
    if len(articles) < 2:
        return
    said = (h for h in headings if title and likeness(clean(h.text_content()), title) > _LIKE)
    own = next((above for h in islice(said, 1) for above in h.iterancestors("article")), None)
    if own is None:
        return
    around = {own, *own.iterancestors(), *own.iterdescendants("article")}
    others = [node for node in articles if node not in around]
    if others and (_holds_more(own, LEAST_ARTICLE) or not any(_is_larger(other, own) for other in others)):
        yield from others


def _is_larger(one: HtmlElement, two: HtmlElement) -> bool:
    return len(clean(one.text_content())) > len(clean(two.text_content()))
