"""The fixed words of an issue and its dates, in the reader's language; pure.

A catalog is a JSON file in `words/`. Its phrases are worded so that no number needs a plural form.
A language without a catalog gets English words and keeps its own direction and `lang`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

#: Regions whose words are those of another catalog than their language's.
_REGIONAL = {
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "zh-hant-tw": "zh-hant",
    "zh-hant-hk": "zh-hant",
}
_FOLDER = files("digest.render") / "words"


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of all languages with a catalog."""
    return tuple(sorted(path.name.removesuffix(".json") for path in _FOLDER.iterdir() if path.name.endswith(".json")))


@lru_cache(maxsize=64)
def catalog(language: str) -> Mapping[str, Any]:
    """Return the words of a language, English where it has none."""
    regional = language.replace("_", "-").lower()
    wanted = (_REGIONAL.get(regional, regional), primary(language), "en")
    code = next(code for code in wanted if code in languages())
    words: dict[str, Any] = json.loads((_FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return words


def primary(language: str) -> str:
    """Return the code of a language without its country, as catalogs are called: "pt" of "pt-BR"."""
    known = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    return {"no": "nb", "nn": "nb"}.get(known, known)


def tag(language: str) -> str:
    """Return a language as `lang` wants it (BCP 47), whatever a page claimed."""
    return re.sub(r"[^A-Za-z0-9-]", "", language.replace("_", "-"))[:35] or "und"


def language_name(language: str, readers: str) -> str | None:
    """Return what readers of one language call another ("German"), None where their catalog has no name for it."""
    named: Mapping[str, str] = catalog(readers)["languages"]
    return named.get(primary(language))


def long_date(date: dt.date, language: str) -> str:
    """Return a date as a masthead writes it: "November 23, 2026"."""
    words = catalog(language)
    return _filled(words["date"], date, words, "months")


def short_date(date: dt.date, language: str, *, year: bool) -> str:
    """Return a date as a byline writes it: "Nov 23", and with `year` "Nov 23, 2026"."""
    words = catalog(language)
    return _filled(words["date_short_year" if year else "date_short"], date, words, "months_short")


def _filled(pattern: str, date: dt.date, words: Mapping[str, Any], months: str) -> str:
    """Fill a pattern of a catalog, whose `first` is how its language writes the first of a month ("1er mai")."""
    day = words.get("first", 1) if date.day == 1 else date.day
    return pattern.format(day=day, month=words[months][date.month - 1], year=date.year)


def upper(text: str, language: str = "") -> str:
    """Return a heading in capitals as its language has them: Turkish keeps the dot of its i, Greek no accent."""
    code = primary(language)
    if code in ("tr", "az"):
        text = text.replace("i", "İ")
    if code == "el":
        text = unicodedata.normalize("NFD", text.replace("ϊ", "Ϊ").replace("ϋ", "Ϋ")).replace("\u0301", "")
        return unicodedata.normalize("NFC", text.upper())
    return text.upper()
