"""What speaks against a name in a page copied as text being its author's: it is of a menu, a section, a maker of sites."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.bylines import is_full_name, signs_together
from digest.extract.menus import is_menu

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Who made the site, its theme or a picture did not write the text.
_MAKER = re.compile(
    r"\b(?:powered|hosted|built|developed|maintained|protected|designed) (?:with |by )|\b(?:web ?site|site|web ?design|theme|template|page|apps?)(?: and)?(?: design\w*| develop\w*| buil[dt]\w*)? by\b|^(?:photos?|photography|images?|pictures?|video|illustrations?|artwork|graphics?) (?:by|credit)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\ball rights reserved\b|\bcopyright\b", re.IGNORECASE)
#: What pages ask for (surnames are among these: only the first word tells), and what they call their parts.
_COMMANDS = frozenset(
    ["sign", "register", "find", "get", "schedule", "display", "dismiss", "close", "save", "meet", "hi", "hey", "dear", "regards", "thanks", "comenta", "comentar", "compartir", "comparte", "partager", "teilen", "condividi", "compartilhar", "partilhar", "deel", "dela"]
)  # fmt: skip
_SITE_WORDS = frozenset(
    ["log", "login", "version", "policy", "terms", "menu", "navigation", "pricing", "tips", "guide", "guides", "checklist", "trends", "hub", "portal", "program", "details", "interactions", "hours", "release", "location", "locations", "reserved", "kontakt", "contacto", "contatti", "termine", "impressum", "startseite", "首页", "归档", "करें", "お問い合わせ"]
)  # fmt: skip
_JOINS = frozenset(["&", "and", "of", "the", "in", "for", "with", "to", "a", "an", "at", "on", "by"])
# "Wedding ChecklistsJust": pages copied as text lose the space between elements.
_WORD = re.compile(r"[^\W\d_][a-zà-ÿ'’]+(?=[A-Z])|[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
#: Of a name of more words (several people, or a slogan) half tell as much as all of a shorter one.
LONGEST_NAME = 4
#: A word of so many capitals ("PDF", "HR") tells nothing.
LONGEST_SHORT = 4
_BEFORE, _BEHIND = frozenset(" \n(\"“'‘/"), re.compile(r"$|[\s,;:!?)\"”'’/…]|\.(?:\s|$)")


# A firm signs its press releases; it wrote no article.
_FIRM = re.compile(r"\s(?:AB|AG|SE|GmbH|Inc|Ltd|LLC|plc|PLC|Corp)\.?$")
#: Whom the press may ask stands below a press release, with what they are in a line beside the name.
_PRESS = re.compile(
    r"(?:press(?:e)?(?:sprecher(?:in)?|stelle|kontakt|referent(?:in)?| officer| contact| office)|media (?:contact|relations)|spokes(?:person|man|woman)"
    r"|v\. ?i\. ?s\. ?d\. ?p\.?|(?:contact|service de) presse|ufficio stampa|(?:gabinete|contacto) de prensa|rzecznik prasowy|perscontact)\b",
    re.IGNORECASE,
)
_LONGEST_PRESS = 60


def is_doubtful(name: str, line: str, lines: Sequence[str], *, said: bool) -> bool:
    """Tell whether a name in a line is more likely that of a section, a command or who made the site."""
    if (
        made_the_site(line)
        or is_said_twice(name)
        or is_a_firm(name)
        or is_menu(name, "")
        or (claims_rights(line) and not is_full_name(name.partition(",")[0]))
    ):
        return True
    sure = (said and " " in name and "&" not in name) or signs_together(name)
    return not sure and (is_of_a_menu(name, lines) or (not said and joins_two_things(name)))


def is_a_firm(name: str) -> bool:
    """Tell whether a name ends as firms' do ("Quay Paper AB")."""
    return _FIRM.search(name) is not None


def made_the_site(line: str) -> bool:
    """Tell whether a line names who made the site or a picture ("Website by ...", "Powered by ...")."""
    return bool(_MAKER.search(line))


def claims_rights(line: str) -> bool:
    """Tell whether a line names who holds the rights; that is an author only where it is a person."""
    return bool(_RIGHTS.search(line))


def joins_two_things(name: str) -> bool:
    """Tell whether a name is two single words with "&" between: a section rather than two people."""
    one, joined, two = name.partition(" & ")
    return bool(joined) and " " not in one and " " not in two


def is_said_twice(name: str) -> bool:
    """Tell whether a name says the same words twice, as menus do that are copied with what they hide."""
    words = name.split()
    half = len(words) // 2
    return len(words) > 1 and words[:half] == words[half:]


def is_of_a_menu(name: str, lines: Sequence[str]) -> bool:
    """Tell whether a name is one of sections or commands: it has a word of sites, or the page writes its words small.

    "Wellness & Prevention" is no name where the text says "wellness" and "prevention".
    """
    words = [word for word in _WORD.findall(name) if word.lower() not in _JOINS]
    if any(word.lower() in _SITE_WORDS for word in words) or (words and words[0].lower() in _COMMANDS):
        return True
    telling = [word for word in words if len(word) > LONGEST_SHORT or not word.isupper()]
    text = "\n".join(lines) if telling else ""
    small = sum(word != word.lower() and _stands_in(word.lower(), text) for word in telling)
    return small > 0 and (small == len(telling) or (len(telling) > LONGEST_NAME and 2 * small >= len(telling)))


def without_outlet(name: str, lines: Sequence[str]) -> str:
    """Return a full name without the outlet glued behind it: words in capitals, or what another line says alone.

    "Ann Lee HARBOR DAILY" (degrees have commas or are short), "Ann Lee Harbor Daily" of a page that says "Harbor Daily".
    """
    words = name.split()
    for at in range(2, min(4, len(words) - 1)):
        person, outlet = words[:at], words[at:]
        if person[-1].endswith(",") or not all(w.istitle() and w.lower() not in _JOINS for w in person):
            break
        capitals = " ".join(outlet).replace(" ", "").isalpha() and all(map(str.isupper, outlet))
        if " ".join(outlet) in lines or (capitals and max(map(len, outlet)) > LONGEST_SHORT):
            return " ".join(person)
    return name


def _stands_in(word: str, text: str) -> bool:
    """Tell whether a word stands by itself in a text: within an address or an account's name it does not."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (not at or text[at - 1] in _BEFORE) and _BEHIND.match(text, end):
            return True
        at = text.find(word, end)
    return False


def is_asked_by_the_press(lines: Sequence[str], at: int) -> bool:
    """Tell whether the line above a name, or one of three below it, makes its bearer a contact of the press."""
    beside = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 4])
    return any(len(line) < _LONGEST_PRESS and _PRESS.match(line) is not None for line in beside)
