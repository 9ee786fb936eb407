"""Render an issue: the mail's HTML and text, and the web page."""
