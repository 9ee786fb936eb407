"""The archive: issues/<slug>/ on disk, written whole or not at all, and read back."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from digest import files
from digest.archive.swap import replace_folder
from digest.codec import articles_from_lines, issue_from_json
from digest.errors import DigestError
from digest.files import BUILT, EDITS, ISSUE
from digest.models import Rendering
from digest.reports import report_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from digest.models import Article, Issue

#: What stands in the archive beside its issues.
_OWN = frozenset((files.INDEX, files.FEED))
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def check_slug(slug: str) -> str:
    """Return `slug`, which becomes a folder's name and a part of addresses.

    Raises:
        DigestError: it has other characters than letters, digits, dot, dash and underscore.
    """
    if not _SLUG.fullmatch(slug) or slug.lower() in _OWN:
        raise DigestError(
            f"{slug!r} cannot name an issue", hint="use up to 64 letters, digits, dots, dashes and underscores"
        )
    return slug


def write_issue(issues: Path, slug: str, contents: Mapping[str, bytes]) -> Path:
    """Write an issue's files as `issues/<slug>/`; a crash at any moment leaves the old one whole.

    Called under `swap.locked(issues)`, as is whatever must still be true when it is written: the issue's number.

    Raises:
        DigestError: the folder cannot be written, or is one of other files: what it replaces is removed.
    """
    _refuse_others(issues / check_slug(slug))
    return replace_folder(issues, slug, contents, keep=(EDITS,))


def _refuse_others(folder: Path) -> None:
    """Refuse a folder that is no issue's, such as that of the articles beside `digest.toml`, and holds files."""
    if not folder.is_dir() or (folder / ISSUE).is_file():
        return
    other = next((name for name in sorted(path.name for path in folder.iterdir()) if _is_anothers(name)), None)
    if other is not None:
        hint = "name the issue otherwise (--slug), or another folder for it"
        raise DigestError(f"{folder} is no issue: it holds {other}", hint=hint)


def _is_anothers(name: str) -> bool:
    return name not in BUILT and name != EDITS and not name.startswith(".")


def remove_issue(issues: Path, slug: str) -> None:
    """Remove an issue's folder but for its edits, at once; called under `swap.locked(issues)`.

    Raises:
        DigestError: the folder cannot be written.
    """
    if not (issues / check_slug(slug) / ISSUE).is_file():
        return
    replace_folder(issues, slug, {}, keep=(EDITS,))
    with suppress(OSError):  # it holds edits, which stay
        (issues / slug).rmdir()


def is_archive(folder: Path) -> bool:
    """Tell whether a folder is an archive, where a build lists all issues."""
    return all((folder / name).is_file() for name in _OWN)


def read_edits(issues: Path, slug: str) -> str:
    """Return the text of the issue's edits.toml, empty where there is none.

    Raises:
        DigestError: it cannot be read.
    """
    path = issues / check_slug(slug) / EDITS
    try:
        return path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error, hint="it is a text file in UTF-8, and yours") from None


def slugs(issues: Path) -> tuple[str, ...]:
    """Return the slugs of all finished issues, the oldest first by number, then by name."""
    found = [(_number(path), path.parent.name) for path in issues.glob(f"*/{ISSUE}")]
    return tuple(slug for _, slug in sorted(found) if not slug.startswith("."))


def number_of(issues: Path, slug: str) -> int:
    """Return the issue's number: its own if it was built before, else one more than the highest."""
    numbers = {path.parent.name: _number(path) for path in issues.glob(f"*/{ISSUE}")}
    return numbers.get(slug) or max(numbers.values(), default=0) + 1


def _number(path: Path) -> int:
    # A byte that is no UTF-8 is for whoever reads the issue to tell: here it would end every command.
    text = path.read_text(encoding="utf-8", errors="replace")
    found = re.search(r'^  "number": (\d+),$', text, re.MULTILINE)
    return int(found.group(1)) if found else 0


def home_of(issue: Path) -> Path:
    """Return the folder of the newsletter in whose archive an issue's folder stands, whatever leads there."""
    return issue.resolve().parent.parent


def find_issue(issues: Path, name: str | None = None) -> Path:
    """Return the folder of an issue by slug or path; with no name, that of the newest.

    Raises:
        DigestError: there is none.
    """
    if name is None:
        known = slugs(issues)
        if not known:
            raise DigestError(f"there is no issue in {issues}/", hint="build one first: digest build")
        return issues / known[-1]
    for folder in (issues / name, issues.parent / name, type(issues)(name)):
        if (folder / ISSUE).is_file():
            return folder
    raise DigestError(f"there is no issue {name!r} in {issues}/", hint=hint_of_known(slugs(issues)))


def hint_of_known(known: Sequence[str]) -> str:
    """Return what to say to whoever named an issue that is none of these, the oldest first: the newest of them."""
    if not known:
        return "build one first: digest build"
    return f"there is {' and '.join(known[-2:])}" if len(known) < 3 else f"the newest are {', '.join(known[:-4:-1])}"


def load_articles(folder: Path) -> tuple[Article, ...]:
    """Return the clean articles that an issue quotes.

    Raises:
        DigestError: the file cannot be read, or is broken.
    """
    file = folder / files.QUOTED
    with _whole(file):
        return articles_from_lines(_read(file))


def load_issue(folder: Path) -> Issue:
    """Return the issue that stands in a folder.

    Raises:
        DigestError: a file cannot be read, or is broken.
    """
    file = folder / ISSUE
    text, articles = _read(file), load_articles(folder)
    with _whole(file):
        return issue_from_json(text, articles)


def load_report(folder: Path) -> dict[str, Any]:
    """Return the report on the build of the issue that stands in a folder.

    Raises:
        DigestError: the file cannot be read, or is broken.
    """
    file = folder / files.REPORT
    with _whole(file):
        return report_from_json(_read(file))


def load_message(folder: Path) -> bytes | None:
    """Return the specimen of the issue's message, or None where it is gone."""
    path = folder / files.MESSAGE
    return path.read_bytes() if path.is_file() else None


def load_rendering(folder: Path, issue: Issue) -> Rendering:
    """Return the issue as it was rendered when it was built."""
    return Rendering(
        subject=issue.subject,
        preheader=issue.preheader,
        html=_read(folder / files.MAIL),
        text=_read(folder / files.TEXT),
        web=_read(folder / files.WEB),
    )


def _read(path: Path) -> str:
    try:
        # Not read_text(): it would turn CRLF into LF, and a hash of the file would not hold.
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception, *, hint: str = "build the issue again") -> DigestError:
    reason = getattr(error, "strerror", None) or "it is not UTF-8"
    if isinstance(error, PermissionError):
        hint = "whose file is it?"
    return DigestError(f"{path} cannot be read: {reason}", hint=hint)


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    """Tell a file that was cut off, or changed by hand into what it cannot be."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DigestError(f"{path} is broken: {_broken(error)}"[:300], hint="build the issue again") from None


def _broken(error: Exception) -> str:
    """Say what is wrong with a file in words of the file, not of Python."""
    if isinstance(error, JSONDecodeError):
        return "it is cut off, or no JSON"
    if isinstance(error, KeyError) and error.args:
        return f"{error.args[0]} is missing"
    if type(error) is ValueError:  # it names the value
        return str(error)
    return "it does not hold what belongs there"
