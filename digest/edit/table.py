"""The stems of many articles as one sparse table: numpy arrays that likeness and topics are both made from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary
from digest.edit.postings import spans
from digest.edit.rarity import telling, usual
from digest.edit.texts import read
from digest.edit.tongues import apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.edit.texts import Terms
    from digest.models import Article


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold for each article the columns (stems) it has, one after the other, and where each article's begin."""

    #: One more than there are articles: a row ends where the next begins.
    starts: Any
    columns: Any
    #: How telling each of its stems is in the article's language, among these articles.
    telling: Any

    def only(self, kept: Sequence[int]) -> tuple[Rows, Any]:
        """Return some of the rows, and which cells they are."""
        import numpy as np

        lengths = np.diff(self.starts)[kept]
        cells = spans(self.starts[:-1][kept], lengths)
        return Rows(np.concatenate([[0], np.cumsum(lengths)]), self.columns[cells], self.telling[cells]), cells

    def numbers(self) -> Any:
        """Return for each cell the number of its row."""
        import numpy as np

        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def norms(self, weights: Any) -> Any:
        """Return for each cell the length of its row; an empty row's is never asked for."""
        import numpy as np

        rows = self.numbers()
        return np.sqrt(np.bincount(rows, weights=weights * weights, minlength=len(self.starts) - 1))[rows]

    def strongest(self, weights: Any, most: int) -> Any:
        """Return the cells of each row that weigh most, in order of weight where a row has more than `most`."""
        import numpy as np

        kept = []
        for start, end in pairwise(self.starts.tolist()):
            if end - start > most:
                # Of equal weights the first in the article: its title and beginning tell more.
                kept.append(start + np.argsort(-weights[start:end], kind="stable")[:most])
            else:
                kept.append(np.arange(start, end))
        return np.concatenate(kept) if kept else np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the stems of articles: of title and body, of the opening, and in how many articles each stands."""

    stems: tuple[str, ...]
    whole: Rows
    #: How often each stem of `whole` stands in title and body, and in the title alone.
    counts: Any
    titles: Any
    #: What each stem of `whole` weighs in the news at large, in nats.
    at_large: Any
    opening: Rows
    held: Any

    def __len__(self) -> int:
        return len(self.whole.starts) - 1

    def only(self, kept: Sequence[int]) -> Table:
        """Return the table of some articles, whose stems are as telling as they were among all."""
        if len(kept) == len(self):
            return self
        whole, cells = self.whole.only(kept)
        opening, _ = self.opening.only(kept)
        counts, titles, at_large = (part[cells] for part in (self.counts, self.titles, self.at_large))
        return Table(self.stems, whole, counts, titles, at_large, opening, self.held)

    def stems_of(self) -> list[Any]:
        """Return the stems of each article, as numbers."""
        return [self.whole.columns[start:end] for start, end in pairwise(self.whole.starts.tolist())]


def table_of(articles: Sequence[Article], all_terms: Sequence[Terms]) -> Table:
    """Return the table of articles whose terms are known."""
    import numpy as np

    if len({id(terms.known) for terms in all_terms}) > 1:  # numbers of two countings: read once more, in one go
        all_terms = read(articles)
    parts = _cells([terms.numbers for terms in all_terms]), _cells([terms.opens for terms in all_terms])
    names, numbers = apart(articles, all_terms, *parts)
    used, columns = _numbered(*numbers)
    stems = tuple(map(names.__getitem__, used.tolist()))
    held = np.bincount(columns[0], minlength=len(stems))
    languages = {language: at for at, language in enumerate(dict.fromkeys(primary(one.language) for one in articles))}
    spoken_in = np.array([languages[primary(one.language)] for one in articles], dtype=np.int64)
    spoken = [np.repeat(spoken_in, np.diff(starts)) for starts, _ in parts]
    cells, of = np.concatenate(columns), np.concatenate(spoken)
    told, at_large = _weights({name: cells[of == at] for name, at in languages.items()}, stems, held, len(articles))
    whole, opening = (
        Rows(starts, found, told[of, found]) for (starts, _), found, of in zip(parts, columns, spoken, strict=True)
    )
    counts, titles = (_joined([getattr(terms, part) for terms in all_terms]) for part in ("held", "titled"))
    return Table(stems, whole, counts, titles, at_large[spoken[0], columns[0]], opening, held)


def _cells(rows: Sequence[Any]) -> tuple[Any, Any]:
    """Return where each row begins, and the numbers of all rows one after the other."""
    import numpy as np

    return np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)]), _joined(rows)


def _joined(rows: Sequence[Any]) -> Any:
    import numpy as np

    return np.concatenate([np.zeros(0, dtype=np.int32), *rows])


def _numbered(*parts: Any) -> tuple[Any, list[Any]]:
    """Return the numbers that stand in the parts, in the order they come in, and the parts by their places there."""
    import numpy as np

    cells = np.concatenate(parts)
    first = np.full(int(cells.max(initial=-1)) + 1, len(cells))
    first[cells[::-1]] = np.arange(len(cells))[::-1]  # of several places the last one written stays: the first
    used = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(cells))]
    places = np.empty(len(first), dtype=np.int32)
    places[used] = np.arange(len(used))
    return used, [places[part] for part in parts]


def _weights(found: Mapping[str, Any], stems: Sequence[str], held: Any, total: int) -> tuple[Any, Any]:
    """Return how telling each stem is in each language (a row) that has it, and so in the news at large alone."""
    import numpy as np

    told, at_large = np.zeros((2, len(found), len(stems)))
    for at, (language, columns) in enumerate(found.items()):
        used = np.flatnonzero(np.bincount(columns, minlength=len(stems)))
        names = [stems[n] for n in used.tolist()]
        shares = usual(names, language)
        told[at, used] = telling(names, shares, held[used], total)
        at_large[at, used] = -np.log(shares)
    return told, at_large
