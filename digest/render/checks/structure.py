"""The shape of the mail's HTML: language, headings, tables, pictures, forbidden elements; pure."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from digest.files import MAIL
from digest.render.checks import css
from digest.render.checks.finding import Finding, Subject, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN = ("script", "form", "iframe", "object", "embed", "video", "audio", "svg", "link", "base", "input", "button")
METAS = (
    ("viewport", "warning", "phones zoom out without it"),
    ("color-scheme", "warning", "dark mode follows it"),
    ("supported-color-schemes", "warning", "older Apple Mail takes dark mode from it"),
    ("x-apple-disable-message-reformatting", "note", "iOS 10 scales the mail down without it"),
    ("format-detection", "note", "iOS turns dates and numbers into blue links without it"),
)


def check_head(subject: Subject) -> Iterator[Finding]:
    """Find what clients and screen readers need before the first word."""
    html, tree = subject.rendering.html, subject.tree
    if html.lstrip()[:15].lower() != "<!doctype html>":
        yield _error("doctype", MAIL, "without a doctype clients use quirks of 1998", "begin with <!DOCTYPE html>")
    if not tree.get("lang") or tree.get("dir") not in ("ltr", "rtl"):
        yield _error("language", "<html>", "screen readers cannot choose a voice", 'give <html> lang="…" and dir="…"')
    if not tree.xpath("//body//*[@role='article'][@lang][@dir][@aria-label]"):
        why = "many clients strip <html>, and with it the language"
        yield _error("language", "<body>", why, 'wrap the body in <div role="article" aria-label lang dir>')
    if not (tree.findtext(".//title") or "").strip():
        yield _error("title", "<title>", "Android shows it in notifications", "give the mail a <title>")
    if not re.search(r"<head>\s*<meta charset=.?utf-8.?>", html, re.IGNORECASE):
        why, fix = "clients that read no mail headers guess the encoding", 'begin it with <meta charset="utf-8">'
        yield Finding(id="charset", severity="warning", where="<head>", why=why, fix=fix)
    for name, severity, why in METAS:
        if not tree.xpath("//meta[@name=$name]", name=name):
            yield Finding(id="meta", severity=severity, where=f"meta {name}", why=why, fix="add the meta element")


def check_headings(subject: Subject) -> Iterator[Finding]:
    """Find headings that skip a level, and more or less than one h1."""
    levels = [(int(h.tag[1]), shown(h.text_content())) for h in subject.elements("h1", "h2", "h3", "h4", "h5", "h6")]
    ones = [level for level, _ in levels if level == 1]
    if len(ones) != 1 or levels[0][0] != 1:
        yield _error("headings", MAIL, f"there are {len(ones)} <h1>; one, and first, is right", "make it one <h1>")
    for (before, _), (level, title) in pairwise(levels):
        if level - before > 1:
            why = f"<h{level}> follows <h{before}>: who jumps from heading to heading gets lost"
            yield _error("headings", f"“{title}”", why, f"make it <h{before + 1}>")
    for _, title in levels:
        if not title:
            yield _error("headings", MAIL, "a heading is empty", "fill it, or take it out")


def check_tables(subject: Subject) -> Iterator[Finding]:
    """Find layout tables that a screen reader would read out as tables."""
    bare = [table for table in subject.elements("table") if table.get("role") != "presentation"]
    if bare:
        where = f"<table> in line {bare[0].sourceline}, {len(bare)} in all"
        yield _error("table-role", where, "screen readers count its rows and columns", 'add role="presentation"')


def check_pictures(subject: Subject) -> Iterator[Finding]:
    """Find pictures without words, without a size, or from where they will not load."""
    for picture in subject.elements("img"):
        where = f"<img> {shown(picture.get('src') or '')}"
        if picture.get("alt") is None:
            yield _error("picture-alt", where, "half of all readers see the alt text first", 'add alt="…"')
        if not (picture.get("width") or "").isdigit():
            why = "Outlook shows pictures at full size without a number in width"
            yield _error("picture-size", where, why, 'give width="…" in pixels')
        if not (picture.get("src") or "").startswith(("https:", "cid:")):
            yield _error("picture-address", where, "clients load pictures by https only", "use an https address")


def check_forbidden(subject: Subject) -> Iterator[Finding]:
    """Find elements and handlers that clients strip and filters punish."""
    for element in subject.elements(*FORBIDDEN):
        why = f"<{element.tag}> is stripped by mail clients, and filters distrust it"
        yield _error("forbidden-element", f"<{element.tag}> in line {element.sourceline}", why, "take it out")
    for handler in subject.tree.xpath("//@*[starts-with(name(), 'on')]"):
        why = "event handlers never run in mail"
        yield _error("forbidden-element", f"<{handler.getparent().tag} {handler.attrname}>", why, "take it out")


def check_comments(subject: Subject) -> Iterator[Finding]:
    """Find Outlook's conditional comments that are not closed."""
    html = subject.rendering.html
    opened, closed = html.count("<!--[if"), html.count("<![endif]")
    if opened != closed:
        why = f"{opened} conditional comments are opened and {closed} closed: Outlook loses the rest"
        yield _error("outlook-comments", MAIL, why, "close each with <![endif]-->")


def check_text_size(subject: Subject) -> Iterator[Finding]:
    """Find text that is too small to read on a phone."""
    for element in subject.tree.iter():
        size = (
            re.fullmatch(r"(\d+(?:\.\d+)?)px", css.style_of(element).get("font-size", ""))
            if len(element.attrib)
            else None
        )
        if size and 1 < float(size.group(1)) < 12 and element.text_content().strip():
            yield Finding(
                id="text-size",
                severity="warning",
                where=f"“{shown(element.text_content())}”",
                why=f"{size.group(1)} px cannot be read on a phone",
                fix="12 px at least; 16 for running text",
            )
            return


def _error(name: str, where: str, why: str, fix: str) -> Finding:
    return Finding(id=name, severity="error", where=where, why=why, fix=fix)
