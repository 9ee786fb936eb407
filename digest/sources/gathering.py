"""The week's documents: every source is asked, what is known is remembered, what the issue takes is read whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.http import Fetched, each
from digest.ledger import memory, transaction
from digest.sources.asking import Asked, ask
from digest.sources.collecting import AT_ONCE, MOST_BYTES, Setting, Settled, Taken, Week, told
from digest.sources.fulltext import read_pages, wants_page
from digest.sources.week import believed
from digest.sources.whole import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.config import Source
    from digest.models import Document, Skipped
    from digest.private import Access
    from digest.sources.asking import Came
    from digest.sources.readers import Readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """Hold what was gathered for one issue."""

    #: In the order of `digest.toml`, then of each source.
    documents: tuple[Document | Skipped, ...]
    #: What the issue takes, for `ledger.entries.offer`.
    entries: tuple[str, ...]
    #: An entry's own text where its page stands in `documents`: what is left if the page holds no article.
    excerpts: Mapping[str, Document] = field(default_factory=dict)
    #: What the editor should know, in plain words: feeds that moved, sources that keep failing.
    notes: tuple[str, ...] = ()
    #: The sources of entries that are taken, by the name that these bear: of a list each lead is one.
    sources: Mapping[str, Source] = field(default_factory=dict)
    #: The sources of which pages or files are taken that a person chose: their dates may lie before the window.
    by_hand: frozenset[str] = frozenset()


def gather(sources: Sequence[Source], setting: Setting) -> Gathering:
    """Return the documents of a window from all these sources; a source that fails is a `Skipped` among them."""
    week = Week(setting)
    requests: list[Asked] = []
    for at, source in enumerate(sources):
        if source.where.startswith(("http://", "https://")):
            requests.append(week.request((at,), source, source.where, source.kind))
        else:
            requests += week.local((at,), source)
    done: set[str] = set()
    while requests:
        fresh = {one.key: one for one in reversed(requests) if one.key not in done}
        done.update(fresh)
        requests = _round(week, sorted(fresh.values(), key=lambda one: one.order))
    week.choose()
    return _whole(week)


def _round(week: Week, requests: Sequence[Asked]) -> list[Asked]:
    """Ask these addresses at once, writing what comes in small lots; return those they lead to."""
    setting = week.setting
    leads: list[Asked] = []
    lot: list[tuple[Asked, Came]] = []
    waiting = 0
    read: list[Settled] = []

    def write(readers: Readers) -> None:
        # this lot is being read while the one before is taken in: neither we nor the readers wait
        with transaction(setting.ledger):
            before, read[:] = read[:], [week.settle(asked, came, readers) for asked, came in lot]
            for settled in before:
                leads.extend(week.take(settled))
        lot.clear()

    with setting.readers(len(requests)) as readers:
        for done, (asked, came) in enumerate(_answers(requests, setting), 1):
            lot.append((asked, came))
            if setting.progress:
                setting.progress(done, len(requests), asked.source.name)
            waiting += len(came.result.content) if isinstance(came.result, Fetched) else 0
            if len(lot) >= AT_ONCE or waiting >= MOST_BYTES:
                write(readers)
                waiting = 0
        write(readers)
        write(readers)  # nothing new, but the last lot is read
    return sorted(leads, key=lambda asked: asked.order)


def _answers(requests: Sequence[Asked], setting: Setting) -> Iterator[tuple[Asked, Came]]:
    return each(
        requests,
        lambda asked: ask(asked, setting.client),
        address=lambda asked: asked.address,
        connections=setting.http.connections,
        per_host=setting.http.per_host,
    )


def _whole(week: Week) -> Gathering:
    """Put what was taken in order, each once, and its pages in the place of short excerpts."""
    setting = week.setting
    taken = _once(sorted(week.taken, key=lambda one: one.order))
    documents = [(one.order, one.found.key, _believed(told(one), setting.rules.now)) for one in taken]
    sources = {one.order: one.source for one in week.taken}
    wanted = [
        (document, sources[order].access)
        for order, _, document in documents
        if wants_page(document, sources[order].full_text, setting.build.full_text_under)
    ]
    pages = _pages(wanted, setting)
    read = [(order, pages.get(document.url or "", document)) for order, _, document in documents]
    both: list[tuple[tuple[int, ...], Document | Skipped]] = [*week.skipped, *read]
    return Gathering(
        documents=tuple(one for _, one in sorted(both, key=lambda pair: pair[0])),
        entries=tuple(key for _, key, _ in documents),
        excerpts={d.url: d for d, _ in wanted if d.url and d.url in pages},
        sources={one.source.name: one.source for one in week.taken},
        by_hand=frozenset(one.source.name for one in week.taken if isinstance(one.found, Whole) and one.found.by_hand),
        notes=tuple(note for _, note in sorted(week.notes, key=lambda pair: pair[0])) + _warnings(setting),
    )


def _pages(wanted: Sequence[tuple[Document, Access | None]], setting: Setting) -> Mapping[str, Document]:
    """Return the pages of these entries by their addresses, telling how far they are read."""
    tell = setting.progress
    return read_pages(
        wanted,
        setting.client,
        setting.ledger,
        now=setting.rules.now,
        progress=(lambda done, of: tell(done, of, "full texts")) if tell else None,
    )


def _once(taken: Sequence[Taken]) -> list[Taken]:
    """Return each entry once: the fullest copy of it, in the place of the first."""
    first: dict[str, Taken] = {}
    for one in taken:
        other = first.get(one.found.key)
        if other is None:
            first[one.found.key] = one
        elif _size(one) > _size(other):
            first[one.found.key] = replace(one, order=other.order)
    return list(first.values())


def _size(taken: Taken) -> int:
    from digest.sources.feeds import Entry

    found = taken.found
    return found.size if isinstance(found, Entry) else len(found.found.content)


def _warnings(setting: Setting) -> tuple[str, ...]:
    failing = [h for h in memory.health(setting.ledger) if h.failures >= setting.build.warn_after]
    now = setting.rules.now
    return tuple(
        f"{h.source} has failed {h.failures} times in a row: {h.error}"
        for h in failing
        if h.last_try and h.last_try >= now.replace(microsecond=0)
    )


def _believed(document: Document, now: datetime) -> Document:
    """Return a document without a date that is a mistake: its entry was taken by first sight, no window holds it."""
    return replace(document, published=believed(document.published, now))
