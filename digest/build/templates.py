"""A newsletter's own templates: where they are, and a built-in one copied out to be changed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.files import TEMPLATES
from digest.render import built_in_folder, built_in_names

if TYPE_CHECKING:
    from pathlib import Path


def own_templates(home: Path) -> tuple[Path, ...]:
    """Return the folder of the own templates of the newsletter in a folder; empty where it has none."""
    folder = home / TEMPLATES
    return (folder,) if folder.is_dir() else ()


def copy_template(name: str, folder: Path) -> Path:
    """Copy the built-in template `name` to `folder/name`, which is then looked at first; return that.

    Raises:
        ConfigError: there is no such template, or something stands there already.
    """
    if name not in built_in_names():
        raise ConfigError(f"there is no template {name!r}", hint=f"the built-in ones: {', '.join(built_in_names())}")
    target = folder / name
    try:
        shutil.copytree(built_in_folder() / name, target)
    except FileExistsError:
        raise ConfigError(f"{target} is there already", hint="change it, or move it away") from None
    except OSError as error:
        raise ConfigError(f"{target} cannot be written: {error.strerror}", hint="check the folder's owner") from None
    return target
