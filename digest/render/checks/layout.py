"""What holds the mail together in Outlook and in the dark: cells, widths, style blocks; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.files import MAIL
from digest.render.checks import css
from digest.render.checks.finding import Finding, Subject, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_CELLS = ("td", "th")
_ZERO = re.compile(r"(?:0(?:px|em|%)?\s*)+")
# What a sheet fetches, and from where: an @import, or anything by url().
_FETCHED = re.compile(r"@import\b[^;}]{0,300}|\burl\([^)]{0,300}\)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/\s*[^\s@}]", re.DOTALL)
#: Loading more pictures than this keeps a phone busy, and filters count them.
MANY_PICTURES = 30


def check_outlook(subject: Subject) -> Iterator[Finding]:
    """Find spacing and widths that Outlook on Windows drops (caniemail: css-padding, css-max-width)."""
    seen: set[str] = set()
    body = subject.tree.find("body")
    for element in [] if body is None else body.iter():
        if not isinstance(element.tag, str):
            continue
        for name, why, fix in _dropped(element.tag, css.style_of(element)):
            if name not in seen:
                seen.add(name)
                where = f"<{element.tag}> in line {element.sourceline}: “{shown(element.text_content(), 30)}”"
                yield _finding(name, "warning", where, why, fix)
    html = subject.rendering.html
    wide = any("max-width" in css.style_of(table) for table in subject.elements("table"))
    if wide and not re.search(r"<!--\[if mso\]><table[^>]{0,200}\bwidth=", html):
        why = "Outlook on Windows knows no max-width: the mail runs over the whole screen"
        yield _finding("outlook-width", "warning", MAIL, why, 'wrap it in <!--[if mso]><table width="600">…')


def _dropped(tag: str, style: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield `(id, why, fix)` for each declaration that Outlook drops on such an element."""
    padding = next((v for k, v in style.items() if k.startswith("padding") and not _ZERO.fullmatch(v)), None)
    if padding and tag not in _CELLS:
        yield "outlook-padding", "Outlook on Windows keeps padding on table cells only", "move it to the <td> around it"
    if "max-width" in style and tag not in ("table", "img"):
        yield "outlook-width", "Outlook on Windows knows no max-width here", "give the width to a table"
    if "auto" in style.get("margin", ""):
        yield "outlook-margin", "Outlook on Windows does not center by margin", 'use align="center" on the cell'
    if "url(" in style.get("background", "") + style.get("background-image", ""):
        yield "outlook-background", "Outlook on Windows draws no background picture", "use a color, or an <img>"


def check_dark(subject: Subject) -> Iterator[Finding]:
    """Find a mail that leaves the dark scheme to each client's guess."""
    sheets = "".join(subject.styles)
    if "prefers-color-scheme" not in sheets:
        why = "there is no dark scheme: clients invert the colors as they like"
        yield _finding("dark-mode", "warning", "<style>", why, "add @media (prefers-color-scheme: dark) to media.css")
    if "[data-ogsc]" not in sheets:
        why = "Outlook.com and Outlook's apps take the dark scheme from [data-ogsc] rules only"
        yield _finding("dark-mode", "note", "<style>", why, "repeat the dark colors under [data-ogsc] in media.css")


def check_styles(subject: Subject) -> Iterator[Finding]:
    """Find style blocks that clients lose for how or where they are written."""
    outside = [style for style in subject.elements("style") if style.getparent().tag != "head"]
    if outside:
        where = f"<style> in line {outside[0].sourceline}"
        yield _finding("style-place", "warning", where, "Gmail reads style blocks in <head> only", "move it to <head>")
    if any(_COMMENT.search(sheet) for sheet in subject.styles):
        why = "a comment before a rule costs that rule in some clients (email-bugs #25)"
        yield _finding("style-comment", "warning", "<style>", why, "use Jinja comments, {# … #}")
    if fetched := next(filter(None, map(_FETCHED.search, subject.styles)), None):
        why = "Gmail, Yahoo and Outlook fetch no fonts or sheets (caniemail: css-at-font-face, css-at-import)"
        fix = "name fonts that readers have, one that every system has last; put pictures into <img>"
        yield _finding("style-fetch", "warning", f"<style>: {shown(fetched.group(), 40)}", why, fix)


def check_loading(subject: Subject) -> Iterator[Finding]:
    """Find pictures whose place is not kept, and too many of them."""
    pictures = list(subject.elements("img"))
    shapeless = [picture for picture in pictures if not (picture.get("height") or "").isdigit()]
    if shapeless:
        where = f"<img> {shown(shapeless[0].get('src') or '')}, {len(shapeless)} in all"
        why = "without a height the text jumps when the picture comes"
        yield _finding("picture-height", "note", where, why, "give height, where the size is known")
    if len(pictures) > MANY_PICTURES:
        why = f"it loads {len(pictures)} pictures: slow on phones, and filters count them"
        yield _finding("picture-count", "note", MAIL, why, "lower limit, or use classic or brief")


def _finding(name: str, severity: str, where: str, why: str, fix: str) -> Finding:
    return Finding(id=name, severity=severity, where=where, why=why, fix=fix)
