"""Where an article ends among lines that read like one: above comments and related headlines, below its headline.

Comments, teasers and notes are prose as an article is: what tells them apart is the line that begins them.
"""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.extract.abroad import heads
from digest.extract.regained import runs_on
from digest.extract.spoken import LEARNED
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.lines import Look

    #: For each line, how many of its longer words the body says, from 0 to 1.
    Shares = NDArray[np.float64]

#: A line of so many characters may begin comments, one of so many anything else that stands below an article.
LONGEST_TALK, LONGEST_HEADING = 90, 60
#: Above it stand so many characters of the article at least, and so much of all that reads like one: comments may be
#: ten times as long as their article, a list of related headlines is short ("Related articles" amid the text is a box).
LEAST, ABOVE_TALK, ABOVE_REST = 600, 0.1, 0.8
#: Of a short article so many letters are enough, and so much of what reads like one: a headline below it weighs more.
LEAST_SHORT, ABOVE_SHORT = 100, 0.6
#: References may be as long as what they stand below: so much of all stands above them.
ABOVE_REFERENCES = 0.5
#: What reads like the article above its headline is a teaser or a notice if it is no more than so much of it.
ABOVE_TITLE = 0.1
#: In other languages a text goes on below a link with so many paragraphs at most, of so many characters.
MOST_BELOW, PARAGRAPH = 3, 90
#: What stands so often is a button below each post of many.
ROW, _SHARED = 3, re.compile(r"(?:share|like this)\b", re.IGNORECASE)
_COUNTED = (
    r"comments?|responses?|replies|thoughts?|kommentare?|commentaires?|réponses?|comentarios?|reacties"
    r"|комментари\w{1,3}"
)
_TALK = re.compile(
    rf"(?:\d[\d,]*|no|one|two) (?:{_COUNTED})(?: (?:on|to|so|for|yet|sur|zu|zum)\b.{{0,120}})?:?$"
    r"|(?:(?:readers?['’]?s? |user |your )?comments|leserkommentare|kommentare|commentaires|comentarios|reacties|комментарии|תגובות)(?: ?\(\d+\)| filter)?:?$"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)\b.{0,40}$|search \d+ comments|expand comment search$|(?:go to|search) comments$",
    re.IGNORECASE,
)
_SOURCES = r"(?:references(?: and notes)?|bibliography|(?:works|literature) cited|citations|literatur|quellen|footnotes)(?: ?\(\d+\))?:?$"
_REFERENCES = re.compile(_SOURCES, re.IGNORECASE)
_BELOW = re.compile(
    _SOURCES + r"|(?:related|recommended|similar|more|other|further|popular|latest|recent|trending) (?:[\w’'&-]+ ){0,5}"
    r"(?:articles?|posts?|stories|reading|resources|news|content|topics|links|guides|blogs?)\b.{0,20}$"
    r"|about (?:the )?(?:author|writer|editor)s?\b.{0,30}$"
    # what press offices close with
    r"|(?-i:About (?:the )?(?!The )[A-Z]|Über (?:die |das |den )?[A-ZÄÖÜ]|À propos d)[^?!.]{2,50}$"
    r"|(?:(?:media|press|news|further) (?:contacts?|inquiries|enquiries|information)|contacts?|kontakt|pressekontakt|ansprechpartner(?:in)?|contact presse|contatti(?: stampa)?|contacto(?: de prensa)?|contactos|perscontact|contactpersoon|kontakty|meer weten\??|updates to this page):?$"
    r"|also in (?:this|the) (?:issue|edition|series|section):?$"
    r"|share (?:this|on|via|with)\b[^?]{0,30}$|(?:like this|share):?$"
    r"|(?:tags|filed under|categories|posted in)\b.{0,60}$|(?:view )?(?:article )?sources:?$"
    r"|(?:keep (?:exploring|reading)|you['’]ll (?:also )?(?:love|like)|you (?:may|might) also)\b.{0,50}$"
    r"|(?:last )?(?:reviewed|written|posted|edited) by\b.{0,40}$"
    r"|(?:enjoyed|liked|loved|did you (?:like|enjoy|find)|was this|found this)\b.{0,50}$"
    # "Mehr zum Thema: Die ersten Rechner" is a link amid the text
    r"|(?:mehr zum thema|sur le même sujet|à lire aussi|lire aussi|leggi anche|читайте также):?$",
    re.IGNORECASE,
)


def out_of_bounds(look: Look, kept: Sequence[int], title_at: int | None) -> dict[int, str]:
    """Return which of the kept lines stand below the article or above its headline, and why they go."""
    sizes = [0] * len(look.lines)
    for at in kept:
        sizes[at] = length_of(look.lines[at])
    above = list(accumulate(sizes))
    found: dict[int, str] = {}
    begins = end_of(look.lines, above, look.openings, abroad=look.language != LEARNED)
    if begins:
        found = dict.fromkeys((at for at in kept if at >= begins[0]), begins[1])
        found = {} if look.language != LEARNED and _goes_on(look.lines, begins[0], list(found)) else found
    if title_at and 0 < above[title_at - 1] <= ABOVE_TITLE * above[begins[0] - 1 if begins else -1]:
        found |= dict.fromkeys((at for at in kept if at < title_at), "above the headline")
    return found


def _goes_on(lines: Sequence[str], begins: int, below: Sequence[int]) -> bool:
    """Tell whether a text goes on below a link to another article ("Leggi anche"): with a few paragraphs, and no more."""
    linked = heads(lines[begins]) == "link to another article" and begins + 1 not in below
    return linked and len(below) <= MOST_BELOW and all(runs_on(lines[at], PARAGRAPH) for at in below)


def end_of(
    lines: Sequence[str], above: Sequence[int], openings: Iterable[int], *, abroad: bool = True
) -> tuple[int, str] | None:
    """Return where what stands below the article begins, and why it goes.

    `above` counts for each line the characters of the article to there, `openings` are the lines that may begin it;
    from `abroad`, what other languages say is known too.
    """
    whole = above[-1] if above else 0
    least = min(max(LEAST, ABOVE_TALK * whole), max(LEAST_SHORT, ABOVE_SHORT * whole))
    for at in (at for at in openings if above[at] >= least):
        told, line = above[at], lines[at]
        elsewhere = heads(line) if abroad and len(line) < LONGEST_HEADING else None
        if elsewhere == "comments" or (len(line) < LONGEST_TALK and _TALK.match(line)):
            return at, "a comment"
        if _SHARED.match(line) and lines.count(line) >= ROW:
            continue
        rest = ABOVE_REST if told >= LEAST else ABOVE_SHORT
        rest = ABOVE_REFERENCES if _REFERENCES.match(line) else rest
        if told >= rest * whole and (elsewhere or (len(line) < LONGEST_HEADING and _BELOW.match(line))):
            return at, f"below the article: {line.rstrip(':')}"
    return None
