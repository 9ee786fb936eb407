"""What articles are about, as counted stems: many texts are read in one go, each text once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary
from digest.edit.terms import known_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.edit.terms import Stems
    from digest.models import Article

#: Longer articles are read up to here: the event is told by then, and a book must not hold the run up.
MOST_WORDS = 1200
_MOST_CHARACTERS = 12_000
#: Where the opening of a text ends: what happened is told by then, what follows is background.
_OPENING = 500
#: A shingle is so many stems in a row, hashed by these odd numbers; one in so many is in the sample.
_HASH, _SAMPLED = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5), 4
#: So many texts are remembered, and read at once: the tokens of more would fill the memory.
_REMEMBERED, _AT_ONCE = 1 << 14, 500


@dataclass(frozen=True, eq=False)
class Terms:
    """Hold the stems of one article, each once and by its number: those of the title first, all as they come."""

    known: Stems
    numbers: Any
    #: How often each stands in title and body, and in the title alone.
    held: Any
    titled: Any
    #: The stems of the title and of the first sentences.
    opens: Any
    #: A sample of its shingles, the same ones in every text that holds them: by them copies are found.
    shingles: Any

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each stem stands in title and body."""
        return dict(zip(self._named(self.numbers), self.held.tolist(), strict=True))

    @cached_property
    def title(self) -> dict[str, int]:
        """How often each of the title's stems stands in it."""
        inside = self.titled > 0
        return dict(zip(self._named(self.numbers[inside]), self.titled[inside].tolist(), strict=True))

    @property
    def opening(self) -> tuple[str, ...]:
        """The stems of the title and of the first sentences."""
        return tuple(self._named(self.opens))

    def _named(self, numbers: Any) -> Iterator[str]:
        return map(self.known.names.__getitem__, numbers.tolist())


#: A title, the paragraphs under it, and their language.
_Text = tuple[str, tuple[str, ...], str]
_texts: dict[_Text, Terms] = {}


def terms_of(article: Article) -> Terms:
    """Return what the article's title and body say, stemmed, without stop words."""
    return read([article])[0]


def read(articles: Sequence[Article]) -> list[Terms]:
    """Return what each article says; a text is read once, whatever labels its article has got meanwhile."""
    known = known_stems()
    texts = [(article.title, article.paragraphs, primary(article.language)) for article in articles]
    found = {text: one for text in texts if (one := _texts.get(text)) is not None and one.known is known}
    fresh: defaultdict[str, list[_Text]] = defaultdict(list)
    for text in dict.fromkeys(texts):
        if text not in found:
            fresh[text[-1]].append(text)
    for language, new in fresh.items():
        for at in range(0, len(new), _AT_ONCE):
            some = new[at : at + _AT_ONCE]
            found.update(zip(some, _read(some, known, language), strict=True))
    if len(_texts) + len(found) > _REMEMBERED:
        _texts.clear()
    _texts.update(found)
    return [found[text] for text in texts]


def _read(texts: Sequence[_Text], known: Stems, language: str) -> Iterator[Terms]:
    """Read texts of one language as one array of stems."""
    import numpy as np

    tokens = known.tokens(language)
    found: list[str] = []
    parts = np.array([_gather(title, " ".join(paragraphs), found) for title, paragraphs, _ in texts])
    owner, place, stems = _expanded(parts, tokens.numbers(found), *tokens.arrays())
    title, body, opening = parts[owner].T
    in_title, apart = place < title, place == title + body
    opens = np.flatnonzero((place < title + opening) | apart)
    whole = np.flatnonzero(~apart)
    whole = whole[_within(owner[whole], in_title[whole])]
    rows = _distinct(owner[whole], stems[whole], in_title[whole], len(texts))
    openings = _distinct(owner[opens], stems[opens], in_title[opens], len(texts))
    body = whole[~in_title[whole]]
    shingles = _sampled(owner[body], known.marks[stems[body]], len(texts))
    for (numbers, held, titled), (first, _, _), sample in zip(rows, openings, shingles, strict=True):
        yield Terms(known, numbers, held, titled, first, sample)


def _gather(title: str, text: str, found: list[str]) -> tuple[int, int, int]:
    """Add the tokens of a title, of its text, and the last of the opening, which may be cut off within a word.

    Return how many the title and the text have, and how many stand in the opening before its last.
    """
    heading, body = title.lower().split(), text[:_MOST_CHARACTERS].lower().split()
    opening = text[:_OPENING].lower().split() or [""]
    found += heading
    found += body
    found.append(opening[-1])
    return len(heading), len(body), len(opening) - 1


def _expanded(parts: Any, numbers: Any, sizes: Any, stems: Any) -> tuple[Any, Any, Any]:
    """Return each stem of all tokens in order, with the number of its text, and its token's place in that."""
    import numpy as np

    lengths = parts[:, 0] + parts[:, 1] + 1
    ends, reach = np.cumsum(sizes), np.cumsum(sizes[numbers])
    at = np.repeat(np.arange(len(numbers)), sizes[numbers])
    cells = (ends[numbers] - reach)[at] + np.arange(len(at))
    owner = np.repeat(np.arange(len(parts)), lengths)
    place = np.arange(len(numbers)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return owner[at], place[at], stems[cells]


def _within(owner: Any, in_title: Any) -> Any:
    """Return which cells stand in the title or among the first words of the text."""
    import numpy as np

    texts = np.flatnonzero(~in_title)
    counts = np.bincount(owner[texts])
    ranks = np.arange(len(texts)) - (np.cumsum(counts) - counts)[owner[texts]]
    inside = np.ones(len(owner), dtype=bool)
    inside[texts] = ranks < MOST_WORDS
    return inside


def _distinct(owner: Any, stems: Any, in_title: Any, total: int) -> Iterator[tuple[Any, Any, Any]]:
    """Yield for each text its stems, each once in order, and how often each stands there and in the title."""
    import numpy as np

    # Sorted with their places in the lower bits: a fifth of the time of sorting places by them.
    bits = len(stems).bit_length()
    keys = (owner * (int(stems.max(initial=0)) + 1) + stems) << bits | np.arange(len(stems))
    order = np.sort(keys) & ((1 << bits) - 1)
    runs = np.flatnonzero(np.diff(owner[order], prepend=-1) | np.diff(stems[order], prepend=-1))
    first = order[runs]
    held = np.diff(runs, append=len(order)).astype(np.int32)
    titled = np.add.reduceat(in_title[order], runs, dtype=np.int32) if len(runs) else held
    as_read = np.argsort(first)
    cuts = np.cumsum(np.bincount(owner[first], minlength=total))[:-1]
    columns = (stems[first[as_read]], held[as_read], titled[as_read])
    yield from zip(*(np.split(column, cuts) for column in columns), strict=True)


def _sampled(owner: Any, marks: Any, total: int) -> list[Any]:
    """Return for each text the hashes of every so many-th of its shingles, chosen by what they are."""
    import numpy as np

    last = max(0, len(marks) - len(_HASH) + 1)
    hashes = np.zeros(last, dtype=np.uint64)
    for at, factor in enumerate(_HASH):
        hashes += marks[at : at + last] * np.uint64(factor)
    within = owner[:last] == owner[len(owner) - last :]
    kept = within & (hashes < np.uint64((1 << 64) // _SAMPLED))
    return np.split(hashes[kept], np.cumsum(np.bincount(owner[:last][kept], minlength=total))[:-1])
