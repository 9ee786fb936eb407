"""The editor's own words, as intro and notes: paragraphs, and links as `[words](https://…)` or bare; pure."""

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
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# An address may hold brackets in pairs (Wikipedia's do); what ends a sentence behind a bare one is none of it.
_ADDRESS = r"(?i:https?)://(?:[^\s<>()\"]|\([^\s<>()\"]*\))+"
# So may the words (`[[1]](https://…)`), one pair in another.
_WORDS = r"(?:[^\[\]\n]|\[[^\[\]\n]{0,300}\]){1,300}"
_LINK = re.compile(rf"\[({_WORDS})\]\(({_ADDRESS})\)|({_ADDRESS})(?<![.,;:!?'’”»*])")


def prose(said: str | None) -> str | None:
    """Return what an editor wrote as clean lines, a paragraph each, with an empty one between; None for nothing."""
    paragraphs = (text.clean(part) for part in _EMPTY_LINE.split(said.replace("\r\n", "\n"))) if said else ()
    return PARTED.join(filter(None, paragraphs)) or None


def linked(said: str, cls: str = "", *, web: bool = False) -> Markup:
    """Return an editor's words as HTML: paragraphs parted by breaks, links underlined; anything else is text."""
    from markupsafe import Markup

    look = Markup(' class="{}" style="text-decoration:underline"').format(cls) if cls else ""
    parts = []
    for words, url in _pieces(said):
        link = (web_link if web else mail_link)(url) if url else None
        parts.append(Markup('<a href="{}"{}>{}</a>').format(link, look, words) if link else Markup.escape(words))
    return Markup("").join(parts).replace(PARTED, Markup("<br><br>"))


def lettered(said: str, indent: str = "") -> str:
    """Return an editor's words as lines of plain text, the address of a link behind its words."""
    spelled = "".join(_spelled(words, mail_link(url) if url else None) for words, url in _pieces(said))
    return PARTED.join(wrap(part, indent=indent) for part in spelled.split(PARTED))


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
