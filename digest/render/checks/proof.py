"""The proof: each sentence of each summary stands word for word in its article; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.files import MAIL
from digest.render.checks.finding import Finding, Subject, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Article, Sentence, Story


def check_proof(subject: Subject) -> Iterator[Finding]:
    """Find sentences that their articles do not hold at the place they name."""
    for section in subject.issue.sections:
        for story in section.stories:
            articles = {article.id: article for article in (*story.also, story.lead)}
            for sentence in story.summary.sentences:
                reason = _broken(sentence, articles.get(sentence.article))
                if reason:
                    yield Finding(
                        id="verbatim",
                        severity="error",
                        where=f"story “{shown(story.lead.title)}”: “{shown(sentence.text)}”",
                        why=reason,
                        fix="build the issue again; a summary is never written by hand (use a note)",
                    )
            yield from _shown(subject, story)
    yield from _mailed(subject)


def _broken(sentence: Sentence, article: Article | None) -> str | None:
    if article is None:
        return f"its article {sentence.article} is not one of the story's"
    if not 0 <= sentence.paragraph < len(article.paragraphs):
        return f"its article has no paragraph {sentence.paragraph}"
    if article.paragraphs[sentence.paragraph][sentence.start : sentence.end] != sentence.text:
        return "it does not stand word for word in its article"
    return None


def _shown(subject: Subject, story: Story) -> Iterator[Finding]:
    """The page must show what the issue holds: a template may have lost a story."""
    from digest.render.links import web_link

    link = web_link(story.lead.url)
    if link and _attribute(link) not in subject.rendering.web:
        yield Finding(
            id="story-lost",
            severity="error",
            where=f"index.html: story “{shown(story.lead.title)}”",
            why="the web page does not link to it",
            fix="build the issue again, or see the template's story block",
        )


def _mailed(subject: Subject) -> Iterator[Finding]:
    """A mail that is too long leaves stories to the web page, but never all of them."""
    from digest.render.links import mail_link

    links = [mail_link(story.lead.url) for section in subject.issue.sections for story in section.stories]
    if any(links) and not any(_attribute(link) in subject.rendering.html for link in links if link):
        yield Finding(
            id="story-lost",
            severity="error",
            where=MAIL,
            why="it links to none of the issue's stories",
            fix="see the story block of the template",
        )


def _attribute(address: str) -> str:
    from markupsafe import escape

    return str(escape(address))
