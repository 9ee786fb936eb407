"""CSS inlining by premailer, in one place: its settings and the ways round its traps.

A `<style>` block is inlined and goes; one marked `data-premailer="ignore"` stays as it is, and
that is where media queries, dark mode and client hacks belong.
"""

from __future__ import annotations

import html
import logging
import os
import re
import sys
import warnings
from contextlib import contextmanager
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from digest.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_MARK = re.compile(r"https://address\.invalid/(\d+)/")
_DOCTYPE = re.compile(r"\A\ufeff?\s*<!doctype html>", re.IGNORECASE)
_STYLE = re.compile(r"""style=(?:"[^"]*"|'[^']*')""")
_LABEL = re.compile(r"""(?<=\s)(?:alt|aria-label)=(?:"[^"]*"|'[^']*')""")
_SHEET = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_SAID = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
_BETWEEN_TAGS = re.compile(r">[ \t]*\n\s*<")
# What mail services read as tags of their own; written this way it is only text.
_MERGE_TAGS = (
    ("{{", "{&#123;"),
    ("{%", "{&#37;"),
    ("*|", "*&#124;"),
    ("@@", "@&#64;"),
    ("[[", "[&#91;"),
    ("%%", "%&#37;"),
)


def inline(page: str) -> str:
    """Return `page` with its CSS in style attributes; addresses and doctype stay as they were.

    Raises:
        RenderError: the CSS cannot be read.
    """
    for sheet in _SHEET.findall(page):
        _check_braces(sheet)
    addresses: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        addresses.append(found.group(2))
        return f'{found.group(1)}="https://address.invalid/{len(addresses) - 1}/"'

    # libxml2 rewrites what stands in links (`{{ tag }}` becomes `{{%20tag%20}}`, `$` may become %24), each
    # version in its own way: it sees plain marks, and the addresses are put back as they were.
    marked = _ADDRESS.sub(put_by, _DOCTYPE.sub("<!DOCTYPE html>", page))
    # libxml2 writes `<` in attributes as it is: an alt text of `<!--[if mso]>` would look like Outlook's own.
    done = _LABEL.sub(lambda found: found.group().replace("<", "&lt;").replace(">", "&gt;"), _transformed(marked))
    return _MARK.sub(lambda found: addresses[int(found.group(1))], done)


def _check_braces(sheet: str) -> None:
    """Find where a sheet's braces do not match: premailer passes over all that follows, and says nothing."""
    opened: list[str] = []
    for line in _SAID.sub(lambda found: "\n" * found.group().count("\n"), sheet).splitlines():
        for char in line:
            if char == "{":
                opened.append(line.strip())
            elif char == "}" and not opened:
                raise _unreadable(f"there is one }} too many in “{line.strip()[:60]}”")
            elif char == "}":
                opened.pop()
    if opened:
        raise _unreadable(f"the {{ is not closed in “{opened[-1][:60]}”")


def _unreadable(reason: str) -> RenderError:
    return RenderError(f"the template's CSS cannot be inlined: {reason}", hint="see its style.css and media.css")


def _transformed(page: str) -> str:
    try:
        inlined: str = _premailer()(
            page,
            method="html",
            strip_important=False,  # True takes !important from what is left, and dark mode loses
            keep_style_tags=False,
            disable_validation=True,
            cssutils_logging_level=logging.CRITICAL,  # 124 warnings a page for mso- properties
            align_floating_images=False,
            allow_network=False,  # True would fetch <link rel=stylesheet>
            disable_basic_attributes=["width", "height"],  # CSS width:100% would overwrite a picture's pixels
        ).transform(pretty_print=False)
    except (AttributeError, SyntaxError, ValueError, AssertionError) as error:  # a nested @media raises AttributeError
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise RenderError(
            f"the template's CSS cannot be inlined: {html.unescape(reason)}",
            hint='move media queries and hacks to the <style data-premailer="ignore"> block',
        ) from None
    return inlined


@lru_cache(maxsize=1)
def _premailer() -> Any:
    """Load premailer with a cache that holds a whole sheet: its 128 entries thrash (148 ms against 72)."""
    os.environ.setdefault("PREMAILER_CACHE_MAXSIZE", "5000")
    with warnings.catch_warnings(), _without("requests"):
        warnings.simplefilter("ignore")  # cssutils' own deprecations
        from premailer import Premailer
    return Premailer


@contextmanager
def _without(name: str) -> Iterator[None]:
    """Let an empty module stand for one that is imported and never used.

    premailer imports requests to fetch style sheets, which `allow_network=False` forbids: 80 ms of its 280.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = ModuleType(name)
    try:
        yield
    finally:
        del sys.modules[name]


def squeeze(page: str) -> str:
    """Return `page` without white space that nobody sees: between tags, and between declarations."""
    page = _STYLE.sub(lambda found: found.group().replace("; ", ";").replace(", ", ","), page)
    return _BETWEEN_TAGS.sub(">\n<", page).strip() + "\n"


def without_merge_tags(page: str) -> str:
    """Return `page` with what mail services read as tags of their own written as entities: readers see the same."""
    for tag, written in _MERGE_TAGS:
        page = page.replace(tag, written)
    return page
