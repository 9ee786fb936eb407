"""What the net sees of each line: what it looks like by itself, and where it stands in its page."""

# ruff: noqa: E501 - lists of features read best one kind a line

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.lines import OWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Matrix

    Row = NDArray[np.float32]

#: Where a line stands: its share of the lines and of the text above, how many lines from what is flagged,
#: how many lines there are, and its indent beside the others'.
PLACE = (
    "above", "lines", "text_above", "since_long", "until_long", "since_ending", "until_ending", "endings", "since_dated",
    "since_byline", "long", "gaps", "from_main", "at_indent", "change", "change_below",
)  # fmt: skip
#: A bullet is one of so many kinds, a feature each.
MARKS = 5
FEATURES = (*OWN, *PLACE, *(f"mark_{kind}" for kind in range(MARKS)))
#: What is counted rather than measured goes to the net as a logarithm.
_COUNTED = (
    "chars", "words", "letters_a_word", "stops", "commas", "indent", "repeats", "lines", "since_long", "until_long",
    "since_ending", "until_ending", "endings", "since_dated", "since_byline", "long",
)  # fmt: skip
_CHARS, _GAP, _INDENT, _MARK = (OWN.index(name) for name in ("chars", "gap", "indent", "mark"))
_FLAGS = [OWN.index(name) for name in ("ends", "ending", "dated", "byline")]
_AS_LOGARITHM = [FEATURES.index(name) for name in _COUNTED]
#: A long line has more characters, and ends as a sentence does; what stands farther away than this is as far.
_LONG, _FAR = 100, 200
#: An indent is measured up to here; a page without any has none to compare.
_WIDEST, _LEAST_INDENT, _NO_INDENT = 400, 4, -99


def table_of(own: Matrix) -> Matrix:
    """Return what the net sees, a row for each of `FEATURES`, a column a line."""
    import numpy as np

    n = own.shape[1]
    table = np.empty((len(FEATURES), n), dtype=np.float32)
    table[: len(OWN)] = own
    flags = own.take(_FLAGS, axis=0) > 0
    flags[0] &= own[_CHARS] > _LONG
    text, ending = own[_CHARS] * flags[0], flags[1]
    above = text.cumsum()
    far = _since(np.concatenate((flags, flags[:2, ::-1])))
    since_long, since_ending, since_dated, since_byline = far[:4]
    until_long, until_ending = far[4:, ::-1]
    rows = (
        np.arange(n) / n, n, above / max(1.0, above[-1]), since_long, until_long, since_ending, until_ending,
        ending.cumsum(), since_dated, since_byline, np.count_nonzero(flags[0]), np.count_nonzero(own[_GAP]) / n,
        *_indents(own[_INDENT], text),
    )  # fmt: skip
    for at, row in enumerate(rows, start=len(OWN)):
        table[at] = row
    table[-MARKS:] = own[_MARK] == np.arange(MARKS, dtype=np.float32)[:, None]
    table[_AS_LOGARITHM] = np.log(table.take(_AS_LOGARITHM, axis=0) + 1)
    return table


def _since(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return how many lines ago the last flagged line stood, for each row of flags."""
    import numpy as np

    at = np.arange(flags.shape[1])
    last = np.maximum.accumulate(np.where(flags, at, -1000), axis=1)
    found: NDArray[np.intp] = np.subtract(at, last, out=last)
    return np.minimum(found, _FAR, out=found)


def _indents(indents: Row, text: Row) -> Sequence[NDArray[np.generic] | int]:
    """Return the indent against the body's, the share of text at it, and how it changes from line to line."""
    import numpy as np

    if indents.max() < _LEAST_INDENT:
        return (_NO_INDENT,) * 4
    indent = np.minimum(indents, _WIDEST).astype(np.intp)
    mass = np.bincount(indent, weights=text + 1)
    change = np.zeros(len(indent) + 1, dtype=np.intp)
    np.subtract(indent[1:], indent[:-1], out=change[1:-1])
    return indent - mass.argmax(), (mass / mass.sum())[indent], change[:-1], change[1:]
