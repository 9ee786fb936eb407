"""The country of a site: it tells what IST means, and whether 03/04 is a day first."""

from __future__ import annotations

from digest.urls import host_of


def country_of(url: str | None, language: str | None = None) -> str | None:
    """Return the two-letter country a site's address (or a tag such as `en-GB`) names, or None."""
    ending = (host_of(url) or "").rsplit(".", 1)[-1].lower()
    if len(ending) == 2 and ending not in ("io", "co", "me", "tv", "ai", "eu"):
        return ending
    spoken, _, region = (language or "").lower().replace("_", "-").partition("-")
    if len(region) == 2:
        return region
    return "us" if spoken == "en" else None  # English under .com and its like: most of it writes the month first
