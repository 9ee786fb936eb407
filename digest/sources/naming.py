"""Sources as a person names them on the command line: what stands there is looked at, and its feed found."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from digest import plugins
from digest.errors import SourceError
from digest.http import REFUSED, WANTED, Failure
from digest.private import access_of_lead, same_place, shown, spots
from digest.sources import disk, feeds, fields, kinds, lists
from digest.sources.hiding import Hiding
from digest.sources.imap import LOOPBACK
from digest.sources.web import Answer, interpret

if TYPE_CHECKING:
    from digest.http import Fetched
    from digest.http.client import Client
    from digest.private import Access

_WEB, _MAIL = ("http://", "https://"), ("imap://", "imaps://")
_PLUGIN = re.compile(r"[^\W\d][\w.]*:[^\W\d][\w.]*")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,20}(?:[/:].*)?", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Tell an address on the web from a path."""
    return name.lower().startswith(_WEB)


def is_remote(name: str) -> bool:
    """Tell an address on the web, or of a mailbox elsewhere, from what is on this machine."""
    return is_address(name) or name.lower().startswith(_MAIL)


def named(name: str, *, folder: Path, client: Client, hiding: Hiding | None = None) -> list[dict[str, Any]]:
    """Return the `[[sources]]` tables that a name means: a feed, a site's feed, a page, a path, the feeds of a list.

    A secret in an address is left to `hiding`: the table holds the name of a variable.

    Raises:
        SourceError: nothing there can be a source.
        ConfigError: it is a plug-in that cannot be loaded.
    """
    if name == "-":
        raise SourceError("standard input is no source of next week's", hint="save it into a folder, and add that")
    if not name:
        raise SourceError("a SOURCE is empty", hint="is a variable of the command not set?")
    hiding = hiding or Hiding()
    if is_address(name):
        return _on_web(name, client, hiding)
    path = disk.path_of(name)
    return _on_disk(path, name, folder, hiding) if disk.stands(path) else _by_its_form(name)


def _by_its_form(name: str) -> list[dict[str, Any]]:
    """Return what a name means under which nothing stands on this machine: a mailbox or a plug-in, or nothing."""
    scheme = disk.scheme_of(name)
    if scheme in ("imap", "imaps"):
        return [_mailbox(name)]
    if scheme:
        hint = "http, https and imaps addresses are, and files and folders of this machine"
        raise SourceError(f"{shown(name)} cannot be a source: {scheme} addresses are not read", hint=hint)
    if _PLUGIN.fullmatch(name):
        plugins.load(name)
        return [{"plugin": name}]
    if _HOST.fullmatch(name) and (Path(name).suffix.lower() or "/") not in (*kinds.ENDINGS, *lists.ENDINGS):
        raise SourceError(f"there is no file {name}", hint=f"if it is an address, write https://{name}")
    raise SourceError(f"there is no {name}", hint="name a feed, a site, a page, a file or a folder")


def _mailbox(name: str) -> dict[str, Any]:
    try:
        parts = urlsplit(name)
        whole = bool(parts.hostname and parts.username) and not spots(name)
    except ValueError:
        whole = False
    if not whole:
        hint = "write imaps://user@host/Folder; its password comes from DIGEST_IMAP_PASSWORD, or as user:${NAME}@"
        raise SourceError(f"{shown(name)} is no mailbox", hint=hint)
    if parts.scheme.lower() == "imap" and parts.hostname not in LOOPBACK:
        raise SourceError(f"{name} would send the password in the open", hint=f"write imaps{name[4:]}")
    return {"url": name}


def _on_disk(path: Path, name: str, folder: Path, hiding: Hiding) -> list[dict[str, Any]]:
    if disk.is_file(path):
        content = _head(path, name)
        leads = lists.leads_in(kinds.read(content)[0]) if not kinds.binary(content) else None
        if leads:
            return [_table(*hiding.access(lead.url), lead.title, hiding) for lead in leads]
        if path.suffix.lower() in lists.ENDINGS:
            raise SourceError(f"{name} names no feed", hint="give an OPML file, or a file with an address a line")
    if disk.shown(name) != name:
        raise SourceError(f"{disk.shown(name)} cannot stand in digest.toml", hint="give it another name")
    resolved, home = path.resolve(), folder.resolve()
    if path.is_absolute() and not resolved.is_relative_to(home):
        return [{"path": str(path)}]
    # A path of digest.toml counts from its folder, wherever this was typed.
    return [{"path": Path(os.path.relpath(resolved, home)).as_posix()}]


def _head(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4 * kinds.HEAD * 16)
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {disk.why(error)}", hint="whose file is it?") from None


def _on_web(name: str, client: Client, hiding: Hiding) -> list[dict[str, Any]]:
    address, access = hiding.access(name)
    found = client.fetch(address, access=access)
    if isinstance(found, Failure):
        raise _refused(shown(name), found)
    answer = Answer(url=found.url, content=found.content, charset=found.charset)
    kind, text = _kind(answer)
    if kind in ("feed", "json"):
        interpret(answer, address, "feed")
        return [_table(found.moved or address, access, _title(answer), hiding)]
    if kind != "page":
        leads = lists.leads_in(text)
        if leads:
            return [_table(*access_of_lead(lead.url, access), lead.title, hiding) for lead in leads]
        return [_table(address, access, None, hiding)]
    if access and urlsplit(found.url).path != urlsplit(address).path:
        hint = "it asks for a login: is its secret right, and does it want another kind of one? see docs/sources.md"
        raise SourceError(f"{shown(name)}: it leads to another page, {shown(found.url)}", hint=hint)
    leads = lists.feeds_of(text, found.url)
    if leads:
        return [_table(*access_of_lead(leads[0].url, access), leads[0].title, hiding)]
    return _guessed(found, client, access, hiding) or [{**_table(address, access, None, hiding), "kind": "page"}]


def _refused(name: str, failure: Failure) -> SourceError:
    """Return the error for an address that gives nothing."""
    hint = failure.hint or "is it spelled right, and does a browser show it?"
    if failure.reason in (WANTED, REFUSED):  # "https://USER:PASSWORD@…": what is typed is not written down
        hint = "is it private? https://USER:PASSWORD@…, or --header 'Authorization: Bearer TOKEN' (docs/sources.md)"
    return SourceError(f"{name}: {failure.reason}", hint=hint)


def _guessed(found: Fetched, client: Client, access: Access | None, hiding: Hiding) -> list[dict[str, Any]]:
    """Look for a feed where feeds usually stand, when a site names none."""
    if urlsplit(found.url).path not in ("", "/"):
        return []
    for place in lists.USUAL_PLACES:
        answer = client.fetch(urljoin(found.url, place), access=access)
        if not isinstance(answer, Failure) and _kind(Answer(url=answer.url, content=answer.content))[0] in (
            "feed",
            "json",
        ):
            return [_table(answer.url, access, _title(Answer(url=answer.url, content=answer.content)), hiding)]
    return []


def _kind(answer: Answer) -> tuple[str, str]:
    if kinds.binary(answer.content):
        raise SourceError(f"{shown(answer.url)} is {kinds.binary(answer.content)}, not a feed or a page")
    text, _ = kinds.read(answer.content, answer.charset)
    return kinds.kind_of(text, None), text


def _title(answer: Answer) -> str | None:
    feed = feeds.parse(kinds.read(answer.content, answer.charset)[0])
    return fields.line((feed.get("feed") or {}).get("title"))


def _table(address: str, access: Access | None, title: str | None, hiding: Hiding) -> dict[str, Any]:
    """Return a table of `[[sources]]`; what opens one place is written to no other's."""
    opens = access is not None and same_place(address, access.address)
    headers = {"headers": dict(access.headers)} if access and opens and access.headers else {}
    return {"url": hiding.url(address, access if opens else None), **({"name": title} if title else {}), **headers}
