"""The errors a user may see, and how they count; each is one line of what happened and one line of what to do.

DigestError
├── ConfigError     digest.toml, or an option, says something that cannot be
├── SourceError     a source could not be read or fetched
│   └── NothingNewError  all that came was published outside the window
│       └── NothingLeftError  nothing of it may stay, or all was told before
├── ExtractError    a document holds no article
├── RenderError     a template failed
└── SendError       a message, or a whole run, was refused
"""

from __future__ import annotations


class DigestError(Exception):
    """Carry what happened and, as `hint`, what to do about it (plain strings, never records)."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(DigestError):
    """Say that the configuration, or an option, cannot be followed."""


class SourceError(DigestError):
    """Say that a source could not be read."""


class NothingNewError(SourceError):
    """Say that all that came was published outside the window."""


class NothingLeftError(NothingNewError):
    """Say that the newsletter's own wishes, or what earlier issues told, leave nothing of what came."""


class ExtractError(DigestError):
    """Say that a document holds no article, with the reason in plain words."""


class RenderError(DigestError):
    """Say that a template failed, with its file and line."""


class SendError(DigestError):
    """Say that a message or a run was refused; `temporary` when trying again may help."""

    def __init__(self, message: str, *, hint: str | None = None, temporary: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.temporary = temporary


def counted(number: int, one: str, many: str) -> str:
    """Return so many of something, as messages say it: `counted(1, "reader has", "readers have")`."""
    return f"{number} {one if number == 1 else many}"
