"""The two lines an inbox shows: the subject, and the preheader that goes on where it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.edit.phrases import and_more, shorten, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Newsletter, Section, Story

# What phones show of a subject; and of a preheader, where under 40 the client fills in the mail's own first words.
LONGEST_SUBJECT = 65
#: Less of a title tells nothing, however much a newsletter wants to stand around it.
SHORTEST_TITLE = 20
SHORTEST_PREHEADER, LONGEST_PREHEADER = 40, 110


def subject_of(sections: Sequence[Section], newsletter: Newsletter, *, slug: str = "", number: int = 1) -> str:
    """Return the first story's title, shortened, and how many stories follow it; in the newsletter's own words."""
    stories = _stories(sections)
    told = {"title": newsletter.title, "number": number, "count": len(stories), "slug": slug}
    frame = newsletter.subject or "{subject}"
    room = max(SHORTEST_TITLE, LONGEST_SUBJECT - width(frame.format(subject="", **told)))
    return frame.format(subject=_made(stories, newsletter, room), **told)


def _made(stories: Sequence[Story], newsletter: Newsletter, room: int) -> str:
    if not stories:
        return newsletter.title
    others = len(stories) - 1
    tail = width(and_more("", others, newsletter.language))
    return and_more(shorten(_title(stories[0]), max(SHORTEST_TITLE, room - tail)), others, newsletter.language)


def preheader_of(sections: Sequence[Section], newsletter: Newsletter) -> str:
    """Return the titles that follow the first story's and its sentences, as many as fit.

    Where they are too short, the sentences of the others follow, and the newsletter's name: an inbox would else
    fill the rest of the line with the first words of the mail, its links.
    """
    stories = _stories(sections)
    text = ""
    for part in [*map(_title, stories[1:]), *_sentences(stories[:1])]:
        longer = f"{text} · {part}" if text else part
        if width(text) >= SHORTEST_PREHEADER and width(longer) > LONGEST_PREHEADER:
            break
        text = longer
    for part in [*_sentences(stories[1:]), newsletter.title]:
        if width(text) < SHORTEST_PREHEADER:
            text = f"{text} · {part}" if text else part
    return shorten(text, LONGEST_PREHEADER)


def _sentences(stories: Sequence[Story]) -> list[str]:
    return [sentence.text for story in stories for sentence in story.summary.sentences]


def _stories(sections: Sequence[Section]) -> list[Story]:
    """Return the stories in the order that the inbox names them: the first, then by score."""
    stories = [story for section in sections for story in section.stories]
    return stories[:1] + sorted(stories[1:], key=lambda story: (-story.score, story.id))


def _title(story: Story) -> str:
    sentences = story.summary.sentences
    return story.lead.title or (sentences[0].text if sentences else story.id)
