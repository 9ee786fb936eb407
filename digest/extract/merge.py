"""The blocks of a page that are its article: judged by what they look like and by what trafilatura takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from digest.extract.blocks import APART, ASIDE, FOOTER, NAV
from digest.extract.bounds import end_of
from digest.extract.forest import shipped_forest
from digest.extract.shapes import SENTENCE_ENDS, features
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.blocks import Block

    Column = NDArray[np.float64]

#: From these chances on a block is body: one that trafilatura took, and one that it left out; set out of fold
#: (bench/train_pages.py), after the lines that are known by their words.
DROP, ADD = 0.5, 0.4
#: A cell of data holds fewer blocks.
MUCH = 4
_CELLS = frozenset(["td", "th"])
_HEADINGS = frozenset(["h2", "h3", "h4", "h5"])
_CAPTIONS = frozenset(["figcaption", "caption"])
#: Links are short up to here; out of fold, leaving them out costs .0004 of word-F1 and saves half of the looking.
_SHORT = 80
#: Shorter lines are too common to be found in a text by their letters alone.
_SURE = 12
#: Of a longer text its beginning or end may stand there, in so many characters.
_LONG, _PART = 60, 40
#: A block of so many characters that stands twice is body once: pages carry copies for phones and for printing.
_REPEATED = 60
#: In other languages than the model's: so likely a paragraph must be, that trafilatura took so much of, to stand
#: beside another; and shorter texts may be labels, in letters. (612 short pages of nine languages, four layouts of 153
#: texts that were written for this: 27 had lost a paragraph and 101 kept a label, now none and none.)
_KIN, _WHOLE, _LABEL = 0.3, 0.9, 50
#: A text of more characters runs on.
_RUNNING = 140
#: So many captions that say more than all the rest are what a gallery is read for.
_GALLERY = 3
#: Where hidden lines say less than this share of a text, they are no part of it.
_FOLDED = 0.25
_TEXT = frozenset(["p", "div"])
#: Of the blocks that begin with a line's first word, so many are tried as its beginning: of 7,500 equal blocks each was
#: tried for each (23 s).
_TRIED = 50
#: Where the model keeps less than this share of what trafilatura found, the walk through the page has missed the body.
_LEAST_SHARE = 0.25


def taken(blocks: Sequence[Block], body: str) -> Column:
    """Return how much of each block stands in the body that trafilatura found: 1 all, 0 none."""
    import numpy as np

    lines = {line.strip(" -•|") for line in body.splitlines()}
    words = body.split()
    flat, letters = " ".join(words), accumulate(map(len, words), initial=0)
    begins = {flat[before + at : before + at + _SURE] for at, before in enumerate(letters)}
    return np.array([_share_taken(_bare(block.text), lines, flat, begins) for block in blocks])


def _bare(text: str) -> str:
    """Return a text as trafilatura gives it: without the joiners that spell Persian and Hindi words."""
    return text if text.isascii() else text.replace("\u200c", "").replace("\u200d", "")


def _share_taken(text: str, lines: set[str], flat: str, begins: set[str]) -> float:
    """Return how much of a text stands in what was taken; it is looked for where words begin as it does."""
    if text in lines:
        return 1.0
    begun = text[:_SURE] in begins
    if begun and len(text) >= _SURE and text in flat:
        return 0.9
    return 0.7 if len(text) > _LONG and ((begun and text[:_PART] in flat) or text[-_PART:] in flat) else 0.0


def chances_of(blocks: Sequence[Block], inside: Column, title_at: int) -> Column:
    """Return the chance of each block to be body; menus that trafilatura left out have none."""
    import numpy as np

    judged = [bool(took) or not _is_menu(block) for block, took in zip(blocks, inside, strict=True)]
    rows = np.flatnonzero(judged)
    chances = np.zeros(len(blocks))
    if len(rows):
        chances[rows] = shipped_forest().chances(features(blocks, inside, title_at, judged)[rows])
    chances[[at for at, block in enumerate(blocks) if block.inside & APART]] = 0
    chances[_contents(blocks)] = 0
    chances[_kickers(blocks, inside, title_at)] = 0
    asked = _asked(blocks, chances)
    chances[asked] = np.maximum(chances[asked], DROP)
    return chances


def _asked(blocks: Sequence[Block], chances: Column) -> list[int]:
    """Return the places of questions that the article answers right below them, two at least that are set as one."""
    import numpy as np

    kept = chances >= DROP
    asked = [
        at
        for at in (int(place) - 1 for place in np.flatnonzero(kept))
        if at >= 0 and not kept[at] and _asks(blocks[at], blocks[at + 1])
    ]
    kinds = Counter((blocks[at].tag, blocks[at].depth) for at in asked)
    return [at for at in asked if kinds[blocks[at].tag, blocks[at].depth] > 1]


def _asks(block: Block, below: Block) -> bool:
    """Tell whether a block asks what the one below it answers in a longer sentence."""
    short = block.text[-1] == "?" and len(block.text) < min(_RUNNING, len(below.text)) and not block.linked
    return short and not block.inside & (APART | FOOTER) and SENTENCE_ENDS.search(below.text) is not None


def _contents(blocks: Sequence[Block]) -> list[int]:
    """Return the places of a table of contents: entries of lists, two at least, that stand as headings below."""
    headings = {block.text: at for at, block in enumerate(blocks) if block.tag in _HEADINGS}
    found = [
        at
        for at, block in enumerate(blocks)
        if block.lists and headings.get(block.text, -1) > at and block.tag not in _HEADINGS
    ]
    return found if len(found) > 1 else []


def _kickers(blocks: Sequence[Block], inside: Column, title_at: int) -> list[int]:
    """Return the places of what stands above the headline in a few words: a section, a day, a way through the site."""
    if any(inside[at] and len(blocks[at].text) > _RUNNING for at in range(title_at)):
        return []  # it is said again below the text
    above = (at for at in range(title_at) if len(blocks[at].text) < _LABEL)
    return [at for at in above if SENTENCE_ENDS.search(blocks[at].text) is None]


def _is_menu(block: Block) -> bool:
    """Tell whether a block stands in a menu or a footer, or is a short link: half of the blocks of a page."""
    return bool(block.inside & (NAV | FOOTER)) or (len(block.text) < _SHORT and block.linked > 0.8 * len(block.text))


def chosen(
    blocks: Sequence[Block], body: Sequence[str], inside: Column, chances: Column, *, abroad: bool = True
) -> list[str]:
    """Return the lines of the article: the likely blocks, or trafilatura's where next to nothing is among them."""
    kept: list[str] = []
    seen: set[str] = set()
    for text in _likely(blocks, inside, _abroad(blocks, inside, chances) if abroad else chances):
        if text not in seen:
            kept.append(text)
        if len(text) > _REPEATED:
            seen.add(text)
    if sum(map(len, kept)) < _LEAST_SHARE * sum(map(len, body)):
        return list(_parted(body, blocks))
    kept = _with_captions(blocks, _without_hidden(blocks, kept))
    end = end_of(kept, list(accumulate(map(len, kept))), range(1, len(kept)), abroad=abroad)
    return kept[: end[0]] if end else kept


def _without_hidden(blocks: Sequence[Block], kept: list[str]) -> list[str]:
    """Return the lines of an article that are to be seen, but for one that unfolds: most of it is hidden at first.

    Of 396 real pages eight keep hidden lines: three unfold (180 of 196 such lines are text), five do not (0 of 13).
    """
    seen = frozenset(block.text for block in blocks if not block.hidden)
    hidden = frozenset(block.text for block in blocks if block.hidden) - seen
    size = sum(len(line) for line in kept if line in hidden)
    return [line for line in kept if line not in hidden] if size < _FOLDED * sum(map(len, kept)) else kept


def _with_captions(blocks: Sequence[Block], kept: list[str]) -> list[str]:
    """Return the lines of an article with the captions of its pictures, where these say most of it: a gallery."""
    told = [block.text for block in blocks if block.tag in _CAPTIONS and not block.inside & (ASIDE | NAV | FOOTER)]
    told = [text for text in told if SENTENCE_ENDS.search(text) and length_of(text) >= _LABEL]
    size = sum(map(len, kept))
    if len(told) < _GALLERY or not size or sum(map(len, told)) < size:
        return kept
    body = frozenset((*kept, *told))
    return list(dict.fromkeys(block.text for block in blocks if block.text in body))


def _abroad(blocks: Sequence[Block], inside: Column, chances: Column) -> Column:
    """Return the chances of blocks in a language that the model did not learn, where their form says more than it.

    A paragraph beside one of the article, in its container, goes on with it; a few words within a footer or a box, or
    that are all link, are none of it.
    """
    import numpy as np

    found = np.array(chances)
    ends = [SENTENCE_ENDS.search(block.text) is not None for block in blocks]
    for at, block in enumerate(blocks):
        if not ends[at] and length_of(block.text) < _LABEL and _is_label(block):
            found[at] = 0
    able = [ends[at] and not block.linked and inside[at] >= _WHOLE for at, block in enumerate(blocks)]
    for order in (range(len(blocks)), reversed(range(len(blocks)))):
        before = -1
        for at in order:
            if before >= 0 and able[at] and _KIN <= found[at] < DROP and _are_kin(blocks[before], blocks[at]):
                found[at] = DROP
            before = at if found[at] >= DROP else before
    return found


def _is_label(block: Block) -> bool:
    """Tell whether a block that is no sentence stands where no article does, or leads elsewhere."""
    return bool(block.inside & (ASIDE | NAV | FOOTER)) or (block.tag in _TEXT and block.linked > 0.8 * len(block.text))


def _are_kin(one: Block, other: Block) -> bool:
    return one.tag == other.tag == "p" and one.above[:1] == other.above[:1]


def _parted(body: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the blocks that trafilatura has run together in a line, as it does where an article is short to it.

    It counts characters, and a notice of a hundred Japanese ones says as much as one of 250 letters.
    """
    bare, begins = [_bare(block.text) for block in blocks], defaultdict[str, list[int]](list)
    for at, text in enumerate(bare):
        begins[text.partition(" ")[0]].append(at)
    for line in body:
        tried = begins.get(line.partition(" ")[0], [])[:_TRIED]
        row = next(filter(None, (_row_in(line, bare, first) for first in tried)), None)
        yield from (blocks[at].text for at in row) if row else (line,)


def _row_in(line: str, bare: Sequence[str], first: int) -> range | None:
    """Return the blocks from the first on that make up a line, None where they do not."""
    at = 0
    for number in range(first, len(bare)):
        said = f" {bare[number]}" if at else bare[number]
        if not line.startswith(said, at):
            return None
        at += len(said)
        if at == len(line):
            return range(first, number + 1)
    return None


def _likely(blocks: Sequence[Block], inside: Column, chances: Column) -> Iterator[str]:
    """Yield the texts of the likely blocks; the cells of a row stay or go together, in one line."""
    import numpy as np

    odds = (chances - np.where(inside > 0, DROP, ADD)).tolist()
    for _, found in groupby(range(len(blocks)), key=lambda at: blocks[at].row if blocks[at].tag in _CELLS else -at - 1):
        row = list(found)
        sizes = [len(blocks[at].text) for at in row]
        if len(row) > 1 and _lays_out([blocks[at] for at in row]):
            yield from (blocks[at].text for at in row if odds[at] >= 0)
            continue
        if blocks[row[0]].tag not in _CAPTIONS and sum(odds[at] * n for at, n in zip(row, sizes, strict=True)) >= 0:
            yield " | ".join(blocks[at].text for at in row)


def _lays_out(row: Sequence[Block]) -> bool:
    """Tell whether a row lays out a page, and is none of data: it is one cell, or one of its cells holds much."""
    if any(block.tag != "td" for block in row):
        return False
    cells = Counter(block.above[:1] for block in row)
    return len(cells) == 1 or max(cells.values()) >= MUCH
