"""Texts as programs keep them: blocks in lists, paragraphs in pieces, markup in strings; read as lines."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from digest.extract.markup import lines_of
from digest.extract.programs import DEEPEST, MOST_VALUES
from digest.text import clean, length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A text of fewer characters is no article's.
LEAST = 300
#: A text stands so deep in its record at most.
_DEEP = 9
_TAGGED = re.compile(r"</?(?:p|div|br|li|h\d|em|strong|a|b|i|span|figure|blockquote)\b[^>]{0,400}>", re.IGNORECASE)
_LINK = re.compile(r"(?:https?:)?//\S+$|/\S*$|[\w.+-]+@[\w.-]+$|data:\S+$")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$")
# Where the text of something else than the article stands, by what it is called.
_ELSEWHERE = re.compile(
    r"related|recommend|latest|popular|trending|most_?read|^more|^next|^prev|menu|^nav|footer|header|cookie|consent|comment|^seo|^meta|schema|"
    r"\bbio|biograph|about|caption|credit|copyright|^alt|author|writer|contributor|newsletter|promo|teaser|excerpt|summary|description|standfirst|"
    r"subtitle|legend|licen[cs]e|disclaimer|config|translation|messages|i18n|locale",
    re.IGNORECASE,
)
# What a part of the text is called that says nothing to readers.
_SILENT = re.compile(
    r"^_?_?(?:type(?:name)?|id|key|style|class(?:name)?|lang(?:uage)?|url|src|href|slug|path|kind|format|align|level|tag|mode|version|direction|component|"
    r"object|nodetype|blockname|uuid|guid|alt|mime\w*|target|rel|icon|color|width|height|image|marks?|markdefs|attrs|attributes|annotations)$",
    re.IGNORECASE,
)
_TYPE = ("_type", "type", "nodeType", "__typename", "blockName", "object", "kind", "name")
_NO_TEXT = re.compile(
    r"image|img|figure|photo|picture|video|audio|gallery|embed|iframe|\bads?\b|advert|related|newsletter|promo|paywall|share|social|html-?embed|caption|credit",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?:text|span|leaf|link|hyperlink|a|strong|em|b|i|mention|hard_?break|line_?break|.*inline.*)$", re.IGNORECASE
)
_HOLDS_INLINE = frozenset(["children", "content", "leaves", "nodes", "spans", "inlines", "runs"])
_ADDRESSES = ("url", "href", "slug", "link", "path", "permalink")
TITLES = (
    "title",
    "headline",
    "titre",
    "titel",
    "título",
    "titulo",
    "titolo",
    "tytul",
    "ueberschrift",
    "überschrift",
    "heading",
    "name",
)
_BY = re.compile(
    r"^(?:(?:author|writer|byline|auteur|autor|autore|creator|reporter|journalist|contributor|redactor)s?(?:_?names?)?|by)$",
    re.IGNORECASE,
)
_NAMES = ("name", "fullName", "displayName", "full_name", "title")
#: A piece of a paragraph that is so long and ends as a sentence does is a paragraph.
LONG = 60
_ENDS = (".", "。", "”", "»", "!", "?")
_PICTURE = re.compile(r"image|bild|imagen|imagem|immagine|cover|hero|thumb|picture|photo|poster", re.IGNORECASE)


def size_of(lines: Sequence[str]) -> int:
    """Return how much lines say, in characters of a script with spaces."""
    return sum(map(length_of, lines))


class Reader:
    """Read the text of records; values that are named elsewhere are looked up."""

    def __init__(self, cells: dict[str, Any]) -> None:
        self.cells = cells
        self.left = MOST_VALUES

    def at(self, value: Any) -> Any:
        """Return a value, looked up where it is a reference."""
        ref = value.get("__ref") if isinstance(value, dict) else None
        return self.cells.get(ref) if isinstance(ref, str) else value

    def _spend(self, value: Any) -> None:
        """Count what is read: a value, and a hundred characters of a text, as one."""
        self.left -= 1 + (len(value) // 100 if isinstance(value, str) else 0)

    def body_of(self, value: Any, depth: int = 0) -> list[str]:
        """Return the longest text that stands in a value."""
        value = self.at(value)
        self._spend(value)
        if depth > _DEEP or self.left < 0:
            return []
        if isinstance(value, str):
            return _lines_of(value) if length_of(value) >= LEAST and not _LINK.match(value) else []
        if isinstance(value, list):
            found = [self.lines_of(value), *(self.body_of(part, depth + 1) for part in value[:200])]
        elif isinstance(value, dict) and not _is_silent(value):
            found = [self.body_of(part, depth + 1) for key, part in value.items() if not _ELSEWHERE.search(key)]
        else:
            return []
        return max(found, key=size_of, default=[])

    def lines_of(self, parts: list[Any], depth: int = 0) -> list[str]:
        """Return the lines of a list of blocks."""
        return [line for part in parts for line in self._block(self.at(part), depth + 1)]

    def _block(self, part: Any, depth: int) -> list[str]:
        self._spend(part)
        if depth > DEEPEST or self.left < 0:
            return []
        if isinstance(part, str):
            return [] if _LINK.match(part) or _MOMENT.match(part) else _lines_of(part)
        if isinstance(part, list):
            return self.lines_of(part, depth)
        if not isinstance(part, dict) or _is_silent(part) or _is_card(part):
            return []
        found: list[str] = []
        for key, raw in part.items():
            value = self.at(raw)
            if _SILENT.match(key) or (isinstance(value, (dict, list)) and _ELSEWHERE.search(key)):
                continue
            if isinstance(value, str):
                found.extend(_lines_of(value) if _says(value) or key == "text" else ())
            elif isinstance(value, list) and key in _HOLDS_INLINE and self._is_inline(value):
                found.extend(_lines_of(self._joined(value, depth)))
            elif isinstance(value, (dict, list)):
                found.extend(self._block(value, depth + 1))
        return found

    def _is_inline(self, parts: list[Any]) -> bool:
        """Tell whether parts are pieces of one paragraph rather than paragraphs."""
        held = [part for raw in parts if isinstance(part := self.at(raw), dict)]
        texts = [part["text"] for part in held if isinstance(part.get("text"), str)]
        if any("<p" in text for text in texts):
            return False
        if len(texts) > 1 and all(len(text) > LONG and text.rstrip().endswith(_ENDS) for text in texts):
            return False
        return any(_INLINE.match(kind) if (kind := _type_of(part)) else "text" in part for part in held)

    def _joined(self, parts: list[Any], depth: int) -> str:
        """Return the text of the pieces of a paragraph."""
        pieces: list[str] = []
        for raw in parts if depth < DEEPEST else ():
            part = self.at(raw)
            if isinstance(part, str):
                pieces.append(part)
            elif isinstance(part, dict) and not _is_silent(part):
                said = next((v for key in ("text", "value") if isinstance(v := part.get(key), str)), None)
                inner = next((v for key in _HOLDS_INLINE if isinstance(v := part.get(key), list)), [])
                pieces.append(self._joined(inner, depth + 1) if said is None else said)
        return "".join(pieces)

    def names_in(self, record: dict[str, Any]) -> Iterator[str]:
        """Yield the names of who wrote it."""
        raw = next((raw for key, raw in record.items() if _BY.match(key)), None)
        for part in raw[:8] if isinstance(raw, list) else [raw]:
            value = self.at(part)
            named = map(value.get, _NAMES) if isinstance(value, dict) else iter([value])
            yield from islice((name for name in named if isinstance(name, str)), 1)

    def picture_in(self, record: dict[str, Any]) -> str:
        """Return the address of its lead picture."""
        for key, raw in record.items():
            value = self.at(raw)
            if isinstance(value, dict):
                value = next((v for k in ("url", "src", "href") if isinstance(v := value.get(k), str)), None)
            if _PICTURE.search(key) and isinstance(value, str) and value.startswith(("http", "/")):
                return value
        return ""


def _type_of(part: dict[str, Any]) -> str:
    return next((v for key in _TYPE if isinstance(v := part.get(key), str)), "")


def _is_silent(part: dict[str, Any]) -> bool:
    """Tell whether a part is a picture, an advertisement or a box."""
    return _NO_TEXT.search(_type_of(part)) is not None


def _is_card(part: dict[str, Any]) -> bool:
    """Tell whether a part leads to another article."""
    return any(part.get(key) for key in _ADDRESSES) and any(part.get(key) for key in TITLES)


def _says(text: str) -> bool:
    """Tell whether a value is for readers: several words, or a sentence of a script without spaces."""
    text = text.strip()
    wide = len(text) > 4 and not text.isascii()
    return (" " in text or wide) and not _LINK.match(text) and not _MOMENT.match(text)


def _lines_of(text: str) -> list[str]:
    """Return the lines of a text or of a piece of markup."""
    lines = lines_of(text) if _TAGGED.search(text) else text.split("\n")
    return [line for raw in lines if (line := clean(raw))]
