"""Fields that stand side by side without a space, as programs draw them: `<b>Ann Lee</b><time>3 May 2026</time>`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.extract.bylines import byline_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = frozenset(["a", "address", "b", "em", "i", "small", "span", "strong", "time"])
#: Rows whose style alone parts their fields: spans, one right behind the other, and no text beside them.
_ROWS = (
    "//*[self::div or self::p or self::li or self::header or self::section or self::span or self::footer]"
    "[*[self::span or self::time]/following-sibling::node()[1][self::span or self::time or self::a]"
    " or a/following-sibling::node()[1][self::span or self::time]]"
)
_PARTED = " | "
#: What says who and when holds so many fields, and so many characters.
MOST_FIELDS, LONGEST_ROW = 8, 200
#: A year, a time of day or a day in figures, in the digits of any script.
_WHEN = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|\d{1,2}[:.]\d\d)")


def part_fields(tree: HtmlElement) -> None:
    """Set " | " between the glued fields of each row that says who wrote a page, or when.

    A browser shows them apart, since their style says so; read without it, "Ann Lee" and "Thursday" were one name.
    """
    for row in tree.xpath(_ROWS):
        fields = [element for element in row if isinstance(element.tag, str)]
        if 1 < len(fields) <= MOST_FIELDS and not (row.text or "").strip() and _says_who_or_when(fields):
            for field, following in pairwise(fields):
                if not field.tail and following.tag in _INLINE:
                    field.tail = _PARTED


def _says_who_or_when(fields: list[HtmlElement]) -> bool:
    """Tell whether fields, none of them a block, say who wrote the page, or when."""
    if any(field.tag not in _INLINE or (field.tail or "").strip() for field in fields):
        return False
    texts = [(field.text_content() or "").strip() for field in fields]
    if not all(texts) or sum(map(len, texts)) > LONGEST_ROW:
        return False
    return any(_WHEN.search(text) is not None or byline_of(text) is not None for text in texts)
