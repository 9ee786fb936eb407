"""The country of a site: it tells what IST means, and whether 03/04 is a day first."""

from __future__ import annotations

from digest.urls import host_of

#: Where a language is at home, if the address does not say it; English under .com and its like writes the month first.
_SPOKEN_IN = {
    "en": "us",
    "he": "il",
    "iw": "il",
    "ga": "ie",
    "zh": "cn",
    "ja": "jp",
    "ko": "kr",
    "bn": "bd",
    "hr": "hr",
} | dict.fromkeys(("hi", "ta", "te", "ml", "mr", "kn", "gu", "pa"), "in")


def country_of(url: str | None, language: str | None = None) -> str | None:
    """Return the two-letter country a site's address (or a tag such as `en-GB`) names, or None."""
    ending = (host_of(url) or "").rsplit(".", 1)[-1].lower()
    if len(ending) == 2 and ending not in ("io", "co", "me", "tv", "ai", "eu"):
        return ending
    spoken, _, region = (language or "").lower().replace("_", "-").partition("-")
    if len(region) == 2:
        return region
    return _SPOKEN_IN.get(spoken)
