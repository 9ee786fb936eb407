"""Who wrote a page, read from its markup where its head does not say it."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.bylines import (
    byline_of,
    handle_in,
    is_full_name,
    name_of,
    says_by_alone,
    says_work,
    signs_together,
    team_of,
)
from digest.extract.linked import names_in
from digest.extract.properties import is_author, is_name
from digest.extract.terms import AUTHOR
from digest.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from digest.extract.head import Head
    from digest.extract.marks import Marks

_NO_NAME = re.compile(
    r"^(?:me|admin|administrator|administrador|editor|editorial|author|guest|user|root|webmaster|website|about the author|the author|more|posts?|view|all|share|unknown|anonymous|null|none|undefined|home|profile|bio|follow|subscribe|read|written|team|contact|human|select page|super user|https?)$",
    re.IGNORECASE,
)
_BAD = re.compile(r"https?://|www\.|@|\{|\}|<|>|\.(?:com|org|net)\b|\d{3}|cookie|\bviews?\b|subscrib", re.IGNORECASE)
# "andrew.keaveney", "page.head.extra.author": the name of an account or of a variable, shown by mistake.
# What leads from a name to where its bearer works: "Ann Lee 1 , Bo Kim 2".
_NOTE = re.compile(r"[\d*†‡§]{1,3}")
_ACCOUNT = re.compile(r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")
# "Words Ann Lee", "Interview: Ann Lee": a magazine names who did what, without "by"; Story Musgrave is a name.
_PREFIX = re.compile(
    r"^(?:(?:written |posted |words )?by:?|von|par|por|author:|(?:words|text|story|interview|essay|report|reporting)(?: by|:)?(?=\s+[^\W\d_][\w.’'-]*\s[^\W\d_]))\s+",
    re.IGNORECASE,
)
_GLUED = re.compile(r"^By(?=[A-Z][a-z])")
_DEGREES = r"(?:Ph\.?\s?D|M\.?D|D\.?V\.?M|R\.?N|R\.?D\.?N?|C\.?F\.?P|C\.?F\.?A|C\.?P\.?A|M\.?S\.?c?|M\.?A|M\.?B\.?A|M\.?P\.?H|J\.?D|L\.?C\.?S\.?W|D\.?O|Esq|FACP|FAND|Ed\.?D|Jr|Sr|DDS|PharmD|Psy\.?D)\.?"
#: Academic degrees behind a name are part of how it is signed.
_SIGNED = re.compile(rf"^(?P<name>[^,|]{{3,60}}?)(?P<degrees>(?:,?\s{_DEGREES}(?![\w]))+)\*?\s*(?:[.,|–—-]|$)")
_WORDS = (
    "and",
    "und",
    "et",
    "with",
    "y",
    "e",
    "en",
    "och",
    "og",
    "i",
    "a",
    "și",
    "és",
    "и",
    "та",
    "και",
    "ve",
    "dan",
    "và",
)
_JOINS = ("& ", ", ", *(f"{word} " for word in _WORDS))
_JOINING = (",", "&", *(f" {word}" for word in _WORDS))
_ALONE = frozenset(["&", ",", *_WORDS])
_SPOKEN = (
    "author", "article:author", "dc.creator", "dc.contributor", "dcterms.creator", "sailthru.author", "byl", "citation_author", "cxenseparse:author",
)  # fmt: skip
# "Medically reviewed by Ann Lee, MD", "Photos by Ann Lee"
_OTHER_WORK = re.compile(
    r"\b(?:reviewed|checked|verified|translated|illustrated|photographed|photos?|photography|illustrations?|designed|sponsored)\s+by\W*$",
    re.IGNORECASE,
)
_LONGEST_WORK = 60
_WRITTEN_BY = re.compile(r"^(?:written by|author|by|verfasst von|écrit par|escrito por|scritto da)$", re.IGNORECASE)
#: A page with more authors than this in its head is signed by its first ones.
MOST_NAMES = 8


def byline_in(head: Head, marks: Marks, site: list[str]) -> str | None:
    """Return who wrote the page: by its records, its marked elements, else None."""
    marked = list(dict.fromkeys(_marked(marks, site)))
    accounts: list[str] = []
    for names in _records(head):
        record = ", ".join(dict.fromkeys(good for raw in names if (good := _said(raw, site))))
        if record and _ACCOUNT.match(record):
            accounts.append(record)
        elif record:
            return _longer(record, marked)
    said = (_content(e) or clean(e.text_content()) for rank, e in marks.authors if rank == 0)
    # who posts is called so, to be seen
    shown = [a for a in said if _ACCOUNT.match(a) and "." not in a and not a.endswith("admin") and _said(a, site)]
    shown.extend(who for rank, e in marks.authors if rank == 1 and (who := handle_in(clean(e.text_content()))))
    accounts.extend(shown)
    told = (name for said in head.called(AUTHOR) if (name := name_in(_in_order(said), site)))
    spoken = next(iter(marked), None) or next(told, None)
    return spoken or next((a for a in accounts if a in shown or not _is_account(a)), None)


def _records(head: Head) -> Iterator[list[str]]:
    """Yield the names in the records of a page, the surest first."""
    yield names_in(head.record.get("author") or head.record.get("creator"), head.records)
    yield [head.first("parsely-author")]
    for name in _SPOKEN:
        yield [_in_order(said) for said in head.several.get(name, ())[:MOST_NAMES]]
    for at in ("1", "2"):
        if _WRITTEN_BY.match(head.first(f"twitter:label{at}")):
            yield [head.first(f"twitter:data{at}")]


def _in_order(name: str) -> str:
    """Return a name as it is spoken: citation records write the surname first."""
    last, comma, first = name.partition(", ")
    turns = comma and "," not in first and len(name.split()) <= 4 and not re.fullmatch(_DEGREES, first)
    return f"{first} {last}" if turns and len(last.split()) == 1 and " and " not in name else name


def _longer(record: str, marked: list[str]) -> str:
    """Return a marked byline that names the record's author and others (or degrees) with them, or the record."""
    if signs_together(record) and (persons := [name for name in marked if " " in name and not signs_together(name)]):
        return persons[0]
    longer = [name for name in marked if len(record) < len(name) < 100 and record.lower() in name.lower()]
    if not longer:  # as with nine records of ten: no pattern is made of them
        return record
    fuller = re.compile(
        rf"(?:^|, |& |and |^Dr\.? )(?:Dr\.? )?{re.escape(record)}(?:$|,? (?:and|&|und|et) |, )", re.IGNORECASE
    )
    for name in longer:
        if fuller.search(name):
            rest = name.partition(record)[2].lstrip(", ")
            if " " in rest or re.fullmatch(rf"(?:{_DEGREES}[, ]*)+", rest) or not rest:
                return name
    return record


def fallback_in(head: Head) -> str | None:
    """Return the name in the records that is the site's own, or one that is no name of a person."""
    names = (*names_in(head.record.get("author"), head.records), head.first("author", "article:author"))
    good = (n for n in names if n and not _BAD.search(n) and not _NO_NAME.match(n) and not _is_account(n))
    return next((clean(n) for n in good if len(n) < 60), None)


def _is_account(name: str) -> bool:
    return bool(_ACCOUNT.match(name)) and ("." in name or "_" in name)


def _said(raw: str, site: list[str]) -> str | None:
    """Return a name out of a record: as it is written there."""
    name = _without_site(_PREFIX.sub("", clean(raw)).strip(" ,;|*"), site)
    if not name or len(name) > 100 or _NO_NAME.match(name) or _BAD.search(name):
        return None
    return None if name.casefold() in {s.casefold() for s in site} else name


def _without_site(name: str, site: list[str]) -> str:
    """Return a name without the outlet that stands behind it."""
    head, comma, tail = name.rpartition(", ")
    return head if comma and tail.casefold() in {s.casefold() for s in site} else name


def name_in(raw: str, site: list[str]) -> str | None:
    """Return a name in a text, or None where it is an address, a role or the site itself."""
    raw = clean(raw)
    bad = _BAD.search(raw[:60])
    if not raw or len(raw) > 160 or (bad and not (bad.group().isdecimal() and byline_of(raw))):
        return None
    bare = _PREFIX.sub("", _GLUED.sub("", raw))
    said = byline_of(bare)  # "Door Anna Bos", "记者 王敏"; Von Miller is a name of its own
    if said and (" " in said or said.lower() == said.upper()) and said != bare and not _NO_NAME.match(said):
        bare = said
    if is_full_name(bare) and not _NO_NAME.match(bare) and bare.casefold() not in {s.casefold() for s in site}:
        return bare
    signed = _SIGNED.match(bare)
    if signed and name_of(signed["name"]):
        return (signed["name"] + signed["degrees"]).rstrip("*")
    name = byline_of(raw) or name_of(bare) or team_of(raw)
    if not name or _NO_NAME.match(name) or name.casefold() in {s.casefold() for s in site}:
        return None
    return name


def _marked(marks: Marks, site: list[str]) -> Iterator[str]:
    """Yield the names in elements that are marked as the author's, the surest mark first."""
    single: list[str] = []
    others: list[str] = []
    unread = False  # of several who post, the first wrote the text, whether or not we read the name
    for rank, element in sorted(marks.authors, key=lambda pair: pair[0]):
        name = name_in(_content(element) or _first_lines(element), site)
        if name and _did_else(element):
            others.append(name)
        elif name and (rank in (0, 2) or len(name.split()) > 1):
            yield name
        elif name and rank == 1 and name[0].isupper() and not unread:
            single.append(name)
        unread = unread or (rank == 1 and name is None)
    yield from (*single, *others)


def _did_else(element: HtmlElement) -> bool:
    """Tell whether the words before an element say that who it names did something else than write."""
    before, above = element.getprevious(), element.getparent()
    said = (above.text if above is not None else "") if before is None else before.tail or before.text_content()
    return _OTHER_WORK.search((said or "")[-_LONGEST_WORK:]) is not None


def _first_lines(element: HtmlElement) -> str:
    """Return the text of an element up to its first name: what stands in further elements is a role or a date."""
    pieces: list[str] = []
    parent = element.getparent()
    if parent is not None and says_by_alone(clean(element.text_content())):
        element = parent
    for piece in element.itertext():
        text = clean(piece)
        if not text or (pieces and _NOTE.fullmatch(text)):
            continue
        if (
            pieces
            and not (says_by_alone(" ".join(pieces)) or says_work(" ".join(pieces)))
            and not _goes_on(pieces[-1], text)
        ):
            break
        pieces.append(text)
        if sum(map(len, pieces)) > 160:
            break
    return " ".join(pieces).replace(" ,", ",")


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a list of names goes on from one piece of text to the next."""
    return (
        before.lower() in _ALONE
        or before.lower().endswith(_JOINING)
        or text.lower().startswith(_JOINS)
        or text.lower() in _ALONE
    )


def _content(element: HtmlElement) -> str:
    inner = next(filter(is_name, element.iterdescendants()), None) if is_author(element) else None
    return clean(
        element.get("content") or ("" if inner is None else inner.get("content") or " ".join(inner.itertext()))
    )
