"""Documents -> articles: each clean, each once; a bad document is a `Skipped` in the stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import ExtractError
from digest.extract import entries_of, extract
from digest.models import Article, Document, Skipped
from digest.urls import canonical
from digest.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

#: The window that holds every moment.
ALWAYS = Window()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """Hold the clean articles, all that was skipped, and those of these that are failures."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    #: Sources that gave nothing; a feed's entry without text is no failure of its source.
    failed: tuple[Skipped, ...]
    #: Documents whose source dates them outside the window.
    outside: tuple[Skipped, ...] = ()


def clean_all(
    found: Iterable[Document | Skipped], clean: Callable[[Document], Article] = extract, *, window: Window = ALWAYS
) -> Cleaned:
    """Clean what was found; of an article that comes twice the longer text is kept.

    What its source dates outside `window` is left uncleaned: of feeds named as files nine entries of ten.
    """
    articles: dict[str, Article] = {}
    skipped: list[Skipped] = []
    failed: list[Skipped] = []
    outside: list[Skipped] = []
    for one in _each(found):
        if not isinstance(one, Skipped) and not window.holds(one.published):
            outside.append(_outside(canonical(one.url, part=one.entry) or one.called))
            continue
        result = _cleaned(one, clean)
        if isinstance(result, Skipped):
            skipped.append(result)
            if one.stage == "source" if isinstance(one, Skipped) else not one.entry:
                failed.append(result)
        elif (twin := articles.get(result.id)) is None:
            articles[result.id] = result
        else:
            fuller, other = sorted((twin, result), key=_length, reverse=True)
            articles[result.id] = fuller
            reason = f"the same article as in {fuller.source}"
            skipped.append(Skipped(what=name_of(other), stage="edit", reason=reason))
    return Cleaned(
        articles=tuple(articles.values()), skipped=tuple(skipped), failed=tuple(failed), outside=tuple(outside)
    )


def _each(found: Iterable[Document | Skipped]) -> Iterator[Document | Skipped]:
    """Yield what was found, the articles that a newsletter lists one by one."""
    for one in found:
        if isinstance(one, Skipped):
            yield one
        else:
            yield from entries_of(one)


def _cleaned(one: Document | Skipped, clean: Callable[[Document], Article]) -> Article | Skipped:
    if isinstance(one, Skipped):
        return one
    try:
        return clean(one)
    except ExtractError as error:
        return Skipped(what=one.called, stage="extract", reason=error.message)


def _length(article: Article) -> int:
    return sum(map(len, article.paragraphs))


def name_of(article: Article) -> str:
    """Return what a report calls an article by."""
    return article.url or article.title


def within(
    articles: Sequence[Article], window: Window, *, by_hand: Collection[str] = ()
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Part the articles by whether they were published in the window; all of `by_hand`, and the unknown, are in."""
    held = [article.source in by_hand or window.holds(article.published) for article in articles]
    taken = tuple(article for article, good in zip(articles, held, strict=True) if good)
    left = (article for article, good in zip(articles, held, strict=True) if not good)
    return taken, tuple(_outside(name_of(article)) for article in left)


def _outside(what: str) -> Skipped:
    return Skipped(what=what, stage="edit", reason="published outside the window")
