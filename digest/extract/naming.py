"""What an outlet is called: its page's own name for it, without a slogan or a mark of trade; else its host."""

from __future__ import annotations

import re

#: A name of more letters may hold a slogan behind a mark; of one that no address bears out, the first words are the
#: name where they are few and the slogan is longer ("Quaycutter: Reviews for Real Boats").
_LONG, _LONGER, _FEW, _SLOGAN = 24, 32, 4, 3
_MARKS = re.compile(r"\s+(?:[-–—|:·•]|//)+(?:\s+[-–—|])*\s+|:\s+")
_TRADE = re.compile(r"\s?[®™℠]")
#: A name of nothing but these is any site's.
_ANY = frozenset(
    ["blog", "blogs", "home", "homepage", "news", "site", "website", "articles", "posts", "my", "our", "the", "tech"]
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SIGNS = re.compile(r"[\W_]+")


def outlet_of(name: str, host: str | None) -> str | None:
    """Return what a page calls its outlet, as a reader would; the host, which may be None, where that is no name."""
    name = _TRADE.sub("", name).strip(" \"'“”")
    name = name.removeprefix("www.") if "." in name and " " not in name else name
    said = _SIGNS.sub(" ", name.casefold()).split()
    if not said or all(word in _ANY for word in said) or (host and _SLUG.fullmatch(name)):
        return host
    return _without_slogan(name, host) if len(name) > _LONG else name


def _without_slogan(name: str, host: str | None) -> str:
    parts = [part.strip(" \"'“”") for part in _MARKS.split(name) if part and part.strip()]
    if len(parts) < 2:
        return name
    labels = [label.replace("-", "") for label in (host or "").split(".")[:-1]]
    named = next((part for part in parts if any(_names(part, label) for label in labels)), None)
    if named:
        return named
    if len(site := labels[-1] if labels else "") > _FEW and _SIGNS.sub("", parts[0].casefold()).startswith(site):
        return parts[0]  # "Quay Festival" of quayfest.org
    slogan = " ".join(parts[1:])
    said = name.startswith(f"{parts[0]}: ") or slogan[:1].islower()  # behind a dash may stand the house it belongs to
    few = len(name) > _LONGER and len(parts[0].split()) <= _FEW and len(slogan.split()) >= _SLOGAN
    return parts[0] if few and said else name


def _names(part: str, label: str) -> bool:
    """Tell whether a part of a name says what a label of its host says."""
    return _SIGNS.sub("", part.casefold()).removeprefix("the") == label.removeprefix("the")
