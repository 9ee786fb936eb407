"""The editor's own words, as intro and notes: paragraphs, lists, links as `[words](https://…)` or bare; pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest import text
from digest.render.links import mail_link, web_link
from digest.render.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

#: Between two paragraphs, as the templates get them.
PARTED = "\n\n"
#: Between two points of a list.
ROW = "\n"
_POINT = re.compile(r"(?:[-*•]|(\d{1,2})[.)])\s+\S")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# An address may hold brackets in pairs (Wikipedia's do); what ends a sentence behind a bare one is none of it.
_ADDRESS = r"(?i:https?)://(?:[^\s<>()\"]|\([^\s<>()\"]*\))+"
# So may the words (`[[1]](https://…)`), one pair in another.
_WORDS = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,300}\]){1,300}"
_LINK = re.compile(rf"\[({_WORDS})\]\(({_ADDRESS})\)|({_ADDRESS})(?<![.,;:!?'’”»*])")


def prose(said: str | None) -> str | None:
    """Return what an editor wrote as clean lines, a paragraph or a point of a list each; None for nothing.

    Between two paragraphs stands an empty line.
    """
    parts = _EMPTY_LINE.split((said or "").replace("\r\n", "\n"))
    return PARTED.join(filter(None, (ROW.join(map(text.clean, _rows(part))) for part in parts))) or None


def _rows(paragraph: str) -> list[str]:
    """Return a paragraph's points, each with the lines that go on with it; of what holds no list one row."""
    lines = [line.strip() for line in paragraph.split("\n")]
    points = [point for point in map(_POINT.match, lines) if point]
    # One alone may be where a line was broken: at a dash, or before the day of a date.
    bulleted = sum(not point[1] for point in points) > 1
    numbered = {"1", "2"} <= {point[1] for point in points}
    rows: list[str] = []
    for line in lines:
        point = _POINT.match(line)
        begins = point is not None and (numbered if point[1] else bulleted)
        row = f"• {line[1:]}" if begins and point and not point[1] else line
        if begins or not rows:
            rows.append(row)
        else:
            rows[-1] += f" {row}"
    return rows


def linked(said: str, cls: str = "", *, web: bool = False) -> Markup:
    """Return an editor's words as HTML: paragraphs parted by breaks, links underlined; anything else is text."""
    from markupsafe import Markup

    look = Markup(' class="{}" style="text-decoration:underline"').format(cls) if cls else ""
    parts = []
    for words, url in _pieces(said):
        link = (web_link if web else mail_link)(url) if url else None
        parts.append(Markup('<a href="{}"{}>{}</a>').format(link, look, words) if link else Markup.escape(words))
    return Markup("").join(parts).replace(PARTED, Markup("<br><br>")).replace(ROW, Markup("<br>"))


def lettered(said: str, indent: str = "") -> str:
    """Return an editor's words as lines of plain text, the address of a link behind its words."""
    spelled = "".join(_spelled(words, mail_link(url) if url else None) for words, url in _pieces(said))
    return ROW.join(wrap(row, indent=indent + _hanging(row), first=indent) if row else "" for row in spelled.split(ROW))


def _hanging(row: str) -> str:
    """Return what the further lines of a point stand behind: as much as its mark takes."""
    return " " * (len(row) - len(row.split(maxsplit=1)[-1])) if _POINT.match(row) else ""


def _spelled(words: str, link: str | None) -> str:
    bare = words.lower().startswith(("https://", "http://"))
    return words if link is None else link if bare else f"{words} <{link}>"


def _pieces(said: str) -> Iterator[tuple[str, str | None]]:
    """Yield the words and, of those that are linked, the address."""
    end = 0
    for found in _LINK.finditer(said):
        yield said[end : found.start()], None
        yield (found[1], found[2]) if found[2] else (found[3], found[3])
        end = found.end()
    yield said[end:], None
