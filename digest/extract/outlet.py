"""The outlet of a web page: what its head calls the site, and what leads to the first page of it."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.extract.copies import original_of
from digest.extract.linked import names_in
from digest.extract.properties import is_name
from digest.extract.titles import LONGEST_NAME, without_site, words_in_order
from digest.text import clean
from digest.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from digest.extract.head import Head

# "Autoracing | F1 | Indy | MotoGP", "The Daily Tide | tide.example"
_BEHIND = re.compile(r"\s[|»•]\s")
_RIGHTS = re.compile(
    r"todos\b|tous droits|alle recht|tutti i diritti|all rights|все права|всі права|©|copyright", re.IGNORECASE
)
# "The headline - by Ann Lee", "The headline | by Ann Lee | Slow Ground | Medium"
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\s[|»•–—-]\s")
_MARKS = " |•»«-–—·:,_"
#: Names of outlets are shorter.
LONGEST_OUTLET = 79
#: A site's name stands among the first so many elements, as a link to its first page of so many words at the most.
MASTHEAD, LONGEST_MASTHEAD = 250, 6
#: A host of fewer letters may begin any word.
SHORTEST_LABEL = 4
#: A headline in a script without spaces is longer than a word.
LONG_WORD = 20
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|masthead|site-?(?:title|name|logo|branding)|blog-?(?:title|name)|header-title)"
)
_FIRST_PAGES = frozenset(["/", "/index.html", "/index.php", "/home"])
# What a link to the first page says that does not name it.
_NO_NAME = re.compile(
    r"(?:go |back |return |zur |zurück |retour )*(?:to |à |al |a la |alla |naar |do )?(?:the |l['’]|de )?"
    r"(?:home ?(?:page)?|main page|front ?page|index|logo|start(?:seite|pagina|sida|side)?|accueil|inicio|início|página inicial|pagina iniziale|"
    r"strona główna|domů|hem|hjem|forside[n]?|etusivu|главная|головна|anasayfa|ana sayfa|首页|首頁|ホーム|トップ|홈|skip\b.*|menu|close|back|news|top|brand|about(?: us)?|zurück\b.*|print(?:able)?(?: version)?|print view|amp)\W*$",
    re.IGNORECASE,
)
_OF_LOGO = re.compile(
    r"^(?:logo(?: of| de| der| von)?\b[:\s]*)|[\s:|–-]*\b(?:site )?(?:logo|home ?page|home)(?: icon)?\W*$",
    re.IGNORECASE,
)


def publisher_in(tree: HtmlElement, head: Head, marked: Sequence[HtmlElement], title: str | None) -> str | None:
    """Return the outlet's name, or None; `marked` are the elements that a page calls its publisher."""
    said = _said(tree, head, marked, title or "")
    return next((name for n in said if n and "://" not in n and len(n) < 120 and (name := _outlet(n))), None)


def _said(tree: HtmlElement, head: Head, marked: Sequence[HtmlElement], title: str) -> Iterator[str]:
    """Yield what may be the outlet's name, the surest first."""
    yield head.first("og:site_name")
    record = head.record
    yield from (
        names_in(record.get("publisher"), head.records) or names_in(record.get("sourceOrganization"), head.records)
    )
    yield from _marked(marked)
    yield head.first("application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher")
    whole = clean(tree.findtext(".//title") or "")
    yield _beside(whole, title)
    yield _suffix(whole)


def _marked(marked: Sequence[HtmlElement]) -> Iterator[str]:
    """Yield the name within the first element that is marked as publisher."""
    named = filter(is_name, (part for element in marked for part in element.iterdescendants()))
    yield from (part.get("content") or clean(part.text_content()) for part in islice(named, 1))


def _outlet(said: str) -> str | None:
    """Return the name of an outlet without the words it wants to be found by, or None where it is none."""
    parts = (part for part in _BEHIND.split(clean(said).lstrip("@")) if not _BY.match(part))
    name = next(parts, "").strip(" |-–—")
    return None if not name or len(name) > LONGEST_OUTLET or _RIGHTS.match(name) or _BY.match(name) else name


def _beside(whole: str, title: str) -> str:
    """Return what stands beside the headline in the head's title, behind a mark or before it: the name of the site."""
    if (len(title.split()) < 2 and len(title) < LONG_WORD) or len(whole) <= len(title):
        return ""
    low, own = whole.casefold(), title.casefold()
    behind = low.startswith(own)
    rest = whole[len(title) :] if behind else whole[: -len(title)] if low.endswith(own) else ""
    parted = rest[:1].isspace() or rest[:1] in _MARKS or rest[-1:].isspace()
    parts = [part for part in _BETWEEN.split(rest) if part.strip(_MARKS) and not _BY.match(part.strip(_MARKS))]
    name = parts[-1 if behind else 0].strip(_MARKS) if parts else ""
    marked = len(name) < len(rest.strip())
    fits = parted and marked and len(name.split()) <= LONGEST_NAME and not _NO_NAME.match(name)
    return name if fits else ""


def _suffix(whole: str) -> str:
    """Return what stands behind the title in the head and is no part of it: the name of the site."""
    rest = whole.removeprefix(without_site(whole)).strip(_MARKS)
    return rest if rest and rest != whole and len(rest.split()) <= LONGEST_NAME else ""


def masthead_in(nodes: Sequence[HtmlElement], url: str | None) -> str | None:
    """Return the site's name as a link to its first page says it, or as the picture in it is called.

    The link is marked as the site's name, or its host is called so: menus lead there, too.
    """
    host = host_of(url)
    for node in islice(nodes, MASTHEAD):
        if node.tag == "a" and _leads_home(node, host):
            name = clean(node.text_content()) or _called(node)
            fits = 0 < len(name.split()) <= LONGEST_MASTHEAD and len(name) < LONGEST_OUTLET and "://" not in name
            if fits and not _NO_NAME.match(name) and (_is_marked(node) or _is_called(name, host)):
                return name
    return None


def _is_marked(link: HtmlElement) -> bool:
    """Tell whether a link is said to be the site's name or logo, by itself or by one of the two elements above it."""
    if (link.get("rel") or "").lower() == "home":
        return True
    above = (link, *islice(link.iterancestors(), 2))
    return any(_MARKED.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()) for element in above)


def _is_called(name: str, host: str | None) -> bool:
    """Tell whether a host is called by a name: "harborhistory.example" says "Harbor History Society"."""
    words = words_in_order(name)
    label = "".join(words_in_order((host or "").rsplit(".", 1)[0].split(".")[-1]))
    whole = "".join(words)
    return len(label) > SHORTEST_LABEL and (whole.startswith(label) or label in (whole, whole.removeprefix("the")))


def _leads_home(link: HtmlElement, host: str | None) -> bool:
    said = original_of((link.get("href") or "").strip()) or ""
    if not said or said[0] in "#?":
        return False
    try:
        parts = urlsplit(said)
    except ValueError:
        return False
    home = not parts.query and (parts.path or "/") in _FIRST_PAGES
    return home and (not parts.netloc or host is None or host_of(said) == host)


def _called(link: HtmlElement) -> str:
    """Return what the picture of a link is called, without the word for a logo."""
    named = (part.get("alt") for part in link.iter("img") if part.get("alt"))
    return _OF_LOGO.sub("", clean(next(named, "") or link.get("title") or "")).strip()
