"""Links that point within a page, set beside its words for whoever wants to go there: at headings, and at notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: What Sphinx, MkDocs, Hugo, GitBook and others set beside a heading to link to it; the last is Font Awesome's chain.
_AT_HEADINGS = frozenset(["¶", "#", "§", "🔗", "\uf0c1"])
#: Whatever else they say is longer, as nearly all links do.
_LONGER = 6
_NUMBER = re.compile(r"\[?\d{1,3}\]?")


def without_pointers(tree: HtmlElement) -> None:
    """Take the signs that link to headings and the numbers of notes ("the mill.³") out of a page's text."""
    for link in tree.iter("a"):
        said = link.text
        if said is not None:
            if len(said) < _LONGER and (said in _AT_HEADINGS or (_is_number(said) and _is_of_note(link))):
                link.text = None
        elif len(link) == 1 and link[0].tag == "sup" and _is_number(link[0].text) and "#" in link.get("href", ""):
            link[0].text = None


def _is_number(said: str | None) -> bool:
    return said is not None and _NUMBER.fullmatch(said.strip()) is not None


def _is_of_note(link: HtmlElement) -> bool:
    """Tell whether a link leads to a note of its page: it is raised, or called so."""
    above = link.getparent()
    raised = above is not None and above.tag == "sup"
    return "#" in link.get("href", "") and (raised or "footnote" in link.get("class", ""))
