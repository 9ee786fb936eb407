"""Whether two texts name the same people, places and things: reports of one event do, guides to one theme do not.

Names are told by their capitals: a word within a sentence that begins with one, and stands nowhere in small letters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from digest.dates.calendar import MONTHS, WEEKDAYS
from digest.edit.phrases import primary
from digest.edit.terms import stop_words, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.models import Article

#: So much of a text is read for names; more of it only where these are too few.
_READ = (1200, 4000)
#: Two texts of so many stems each must share so many names; of shorter ones nothing is asked. (Each right joining of
#: as long texts in stories/pairs shares as many. 41 joinings in 17 draws of 80 out of 790 guides, which tell no events,
#: are 18 so; 14 where of 120 stems three are asked, but wikiref has a story that shares two.)
_ASKED = ((60, 2), (30, 1))
#: A report opens within so many characters, and tells there of what its title begins with; an inflected name is known
#: by all but so many of its letters, and by so many at least.
_OPENING, _ENDING, _KNOWN_BY = 500, 2, 4
#: Two reports of one form share so many of their words in small letters.
_SAME_FORM = 0.7
#: Openings that share more names are of one event, in which one outlet writes Kyiv and another Kiev.
_OF_BOTH = 3
#: Two reports whose openings share so many names, and that have so many other words each, share so many of those, as
#: far as their first letters tell. (ecb .888, so .893. Where fewer names are asked, by two as by one, it is .888, with
#: none .896; but then 18 pairs of a February week stand apart of which 13 tell one event: talks, a vote, a visit.)
_BOTH_NAME, _SAID, _SHARED, _BEGINS = 3, 8, 3, 5
#: A number that both hold, of two digits and no year, is of one event. (Six teasers of one flood, which share names and
#: "14", stand together, and stood in three stories.)
_NUMBER, _YEAR = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?!\w)"), re.compile(r"(?:19|20)\d\d")
#: So many forms are kept at a time (10 kB each); pairs come in the order of their first reports.
_MOST_FORMS = 1_000
_ASIDE = re.compile(r"\([^)]{1,40}\)|^[^a-z]{3,60}[–—-]\s")
#: Languages that begin every noun with a capital: there it tells no name from "Polizei".
_NOUNS = frozenset({"de", "lb"})
#: What a word ends with after which a sentence, a quote or a line begins.
_ENDS = frozenset('.!?:;•|“”"(–—*-')
#: What stands before and after a word and is none of its letters.
_SIGNS = ".,!?:;•|“”„«»\"‘’'()[]–—*-…&0123456789"
#: English spells days and months with a capital, too; other languages spell them small, or every noun with one.
_DATES = frozenset({*MONTHS, *WEEKDAYS})


class _Words(NamedTuple):
    """Hold the words that a text spells with a capital only: those within a sentence, and all."""

    names: frozenset[str]
    capital: frozenset[str]


class _Form(NamedTuple):
    """Hold the words of a report in small letters, and the beginnings of those that carry no grammar."""

    words: frozenset[str]
    telling: frozenset[str]


class _Tells(NamedTuple):
    """Hold what the opening of a report names, the beginnings of all its words and names, and all that it says."""

    names: frozenset[str]
    words: frozenset[str]
    everywhere: frozenset[str]
    text: str


class Named:
    """Know of each article what it names."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._known: dict[tuple[int, int], _Words] = {}
        self._subjects: dict[int, str] = {}
        self._openings: dict[int, str] = {}
        self._forms: dict[int, _Form] = {}
        self._tells: dict[int, _Tells] = {}

    def enough(self, at: int, other: int, stems: int) -> bool:
        """Say whether two articles of at least so many stems name enough of the same for two reports of one event."""
        asked = next((names for least, names in _ASKED if stems >= least), 0)
        if not asked:
            return True
        return any(self._shared(at, other, reach) >= asked for reach in _READ)

    def subject(self, at: int) -> str:
        """Return the name that an article's title begins with, as far as its endings leave it alone; or nothing."""
        if at not in self._subjects:
            self._subjects[at] = _subject(self._articles[at])
        return self._subjects[at]

    def others(self, at: int, other: int) -> bool:
        """Say whether two titles begin with names of which neither stands where the other report opens."""
        one, two = self.subject(at), self.subject(other)
        return bool(one and two) and two not in self._opening(at) and one not in self._opening(other)

    def filled_in(self, at: int, other: int) -> bool:
        """Say whether two reports are one form filled in twice: most words are the same, and each tells of other names.

        Of two earthquakes or two rate decisions reports say the same words; each title or first sentence names
        somebody or some place that the other report says nowhere.
        """
        words, others = self._form(at).words, self._form(other).words
        if 2 * len(words & others) < _SAME_FORM * (len(words) + len(others)):
            return False
        one, two = self._telling(at), self._telling(other)
        if len(one.names & two.names) > _OF_BOTH:
            return False
        return any(name not in two.text for name in one.names) and any(name not in one.text for name in two.names)

    def only_named(self, at: int, other: int) -> bool:
        """Say whether two reports share little but names: they tell two events of one person, or of one place.

        Not where they count the same besides ("14 died", "killed 14"): then it is one event in other words. Nor where
        they share few names: what makes them alike is then more than that.
        """
        words, others = self._form(at).telling, self._form(other).telling
        if min(len(words), len(others)) < _SAID or len(words & others) >= _SHARED:
            return False
        one, two = self._telling(at), self._telling(other)
        # a title spells in capitals what the other one spells small
        both = (one.words & two.words) - one.everywhere - two.everywhere
        if len(both) >= _SHARED or len(one.names & two.names) < _BOTH_NAME:
            return False
        return not _counts(one.text) & _counts(two.text)

    def _form(self, at: int) -> _Form:
        if at not in self._forms:
            if len(self._forms) >= _MOST_FORMS:
                self._forms.clear()
            self._forms[at] = _form(self._articles[at])
        return self._forms[at]

    def _telling(self, at: int) -> _Tells:
        """Return what a report tells of; few are asked, since most pairs are told apart by their words."""
        if at not in self._tells:
            if len(self._tells) >= _MOST_FORMS:
                self._tells.clear()
            self._tells[at] = _tells(self._articles[at], _words(self._articles[at], _READ[-1]).names)
        return self._tells[at]

    def _opening(self, at: int) -> str:
        if at not in self._openings:
            article = self._articles[at]
            self._openings[at] = unmarked(" ".join([article.title, *article.paragraphs])[:_OPENING].lower())
        return self._openings[at]

    def _shared(self, at: int, other: int, reach: int) -> int:
        """Return how many names two texts share; more than any where one knows no capitals, as in some scripts."""
        a, b = self._of(at, reach), self._of(other, reach)
        return len(a.names & b.capital | b.names & a.capital) if a.capital and b.capital else _READ[-1]

    def _of(self, at: int, reach: int) -> _Words:
        if (at, reach) not in self._known:
            self._known[at, reach] = _words(self._articles[at], reach)
        return self._known[at, reach]


def _words(article: Article, reach: int) -> _Words:
    found = " . ".join(article.paragraphs)[:reach].split()
    bare = {word: _bare(word) for word in {*found, *article.title.split()} if word[0].isupper()}
    names = {bare[word] for before, word in pairwise(found) if word in bare and before[-1] not in _ENDS}
    small = {*found, *_DATES, ""}
    return _Words(frozenset(names - small), frozenset(bare.values()) - small)


def _subject(article: Article) -> str:
    first, *_ = [*article.title.split(maxsplit=1), ""]
    name = _bare(first)
    language = primary(article.language)
    if not name or not first[0].isupper() or language in _NOUNS or name in stop_words(language):
        return ""
    if not any(name.capitalize() in text for text in article.paragraphs):
        return ""
    if any(f" {name}" in text for text in article.paragraphs):
        return ""
    return unmarked(name)[: max(_KNOWN_BY, len(name) - _ENDING)]


def _said(article: Article) -> str:
    return " ".join([article.title, *article.paragraphs])[: _READ[-1]]


def _form(article: Article) -> _Form:
    # each word once: a long text says three of five again
    words = frozenset(map(_bare, (word for word in set(_said(article).split()) if word[:1].islower()))) - {""}
    return _Form(words, _beginnings(words, article.language))


def _beginnings(words: Iterable[str], language: str) -> frozenset[str]:
    small = stop_words(primary(language))
    return frozenset(word[:_BEGINS] for word in words if len(word) >= _KNOWN_BY and word not in small)


def _tells(article: Article, names: frozenset[str]) -> _Tells:
    """Return what a report tells of; who publishes it, an agency in brackets and a dateline are nobody it tells of."""
    body = article.paragraphs[0] if article.paragraphs else ""
    opening = _ASIDE.sub(" ", body.split(". ", 1)[0][:_OPENING])
    said = {bare for word in (*article.title.split(), *opening.split()) if (bare := _bare(word)) in names}
    own = set((article.publisher or "").lower().split())
    short = (unmarked(name)[: max(_KNOWN_BY, len(name) - _ENDING)] for name in said - own)
    known = frozenset() if primary(article.language) in _NOUNS else frozenset(short)
    text = _said(article)
    words = _beginnings(map(_bare, set(text.split())), article.language)
    return _Tells(known, words, frozenset(name[:_BEGINS] for name in names), unmarked(text.lower()))


def _counts(text: str) -> set[str]:
    """Return the numbers that a text holds, but for years."""
    return {number for number in _NUMBER.findall(text) if not _YEAR.fullmatch(number)}


@lru_cache(maxsize=32_768)  # of 2 million words that ten thousand articles ask for 94 of 100 were asked before
def _bare(word: str) -> str:
    """Return a word without the signs before and after it, and without an English genitive, in small letters."""
    return word.strip(_SIGNS).removesuffix("'s").removesuffix("’s").lower()
