"""Feeds read in processes of their own: the same as here, and one that breaks its process fails alone."""

import os
import signal
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from digest.errors import SourceError
from digest.sources.readers import FEEDS_EACH, Here, Processes, readers_for
from digest.sources.web import Answer
from digest.sources.week import Rules
from digest.window import Window

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
RULES = Rules(window=Window(since=NOW - timedelta(days=7), until=NOW), slug="2026-W47", now=NOW)
FEED = """<rss version="2.0"><channel><title>The Quay</title>
<item><title>New</title><link>https://q.example/1</link><pubDate>Wed, 18 Nov 2026 10:00:00 GMT</pubDate>
<description>Words.</description></item>
<item><title>Old</title><link>https://q.example/2</link><pubDate>Mon, 02 Nov 2020 10:00:00 GMT</pubDate></item>
</channel></rss>"""


@pytest.fixture(scope="module")
def readers():
    """Two processes."""
    with Processes(2) as running:
        yield running


def answer(text: str) -> Answer:
    """Return what an address answered."""
    return Answer(url="https://q.example/feed", content=text.encode())


def test_a_process_reads_what_we_would_read(readers):
    """Likely entries come back whole, of old ones only what knows them again, and a failure is the same words."""
    here, there = (r.submit(answer(FEED), "quay", "auto", RULES).result() for r in (Here(), readers))
    assert there == here
    assert [one.document().title for one in there.likely] == ["New"]
    assert [one.key for one in there.rest] == ["https://q.example/2"]
    for one in (Here(), readers):
        with pytest.raises(SourceError, match="it is empty"):
            one.submit(answer(" "), "quay", "auto", RULES).result()


def test_many_answers_are_read_each_in_its_place(readers):
    """Answers do not get mixed up between processes."""
    asked = [readers.submit(answer(FEED.replace("New", f"New {n}")), "quay", "auto", RULES) for n in range(20)]
    assert [one.result().likely[0].document().title for one in asked] == [f"New {n}" for n in range(20)]


def test_a_feed_that_kills_its_process_fails_alone():
    """The next one is read by a new process."""
    with Processes(1) as readers:
        readers.submit(answer(FEED), "quay", "auto", RULES).result()
        (child,) = readers._children
        os.kill(child.pid, signal.SIGKILL)
        with pytest.raises(SourceError, match="broke the process"):
            readers.submit(answer(FEED), "quay", "auto", RULES).result()
        assert readers.submit(answer(FEED), "quay", "auto", RULES).result().likely


def test_no_process_outlives_its_work():
    """Closing ends them, with answers still waiting."""
    with Processes(2) as readers:
        asked = [readers.submit(answer(FEED), "quay", "auto", RULES) for _ in range(50)]
        asked[0].result()
    assert len(readers._children) == 2
    assert all(child.poll() is not None for child in readers._children)


def test_where_no_process_can_be_started_we_read_here(monkeypatch):
    """A system without room for processes takes longer, and that is all."""

    def refuse(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert isinstance(readers_for(1000), Here)


def test_few_feeds_are_read_here():
    """Starting a process takes longer than reading some dozens of feeds."""
    assert isinstance(readers_for(FEEDS_EACH - 1), Here)


@pytest.mark.parametrize(
    ("asked", "taken"),
    [("https://q.example/feed", 0), ("https://q.example/a/rss.xml", 0), ("https://q.example/wiki/RSS", 1)],
)
def test_a_page_where_an_address_promises_a_feed_is_no_article(asked, taken):
    """A notice such as "this feed has moved" must not become a story; an article about feeds may."""
    page = Answer(
        url=asked, content=b"<!doctype html><html><body><p>This feed has moved.</p></body></html>", asked=asked
    )
    reading = Here().submit(page, "quay", "auto", RULES)
    assert (reading.exception() is None) is bool(taken)
    assert reading.exception() is not None or len(reading.result().likely) == taken
