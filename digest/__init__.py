"""A week of articles as one e-mail: verbatim summaries, one story an event, grouped by topic."""

__version__ = "0.1.0"
