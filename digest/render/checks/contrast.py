"""Contrast of each text with its ground, in the light and in the dark scheme (WCAG AA); pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digest.render.checks import css
from digest.render.checks.finding import Finding, Subject, shown
from digest.render.palette import AA, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Text of 24 px, or 18.66 px and bold, may have less (WCAG 1.4.3).
AA_LARGE = 3.0
_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)")
_NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "gray": "#808080"}
_PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")

Style = dict[str, str]


def check_contrast(subject: Subject) -> Iterator[Finding]:
    """Find text that does not stand out from its ground."""
    for scheme in ("light", "dark"):
        styles = _styles(subject, dark=scheme == "dark")
        seen: set[tuple[str, str]] = set()
        for element, color, ground, least in _texts(subject.tree, styles):
            ratio = contrast(color, ground)
            if ratio < least and (color, ground) not in seen:
                seen.add((color, ground))
                yield Finding(
                    id=f"contrast-{scheme}",
                    severity="error",
                    where=f"email.html: “{shown(element.text_content())}”",
                    why=f"{color} on {ground} has a contrast of {ratio:.1f} to 1 where {least:g} is needed",
                    fix=f"choose a {'lighter' if scheme == 'dark' else 'darker'} color in the {scheme} styles",
                )


def _styles(subject: Subject, *, dark: bool) -> dict[Any, Style]:
    """Return each element's own style, with the rules of the dark scheme over it when asked."""
    styles = {element: css.style_of(element) for element in subject.tree.iter() if isinstance(element.tag, str)}
    if not dark:
        return styles
    found = [rule for sheet in subject.styles for rule in css.rules(sheet) if "prefers-color-scheme" in rule.media]
    for rule in sorted(found, key=lambda rule: css.weight(rule.selector)):
        for element in css.matched(subject.tree, rule.selector):
            for name, value in rule.declarations:
                if "!important" in value or name not in styles[element]:
                    styles[element][name] = value.removesuffix("!important").strip()
    return styles


def _texts(tree: Any, styles: dict[Any, Style]) -> Iterator[tuple[Any, str, str, float]]:
    """Yield each element with text of its own, its color, its ground, and the contrast it needs."""
    body = tree.find("body")
    start = (tree if body is None else body, "#000000", "#ffffff", 16.0, False)
    waiting: list[tuple[Any, str, str, float, bool]] = [start]
    while waiting:
        element, color, ground, size, bold = waiting.pop()
        style = styles.get(element, {})
        if "none" in style.get("display", "") or not isinstance(element.tag, str):
            continue
        color = _color(style.get("color")) or color
        ground = _color(style.get("background-color")) or _color(style.get("background")) or ground
        size = _pixels(style.get("font-size")) or size
        bold = _bold(style.get("font-weight"), default=bold or element.tag in ("b", "strong", "h1", "h2", "h3"))
        if _has_text(element):
            yield element, color, ground, AA_LARGE if size >= 24 or (bold and size >= 18.66) else AA
        waiting.extend((child, color, ground, size, bold) for child in reversed(element))


def _has_text(element: Any) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _color(value: str | None) -> str | None:
    if not value:
        return None
    if found := _HEX.search(value):
        digits = found.group()[1:]
        return "#" + ("".join(c * 2 for c in digits) if len(digits) == 3 else digits)
    if found := _RGB.search(value):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return _NAMED.get(value.split()[0])


def _pixels(value: str | None) -> float | None:
    found = _PIXELS.search(value or "")
    return float(found.group(1)) if found else None


def _bold(value: str | None, *, default: bool) -> bool:
    if value is None:
        return default
    return value == "bold" or (value.isdigit() and int(value) >= 700)
