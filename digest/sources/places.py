"""Sources that are not on the web: paths, mailboxes, IMAP folders, plug-ins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plugins
from digest.errors import ConfigError, DigestError, SourceError
from digest.models import Document, Skipped
from digest.private import VARIABLE
from digest.secrets import read_secret, to_set
from digest.sources import disk, kinds, lists
from digest.sources.disk import skipped
from digest.sources.files import read_path
from digest.sources.mailboxes import is_maildir, is_mbox, read_maildir, read_mbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from digest.config import Source
    from digest.sources.lists import Lead


#: Files that hold addresses and no articles, and such as may; a table (.csv) is as often one of readers.
_SURE_LISTS, _MAYBE_LISTS = (".opml", ".urls", ".url"), (".txt", ".html", ".htm", ".xml", "")

#: A mailbox that has a password of its own: `imaps://user:${NAME}@host/Folder`.
_PASSWORD = re.compile(r"(?<=[^/:]):" + VARIABLE.pattern + "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Hold what a source beyond the web may need."""

    #: The folder of `digest.toml`: its paths count from there.
    base: Path
    since: datetime | None
    now: datetime
    #: Passwords by the name of their variable.
    environment: Mapping[str, str]


def read_place(source: Source, around: Surroundings) -> Iterator[Document | Skipped | Lead]:
    """Yield what a source that is not on the web holds, under its name; it never raises."""
    for found in _read(source, around):
        if isinstance(found, Document):
            yield replace(found, source=source.name, place=found.place or _place(found.source, source))
        elif isinstance(found, Skipped) and not found.what.startswith(source.name):
            yield replace(found, what=source.name if _is_whole(found, source) else f"{source.name}/{found.what}")
        else:
            yield found


def _place(name: str, source: Source) -> str | None:
    """Return what a file below a source's folder is known by; None for the source itself."""
    return None if name in (source.name, source.where, Path(source.where).name) else f"{source.name}/{name}"


def _is_whole(found: Skipped, source: Source) -> bool:
    return found.what in (source.where, Path(source.where).name, ".")


def leads_elsewhere(path: Path) -> bool:
    """Tell whether a path is a mailbox, or a list of addresses: each of what it holds is a source or an article."""
    if is_maildir(path):
        return True
    if not disk.is_file(path):
        return False
    return is_mbox(path) or path.suffix.lower() in _SURE_LISTS or _may_list(path)


def _may_list(path: Path) -> bool:
    try:
        return path.suffix.lower() in _MAYBE_LISTS and bool(_leads_in(path))
    except SourceError:  # a list that was cut off, which says so where it is read
        return True


def _read(source: Source, around: Surroundings) -> Iterator[Document | Skipped | Lead]:
    where = source.where
    if where.startswith(("imap://", "imaps://")):
        yield from _from_mailbox(source, around)
    elif where.startswith("plugin:"):
        yield from _from_plugin(source, around)
    else:
        yield from _from_path(source, around.base / disk.path_of(where))


def _from_mailbox(source: Source, around: Surroundings) -> Iterator[Document | Skipped]:
    """Read an IMAP folder, with the password that its address names, else the one for all mailboxes."""
    from digest.sources.imap import read_imap

    named = _PASSWORD.search(source.where)
    name = named[1] if named else "DIGEST_IMAP_PASSWORD"
    where = source.where[: named.start()] + source.where[named.end() - 1 :] if named else source.where
    try:
        password = read_secret(name, around.environment)
    except ConfigError as error:
        yield skipped(source.name, error.message, hint=error.hint)
        return
    if named and password is None:
        yield skipped(source.name, f"its password is not set ({name})", hint=to_set(name))
        return
    where = VARIABLE.sub(lambda found: around.environment.get(found[1], found[0]), where)
    yield from read_imap(where, source.name, since=around.since, password=password)


def _from_path(source: Source, path: Path) -> Iterator[Document | Skipped | Lead]:
    if is_maildir(path):
        yield from read_maildir(path, source.name)
    elif disk.is_file(path) and is_mbox(path):
        yield from read_mbox(path, source.name)
    elif disk.is_file(path):
        yield from _from_file(source, path)
    else:
        yield from read_path(str(path), disk.Disk())


def _from_file(source: Source, path: Path) -> Iterator[Document | Skipped | Lead]:
    try:
        leads = _leads(source, path)
    except SourceError as error:
        yield skipped(source.name, error.message, hint=error.hint)
        return
    if leads:
        yield from leads
    elif path.suffix.lower() in lists.ENDINGS:
        yield skipped(source.name, "it names no feed")
    else:
        yield from read_path(str(path), disk.Disk())


def _leads(source: Source, path: Path) -> tuple[Lead, ...] | None:
    """Return the addresses in a list, a file of lists' kind or one that holds nothing but addresses."""
    listed = path.suffix.lower() in (*lists.ENDINGS, *_MAYBE_LISTS) or source.kind in ("list", "opml")
    return _leads_in(path) if listed else None


def _leads_in(path: Path) -> tuple[Lead, ...] | None:
    try:
        content = disk.content_of(path, disk.Disk())
    except SourceError:
        return None
    return lists.leads_in(kinds.read(content)[0])


def _from_plugin(source: Source, around: Surroundings) -> Iterator[Document | Skipped]:
    name = source.where.removeprefix("plugin:")
    try:
        bring: Callable[..., Iterable[object]] = plugins.load(name)
        for position, found in enumerate(bring(dict(source.options), since=around.since, now=around.now)):
            if not isinstance(found, Document | Skipped):
                yield skipped(source.name, f"the plug-in {name} brought a {type(found).__name__}, not a Document")
                return
            yield replace(found, position=position) if isinstance(found, Document) else found
    except DigestError as error:
        yield skipped(source.name, error.message, hint=error.hint)
    except Exception as error:  # noqa: BLE001 - a stranger's code: its failure is one source's, not the run's
        yield skipped(source.name, f"the plug-in {name} failed: {type(error).__name__}: {error}"[:300])
