"""Where a week speaks several languages: a stem of one is another term in the next, unless it is a name or a number.

The German stem "ford" (of "fordern", to demand) is not the maker of cars, and the "Rat" of a town no animal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.phrases import primary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.terms import Stems
    from digest.edit.texts import Terms
    from digest.models import Article

#: Languages in which the same stem nearly always means the same.
_KIN = (
    ("es", "ca", "gl", "pt", "oc"), ("nb", "no", "nn", "da", "sv"), ("cs", "sk"), ("ru", "uk", "be", "bg"),
    ("hr", "sr", "bs", "sl"), ("id", "ms"),
)  # fmt: skip
_FIRST = {language: kin[0] for kin in _KIN for language in kin}
#: So large a share of the articles that hold a name may write it small as well: Apple, and an apple.
_SMALL = 0.25
#: So many characters of a text show how it writes a word.
_READ = 2000


def apart(articles: Sequence[Article], all_terms: Sequence[Terms], *parts: Any) -> tuple[Sequence[str], list[Any]]:
    """Return the names of stems by their numbers, and the cells of `parts`, where each language has stems of its own.

    A part is where each article's stems begin, and their numbers one after the other. What several languages write as a
    name, and what no letters tell small from capital, stays one stem; a week of one language stays as it is.
    """
    import numpy as np

    tongues = [_FIRST.get(tongue, tongue) for tongue in (primary(one.language) for one in articles)]
    spoken = list(dict.fromkeys(tongues))
    if len(spoken) <= 1:
        return all_terms[0].known.names if all_terms else (), [cells for _, cells in parts]
    of = [np.repeat([spoken.index(tongue) for tongue in tongues], np.diff(starts)) for starts, _ in parts]
    each = [[one for one, its in zip(articles, tongues, strict=True) if its == tongue] for tongue in spoken]
    small = [_written_small(its, all_terms[0].known) for its in each]
    names = all_terms[0].known.names
    numbers = np.tile(np.arange(len(names), dtype=np.int32), (len(spoken), 1))
    own = _own([parts[0][1][of[0] == at] for at in range(len(spoken))], small, len(names))
    numbers[own] = len(names) + np.arange(len(own[1]))
    named = [*names, *map(names.__getitem__, own[1].tolist())]
    return named, [numbers[language, cells] for language, (_, cells) in zip(of, parts, strict=True)]


def _own(held: Sequence[Any], small: Sequence[Any], total: int) -> Any:
    """Return each stem that several languages hold and one does not write as a name: the language, and the stem."""
    import numpy as np

    in_all, in_small = (np.array([np.bincount(cells, minlength=total) for cells in rows]) for rows in (held, small))
    return (((in_all > 0).sum(axis=0) > 1) & (in_small > _SMALL * in_all)).nonzero()


def _written_small(articles: Sequence[Article], known: Stems) -> Any:
    """Return the stems of the words that articles write small: one for each word of each article."""
    import numpy as np

    found = [np.zeros(0, np.int32)]
    for language in dict.fromkeys(primary(one.language) for one in articles):
        texts = (" ".join(one.paragraphs)[:_READ].split() for one in articles if primary(one.language) == language)
        tokens = known.tokens(language)
        numbers = tokens.numbers([word for text in texts for word in dict.fromkeys(text) if word.islower()])
        sizes, stems = tokens.arrays()
        found.append(stems[(np.cumsum(sizes) - 1)[numbers[sizes[numbers] == 1]]])
    return np.concatenate(found)
