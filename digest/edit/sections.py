"""Stories into sections: the strongest first, small left-overs under one last heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.phrases import ALL, MORE, more, this_week
from digest.models import Section

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.edit.edits import Edits
    from digest.models import Story, Topic

#: Fewer stories than this stand in one section, where nobody asked for others.
_FEWEST = 4


def arranged(  # noqa: PLR0913  # what makes a section comes from four hands
    stories: Sequence[Story],
    topics: Sequence[Topic],
    edits: Edits,
    language: str,
    least: int,
    *,
    asked: Collection[str] = (),
) -> tuple[Section, ...]:
    """Return the sections of an issue; `stories` come best first and stay so within each.

    A topic of fewer stories than `least` is no section, but for those that were asked for, by the editor or by `asked`.
    """
    titles = {topic.id: topic.title for topic in topics} | dict(edits.titles)
    groups: dict[str, list[Story]] = {}
    for story in stories:
        groups.setdefault(story.topic, []).append(story)
    wanted = {*edits.order, *asked}
    small = [topic for topic, group in groups.items() if len(group) < least and topic not in wanted]
    rest = [story for story in stories if story.topic in small or story.topic == MORE]
    kept = {topic: group for topic, group in groups.items() if topic not in small and topic != MORE}
    if not kept or (len(stories) < _FEWEST and least > 1 and not wanted & kept.keys()):
        return _single(stories, kept, titles, language)
    sections = [_section(topic, kept[topic], titles) for topic in _ordered(kept, stories[0], edits)]
    if rest:
        sections.append(Section(topic=MORE, title=titles.get(MORE) or more(language), stories=tuple(rest)))
    return tuple(sections)


def _single(
    stories: Sequence[Story], kept: dict[str, list[Story]], titles: dict[str, str], language: str
) -> tuple[Section, ...]:
    if not stories:
        return ()
    if len(kept) == 1 and len(next(iter(kept.values()))) == len(stories):
        return (_section(next(iter(kept)), stories, titles),)
    return (Section(topic=ALL, title=titles.get(ALL) or this_week(language), stories=tuple(stories)),)


def _section(topic: str, stories: Sequence[Story], titles: dict[str, str]) -> Section:
    return Section(topic=topic, title=titles.get(topic, topic), stories=tuple(stories))


def _ordered(groups: dict[str, list[Story]], first: Story, edits: Edits) -> list[str]:
    """Order topics as the editor wants them; else the leading story's goes first, then by strength."""

    def key(topic: str) -> tuple[int, int, float, str]:
        wanted = edits.order.index(topic) if topic in edits.order else len(edits.order)
        # The best story counts most, the next ones less and less: a long section is not a strong one.
        strength = sum(story.score / (2**at) for at, story in enumerate(groups[topic][:4]))
        return (wanted, groups[topic][0] is not first, -strength, topic)

    return sorted(groups, key=key)
