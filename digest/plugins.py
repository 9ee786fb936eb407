"""Plug-ins: a name in `digest.toml` becomes a callable; an entry point's name, or `module:attribute`."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, Protocol, cast

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from digest.models import Document, Skipped

#: The entry point group of plug-ins that bring documents.
SOURCES = "digest.sources"


class SourcePlugin(Protocol):
    """Bring documents from a place that digest does not know by itself."""

    def __call__(
        self, options: Mapping[str, Any], *, since: datetime | None, now: datetime
    ) -> Iterable[Document | Skipped]:
        """Yield documents published after `since` (older ones do no harm); `options` stand in digest.toml."""


def load(name: str) -> SourcePlugin:
    """Return the plug-in that `name` means.

    Raises:
        ConfigError: there is none, or it failed while it was imported.
    """
    found: object = _attribute(name) if ":" in name else _entry_point(name)
    if not callable(found):
        raise ConfigError(f"the plug-in {name} cannot be called", hint="it must be a function or a class")
    return cast("SourcePlugin", found)


def _attribute(name: str) -> Any:
    module, _, attribute = name.partition(":")
    try:
        found: Any = import_module(module)
        for part in attribute.split("."):
            found = getattr(found, part)
    except ImportError as error:
        hint = "is it installed beside digest, or on PYTHONPATH?"
        raise ConfigError(f"there is no plug-in {name}: {error}", hint=hint) from error
    except AttributeError as error:
        raise ConfigError(f"there is no plug-in {name}: {error}", hint="write it as module:attribute") from error
    except Exception as error:
        raise ConfigError(f"the plug-in {name} failed while it was imported: {error}") from error
    return found


def _entry_point(name: str) -> Any:
    known = entry_points(group=SOURCES)
    if name not in known.names:
        names = ", ".join(sorted(known.names)) or "none is installed"
        raise ConfigError(
            f"there is no plug-in {name}", hint=f"installed for {SOURCES}: {names}; or write module:attribute"
        )
    try:
        return known[name].load()
    except Exception as error:
        raise ConfigError(f"the plug-in {name} failed while it was imported: {error}") from error
