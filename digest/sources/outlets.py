"""The outlet's own name, out of the title that its feed bears: "World - CBSNews.com" is CBSNews.com.

Of 130 real feeds 18 bear a section's name beside or instead of the outlet's; a reader knows the outlet.
"""

from __future__ import annotations

import re

from digest.urls import host_of

_PARTS = re.compile(
    r"\s[-–—|:»>·]\s|\s?[|»]\s?|:\s|\s>\s|\s(?:updates|posts|articles) (?:on|from)\s"
)  # dashes as feeds write them
#: A title of nothing but these names a section, not an outlet.
_SECTIONS = frozenset([
    "rss", "feed", "atom", "news", "top", "stories", "story", "latest", "home", "world", "asia", "europe",
    "africa", "americas", "international", "breaking", "all", "posts", "articles", "blog", "journal", "headlines",
    "politics", "business", "technology", "tech", "science", "health", "sport", "sports", "culture", "opinion",
    "crime", "and", "more",
])  # fmt: skip
#: What a feed's title says behind the outlet's name: "The Week feed", "AllAfrica News", "ArXiv Query".
_LABELED = re.compile(r"(?:\s+(?:feed|rss|topics|news|latest|headlines|stories|query))+$", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w]+|_")
_SHARED = frozenset(
    ["blogspot", "wordpress", "github", "youtube", "medium", "substack", "tumblr", "bearblog", "vercel"]
)


def outlet_name(title: str | None, link: str | None) -> str | None:
    """Return the part of a feed's title that its site is named after, else the title; the host for a mere section."""
    host = host_of(link)
    label = _label(host) if host else None
    if not title or label is None:
        return title or host
    found = next((part for part in _candidates(title) if _names(part, label)), None)
    if found:
        return found
    return host if set(_SIGNS.sub(" ", title.lower()).split()) <= _SECTIONS else title


def named_behind(title: str | None, link: str | None) -> str | None:
    """Return the outlet's name that a gathered headline ends in ("Ferry sails - Quay" of quay.example), or None."""
    label = _label(host_of(link) or "")
    parts = re.split(r"\s[-–—|]\s", title or "")
    return parts[-1].strip() if label and len(parts) > 1 and _names(parts[-1], label) else None


def _candidates(title: str) -> list[str]:
    parts = [part.strip() for part in _PARTS.split(title) if part.strip()]
    return [*parts, *(_LABELED.sub("", part) for part in parts)]


def _names(part: str, label: str) -> bool:
    """Tell whether a part of a title is the site's name, or begins it ("NYT" and nytimes)."""
    compact = _SIGNS.sub("", part.lower())
    return compact in (label, f"{label}com", f"{label}org", f"{label}net", f"the{label}") or (
        len(compact) >= 3 and label.startswith(compact)
    )


def _label(host: str) -> str | None:
    """Return the name in a host: `cbsnews` of www.cbsnews.com; None where many sites share it."""
    labels = host.split(".")
    if len(labels) < 2:
        return None
    second = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else labels[-2]
    return None if second in _SHARED else second.replace("-", "")
