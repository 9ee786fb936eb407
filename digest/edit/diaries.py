"""How far an article is a diary: "I", "my" and "me" outside quotes, in five languages."""

from __future__ import annotations

import re

from digest.edit.phrases import primary

_I = {
    "en": re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b"),
    "de": re.compile(r"\b(?:[Ii]ch|[Mm]ein(?:e[mnrs]?)?|mir|mich)\b"),
    "fr": re.compile(r"\b(?:[Jj]e|[Jj](?=['’])|[Mm](?:on|a|es)|m(?=['’])|me|moi)\b"),
    "es": re.compile(r"\b(?:[Yy]o|[Mm]is?|me)\b"),
    "ru": re.compile(r"\b(?:[Яя]|мн(?:е|ой)|меня|[Мм]о(?:й|я|и|ё|ю|его|ей|их))\b"),
}
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")
#: So much of a text is read; where one of so many words is one of these, all of it is a diary.
_READ, _EVERY = 3000, 25
#: Fewer of them are a remark.
_FEWEST = 3


def diary_share(paragraphs: tuple[str, ...], language: str) -> float:
    """Return how far a text is a diary: 0 where it never says "I", 1 where one word of 25 does."""
    pattern = _I.get(primary(language))
    if pattern is None:
        return 0.0
    told = _QUOTED.sub(" ", " ".join(paragraph[:_READ] for paragraph in paragraphs[:_READ])[:_READ])
    said = len(pattern.findall(told))
    return min(1.0, said * _EVERY / max(1, len(told.split()))) if said >= _FEWEST else 0.0
