"""Lines without a verb that end like sentences: what a picture shows, and where a text was printed."""

from __future__ import annotations

import re

# "Weber, A. B., Lind, C., & Roth, D. (2024), The bridge.": a line of a bibliography.
_REFERENCE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+,? (?:[A-Z]\.[ -]?){1,3},? ?(?:and |& )?){2,}")
# "Our new office in the old mill.", "The view from the bridge."
_SHOWN = re.compile(r"(?:Our|My|The|An?|His|Her|Their) [^,;:]+\.$")
# Verbs that do not show it by their ends.
_ACTS = frozenset({
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "did", "will", "would", "can", "could", "may",
    "might", "must", "should", "won", "lost", "left", "went", "came", "took", "got", "made", "said", "told", "saw",
    "fell", "rose", "ran", "led", "met", "held", "kept", "felt", "found", "began", "became", "broke", "brought",
    "built", "bought", "caught", "chose", "cut", "drew", "drove", "fought", "flew", "forgot", "gave", "grew", "heard",
    "hid", "hit", "hurt", "knew", "laid", "let", "lay", "paid", "put", "quit", "read", "rode", "rang", "sent", "set",
    "shook", "shot", "shut", "sang", "sank", "sat", "slept", "slid", "spoke", "spent", "split", "spread", "stood",
    "stole", "struck", "swam", "taught", "tore", "thought", "threw", "woke", "wore", "wrote", "beat", "burst", "cost",
})  # fmt: skip
_ENDINGS = ("ed", "s", "n't", "n’t")


def is_reference(text: str) -> bool:
    """Tell whether a line names the authors of a work, surnames first."""
    return _REFERENCE.match(text) is not None


def is_shown(text: str) -> bool:
    """Tell whether no word of a short line, but the first, is an English verb, or ends as one may: a picture's line."""
    if not _SHOWN.match(text):
        return False
    return not any(word in _ACTS or word.endswith(_ENDINGS) for word in text[:-1].lower().split()[1:])
