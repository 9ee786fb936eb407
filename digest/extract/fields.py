"""Fields that stand side by side without a space, as programs draw them: `<b>Ann Lee</b><time>3 May 2026</time>`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.extract.around import is_role
from digest.extract.bylines import byline_of, is_full_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_INLINE = frozenset(["a", "address", "b", "em", "i", "small", "span", "strong", "time"])
#: What stands side by side in a row, one right behind the other, and what such a row is. Two links are a menu.
_GLUED, _LINK = ("span", "time", "a"), "a"
_ROWS = frozenset(["div", "p", "li", "header", "section", "span", "footer"])
_PARTED = " | "
#: What says who and when holds so many fields, and so many characters.
MOST_FIELDS, LONGEST_ROW = 8, 200
#: A year, a time of day or a day in figures, in the digits of any script.
_WHEN = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d{1,2}[:.]\d\d)")


def part_fields(tree: HtmlElement) -> None:
    """Set " | " between the glued fields of each row that says who wrote a page, or when.

    A browser shows them apart, since their style says so; read without it, "Ann Lee" and "Thursday" were one name.
    """
    for row in list(dict.fromkeys(_rows(tree))):
        fields = [element for element in row if isinstance(element.tag, str)]
        if 1 < len(fields) <= MOST_FIELDS and not (row.text or "").strip() and _says_who_or_when(fields):
            for field, following in pairwise(fields):
                if not field.tail and following.tag in _INLINE:
                    field.tail = _PARTED


def _rows(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows whose style alone parts their fields; asked by XPath, each element looks at all that follow it."""
    for field in tree.iter(*_GLUED):
        if field.tail is None and (following := field.getnext()) is not None and following.tag in _GLUED:
            row = field.getparent()
            if row is not None and row.tag in _ROWS and not field.tag == following.tag == _LINK:
                yield row


def _says_who_or_when(fields: list[HtmlElement]) -> bool:
    """Tell whether fields, none of them a block, say who wrote the page, or when."""
    if any(field.tag not in _INLINE or (field.tail or "").strip() for field in fields):
        return False
    texts = [(field.text_content() or "").strip() for field in fields]
    if not all(texts) or sum(map(len, texts)) > LONGEST_ROW:
        return False
    if any(_WHEN.search(text) is not None or byline_of(text) is not None for text in texts):
        return True
    return any(is_full_name(who) and is_role(what) for who, what in pairwise(texts))
