"""Why a block of a page is no part of its article, in plain words: by its place, its name, its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.extract import chrome
from digest.extract.blocks import APART, ASIDE, FOOTER, FORM, HEADER, NAV

if TYPE_CHECKING:
    from digest.extract.blocks import Block

_BY_PLACE = (
    (NAV, "menu"),
    (FOOTER, "footer"),
    (FORM, "form to fill in"),
)
_BY_TAG = {"figcaption": "picture caption", "caption": "caption of a table", "button": "button"}
_LATER = (
    (APART, "box that asks for consent or an address, or another article"),
    (ASIDE, "box beside the article"),
    (HEADER, "head of the page"),
)
# What the classes and ids above a block call it; the first word that fits.
_BY_NAME = tuple(
    (reason, re.compile(words))
    for reason, words in (
        ("cookie notice", r"cookie|consent|gdpr"),
        ("comments", r"comment|talkback|disqus|respon[ds]"),
        ("link to another article", r"related|recommend|popular|trending|read-?more|also-?like|more-|outbrain|taboola"),
        ("share bar", r"share|social"),
        ("newsletter notice", r"newsletter|subscri|sign-?up"),
        ("advertisement", r"advert|sponsor|promo|(?:^|[\s_-])ads?(?:[\s_-]|$)"),
        ("breadcrumbs", r"breadcrumb"),
        ("table of contents", r"(?:^|[\s_-])toc(?:[\s_-]|$)|table-of-contents"),
        ("tag list", r"(?:^|[\s_-])tags?(?:[\s_-]|$)"),
        ("box about the author", r"author|byline|(?:^|[\s_-])bio(?:[\s_-]|$)"),
        ("menu", r"menu|(?:^|[\s_-])nav|toolbar|pagination|pager|skip"),
        ("footer", r"foot|copyright|legal"),
        ("box beside the article", r"sidebar|side-bar|widget|teaser|card|carousel|slider"),
    )
)


def reason_of(block: Block, *, above: bool, abroad: bool = True) -> str:
    """Return why a block is left out; `above` tells whether it stands above the first paragraph that was kept."""
    where = next((reason for bit, reason in _BY_PLACE if block.inside & bit), None)
    found = where or _BY_TAG.get(block.tag) or chrome.reason_of(block.text, abroad=abroad)
    if found:
        return found
    named = _by_name(block.called) if block.called else None
    found = named or next((reason for bit, reason in _LATER if block.inside & bit), None)
    if found:
        return found
    if block.hidden:
        return "hidden text"
    if block.linked > 0.8 * len(block.text):
        return "link"
    return "above the article, and reads like no part of it" if above else "reads like no part of the article"


@lru_cache(maxsize=4096)  # pages of one site call their parts the same
def _by_name(called: str) -> str | None:
    return next((reason for reason, words in _BY_NAME if words.search(called)), None)
