"""Bylines: who wrote it, read out of the line that says so."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re

_BY = re.compile(
    r"^(?:(?:reported|written|posted|published|story|words|text|article|edited|reviewed|updated|report) by|by line|by|author|authors|written|reporter|von|ein artikel von|autor|autorin|par|por|di|da|door|scritto da|автор|автори|بقلم|كتب|लेखक|文|作者)\s?[:：]?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)  # fmt: skip
_NAME = re.compile(r"^(?:(?:[^\W\d_]|[’'.\-])+\.?\s){0,4}(?:[^\W\d_]|[’'.\-])+$")
_TAIL = re.compile(
    r"\s*(?:[|•·/]|\s[–—-]\s|,\s(?=[^,]{0,60}\b(?:editor|reporter|correspondent|writer|staff|afp|reuters|ap|for|contributor|associated press|bbc|cnn)\b)|\bfor\b|\bin\s[A-Z]|\bon\s|\bpublished\b|\bupdated\b|\bposted\b|,?\s\d|\(|@|©).*$",
    re.IGNORECASE,
)  # fmt: skip
_PARTICLES = {"de", "la", "van", "der", "den", "von", "di", "da", "del", "bin", "al", "el", "le", "du", "dos", "and", "und", "et", "y", "e", "&", "with", "и", "та"}  # fmt: skip
LONGEST = 120


def byline_of(line: str) -> str | None:
    """Return the name in a line such as "Reported by: Ann Lee", or None."""
    if len(line) > LONGEST:
        return None
    found = _BY.match(line.strip(" •*·|-–—"))
    return name_of(found["who"]) if found else None


def name_of(text: str) -> str | None:
    """Return the name that `text` begins with, without the role, place or date behind it, or None."""
    name = _TAIL.sub("", text).strip(" ,;:|•·-–—.")
    words = name.replace(",", " ").split()
    if not 1 <= len(words) <= 10 or not _looks_like_names(words):
        return None
    return name


def _looks_like_names(words: list[str]) -> bool:
    if not words[0][0].isalpha():
        return False
    written_in_cases = any(c.isupper() or c.islower() for w in words for c in w)
    return not written_in_cases or all(w[0].isupper() or w.lower() in _PARTICLES or not w[0].isalpha() for w in words)
