"""The article in the data of a program: the record that the page's title or address names, and its text."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from digest.extract.programs import DEEPEST, MOST_VALUES, json_in
from digest.extract.richtext import LEAST, TITLES, Reader, size_of
from digest.text import clean, length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: A title, or the end of an address, of fewer characters names nothing.
SHORTEST_NAME = 6
#: So many records are looked at: a page names its article in two or three.
MOST_RECORDS = 24
#: A post is shorter.
LEAST_POSTED = 140
#: A page's title goes on with the site's name: so much of it may be the article's.
_OF_TITLE = 0.5
_KEY = re.compile(r"\w+")
_PAID = re.compile(
    r"^(?:is_?|has_?)?(?:premium|paid|paywall(?:ed)?|locked|members?_?only|subscribers?_?only|restricted)(?:_?(?:article|content))?$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"publi|ver(?:ö|oe)ff|pubdate|release_?d?(?:_?at|_?date)?$|display_?date|first_?(?:online|published)|^date$|^ptime", re.IGNORECASE)  # fmt: skip
_UPDATED = re.compile(r"updat|modif|last_?edit|revis", re.IGNORECASE)


class Told(NamedTuple):
    """Hold what a record tells of its article."""

    lines: tuple[str, ...]
    title: str = ""
    names: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    image: str = ""


def article_in(states: Sequence[Any], titles: Sequence[str], url: str | None) -> Told | None:
    """Return what data tells of the article that one of these titles, or the end of this address, names."""
    found = _Finding([_key(title) for title in titles], _slug(url))
    for state in states:
        found.walk(state, ())
    best = max(found.told(), key=lambda told: size_of(told.lines), default=None)
    return best if best and size_of(best.lines) >= LEAST else None


# "Ann Lee (@ann@example.social)": who posted is what a post is called.
_POSTED = re.compile(r"^(?P<name>[^()@]{2,60}) \(@[\w.-]{1,40}(?:@[\w.-]{1,60})?\)$")


def posted_in(meta: Mapping[str, str]) -> Told | None:
    """Return a short post of a network, which stands in the page's description, or None where it is none."""
    posted = _POSTED.match(meta.get("og:title", ""))
    said = meta.get("og:description", "")
    if not posted or length_of(said) < LEAST_POSTED or said.endswith("…"):
        return None
    return Told(lines=(clean(said),), names=(posted["name"],), published=meta.get("og:published_time", ""))


def _key(text: str) -> str:
    return "".join(_KEY.findall(text.casefold())).replace("_", "")


def _slug(url: str | None) -> str:
    parts = unquote(urlsplit(url or "").path).strip("/").split("/")
    return parts[-1] if len(parts[-1]) > SHORTEST_NAME + 2 else ""


class _Finding:
    """Look for the records that a title or an address names."""

    def __init__(self, titles: list[str], slug: str) -> None:
        self.titles = [title for title in titles if len(title) >= SHORTEST_NAME]
        self.slug = slug
        #: Each record that is named, what holds it, nearest first, and its title.
        self.records: list[tuple[tuple[dict[str, Any], ...], str]] = []
        self.cells: dict[str, Any] = {}
        self.unpacked: list[Any] = []
        self.left = MOST_VALUES
        self.seen: set[int] = set()

    def walk(self, value: Any, above: tuple[dict[str, Any], ...], depth: int = 0) -> None:
        """Take up a value and what it holds."""
        self.left -= 1
        if self.left < 0 or depth > DEEPEST or id(value) in self.seen:
            return
        if isinstance(value, dict):
            self.seen.add(id(value))
            if "ROOT_QUERY" in value:  # Apollo's cache: records by their names
                self.cells |= value
            title = next((v for v in value.values() if isinstance(v, str) and self._names(v)), None)
            if title is not None:
                self.records.append(((value, *above[:2]), title))
            for part in value.values():
                held = self._unpacked(part) if isinstance(part, str) and len(part) >= LEAST else part
                if isinstance(held, (dict, list)):
                    self.walk(held, (value, *above[:1]), depth + 1)
        elif isinstance(value, list):
            for part in value:
                if isinstance(part, (dict, list)):
                    self.walk(part, above, depth + 1)

    def _unpacked(self, text: str) -> Any:
        """Return the data that a text holds; it is kept, since what was seen is known by its place in memory."""
        self.left -= len(text) // 100
        self.unpacked.append(json_in(text))
        return self.unpacked[-1]

    def _names(self, text: str) -> bool:
        if len(text) > 400:
            return False
        if self.slug and text.strip("/").endswith(self.slug) and text.strip("/").split("/")[-1] == self.slug:
            return True
        key = _key(text)
        return len(key) >= SHORTEST_NAME and any(
            key == title or (title.startswith(key) and len(key) >= _OF_TITLE * len(title)) for title in self.titles
        )

    def told(self) -> Iterator[Told]:
        """Yield what the records tell; of one without a text, with that of what holds it."""
        reader = Reader(self.cells)
        for records, title in self.records[:MOST_RECORDS]:
            record = records[0]
            if any(_PAID.match(key) and value is True for key, value in record.items()):
                continue
            lines = next((lines for held in records if size_of(lines := reader.body_of(held)) >= LEAST), [])
            if lines:
                yield Told(
                    lines=tuple(lines),
                    title=_title_of(record) or ("" if _key(title) == _key(self.slug) else title),
                    names=tuple(reader.names_in(record)),
                    published=_moment(record, _PUBLISHED),
                    updated=_moment(record, _UPDATED),
                    image=reader.picture_in(record),
                )


def _title_of(record: dict[str, Any]) -> str:
    return next((v for key in TITLES if isinstance(v := record.get(key), str) and " " in v.strip()), "")


def _moment(record: dict[str, Any], called: re.Pattern[str]) -> str:
    """Return the moment that a record calls so, as a text that dates are read from."""
    for key, value in record.items():
        if called.search(key) and isinstance(value, str) and len(value) < 40 and any(map(str.isdigit, value)):
            return value
    return ""
