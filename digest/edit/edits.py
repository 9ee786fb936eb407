"""`edits.toml`, the editor's own file: what to drop, put off, pin, retitle, move or say; see docs/edit.md.

A story is named by its id, its address, its title, or the beginning of its title.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digest.edit.sieve import says
from digest.errors import ConfigError
from digest.models import Skipped
from digest.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Article

_PLAIN = {
    "approved": bool,
    "intro": str,
    "subject": str,
    "preheader": str,
    "drop": list,
    "later": list,
    "pin": list,
    "order": list,
}
_TABLES = {"story": list, "titles": dict, "words": dict, "sources": dict}
_WISHES = {"story": str, "title": str, "topic": str, "note": str, "weight": float}
_HINT = "edits.toml knows: " + ", ".join([*_PLAIN, "[[story]]", "[titles]", "[words]", "[sources]"])
#: A shorter beginning of a title would name a story by accident.
_SHORTEST_PREFIX = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Say what the editor wants of one story."""

    story: str
    title: str | None = None
    topic: str | None = None
    note: str | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """Hold all that the editor's file says."""

    #: The issue is as its editor wants it: it is not gathered anew, and may be sent where a sign-off is asked for.
    approved: bool = False
    intro: str | None = None
    subject: str | None = None
    preheader: str | None = None
    drop: tuple[str, ...] = ()
    #: These stories are left to the next issue.
    later: tuple[str, ...] = ()
    #: These stories open their sections, and the first of them the issue.
    pin: tuple[str, ...] = ()
    #: The topics in the order that their sections shall have; the others follow.
    order: tuple[str, ...] = ()
    stories: tuple[Wish, ...] = ()
    #: Titles of sections by topic.
    titles: tuple[tuple[str, str], ...] = ()
    #: What a word in the title, or a source, is worth: 2.0 twice as much, 0.5 half.
    words: tuple[tuple[str, float], ...] = ()
    sources: tuple[tuple[str, float], ...] = ()


def parse_edits(text: str) -> Edits:
    """Read an `edits.toml`; raise ConfigError with the line where it cannot be followed."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"edits.toml: {error}", hint="it is a TOML file; docs/edit.md shows one") from error
    for key, value in table.items():
        _check(text, key, value, _PLAIN.get(key) or _TABLES.get(key))
    wishes = tuple(_wish(text, entry) for entry in table.get("story", []))
    return Edits(
        approved=table.get("approved", False),
        intro=table.get("intro"),
        subject=table.get("subject"),
        preheader=table.get("preheader"),
        drop=_strings(text, "drop", table.get("drop", [])),
        later=_strings(text, "later", table.get("later", [])),
        pin=_strings(text, "pin", table.get("pin", [])),
        order=_strings(text, "order", table.get("order", [])),
        stories=wishes,
        titles=tuple((str(k), str(v)) for k, v in table.get("titles", {}).items()),
        words=_weights(text, table.get("words", {})),
        sources=_weights(text, table.get("sources", {})),
    )


def mark_of(edits: Edits) -> str | None:
    """Return what tells these edits from others, `approved` aside, which changes no issue; None where there is none."""
    unlike = (one.name for one in fields(Edits) if getattr(edits, one.name) != one.default and one.name != "approved")
    said = "\n".join(f"{name} = {getattr(edits, name)!r}" for name in unlike)
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16] if said else None


def with_standing(edits: Edits, standing: Edits) -> Edits:
    """Return an issue's edits with what is wished of every issue; the issue's own come first."""
    words = dict(standing.words) | dict(edits.words)
    return replace(edits, order=edits.order or standing.order, words=tuple(words.items()))


def _wish(text: str, entry: Any) -> Wish:
    if not isinstance(entry, dict) or "story" not in entry:
        raise _wrong(text, "story", "each [[story]] needs story = an id, an address or a title")
    for key, value in entry.items():
        _check(text, key, float(value) if _is_number(value) else value, _WISHES.get(key))
    weight = _weights(text, {"weight": entry.get("weight", 1.0)})[0][1]
    return Wish(**{**entry, "weight": weight})


def _check(text: str, key: str, value: Any, kind: type | None) -> None:
    if kind is None:
        raise _wrong(text, key, f"nothing is called {key!r} here")
    if not isinstance(value, kind):
        names = {str: "a text", list: "a list", dict: "a table", float: "a number", bool: "true or false"}
        raise _wrong(text, key, f"{key} must be {names[kind]}")


def _strings(text: str, key: str, values: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise _wrong(text, key, f"{key} must be a list of texts")
    return tuple(values)


def _weights(text: str, table: dict[str, Any]) -> tuple[tuple[str, float], ...]:
    for key, value in table.items():
        if not _is_number(value) or not 0 <= value <= 1000:
            raise _wrong(text, key, f"{key} must be a number from 0 to 1000")
    return tuple((key, float(value)) for key, value in table.items())


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _wrong(text: str, key: str, message: str) -> ConfigError:
    """Build the error, with the first line that holds the key."""
    pattern = re.compile(rf"^[ \t\[{{,]*[\"']?{re.escape(key)}[\"']?\s*[=\]]", re.MULTILINE)
    found = pattern.search(text) or re.search(re.escape(key), text)
    line = f" (line {text.count(chr(10), 0, found.end()) + 1})" if found else ""
    return ConfigError(f"edits.toml: {message}{line}", hint=_HINT)


#: The reason of a name in edits.toml that means nothing: a slip of the pen would send out what was to be dropped.
UNHEEDED = "edits.toml names it, but no story is called so"


def unheeded(edits: Edits, groups: Iterable[tuple[Article, ...]]) -> tuple[Skipped, ...]:
    """Return the names in `drop`, `later`, `pin` and `[[story]]` that mean none of these stories."""
    stories = tuple(groups)
    names = dict.fromkeys((*edits.drop, *edits.later, *edits.pin, *(wish.story for wish in edits.stories)))
    lost = (name for name in names if not any(names_story(name, reports) for reports in stories))
    return tuple(Skipped(what=name, stage="edit", reason=UNHEEDED) for name in lost)


def names_story(name: str, reports: Iterable[Article], story: str = "") -> bool:
    """Tell whether the editor's `name` means the story of these reports."""
    wanted, addresses = _folded(name), {canonical(name), canonical(name, part=True)} - {None}
    for article in reports:
        title = _folded(article.title)
        if (
            name in (article.id, story or article.id)
            or wanted == title
            or canonical(article.url, part=True) in addresses
        ):
            return True
        if len(wanted) >= _SHORTEST_PREFIX and title.startswith(wanted.rstrip("….")):
            return True
    return False


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def worth(edits: Edits, article: Article) -> float:
    """Return what the editor's words and sources make an article's weight be multiplied with."""
    value = 1.0
    for word, weight in edits.words:
        if says(article.title, word):
            value *= weight
    for source, weight in edits.sources:
        if source.casefold() in (article.source.casefold(), (article.publisher or "").casefold()):
            value *= weight
    return value


def retitled(article: Article, wish: Wish | None) -> Article:
    """Return the article under the editor's title."""
    return replace(article, title=wish.title) if wish and wish.title else article
