"""The words of lines as numbers: rows of a table in which the line model keeps what it learned of each."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Codes = NDArray[np.uint32]

#: So many words, first and last words, and pairs are known, those of most pages: 4,096 rows of 16 numbers are 64 KB.
SIZE = 4096
#: Of a line its beginning and its end are looked at, in words; pairs of words at its beginning only.
FIRST, LAST, PAIRS = 24, 8, 12
_WORD = re.compile(r"[^\W_]+|[©@|•·→»#$%?!:…]")
_MIX = 0x9E3779B1


def words_in(text: str) -> list[str]:
    """Return the words of a line in lower case, and the marks that sites part their lines with."""
    return _WORD.findall(text.lower())


def _heads_and_tails(words: list[str]) -> list[int]:
    kept = words if len(words) <= FIRST + LAST else words[:FIRST] + words[-LAST:]
    return [zlib.crc32(b"0" if word.isdigit() else word.encode()) for word in kept]


def asked_by(lines: Sequence[list[str]]) -> tuple[Ids, Codes]:
    """Return what lines of words ask for, as the number of the line and a code each, in the order of the lines.

    A line asks for each word, for the first and the last one once more, and for its first pairs of words.
    """
    import numpy as np

    codes = [_heads_and_tails(words) for words in lines]
    sizes = np.array([len(code) for code in codes], dtype=np.int64)
    flat = np.array([c for code in codes for c in code], dtype=np.uint64)
    starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    line = np.repeat(np.arange(len(lines)), sizes)
    place = np.arange(len(flat)) - starts[line]
    full = np.flatnonzero(sizes)
    pairs = np.flatnonzero((place < PAIRS) & (place + 1 < sizes[line]))
    asked = [
        (line, flat),
        (full, flat[starts[full]] * np.uint64(3) + np.uint64(1)),
        (full, flat[starts[full] + sizes[full] - 1] * np.uint64(5) + np.uint64(2)),
        (line[pairs], flat[pairs] * np.uint64(_MIX) + flat[pairs + 1]),
    ]
    owners = np.concatenate([owner for owner, _ in asked])
    order = np.argsort(owners, kind="stable")
    return owners[order], np.concatenate([found for _, found in asked])[order].astype(np.uint32)


def ids_of(lines: Sequence[list[str]], known: Codes) -> tuple[Ids, Ids]:
    """Return the rows of the table that lines of words ask for, and where each line begins among them.

    `known` are the codes of the rows, ascending. Each line asks for row 0 too; what has no row is passed over,
    so that a page in a language that the model has not seen is judged by the shapes of its lines.
    """
    import numpy as np

    owners, codes = asked_by(lines)
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    has = known[at] == codes
    owners = np.concatenate([np.arange(len(lines)), owners[has]])
    ids = np.concatenate([np.zeros(len(lines), dtype=np.int64), at[has] + 1])
    order = np.argsort(owners, kind="stable")
    return ids[order], np.searchsorted(owners[order], np.arange(len(lines)))
