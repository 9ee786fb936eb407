"""Titles of roundups: a letter that tells of several events is a report of none of them."""

from __future__ import annotations

import re

#: "A port reopens. And, a mayor resigns": a second sentence that says it comes on top.
_AND = re.compile(
    r"[.!?…]['\"”’»]?\s+(?:and|also|plus|und|außerdem|también|и также|а также)\s*[,:—–-]\s", re.IGNORECASE
)
#: "Morning briefing: …", "Your Tuesday briefing" where the title begins; "… | Evening Briefing" where it ends.
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = f"{_WEEKDAY}|morning|midday|afternoon|evening|daily|weekly|week(?:end)?|news|today"
_KINDS = "briefing|brief|bulletin|digest|headlines|newsletter|recap|round-?up|wrap(?:-?up)?"
_CALLED = rf"(?:{_DAY})(?:['’]?s)?[\s-]+(?:news\s+)?(?:{_KINDS})"
_LETTER = re.compile(rf"^(?:the|our|your)?\s*{_CALLED}\b|[|:–—-]\s*(?:the|our|your)?\s*{_CALLED}\W*$", re.IGNORECASE)
#: "Port reopens; mayor resigns; rain ahead": so many parts of so many words each.
_PARTS, _WORDS = 3, 2


def tells_several(title: str) -> bool:
    """Say whether a title is that of a roundup: it names itself one, or tells one thing and then another."""
    if _AND.search(title) or _LETTER.search(title.strip()):
        return True
    parts = [part for part in title.split(";") if len(part.split()) >= _WORDS]
    return len(parts) >= _PARTS
