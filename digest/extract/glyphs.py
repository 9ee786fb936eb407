"""What the characters of lines add up to: capitals, commas, quotes, the ends of sentences."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.int64]

#: What is counted in each line, and the characters that count.
MARKS = {
    "commas": ",،、，",
    "separators": "|·»/•",
    "quotes": '"“«„',
    "money": "$€%",
    "rights": "©",
    "asks": "?!？！",
    "hashes": "#",
}
_STOPS, _STOPS_ALONE, _CLOSING = ".!?…。！？।؟", "。！？", "\"'”’»)]"
_UPPER, _SPACE, _DIGIT, _STOP, _ALONE, _CLOSES = (1 << at for at in range(6))
#: Letters beyond this (emoji, rare scripts) have no case and end no sentence.
_LAST = 0xFFFF


@lru_cache(maxsize=1)
def _kinds() -> NDArray[np.uint16]:
    """Return the kinds of each character, a bit each."""
    import numpy as np

    table = np.zeros(_LAST + 1, dtype=np.uint16)
    for code in range(_LAST + 1):
        char = chr(code)
        table[code] = char.isupper() * _UPPER + char.isspace() * _SPACE + char.isdigit() * _DIGIT
    marks = {_STOP: _STOPS, _ALONE: _STOPS_ALONE, _CLOSES: _CLOSING}
    marks |= {_CLOSES << at: chars for at, chars in enumerate(MARKS.values(), start=1)}
    for bit, chars in marks.items():
        table[list(map(ord, chars))] |= bit
    return table


def glyphs_of(lines: Sequence[str]) -> dict[str, Counts]:
    """Return how many of `MARKS`, `capitals` (words with one), `digits`, `stops` each line holds."""
    import numpy as np

    text = "\n".join(lines) + "\n    "
    kinds = _kinds()[np.minimum(np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32), _LAST)]
    at = np.flatnonzero(kinds & ~np.uint16(_SPACE))
    ends = np.cumsum(np.fromiter(map(len, lines), dtype=np.int64, count=len(lines)) + 1)
    line, kind = np.searchsorted(ends, at, side="right"), kinds[at]

    def count(flags: NDArray[np.bool_]) -> Counts:
        return np.bincount(line[flags], minlength=len(lines))

    upper = (kind & _UPPER) > 0
    upper[upper] = (at[upper] == 0) | ((kinds[at[upper] - 1] & _SPACE) > 0)
    stop = (kind & _STOP) > 0
    stop[stop] = _ends(kinds, at[stop])
    found = {name: count((kind & (_CLOSES << by)) > 0) for by, name in enumerate(MARKS, start=1)}
    return found | {"capitals": count(upper), "digits": count((kind & _DIGIT) > 0), "stops": count(stop)}


def _ends(kinds: NDArray[np.uint16], at: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return which marks end a sentence: a space behind them, with up to three closing marks between."""
    ends = (kinds[at] & _ALONE) > 0
    inside = ~ends
    for by in (1, 2, 3, 4):
        ends |= inside & ((kinds[at + by] & _SPACE) > 0)
        inside &= (kinds[at + by] & _CLOSES) > 0
    return ends
