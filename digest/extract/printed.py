"""A page that a browser printed and a viewer of PDFs gave back: the title, the address and the numbers of its pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.extract.pasted import Pasted

_STAMP = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
# "24/11/2026, 09:14 The old bridge closes - Quay News" above, "https://quay.example/bridge 1/3" below; or the title
# beside the address above, and "1 of 3 24/11/2026, 09:14" below.
_ABOVE = re.compile(
    rf"(?:{_STAMP}\s+(?P<title>\S.{{2,250}}?)|(?P<before>\S.{{2,250}}?)\s+(?P<url>https?://\S{{4,500}}))\s*$"
)
_BELOW = re.compile(
    rf"(?P<url>https?://\S{{4,500}})\s+(?P<at>\d{{1,3}})/(?P<of>\d{{1,3}})\s*$"
    rf"|(?P<no>\d{{1,3}})\s(?:of|von|sur|de|di|van|из)\s(?P<among>\d{{1,3}})\s+{_STAMP}\s*$"
)
# "Quay County Council    Page 1 of 2", on each sheet the same but for its number.
_SHEET = r"(?:[Pp]age|PAGE|[Ss]eite|[Pp][aá]gina|[Ss]trona|[Ss]id[ae]|[Сс]траница)"
_COUNTED = re.compile(
    rf"(?P<before>.{{0,120}}?)\b{_SHEET}\s+(?P<at>\d{{1,3}})\b(?:\s*(?:of|von|sur|de|di|da|van|av|af|z|из|/)\s*(?P<of>\d{{1,3}})\b)?"
    r"(?P<behind>.{0,120})$"
)
_SECOND = re.compile(rf"\b{_SHEET}\s+2\b")
#: Such a row is shorter.
LONGEST_ROW = 900
#: A row that counts stands so often.
LEAST_SHEETS = 2
#: A title may be set in so many lines.
MOST_LINES = 4
# Viewers give a hyphen at the end of a line as a sign that is no letter.
_PARTED = re.compile(r"(?<![^\W\d_])(?P<one>[^\W\d_]{1,60})[\ufffe\u00ad]\n?(?P<two>[^\W\d_]{1,60})")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def whole_words(text: str) -> str:
    """Return a text with the words whole that a viewer parted at the ends of lines."""
    said = Counter(_WORD.findall(text))
    return _PARTED.sub(lambda word: _joined(word, said), text)


def unprinted(found: Pasted) -> Pasted:
    """Return the lines of a printed page without what stands around each of its sheets."""
    ends = [at for at, line in enumerate(found.lines) if ":" in line and line.rstrip()[-1:].isdigit()]
    below = [at for at in ends if _row(_BELOW, found.lines[at])]
    return _without_sheets(found, below) if below else found


def uncounted(found: Pasted, text: str) -> Pasted:
    """Return the lines of a text without the row that counts its sheets, above or below each of them."""
    if not _SECOND.search(text):
        return found
    rows = [(at, row) for at, line in enumerate(found.lines) if (row := _row(_COUNTED, line))]
    same = {(row["before"].strip(), row["of"], row["behind"].strip()) for _, row in rows}
    counts = [int(row["at"]) for _, row in rows]
    if len(same) != 1 or len(counts) < LEAST_SHEETS or counts != list(range(counts[0], counts[0] + len(counts))):
        return found
    gone = {at for at, _ in rows}
    kept = [line for at, line in enumerate(found.lines) if at not in gone]
    removed = found.without([found.lines[at] for at in sorted(gone)], "printed on each sheet")
    return replace(found, lines=kept, removed=removed)


def _row(form: re.Pattern[str], line: str) -> re.Match[str] | None:
    return form.match(line.strip()) if len(line) < LONGEST_ROW else None


def _joined(word: re.Match[str], said: Counter[str]) -> str:
    """Return a word that was parted at the end of a line: with its hyphen where its second half is a word by itself."""
    one, two = word["one"], word["two"]
    hyphened = f"{one}-{two}" in said or two[0].isupper() or (f"{one}{two}" not in said and said[two] > 1)
    return f"{one}-{two}" if hyphened else f"{one}{two}"


def _without_sheets(found: Pasted, below: Sequence[int]) -> Pasted:
    """Return the lines without the titles and numbers of the sheets that they were printed on."""
    lines = found.lines
    numbers = frozenset(below)
    near = {0, 1, 2, *(at + step for at in below for step in (-2, -1, 1, 2))} - numbers
    above = [at for at in near if 0 <= at < len(lines) and _row(_ABOVE, lines[at])]
    gone = numbers.union(above)
    url = next((row["url"] for at in below if (row := _row(_BELOW, lines[at])) and row["url"]), None)
    heads = [row for at in above if (row := _row(_ABOVE, lines[at]))]
    title = next((row["title"] or row["before"] for row in heads), None)
    url = url or next((row["url"] for row in heads if row["url"]), None)
    kept = [line for at, line in enumerate(lines) if at not in gone]
    return replace(
        found,
        lines=_titled(kept, title) if title else kept,
        heading=title,
        printed=True,
        url=safe_url(url) if url else None,
        removed=found.without([lines[at] for at in sorted(gone)], "printed on each sheet"),
    )


def _titled(lines: Sequence[str], title: str) -> list[str]:
    """Return lines with the title in one of them, where it was set in several."""
    for at in range(len(lines)):
        line = lines[at].strip()
        if not line or not title.startswith(line):
            continue
        for more in range(1, MOST_LINES):
            line = f"{line} {lines[at + more].strip()}" if at + more < len(lines) else ""
            if line == title or (line and title.startswith(f"{line} ") and not title[len(line) + 1].isalnum()):
                return [*lines[:at], "", line, "", *lines[at + more + 1 :]]
    return list(lines)
