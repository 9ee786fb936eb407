"""Files instead of a server: one .eml for each reader, named so that a second run writes the same file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from digest.errors import SendError
from digest.senders.outcome import SENT, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digest.senders.outcome import Envelope

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+-]|^\.")


@dataclass(slots=True, kw_only=True)
class Folder:
    """Write each message to a folder as `<issue>-<address>.eml`."""

    path: Path
    repeatable: bool = True

    def hand(self, envelope: Envelope, commit: Callable[[], None]) -> Outcome:
        """Write one message; the file is there whole or not at all.

        Raises:
            SendError: the folder cannot be written.
        """
        target = self._file(envelope.issue, envelope.recipient)
        commit()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            write_whole(target, envelope.content)
        except OSError as error:
            raise SendError(
                f"{target} cannot be written: {error.strerror}", hint="check the folder and its owner"
            ) from None
        return Outcome(status=SENT, detail=str(target))

    def holds(self, issue: str, recipient: str) -> bool:
        """Tell whether a reader's message is still there."""
        return self._file(issue, recipient).is_file()

    def _file(self, issue: str, recipient: str) -> Path:
        return self.path / f"{file_name(f'{issue}-{recipient}')}.eml"

    def close(self) -> None:
        """Do nothing: no file stays open."""


def file_name(text: str) -> str:
    """Return a text as a file name; what had to be changed is told apart by a hash."""
    safe = _UNSAFE.sub("_", text)[:180]
    return safe if safe == text else f"{safe}-{sha256(text.encode()).hexdigest()[:8]}"


def write_whole(target: Path, content: bytes) -> None:
    """Write a file under a passing name, sync it, and give it its name."""
    passing = target.with_name(f".{target.name}.part")
    with passing.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    passing.replace(target)
