"""Sections as the editor names them in `edits.toml`: by their id, or by the heading that stands in the issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.edit.phrases import MORE, more
from digest.models import Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.edits import Edits, Wish
    from digest.models import Section, Topic

#: The reason of a section in edits.toml that is none: its story went under the last section without a word.
NO_SECTION = "edits.toml names it, but no section is called so"


def by_ids(edits: Edits, topics: Sequence[Topic], language: str) -> Edits:
    """Return the edits with ids in the place of headings; what is neither stays, and may be a section of its own."""
    ids = {topic.title.casefold(): topic.id for topic in topics}
    ids |= {more(language).casefold(): MORE} | {topic.id.casefold(): topic.id for topic in topics}

    def id_of(name: str) -> str:
        return ids.get(name.strip().casefold(), name)

    return replace(
        edits,
        order=tuple(map(id_of, edits.order)),
        stories=tuple(replace(wish, topic=id_of(wish.topic)) if wish.topic else wish for wish in edits.stories),
        titles=tuple((id_of(name), title) for name, title in edits.titles),
    )


def wished(wish: Wish | None, edits: Edits) -> str | None:
    """Return the id of the section that the editor wants a story in, as `edits` has it by now."""
    if wish is None:
        return None
    return next((one.topic for one in edits.stories if one.story == wish.story), None)


def unknown(edits: Edits, sections: Sequence[Section]) -> tuple[Skipped, ...]:
    """Return the names of sections that the issue has none of."""
    there = {section.topic for section in sections}
    named = (*(wish.topic for wish in edits.stories if wish.topic), *edits.order, *(name for name, _ in edits.titles))
    lost = (name for name in dict.fromkeys(named) if name not in there)
    return tuple(Skipped(what=name, stage="edit", reason=NO_SECTION) for name in lost)
