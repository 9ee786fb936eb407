"""The week's documents: every source is asked, what is known is remembered, what the issue takes is read whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import BuildSettings, HttpSettings, Source
from digest.errors import SourceError
from digest.http import each
from digest.ledger import memory, transaction
from digest.ledger.entries import note_sights, sights
from digest.models import Document, Skipped
from digest.sources.asking import Asked, ask, settle
from digest.sources.files import skipped
from digest.sources.fulltext import read_pages, wants_page
from digest.sources.lists import Lead
from digest.sources.places import Surroundings, read_place
from digest.sources.web import interpret
from digest.sources.week import Sighted, look, may_take, takes
from digest.sources.whole import Whole, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from digest.http.client import Client
    from digest.ledger import Ledger
    from digest.sources.asking import Came
    from digest.sources.feeds import Entry
    from digest.sources.week import Rules

#: A list may lead to a site, and that to its feed.
_DEEPEST = 3
#: So many answers are written to the ledger at once: each commit waits for the disk.
_AT_ONCE = 25
_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Hold what a gathering works with."""

    client: Client
    ledger: Ledger
    rules: Rules
    build: BuildSettings = field(default_factory=BuildSettings)
    http: HttpSettings = field(default_factory=HttpSettings)
    #: The folder of `digest.toml`.
    base: Path = field(default_factory=Path)
    environment: Mapping[str, str] = field(default_factory=dict)
    #: Reads the date out of a page, a file or a mail that comes without one; None leaves them to first sight.
    date_of: Callable[[Document], datetime | None] | None = None
    #: Called with (done, of, what) as the work goes on.
    progress: Callable[[int, int, str], None] | None = None


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


@dataclass(frozen=True, slots=True)
class _Taken:
    """Hold an entry an issue takes, and where it stands among all."""

    order: tuple[int, ...]
    source: Source
    found: Entry | Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brought:
    """Hold what a source brought: what an issue may take, and of the rest what knows it again."""

    order: tuple[int, ...]
    source: Source
    likely: tuple[Entry | Whole, ...]
    rest: tuple[Sighted, ...]
    #: True where an old answer stands in for one that failed.
    failed: bool


class _Week:
    """Collect what the sources bring, in the order it comes, and choose from it in the order of `digest.toml`."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.brought: list[_Brought] = []
        self.taken: list[_Taken] = []
        self.skipped: list[tuple[tuple[int, ...], Skipped]] = []
        self.notes: list[tuple[tuple[int, ...], str]] = []

    def local(self, order: tuple[int, ...], source: Source) -> list[Asked]:
        """Read a source that is not on the web; return the addresses it leads to."""
        setting = self.setting
        around = Surroundings(
            base=setting.base,
            since=setting.rules.window.since,
            now=setting.rules.now,
            environment=setting.environment,
        )
        found, leads = [], []
        for one in read_place(source, around):
            if isinstance(one, Skipped):
                self.skipped.append((order, one))
            elif isinstance(one, Lead):
                leads.append(one)
            else:
                found.append(whole(one))
        if found or leads:
            self._bring(order, source, found)
        else:
            reason = next((skip.reason for at, skip in self.skipped if at == order), "there is nothing in it")
            with transaction(setting.ledger):
                memory.note_failure(setting.ledger, source.name, reason, now=setting.rules.now)
        return self._follow(order, source, leads, depth=0)

    def answer(self, asked: Asked, came: Came) -> list[Asked]:
        """Take in what an address answered; return the addresses it leads to. Stands in a transaction."""
        setting = self.setting
        answered = settle(asked, came, setting.ledger, now=setting.rules.now)
        if answered.note:
            self.notes.append((asked.order, answered.note))
        failure = answered.failure
        leads: tuple[Lead, ...] = ()
        if answered.answer:
            try:
                reading = interpret(answered.answer, asked.source.name, asked.kind)
            except SourceError as error:
                failure = failure or error.message
            else:
                leads = reading.leads
                self._bring(asked.order, asked.source, reading.found, failed=failure is not None)
                if reading.more:
                    self.notes.append(
                        (asked.order, f"{asked.source.name}: {reading.more} entries too many were left out")
                    )
        if failure:
            self._fail(asked, failure)
        return self._follow(asked.order, asked.source, leads, depth=asked.depth + 1)

    def _fail(self, asked: Asked, reason: str) -> None:
        self.skipped.append((asked.order, skipped(asked.source.name, reason)))
        memory.note_failure(self.setting.ledger, asked.source.name, reason, now=self.setting.rules.now)

    def _bring(
        self, order: tuple[int, ...], source: Source, found: Sequence[Entry | Whole], *, failed: bool = False
    ) -> None:
        rules = self.setting.rules
        found = [_dated(_Taken(order, source, one), self.setting) for one in found]
        likely = tuple(one for one in found if may_take(one.published, rules))
        rest = tuple(Sighted(one.key, one.published) for one in found if not may_take(one.published, rules))
        self.brought.append(_Brought(order=order, source=source, likely=likely, rest=rest, failed=failed))

    def choose(self) -> None:
        """Choose what the issue takes of each source, and remember all of it, source by source in their order.

        Not as the answers come: an entry that stands in two feeds would be the one's or the other's by chance.
        """
        self.brought.sort(key=lambda one: one.order)
        for start in range(0, len(self.brought), _AT_ONCE):
            with transaction(self.setting.ledger):
                for brought in self.brought[start : start + _AT_ONCE]:
                    self._choose(brought)

    def _choose(self, brought: _Brought) -> None:
        ledger, rules, source = self.setting.ledger, self.setting.rules, brought.source
        both = (*brought.likely, *brought.rest)
        known = sights(ledger, [one.key for one in both])
        health = memory.health_of(ledger, source.name)
        # A new feed without dates is a flood; what a person put into a folder is not.
        by_hand = any(isinstance(one, Whole) for one in brought.likely)
        new = not by_hand and (health is None or health.last_success is None)
        seen = look(both, known, rules, source=source.name, new=new)
        note_sights(ledger, seen)
        if not brought.failed:
            memory.note_success(ledger, source.name, entries=len(both), now=rules.now)
        chosen = [one for one, sight in zip(brought.likely, seen, strict=False) if takes(sight, rules)]
        newest = _newest(chosen, source.limit)
        self.taken += [_Taken((*brought.order, at), source, one) for at, one in enumerate(newest)]

    def _follow(self, order: tuple[int, ...], source: Source, leads: Sequence[Lead], *, depth: int) -> list[Asked]:
        if depth > _DEEPEST:
            return []
        alone = len(leads) == 1 and depth > 0  # a site's feed is the site's, an address of a list is a source itself
        return [
            self.request((*order, at), source if alone else _led(source, lead), lead.url, lead.kind, depth)
            for at, lead in enumerate(leads)
        ]

    def request(self, order: tuple[int, ...], source: Source, address: str, kind: str, depth: int = 0) -> Asked:
        """Return a request with what the ledger knows of its address."""
        known = memory.known(self.setting.ledger, address)
        return Asked(source=source, address=address, kind=kind, depth=depth, order=order, known=known)


def _newest(chosen: list[Entry | Whole], limit: int) -> list[Entry | Whole]:
    """Return the newest of them in their own order; `limit` 0 is none."""
    if not limit or len(chosen) <= limit:
        return chosen
    places = sorted(range(len(chosen)), key=lambda at: chosen[at].published or _OLDEST, reverse=True)[:limit]
    return [chosen[at] for at in sorted(places)]


def _led(source: Source, lead: Lead) -> Source:
    return replace(source, name=lead.title or lead.url, where=lead.url, kind=lead.kind)


def gather(sources: Sequence[Source], setting: Setting) -> Gathering:
    """Return the documents of a window from all these sources; a source that fails is a `Skipped` among them."""
    week = _Week(setting)
    requests: list[Asked] = []
    for at, source in enumerate(sources):
        if source.where.startswith(("http://", "https://")):
            requests.append(week.request((at,), source, source.where, source.kind))
        else:
            requests += week.local((at,), source)
    done: set[str] = set()
    while requests:
        fresh = {one.address: one for one in reversed(requests) if one.address not in done}
        done.update(fresh)
        requests = _round(week, sorted(fresh.values(), key=lambda one: one.order))
    week.choose()
    return _whole(week)


def _round(week: _Week, requests: Sequence[Asked]) -> list[Asked]:
    """Ask these addresses at once, writing what comes in small lots; return those they lead to."""
    setting = week.setting
    leads: list[Asked] = []
    lot: list[tuple[Asked, Came]] = []

    def write() -> None:
        with transaction(setting.ledger):
            for asked, came in lot:
                leads.extend(week.answer(asked, came))
        lot.clear()

    answers = each(
        requests,
        lambda asked: ask(asked, setting.client),
        address=lambda asked: asked.address,
        connections=setting.http.connections,
        per_host=setting.http.per_host,
    )
    for done, (asked, came) in enumerate(answers, 1):
        lot.append((asked, came))
        if setting.progress:
            setting.progress(done, len(requests), asked.source.name)
        if len(lot) >= _AT_ONCE:
            write()
    write()
    return sorted(leads, key=lambda asked: asked.order)


def _whole(week: _Week) -> Gathering:
    """Put what was taken in order, each once, and its pages in the place of short excerpts."""
    setting = week.setting
    documents = [(one.order, one.found.key, _told(one)) for one in _once(sorted(week.taken, key=lambda one: one.order))]
    full_text = {source.order: source.source.full_text for source in week.taken}
    wanted = [d for order, _, d in documents if wants_page(d, full_text[order], setting.build.full_text_under)]
    tell = setting.progress
    pages = read_pages(
        wanted,
        setting.client,
        setting.ledger,
        now=setting.rules.now,
        progress=(lambda done, of: tell(done, of, "full texts")) if tell else None,
    )
    read = [(order, pages.get(document.url or "", document)) for order, _, document in documents]
    both: list[tuple[tuple[int, ...], Document | Skipped]] = [*week.skipped, *read]
    return Gathering(
        documents=tuple(one for _, one in sorted(both, key=lambda pair: pair[0])),
        entries=tuple(key for _, key, _ in documents),
        excerpts={d.url: d for d in wanted if d.url and d.url in pages},
        notes=tuple(note for _, note in sorted(week.notes, key=lambda pair: pair[0])) + _warnings(setting),
    )


def _once(taken: Sequence[_Taken]) -> list[_Taken]:
    """Return each entry once: the fullest copy of it, in the place of the first."""
    first: dict[str, _Taken] = {}
    for one in taken:
        other = first.get(one.found.key)
        if other is None:
            first[one.found.key] = one
        elif _size(one) > _size(other):
            first[one.found.key] = replace(one, order=other.order)
    return list(first.values())


def _size(taken: _Taken) -> int:
    from digest.sources.feeds import Entry

    found = taken.found
    return found.size if isinstance(found, Entry) else len(found.found.content)


def _told(taken: _Taken) -> Document:
    """Return a document with what `digest.toml` says of its source."""
    source, document = taken.source, taken.found.document()
    return replace(
        document,
        source=source.name,
        topic=source.topic,
        weight=source.weight,
        publisher=source.publisher or document.publisher,
        language=document.language or source.language,
    )


def _dated(taken: _Taken, setting: Setting) -> Entry | Whole:
    """Return what was found, a page or a file with the date that stands in it."""
    found = taken.found
    if not isinstance(found, Whole) or found.published is not None or setting.date_of is None:
        return found
    return replace(found, published=setting.date_of(_told(taken)))


def _warnings(setting: Setting) -> tuple[str, ...]:
    failing = [h for h in memory.health(setting.ledger) if h.failures >= setting.build.warn_after]
    now = setting.rules.now
    return tuple(
        f"{h.source} has failed {h.failures} times in a row: {h.error}"
        for h in failing
        if h.last_try and h.last_try >= now.replace(microsecond=0)
    )
