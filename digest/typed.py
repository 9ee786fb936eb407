"""What the fields of a record may hold, by their annotations: records are read from files that anybody may change."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

#: What SQLite and every other reader of a number takes.
_MOST = 2**63
_NAMES = {"dt": dt, "datetime": dt.datetime}


def typed(record: Record) -> Record:
    """Return a record whose fields hold what they may.

    Raises:
        ValueError: one holds something else: a number for a title, half a letter, a moment without its zone.
    """
    for name, kind in _kinds(cast("Any", type(record))):
        value = getattr(record, name)
        if not _is(value, kind):
            raise ValueError(f"{name} of {type(record).__name__} is {value!r:.60}")
    return record


@cache
def _kinds(of: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(of, localns=_NAMES)
    return tuple((field.name, hints[field.name]) for field in fields(of))


def _is(value: object, kind: Any) -> bool:
    """Tell whether a value is of a kind: a union, a tuple, a record of ours or a plain type."""
    if isinstance(kind, UnionType):
        return any(_is(value, one) for one in get_args(kind))
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and _are(value, get_args(kind))
    if kind in (int, float):
        return isinstance(value, (int, kind)) and not isinstance(value, bool) and -_MOST < value < _MOST
    if kind is str:
        return isinstance(value, str) and _is_whole(value)
    if kind is dt.datetime:
        return isinstance(value, dt.datetime) and value.utcoffset() is not None
    return isinstance(value, kind) and (not is_dataclass(kind) or typed(value) is value)


def _are(values: tuple[object, ...], kinds: tuple[Any, ...]) -> bool:
    if kinds[-1] is Ellipsis:
        return all(_is(value, kinds[0]) for value in values)
    return len(values) == len(kinds) and all(map(_is, values, kinds))


def _is_whole(text: str) -> bool:
    """Tell whether a text can be written: JSON can name half of an emoji's two parts, which no file can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
