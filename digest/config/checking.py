"""The text of `digest.toml`, checked: every mistake with its line, its key, what was found and what is allowed."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from digest.config import schema
from digest.config.records import record
from digest.errors import ConfigError
from digest.private import shown, spots, wants_variable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from digest.config import Config

#: More mistakes at once than this help nobody.
_SHOWN = 5
#: pydantic's words in ours.
_PHRASES = {
    "Input should be a valid ": "must be a ",
    "Input should be": "must be",
    "String should match pattern": "must match",
    "String should have at least 1 character": "must not be empty",
    ", unable to parse string as a number": "",
    "a dictionary": "a table",
    "a tuple": "a list",
    "a integer": "a whole number",
    "a boolean": "true or false",
    "a string": "a text",
}
_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"-]+)\s*\]")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*[=.]")
_SECRET = re.compile(r"pass(?:word|wd)?|secret|api_?key|token", re.IGNORECASE)
#: What pydantic says of its own classes.
_INSTANCE = re.compile(r" or instance of \w+")
_WITH_PASSWORD = re.compile(r"\w://[^/@\s:]*:[^/@\s]+@")


def checked(text: str, path: Path) -> Config:
    """Return the record of a configuration.

    Raises:
        ConfigError: naming every mistake, one a line.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = where[1] if where else max(1, len(text.splitlines()))  # else it ends too early
        reason = str(error).split(" (at ")[0]
        hint = "strings stand in double quotes, a table's name in brackets: [newsletter]"
        raise ConfigError(f"{path.name}:{line}: {reason}", hint=hint) from None
    _no_secrets_of_sources(tables, text, path)
    _no_secrets(text, path)
    try:
        return record(schema.File.model_validate(tables), path)
    except ValidationError as error:
        raise _explained(error, text, path) from None


def _no_secrets(text: str, path: Path) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split("#", 1)[0]
        if _WITH_PASSWORD.search(bare) and "${" not in bare:
            hint = "put it into the environment (DIGEST_SMTP_PASSWORD, DIGEST_API_KEY, DIGEST_IMAP_PASSWORD)"
            raise ConfigError(f"{path.name}:{number}: an address with a password in it", hint=hint)


def _no_secrets_of_sources(tables: Mapping[str, Any], text: str, path: Path) -> None:
    sources = tables.get("sources")
    for number, source in enumerate(sources if isinstance(sources, list) else ()):
        for key, where, instead in _told(source) if isinstance(source, dict) else ():
            line = _line_of(text, ["sources", number, key])
            hint = f"write {instead} there, and put what stood there into the environment as NAME: docs/sources.md"
            raise ConfigError(f"{path.name}:{line}: [[sources]] {number + 1}: {where}", hint=hint)


def _told(source: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the key, what it says, and what it should say, for each secret that a source tells."""
    url, headers = source.get("url"), source.get("headers")
    if isinstance(url, str) and (found := spots(url)):
        instead = "${NAME}" if found[0].word in ("password", "private") else f"{found[0].word}=${{NAME}}"
        yield "url", f"there is a secret in {shown(url)}", instead
    for name, value in headers.items() if isinstance(headers, dict) else ():
        if isinstance(value, str) and wants_variable(name, value):
            scheme = value.split(" ", 1)[0] + " " if value.lower().startswith(("bearer ", "basic ", "token ")) else ""
            yield "headers", f"there is a secret in the header {name}", f'{name} = "{scheme}${{NAME}}"'


def _explained(error: ValidationError, text: str, path: Path) -> ConfigError:
    found = error.errors(include_url=False, include_context=True)
    by_place: dict[tuple[int | str, ...], list[ErrorDetails]] = {}
    for detail in found:  # the branches of a union give one error each, for one place
        by_place.setdefault(_place(detail), []).append(detail)
    # a table that is wrong inside is a table: that it is not "news" says nothing
    inner = {place[:1] for place in by_place if len(place) > 1}
    by_place = {place: details for place, details in by_place.items() if len(place) > 1 or place not in inner}
    lines = [_sentence(list(place), details, text, path.name) for place, details in by_place.items()]
    more = f"\n  and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return ConfigError("\n  ".join(lines[:_SHOWN]) + more, hint=_hint(found))


def _sentence(place: list[int | str], details: list[ErrorDetails], text: str, name: str) -> str:
    reasons = [_reason(detail, place) for detail in details]
    reason = " or ".join([reasons[0], *(other.removeprefix("must be ") for other in reasons[1:])])
    return f"{name}:{_line_of(text, place)}: {_shown(place)} {reason}{_found(details[0], place)}"


def _place(detail: ErrorDetails) -> tuple[int | str, ...]:
    return tuple(part for part in detail["loc"] if not _is_variant(part))


def _is_variant(part: int | str) -> bool:
    """Tell whether this part of a place names a branch of a union, not a key."""
    return isinstance(part, str) and ("[" in part or part in ("bool", "str"))


def _shown(place: list[int | str]) -> str:
    """Write a place as a person would: `[[sources]] 3: weight`, `build.only (number 2 of the list)`."""
    if len(place) > 1 and isinstance(place[1], int):
        head = f"[[{place[0]}]] {place[1] + 1}"
        return f"{head}: {_key_of(place[2:])}" if len(place) > 2 else head
    return _key_of(place) or "the file"


def _key_of(place: list[int | str]) -> str:
    if place and isinstance(place[-1], int):
        return f"{_key_of(place[:-1])} (number {place[-1] + 1} of the list)"
    return ".".join(map(str, place))


def _reason(detail: ErrorDetails, place: list[int | str]) -> str:
    if detail["type"] == "extra_forbidden":
        if home := _home_of(place):
            return f"is not a key here: it {home}"
        near = get_close_matches(str(place[-1]), _allowed(place), n=1, cutoff=0.5)
        return "is not a key here" + (f"; did you mean {near[0]}?" if near else "")
    if detail["type"] == "missing":
        return "is missing"
    message = detail["msg"].removeprefix("Value error, ")
    for theirs, ours in _PHRASES.items():
        message = message.replace(theirs, ours)
    message = _INSTANCE.sub("", message)
    return message[:1].lower() + message[1:]


def _home_of(place: list[int | str]) -> str | None:
    """Say where a key belongs that is right, but stands in another table's lines."""
    key = str(place[-1])
    if len(place) > 1 and key in schema.TABLES:
        return "stands above the first [table]"
    homes = [name for name in schema.TABLES if len(place) > 1 and key in _allowed([name, key])]
    headed = [f"[[{name}]]" if name in ("sources", "topics") else f"[{name}]" for name in homes]
    return f"belongs into {' or '.join(headed)}" if headed else None


def _found(detail: ErrorDetails, place: list[int | str]) -> str:
    given = detail["input"]
    if (
        detail["type"] in ("extra_forbidden", "missing", "string_too_short")
        or isinstance(given, dict | list | tuple)
        or _SECRET.search(str(place[-1]))
    ):
        return ""
    return f", not {str(given).lower() if isinstance(given, bool) else repr(given)[:60]}"


def _allowed(place: list[int | str]) -> list[str]:
    if len(place) == 1:
        return list(schema.TABLES)
    table = schema.TABLES.get(str(place[0]))
    return [field.alias or name for name, field in table.model_fields.items()] if table else []


def _hint(found: list[ErrorDetails]) -> str:
    place = list(_place(found[0]))
    if found[0]["type"] == "extra_forbidden":
        if _SECRET.search(str(place[-1])):
            return "secrets come from the environment only: DIGEST_SMTP_PASSWORD, DIGEST_API_KEY"
        return f"what may stand there: {', '.join(_allowed(place))}"
    if found[0]["type"] == "missing" and place[0] != "newsletter":
        return f"what it may hold: {', '.join(_allowed(place))}"
    if found[0]["type"] == "missing":
        return '[newsletter] needs title = "…" and from = "Name <name@example.org>"'
    return "every key is described in docs/configuration.md"


def _line_of(text: str, place: list[int | str]) -> int:
    """Return the line a key stands on, or that of its table, or 1; by reading headings and keys only."""
    wanted, index, key = str(place[0]) if place else "", -1, None
    count = place[1] if len(place) > 1 and isinstance(place[1], int) else 0
    rest = [part for part in place[1:] if isinstance(part, str)]
    best, inside = 1, False
    for number, line in enumerate(text.splitlines(), 1):
        heading = _TABLE.match(line)
        if heading:
            table = heading[2].split(".")[0].strip('"')
            index += table == wanted
            inside = table == wanted and (heading[1] == "[" or index == count)
            best = number if inside and best == 1 else best
        elif (key := _KEY.match(line)) and (
            (inside and rest and key[1] == rest[0]) or (not rest and key[1] == wanted and index < 0)
        ):
            return number
    return best


def document_of(table: type[Any]) -> list[tuple[str, str, str]]:
    """Return (key, default, description) of each key of a table, for the documentation and its test."""
    rows = []
    for name, field in table.model_fields.items():
        default = "" if field.is_required() or field.default is None else field.default
        rows.append((field.alias or name, _toml(default), field.description or ""))
    return rows


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if value else ""
    if isinstance(value, dict):
        return "{}"
    return "[]" if value == () else str(value)
