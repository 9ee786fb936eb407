"""Name a topic that was found, by the words its own articles use and the others do not."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.edit.phrases import primary
from digest.edit.terms import spellings
from digest.edit.texts import terms_of
from digest.models import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article

#: A name is made of so many words; so many more explain it.
_NAMED, _KEPT = 2, 10


def name_of(
    articles: Sequence[Article], others: Sequence[Article], names: Mapping[str, str] = MappingProxyType({})
) -> Topic:
    """Return a topic with an id and a title from its most distinctive words.

    `names` are ids with titles that earlier issues gave: one whose words are still among these is given again.
    """
    inside, outside, titled = _shares(articles), _shares(others), _titled(articles)

    def tells(stem: str) -> float:
        return (inside[stem] - outside.get(stem, 0.0)) * _worth(stem) * (1 + titled.get(stem, 0.0))

    telling = sorted(inside, key=lambda stem: (-tells(stem), stem))
    forms = _forms(articles)
    spelled = [forms[stem] for stem in telling if stem in forms][:_KEPT]
    title = ", ".join(spelled[:_NAMED])
    name = "-".join(telling[:_NAMED]) or "topic"
    again = next((one for one in names if {*one.split("-")} <= {*telling[:_KEPT]}), name)
    title = names.get(again) or title[:1].upper() + title[1:] or "…"
    return Topic(id=again, title=title, keywords=tuple(spelled))


def _worth(stem: str) -> float:
    """Numbers, very short words and contractions ("we've") name nothing."""
    return 0.1 if len(stem) < 3 or any(sign.isdigit() or sign in "'’" for sign in stem) else 1.0


def _shares(articles: Sequence[Article]) -> dict[str, float]:
    held = Counter(stem for article in articles for stem in terms_of(article).counts)
    return {stem: count / max(1, len(articles)) for stem, count in held.items()}


def _titled(articles: Sequence[Article]) -> dict[str, float]:
    """Return the share of the titles that each stem stands in: a heading is what the headlines below it say."""
    held = Counter(stem for article in articles for stem in set(terms_of(article).title))
    return {stem: count / max(1, len(articles)) for stem, count in held.items()}


def _forms(articles: Sequence[Article]) -> dict[str, str]:
    """Return the commonest spelling of each stem in the titles and openings."""
    seen: dict[str, Counter[str]] = {}
    for article in articles:
        language = primary(article.language)
        for stem, word in spellings(" ".join([article.title, *article.paragraphs[:3]]), language):
            seen.setdefault(stem, Counter())[word] += 1
    return {stem: min(forms.items(), key=lambda pair: (-pair[1], pair[0]))[0] for stem, forms in seen.items()}
