"""Pages that a program draws: what stands in its data, read as the JSON it is; no script is run."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import json
import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

#: Shorter scripts hold no article, and no more of them all is read than this.
SHORTEST, LARGEST = 300, 4_000_000
#: Data is followed so deep, and so many of its values are taken up.
DEEPEST, MOST_VALUES = 48, 100_000
#: A script assigns its data once or twice; where the first so many assignments hold none, none do.
_MOST_ASSIGNED = 12
# "window.__INITIAL_STATE__ = {", "window['__STATE__'] = JSON.parse("...")", "var data = [".
_ASSIGNED = re.compile(
    r"""(?:\b(?:var|let|const)\s{1,9}[\w$]{1,60}|\b(?:window|self|globalThis)\s?(?:\.[\w$]{1,60}|\[["'][\w$.-]{1,60}["']\]))"""
    r"""\s{0,9}=\s{0,9}(?P<parsed>JSON\.parse\(\s{0,9})?(?=[\[{"'])"""
)
_UNDEFINED = re.compile(r"(?<=[:\[,])\s?(?:undefined|NaN|-?Infinity)(?=\s?[,\]}])")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPED = re.compile(r"""\\x([0-9a-fA-F]{2})|\\.|["\n]""", re.DOTALL)
#: What Nuxt's data wraps a value in, and what it is made of several values with.
_WRAPPED = frozenset(["Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "NuxtError", "Date"])  # fmt: skip
_STREAMED = re.compile(r"__next_f\s?=?.{0,60}?\.push\(\s?(?=\[1,)", re.DOTALL)
_ROW = re.compile(r"([0-9a-f]{1,6}):(?:T([0-9a-f]{1,8}),)?")
_TAG = re.compile(r"[a-z][a-z0-9-]{0,20}$")
_VOID = frozenset(["img", "br", "hr", "meta", "link", "input", "source"])
_KEPT = ("id", "src", "href", "alt", "content", "property", "name", "dateTime", "itemProp", "role")


def states_of(scripts: Sequence[HtmlElement]) -> Iterator[Any]:
    """Yield the data that scripts carry: JSON of their own, or assigned to a name."""
    left = LARGEST
    for script in scripts:
        text = script.text or ""
        if not SHORTEST <= len(text) <= left:
            continue
        left -= len(text)
        if "json" not in (script.get("type") or ""):
            yield from _assigned(text)
        elif "ld+json" not in (script.get("type") or ""):
            value = _json(text)
            yield _unflattened(value) if isinstance(value, list) and "NUXT" in (script.get("id") or "") else value


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def json_in(text: str) -> Any:
    """Return the data that a text within data holds as JSON, or None."""
    return _json(text) if text[:1] in ("{", "[") and text[-1:] in ("}", "]") else None


def _assigned(script: str) -> Iterator[Any]:
    """Yield the values that a script assigns as JSON or as a text of it."""
    end = 0
    for found in islice(_ASSIGNED.finditer(script), _MOST_ASSIGNED):
        at = found.end()
        if at < end:  # within the last value
            continue
        value, end = _value_at(script, at)
        if found["parsed"] or isinstance(value, str):
            value = _json(value) if isinstance(value, str) and value[:1] in ("{", "[") else None
        if isinstance(value, (dict, list)):
            yield value


def _value_at(script: str, at: int) -> tuple[Any, int]:
    """Return the JSON value that begins at a place of a script, and where it ends; None where none does."""
    if script[at] == "'":
        quoted = _QUOTED.match(script, at)
        text = '"' + _ESCAPED.sub(_as_in_json, quoted[1]) + '"' if quoted else ""
        return (_json(text), quoted.end()) if quoted else (None, at)
    decoder = json.JSONDecoder(strict=False)
    for text in (script, ""):
        # "undefined" is what a program writes where JSON has null
        begun = text or ("" if "undefined" not in script else script[:at] + _UNDEFINED.sub("null", script[at:]))
        try:
            return decoder.raw_decode(begun, at) if begun else (None, at)
        except (ValueError, RecursionError):
            continue
    return None, at


def _as_in_json(found: re.Match[str]) -> str:
    """Return a piece of a text in single quotes as JSON writes it."""
    if found[1]:
        return f"\\u00{found[1]}"
    return {"\\'": "'", '"': '\\"', "\n": "\\n"}.get(found[0], found[0])


def _unflattened(cells: list[Any]) -> Any:
    """Return the data that Nuxt writes as one list, in which values name each other by their place."""
    made: dict[int, Any] = {}

    def value_of(at: Any, depth: int) -> Any:
        if not isinstance(at, int) or not 0 <= at < len(cells) or depth > DEEPEST:
            return None
        if at not in made:
            made[at] = None  # of what holds itself
            made[at] = resolved(cells[at], depth)
        return made[at]

    def resolved(cell: Any, depth: int) -> Any:
        if isinstance(cell, dict):
            return {key: value_of(at, depth + 1) for key, at in cell.items()}
        if not isinstance(cell, list):
            return cell
        if cell and isinstance(cell[0], str):
            wrapped = cell[0] in _WRAPPED and len(cell) > 1
            return (cell[1] if cell[0] == "Date" else value_of(cell[1], depth + 1)) if wrapped else None
        return [value_of(at, depth + 1) for at in cell]

    return value_of(0, 0)


def drawn_in(scripts: Sequence[HtmlElement]) -> str:
    """Return the markup that React's stream of elements would draw (`self.__next_f.push`), or nothing."""
    pieces: list[str] = []
    for script in scripts:
        text = script.text or ""
        found = _STREAMED.search(text) if "__next_f" in text else None
        value = _value_at(text, found.end())[0] if found else None
        if isinstance(value, list) and len(value) > 1 and isinstance(value[1], str):
            pieces.append(value[1])
    stream = "".join(pieces)
    return _Drawing(_rows_of(stream)).whole() if 0 < len(stream) < LARGEST else ""


def _rows_of(stream: str) -> dict[str, Any]:
    """Return the rows of a stream by their names: values as JSON has them, and texts of a stated size."""
    rows: dict[str, Any] = {}
    at = 0
    while (found := _ROW.match(stream, at)) is not None:
        if found[2]:  # counted in bytes, as they are sent
            text = stream[found.end() : found.end() + int(found[2], 16)].encode()[: int(found[2], 16)]
            rows[found[1]] = text.decode("utf-8", errors="ignore")
            at = found.end() + len(rows[found[1]])
            continue
        end = stream.find("\n", found.end())
        end = len(stream) if end < 0 else end
        if stream[found.end() : found.end() + 1] in ("[", "{"):
            rows[found[1]] = _json(stream[found.end() : end])
        at = end + 1
    return rows


class _Drawing:
    """Draw rows of elements as markup: each row once, where it is first asked for."""

    def __init__(self, rows: dict[str, Any]) -> None:
        self.rows = rows
        self.left = MOST_VALUES
        self.drawn: set[str] = set()

    def whole(self) -> str:
        """Return the rows that nothing asks for with all that they ask for."""
        asked = frozenset(re.findall(r'"\$L?([0-9a-f]{1,6})"', json.dumps(list(self.rows.values()))))
        first = [name for name in self.rows if name not in asked]
        return "".join(self._row(name, 0) for name in (*first, *self.rows))

    def _row(self, name: str, depth: int) -> str:
        if name in self.drawn or name not in self.rows:
            return ""
        self.drawn.add(name)
        return self._node(self.rows[name], depth + 1)

    def _node(self, node: Any, depth: int) -> str:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST * 3:
            return ""
        if isinstance(node, str):
            return self._text(node, depth)
        if isinstance(node, list):
            if len(node) >= 4 and node[0] == "$" and isinstance(node[3], dict):
                return self._element(node[1], node[3], depth)
            return "".join(self._node(part, depth + 1) for part in node)
        return ""

    def _text(self, text: str, depth: int) -> str:
        if not text.startswith("$"):
            return escape(text)
        return escape(text[1:]) if text.startswith("$$") else self._row(text[1:].removeprefix("L"), depth)

    def _element(self, tag: Any, props: dict[str, Any], depth: int) -> str:
        """Return an element, or what a component without a name of its own holds."""
        told = props.get("dangerouslySetInnerHTML")
        raw = told.get("__html") if isinstance(told, dict) else None
        if isinstance(raw, str) and raw.startswith("$"):
            raw = self.rows.get(raw[1:])
        inner = raw if isinstance(raw, str) else self._node(props.get("children"), depth + 1)
        if not isinstance(tag, str) or not _TAG.match(tag):
            return f"<div>{inner}</div>" if inner else ""
        if tag in ("script", "style", "html", "body", "head"):
            return "" if tag in ("script", "style") else inner
        held = {"class": props.get("className"), **{name.lower(): props.get(name) for name in _KEPT}}
        names = "".join(f' {name}="{escape(value)}"' for name, value in held.items() if isinstance(value, str))
        return f"<{tag}{names}>" if tag in _VOID else f"<{tag}{names}>{inner}</{tag}>"
