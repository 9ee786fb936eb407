"""What an element is said to be by microdata (`itemprop`) or RDFa (`property`, `rel`), in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

#: The terms that RDFa has for a property: those of schema.org, of Dublin Core and of SIOC, which Drupal writes.
_TERMS = {
    "datePublished": "datePublished", "dateCreated": "datePublished", "dc:created": "datePublished",
    "dc:date": "datePublished", "dc:issued": "datePublished", "dcterms:created": "datePublished",
    "dcterms:date": "datePublished", "dcterms:issued": "datePublished", "dct:issued": "datePublished",
    "dateModified": "dateModified", "dc:modified": "dateModified", "dcterms:modified": "dateModified",
    "dct:modified": "dateModified", "author": "author", "dc:creator": "author", "dcterms:creator": "author",
    "sioc:has_creator": "author", "publisher": "publisher", "dc:publisher": "publisher", "comment": "comment",
}  # fmt: skip
_SCHEMA = ("schema:", "http://schema.org/", "https://schema.org/")
_NAMES = frozenset(["name", "foaf:name"])


def property_of(held: Mapping[str, str]) -> str | None:
    """Return what the attributes of an element say that it is of its article, or None; microdata is taken as it is."""
    if "itemprop" in held:
        return held["itemprop"]
    said = held.get("property") or held.get("rel")
    if not said:
        return None
    return next((term for word in said.split() if (term := _TERMS.get(_bare(word)))), None)


def _bare(word: str) -> str:
    """Return a property without the name of schema.org before it."""
    return next((word[len(name) :] for name in _SCHEMA if word.startswith(name)), word)


def is_author(element: HtmlElement) -> bool:
    """Tell whether an element is said to be the author."""
    return property_of(element.attrib) == "author"


def is_name(element: HtmlElement) -> bool:
    """Tell whether an element is said to be a name."""
    said = element.get("itemprop") or element.get("property") or ""
    return any(_bare(word) in _NAMES for word in said.split())
