"""What the last issue's editor put off (`later` in its edits.toml): the next issue is offered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import archive
from digest.edit import parse_edits
from digest.edit.edits import names_story

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from digest.models import Article


def held_over(issues: Path, earlier: Sequence[str], had: Collection[str] = ()) -> tuple[Article, ...]:
    """Return the articles of the stories that the last of these issues put off, none that readers `had` (ids) in it.

    The archive is the memory: until the next issue is built, its editor may change this one's edits and build it again.

    Raises:
        DigestError: the edits, the articles or the report of that issue cannot be read.
    """
    later = parse_edits(archive.read_edits(issues, earlier[-1])).later if earlier else ()
    if not later:
        return ()
    folder = issues / earlier[-1]
    articles = archive.load_articles(folder)
    named = [one.id for one in articles if any(names_story(name, [one]) for name in later)]
    merged = [(row["first"], row["second"]) for row in archive.load_report(folder)["merged"]]
    stories = [together([one], merged) for one in named]
    wanted = {one for story in stories if story.isdisjoint(had) for one in story}
    return tuple(one for one in articles if one.id in wanted)


def together(named: Iterable[str], merged: Sequence[tuple[str, str]]) -> set[str]:
    """Return the ids of these articles with those of all that stood in one story with them."""
    found = set(named)
    before = -1
    while len(found) != before:
        before = len(found)
        found.update(*(pair for pair in merged if not found.isdisjoint(pair)))
    return found
