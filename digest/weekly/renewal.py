"""An issue made anew while its editor looks at it: at once after an edit, whole after a change in its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from digest import archive
from digest.build import rebuild
from digest.build.templates import own_templates
from digest.config import BuildSettings, Config, load_config
from digest.files import CONFIG
from digest.weekly import Wish, build_named, build_week

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.named import Around


class Renewal:
    """Renew the issue in a folder: build it again where its sources have changed, else take in edits and templates."""

    def __init__(
        self, folder: Path, *, build: Callable[[], object], sources: Sequence[Path], templates: Sequence[Path] = ()
    ) -> None:
        self._folder = folder
        self._build = build
        self._sources = tuple(sources)
        self._templates = tuple(templates)
        self._stamp = _stamp(self._sources)

    @property
    def watched(self) -> tuple[Path, ...]:
        """Return the places whose change calls for a renewal."""
        return (*self._sources, *self._templates)

    def __call__(self) -> None:
        """Renew the issue once."""
        stamp = _stamp(self._sources)
        if stamp == self._stamp:
            rebuild(self._folder, templates=self._templates)
        else:
            self._stamp = stamp
            self._build()


def renewal_of_named(folder: Path, names: Sequence[str], around: Callable[[], Around]) -> Renewal:
    """Return the renewal of an issue that was built of files and folders named on the command line."""
    issue, settings = archive.load_issue(folder), archive.load_report(folder)["settings"]
    kept = BuildSettings(**{key: settings[key] for key in ("limit", "sentences", "algorithm")})
    config = Config(path=Path(CONFIG), newsletter=issue.newsletter, build=kept, archive=folder.parent)
    paths = tuple(Path(name) for name in names)
    return Renewal(
        folder,
        build=lambda: build_named(names, config, Wish(slug=issue.slug), around()),
        sources=paths,
        templates=own_templates(Path()),
    )


def renewal_of_newsletter(folder: Path, config: Config, around: Callable[[], Around]) -> Renewal:
    """Return the renewal of an issue of a newsletter; its local sources and its digest.toml are watched."""
    places = [config.folder / source.where for source in config.sources]

    def build() -> object:
        now = around()
        return build_week(load_config(config.path), Wish(slug=folder.name), now)

    return Renewal(
        folder,
        build=build,
        sources=(config.path, *(place for place in places if place.exists())),
        templates=own_templates(config.folder),
    )


def _stamp(places: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Return what tells that a file came, went or changed."""
    files = (path for place in places for path in (sorted(place.rglob("*")) if place.is_dir() else [place]))
    stats = ((str(path), path.stat()) for path in files if path.is_file())
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
