"""What a meta tag tells of its article by its name: when it was published, when changed, or who wrote it."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from functools import lru_cache

PUBLISHED, UPDATED, AUTHOR = "published", "updated", "author"

# Sites put their own name, that of a service or of a vocabulary before a term, and part its words by any mark or none:
# "og:publish_date", "published_at", "DC.Date.Issued", "prism.publicationDate", "govuk:first-published-at".
_LETTERS = re.compile(r"[^a-z]+")
_OF_MOMENT = r"(?:date|time|day|at|on|datetime|timestamp)"
_SAYS_PUBLISHED = re.compile(
    rf"(?:publish(?:ed)?|publication|pub|issued?|created?|creation|posted|post|release|reg|online|display|article|story|news){_OF_MOMENT}$"
    r"|(?:first|originally|article|story|date)published$|^published$|date(?:issued|created|posted|publication|pub|release)$|^(?:dc|dcterms|dct)issued$|timerelease$|^pdate$"
)
_SAYS_UPDATED = re.compile(
    rf"(?:modified|modification|update[ds]?|changed|revised|revision|reviewed|lastmod){_OF_MOMENT}$"
    r"|(?:date|last|article)(?:modified|updated?|revised|changed|reviewed|edited|mod)$|^(?:modified|revised)$|last(?:published|pubbed)$"
)
_SAYS_AUTHOR = re.compile(r"(?:(?<!web)authors?|creator|byline|writer|reporter|journalist)(?:name|personalname)?$")
# The day of a film, of an event, of a manuscript's arrival or of a paper's printed issue is none of the page's.
_OF_ELSE = re.compile(
    r"event|book|music|video|product|movie|film|album|game|software|conference|image|photo|comment|expir|embargo|submitted|accepted|received|birth|copyright|twitter|schedul|next|site"
)


@lru_cache(maxsize=2048)  # pages of one site name their tags alike
def sense_of(name: str) -> str | None:
    """Return `PUBLISHED`, `UPDATED` or `AUTHOR`: what the name of a meta tag, in lower case, says of its content; else None."""
    letters = _LETTERS.sub("", name)
    if _OF_ELSE.search(letters):
        return None
    if _SAYS_UPDATED.search(letters) or "last" in letters:
        return UPDATED if _SAYS_UPDATED.search(letters) else None
    return PUBLISHED if _SAYS_PUBLISHED.search(letters) else AUTHOR if _SAYS_AUTHOR.search(letters) else None
