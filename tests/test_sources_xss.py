"""Scripts in feeds: none of a thousand known tricks is alive in a document, or in what is built of it."""

import json
import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from html.parser import HTMLParser

import pytest

from digest.build import Plan, build
from digest.models import Document, Newsletter
from digest.sources import read
from digest.sources.markup import ATTRIBUTES, TAGS

_ALIVE = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
_NEVER = frozenset(
    (
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "svg",
        "math",
        "base",
        "frame",
        "applet",
        "textarea",
        "button",
    )
)


class Finder(HTMLParser):
    """Collect what is alive in markup: tags that run, handlers of events, addresses that are code."""

    def __init__(self):
        super().__init__()
        self.alive = []
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        """Look at one tag."""
        self.tags.add(tag)
        if tag in _NEVER:
            self.alive.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (
                name in ("href", "src", "action", "cite", "background") and _ALIVE.match(value or "")
            ):
                self.alive.append((tag, name, value))


def found_in(markup: str) -> Finder:
    """Return what stands in markup."""
    finder = Finder()
    finder.feed(markup)
    return finder


@pytest.fixture(scope="module")
def tricks(shared_data):
    """The known tricks, one a line."""
    lines = (shared_data / "security" / "xss.txt").read_text(encoding="utf-8", errors="replace").split("\n")
    return [line for line in lines if line.strip()]


def feed_of(tricks: list[str], folder) -> list[Document]:
    """Return the documents of a feed that has each trick in every place an entry has."""
    entries = [
        {
            "id": str(number),
            "url": f"https://a.example/{number}" if number % 2 else trick,
            "title": f"Ferry {number} {trick}",
            "content_html": f"<p>Pier {number} was opened on day {number} by {number} people.</p>{trick}<p>{trick}</p>",
            "author": {"name": trick},
            "tags": [trick],
            "image": trick,
        }
        for number, trick in enumerate(tricks)
    ]
    feed = {"version": "https://jsonfeed.org/version/1", "title": tricks[0], "items": entries}
    (folder / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    return [one for one in read(str(folder)) if isinstance(one, Document)]


def test_no_trick_is_alive_in_a_document(tricks, tmp_path):
    """Markup holds harmless tags and http addresses, titles and names are one plain line."""
    documents = feed_of(tricks, tmp_path)
    assert len(documents) == len(tricks)
    allowed = {name for names in ATTRIBUTES.values() for name in names}
    for document in documents:
        finder = found_in(document.content.decode())
        assert finder.alive == []
        assert finder.tags <= TAGS
        assert document.url is None or document.url.startswith(("http://", "https://"))
        for text in (document.title, document.byline, document.publisher, *document.tags):
            assert text is None or text.isprintable(), text
    assert "style" not in allowed


def life_in_an_issue(tricks: list[str], folder) -> list:
    """Return what is alive in the pages, the mail and the headers of an issue built of these tricks."""
    (folder / "in").mkdir()
    newsletter = Newsletter(title="Ferry <script>alert(1)</script> \"'&")
    plan = Plan(slug="2026-W47", limit=0, newsletter=newsletter)
    documents = feed_of(tricks, folder / "in")
    built = build(documents, plan, issues=folder / "issues", now=datetime(2026, 11, 20, tzinfo=UTC))
    alive = []
    for name in ("email.html", "index.html"):
        alive += found_in((built.folder / name).read_text(encoding="utf-8")).alive
    message = message_from_bytes((built.folder / "message.eml").read_bytes(), policy=default)
    alive += [key for key in message if key.lower() in ("bcc", "cc")]
    alive += [(key, value) for key, value in message.items() if not str(value).isprintable()]
    alive += found_in(message.get_body(("html",)).get_content()).alive
    text = (built.folder / "email.txt").read_text(encoding="utf-8")
    return alive + [sign for sign in text if not sign.isprintable() and sign != "\n"]


def test_no_trick_is_alive_in_an_issue(tricks, tmp_path):
    """What is built of them is a page and a mail without life, and headers of one line each."""
    assert life_in_an_issue(tricks[:: len(tricks) // 60], tmp_path) == []
