"""The headline of a copied page: the likeliest line, and what speaks against it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dates import moment_of
from digest.extract.again import LONG
from digest.extract.around import is_about_time, says_when
from digest.extract.bylines import byline_of
from digest.extract.menus import is_menu
from digest.extract.sorting import is_only_when
from digest.extract.spoken import LEARNED
from digest.extract.titles import without_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.extract.bounds import Shares
    from digest.extract.lines import Look
    from digest.extract.model import Judgment

#: From this chance on a line is body; set on out-of-fold pages (bench/train_lines.py).
BODY = 0.5
#: A text of fewer lines was not copied with its page around it: what is no known furniture is taken.
FEW = 5
#: A text of which so many lines are body was copied without its page around it.
ALONE = 0.99
#: A first line up to here may be the headline of a text of few lines, in characters.
LONGEST_FIRST = 150
#: From this chance on a line is the headline.
TITLE, LONGEST_TITLE = 0.05, 250
#: Where likelier ones are none (a byline, a press contact), a chance of so much is enough.
NEXT_TITLE = 0.02
#: In other languages than the nets learned a chance of so much, where the body says again what the line says.
TITLE_ABROAD = 0.005
#: So many lines may be the headline, each by its chance times the square of this and its share of the body's words:
#: of 146 French and English news pages .91 have their headline so, .85 without; of wcxb .897 and .899.
MOST_HEADLINES, LEAST_SHARE = 8, 0.3
#: In other languages than the nets learned so many, with less for lines of which the body says nothing; what it says is
#: told by words' first letters, so many, or by pairs of characters where what has a meaning is not parted.
_MOST_ABROAD, _LEAST_ABROAD = 16, 0.05
#: In them a line beside the day that stands by itself is so much likelier: what the site is called, its menus and its
#: notices are rarely there. So many lines above are, one of which may be a section or a deck. With 32 French news pages
#: fall from .959 to .952; in English any such weight costs wcxb .001 to .003.
_BESIDE_ITS_DAY = 16
_OVER = 2
#: So much of the body's beginning is asked: it tells what the headline says.
_MOST_LINES, _MOST_TOLD = 20, 2500
_ONE_WORD = 0.2
_LETTERS, GLUED = 4, ("ja", "zh", "ko")
# "News > Life > The old cinema": a way through the site.
_WAY = re.compile(r"[^>»›]\s[>»›]\s[^>»›]+\s[>»›]\s")
#: What stands as the end of a headline in a line of its own is the headline only where it may be one.
TAIL = 0.01
_NUMBER = re.compile(r"(\d{1,2})\. ")
# A mail that was copied with its head.
_SUBJECT = re.compile(r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|тема)\s?:\s+", re.IGNORECASE)
# "Contact: Ann Lee, 555-0100" stands above the headline of a press release.
_CONTACT = re.compile(
    r"(?:(?:media |press )?contacts?|kontakt|tel(?:efon|ephone)?|phone|fax|e-?mail)\s?:", re.IGNORECASE
)
# "Medically reviewed by Ann Lee", "An official website of Ashby", "Quay Paper AB": who checked, whose site it is.
_NO_HEADLINE = re.compile(
    r"^(?:\w+ly )?(?:reviewed|edited|fact[- ]checked|verified|illustrated|photographed|translated|sponsored) by "
    r"|^an official (?:web)?site of |^(?:\S+ ){1,4}(?:AB|AG|SE|GmbH|Inc|Ltd|LLC|plc|PLC|Corp|S\.A|N\.V|B\.V)\.?$",
    re.IGNORECASE,
)
# "The bridge is a ruin. It was built in 1861.[1]": two sentences are text; a headline of two ("Fix It Friday: …?
# We Help …") ends without a stop, or is shorter.
_TWO_SENTENCES, _LONGEST_OF_TWO = re.compile(r".{40,}[a-z\d)”\"\]][.!?](?:\[\d+\])* [A-Z“\"].*[.!?](?:\[\d+\])*$"), 120
_LONGEST_LABEL = 20
#: Where only such lines are likely, one above the body is the headline of so many words, most of them said again.
_DECKED, LEAST_ABOVE = 0.4, 0.001
_FEWEST_WORDS, _SAID_AGAIN, _NEAR_BODY = 5, 0.6, 12
_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|dpa|DPA|EPA|APA|PA(?: Media)?|ANSA|EFE|TASS|AA|Getty(?: Images)?|Keystone|Imago|Anadolu"
    r"|Shutterstock|NurPhoto|Bloomberg|ZUMA|Sipa|Alamy)"
)
# Whose name stands before what a picture shows. Others speak, act and are written about: "Bloomberg News reported …",
# "EPA Proposes New Rules", "Getty Museum returns …".
_OF_PICTURES = r"(?:AFP|Reuters|REUTERS|PA Media|Getty Images|Anadolu|NurPhoto)"
_CREDIT = re.compile(
    r"[.!?\s](?:[Cc]redits?|[Cc]rédits?|[Pp]hoto(?:s|graphs?|graphy)?|[Ff]otos?|[Bb]ild|[Ii]mages?)\s?(?:\.{3}|…|[:©])\s?"
    rf"(?:dpa\b|[^\s.:a-z])[^.:]{{0,60}}\.?$|[A-ZÀ-Þ][\w.'’ -]{{2,40}}\s?/\s?{_AGENCY}\.?$"
    rf"|^{_AGENCY} (?:A|An|The|Two|Three|People) "
    rf"|^{_OF_PICTURES} [A-Z][a-z]+ (?:[A-Z][a-z]+ )?[a-z]+ (?!.*[.!?][\"'”’]?$)"
)
# "… w warsztacie (MARTA LIS)", "… Fot. Marta Lis": Polish papers leave out the colon.
_SIGNED = re.compile(
    r"[\s.(][Ff]ot\. [A-ZŁŚŻŹĆ][^.:]{2,60}\)?$|[a-zà-ÿ] \([A-ZÀ-ÞĄĆĘŁŃÓŚŹŻ]{2,}(?: [A-ZÀ-ÞĄĆĘŁŃÓŚŹŻ]{2,}){1,2}\)$"
)
_BY = re.compile(r"\w+ by ", re.IGNORECASE)  # "Tested by Ann Lee"
#: A place in a site ("1. Home", "2. Insights") is shorter than a heading.
LONGEST_PLACE = 40
#: A byline in its own line is shorter.
LONGEST_CREDIT = 100
#: What a numbered figure or table shows; an article says "Figure 2 shows". (Of such lines on the copied pages of wcxb
#: 11 of 16 are none of the text.)
LONGEST_FIGURE = 1000
_FIGURE = re.compile(
    r"(?:fig(?:ure)?|table|abb(?:ildung)?|tab(?:elle)?|figura|tabla|tabela|tableau|tabella|рис(?:унок)?|таблица)\.?\s?"
    r"(?:\d{1,3}|[IVX]{1,5})[a-z]?\s?(?:[.:|–—]\s?(?=\S)|(?=\(\w\)))",
    re.IGNORECASE,
)


def headline_at(look: Look, judgment: Judgment, shares: Shares) -> int | None:
    """Return where the headline stands: by itself where another has it behind a number or a way through the site."""
    import numpy as np

    lines = look.lines
    alone = len(lines) < FEW or np.count_nonzero(judgment.body[1:] >= BODY) >= ALONE * (len(lines) - 1)
    if alone and len(lines) > 1 and _heads(lines[0]):
        return 0
    if len(lines) < FEW:
        return None
    order = _by_title(look, judgment, shares) if look.language == LEARNED else _by_title_abroad(look, judgment)
    others: list[int] = []
    likely = [i for i in order if not _is_other(look, i, others)]
    at = next((i for i in likely if not _is_beside(look, i)), next(iter(likely), None))
    least = TITLE_ABROAD if look.language != LEARNED else max(NEXT_TITLE, TITLE * _left(judgment, others))
    if at is None or judgment.title[at] < least or _is_beside(look, at):
        return _said_again_above(look, judgment, shares) if at is not None and look.language == LEARNED else None
    at = _above_its_deck(look, judgment, shares, at)
    tails = [i for i in (judgment.title >= TAIL).nonzero()[0].tolist() if i != at and _is_tail(lines[i], lines[at])]
    return max(tails, key=lambda i: judgment.title[i], default=at)


def _above_its_deck(look: Look, judgment: Judgment, shares: Shares, at: int) -> int:
    """Return where the headline stands that a line is the deck of: right above it, shorter, and said again.

    A line that others of the page hold whole, and more of them than hold the one above, is the headline: its deck is
    said once, and what a series is called stands above each part of it.
    """
    line, above = look.lines[at], look.lines[at - 1] if at else ""
    shorter = len(above.split()) >= _FEWEST_WORDS - 1 and len(above) < len(line)
    said = at > 0 and shares[at - 1] >= max(_DECKED, shares[at]) and judgment.title[at - 1] >= LEAST_ABOVE
    if not (shorter and said and above[-1].isalnum()) or _is_other(look, at - 1, []) or _is_beside(look, at - 1):
        return at
    held, above_held = (sum(text in other for other in look.lines) for text in (line, above))
    return at if held > max(1, above_held) else at - 1


def _is_other(look: Look, at: int, others: list[int]) -> bool:
    """Tell whether a line is no headline, and note it among the others."""
    line = look.lines[at]
    other = (
        len(line) > LONGEST_TITLE
        or (len(line) > _LONGEST_OF_TWO and _TWO_SENTENCES.match(line) is not None)
        or is_only_when(line)
        or _says_who_or_when(look, at)
        or is_menu(line, look.language)
    )
    if other:
        others.append(at)
    return other


def _said_again_above(look: Look, judgment: Judgment, shares: Shares) -> int | None:
    """Return the line above the body whose words the body says again, where no likelier one is a headline."""
    begins = _begins(look, judgment) or 0
    lines = look.lines
    near = [at for at in range(max(0, begins - _NEAR_BODY), begins) if len(lines[at].split()) >= _FEWEST_WORDS]
    able = [at for at in near if lines[at][-1].isalnum() and shares[at] >= _SAID_AGAIN and " / " not in lines[at]]
    able = [at for at in able if not (_is_beside(look, at) or _says_who_or_when(look, at) or _BY.match(lines[at]))]
    return max(able, key=lambda at: (shares[at], judgment.title[at]), default=None)


def _is_beside(look: Look, at: int) -> bool:
    """Tell whether a line rather says what a picture shows than what the article is."""
    above = look.reasons.get(at - 1) if at else None
    return credits_a_picture(look.lines[at]) or above == "picture credit"


def credits_a_picture(line: str) -> bool:
    """Tell whether a line says whose picture it describes: "… JO KIM / AFP", "Credit...Jo Kim", "Reuters A ferry …"."""
    if len(line) > LONGEST_TITLE:
        return False
    signed = (line[-1:] == ")" or "ot. " in line) and _SIGNED.search(line) is not None
    return signed or _CREDIT.search(line) is not None


def is_of_a_figure(line: str) -> bool:
    """Tell whether a line says what a numbered figure or table shows: "FIG. 2. (a) Two samples", "Abb. 3: Hafen"."""
    return len(line) <= LONGEST_FIGURE and _FIGURE.match(line) is not None


def _left(judgment: Judgment, others: list[int]) -> float:
    """Return what is left of the chance where some lines are no headline."""
    return 1 - float(judgment.title[others].sum()) if others else 1.0


def _by_title(look: Look, judgment: Judgment, shares: Shares) -> list[int]:
    """Return the likeliest headlines, likeliest first; the words of a related headline are few in the body."""
    import numpy as np

    likely = judgment.title.argsort(kind="stable")[::-1][:MOST_HEADLINES]
    chances = judgment.title[likely] * (LEAST_SHARE + shares[likely]) ** 2
    chances *= np.array([1.0 if " " in look.lines[at] else _ONE_WORD for at in likely.tolist()])
    order: list[int] = likely[(-chances).argsort(kind="stable")].tolist()
    return order


def _by_title_abroad(look: Look, judgment: Judgment) -> list[int]:
    """Return the likeliest headlines where the nets know no word: more depends on how much of each the body says.

    It is told by the beginnings of words, which are written otherwise from case to case, or by pairs of characters.
    """
    parts = _pairs if look.language in GLUED else _beginnings
    begins = _begins(look, judgment)
    foot = [line for line in look.lines[begins or 0 :] if "©" in line][:_MOST_LINES]
    body = [look.lines[at] for at in (judgment.body > BODY).nonzero()[0].tolist()[:_MOST_LINES]]
    said = parts(" ".join(body)[:_MOST_TOLD])
    likely = judgment.title[:begins].argsort(kind="stable")[::-1][:_MOST_ABROAD].tolist()
    beside = _beside_its_day(look, judgment)
    others = {at for at in likely if _WAY.search(look.lines[at][:LONGEST_TITLE]) or _signs(look.lines[at], foot)}

    def chance(at: int) -> float:
        own, line = parts(look.lines[at]), look.lines[at]
        # what is body itself would say all of itself again
        told = parts(" ".join(one for one in body if one != line)) if line in body else said
        alone = _ONE_WORD if " " not in line and look.language not in GLUED else 1.0
        alone *= _BESIDE_ITS_DAY if at in beside and alone == 1 else 1
        return alone * float(judgment.title[at]) * (_LEAST_ABROAD + len(own & told) / max(1, len(own))) ** 2

    return sorted((at for at in likely if at not in others), key=chance, reverse=True)


def _beside_its_day(look: Look, judgment: Judgment) -> set[int]:
    """Return the lines beside the last day alone above the body: two above it, past names, and one below."""
    begins = _begins(look, judgment) or 0
    day = max((at for at in look.dates if at < begins and _is_a_day(look.lines[at])), default=0)
    at = day
    while at and (_is_a_day(look.lines[at]) or judgment.author[at] >= BODY or _says_who_or_when(look, at)):
        at -= 1
    return {*range(max(0, at + 1 - _OVER), at + 1), day + 1} - {begins, day} if day else set()


def _is_a_day(line: str) -> bool:
    return len(line) < LONGEST_CREDIT and is_about_time(line) and moment_of(line) is not None


def _begins(look: Look, judgment: Judgment) -> int | None:
    """Return the first line that is likely body and long, or None."""
    return next((at for at in (judgment.body > BODY).nonzero()[0].tolist() if look.own[0][at] > LONG), None)


def _signs(name: str, foot: Sequence[str]) -> bool:
    """Tell whether a line is a name that claims the copyright of the page: the site's."""
    return len(name) < LONGEST_CREDIT and any(name in line[:LONGEST_TITLE] for line in foot)


def _beginnings(text: str) -> set[str]:
    # Arabic glues "and" and "the" to the word
    found = (word.removeprefix("و").removeprefix("ال") for word in text.lower().split())
    return {word[:_LETTERS] for word in found if len(word) >= _LETTERS}


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _heads(line: str) -> bool:
    """Tell whether the first line of a short text is its headline: short, and no sentence."""
    return len(line) <= LONGEST_FIRST and not line.endswith((".", ",", ";", ":"))


def headline_of(lines: Sequence[str], at: int) -> str:
    """Return the headline without the site's name, and without its number in a list of the places above it."""
    line = _SUBJECT.sub("", lines[at])
    number = _NUMBER.match(line)
    above = _NUMBER.match(lines[at - 1]) if number and at else None
    listed = number and above and int(above[1]) + 1 == int(number[1]) and len(lines[at - 1]) < LONGEST_PLACE
    return without_site(line[number.end() :] if number and listed else line)


def _is_tail(line: str, title: str) -> bool:
    """Tell whether a line is all of a headline but what stands before it: "3. ", "Home / Tips / "."""
    words = len(line.split())
    if not title.endswith(line) or line[:1].islower() or words < 2 or (words < 4 and 2 * words < len(title.split())):
        return False
    before = title[: -len(line)].rstrip()
    return len(before) < 80 and bool(before) and (before[-1].isalnum() or before[-1] in "./>›»|·▸)•")


def _says_who_or_when(look: Look, at: int) -> bool:
    short = len(look.lines[at]) < LONGEST_CREDIT
    line = look.lines[at]
    tells = at in look.bylines or at in look.reasons or any(form.match(line) for form in (_CONTACT, _NO_HEADLINE))
    tells = tells or (":" in line[:_LONGEST_LABEL] and byline_of(line) is not None)
    return short and (tells or (at in look.tells_when and says_when(line)))
