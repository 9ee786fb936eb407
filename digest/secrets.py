"""Passwords and keys: from the environment or a file named there, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_set(name: str) -> str:
    """Return what to do where a secret is not set."""
    return f"export {name}=…, or name its file in {name}_FILE"


def read_secret(name: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the secret in `name`, or in the file that `name_FILE` names; None when there is neither.

    Raises:
        ConfigError: the file cannot be read, or others on this machine can read it too.
    """
    if environment.get(name):
        return environment[name]
    file = environment.get(f"{name}_FILE")
    if not file:
        return None
    try:
        path = Path(file)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise ConfigError(f"the file in {name}_FILE can be read by others", hint=f"chmod 600 {file}")
        return path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"the file in {name}_FILE cannot be read: {reason}", hint=f"it names {file}") from None
