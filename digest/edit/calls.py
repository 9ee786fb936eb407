"""What an outlet calls its readers to do, and what it tells of its own work: "Check out our list", "Let's dive in".

The words gate the patterns, which take long: only where one stands is its pattern tried.
"""

from __future__ import annotations

import re

#: A sentence that calls holds one of these words.
CALLING = frozenset({
    "check", "love", "see", "let's", "let’s", "review", "access", "covered", "skip", "endorse", "sister", "talked",
    "spoke", "click", "please", "joins", "join", "picks", "favorites",
})  # fmt: skip
#: One of these opens a call, a row of a list, or a note of what its writer did.
BIDDING = frozenset({
    "sponsored", "presented", "brought", "use", "gesponsert", "check", "don't", "don’t", "please", "feel", "keep",
    "visit", "click", "indulge", "hi", "hello", "dear", "enter", "order", "uses", "offers", "provides", "supports",
    "allows", "requires", "delivers", "ensures", "lets", "helps", "keeps", "contains", "combines", "covers",
    "republication", "wrote", "enjoyed", "created", "finished", "rewrote", "got", "spent", "updated", "released",
    "started", "played", "watched", "visited", "tried", "bitte", "stöbern", "besuchen", "entdecken", "abonnieren",
    "klicken", "bestellen", "erfahren", "folgen", "abonnez", "inscrivez", "retrouvez", "cliquez", "recevez",
    "consultez", "découvrez", "téléchargez", "suivez", "rejoignez", "profitez", "suscríbete", "descubre",
    "regístrate", "síguenos", "haz", "iscriviti", "scopri", "clicca",
})  # fmt: skip
#: One of these stands behind an outlet's name where it tells of its own report.
REPORTING = frozenset({
    "looks", "tells", "shows", "helps", "walks", "asks", "explains", "explores", "examines", "rounds",
})  # fmt: skip
# One of these stands in a call, too: to look for them takes a tenth of the time of the pattern.
_SIGNS = (
    "heck out ", " love to ", " us", " joins me ", " join me ", "et's ", "et’s ", " our ", "got you covered",
    "kip ahead to ", "endorse ", "lick here", "lease ", "access to ",
)  # fmt: skip
_CALLS = re.compile(
    r"\b[Cc]heck out (?:our|my)\b|[;—–-] ?check out\b|\b[Cc]heck out (?:the|this|these)\b.* (?:below|here)\b"
    r"|\b[Ww]e['’]d love to\b|\b(?:talked|spoke) (?:to|with) us\b|[ ,;]see our\b"
    r"|\bclick here\b|\bplease (?:visit|see|click|contact|email)\b|\bjoins? (?:me|us) (?:to|for|on|this)\b"
    r"|\b[Ll]et['’]s (?:break|dive|take a|look|get started|go through|explore|walk|start|begin|discuss|see|connect)\b"
    r"|\bread our (?:\w+ )?(?:review|story|article|report|guide|post)\b|\b[Yy]ou['’]ll get access to our\b"
    r"|\bgot you covered\b|\bskip ahead to\b|\beditors endorse\b|\bour sister (?:site|publication|magazine)\b"
    r"|\b(?:of|are) our (?:picks|favorites)\b|\bof our favorites this\b"
)
# "The Quay looks at how bridges are built.", "Anna Weber shows you three bridges."
_REPORTS = re.compile(
    r"(?:[A-Z][\w.'’&-]*,? ){1,5}(?:(?:tells|shows|helps|walks) you\b"
    r"|(?:(?:asks|explains|explores|examines|looks at) (?:how|why|what|whether)|rounds up)\b)"
)
_BIDS = re.compile(
    r"check out\b|don['’]t (?:forget|miss)\b|please (?:note|enjoy|see|read|visit|contact|click|check)\b|feel free to\b"
    r"|visit (?:us|our)\b|keep up with\b|click on\b|indulge\b|republication or\b"
    r"|enter (?:the |this |our )?(?:promo |coupon |discount )?code\b|order \w+ .*\band receive\b"
    r"|(?:sponsored|presented|brought to you|gesponsert) (?:by|von)\b"
    r"|use (?:(?:the|our|my|promo|coupon|discount) ){0,2}code\b"
    r"|(?:hi|hello|dear) [\w ]{1,30}[,!]"
    r"|(?:bitte|stöbern|besuchen|entdecken|abonnieren|klicken|bestellen|erfahren|folgen) (?:\w+ )?sie\b"
    r"|(?:abonnez|inscrivez|retrouvez|cliquez|recevez|consultez|découvrez|téléchargez|suivez|rejoignez|profitez)\b"
    r"|(?:suscríbete|descubre|regístrate|síguenos|haz clic|iscriviti|scopri|clicca)\b"
    # what a list says of a product, or a diary of a week
    r"|(?:uses|offers|provides|supports|allows|requires|delivers|ensures|lets|helps|keeps|contains|combines|covers)"
    r" (?!of\b|from\b|by\b|and\b|are\b|were\b|have\b|had\b|in\b|for\b|to\b)"
    r"|(?:wrote|enjoyed|created|finished|rewrote|got|spent|updated|released|started|played|watched|visited|tried)"
    r" (?:an?|the|some|my|new|two|three|\w+ing)\b",
    re.IGNORECASE,
)


def calls(text: str) -> bool:
    """Tell whether a sentence that holds a word of `CALLING` calls readers to do something, or praises its outlet."""
    return any(map(text.__contains__, _SIGNS)) and _CALLS.search(text) is not None


def bids(text: str) -> bool:
    """Tell whether a sentence that opens with a word of `BIDDING` is a call, a row of a list, or has no subject."""
    return _BIDS.match(text) is not None


def reports(text: str) -> bool:
    """Tell whether a sentence that holds a word of `REPORTING` only says what its outlet or writer looks at."""
    return _REPORTS.match(text) is not None
