"""The markup of strangers made harmless: feeds before they are parsed, entries after."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

from digest.dates import read_field
from digest.text import clean
from digest.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Callable

#: What an entry's text may be made of; no tables of layout, no forms, no frames, no styles.
TAGS = frozenset([
    "a", "abbr", "article", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "main", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul",
])  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
}
#: An entry longer than this is cut: an article has 50 KB at most, a whole book is no article.
LONGEST_ENTRY = 300_000
#: Deeper nesting says nothing, and costs time that grows with its square.
DEEPEST = 200
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]{0,1000}(?:\[(?:[^\]\"']|\"[^\"]*\"|'[^']*')*+\]\s*)?>", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>\s*")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,31});")
_DATE = re.compile(
    r"(<(?:[A-Za-z]{1,20}:)?(?:pubDate|published|updated|modified|issued|created|date|lastBuildDate)(?:\s[^<>]{0,200})?>"
    r"\s{0,99}+(?:<!\[CDATA\[)?+\s{0,99}+)"
    # nine of ten dates are written so, and fastfeedparser reads them right
    r"(?!(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))[\s\]<])"
    # possessive: a date of 300 spaces took 20 s, since each bound tried all of the others
    r"([^<>\[\]\s][^<>\[\]]{0,99}?)(?=\s{0,99}+(?:\]\]>)?+\s{0,99}+</)"
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})(?:\s[^<>]*)?>")
#: A stop that stood behind a link's mark-up ("The wall </a>. How"); a name such as ".NET" begins with its own.
_LOOSE = re.compile(r"(?<=\w)\s([.,])(?=\s|$)")
# escaped once too often, as many feeds do: `&amp;#8217;`; `&lt;b&gt;` stays, it is what the title says
# nh3's time grows with the square of the bare ampersands: 8 s for a megabyte of them
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)")
_TWICE = re.compile(r"&(?:#\d{2,5}|amp|quot|nbsp|[lr][sd]quo|hellip|[mn]dash);")
# the same in an entry's text; a text about markup, with code in it, may mean what it says
_TWICE_IN = re.compile(
    r"&(?:amp|#0{0,3}38|#[xX]0{0,3}26);(?=(?:#\d{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|hellip|[mn]dash);)"
)
_CODE = re.compile(r"<(?:code|pre)\b|`", re.IGNORECASE)
_BLOCKS = re.compile(r"&lt;/(?:p|div|li|h[1-6]|blockquote)&gt;", re.IGNORECASE)
_VOID = frozenset(
    ("br", "hr", "img", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "track")
)


def safe_markup(text: str) -> bytes:
    """Return a feed as UTF-8 without a DOCTYPE (entity bombs, files read through it), its odd dates as ISO 8601."""
    text = text.lstrip("\ufeff")
    if text.lstrip()[:1] == "{":
        return text.encode("utf-8", "replace")
    declared = _DECLARATION.match(text)
    text = text[declared.end() :] if declared else text.lstrip()
    text = _without_doctype(text)
    text = _ENTITY.sub(_resolved, text)
    return _DATE.sub(_iso, text).encode("utf-8", "replace")


def _without_doctype(text: str) -> str:
    # looked for at one place only: a million of them, none closed, took a minute
    start = text[:20_000].upper().find("<!DOCTYPE")
    found = _DOCTYPE.match(text, start) if start >= 0 else None
    return text[: found.start()] + text[found.end() :] if found else text


def _resolved(found: re.Match[str]) -> str:
    """Write HTML's names (`&eacute;`) as characters: XML knows five only, and the DOCTYPE that named them is gone."""
    return html5.get(found[1] + ";", "")


def _iso(found: re.Match[str]) -> str:
    moment = read_field(html.unescape(found[2]).strip())
    return found[1] + (moment.isoformat() if moment else "")


def plain_text(value: str) -> str:
    """Return a title or a name, in which feeds write markup and entities, as one line of plain text."""
    if "<" in value:
        import nh3

        value = nh3.clean(value, tags=set())
    value = html.unescape(value)
    return _LOOSE.sub(r"\1", clean(html.unescape(value) if _TWICE.search(value) else value))


def clean_html(markup: str, base: str | None) -> str:
    """Return an entry's markup with harmless tags and http(s) addresses only, made absolute."""
    markup = as_meant(markup[:LONGEST_ENTRY])
    escaped = _BARE.sub("&amp;", markup)[:LONGEST_ENTRY]  # a bare "&" grows to five signs
    text = _shallow(escaped)
    return _cleaner(base)(text)


def as_meant(markup: str) -> str:
    """Return markup that a feed escaped once too often as it was meant."""
    if not _TAG.search(markup) and _BLOCKS.search(markup):
        return html.unescape(markup)
    return markup if _CODE.search(markup) else _TWICE_IN.sub("&", markup)


def _cleaner(base: str | None) -> Callable[[str], str]:
    import nh3

    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src", "cite"):
            return safe_url(value, base)
        return value[:1000] if tag and value else value

    cleaner = nh3.Cleaner(
        tags=set(TAGS), attributes=ATTRIBUTES, attribute_filter=kept, url_schemes={"http", "https"}, link_rel=None
    )
    return cleaner.clean


def _shallow(markup: str) -> str:
    """Take every tag out of markup that is nested too deep to be an article's."""
    depth = deepest = 0
    for tag in _TAG.finditer(markup):
        if tag[2].lower() not in _VOID and not tag[0].endswith("/>"):
            depth = max(0, depth + (-1 if tag[1] else 1))
            deepest = max(deepest, depth)
    return _TAG.sub(" ", markup) if deepest > DEEPEST else markup
