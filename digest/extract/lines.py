"""What a line of a page looks like by itself, in numbers: its shape and its words."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from digest.extract import chrome, kinds
from digest.extract.bylines import byline_of
from digest.extract.glyphs import AT, LOWER, UPPER, glyphs_of
from digest.extract.hints import filled, hints_of, places, reasons_in, told
from digest.extract.spelling import code_of
from digest.extract.spoken import LEARNED, LONGEST_LINE, as_if_parted, language_in
from digest.extract.vocabulary import FLAGGED, words_in

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.glyphs import Flags, Glyphs
    from digest.extract.hints import Values
    from digest.extract.rows import Rows
    from digest.extract.vocabulary import Words

    Matrix = NDArray[np.float32]

#: What a line shows by itself.
OWN = (
    "chars", "words", "letters_a_word", "capitals", "upper", "digits", "stops", "ends", "ends_colon", "ends_dots", "commas",
    "grammar", "calls", "you", "mark", "indent", "gap", "gap_after", "furniture", "byline", "dated", "lower", "separators",
    "address", "rights", "quotes", "money", "repeats", "ending", "topical", "talk", "names", "asks", "hashes", "label",
)  # fmt: skip


#: Of a line so many characters are looked at, and so many at its end.
SHOWN, SHOWN_LAST = 140, 50
#: What says who or when, or begins what stands below an article, is shorter; a byline whose surname is looked for, too.
LONGEST_NOTE, LONGEST_BYLINE = 120, 80
#: A label ("Location:") has fewer characters.
LONGEST_LABEL = 30


class Look(NamedTuple):
    """Hold what is known of each line of a page before it is judged."""

    rows: Rows
    lines: list[str]
    #: The language that its longer lines are in.
    language: str
    words: Words
    #: The lines that hold a digit, those that may hold a date, and those that may say when the text was published.
    digits: list[int]
    dates: list[int]
    tells_when: list[int]
    #: The lines that may begin what stands below an article, by their first word.
    openings: list[int]
    #: Why lines are furniture by their words alone; most are not.
    reasons: dict[int, str]
    #: The names that lines give which are short and say "by".
    bylines: dict[int, str]
    #: A row for each of `OWN`, a column a line.
    own: Matrix


def _shown(line: str) -> str:
    return f"{line[:SHOWN]}~{line[-SHOWN_LAST:]}"


def look_at(rows: Rows) -> Look:
    """Look at each line of a page by itself."""
    import numpy as np

    lines, shown = rows.bare, rows.bare.copy()
    size = np.fromiter(map(len, lines), dtype=np.intp, count=len(lines))
    for at in places(size > SHOWN + SHOWN_LAST):
        shown[at] = _shown(lines[at])
    glyphs = glyphs_of(shown)
    words = words_in(glyphs)
    language = language_in(lines)
    abroad = language != LEARNED
    short, hints = size < LONGEST_NOTE, hints_of(glyphs, words, abroad=abroad)
    reasons = reasons_in(lines, hints, abroad=abroad)
    bylines = told(hints.name & short, lambda at: byline_of(lines[at]))
    found = _as_a_whole(rows, glyphs) | _by_words(glyphs, words, size)
    found |= as_if_parted(language, glyphs, found)
    found["names"] = _says_a_name(words, lines, bylines)
    sparse: dict[str, Collection[int]] = {
        "furniture": reasons,
        "byline": bylines,
        "dated": places(hints.date & short),
        "ending": told(hints.ending & short, lambda at: chrome.ends_article(lines[at], abroad=abroad)),
        "talk": told(hints.talk, lambda at: chrome.is_talk(shown[at])),
        "label": told(hints.label, lambda at: lines[at].find(":", 0, LONGEST_LABEL) > 0),
    }
    own = filled(OWN, found, sparse, len(lines))
    return Look(
        rows=rows,
        lines=lines,
        language=language,
        words=words,
        digits=places(hints.digit),
        dates=places(hints.day),
        tells_when=places(hints.published),
        openings=places(hints.ending & short),
        reasons=reasons,
        bylines=bylines,
        own=own,
    )


def _as_a_whole(rows: Rows, glyphs: Glyphs) -> dict[str, Values]:
    """Return what each line shows as a whole, and the layout around it."""
    import numpy as np

    times = Counter(rows.bare)
    gaps = np.frombuffer(rows.gaps, dtype=np.uint8)
    last = glyphs.starts + glyphs.sizes - 1
    end = glyphs.codes[last]
    dots = (end == ord(".")) & (glyphs.codes[last - 1] == ord(".")) & (glyphs.codes[last - 2] == ord("."))
    return {
        "upper": glyphs.hold(UPPER) & ~glyphs.hold(LOWER),
        "ends": glyphs.ends,
        "ends_colon": end == ord(":"),
        "ends_dots": dots | (end == ord("…")),
        "mark": np.frombuffer(rows.marks, dtype=np.uint8),
        "indent": np.fromiter(rows.indents, dtype=np.float32, count=len(rows)),
        "gap": gaps,
        "gap_after": np.append(gaps[1:], 1),
        "lower": (glyphs.kinds[glyphs.starts] & LOWER) > 0,
        "repeats": np.fromiter(map(times.__getitem__, rows.bare), dtype=np.float32, count=len(rows)),
    }


def _by_words(glyphs: Glyphs, words: Words, size: NDArray[np.intp]) -> dict[str, Values]:
    """Return what the words and characters of each line add up to."""
    import numpy as np

    n = np.maximum(words.sizes, 1)
    counted = {
        "digits": kinds.FIGURE, "grammar": kinds.GRAMMAR, "calls": kinds.CALLS, "you": kinds.YOU, "capitals": kinds.CAPITAL,
    }  # fmt: skip
    found: dict[str, Values] = {**glyphs.counts}
    found |= dict(zip(counted, words.of_kinds(list(counted.values())) / n, strict=True))
    return found | {
        "chars": size,
        "words": np.where(size == glyphs.sizes, n, size / 6),
        "letters_a_word": glyphs.sizes / n,
        "rights": (glyphs.counts["rights"] > 0) | words.have(kinds.RESERVED),
        "address": glyphs.hold(AT) | words.have(kinds.ADDRESS),
        "topical": _topical(words, size) / n,
    }


def _topical(words: Words, size: NDArray[np.intp]) -> NDArray[np.uint8]:
    """Return how many words of each line the longer lines of the page share: those it says three times and more."""
    import numpy as np

    longer = (words.kinds & (kinds.LONGER | kinds.GRAMMAR)) == kinds.LONGER
    said = np.sort(words.codes.compress(longer & (size > LONGEST_LINE).take(words.line)))
    often = said[2:][said[2:] == said[:-2]]
    return words.flagged(words.among(often & np.uint32(FLAGGED - 1)) & longer)


def _says_a_name(words: Words, lines: list[str], bylines: dict[int, str]) -> Flags:
    """Return which lines hold a surname of the bylines: a long line that holds one again is the author's box."""
    import numpy as np

    holds = np.zeros(len(lines), dtype=bool)
    near = [name.split()[-1] for at, name in bylines.items() if len(lines[at]) < LONGEST_BYLINE]
    for name in near[:4]:
        holds[words.line[words.codes == code_of(name)]] = True
    return holds
