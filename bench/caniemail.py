"""Reduce caniemail's data (MIT) to what `digest check` asks: which feature does not work in which client.

PYTHONPATH=. python bench/caniemail.py ../shared/data/mail/caniemail.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path("digest/render/checks/caniemail.json")
CLIENTS = {
    "gmail desktop-webmail": "Gmail",
    "gmail ios": "Gmail on iOS",
    "gmail android": "Gmail on Android",
    "outlook windows": "Outlook on Windows",
    "outlook macos": "Outlook on macOS",
    "outlook outlook-com": "Outlook.com",
    "outlook ios": "Outlook on iOS",
    "outlook android": "Outlook on Android",
    "apple-mail macos": "Apple Mail",
    "apple-mail ios": "Apple Mail on iOS",
    "yahoo desktop-webmail": "Yahoo",
    "yahoo ios": "Yahoo on iOS",
    "yahoo android": "Yahoo on Android",
    "samsung-email android": "Samsung Email",
    "thunderbird macos": "Thunderbird",
}
_NOT_PROPERTIES = {"property", "properties", "css", "keyword", "column", "individual", "logical", "longhand", "wrap"}
_PROPERTY = re.compile(r"[a-z][a-z-]+")
_VALUE = re.compile(r"(?:display:(\w+))")
_FUNCTION = re.compile(r"([a-z-]+)\(\)")
_ELEMENT = re.compile(r"<(\w+)(?: [^>]*)?>")


def keys_of(feature: dict[str, Any]) -> list[str]:
    """Return the names under which a feature is looked up."""
    slug, title = feature["slug"], feature["title"]
    if feature["category"] == "html":
        return html_keys(slug, title)
    unnamed = slug.startswith(("css-at-", "css-pseudo-", "css-selector-", "css-unit-")) and "calc" not in slug
    if feature["category"] != "css" or unnamed:
        return []
    if found := _VALUE.search(title):
        return [f"value:display:{found.group(1)}"]
    if functions := _FUNCTION.findall(title):
        return [f"value:{name}(" for name in functions]
    if slug == "css-variables":
        return ["value:var("]
    words = re.split(r"[ ,&]+", f"{title} {feature.get('keywords') or ''}" if "longhand" in title else title)
    return [f"css:{w}" for w in words if _PROPERTY.fullmatch(w) and w not in _NOT_PROPERTIES]


def html_keys(slug: str, title: str) -> list[str]:
    """Return `element:x` or `attribute:x`."""
    if "input" in slug or "button" in slug:
        return [f"element:{slug.split('-')[1]}"]
    if elements := _ELEMENT.findall(title):
        return [f"element:{name}" for name in elements]
    if title.endswith("attribute"):
        return [f"attribute:{title.split(maxsplit=1)[0]}"]
    return {"html-svg": ["element:svg"], "html-srcset": ["attribute:srcset"], "html-image-maps": ["element:map"]}.get(
        slug, []
    )


def failing(feature: dict[str, Any]) -> list[int]:
    """Return the clients (by place) whose newest tested version does not support it."""
    out = []
    for at, client in enumerate(CLIENTS):
        family, platform = client.split()
        versions = feature["stats"].get(family, {}).get(platform, {})
        if versions and list(versions.values())[-1].startswith("n"):
            out.append(at)
    return out


def main(source: Path) -> None:
    """Write the reduced file."""
    whole = json.loads(source.read_text(encoding="utf-8"))
    license_text = source.with_name("caniemail.LICENSE").read_text(encoding="utf-8")
    features: dict[str, list[Any]] = {}
    for feature in whole["data"]:
        clients = failing(feature)
        for key in keys_of(feature) if clients else []:
            features.setdefault(key, [feature["slug"], clients])
    rows = {key: features[key] for key in sorted(features)}
    reduced = {
        "source": "https://www.caniemail.com, " + whole["last_update_date"][:10],
        "license": " ".join(license_text.split()),
        "clients": list(CLIENTS.values()),
        "features": rows,
    }
    lines = json.dumps(reduced, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    TARGET.write_text(lines + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} names, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
