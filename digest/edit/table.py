"""The stems of many articles as one sparse table: numpy arrays that likeness and topics are both made from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary
from digest.edit.rarity import telling

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.edit.terms import Terms
    from digest.models import Article


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold for each article the columns (stems) it has, one after the other, and where each article's begin."""

    #: One more than there are articles: a row ends where the next begins.
    starts: Any
    columns: Any
    #: How telling each of its stems is in the article's language, among these articles.
    telling: Any

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
    opening: Rows
    held: Any

    def __len__(self) -> int:
        return len(self.whole.starts) - 1


def table_of(articles: Sequence[Article], all_terms: Sequence[Terms]) -> Table:
    """Return the table of articles whose terms are known."""
    import numpy as np

    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    whole = _cells([terms.counts for terms in all_terms], numbers)
    opening = _cells([terms.opening for terms in all_terms], numbers)
    stems = tuple(numbers)
    held = np.bincount(whole[1], minlength=len(stems))
    languages = [primary(article.language) for article in articles]
    rows = [Rows(*cells, _telling(cells, languages, stems, held)) for cells in (whole, opening)]
    counts = np.fromiter(chain.from_iterable(terms.counts.values() for terms in all_terms), np.float64, len(whole[1]))
    return Table(stems, rows[0], counts, _titles(all_terms, whole[0]), rows[1], held)


def _cells(found: Sequence[Collection[str]], numbers: defaultdict[str, int]) -> tuple[Any, Any]:
    """Return where each row begins, and the numbers of the stems of all rows."""
    import numpy as np

    columns = np.fromiter(map(numbers.__getitem__, chain.from_iterable(found)), np.int32)
    lengths = np.fromiter(map(len, found), np.int64, len(found))
    return np.concatenate([[0], np.cumsum(lengths)]), columns


def _titles(all_terms: Sequence[Terms], starts: Any) -> Any:
    """Return how often each stem stands in the title: the first cells of a row are the title's stems."""
    import numpy as np

    titles = np.zeros(int(starts[-1]))
    for terms, start in zip(all_terms, starts.tolist(), strict=False):
        titles[start : start + len(terms.title)] = list(terms.title.values())
    return titles


def _telling(cells: tuple[Any, Any], languages: Sequence[str], stems: Sequence[str], held: Any) -> Any:
    """Return how telling each cell's stem is, language by language."""
    import numpy as np

    starts, columns = cells
    known = {language: at for at, language in enumerate(dict.fromkeys(languages))}
    spoken = np.repeat(np.array([known[language] for language in languages], dtype=np.int64), np.diff(starts))
    weights = np.zeros(len(columns))
    for language, at in known.items():
        mine = spoken == at
        used = np.flatnonzero(np.bincount(columns[mine], minlength=len(stems)))
        by_stem = np.zeros(len(stems))
        by_stem[used] = telling([stems[n] for n in used.tolist()], language, held[used], len(languages))
        weights[mine] = by_stem[columns[mine]]
    return weights
