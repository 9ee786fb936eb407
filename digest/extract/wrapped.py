"""Text that was cut into lines of one width (mails, press releases, what PDFs hold): its paragraphs whole again.

A line was cut if the word that begins the next one had no room in it (RFC 3676 calls such text fixed, RFC 5322 advises
78 characters). In pages copied from browsers a paragraph is one line, however long, and nothing is changed.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A width has so many characters; shorter lines say nothing of it.
NARROWEST, WIDEST, SHORTEST = 45, 120, 36
#: Of so many of the longer lines one may be longer than the width (an address).
ONE_OF = 20
#: No line of a text that was cut is longer, whatever it is set in by.
FARTHEST = 200
#: Letters differ in width where type is set: a line that is filled so far was cut.
FILLED = 0.86
#: A text is cut where so many lines were, so large a share of the lines that another follows, and where so many of them
#: end amid a sentence, and the next begins with no capital (of German words two in five do; headlines all do).
LEAST, FOLLOWED, AMID = 3, 0.6, 0.4
#: Of a text that is known to be cut, one is enough.
CERTAIN = 1
#: Programs cut a mail at 78 characters at most (RFC 5322, 2.1.1); what lists and firms hang below it, up to so large
#: a share of its longer lines, is cut at none.
LETTER, MOST_UNCUT = 78, 0.34
#: What PDFs give back has no empty lines, and menus and headlines of any width around its columns: there a line was cut
#: for sure where the next goes on in small letters. A width holds so large a share of such lines, and so large a share
#: of them is filled; what is longer than so much of it stands in no column.
MOST_WITHIN, MOST_FILLED, BEYOND = 0.7, 0.85, 1.1
#: Where one cut line of so many ends in a hyphen, words were parted by it.
PARTED = 40
_BULLET = re.compile(r"(?:[*•·▪●■◦‣⁃+>#]|[-–—o]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_FIRST_WORD = re.compile(r"\S{1,24}")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HYPHENED = re.compile(r"([^\W\d_]+)-$")
# How a line of prose ends amid a sentence; lines of programs end otherwise.
_AMID = re.compile(r"(?:\w|[\w\"”’»)%][,;]|[\w,;%][\"”’»)]|[-–—])$")
_ADDRESS = re.compile(r"(?:\w{2,10}://|www\.)\S*")
# A line of one sign over and over parts what is above from what is below.
_RULE = re.compile(r"[\W_]+")
_STOPS = re.compile(r"[.!?…:][\"'”’»)\]]{0,2}$")


def rejoined(lines: Sequence[str], least: int = LEAST) -> Sequence[str]:
    """Return the lines of a text whose paragraphs were cut into them with each in one; those of any other as they are.

    So many lines show that it was cut; of a plain mail one is enough.
    """
    far = sum(map(FARTHEST.__lt__, map(len, lines)))
    if far * ONE_OF > len(lines) and least != CERTAIN:  # nearly all pages that browsers copied
        return lines
    bare = list(map(str.strip, lines))
    cut = _cuts(lines, bare, least)
    if not cut:
        return lines
    parted = PARTED * sum(bare[at].endswith("-") for at in cut) >= len(cut)
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(lines))) if parted else set()
    whole: list[str] = []
    for at, line in enumerate(lines):
        kept = bare[at] if at - 1 in cut else line.rstrip()
        whole.append(_before(kept, bare[at + 1], said) if at in cut else f"{kept}\n")
    return "".join(whole)[:-1].split("\n")


def _cuts(lines: Sequence[str], bare: Sequence[str], least: int) -> frozenset[int]:
    """Return the lines that were cut from the next one, none where the text was not cut at a width."""
    if (width := _width(bare, least)) and (cut := _cut_at(lines, bare, width, least)):
        return cut
    if least == CERTAIN and (width := _width_of_letter(bare)) and (cut := _cut_at(lines, bare, width, least, width)):
        return cut
    if columns := _width_of_columns(bare, least + 1):
        within = (at for at in _filled(bare, columns) if len(bare[at]) <= BEYOND * columns)
        return frozenset(at for at in within if _goes_on(lines, bare, at) and _is_of_a_paragraph(bare, at + 1, columns))
    return frozenset()


def _cut_at(
    lines: Sequence[str], bare: Sequence[str], width: int, least: int, longest: int = sys.maxsize
) -> frozenset[int]:
    """Return the lines that were cut at a width, none where too few show it; `longest` bounds those that count."""
    filled = [at for at in _filled(bare, width) if len(bare[at]) <= longest]
    cut = [at for at in filled if _goes_on(lines, bare, at)]
    amid = sum(_STOPS.search(bare[at]) is None and _is_small(bare[at + 1]) for at in cut)
    followed = sum(SHORTEST <= len(line) <= longest and below != "" for line, below in pairwise(bare))
    enough = len(cut) >= least and len(filled) >= FOLLOWED * followed and amid >= AMID * len(cut)
    return frozenset(cut) if enough else frozenset()


def _filled(bare: Sequence[str], width: int) -> list[int]:
    """Return the lines that the next one's first word had no room in."""
    followed = (at for at, (line, below) in enumerate(pairwise(bare)) if len(line) >= SHORTEST and below)
    return [at for at in followed if _is_full(bare[at], bare[at + 1], width)]


def _width(bare: Sequence[str], least: int) -> int:
    """Return the width that lines were cut at, 0 where their lengths show none."""
    sizes = [size for size in map(len, bare) if size >= SHORTEST]
    longer = sum(size > WIDEST for size in sizes)
    if len(sizes) < least or longer * ONE_OF > len(sizes):
        return 0
    width = sorted(sizes)[-1 - len(sizes) // ONE_OF]
    return width if NARROWEST <= width <= WIDEST else 0


def _width_of_letter(bare: Sequence[str]) -> int:
    """Return the width of a mail's lines but for a few that are longer than any program cuts them, 0 without such."""
    sizes = [size for size in map(len, bare) if size >= SHORTEST]
    within = [size for size in sizes if size <= LETTER]
    few = 0 < len(sizes) - len(within) <= MOST_UNCUT * len(sizes)
    return max(within) if few and max(within) >= NARROWEST else 0


def _width_of_columns(bare: Sequence[str], least: int) -> int:
    """Return the width of what goes on in small letters from line to line, 0 where most of that is not filled."""
    sizes = sorted(len(line) for line, below in pairwise(bare) if len(line) >= SHORTEST and _is_amid(line, below))
    for width in sorted({size for size in sizes if NARROWEST <= size <= WIDEST}, reverse=True):
        within = [size for size in sizes if size <= BEYOND * width]
        filled = sum(size > FILLED * FILLED * width for size in within)
        if len(within) >= max(least, MOST_WITHIN * len(sizes)) and filled >= MOST_FILLED * len(within):
            return width
    return 0


def _is_of_a_paragraph(bare: Sequence[str], at: int, width: int) -> bool:
    """Tell whether a line is no heading: it ends a sentence, is full itself, or goes on in small letters."""
    line, below = bare[at], bare[at + 1] if at + 1 < len(bare) else ""
    return line[:1].islower() or _STOPS.search(line) is not None or (bool(below) and _is_full(line, below, width))


def _is_amid(line: str, below: str) -> bool:
    """Tell whether a sentence goes on in the line below; an address begins so, and goes on with nothing."""
    if _ADDRESS.match(line) or _ADDRESS.match(below):
        return False
    return below[:1].islower() and _AMID.search(line) is not None and _BULLET.match(below) is None


def _is_small(below: str) -> bool:
    """Tell whether a line begins with no capital, and with no address."""
    return not below[0].isupper() and _RULE.fullmatch(below) is None and _ADDRESS.match(below) is None


def _is_full(line: str, below: str, width: int) -> bool:
    """Tell whether the word that begins the line below had no room in a line; without spaces any character may."""
    if WIDE.match(below):
        return len(line) + 1 >= width
    word = _FIRST_WORD.match(below)
    return len(line) + 1 + len(word.group() if word else "") > FILLED * width


def _goes_on(lines: Sequence[str], bare: Sequence[str], at: int) -> bool:
    """Tell whether the line below may go on with one: it begins no list, no paragraph set in, and heads nothing."""
    line, below = bare[at], bare[at + 1]
    if _BULLET.match(below) or _RULE.fullmatch(line) or (_ADDRESS.fullmatch(line) and not _is_small(below)):
        return False
    if line.isupper() and not below.isupper():
        return False
    return _indent(lines[at + 1]) <= _indent(lines[at]) or _BULLET.match(line) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _before(line: str, below: str, said: set[str]) -> str:
    """Return a line with what parts it from the one below; a word that a hyphen parts is as the text has it."""
    parted = _HYPHENED.search(line) if said else None
    rest = re.match(r"[^\W\d_]+", below) if parted else None
    if parted and rest and rest.group()[0].islower():
        return line if f"{parted.group(1)}-{rest.group()}" in said else line[:-1]
    glued = line.endswith("-") or (WIDE.match(below) and WIDE.match(line[-1]) and not _HANGUL.match(below))
    return line if glued else f"{line} "
