"""JSON Feed as sites write it, put right for a reader that takes the format at its word; pure."""

from __future__ import annotations

import json
from typing import Any

_TEXTS = (
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image",
    "date_published", "date_modified", "language",
)  # fmt: skip
_OF_FEED = ("version", "title", "home_page_url", "feed_url", "description", "language", "icon")
#: An article has no more authors.
_MOST_NAMES = 12


def tidied(text: str) -> str:
    """Return a JSON Feed with every field as https://jsonfeed.org/version/1.1 has it; any other text as it is.

    What is no item is left out, since one of them would cost the feed; numbers as ids become texts; authors are one
    author with all their names, the feed's where an item names none; a link blog's entry stands at what it points at.
    """
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return text
    try:
        feed = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return text
    items = feed.get("items")
    if not isinstance(items, list):
        return text
    own = _names(feed)
    kept = [_item(item, own) for item in items if isinstance(item, dict)]
    return json.dumps({**_texts(feed, _OF_FEED), "items": kept})


def _item(item: dict[str, Any], own: list[str]) -> dict[str, Any]:
    tidy: dict[str, Any] = _texts(item, _TEXTS)
    if not tidy.get("url") and tidy.get("external_url"):
        tidy["url"] = tidy["external_url"]
    names = _names(item) or own
    tags = item.get("tags")
    listed = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return tidy | {
        "authors": [{"name": ", ".join(names)}] if names else [],
        "tags": [_whole(tag.strip()) for tag in listed if isinstance(tag, str) and tag.strip()],
    }


def _texts(record: dict[str, Any], keys: tuple[str, ...]) -> dict[str, str]:
    found = ((key, record.get(key)) for key in keys)
    return {
        key: _whole(str(said))
        for key, said in found
        if isinstance(said, (str, int, float)) and not isinstance(said, bool)
    }


def _names(record: dict[str, Any]) -> list[str]:
    """Return the names of authors: version 1.1 has a list of them, version 1 one; some sites write texts."""
    said = record.get("authors") or record.get("author")
    parts = said if isinstance(said, list) else [said]
    names = (part.get("name") if isinstance(part, dict) else part for part in parts[:_MOST_NAMES])
    return [_whole(name.strip()) for name in names if isinstance(name, str) and name.strip()]


def _whole(text: str) -> str:
    """Return a text without halves of letters (of an emoji that was cut), which no file can hold."""
    return text.encode("utf-8", "replace").decode()
