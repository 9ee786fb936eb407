"""Titles without the names of sites, and the headline among the candidates of a page."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

_MARKS = re.compile(
    r"\s+(?:[|•»«‹›⋆★·–—\-/:]|::|<|>|\|\|)\s+|\s*[|｜]\s*"
    # "标题_新华网", "标题-新华网"
    r"|(?<=[\u2e80-\uffef])[_-](?=[\u2e80-\uffef])"
)
_NAMED_BEFORE = re.compile(r"(?P<name>[^:：|\[(]{4,40}?)(?:\s?[:：|]|\s[–—-])\s+(?P<rest>\S.*)$")
_NAMED_BEHIND = re.compile(r"(?P<rest>\S.*?)\s*(?:[\[(]|\s[|–—-]\s)(?P<name>[^\[\]()|–—]{4,40})[\])]?$")
_COLON = re.compile(r":\s")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])[-/.]([0-3]\d)(?:\s?[:|–—-]\s|:?\s)")
#: A title of fewer words behind a day is called by it.
LEAST_BEHIND_A_DAY = 2
#: A name of fewer letters may be a word of the headline.
LEAST_KNOWN = 5
#: A title of so many words is looked for among the first lines as it is written there; a longer line is text.
LEAST_WRITTEN, MOST_LINES, LONGEST_LINE = 4, 60, 200
_CUT = re.compile(r"\s*(?:…|\.{3})$")
_GOES_ON = re.compile(r",?[\s-][^\W_]")
#: A part of a title up to here, in words, may be the name of a site or of a section.
LONGEST_NAME = 5
# "Talks have failed – Medien": who says so, where a site would name itself.
_SAY_SO = frozenset({
    "сми", "змі", "источник", "источники", "medien", "bericht", "berichte", "polizei", "studie", "umfrage", "police",
    "report", "reports", "sources", "media", "officials", "study", "poll", "survey", "presse", "médias", "étude",
    "sondage", "medios", "fuentes", "policía", "estudio", "encuesta", "fonti", "polizia",
})  # fmt: skip
#: What outlets are called in Chinese, Japanese and Korean, and how long such a name is.
_PAPERS = (
    "新聞", "新聞社", "新聞社オンライン", "ニュース", "日報", "日报", "時報", "时报", "通信", "通訊社",
    "通讯社", "新闻", "新闻网", "新聞網", "新聞网", "网", "網", "晚报", "晚報", "テレビ", "放送", "オンライン",
    "デジタル", "뉴스", "일보", "신문", "타임스",
)  # fmt: skip
LONGEST_UNPARTED = 14
#: No title is longer: of 60,000 "|" each was tried as what parts the site's name, and took a gigabyte.
LONGEST_TITLE = 1_000
#: A heading that shares so many of its words with the head is what it says; a title of fewer words tells little.
HALF, LEAST_AGREED = 0.5, 3


def words_in(text: str) -> frozenset[str]:
    """Return the words of a title, for comparing titles."""
    return frozenset(_WORD.findall(text.casefold()))


def words_in_order(text: str) -> list[str]:
    """Return the words of a text as it says them, in lower case."""
    return _WORD.findall(text.casefold())


def likeness(one: str, two: str) -> float:
    """Return how many words two titles share, from 0 to 1 (Dice)."""
    return likeness_of(words_in(one), words_in(two))


def likeness_of(first: frozenset[str], second: frozenset[str]) -> float:
    """Return how many words two titles share, from 0 to 1 (Dice), by their words."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def without_site(title: str, names: Iterable[str] = ()) -> str:
    """Return a title without the site's name behind or before it; `names` are what the site is called."""
    if len(title) > LONGEST_TITLE:
        return title
    title = title.removeprefix("Title:").lstrip()  # as arXiv's pages call it, for eyes that see no heading
    called = list(names)
    known = [k for name in called if (k := _key(name))]
    title = _without_known(title, called)
    parts = list(_MARKS.finditer(title))
    while parts:
        last, first = parts[-1], parts[0]
        head, tail = title[: last.start()].rstrip(), title[last.end() :]
        if head and (_is_name(tail, known) or _looks_like_name(tail, head, last.group())):
            title, parts = head, parts[:-1]
        elif _is_name(title[: first.start()], known) and title[first.end() :]:
            return without_site(title[first.end() :], called) if len(parts) > 1 else title[first.end() :]
        else:
            break
    return title


def _without_known(title: str, names: Sequence[str]) -> str:
    """Return a title without a name that the site says is its own, before a colon or behind a comma, "on" or "at".

    A title that is left with two words is whole: "The Tide: a history".
    """
    for name in (name for name in names if len(name) >= LEAST_KNOWN):
        low, own = title.casefold(), name.casefold()
        for before, behind in (("", ": "), (", ", ""), (" on ", ""), (" at ", ""), (" (", ")")):
            said = f"{before}{own}{behind}"
            rest = title[len(said) :] if not before and low.startswith(said) else ""
            rest = title[: -len(said)] if before and low.endswith(said) else rest
            if len(rest.split()) > LEAST_BEHIND_A_DAY and len(low) == len(title):
                return rest.strip()
    return title


def without_newsletter(subject: str, newsletter: str) -> str:
    """Return a mail's subject without its newsletter's own name before or behind it: "TIDE NEWS: …", "… (Tide News)".

    The name stands among the words of the sender's ("The Tide News Weekly"), and three words or more are left.
    """
    words = words_in_order(newsletter)
    for form in (_NAMED_BEFORE, _NAMED_BEHIND):
        found = form.match(subject)
        name = words_in_order(found["name"]) if found else []
        named = (
            any(words[at : at + len(name)] == name for at in range(len(words))) and sum(map(len, name)) > LEAST_KNOWN
        )
        if found and named and len(words_in_order(found["rest"])) > LEAST_BEHIND_A_DAY:
            return found["rest"]
    return subject


def without_day(title: str, published: datetime | None) -> str:
    """Return a title without the day it begins with, where that is when it was published ("2026-02-16 The wall")."""
    dated = _DAY.match(title)
    rest = title[dated.end() :] if dated else ""
    if not dated or published is None or len(rest.split()) < LEAST_BEHIND_A_DAY:
        return title
    try:
        apart = abs(date.fromisoformat("-".join(dated.groups())).toordinal() - published.toordinal())
    except ValueError:  # "2026-02-31"
        return title
    return rest if apart <= 1 else title  # the day was written in a zone of its own


def _key(name: str) -> str:
    return "".join(_WORD.findall(name.casefold()))


def _is_name(part: str, known: Sequence[str]) -> bool:
    key = _key(part)
    return bool(key) and any(
        key == k or (len(k) > 3 and (key.startswith(k) or k.startswith(key)) and len(key) > 3) for k in known
    )


def _looks_like_name(tail: str, head: str, mark: str) -> bool:
    words, before = tail.split(), len(head.split())
    if not words or len(words) > LONGEST_NAME or before < 3 or tail.casefold() in _SAY_SO:
        return bool(words) and _is_name_unparted(tail, head)
    if mark.strip() in ("|", "｜", "||", "»", "«", "‹", "›", "⋆", "★", "•", "::"):
        return before >= len(words)
    # of a script without capitals a name is told by being short
    cased = all(w[0].isupper() or not w[0].isalpha() or len(w) < 4 or _has_no_case(w, before, words) for w in words)
    return (
        mark.strip() in "-–—·"
        and cased
        and len(words) <= 4
        and before > len(words)
        and not tail.rstrip().endswith(("?", "!", "."))
    )


def _has_no_case(word: str, before: int, words: Sequence[str]) -> bool:
    return word.lower() == word.upper() and before > 2 * len(words)


def _is_name_unparted(tail: str, head: str) -> bool:
    """Tell whether a part is an outlet's name where no spaces part words: it is called a paper, or is far shorter."""
    wide = head[0] > "\u2fff" or head[-1] > "\u2fff"
    paper = tail.endswith(_PAPERS) and len(tail) <= LONGEST_UNPARTED
    return wide and len(head) >= len(tail) and paper


def _is_site(heading: str, names: Sequence[str]) -> bool:
    """Tell whether a heading is the site's own name: the masthead of a page whose article has no h1."""
    return _key(heading) in {_key(name) for name in names}


def standing_part(title: str, lines: Collection[str]) -> str:
    """Return the part of a title that stands in the page by itself: what is before or behind it is the site's name.

    It is the longer part, if both stand there ("Kite Club - How we flew at White Hill").
    """
    if len(title) > LONGEST_TITLE:
        return title
    marks = (*_MARKS.finditer(title), *_COLON.finditer(title))
    sides = [(title[: mark.start()].rstrip(), title[mark.end() :].lstrip()) for mark in marks]
    if title in lines:
        return title
    parts = [part for side in sides for part in side if 2 * len(part) >= len(title) and part in lines]
    return max(parts, key=len, default="") or _written_out([title, *(part for side in sides for part in side)], lines)


def _written_out(parts: Sequence[str], lines: Collection[str]) -> str:
    """Return the line of the page that says a title in other letters, or goes on where it is cut; else the title.

    "the last oven" of the head is "The last oven" to readers, and "Dock workers accept pay" has no room for "deal".
    """
    for part in parts:
        own = _CUT.sub("", part).casefold()
        if len(own.split()) < LEAST_WRITTEN:
            continue
        for line in islice(lines, MOST_LINES):
            goes_on = len(own) < len(line) < LONGEST_LINE and line[-1] not in ".:;" and _GOES_ON.match(line, len(own))
            if line[: len(own)].casefold() == own and (goes_on or (len(line) == len(own) and not line.isupper())):
                return line
    return parts[0]


def named_by_head(said: Sequence[str], names: Iterable[str]) -> bool:
    """Tell whether a page's head says more than the site's name: else it is the same for every page of the site."""
    names = tuple(names)
    return not said or not all(_is_site(without_site(title, names), names) for title in said)


def _agreed(heads: Sequence[str], headings: Sequence[str], others: Sequence[str]) -> str | None:
    """Return the lower heading that the head says word for word, where it says no h1: that names the site, or else."""
    told = [words_in(head) for head in heads if len(head.split()) >= LEAST_AGREED]
    if any(likeness_of(words_in(heading), said) >= HALF for heading in headings for said in told):
        return None
    return next((other for other in others if words_in(other) in told), None)


def headline(
    said: Sequence[str], headings: Sequence[str], names: Iterable[str], others: Sequence[str] = ()
) -> str | None:
    """Return the headline of a page: the heading that its head agrees with, else what the head says.

    `said` are the titles in the head, best first; `headings` the page's h1, `others` its further headings, of which
    the first is the headline where the head says the site's name only and there is no h1, and one of them where the
    head says it, and no h1.
    """
    names = tuple(names)
    heads = [without_site(t, names) for t in said if t.strip()]
    if others and not headings and all(_is_site(head, names) for head in heads):
        return others[0]
    headings = [h for h in headings if not (heads and _is_site(h, names))]
    if others and heads and (agreed := _agreed(heads, headings, others)):
        return without_site(agreed, names)
    if len(headings) == 1 and len(words_in(headings[0])) >= 4:
        return without_site(headings[0], names)
    best, score = None, 0.0
    for heading in headings:
        like = max((likeness(heading, h) for h in heads), default=0.0)
        if like > score + 1e-9:
            best, score = heading, like
    if best and (score >= HALF or not heads):
        return without_site(best, names)
    return heads[0] if heads else next(iter(headings), None)
