"""What a line of a page looks like, in numbers: its own shape, its words, and its neighbors."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import moment_of
from digest.extract import chrome, kinds
from digest.extract.bylines import byline_of
from digest.extract.glyphs import glyphs_of
from digest.extract.vocabulary import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Counts
    from digest.extract.rows import Row
    from digest.extract.vocabulary import Words

    Matrix = NDArray[np.float32]
    Values = NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_] | list[int] | list[bool]

_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:h]\d\d|\bago\b")
OWN = (
    "chars", "words", "letters_a_word", "capitals", "upper", "digits", "stops", "ends", "ends_colon", "ends_dots", "commas",
    "grammar", "calls", "you", "mark", "indent", "gap", "gap_after", "furniture", "byline", "dated", "lower", "separators",
    "address", "rights", "quotes", "money", "repeats", "ending", "topical", "talk", "names", "asks", "hashes", "label",
)  # fmt: skip


#: Of a line so many characters are looked at, and so many at its end.
SHOWN, SHOWN_LAST = 180, 60
#: What says who or when, or begins what stands below an article, is shorter; a byline whose surname is looked for, too.
LONGEST_NOTE, LONGEST_BYLINE = 120, 80
ENDINGS = frozenset(".!?…。！？।؟")


class Look(NamedTuple):
    """Hold what is known of each line of a page before it is judged."""

    rows: Sequence[Row]
    lines: list[str]
    words: Words
    #: Whether it holds a digit, without which it names no day.
    digits: list[bool]
    #: Why the line is furniture by its words alone.
    reasons: list[str | None]
    #: The name it gives, where it is short and says "by".
    bylines: list[str | None]
    own: Matrix


def _shown(line: str) -> str:
    return line if len(line) <= SHOWN + SHOWN_LAST else f"{line[:SHOWN]} {line[-SHOWN_LAST:]}"


def look_at(rows: Sequence[Row]) -> Look:
    """Look at each line of a page by itself."""
    import numpy as np

    lines = [row.bare for row in rows]
    shown = [_shown(line) for line in lines]
    words, glyphs = words_of(shown), glyphs_of(shown)
    rare, naming = (words.of_kind(kinds.RARE) > 0).tolist(), (words.of_kind(kinds.NAMING) > 0).tolist()
    digits = (glyphs["digits"] > 0).tolist()
    reasons = [chrome.reason_in(line, rare=held) for line, held in zip(lines, rare, strict=True)]
    bylines = [
        byline_of(line) if named and len(line) < LONGEST_NOTE else None
        for line, named in zip(lines, naming, strict=True)
    ]
    found = _as_a_whole(rows, lines, shown) | _by_words(words) | _by_glyphs(glyphs, words)
    found |= _by_patterns(lines, shown, digits, (words.of_kind(kinds.TALK) > 0).tolist())
    n = np.maximum(words.sizes, 1)
    size, cut = np.array([len(line) for line in lines]), np.array([len(line) for line in shown])
    found |= {"chars": size, "words": np.where(size == cut, n, size / 6), "letters_a_word": cut / n}
    found["furniture"] = [reason is not None for reason in reasons]
    found["byline"] = [name is not None for name in bylines]
    found["topical"] = _topical(words, size) / n
    found["names"] = _says_a_name(words, lines, bylines)
    own = np.empty((len(rows), len(OWN)), dtype=np.float32)
    for at, name in enumerate(OWN):
        own[:, at] = found[name]
    return Look(rows, lines, words, digits, reasons, bylines, own)


def _as_a_whole(rows: Sequence[Row], lines: list[str], shown: list[str]) -> dict[str, Values]:
    """Return what each line shows as a whole, and the layout around it."""
    gaps = [row.gap for row in rows]
    times = Counter(lines)
    last = [line.rstrip("\"'”’»)] ")[-1:] for line in lines]
    return {
        "upper": [start.isupper() for start in shown],
        "ends": [end in ENDINGS for end in last],
        "ends_colon": [end == ":" for end in last],
        "ends_dots": [line.endswith(("...", "…")) for line in lines],
        "mark": [row.mark for row in rows],
        "indent": [row.indent for row in rows],
        "gap": gaps,
        "gap_after": [*gaps[1:], 1],
        "lower": [line[0].islower() for line in lines],
        "repeats": [times[line] for line in lines],
        "label": [line.find(":", 0, 30) > 0 for line in lines],
    }


def _by_words(words: Words) -> dict[str, Values]:
    """Return how many of the words of each line are of a kind."""
    import numpy as np

    n = np.maximum(words.sizes, 1)
    counted = {"digits": kinds.FIGURE, "grammar": kinds.GRAMMAR, "calls": kinds.CALLS, "you": kinds.YOU}
    found: dict[str, Values] = {name: words.of_kind(kind) / n for name, kind in counted.items()}
    return found | {"address": words.of_kind(kinds.ADDRESS) > 0}


def _by_glyphs(glyphs: dict[str, Counts], words: Words) -> dict[str, Values]:
    """Return what the characters of each line come to."""
    import numpy as np

    found: dict[str, Values] = {
        name: glyphs[name] for name in ("stops", "commas", "separators", "quotes", "money", "asks", "hashes")
    }
    found["rights"] = (glyphs["rights"] > 0) | (words.of_kind(kinds.RESERVED) > 0)
    found["capitals"] = glyphs["capitals"] / np.maximum(words.sizes, 1)
    return found


def _by_patterns(lines: list[str], shown: list[str], digits: list[bool], talks: list[bool]) -> dict[str, Values]:
    """Return which lines name a day, begin what stands below an article, or belong to a talk about it."""
    short = [len(line) < LONGEST_NOTE for line in lines]
    return {
        "dated": [few and some and _is_dated(line) for line, few, some in zip(lines, short, digits, strict=True)],
        "ending": [few and chrome.ends_article(line) for line, few in zip(lines, short, strict=True)],
        "talk": [some and chrome.is_talk(line) for line, some in zip(shown, talks, strict=True)],
    }


def _topical(words: Words, size: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many words of each line the longer lines of the page share: those it says three times and more."""
    import numpy as np

    told = np.flatnonzero((words.kinds & (kinds.LONGER | kinds.GRAMMAR)) == kinds.LONGER)
    codes = words.codes[told]
    known, counts = np.unique(codes[size[words.line[told]] > 90], return_counts=True)
    often = known[counts >= 3]
    if not len(often):
        return np.zeros(len(size), dtype=np.int64)
    shared = told[often[np.minimum(np.searchsorted(often, codes), len(often) - 1)] == codes]
    return np.bincount(words.line[shared], minlength=len(size))


def _says_a_name(words: Words, lines: list[str], bylines: list[str | None]) -> NDArray[np.bool_]:
    """Return which lines hold a surname of the bylines: a long line that holds one again is the author's box."""
    import numpy as np

    near = [name.split()[-1] for line, name in zip(lines, bylines, strict=True) if name and len(line) < LONGEST_BYLINE]
    codes = words_of(near[:4]).codes
    holds = np.isin(words.codes, codes) if near else np.zeros(len(words.codes), dtype=bool)
    return np.bincount(words.line[holds], minlength=len(lines)) > 0


def _is_dated(line: str) -> bool:
    return _DATE.search(line) is not None and moment_of(line) is not None


#: What is counted rather than measured goes to the nets as a logarithm.
_COUNTED = ("chars", "words", "letters_a_word", "stops", "commas", "indent", "repeats")
_FAR = (1, 3, 4, 5, 6, 7, 8, 9, 10)
MARKS = 5


def net_table(own: Matrix, place: Matrix) -> Matrix:
    """Return what the nets see of each line: itself, where it stands, and the kind of its bullet."""
    import numpy as np

    own, place = own.copy(), place.copy()
    mark = own[:, OWN.index("mark")].astype(np.int64)
    for columns, table in (([OWN.index(name) for name in _COUNTED], own), (list(_FAR), place)):
        table[:, columns] = np.log1p(np.maximum(table[:, columns], 0))
    return np.hstack([own, place, np.eye(MARKS)[mark]]).astype(np.float32)


def place_features(own: Matrix) -> Matrix:
    """Return where lines stand: in the page, in its text, from its long lines, from its endings, by their indent."""
    import numpy as np

    n = len(own)
    at = np.arange(n)
    chars = own[:, 0]
    long = (chars > 100) & (own[:, OWN.index("ends")] > 0)
    text = np.where(long, chars, 0)
    share = np.cumsum(text) / max(1.0, text.sum())
    ending = own[:, OWN.index("ending")] > 0
    place = [
        at / n, np.full(n, n), share, since(long), since(long[::-1])[::-1], since(ending), since(ending[::-1])[::-1],
        np.cumsum(ending), since(own[:, OWN.index("dated")] > 0), since(own[:, OWN.index("byline")] > 0),
        np.full(n, long.sum()), np.full(n, own[:, OWN.index("gap")].mean()), *_indents(own, text),
    ]  # fmt: skip
    return np.stack(place, axis=1).astype(np.float32)


def since(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many lines ago the last flagged line stood, 200 at most."""
    import numpy as np

    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, at, -1000))
    return np.minimum(at - last, 200).astype(np.float64)


def _indents(own: Matrix, text: NDArray[np.float32]) -> list[NDArray[np.float64]]:
    """Return the indent against the body's, the share of text at it, and how it changes from line to line."""
    import numpy as np

    indent = own[:, OWN.index("indent")].astype(np.int64)
    n = len(indent)
    if n == 0 or indent.max() < 4:
        return [np.full(n, -99.0)] * 4
    indent = np.minimum(indent, 400)
    mass = np.bincount(indent, weights=text + 1)
    main = int(np.argmax(mass))
    before = np.concatenate([[0], np.diff(indent)])
    return [indent - main, mass[indent] / mass.sum(), before, np.concatenate([before[1:], [0]])]
