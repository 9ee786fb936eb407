"""Render an issue: the mail's HTML and text, the web page, and the message they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.render.listing import render_archive
from digest.render.message import build_message, to_bytes
from digest.render.placeholder import TOKEN, unsubscribe_url
from digest.render.rendering import LIMIT_BYTES, render
from digest.render.templating import built_in_folder, built_in_names, template_loader

if TYPE_CHECKING:
    from digest.render.checks import Finding, as_text, check, check_arrival

__all__ = [
    "LIMIT_BYTES",
    "TOKEN",
    "Finding",
    "as_text",
    "build_message",
    "built_in_folder",
    "built_in_names",
    "check",
    "check_arrival",
    "render",
    "render_archive",
    "template_loader",
    "to_bytes",
    "unsubscribe_url",
]


def __getattr__(name: str) -> Any:
    """Load the checks when they are first asked for: building an issue needs none of them."""
    if name in ("Finding", "as_text", "check", "check_arrival"):
        from digest.render import checks

        return getattr(checks, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
