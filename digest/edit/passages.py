"""An article as a row of passages: its sentences, each with its place and the stems it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest.edit.lexicon import Lexicon, lexicon
from digest.edit.phrases import primary
from digest.edit.pieces import first_of, numbers_of
from digest.models import Sentence
from digest.text import sentences

if TYPE_CHECKING:
    from digest.models import Article

#: Later sentences are not read: a summary of a book is not what a digest is for, and time stays bounded.
MOST = 400
#: Behind an agency's name stands a sentence of so many characters, or it was none; its bracket opens this soon.
_SHORTEST, _FARTHEST = 20, 51
_AGENCY = re.compile(
    r"([^()]{0,50})\((?:CNN|AP|AFP|Reuters|REUTERS|UPI|dpa|APA|ANSA|EFE|CNN \w{2,12}|The [A-Z][\w ]{2,25})\)"
    r"(?:\s*[-–—]{1,2}\s*|\s*(?=[^\W_a-z]|[\"“‘'$£€]))"
    # "RAJSHAHI, Dec 20, 2025 (BSS) - ": any agency behind a place in capitals
    r"|[A-Z]{3,}[A-Z ]{0,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? \([A-Z]{2,6}\)\s*[-–—]{1,2}\s*(?=[A-Z\"“‘])"
)
# "[Capital FM] Nairobi -- ", as allAfrica names those whom it quotes; "Nairobi -- ", with dashes that only wires write.
_WIRED = re.compile(
    r"\[\w[^\[\]]{1,40}\]\s?(?:[A-Z][\w.'’-]+(?:[ ,]{1,2}[A-Z][\w.'’-]+){0,3}\s?(?:--|—|–)\s?)?(?=[A-Z\"“‘])"
    r"|[A-Z][\w.'’-]+(?:[ ,/]{1,2}(?:of |de |la )?[A-Z][\w.'’-]+){0,3} -- (?=[A-Z\"“])"
)
# "〔記者葉沐晴／磯灣報導〕", "（新华社北京12日电）": who sent it, in brackets.
_SENT = re.compile(r"[〔【（(\[［][^〕】）)\]］。]{2,30}(?:報導|报道|電|电|讯|訊)[〕】）)\]］]\s*")
# "WIEN –", "CHANDIGARH:", "МОСКВА, 25 мая —", in German prose also "London/Oslo –", before one of the first sentences;
# behind "Riad - " only what sentences begin with, for "Hamburg - Bremen" is a match.
_DATELINE = re.compile(
    r"[^\W\d_a-zß-öø-ÿа-яё]{3,}(?:\.RU)?(?:(?: / |[ /-])[^\W\d_a-zß-öø-ÿа-яё]+){0,3}(?:, \d{1,2}\.? \w+)?(?::| [—–-]) "
    r"(?=[^\W_a-z])"
)
_DATELINES = {
    "de": re.compile(
        r"[A-ZÄÖÜ][\wäöüß.]+(?:[ /-][A-ZÄÖÜ][\wäöüß.]+){0,3} (?:[–—] ?(?=[A-ZÄÖÜ\"„\d])|- (?=(?:Der|Die|Das|Ein|Eine|Im"
        r"|In|Am|An|Auf|Bei|Nach|Vor|Seit|Mit|Wegen|Trotz|Für|Zum|Zur|Es|Er|Sie|Mehr|Rund|Erstmals|Angesichts) ))"
    )
}
_DATED = 4


class Passage(NamedTuple):
    """Hold one sentence where it stands (a tuple: it is made 30 times an article)."""

    text: str
    #: Its place among all sentences of the article.
    order: int
    paragraph: int
    start: int
    end: int
    #: Its pieces, as the lexicon numbers them.
    pieces: bytes
    lexicon: Lexicon

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.words)

    @property
    def first(self) -> str:
        """Its first word, "" where it has none."""
        return self.lexicon.words[first_of(self.pieces)] or next(iter(self.words), "")

    @property
    def words(self) -> list[str]:
        """All its words, in lower case."""
        return list(filter(None, map(self.lexicon.words.__getitem__, numbers_of(self.pieces))))

    @property
    def stems(self) -> list[str]:
        """The stems of the words that carry meaning, in order."""
        return list(filter(None, map(self.lexicon.stems.__getitem__, numbers_of(self.pieces))))

    def of(self, article: Article) -> Sentence:
        """Return the record that points at it."""
        return Sentence(text=self.text, article=article.id, paragraph=self.paragraph, start=self.start, end=self.end)


def passages(article: Article, most: int = MOST) -> list[Passage]:
    """Return the article's sentences in reading order, the first `most` of them.

    The agency that opens a text ("PARIS (AP) —", "(CNN)") is left before its first sentence.
    """
    language = primary(article.language)
    known = lexicon(language)
    found, new = list[Passage](), tuple.__new__  # half the time of `Passage(…)`
    for at, paragraph in enumerate(article.paragraphs):
        for order, (start, end) in enumerate(_spans(paragraph, language, most - len(found)), len(found)):
            text = paragraph[start:end]
            pieces = b"".join(map(known.__getitem__, text.split()))
            found.append(new(Passage, (text, order, at, start, end, pieces, known)))
        if len(found) >= most:
            break
    return found


def _spans(paragraph: str, language: str, most: int) -> list[tuple[int, int]]:
    """Return where the sentences stand, without an agency's name or a place before them or a stray quote behind."""
    spans = list(sentences(paragraph, language, most))
    for at, (begun, end) in enumerate(spans[:_DATED]):
        spans[at] = _behind_agency(paragraph, begun, end, language), end
    return _without_strays(paragraph, spans) if '"' in paragraph else spans


def _without_strays(paragraph: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the sentences stand without quotes that a line break tore from the next one: nothing opened them."""
    quoting = False
    for at, (start, end) in enumerate(spans):
        if paragraph.count('"', start, end) % 2:
            if not quoting and paragraph[end - 1] == '"' and paragraph[end - 2] in ".!?…":
                spans[at] = start, end - 1
            else:
                quoting = not quoting
    return spans


def _behind_agency(paragraph: str, begun: int, end: int, language: str) -> int:
    """Return where a sentence begins behind the agency that sent it, or behind the place it was sent from."""
    if not begun and language == "zh" and (found := _SENT.match(paragraph, 0, end)):
        start = found.end()
    elif not begun and "(" in paragraph[:_FARTHEST] and (found := _AGENCY.match(paragraph, 0, end)):
        start = found.end() if all(word[0].isupper() for word in (found.group(1) or "").split()) else 0
    elif not begun and (paragraph[0] == "[" or " -- " in paragraph[:_FARTHEST]):
        start = found.end() if (found := _WIRED.match(paragraph, 0, end)) else begun
    elif language in _DATELINES or not paragraph[begun + 1 : begun + 2].islower():
        found = _DATELINE.match(paragraph, begun, end) or (
            _DATELINES[language].match(paragraph, begun, end) if language in _DATELINES else None
        )
        start = found.end() if found else begun
    else:
        return begun  # most: neither an agency nor a place in capitals
    return start if end - start >= _SHORTEST else begun


def passage_of(text: str, order: int, language: str) -> Passage:
    """Return a sentence that stands alone as a passage."""
    known = lexicon(language)
    return Passage(text, order, order, 0, len(text), known.pieces(text), known)
