"""Threads of forums: what several people wrote, one below the other, each of it set as the first is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.linked import types_of
from digest.extract.shapes import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    import numpy as np
    from lxml.html import HtmlElement
    from numpy.typing import NDArray

    from digest.extract.blocks import Block

    Column = NDArray[np.float64]

#: What schema.org calls a thread.
THREAD = "DiscussionForumPosting"
#: A post is no button: it has so many characters.
LEAST_POST = 20


def is_of_thread(element: HtmlElement) -> bool:
    """Tell whether an element is marked as a comment within a thread, which is made of them."""
    said = element.get("itemprop") == "comment"
    return said and any(THREAD in (above.get("itemtype") or "") for above in element.iterancestors())


def is_thread(records: Sequence[dict[str, Any]], marked: Iterable[HtmlElement]) -> bool:
    """Tell whether a page is a thread, by its records or by the elements that it marks as comments."""
    return any(THREAD in types_of(record) for record in records) or any(map(is_of_thread, marked))


def with_posts(blocks: Sequence[Block], chances: Column, bar: float) -> Column:
    """Return the chances of the blocks of a thread: sentences that are set as one from the `bar` on reach it, too."""
    import numpy as np

    able = [_may_be_post(block) for block in blocks]
    set_as = [(block.tag, block.depth, block.inside, block.tables) for block in blocks]
    kinds = {set_as[at] for at in np.flatnonzero(chances >= bar) if able[at]}
    found = [at for at, kind in enumerate(set_as) if able[at] and kind in kinds]
    raised = np.array(chances)
    raised[found] = np.maximum(raised[found], bar)
    return raised


def _may_be_post(block: Block) -> bool:
    long = len(block.text) >= LEAST_POST and block.linked < len(block.text) / 2
    return long and block.tag[:1] != "h" and not block.hidden and SENTENCE_ENDS.search(block.text) is not None
