"""A page copied as text: line by line, what is article and what is furniture."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from dataclasses import replace
from itertools import compress, takewhile
from typing import TYPE_CHECKING

from digest.dates import country_of
from digest.errors import ExtractError
from digest.extract.again import LONG, said_again
from digest.extract.around import byline_among, byline_near, says_when, times_near
from digest.extract.bounds import out_of_bounds
from digest.extract.carried import carried
from digest.extract.headlines import (
    BODY,
    FEW,
    LONGEST_CREDIT,
    credits_a_picture,
    headline_at,
    headline_of,
    is_of_a_figure,
)
from digest.extract.imprint import address_in, place_in, publisher_in
from digest.extract.insets import goes_on_below, notes_in, tells_of_its_author
from digest.extract.lines import OWN, look_at
from digest.extract.model import judge
from digest.extract.reading import NO_ARTICLE, Reading, all_removed
from digest.extract.refusal import A_LIST, reads_as_list, reason_to_refuse
from digest.extract.regained import last_paragraphs, paragraphs_abroad, runs_on
from digest.extract.rows import rows_of
from digest.extract.signed import signed_below, signed_beside
from digest.extract.sorting import is_only_when
from digest.extract.spoken import LEARNED, UNPARTED
from digest.extract.titles import likeness_of, without_site, words_in
from digest.extract.wrapped import CERTAIN, LEAST, rejoined
from digest.models import Removed
from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from digest.extract.bounds import Shares
    from digest.extract.lines import Look
    from digest.extract.model import Judgment

_ADDRESS = OWN.index("address")
#: Where hardly a line reaches it, a page of few words is taken at its best.
LOWEST, LEAST_BODY = 0.15, 150
#: Who copies so few lines leaves most of the page around them out: a sentence among them is likely meant.
SHORT = 12
# A live blog's lines end as sentences do.
_TICKER = re.compile(r"\d{1,2}[:h]\d\d\b.{10,200}[^.!?…\"”»)]$")
# "The old bridge closespar Le Courrier": a player's title in French pages, glued to who filmed it.
_PLAYER = re.compile(r"[\w»\"”?!)]par [A-ZÀ-Þ][\w’'. -]{1,30}$")
#: What announces an article is shorter than its paragraphs.
LONGEST_STANDFIRST = 350
#: A line so like the headline is the headline again.
ALIKE = 0.8
#: What a picture shows is said in fewer characters, and is no line that is body for sure.
LONGEST_CAPTION, SURE_BODY = 160, 0.95

#: "Read also" is said in so few characters, of so few articles; what ends so is a sentence.
LONGEST_LEAD, _MOST_OTHERS = 30, 6
_ENDS = (".", "!", "…", ":", '."', ".”", ".»", "。", "»", "”", '"')


def read_plain(text: str, *, now: datetime | None = None, url: str | None = None) -> Reading:
    """Return what is read in a page copied as text, or raise `ExtractError`."""
    came = carried(text)
    rows = rows_of(rejoined(came.lines, CERTAIN if came.printed else LEAST))
    if not rows.bare:
        raise ExtractError(NO_ARTICLE)
    look = look_at(rows)
    judgment, lines = judge(look), look.lines
    shares = _shares(look, judgment)
    at = _said_at(look.lines, came.heading)
    at = headline_at(look, judgment, shares) if at is None else at
    title = headline_of(lines, at) if at is not None else None
    kept, removed = _sort(look, judgment, shares, (title, at))
    kept, removed = _without_standfirst(look, kept, removed, at)
    reason = reason_to_refuse(title, lines, kept) or (A_LIST if reads_as_list(title, kept) else None)
    if reason:
        raise ExtractError(reason, hint="give the text of one article")
    start = lines.index(kept[0])
    addresses = look.own[_ADDRESS].nonzero()[0].tolist()
    url = url or came.url or address_in(lines, title, addresses)
    found = _credits(look, judgment, (start, at), now, url)
    return replace(
        found,
        title=title,
        byline=found.byline if found.byline != title else None,
        paragraphs=tuple(kept),
        clean=True,
        removed=(*came.removed, *removed),
        language=look.language,
        published=found.published or came.sent,
    )


def _said_at(lines: list[str], heading: str | None) -> int | None:
    """Return where the line stands that what carried the text says is the headline, or None."""
    if heading is None:
        return None
    said = without_site(" ".join(heading.split()))
    return next((at for at, line in enumerate(lines) if line in (heading, said)), None)


def _shares(look: Look, judgment: Judgment) -> Shares:
    """Return how many of each line's longer words the likely body says; none where no spaces part words."""
    import numpy as np

    if look.language in UNPARTED:
        return np.zeros(len(look.lines))
    return look.words.shares_of((judgment.body > BODY) & (look.own[0] > LONG))


def _sort(
    look: Look, judgment: Judgment, shares: Shares, headline: tuple[str | None, int | None]
) -> tuple[list[str], list[Removed]]:
    title, title_at = headline
    why = _known(look, title, title_at)
    for at in _captions(look, judgment):
        why.setdefault(at, "caption of a picture")
    inside = _body(look, judgment, shares, why)
    for at in _ticker(look):
        why[at] = "headline of a news ticker"
    why.update((at, "caption of a picture") for at in inside if _is_caption(look.lines[at]))
    why.update((at, "title of a video") for at in inside if _is_player(look.lines[at]))
    taken = [at for at in inside if at not in why and at != title_at]
    beyond = out_of_bounds(look, taken, title_at) if taken else {}
    first = takewhile(lambda at: is_only_when(look.lines[at]), [at for at in taken if at not in beyond])
    beyond |= dict.fromkeys(first, "says when, and nothing else")
    taken = [at for at in taken if at not in beyond]
    again = dict.fromkeys(said_again(look.lines, taken), "the same words stand elsewhere in the article")
    taken = [at for at in taken if at not in again]
    why |= beyond | again
    reasons = _by_place(inside, len(look.lines))
    for at, reason in why.items():
        reasons[at] = reason
    out = bytearray(b"\1") * len(reasons)
    for at in (*taken, *(() if title_at is None else (title_at,))):
        out[at] = 0
    texts = list(compress(look.rows.texts, out))
    return [look.lines[at] for at in taken], all_removed(texts, compress(reasons, out))


def _body(look: Look, judgment: Judgment, shares: Shares, known: Mapping[int, str]) -> list[int]:
    """Return the lines that are likely body, and those beside them that go on with it and are no known furniture."""
    inside = _inside(look.lines, judgment)
    inside.extend(last_paragraphs(look, judgment, shares, (inside[-1], known)) if inside else ())
    below = goes_on_below(look, known, judgment.body.tolist()) if inside else []
    inside = sorted({*inside, *below}) if below else inside
    return paragraphs_abroad(look, judgment, inside, known) if inside and look.language != LEARNED else inside


def _is_player(line: str) -> bool:
    """Tell whether a line is the title of a video that stood among the paragraphs."""
    return len(line) < LONGEST_CAPTION and "par " in line and _PLAYER.search(line) is not None


def _inside(lines: list[str], judgment: Judgment) -> list[int]:
    """Return the lines that are likely body; where there are few, the likeliest of what there is."""
    inside: list[int] = (judgment.body >= BODY).nonzero()[0].tolist()
    size = sum(len(lines[at]) for at in inside)
    size = size if size >= LEAST_BODY else sum(length_of(lines[at]) for at in inside)
    if size >= LEAST_BODY and len(lines) > SHORT:
        return inside
    chances = judgment.body.tolist()
    if size < LEAST_BODY:
        return [at for at, chance in enumerate(chances) if len(lines) < FEW or chance >= LOWEST]
    return [at for at, c in enumerate(chances) if c >= BODY or (c >= LOWEST and runs_on(lines[at], LONG))]


def _ticker(look: Look) -> frozenset[int]:
    """Return the lines of a news ticker: three or more in a row, each a time of day with a headline behind it."""
    found: set[int] = set()
    run: list[int] = []
    timed = [at for at in look.digits if look.lines[at][0].isdigit() and _TICKER.match(look.lines[at])]
    for at in [*timed, len(look.lines) + 1]:
        if run and at != run[-1] + 1:
            found.update(run if len(run) >= 3 else ())
            run = []
        run.append(at)
    return frozenset(found)


def _without_standfirst(
    look: Look, kept: list[str], removed: list[Removed], title_at: int | None
) -> tuple[list[str], list[Removed]]:
    """Take out what stands between the headline and the byline: it announces the article, and is no part of it."""
    lines = look.lines
    at = title_at if title_at is not None else len(lines)
    below = range(at + 1, min(len(lines), at + 5))
    byline = next((i for i in below if i in look.bylines and len(lines[i]) < LONGEST_CREDIT), 0)
    between = {line for line in lines[at + 1 : byline] if len(line) < LONGEST_STANDFIRST}
    first = next((i for i, line in enumerate(kept) if line not in between), 0)
    out = [Removed(text=line, reason="the standfirst") for line in kept[:first]]
    if len(kept) > first + 2 and tells_of_its_author(kept[first], look):
        out.append(Removed(text=kept[first], reason="author's box"))
    return kept[len(out) :], [*removed, *out]


def _known(look: Look, title: str | None, title_at: int | None) -> dict[int, str]:
    """Return why lines are furniture by what they say."""
    known = notes_in(look) | look.reasons
    if look.language != LEARNED:
        known |= dict.fromkeys(_offers(look), "newsletter notice")
        known |= {at: "title of a video" for at, line in enumerate(look.lines) if _is_player(line)}
    for at in _others_below(look):
        known.setdefault(at, "link to another article")
    for at in look.tells_when:
        if says_when(look.lines[at]):
            known[at] = "the line that says when"
    for at in look.bylines:
        if len(look.lines[at]) < LONGEST_CREDIT:
            known[at] = "byline"
    if title and title_at is not None:
        low, high, said = 0.4 * len(title), 2.5 * len(title), words_in(title)
        for at in look.words.sharing(title_at, ALIKE / 2):
            line = look.lines[at]
            if low < len(line) < high and likeness_of(words_in(line), said) > ALIKE:
                known[at] = "the headline again"
    return known


def _others_below(look: Look) -> list[int]:
    """Return the headlines of other articles that stand below the words for them, without a blank line between."""
    leads = [at for at, reason in look.reasons.items() if reason == "link to another article"]
    return [i for at in leads if len(look.lines[at]) < LONGEST_LEAD for i in _run_below(look, at)]


def _run_below(look: Look, at: int) -> Iterator[int]:
    """Yield the lines below one that read as headlines, up to the next blank line, which may stand above the first."""
    for i in range(at + 1, min(len(look.lines), at + _MOST_OTHERS)):
        if (i > at + 1 and look.rows.gaps[i]) or not _is_heading(look.lines[i]):
            return
        yield i


def _is_heading(line: str) -> bool:
    return len(line) < LONGEST_CAPTION and not line.endswith(_ENDS)


def _offers(look: Look) -> list[int]:
    """Return the short lines below a newsletter's notice that say what it holds, where the nets know no word of them."""
    below = [at + 1 for at, reason in look.reasons.items() if reason == "newsletter notice"]
    return [
        at
        for at in below
        if at < len(look.lines) and look.lines[at].endswith((".", "!", "。")) and len(look.lines[at]) < LONGEST_CREDIT
    ]


def _captions(look: Look, judgment: Judgment) -> list[int]:
    """Return the lines right above the credit of a picture that may say what it shows: short, not surely body."""
    credits_ = [at for at, reason in look.reasons.items() if reason == "picture credit" and at]
    above = [at - 1 for at in credits_ if not look.rows.gaps[at]]
    return [at for at in above if length_of(look.lines[at]) <= LONGEST_CAPTION and judgment.body[at] < SURE_BODY]


def _is_caption(line: str) -> bool:
    return credits_a_picture(line) or is_of_a_figure(line)


def _by_place(inside: list[int], size: int) -> list[str]:
    """Return for each line why it is no part of the article that stands in some of them."""
    first, last = (inside[0], inside[-1]) if inside else (size, size)
    return [
        *["above the article, and reads like no part of it"] * first,
        *["between paragraphs, and reads like no part of them"] * (last + 1 - first),
        *["below the article, and reads like no part of it"] * (size - last - 1),
    ][:size]


def _credits(
    look: Look, judgment: Judgment, places: tuple[int, int | None], now: datetime | None, url: str | None
) -> Reading:
    """Return who wrote the text, when and where, by the lines around its headline and its first paragraph."""
    lines, (start, title_at) = look.lines, places
    at = max(0, start - 1) if title_at is None else title_at
    byline = byline_among(lines, judgment.author.tolist())
    byline = signed_beside(lines, places, byline)
    near = None if byline else byline_near(lines, at, start)
    dated = None if now else look.dates
    when = times_near(lines, (at, start), now=now, country=country_of(url, look.language), dated=dated)
    return Reading(
        paragraphs=(),
        byline=(near[0] if near else byline) or signed_below(lines, start),
        dateline=place_in(lines[start]),
        published=when.published or when.updated,
        updated=when.updated,
        publisher=publisher_in(lines, url),
        url=url,
    )
