"""A page's text that a program took out without its line breaks ("SportThe bridge closesBy Ann Lee"): parted again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Such a text stands in one line of so many characters, or nearly: it has so large a share of all.
LONGEST, SHARE = 500, 0.8
#: It is glued in so many places at least, and in one of so many characters.
LEAST, EVERY = 8, 600
_UPPER = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_LOWER = "a-zß-öø-ÿćčďđęěğıłńňőœřśşšťůűźżžα-ωа-яёєіїґ"
# Behind a sentence and what closes it, a word or a figure, a capital begins the next line (not within "U.S.").
_SEAM = re.compile(
    rf"(?:(?<=[{_LOWER}\d)%][.!?…])|(?<=[.!?…][”»)\"’])|(?<=[{_LOWER}”»)]))(?=[“«(]?[{_UPPER}])"
    rf"|(?<=\d)(?=[{_UPPER}][{_LOWER}]{{2}})|(?<=[{_LOWER}])(?=©|\"[{_UPPER}]|\d{{1,2}}[:.]\d\d)"
)
# Names with a capital amid them, and what begins some.
_NAMES = (
    "WhatsApp", "YouTube", "LinkedIn", "TikTok", "FaceTime", "PayPal", "GitHub", "JavaScript", "TypeScript",
    "PowerPoint", "OpenAI", "DeepMind", "ChatGPT", "SpaceX", "MasterCard", "WordPress", "SoundCloud", "PhD",
)  # fmt: skip
_BEGINS = re.compile(r"(?<![^\W\d_])(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|[a-z])$")
_FARTHEST = max(map(len, _NAMES))


def parted(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a text that was glued together, parted where it was; those of any other as they are."""
    longest = max(lines, key=len, default="")
    if len(longest) < LONGEST or len(longest) < SHARE * sum(map(len, lines)):
        return lines
    seams = [seam.start() for seam in _SEAM.finditer(longest) if not _is_amid_a_name(longest, seam.start())]
    if len(seams) < max(LEAST, len(longest) / EVERY):
        return lines
    at = lines.index(longest)
    return [*lines[:at], *_pieces(longest, seams), *lines[at + 1 :]]


def _is_amid_a_name(line: str, at: int) -> bool:
    """Tell whether a capital belongs amid a word: "McDonald", "iPhone", "WhatsApp"."""
    if _BEGINS.search(line, max(0, at - 5), at):
        return True
    low, around = max(0, at - _FARTHEST), line[max(0, at - _FARTHEST) : at + _FARTHEST]
    found = ((around.rfind(name, 0, at - low + len(name)), len(name)) for name in _NAMES)
    return any(0 <= first < at - low < first + size for first, size in found)


def _pieces(line: str, seams: Sequence[int]) -> list[str]:
    """Return the pieces between seams; a straight quotation mark that opens stands with what it quotes."""
    pieces: list[str] = []
    first = 0
    for seam in seams:
        opens = line[seam - 1] == '"' and line.count('"', first, seam) % 2 == 1
        pieces.append(line[first : seam - opens])
        first = seam - opens
    return [*pieces, line[first:]]
