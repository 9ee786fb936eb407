"""What the preview shows, and the watch over what it is made of."""

from __future__ import annotations

from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from digest import archive, files
from digest.errors import DigestError
from digest.render import LIMIT_BYTES, check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from digest.models import Issue, Rendering

#: More files than this are not watched: a look at all of them must stay quick.
MOST_FILES = 5000

Stamp = tuple[tuple[str, int, int], ...]


class Watcher:
    """Hold the issue as it stands, and rebuild it when something it is made of has changed."""

    def __init__(self, folder: Path, *, rebuild: Callable[[], object], watched: Sequence[Path]) -> None:
        self._folder = folder
        self._rebuild = rebuild
        self._watched = (folder / files.EDITS, *watched)
        self._lock = Lock()
        self._version = 1
        self._error: dict[str, str | None] | None = None
        self._stamp = self._stamp_now()
        self.issue: Issue
        self.rendering: Rendering
        self._load()

    def state(self) -> dict[str, Any]:
        """Look for changes, rebuild if there are any, and return which version this is."""
        with self._lock:
            stamp = self._stamp_now()
            if stamp != self._stamp:
                self._stamp = stamp
                self._renew()
            return {"version": self._version, "error": self._error}

    def view(self) -> dict[str, Any]:
        """Return what the page shows around the mail itself."""
        with self._lock:
            eml = self._folder / files.MESSAGE
            message = eml.read_bytes() if eml.is_file() else None
            found = check(self.issue, self.rendering, message=message)
            letter = self.issue.newsletter
            return {
                "version": self._version,
                "error": self._error,
                "slug": self.issue.slug,
                "language": self.issue.language,
                "template": letter.template,
                "sender": letter.sender.rsplit("<", 1)[0].strip() or letter.sender,
                "subject": self.rendering.subject,
                "preheader": self.rendering.preheader,
                "bytes": len(self.rendering.html.encode()),
                "limit": LIMIT_BYTES,
                "fit": not any(f.severity == "error" for f in found),
                "findings": [
                    {"id": f.id, "severity": f.severity, "where": f.where, "why": f.why, "fix": f.fix} for f in found
                ],
            }

    def _renew(self) -> None:
        try:
            self._rebuild()
            self._load()
            self._error = None
        except DigestError as error:
            self._error = {"message": error.message, "hint": error.hint}
        self._version += 1

    def _load(self) -> None:
        self.issue = archive.load_issue(self._folder)
        self.rendering = archive.load_rendering(self._folder, self.issue)

    def _stamp_now(self) -> Stamp:
        return tuple(sorted(islice(self._marks(), MOST_FILES)))

    def _marks(self) -> Iterator[tuple[str, int, int]]:
        for path in self._watched:
            for file in (path, *sorted(path.rglob("*"))) if path.is_dir() else (path,):
                try:
                    status = file.stat()
                except OSError:
                    continue  # it was just removed, or was never there: that is a stamp too
                yield str(file), status.st_mtime_ns, status.st_size
