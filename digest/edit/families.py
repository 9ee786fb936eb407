"""Family names that an earlier sentence explained: "Weber said", where nobody has told who Weber is."""

from __future__ import annotations

import re

from digest.edit.terms import stop_words

# "Weber said", "Mr. Weber's": a family name at the start, with nothing that tells who that is.
_FAMILY = re.compile(
    r"[\"“„«]?(?:(?:Mr|Mrs|Ms|Dr|M|Mme)\b\.? )?([A-ZÄÖÜÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-Z]\w+)?)"
    r"(?=['’]s?\b|,? [a-zß-öø-ÿ]|, \d\d?,)"
)
_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Herrn?|Frau|Mme)\b\.? ([A-ZÄÖÜÀ-Þ][\w-]+)(?! [A-ZÄÖÜÀ-Þ])")
_TITLES = ("Mr", "Ms", "Herr", "Frau", "Mme")
# "…," Weber said; "what Weber called a mistake": who is quoted, within a sentence.
_SPEAKER = re.compile(
    r"(?:[,”\"’?!—–] ?|\b(?:where|what|when|which|as|how|that|whom) )([A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-Z]\w+)?) "
    r"(?:said|says|added|adds|told|tells|called|calls|wrote|writes|explain(?:s|ed)|continued|recalled)\b"
)
#: One of these words stands there.
SPEAKING = frozenset({
    "said", "says", "added", "adds", "told", "tells", "called", "calls", "wrote", "writes", "explains", "explained",
    "continued", "recalled",
})  # fmt: skip
# The given name before a family name.
_GIVEN = re.compile(r"([A-ZÄÖÜÀ-Þ][\w.’'-]+) $")
_LONGEST_NAME = 40


def family_names(text: str, language: str, *, speaks: bool = True) -> list[str]:
    """Return the names that a sentence begins with, quotes or addresses ("Mr. Weber"), where nothing there tells who.

    German writes every noun like a name: there only what follows "Herr" or "Frau" is one. `speaks` tells whether the
    sentence holds a word of `SPEAKING`.
    """
    found = _FAMILY.match(text) if language != "de" else None
    names = [found.group(1)] if found else []
    if any(map(text.__contains__, _TITLES)):
        names += _ADDRESSED.findall(text)
    if speaks and language == "en":
        names += _SPEAKER.findall(text)
    return [name for name in names if name.lower() not in stop_words(language)]


def introduces(text: str, name: str, language: str) -> bool:
    """Tell whether a sentence gives a name in full: with another name before it ("Anna Weber")."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if text[at - 1 : at] == " " and not text[end : end + 1].isalnum():
            found = _GIVEN.search(text, max(0, at - _LONGEST_NAME), at)
            if found and found.group(1).lower() not in stop_words(language):
                return True
        at = text.find(name, end)
    return False
