"""The author that a feed names for an entry: a person's name, without addresses, outlets, places and placeholders."""

from __future__ import annotations

import re

#: An outlet's name of fewer letters may begin a person's.
_OUTLET = 5
_MAILBOX = re.compile(r"^\S{1,100}@\S{1,200}\s*\((.{1,200})\)$")
#: Where RSS wants an address and a name, some hide the address: "hidden (Ann Lee)".
_HIDDEN = re.compile(r"^(?:hidden|no-?reply|nospam|unknown|none|null)\s*\((.{1,200})\)$", re.IGNORECASE)
#: What software puts where an author's name is to stand, without signs.
_NOBODY = re.compile(
    r"(?:admin|administrator|anonymous|author|hidden|na|nobody|none|noreply|nospam|null|root|undefined|unknown|user"
    r"|webmaster|(?:our|the)?(?:editors?|reporters?|correspondents?)|staff|(?:news)?agencies\w{0,20}|(?:wire|news)services?"
    r"|(?:news|monitoring|web)desk|specialto\w+)"
)
#: "Ann Lee / Milan", "Ann Lee/New York": a name of several words, and a place of one, or of two that begin as cities.
_FULL_NAME = re.compile(r"[^\W\d_][^\s|,&]*+\s[^|,&]*+(?:(?<=\w)|(?<=\w\.))")
_PLACE = re.compile(
    r"(?:(?:New|Los|San|Santa|São|Tel|Hong|Buenos|Rio|Cape|Kuala|Abu|Addis|Mexico|Las|Saint) )?[A-Z][^\W\d_]{2,19}"
    r"|Washington,? D\.?C\.?"
)
_AGENCIES = re.compile(r"(?:reuters|afp|dpa|ansa|efe|bloomberg|tass|xinhua|kyodo|yonhap|apa|anp|ntb|belga)")
_DOMAIN = re.compile(r"(?:\.com?|\.org|\.net|\.gov|\.edu)?(?:\.[a-z]{2})?$", re.IGNORECASE)
#: "Harbor.org", "Tide.co.uk": a site signs with its address.
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*(?:\.(?:com|org|net|gov|edu|info)|\.co\.[a-z]{2})", re.IGNORECASE)
#: What an outlet's name is followed by where it stands for an author.
_EDITIONS = re.compile(
    r"(?:uk|usa?|eu|com|org|net|staff|staffwriters?|staffreporter|team|desk|webdesk|news|newsroom|newsdesk|media|online"
    r"|editors?|editorial|magazine|international|world|reporters?|correspondent|redaktion|(?:la)?rédaction|redacción)?"
)


def byline(name: str | None, outlet: str | None = None) -> str | None:
    """Return the author's name without the address RSS wants before it: `a@b.org (Ann Lee)`.

    Of several names the outlet's own is no author's.
    """
    if not name:
        return None
    found = _MAILBOX.match(name) or _HIDDEN.match(name)
    name = _without_place(_names(found[1] if found else name, outlet))
    no_name = ("@" in name and " " not in name) or _SITE.fullmatch(name)
    return None if not name or no_name or _NOBODY.fullmatch(_folded(name)) or _repeats(name, outlet or "") else name


def _without_place(name: str) -> str:
    """Return one name without the place behind a stroke; a second name or an agency there stays."""
    who, _, place = name.partition("/")
    who, place = who.rstrip(), place.lstrip()
    placed = _PLACE.fullmatch(place) and not _AGENCIES.fullmatch(place.casefold())
    return who if placed and _FULL_NAME.fullmatch(who) else name


def _repeats(name: str, outlet: str) -> bool:
    """Tell whether a byline is the outlet in other letters, or with its edition or desk: "The Week UK" of TheWeek.

    The very same name stays, for many a person's site is called by the person; no issue shows it twice.
    """
    said = _folded(name)
    known = {_folded(outlet), _folded(_DOMAIN.sub("", outlet))} - {""}
    if name == outlet or not known:
        return False
    if len(initials := "".join(re.findall(r"\b[A-Z]", name.removeprefix("The ")))) > 2 and initials == outlet:
        return True  # "The New York Times" of NYT
    rests = [said.removeprefix(one) for one in known if said.startswith(one)]
    return any(_EDITIONS.fullmatch(rest) for rest in rests)


def _names(said: str, outlet: str | None) -> str:
    """Return names with a comma and a space between them, without the outlet behind others."""
    first, *others = [name for name in re.split(r"\s*,\s*", said) if not name.endswith("[bot]")] or [""]
    known = _folded(outlet or "")
    return ", ".join([first, *(name for name in others if not _is_outlet(_folded(name), known))])


def _is_outlet(name: str, outlet: str) -> bool:
    """Tell whether one begins with the other: "The Week US" of TheWeek, "El País" of El País in English."""
    shorter, longer = sorted((name, outlet), key=len)
    return len(shorter) >= _OUTLET and longer.startswith(shorter)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
