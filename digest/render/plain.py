"""Plain text: wrapping by the columns a terminal shows, and the filters templates may use; pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digest.render.words import upper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: RFC 2045 ends lines at 76; so do ours, but for addresses, which are never cut.
WIDTH = 76
#: A part of a byline of so many characters stands in one line: "Nov 20", "12 min".
_TIED = 12
# Korean has wide letters, and words with spaces between: its lines break there.
_WIDE = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
# No line begins with what closes, ends or lengthens (JIS X 4051, GB/T 15834), or ends with what opens.
_CLOSES = "、。，．！？：；·・…—～％”’)」』）】〕〉》〗］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_OPENS = "“‘(「『（【〔〈《〖［｛"
_BREAKS = re.compile(f"(?<={_WIDE.pattern})(?<![{_OPENS}])(?![{_CLOSES}])")
# What a space parts from its word all the same: French marks and quotes, units, the dash of a Slavic sentence.
_APART = frozenset("»?!:;%‰€$°–—")
_MERGE_TAG = re.compile(r"\{(?=[{%])|@(?=@)|\*(?=\|)|\[(?=\[)|%(?=%)")


def columns(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int = WIDTH, indent: str = "", first: str | None = None) -> str:
    """Return `text` in lines of `width` columns at most; a word that is longer is cut."""
    lines: list[str] = []
    line = indent if first is None else first
    used, empty = columns(line), True
    for piece, glued in _pieces(text, width - columns(indent)):
        wide = columns(piece)
        gap = "" if empty or glued else " "
        if not empty and used + len(gap) + wide > width:
            lines.append(line)
            line, used, gap = indent, columns(indent), ""
        line, used, empty = line + gap + piece, used + len(gap) + wide, False
    return "\n".join([*lines, line])


def _pieces(text: str, width: int) -> Iterator[tuple[str, bool]]:
    """Yield the parts between which a line may break, and whether no space stands before each."""
    for word in _words(text):
        glued = False
        for part in _cuts(word, width):
            yield part, glued
            glued = True


def _words(text: str) -> list[str]:
    """Return the words, each with the marks around it; of a byline's parts the short ones whole ("6 min")."""
    if " · " not in text:
        return _with_marks(text.split())
    words: list[str] = []
    for part in filter(None, (" ".join(part.split()) for part in text.split(" · "))):
        if words:
            words[-1] += " ·"
        words += [part] if len(part) <= _TIED else part.split()
    return words


def _with_marks(words: list[str]) -> list[str]:
    """Return the words with the marks that a space parts from them, never two of those in a row."""
    tied: list[str] = []
    for word in words:
        opened = bool(tied) and tied[-1] == "«"
        if tied and (opened or (word[0] in _APART and not word[1:2].isalnum())) and _takes(tied[-1], word):
            tied[-1] += f" {word}"
        else:
            tied.append(word)
    return tied


def _takes(before: str, word: str) -> bool:
    return before[-1] not in _APART or (before[-1] in "?!" and word[0] == "»")


def _cuts(word: str, width: int) -> Iterator[str]:
    if word.startswith(("https://", "<https://")):
        yield word
        return
    parts = _BREAKS.split(word) if _WIDE.search(word) else [word]
    for part in filter(None, parts):
        rest = part
        while columns(rest) > width:
            cut = _fitting(rest, width)
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _fitting(text: str, width: int) -> int:
    """Return how many characters of `text` fit, never parting a combining mark from its letter."""
    used = 0
    for at, char in enumerate(text):
        used += _columns(char)
        if used > width:
            return max(at, 1)
    return len(text)


def rule(char: str = "-", width: int = WIDTH) -> str:
    """Return a line across the page."""
    return char * width


def underline(text: str, char: str = "=") -> str:
    """Return `text`, wrapped, with a line of its own length below it."""
    wrapped = wrap(text)
    return f"{wrapped}\n{char * max(map(columns, wrapped.split(chr(10))))}"


def spread(left: str, right: str, width: int = WIDTH) -> str:
    """Return two texts at the two ends of one line, or on two lines where they do not fit."""
    gap = width - columns(left) - columns(right)
    return f"{left}{' ' * gap}{right}" if gap >= 2 else "\n".join(wrap(text, width) for text in (left, right) if text)


def tidy(text: str) -> str:
    """Return a whole text part: no trailing spaces, one empty line at most, never a signature mark."""
    lines = [line.rstrip() for line in text.splitlines()]
    lines = ["—" if line == "--" else line for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def without_merge_tags(text: str) -> str:
    """Part `{{`, `{%`, `*|`, `@@`, `[[` and `%%`: mail services read them as tags of their own."""
    return _MERGE_TAG.sub(lambda found: found.group() + " ", text)


def tied(text: str) -> str:
    """Return `text` so that no line of HTML may break in it: "Nov 20", "6 min"."""
    return text.replace(" ", "\u00a0")


FILTERS: dict[str, Callable[..., str]] = {
    "wrap": wrap, "underline": underline, "spread": spread, "tied": tied, "upper": upper,
}  # fmt: skip
