"""How long a text is, whatever its script: a character of Chinese says as much as two and a half letters."""

from __future__ import annotations

import re

#: Characters that are a syllable or a word each: Chinese and Japanese, Korean.
WIDE_CHARS = "".join(map(chr, (*range(0x2E80, 0xA000), *range(0xAC00, 0xD7A4), *range(0xF900, 0xFB00))))
#: Each says as much as so many letters.
WIDER = 2.5
#: One of them.
WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def length_of(text: str) -> int:
    """Return how long a text is in letters, or would be in a script of letters."""
    return len(text) if text.isascii() else len(text) + int((WIDER - 1) * len(WIDE.findall(text)))
