"""`digest.toml` started and added to, its comments and its order kept."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any

from digest.addresses import PLACEHOLDER
from digest.config import load_config
from digest.config.languages import checked_language
from digest.errors import ConfigError
from digest.files import ARTICLES, CONFIG, ISSUES, TEMPLATES
from digest.window import zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_START = """\
# A newsletter made by digest. Every key: docs/configuration.md
[newsletter]
title = {title}
from = {sender}
# reply_to = "editor@example.org"
# address = "1 Example Street, Exampletown"    # the postal address many laws want in the footer
# url = "https://news.example.org"             # where issues/ stands on the web
# unsubscribe = "https://news.example.org/u/{{token}}"
language = {language}
timezone = {timezone}  # weeks begin and end by its clock: UTC, Europe/Berlin, Asia/Kolkata, ...
# template = "classic"
# subject = "{{title}} #{{number}}: {{subject}}"      # {{subject}} alone: the first headline, and how many more
# summaries = 4                                # the four best stories with a summary, the others as lines

# One table a source: a feed, a site (its feed is found), a page, a folder, an OPML file, an mbox. Or: digest add ...
[[sources]]
path = "articles"                              # put texts, pages, mails here, or take this source out
name = "articles"

# [[sources]]
# url = "https://example.org/feed.xml"
# name = "Example"
# weight = 2                                   # counts double in the order of stories

# topics = "news" stands above [newsletter]: the built-in sections. Or name your own:
# [[topics]]
# id = "science"
# title = "Science"
# keywords = ["research", "study", "telescope"]

# [build]
# limit = 50                                   # stories an issue carries
# sentences = 3                                # sentences a summary has
# drop = ["horoscope", "sponsored"]            # keeps out what says so in its title or tags
# order = ["science"]                          # these sections first, in every issue

# [http]
# contact = "https://news.example.org"         # told to every server we fetch from

# [send]                                       # the password comes from DIGEST_SMTP_PASSWORD, never from here
# via = "smtp+starttls://user@smtp.example.org:587"
# to = "readers.csv"
# sign_off = true                              # nothing goes out before its edits.toml says approved = true
"""


def init_newsletter(
    folder: Path,
    *,
    title: str = "Weekly digest",
    sender: str | None = None,
    language: str = "en",
    timezone: str = "UTC",
) -> Path:
    """Start a newsletter in a folder and return its `digest.toml`; what stands there already stays as it is.

    Raises:
        ConfigError: there is a newsletter already, or the folder cannot be written, or no such language or time zone.
    """
    checked_language(language)
    zone(timezone)
    said = {"title": title, "sender": sender or _sender_of(title), "language": language, "timezone": timezone}
    path = folder / CONFIG
    if path.exists():
        raise ConfigError(f"there is a newsletter in {folder} already", hint=f"edit {path}, or choose another folder")
    try:
        for name in (ARTICLES, ISSUES, TEMPLATES):
            (folder / name).mkdir(parents=True, exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            _write(ignored, "digest.db*\ndigest.key\ndigest.sent\n")
        _write(path, _START.format_map({name: _quoted(value) for name, value in said.items()}))
    except OSError as error:
        raise ConfigError(f"{folder} cannot be written: {error.strerror}", hint="choose another folder") from error
    load_config(path)
    return path


def _sender_of(title: str) -> str:
    """Return a sender that bears the newsletter's name, and an address to be changed."""
    name = re.sub(r'["\\]', "", title)
    return f'"{name}" <{PLACEHOLDER}>' if re.search(r"[<>@]", name) else f"{name} <{PLACEHOLDER}>"


def add_sources(path: Path, sources: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Add sources (the keys of `[[sources]]`) that are not there yet; return the places of those added.

    Raises:
        ConfigError: the file, or what was to be added, is not right; the file stays as it was.
    """
    import tomlkit

    load_config(path)
    text = path.read_bytes().decode("utf-8")  # as it is, also where Notepad wrote its mark and its line ends
    document = tomlkit.parse(text.removeprefix("\ufeff"))
    tables: Any = document.get("sources")
    there = {str(table.get("url") or table.get("path") or table.get("plugin")) for table in tables or []}
    names = {str(table.get("name")) for table in tables or []}
    added = []
    blocks = []
    for source in sources:
        place = str(source.get("url") or source.get("path") or source.get("plugin"))
        if place in there:
            continue
        there.add(place)
        blocks.append(_block(source, names))
        added.append(place)
    if added:
        _checked_write(path, text, _with_blocks(text, document, blocks))
    return tuple(added)


def _block(source: Mapping[str, Any], names: set[str]) -> str:
    """Return a table as TOML, under a name nobody has yet."""
    lines = ["[[sources]]"]
    for key, value in source.items():
        if key == "name" and value in names:
            continue
        if value is not None:
            lines.append(f"{key} = {_quoted(value) if isinstance(value, str) else _literal(value)}")
    names.add(str(source.get("name")))
    return "\n".join(lines) + "\n"


def _with_blocks(text: str, document: Any, blocks: Sequence[str]) -> str:
    """Put the new tables at the end: there they stand right whatever came before, and no comment moves."""
    inline = (
        document.get("sources") is not None and not hasattr(document["sources"], "body") and "[[sources]]" not in text
    )
    if inline:
        raise ConfigError(
            "sources is written as one array", hint="write each source as a table of its own: [[sources]]"
        )
    end = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip("\r\n") + ("\n\n" + "\n".join(blocks)).replace("\n", end)


def _checked_write(path: Path, before: str, after: str) -> None:
    """Write the new text, and take it back if it is no good configuration."""
    _write(path, after)
    try:
        load_config(path)
    except ConfigError:
        _write(path, before)
        raise


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, where a link leads, and for nobody's eyes but those that had it."""
    path = path.resolve()
    temporary = path.with_name(f".{path.name}.new")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        if path.exists():
            shutil.copymode(path, temporary)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _quoted(value: str) -> str:
    import tomlkit

    return tomlkit.string(value).as_string()


def _literal(value: object) -> str:
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update(value)
        return table.as_string()
    return tomlkit.item(value).as_string()
