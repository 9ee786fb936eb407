"""The outlet, the address and the place that the lines of a text copy tell."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.extract.titles import words_in_order
from digest.urls import host_of, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ADDRESS = re.compile(
    r"^(?:(?:(?P<own>url|link|permalink|permanent link|canonical)|(?P<of>source|quelle|from|original|via))\s?:\s*)?(?P<address>https?://\S{4,2000})$",
    re.IGNORECASE,
)
_REFERRER = re.compile(r"\?ref=[\w.-]+$")
_BARE_ADDRESS = re.compile(r"^((?:[\w-]{1,60}\.){1,4}[a-z]{2,12}/\S{3,300})$")
#: So many lines at the top are where who copies a page puts its address.
ABOVE = 3
#: An address says what a headline says by so many words that each have so many letters or more.
LEAST_SHARED, LEAST_LETTERS = 2, 3
_COMMON = frozenset(
    ["the", "and", "for", "with", "from", "this", "that", "your", "our", "you", "are", "was", "has", "have", "will", "not", "but", "its", "his", "her", "their", "into", "about", "after", "over", "than", "what", "why", "how", "when", "who", "all", "can", "new", "best", "top", "html", "htm", "php", "der", "die", "das", "und", "von", "mit", "für", "ein", "eine", "les", "des", "une", "pour", "dans", "sur", "que", "qui", "los", "las", "una", "por", "para", "con", "del", "della", "per", "non"]
)  # fmt: skip
_FILE = re.compile(
    r"\.(?:mp3|m4a|mp4|m4v|mov|wav|ogg|webm|pdf|epub|jpe?g|png|gif|webp|svg|avif|zip|gz|docx?|xlsx?|pptx?|csv|xml|rss|json|ics|exe|dmg)$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"/(?:products?|courses?|shop|store|cart|checkout|collections?|track|tracking|redirect|click|action|account|login|signin|signup|subscribe|unsubscribe|members(?:hip)?|premium-membership|listing|promo|tags?|category|author|search)(?:/|$)",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"(?:^|\.)(?:facebook|instagram|twitter|x|linkedin|youtube|youtu|tiktok|pinterest|reddit|amazon|amzn|ebay|etsy|doi|whatsapp|telegram|spotify)\.\w+(?:\.\w+)?$|^(?:t\.co|t\.me|bit\.ly|chrt\.fm|click\.|track\.|links?\.)|^(?:shop|store)\.",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ](?:[\w&’'.]|-(?=\w)){1,40}"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|of|the|and|&|de|du|la|for|in|at)){{0,9}}"
_HELD_AFTER = re.compile(
    rf"(?:©|\([cC]\)|[Cc]opyright)\s?(?:19|20)\d\d(?:\s?[-–]\s?\d{{4}})?,?\s(?:by\s|By\s)?(?P<name>{_NAME})"
)
_HELD_BEFORE = re.compile(rf"(?:^|[|·•–—-]\s?)(?P<name>{_NAME})\s©")
_CLAIM = re.compile(r"^(?:copyright|©)\s+", re.IGNORECASE)
# "CNBC LLC. All Rights Reserved.": what the law adds to a name is not the name.
_LEGAL = re.compile(
    r"(?:^|[.,]?\s)(?:All Rights?|All$|Todos|Tous|Tutti|Alle Recht|Rights|Derechos|Direitos|Все|Всі)\b.*|^(?:Copyright|TM)$|[.,]?\s(?:Copyright|Pvt|Private Limited|LLC|L\.L\.C|Inc|Ltd|Limited|GmbH|AG|Corp|S\.A|plc)\b.*",
    re.IGNORECASE,
)
# "Harbor Courier Powered by ...", "Quay Media. Terms and Conditions": the foot of a page goes on behind the name.
_FOOT = re.compile(
    r"(?:^|[.,]?\s)(?:(?:Terms|Privacy|Cookies?)(?:$|\s(?:of|and|&|policy|notice|statement|terms|center|settings|cookies?|conditions)\b.*)|(?:Web ?site|Site|Web Design|Theme)(?:\s(?:by|design|map)\b.*|$)|(?:Powered|Designed|Developed|Built|Hosted|Created|Sitemap)(?:$|\s(?:by|with|on)\b.*))",
    re.IGNORECASE,
)
_FOOT_AFTER = re.compile(r"(?<=\S)[.,]?\s(?:Terms|Privacy|Powered|Cookies?|License Agreement)(?![a-z]).*")
# "Reed Music. Registered ...": a word with its stop ends the name, an abbreviation (St., Dr., B.V.) does not.
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d_]{3}[a-zà-ÿ])\.(?:\s.*|$)|(?<=[A-Z]{2})\.\s(?:The|All|This|We)\b.*")
_DANGLING = re.compile(r"(?:\s(?:of|the|and|de|du|la|for|in|at)|[.,&\s])+$", re.IGNORECASE)
_LEAST_NAME, LONGEST_CLAIM = 2, 200
# "The Harbor Times Company" publishes The Harbor Times.
_COMPANY = re.compile(
    r"(?<=Times|Daily|Globe|Press) Company$|(?<=Tribune|Journal) Company$|(?<=Post|News|Star) Company$"
)
_HOLDING = re.compile(r"\bHoldings?$|^(?:The )?(?:Authors?|Contributors?)(?:\(s\))?$", re.IGNORECASE)
#: An address is like a name where one of its words of so many letters stands in it; these stand in names of any house.
LEAST_NAMED = 4
_OF_HOUSES = frozenset(["media", "news", "group", "company", "network", "press", "business", "digital", "global", "information", "publishing", "communications"])  # fmt: skip
#: What is longer is read up to here: of 5,000 capitals each way to part them into four words was tried.
_LONGEST_DATELINE = 160
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]{2,}(?:(?:[\s/]|, )[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]{2,}){0,3}(?:[\s/]|, )?(?:, [A-Z][\w.]{1,15})?)\s?(?:\([^)]{2,30}\)\s?)?(?:[–—]|--|-\s)|^(?P<city>(?:[A-Z][\w.'’-]+(?:,? )){1,4})\((?:AP|Reuters|AFP|dpa|UPI|CNN)\)\s?[–—-]"
)


def place_in(line: str) -> str | None:
    """Return the place that a first paragraph is dated from ("GENEVA (AP) -"), or None."""
    found = _DATELINE.match(line[:_LONGEST_DATELINE])
    return (found["place"] or found["city"]).strip(" ,") if found else None


def publisher_in(lines: Sequence[str], url: str | None) -> str | None:
    """Return the outlet: the short line that says what the address is called, else who holds the copyright."""
    name = _name_of_site(lines, url)
    if name:
        return name.title() if name.isupper() and len(name) > 6 else name
    claims = (line for line in lines[-40:] if len(line) < LONGEST_CLAIM and _claims(line))
    holder = next(filter(None, map(_holder, claims)), None)
    return holder if holder and _may_publish(holder, url) else None


def _may_publish(holder: str, url: str | None) -> bool:
    """Tell whether who holds the copyright may be the outlet: no holding, not "The Authors", and named like the address, where it is known.

    Publishing houses hold the rights of magazines that readers know by their own names, which their hosts say.
    """
    if _HOLDING.search(holder):
        return False
    label = "".join(words_in_order((host_of(url) or "").rpartition(".")[0]))
    words = words_in_order(holder)
    named = [word for word in words if len(word) >= LEAST_NAMED and word not in _OF_HOUSES]
    first = "".join(word[0] for word in words if word not in _COMMON and word not in ("of", "by"))
    return (
        not label
        or any(word in label for word in named)
        or (len(first) > 2 and first in label)
        or "".join(words) in label
    )


def _claims(line: str) -> bool:
    return "©" in line or "opyright" in line or "(c)" in line or "(C)" in line


def _name_of_site(lines: Sequence[str], url: str | None) -> str | None:
    """Return the short line that says what the host of an address is called."""
    label = "".join(words_in_order((host_of(url) or "").rsplit(".", 1)[0].split(".")[-1])).removeprefix("the")
    short = (line for line in lines if label and len(line) < 50 and " " in line)
    return next((line for line in short if "".join(words_in_order(line)).removeprefix("the") == label), None)


def _holder(line: str) -> str | None:
    """Return who holds the copyright by a line that claims it: what stands before the sign, else behind the year."""
    before = _HELD_BEFORE.search(line) if line.find("©") > 0 else None
    after = _HELD_AFTER.search(line)
    name = _bare(before["name"]) if before and not _in_a_foot(before["name"]) else ""
    return name or (_bare(after["name"]) if after else "") or None


def _in_a_foot(name: str) -> bool:
    """Tell whether words before the sign are links at the foot of a page ("Help Center Terms and Privacy Policy ©")."""
    return bool(_FOOT.search(name) or _FOOT_AFTER.search(name))


def _bare(name: str) -> str:
    """Return a name without what the law and the foot of a page say behind it; nothing where no name is left."""
    name = _CLAIM.sub("", name)
    name = _COMPANY.sub("", name)
    for ends in (_SENTENCE_ENDS, _LEGAL, _FOOT, _FOOT_AFTER, _DANGLING):
        name = ends.split(name, maxsplit=1)[0]
    return name if len(name) >= _LEAST_NAME else ""


def address_in(lines: Sequence[str], title: str | None = None, among: Iterable[int] | None = None) -> str | None:
    """Return the address of the text that its lines tell, or None where it may be that of something else.

    It is the one a line calls so ("URL: ..."), else one that says what the headline says, else the one that stands
    above the text or below it, where who copies a page puts it. `among` are the lines that may hold one, where that
    is known.
    """
    may_hold = range(len(lines)) if among is None else among
    matched = ((at, _ADDRESS.match(lines[at])) for at in may_hold if "://" in lines[at])
    alone = [(at, m) for at, m in matched if m and safe_url(m["address"])]
    sources = [
        m["address"] for at, m in alone if m["of"] and (_is_outside(at, lines) or _name_of_site(lines, m["address"]))
    ]
    called = {*(m["address"] for _, m in alone if m["own"]), *sources}
    said = [a for _, m in alone if _is_place_of_text(a := m["address"]) and _says(a, title or "")]
    outside = [m["address"] for at, m in alone if _is_outside(at, lines)]
    bare = [f"https://{m[1]}" for line in lines[:ABOVE] if (m := _BARE_ADDRESS.match(line))]
    found = [*(called if len(called) == 1 else ()), *said, *filter(_is_place_of_text, (*outside, *bare))]
    return _REFERRER.sub("", found[0]) if found else None


def _is_outside(at: int, lines: Sequence[str]) -> bool:
    return at < ABOVE or at == len(lines) - 1


def _is_place_of_text(address: str) -> bool:
    """Tell whether an article may stand at an address: it is no file, no product or course, no profile, no start page."""
    parts = urlsplit(address)
    elsewhere = _FILE.search(parts.path) or _ELSEWHERE.search(parts.path) or _NETWORK.search(parts.netloc)
    return bool(parts.path.strip("/") or parts.query) and not elsewhere and "http" not in parts.path


def _says(address: str, title: str) -> bool:
    """Tell whether the end of an address is made of the headline: two words or more of it, and half of its own."""
    parts = unquote(urlsplit(address).path).strip("/").split("/")[-2:]
    slug = max(map(_telling, parts), key=len)
    shared = slug & _telling(title)
    return len(shared) >= LEAST_SHARED and 2 * len(shared) >= len(slug)


def _telling(text: str) -> frozenset[str]:
    """Return the words of a text that tell something: no numbers, no short words, none that any headline has."""
    words = words_in_order(text.replace("_", " "))
    return frozenset(w for w in words if len(w) >= LEAST_LETTERS and not w.isdecimal() and w not in _COMMON)
