"""An issue in an archive, small but whole, for sending it."""

from datetime import UTC, datetime

from digest.archive import write_issue
from digest.codec import articles_to_lines, issue_to_json
from digest.models import Article, Issue, Newsletter, Section, Sentence, Story, Summary
from digest.render.placeholder import unsubscribe_url

WEEKLY = Newsletter(
    title="The Weekly", sender="The Weekly <weekly@example.org>", unsubscribe="https://example.org/u/{token}"
)
TEXT = "Water was found on the moon."


def make_issue(newsletter=WEEKLY, slug="2026-W47", padding="", day=None):
    """Return an issue of one story."""
    article = Article(id="a1", title="Water on the moon", paragraphs=(TEXT,), url="https://news.example/moon")
    sentence = Sentence(text=TEXT, article="a1", paragraph=0, start=0, end=len(TEXT))
    story = Story(id="a1", lead=article, summary=Summary(sentences=(sentence,)), topic="science")
    return Issue(
        slug=slug,
        number=1,
        title=newsletter.title,
        date=day or datetime.now(UTC).date(),
        subject="The Weekly: water on the moon",
        preheader="Water was found, and more.",
        language="en",
        sections=(Section(topic="science", title="Science", stories=(story,)),),
        intro=padding or None,
        newsletter=newsletter,
    )


def write(issues, newsletter=WEEKLY, slug="2026-W47", padding="", day=None):
    """Write the issue's folder below `issues`, and return it."""
    issue = make_issue(newsletter, slug, padding, day)
    article = issue.sections[0].stories[0].lead
    link = unsubscribe_url(newsletter)
    html = f"""<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>The Weekly</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>@media (prefers-color-scheme: dark) {{
body, p, h1, h2, h3, a {{ background: #111 !important; color: #eee !important; }} }}</style></head>
<body><div role="article" lang="en" dir="ltr" aria-label="The Weekly"><h1>The Weekly</h1><h2>Science</h2>
<h3><a href="https://news.example/moon">Water on the moon</a></h3><p>{TEXT}</p><p>{padding}</p>
<p><a href="{link}">Unsubscribe from The Weekly</a></p></div></body></html>
"""
    text = f"The Weekly\n\n{article.title}\n{TEXT}\n{article.url}\n{padding}\nUnsubscribe: {link}\n"
    files = {
        "issue.json": issue_to_json(issue),
        "articles.jsonl": articles_to_lines([article]),
        "email.html": html,
        "email.txt": text,
        "index.html": html,
    }
    return write_issue(issues, slug, {name: content.encode() for name, content in files.items()})
