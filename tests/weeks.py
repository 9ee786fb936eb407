"""What tests of a week share: two texts, feeds that hold them, and one run of the build."""

from datetime import UTC, datetime
from email.utils import format_datetime

from digest.archive import load_articles
from digest.http import Guard
from digest.named import Around
from digest.weekly import Wish, build_week

NOW = datetime(2026, 11, 20, 17, tzinfo=UTC)
WORDS = (
    "The harbor office said on Monday that the new ferry to the islands will sail from spring, four times a day. "
    "Engineers tested the engine for six weeks in cold water and found that it saves a third of the fuel. "
    "The island council had asked for the boat since 2019, when the old one was taken out of service. "
    "Tickets will cost the same as before, and school children travel free of charge on every trip."
)
OTHER = (
    "Bakers in the old town agreed on Wednesday to sell yesterday's bread at half its price in one common shop. "
    "The shop opens at six in the morning, and what is left at noon goes to the food bank across the street. "
    "Four bakeries take part so far, and two more want to join once the first month has been counted. "
    "The mayor called it a plain idea that should have come twenty years ago, and bought the first loaf."
)


def entry(path: str, title: str, when: datetime | None, text: str = WORDS) -> str:
    """Return an RSS entry."""
    date = f"<pubDate>{format_datetime(when)}</pubDate>" if when else ""
    link = f"<link>https://news.test{path}</link>"
    return f"<item><title>{title}</title>{link}{date}<description>{text}</description></item>"


def feed(*entries: str) -> bytes:
    """Return an RSS feed."""
    return f'<rss version="2.0"><channel><title>The Harbor</title>{"".join(entries)}</channel></rss>'.encode()


def run(config, now=NOW, **wish):
    """Build one issue; that the hosts of these feeds are none is known at once, not after 3 s of tries and 5 of DNS."""
    guard = Guard(
        allow=frozenset(config.http.allow_hosts), resolve=lambda host, _port: [host] if "test" not in host else []
    )
    return build_week(config, Wish(**wish), Around(now=now, guard=guard))


def titles(done):
    """Return the titles of the stories told."""
    return sorted(story.lead.title for section in done.built.issue.sections for story in section.stories)


def articles(done):
    """Return the articles of an issue."""
    return load_articles(done.built.folder)
