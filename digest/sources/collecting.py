"""What the sources bring, and what an issue takes of it: as it comes, then chosen in the order of `digest.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import BuildSettings, HttpSettings, Source
from digest.errors import SourceError
from digest.http import Failure
from digest.ledger import memory, transaction
from digest.ledger.entries import note_sights, sights
from digest.models import Document, Skipped
from digest.private import access_of_lead, shown
from digest.sources.asking import Asked, known_by, settle
from digest.sources.disk import skipped
from digest.sources.lists import Lead
from digest.sources.places import Surroundings, read_place
from digest.sources.readers import readers_for
from digest.sources.week import Sighted, look, may_take, takes
from digest.sources.whole import Whole, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Future
    from contextlib import AbstractContextManager

    from digest.http.client import Client
    from digest.ledger import Ledger
    from digest.ledger.entries import Sight
    from digest.sources.asking import Came
    from digest.sources.feeds import Entry
    from digest.sources.readers import Readers
    from digest.sources.web import Sifted
    from digest.sources.week import Rules

#: A list may lead to a site, and that to its feed.
_DEEPEST = 3
#: So many answers are written to the ledger at once: each commit waits for the disk.
AT_ONCE = 25
#: But no more bytes than this wait for it: feeds of 2.5 MB are real.
MOST_BYTES = 3_000_000
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
    #: Opens what reads so many answers: processes of their own where there are many.
    readers: Callable[[int], AbstractContextManager[Readers]] = readers_for


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold an entry an issue takes, and where it stands among all."""

    order: tuple[int, ...]
    source: Source
    found: Entry | Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Hold what a source brought: what an issue may take, and of the rest what knows it again."""

    order: tuple[int, ...]
    source: Source
    likely: tuple[Entry | Whole, ...]
    rest: tuple[Sighted, ...]
    #: True where an old answer stands in for one that failed.
    failed: bool
    #: The keys of pages and files: somebody chose them one by one.
    by_hand: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Hold an answer that is written, and the reading of it, which may still be under way."""

    asked: Asked
    failure: Failure | None
    reading: Future[Sifted] | None


class Week:
    """Collect what the sources bring, in the order it comes, and choose from it in the order of `digest.toml`."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.brought: list[Brought] = []
        self.taken: list[Taken] = []
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
        reason = next((skip.reason for at, skip in self.skipped if at == order), None)
        if found or leads or reason is None:  # an empty folder waits for its first article: that is no failure
            self._bring(order, source, found)
        else:
            with transaction(setting.ledger):
                memory.note_failure(setting.ledger, source.name, reason, now=setting.rules.now)
        return self._follow(order, source, leads, depth=0)

    def settle(self, asked: Asked, came: Came, readers: Readers) -> Settled:
        """Write what an address answered, and have it read. Stands in a transaction."""
        answered = settle(asked, came, self.setting.ledger, now=self.setting.rules.now)
        if answered.note:
            self.notes.append((asked.order, answered.note))
        reading = None
        if answered.answer:
            reading = readers.submit(answered.answer, asked.source.name, asked.kind, self.setting.rules)
        return Settled(asked=asked, failure=answered.failure, reading=reading)

    def take(self, settled: Settled) -> list[Asked]:
        """Take in what was read; return the addresses it leads to. Stands in a transaction."""
        asked, failure = settled.asked, settled.failure
        leads: tuple[Lead, ...] = ()
        if settled.reading:
            try:
                sifted = settled.reading.result()
            except SourceError as error:
                failure = failure or Failure(address=asked.key, reason=error.message, hint=error.hint)
            else:
                leads = sifted.leads
                self._bring(asked.order, asked.source, sifted.likely, sifted.rest, failed=failure is not None)
                self._tell_left_out(asked, sifted.left_out)
        if failure:
            self._fail(asked, failure)
        return self._follow(asked.order, asked.source, leads, depth=asked.depth + 1)

    def _tell_left_out(self, asked: Asked, reasons: Sequence[str]) -> None:
        """Say what of a feed is never taken when it is looked at for the first time: the same every week is noise."""
        health = memory.health_of(self.setting.ledger, asked.source.name)
        if health is None or health.last_success is None:
            self.notes += [(asked.order, f"{asked.source.name}: {reason}") for reason in reasons]

    def _fail(self, asked: Asked, failure: Failure) -> None:
        self.skipped.append((asked.order, skipped(asked.source.name, failure.reason, hint=failure.hint)))
        memory.note_failure(self.setting.ledger, asked.source.name, failure.reason, now=self.setting.rules.now)

    def _bring(
        self,
        order: tuple[int, ...],
        source: Source,
        found: Sequence[Entry | Whole],
        rest: Sequence[Sighted] = (),
        *,
        failed: bool = False,
    ) -> None:
        rules = self.setting.rules
        dated = [_dated(Taken(order, source, one), self.setting) for one in found]
        by_hand = frozenset(one.key for one in dated if isinstance(one, Whole) and one.by_hand)
        may = [may_take(one.published, rules, by_hand=one.key in by_hand) for one in dated]
        likely = tuple(one for one, good in zip(dated, may, strict=True) if good)
        old = tuple(
            Sighted(one.key, one.published, one.title) for one, good in zip(dated, may, strict=True) if not good
        )
        both = (*old, *rest)
        self.brought.append(
            Brought(order=order, source=source, likely=likely, rest=both, failed=failed, by_hand=by_hand)
        )

    def choose(self) -> None:
        """Choose what the issue takes of each source, and remember all of it, source by source in their order.

        Not as the answers come: an entry that stands in two feeds would be the one's or the other's by chance.
        """
        self.brought.sort(key=lambda one: one.order)
        for start in range(0, len(self.brought), AT_ONCE):
            with transaction(self.setting.ledger):
                for brought in self.brought[start : start + AT_ONCE]:
                    self._choose(brought)

    def _choose(self, brought: Brought) -> None:
        ledger, rules, source = self.setting.ledger, self.setting.rules, brought.source
        both = (*brought.likely, *brought.rest)
        known = sights(ledger, [one.key for one in both])
        health = memory.health_of(ledger, source.name)
        # A new feed without dates is a flood; what a person put into a folder is not.
        by_hand = any(isinstance(one, Whole) for one in brought.likely)
        new = not by_hand and (health is None or health.last_success is None)
        seen = look(both, known, rules, source=source.name, new=new)
        note_sights(ledger, (sight for sight in seen if known.get(sight.entry) != sight))
        if not brought.failed:
            memory.note_success(ledger, source.name, entries=len(both), now=rules.now)
        taken = {sight.entry for sight in seen if takes(sight, rules, by_hand=sight.entry in brought.by_hand)}
        chosen = [one for one, sight in zip(brought.likely, seen, strict=False) if sight.entry in taken]
        unseen = [sight for sight in seen if sight.entry in brought.by_hand and sight.entry not in known]
        if left := [sight for sight in unseen if sight.published and sight.entry not in taken]:
            self.notes.append((brought.order, _of_another_time(source.name, left)))
        newest = _newest(chosen, source.limit)
        self.taken += [Taken((*brought.order, at), source, one) for at, one in enumerate(newest)]

    def _follow(self, order: tuple[int, ...], source: Source, leads: Sequence[Lead], *, depth: int) -> list[Asked]:
        if depth > _DEEPEST:
            return []
        alone = len(leads) == 1 and depth > 0  # a site's feed is the site's, an address of a list is a source itself
        led = [_led(source, lead, alone=alone) for lead in leads]
        return [
            self.request((*order, at), one, one.where, lead.kind, depth)
            for at, (one, lead) in enumerate(zip(led, leads, strict=True))
        ]

    def request(self, order: tuple[int, ...], source: Source, address: str, kind: str, depth: int = 0) -> Asked:
        """Return a request with what the ledger knows of its address."""
        known = memory.known(self.setting.ledger, known_by(address, source.access))
        return Asked(source=source, address=address, kind=kind, depth=depth, order=order, known=known)


def _newest(chosen: list[Entry | Whole], limit: int) -> list[Entry | Whole]:
    """Return the newest of them in their own order; `limit` 0 is none."""
    if not limit or len(chosen) <= limit:
        return chosen
    places = sorted(range(len(chosen)), key=lambda at: chosen[at].published or _OLDEST, reverse=True)[:limit]
    return [chosen[at] for at in sorted(places)]


def _of_another_time(source: str, left: Sequence[Sight]) -> str:
    """Say once of what a person put there that its own date keeps it out: it is missed, and no source failed."""
    days = sorted(f"{sight.published:%Y-%m-%d}" for sight in left)
    if len(left) == 1:
        return f"{_called(left[0], source)} is dated {days[0]}, which is not this issue's time: it was left out"
    span = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    names = ", ".join(_called(sight, source) for sight in left[:3]) + (", …" if len(left) > 3 else "")
    return f"{source}: {len(left)} are dated {span}, which is not this issue's time, and were left out: {names}"


def _called(sight: Sight, source: str) -> str:
    """Return what a document is known by: a hash of its bytes tells nobody which file it is."""
    return sight.title or (source if sight.entry.startswith("urn:") else sight.entry)


def _led(source: Source, lead: Lead, *, alone: bool) -> Source:
    where, access = access_of_lead(lead.url, source.access)
    led = replace(source, where=where, access=access)
    return led if alone else replace(led, name=lead.title or shown(lead.url), kind=lead.kind)


def _dated(taken: Taken, setting: Setting) -> Entry | Whole:
    """Return what was found, a page or a file with the date that stands in it."""
    found = taken.found
    if not isinstance(found, Whole) or found.published is not None or setting.date_of is None:
        return found
    return replace(found, published=setting.date_of(told(taken)))


def told(taken: Taken) -> Document:
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
