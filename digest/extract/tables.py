"""Tables that are no part of an article and cost trafilatura more time than all the rest of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: A row's cells are counted anew for each of them: 56,000 in one took 17 s. No table that is read has so many columns.
MOST_CELLS = 300
#: Cells are made up for what others span, down and across: 4,000 by 4,000 took 4 s, and the time grows with the square.
MOST_SPANNED, _MOST_OF_ONE = 10_000, 100


def without_vast_tables(tree: HtmlElement) -> None:
    """Take rows of more cells than anybody reads out of a tree, and the spans where they are more than its cells."""
    rows = list(tree.iter("tr", "table"))
    for row in rows:
        if row.getparent() is not None and sum(1 for cell in row if cell.tag in ("td", "th")) > MOST_CELLS:
            row.drop_tree()
    spanning = [cell for cell in tree.iter("td", "th") if cell.get("rowspan") or cell.get("colspan")] if rows else []
    if sum(_span(cell, "rowspan") * _span(cell, "colspan") for cell in spanning) > MOST_SPANNED:
        for cell in spanning:
            cell.attrib.pop("rowspan", None)
            cell.attrib.pop("colspan", None)


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many rows or columns a cell spans as trafilatura reads it, which takes no more than a hundred."""
    said = cell.get(name, "1")
    return min(int(said[:4]), _MOST_OF_ONE) if said.isdecimal() else 1
