"""What an outlet says of itself, to its readers, or of what stands beside the text: no reader of a digest wants it."""

from __future__ import annotations

import re

from digest.dates.calendar import MONTHS

#: A sentence that is an aside by what it says holds one of these words; one by how it begins, one of the others there.
SAYING = frozenset({
    "more", "details", "story", "speaks", "talks", "chats", "consider", "gift", "member", "check", "al", "see",
    "comment", "love", "podcast", "call", "reasons", "place", "version", "article", "piece",
    "qualifying", "compensation", "lifeline", "samaritans", "helpline", "hotline", "telefonseelsorge",
})  # fmt: skip
OPENING = frozenset({
    "as", "quick", "friendly", "this", "if", "for", "we", "we're", "we’re", "our", "these", "ahead", "below", "see",
    "here", "here's", "here’s", "part", "let's", "let’s", "before", "all", "every", "lorem", "learn", "explore",
    "discover", "immerse", "own", "shop", "browse", "enjoy", "get", "make", "implemented", "fixed", "added", "improved",
    "adds", "fixes", "includes", "shows", "features", "continue", "originally", "first",
    "cross", "crossposted", "republished", "reposted", "hope", *MONTHS,
})  # fmt: skip
# "NPR speaks with the novelist about her garden.", "Anna Weber has more on its symbolism."
_NAMED = r"^(?:[A-Z][\w.'’&-]*,? ){1,6}"
_REPORTS_ON = rf"{_NAMED}(?:has|have) (?:more (?:on|from)|(?:the |more )?details|the story)\b"
_TALKS_WITH = rf"{_NAMED}(?:speaks|talks|chats) (?:with|to) .{{3,160}} (?:about|on|of) "
#: By a sign that stands in what each pattern finds: to look for it takes a hundredth of the pattern's time.
_SAYS = {
    sign: re.compile(pattern)
    for sign, pattern in {
        **dict.fromkeys((" has more ", " have more ", " has the ", " has details", " have details"), _REPORTS_ON),
        **dict.fromkeys((" speaks ", " talks with ", " talks to ", " chats "), _TALKS_WITH),
        "lease consider ": r"\b[Pp]lease consider (?:subscrib|donat|support|becom|mak|join)\w*",
        " gift to ": r"\bby making a gift to\b",
        " to be a ": r"\byou (?:need|have) to be a (?:\w+ )?member to\b",
        " version of this ": r"\bversion of this (?:article|story|piece|post|essay|column)\b",
        # "The Quay has reached out to the mayor for comment.", "He declined to give quotes for this story."
        " for comment": r"^[^,;]{0,120}\b(?:(?:has|have|had) reached out to .{1,80} for comment\b"
        r"|did(?: not|n['’]t) (?:immediately )?(?:respond|reply) to .{0,40}requests? for comment\b)",
        " for this ": r"\b(?:comment|quotes?|interview|respond|photograph|reached|asked|record)\w*\b.*"
        r" for this (?:story|article|piece)\b",
        "ould love to ": r"\bwould love to (?:have|hear|see)\b.*\byou\b",
        "qualifying purchases": r"\bqualifying purchases\b",
        "ompensation ": r"^[Nn]o compensation\b|\b(?:[Ww]e|I)(?: may)? (?:receive|earn) compensation\b",
        "odcast for ": r"\b[Pp]odcast for\b",
        "all ": r"\b[Cc]all (?:us|\(?\d{3})",
        "following reasons": r"\bfor the following reasons\.",
        " the place to ": r"\bthis is the place to\b",
        # "Samaritans can be called on 116 123."
        **dict.fromkeys(
            ("ifeline", "amaritans", "elpline", "otline", "elefonseelsorge"),
            r"\b(?:[Ll]ifeline|Samaritans|[Hh]elpline|[Hh]otline|Telefonseelsorge)\b.{0,80}"
            r"\b(?:on|at|by|call|calling|text|dial|unter)\b.{0,30}\d{3}",
        ),
        # a line of a bibliography, or of a shop
        " et al. ": r"^[A-Z][\w'’-]+, [A-Z][\w.'’-]+ et al\. [\"“]",
        " See at ": r"[–-] See at [\w-]+\.\w+",
    }.items()
}
_OPENS = re.compile(
    r"\(?(?:as a |(?:as a )?(?:quick|friendly) )reminder\b|as always, (?:you|we|I|thank)"
    r"|as an amazon associate\b"
    r"|this (?:article|story|piece|post|report|essay|interview|newsletter|column) (?:(?:was|is|has been) "
    r"(?:primarily |originally |first |partly )?(?:reported using|published (?:in|by|on|with)|produced|updated|edited"
    r"|translated|adapted|excerpted|supported|sponsored|made possible|part of|brought to you|available)"
    r"|(?:first |originally )(?:appeared|ran|published)|appeared (?:first|originally)"
    r"|(?:contains|includes) affiliate)\b"
    r"|we(?:['’]re| are) (?:publishing|making (?:it|this|them|these)) .*\b(?:available|stories|emails?)\b"
    r"|we (?:continually|regularly|constantly) update (?:this|our)\b"
    r"|if you(?:['’]re| are) an? (?:client|subscriber|(?:paying |paid )?member|new (?:reader|here|to))\b"
    r"|for permission to\b"
    r"|(?:all|every) (?:products?|items?) (?:featured|on this page|here)? ?(?:is|are|was|were) independently\b"
    r"|this week(?:['’]s (?:episode|edition|show|podcast|newsletter|issue|guest)|,? (?:we|it['’]s))\b"
    r"|our (?:team|editors?|experts?|testers|reviewers|writers|staff)\b"
    # what a shop says; and a list of changes
    r"|lorem ipsum|learn (?:more|how|about|to|the|what|why)"
    r"|(?:explore|discover) (?:the|our|how|these|this|a)\b|immerse yourself"
    r"|own (?:a|an|this|your)\b|shop (?:the|our|now)\b|browse (?:the|our)\b|enjoy (?:the|our|your)\b"
    r"|get (?:ready|started)\b"
    r"|make sure (?:to|you|your)\b"
    r"|(?:implemented|fixed|added|improved|adds|fixes|includes|features) (?:an?|the|some|new|support|many|\w+['’]s)\b"
    r"|shows (?:an?|the|how|what|why)\b|continue (?:to|the|\w+ing)\b"
    # where it stood before; where those find help whom a report troubles
    r"|(?:(?:originally|first) (?:published|posted|appeared)|cross-?posted|re-?published|reposted)"
    r" (?:on|in|at|by|from|with) [^,;]{2,60}\.?$"
    r"|if you,? or (?:someone|somebody|anyone|a (?:loved one|friend))\b"
    r"|hope (?:you|this|these|that)\b"
    r"|these are the (?:key|main|latest|biggest|top) (?:developments|events|stories|headlines|points|takeaways)\b"
    r"|ahead(?:,| are| is) (?:we|our|you|my|the|a)\b|below,? (?:we|you|I|are|is|(?:we|I|you)['’]\w+)\b"
    r"|see (?:how|what|where|which|why|who)\b|see the \w+ (?:links|list|page|section|table|chart|map)\b"
    r"|see (?:my|our|the) (?:full |complete |whole )?(?:list|guide|review|gallery|roundup|story|article)\b"
    r"|here(?: is| are|['’]s)\b"
    r"|let['’]s\b"
    r"|for (?:more|further|additional) (?!than\b|\w+ (?:than|years|months|weeks|days)\b)"
    r"|if you (?:don['’]t|do not|no longer) (?:want|wish) to receive\b"
    r"|(?:our|this) (?:site|website|blog|newsletter|podcast|journalism|magazine|work)"
    r" (?:runs on|is (?:supported|funded|made possible)|depends on|relies on)\b"
    r"|for our (?:supporters|members|subscribers|patrons|listeners)\b"
    r"|before we (?:get started|begin|start|dive)\b"
    r"|[a-z]{3,9}\.? \d{1,2}, \d{4}: "  # "January 23, 2026: Added the new bridge."
    r"|part (?:\d+|one|two|three|four|five) ?[-–—:] ",
    re.IGNORECASE,
)
# A weekly is read on another day than "tonight"; "This guide reviews" and "you guys" tell nothing of what it is about.
_LESSER = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|last night)\b|\b(?:earlier|later|starts?|started|begins?|began) today\b"
    r"|.\btoday[,.]"
    r"|^(?:This|The|Our) (?:guide|article|post|page|blog|list|roundup|tutorial|newsletter|episode)\b"
    r"|^In (?:this|my|our) (?:[\w'’-]+ )?(?:post|article|guide|tutorial|newsletter|episode|video),?"
    r" (?:I|we|you)\b|\b(?:my|our|the|from) last (?:post|article|newsletter|episode|video)\b|\blast post\b"
    r"|\b[Mm]y (?:previous|earlier) (?:post|article|newsletter|episode|video)s?\b"
    r"|\b[Ii]n this (?:post|tutorial|video),? (?:I|we)\b"
    r"|^(?:Last (?:time|week|month|year)|Previously|Earlier),? (?:I|we)"
    r" (?:looked|covered|saw|introduced|explored|built)\b"
    r"|\bI (?:wrote|mentioned|said|described|covered) (?:about )?(?:\w+ )?previously\b"
    r"|^(?:Whether|If) you['’]re (?:looking|interested|ready|wondering|curious|thinking|searching|planning|just|an?)\b"
    r"|^You['’]re (?:probably|likely)\b"
    r"|\bOMG\b|\b[Yy]ou (?:guys|know what they say)\b"
)
#: One of these words stands in each: to look for them takes a tenth of the time of the pattern.
LESSER_WORDS = frozenset({
    "yesterday", "tomorrow", "tonight", "night", "today", "guide", "article", "post", "page", "blog", "list", "roundup",
    "tutorial", "newsletter", "episode", "omg", "guys", "say", "you're", "you’re", "previously", "looked",
    "introduced", "explored", "video",
})  # fmt: skip
# What a heading writes small are words like these.
_LOWER = re.compile(r"\b(?!(?:and|the|for|with|from|that|your|our|its|into|over|than|you|are)\b)[^\W\d_A-ZÀ-Þ]{3,}")
_TITLED = re.compile(r"\b[A-Z][\w'’-]{3,}")
_MOST_TITLED = 5


def is_aside(text: str, *, opens: bool = True, says: bool = True) -> bool:
    """Tell whether a sentence is a note of the house, a plea, a pointer, or a row of a list.

    `opens` and `says` tell whether it holds a word of `OPENING` with a capital, and one of `SAYING`.
    """
    if text[0] == "(" and text.find(")") == len(text.rstrip(".")) - 1:  # "(Sadly, it is too broad for the shelf.)"
        return True
    if opens and _OPENS.match(text):
        return True
    if not (says and any(map(text.__contains__, _SAYS))):
        return False
    return any(sign in text and pattern.search(text) is not None for sign, pattern in _SAYS.items())


def is_lesser(text: str) -> bool:
    """Tell whether a sentence is better left for others: it tells by a day that has passed, of its page, or as chat."""
    return _LESSER.search(text) is not None


def is_heading(text: str) -> bool:
    """Tell whether all longer words of a text begin with capitals ("Select a Model that Fits Your Goals."), or all."""
    return text.isupper() or (_LOWER.search(text) is None and len(_TITLED.findall(text)) >= _MOST_TITLED)
