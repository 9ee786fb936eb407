"""Render an issue: the mail's HTML and text, and the web page."""

from __future__ import annotations

from digest.render.message import build_message, to_bytes

__all__ = ["build_message", "to_bytes"]
