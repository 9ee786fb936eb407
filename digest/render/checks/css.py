"""As much CSS as the checks need: rules, media blocks, selectors against the tree; pure.

A reader of its own, since cssutils drops what it does not know, and a check must see it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
#: Longer sheets are not read to the end: Gmail drops them anyway.
LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one selector's declarations, and the at-rule around them ("" for none)."""

    media: str
    selector: str
    declarations: tuple[tuple[str, str], ...]


def rules(sheet: str) -> Iterator[Rule]:
    """Yield each rule of a sheet, a selector at a time, in order."""
    yield from _rules(_COMMENT.sub("", sheet[:LONGEST]), "")


def _rules(sheet: str, media: str) -> Iterator[Rule]:
    for prelude, block in _blocks(sheet):
        if prelude.startswith("@"):
            if not media:
                yield from _rules(block, prelude)
            continue
        declared = tuple(declarations(block))
        for selector in prelude.split(","):
            yield Rule(media, selector.strip(), declared)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield `(what stands before the brace, what stands in the braces)`."""
    depth = start = opened = 0
    prelude = ""
    for brace in re.finditer(r"[{}]", sheet):
        if brace.group() == "{":
            if depth == 0:
                prelude, opened = sheet[start : brace.start()].rsplit(";", 1)[-1].strip(), brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                start = brace.end()
                yield prelude, sheet[opened : brace.start()]


def declarations(block: str) -> Iterator[tuple[str, str]]:
    """Yield each `(property, value)` of a block or a style attribute, in lower case."""
    for found in _DECLARATION.finditer(block):
        yield found.group(1).lower(), found.group(2).strip().lower()


def style_of(element: Any) -> dict[str, str]:
    """Return an element's own declarations."""
    return dict(declarations(element.get("style") or ""))


def matched(tree: Any, selector: str) -> list[Any]:
    """Return the elements that a selector names; none for one that lxml does not know."""
    compiled = _compiled(selector)
    return list(compiled(tree)) if compiled is not None else []


@lru_cache(maxsize=512)
def _compiled(selector: str) -> Any:
    from lxml.cssselect import CSSSelector

    try:
        return CSSSelector(selector)
    except Exception:  # noqa: BLE001  # cssselect's errors: a selector for one client only, which no browser knows
        return None


def weight(selector: str) -> tuple[int, int, int]:
    """Return a selector's specificity: ids, classes and attributes, elements."""
    return (
        selector.count("#"),
        selector.count(".") + selector.count("[") + len(re.findall(r"(?<!:):(?!:)", selector)),
        len(re.findall(r"(?:^|[\s>+~])[a-zA-Z]", selector)),
    )
