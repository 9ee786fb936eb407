"""A feed's own markup of an entry: an excerpt or the full text, with the lines that blog software hangs on it."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.markup import blocks_of, tree_of
from digest.extract.pictures import alt_of
from digest.extract.reading import Reading
from digest.extract.spoken import LEARNED, language_in
from digest.models import Image, Removed
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_HANGING = re.compile(
    r"^(?:the post .{1,300} (?:appeared|first appeared|was first published|was originally published) (?:first )?(?:on|in|at)\b.*"
    r"|(?:continue|keep) reading\b.{0,200}|read (?:more|the rest|the full|full|on)\b.{0,200}|\[?(?:…|\.\.\.)\]?|(?:click here|click to)\b.{0,120}"
    r"|(?:weiterlesen|weiter lesen|lire la suite|seguir leyendo|leer más|continua a leggere|leggi tutto|continuar lendo|lees verder|читать далее)\b.{0,200}"
    r"|der beitrag .{1,300} erschien zuerst auf .*|cet article .{1,300} est apparu en premier sur .*|la entrada .{1,300} (?:se publicó|aparece) primero en .*"
    r"|submitted by .{1,80}|\[link\].{0,40}|\[comments\]|permalink|comments|filed under\b.{0,200}|article url: .*|comments url: .*|points: \d+|# comments: \d+"
    r"|.{0,40}\b(?:volltext|full (?:text|article|story)|texte intégral|texto completo)\b.{0,100}\b(?:nicht (?:mehr )?(?:zur verfügung|verfügbar|abrufbar)|(?:no longer|not) available|n'est plus disponible|ya no está disponible)\b.{0,60}"
    # an announcement of arXiv's, a line of links, a chapter of a video, hashtags
    r"|arxiv:\S{4,20} announce type: \S{1,20}(?: \S{1,20})?"
    r"|[^\W\d_][\w &'’/-]{1,40}:\s?https?://\S{1,300}|\(?\d{1,2}:\d\d(?::\d\d)?\)?\s.{1,100}|(?:#[^\s#]{1,60}\s*){1,30}"
    r"|this (?:article|story|post) (?:first |originally )?(?:was )?(?:first |originally )?(?:appeared|published)\b.{0,200})$",
    re.IGNORECASE,
)  # fmt: skip
#: How a journal's feed begins: where it printed the article, and under which number (Nature, Science, Elsevier, PubMed).
_PRINTED = re.compile(
    r"[^.;]{2,100}, published online: [^;]{4,40}; ?doi:\s?\S{5,100}|[^.;]{2,100}, volume \d{1,5}, issue \S{1,12}(?:, .{1,80})?"
    r"|publication date: .{4,60}|author\(s\): .{2,400}|source: .{2,100}, volume .{1,60}|pmid:\s?\d{4,9}\b.{0,160}",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?\s*)?(?:(?:continue reading|read more|read the full (?:story|article)|read on|weiterlesen|lire la suite|leer más)\b.{0,120}|\[(?:…|\.\.\.)\])\s*(?:→|»|>|\.\.\.|…)?$",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"[\[(]?\d{1,3}[\])]?|[*†‡]")
_BRACKETS = "mark in brackets, no sentence"
#: A line of nothing but a mark in brackets: "[allAfrica]", "[video id=7]"; and such a mark before a text.
_MARK = re.compile(r"\[[^\[\]]{1,120}(?<![.!?…])\]")
# "Abstract: We present …", behind arXiv's line or in it.
_ABSTRACT = re.compile(r"(?:arXiv:\S{4,20} Announce Type: \S{1,20}(?: \S{1,20})? )?Abstract:\s+(?=\S)")
_MARKED = re.compile(r"\[[^\W\d_][^\[\]]{1,39}(?<![.!?…])\]\s+(?=\S)")


def read_entry(html: str, standing: Sequence[str] = ()) -> Reading:
    """Return what is read in an entry's markup, or raise `ExtractError`.

    `standing` lines, which most entries of the feed hold, are removed where others are left.
    """
    tree = tree_of(html if html.strip() else "<p></p>")
    _drop_footnote_marks(tree)
    blocks = blocks_of(tree)
    hung = frozenset(standing)
    if all(line in hung for _, line in blocks):
        hung = frozenset()
    kept: list[str] = []
    removed: list[Removed] = []
    # a Danish button ("Del", "Gem") is a heading in an English text; one that says too little to tell may be either
    abroad = language_in([line for _, line in blocks], "") != LEARNED
    for tag, line in blocks:
        reason = "stands in most entries of the feed" if line in hung else _why_removed(tag, line, abroad=abroad)
        shorter = _ENDING.sub("", line)
        if reason or not shorter:
            removed.append(Removed(text=line, reason=reason or "link to the whole article"))
            continue
        if shorter != line:
            removed.append(Removed(text=line[len(shorter) :].strip(), reason="link to the whole article"))
        mark = None if kept else _mark_before(shorter)
        removed += [mark] if mark else []
        kept.append(shorter[len(mark.text) :].lstrip() if mark else shorter)
    if not kept:
        raise ExtractError("the entry holds no text")
    return Reading(paragraphs=tuple(kept), removed=tuple(removed), image=_image(tree))


def _mark_before(line: str) -> Removed | None:
    """Return the mark that stands before a text, and is no part of it."""
    if mark := _MARKED.match(line):
        return Removed(text=mark[0].strip(), reason=_BRACKETS)
    mark = _ABSTRACT.match(line)
    return Removed(text=mark[0].strip(), reason="label before the text") if mark else None


def _drop_footnote_marks(tree: HtmlElement) -> None:
    """Take the raised numbers out that lead to footnotes: as text they would stand within words ("changes3")."""
    for raised in list(tree.iter("sup")):
        link = raised.find(".//a")
        if link is not None and "#" in (link.get("href") or "") and _FOOTNOTE.fullmatch(raised.text_content().strip()):
            raised.drop_tree()


def _why_removed(tag: str, line: str, *, abroad: bool) -> str | None:
    if tag in ("figcaption", "caption"):
        return "picture caption"
    if _HANGING.match(line):
        return "link to the whole article"
    if _PRINTED.fullmatch(line):
        return "where a journal printed it"
    # what stands in a list of an entry is text: "Gem", a Danish button, of what a Portuguese guide asks for
    return chrome.reason_of(line, abroad=abroad and tag != "li") or (_BRACKETS if _MARK.fullmatch(line) else None)


def _image(tree: HtmlElement) -> Image | None:
    """Return the first picture that is no counting pixel."""
    for img in tree.iter("img"):
        sizes = [
            int(v) if (v := (img.get(n) or "").removesuffix("px")).isdecimal() and len(v) < 6 else None
            for n in ("width", "height")
        ]
        url = safe_url(img.get("src"))
        if url and not any(s is not None and s < 50 for s in sizes):
            return Image(url=url, alt=alt_of(img.get("alt")), width=sizes[0], height=sizes[1])
    return None
