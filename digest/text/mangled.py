"""Letters that were read in the wrong charset before a page was saved ("donâ€™t"): read as they were meant."""

from __future__ import annotations

import re

#: What the bytes of a UTF-8 letter behind its first look like, read as Latin-1 or as Windows-1252.
_SHOWN = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_BEHIND = f"[\u0080-\u00bf{_SHOWN}]"
_LETTER = re.compile(f"[\u00c2-\u00df]{_BEHIND}|[\u00e0-\u00ef]{_BEHIND}{{2}}|[\u00f0-\u00f4]{_BEHIND}{{3}}")
#: No text holds a control sign behind a letter with a mark, nor "â€" before such a sign.
_PROOF = re.compile(f"[\u00c2-\u00f4][\u0080-\u009f]|\u00e2€{_BEHIND}|\u00f0Ÿ{_BEHIND}")
#: Pairs such as "Ã©" prove it where there are so many: one or two may be what a text on charsets speaks of.
_PAIRS, _MANY = re.compile("\u00c3[\u00a0-\u00bf]"), 5
_FIRST = ("\u00c2", "\u00c3", "\u00e2", "\u00f0")


def unmangled(text: str) -> str:
    """Return a text with its letters as they were meant, where some prove that they were read wrongly."""
    if not any(first in text for first in _FIRST):
        return text
    if _PROOF.search(text) or sum(1 for _, _ in zip(_PAIRS.finditer(text), range(_MANY), strict=False)) == _MANY:
        return _LETTER.sub(_meant, text)
    return text


def _meant(found: re.Match[str]) -> str:
    try:
        return b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in found[0]).decode("utf-8")
    except UnicodeError:
        return found[0]
