"""The week as one run: gathered from a faulty web, built, remembered, and never told twice."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from digest.build import rebuild
from digest.config import load_config
from digest.errors import DigestError, SourceError
from digest.extract import extract
from digest.http import Guard
from digest.ledger import memory, open_ledger, run_lock
from digest.ledger.issues import editions
from digest.weekly import Around, Wish, build_week, memories
from tests.servers.feeds import FeedServer, Reply

ROOT = Path(__file__).parent.parent
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


@pytest.fixture
def web():
    """A web with one good feed."""
    with FeedServer(
        {"/f": Reply(feed(entry("/ferry", "New ferry sails in spring", NOW - timedelta(days=2))))}
    ) as server:
        yield server


@pytest.fixture
def newsletter(web, tmp_path):
    """Write a digest.toml with these sources and return its configuration."""

    def make(*tables: str, build: str = ""):
        sources = "".join(
            f"[[sources]]\n{table}\n" for table in tables or (f'url = "{web.url("/f")}"\nname = "harbor"',)
        )
        http = f'[http]\nallow_hosts = ["127.0.0.1:{web.port}"]\ntimeout = 0.5\nretries = 0\n'
        head = '[newsletter]\ntitle = "T"\nfrom = "t@example.org"\ntimezone = "Europe/Berlin"\n'
        text = f"{head}{http}[build]\n{build}\n{sources}"
        (tmp_path / "digest.toml").write_text(text, encoding="utf-8")
        return load_config(tmp_path / "digest.toml")

    return make


def run(config, now=NOW, **wish):
    """Build one issue."""
    return build_week(config, Wish(**wish), Around(now=now))


def titles(done):
    """Return the titles of the stories told."""
    return sorted(story.lead.title for section in done.built.issue.sections for story in section.stories)


def test_a_week_is_gathered_built_and_remembered(newsletter, web):
    """The issue stands in issues/, its stories in the ledger, its source is healthy."""
    config = newsletter()
    done = run(config)
    assert done.slug == "2026-W47"
    assert titles(done) == ["New ferry sails in spring"]
    assert (config.issues / "2026-W47" / "issue.json").is_file()
    ledger = open_ledger(config.ledger)
    (edition,) = editions(ledger)
    assert (edition.slug, edition.stories, edition.until) == ("2026-W47", 1, NOW)
    (health,) = memory.health(ledger)
    assert (health.source, health.failures, health.entries, health.last_success) == ("harbor", 0, 1, NOW)
    ledger.close()


def test_a_second_run_fetches_nothing_again_and_changes_nothing(newsletter, web):
    """With validators the server sends no body twice, and the issue stays byte for byte."""
    config = newsletter()
    first = run(config)
    before = {path.name: path.read_bytes() for path in first.built.folder.iterdir()}
    again = run(config)
    assert {path.name: path.read_bytes() for path in again.built.folder.iterdir()} == before
    assert web.statuses("/f") == [200, 304]


def test_what_an_issue_told_does_not_come_back(newsletter, web):
    """Next week an old entry with a new date is not new, and a new one is."""
    config = newsletter()
    run(config)
    later = NOW + timedelta(days=7)
    web.routes["/f"] = Reply(feed(entry("/ferry", "New ferry sails in spring", later - timedelta(days=1))))
    done = run(config, later)
    assert done.built is None
    web.routes["/f"] = Reply(
        feed(
            entry("/ferry", "New ferry sails in spring", later - timedelta(days=1)),
            entry("/bread", "Bread of yesterday", later - timedelta(days=1), OTHER),
        )
    )
    assert titles(run(config, later)) == ["Bread of yesterday"]


def test_the_same_text_at_another_address_is_not_told_twice_from_one_week(newsletter, web):
    """One article in two feeds stands once, with the fuller text."""
    full = feed(entry("/ferry?utm_source=b", "New ferry sails in spring", NOW - timedelta(days=2), WORDS + " " + OTHER))
    web.routes["/g"] = Reply(full)
    config = newsletter(f'url = "{web.url("/f")}"', f'url = "{web.url("/g")}"')
    done = run(config)
    assert titles(done) == ["New ferry sails in spring"]
    assert not done.failed


def test_the_window_is_the_newsletters_own(newsletter, web):
    """An entry of Monday 00:30 in Berlin belongs to the new week, though it is Sunday in UTC."""
    monday = datetime(2026, 11, 15, 23, 30, tzinfo=UTC)
    web.routes["/f"] = Reply(
        feed(entry("/a", "Ferry on Monday", monday), entry("/b", "Bread on Sunday", monday - timedelta(hours=1), OTHER))
    )
    assert titles(run(newsletter(), week="2026-W47")) == ["Ferry on Monday"]


def test_the_clock_change_moves_no_entry(newsletter, web):
    """The week of 25 October 2026 has 169 hours in Berlin: its last hour belongs to it."""
    last = datetime(2026, 10, 25, 22, 30, tzinfo=UTC)  # Sunday 23:30, winter time already
    web.routes["/f"] = Reply(feed(entry("/a", "Ferry on Sunday", last)))
    now = datetime(2026, 10, 26, 12, tzinfo=UTC)
    assert titles(run(newsletter(), now, week="2026-W43")) == ["Ferry on Sunday"]


def test_undated_entries_count_by_first_sight_without_a_flood(newsletter, web):
    """Of a new source's undated entries only the first few are taken; later ones as they appear."""
    places = [
        entry(f"/{n}", f"Ferry number {n} of the fleet", None, WORDS.replace("four", str(n + 30))) for n in range(9)
    ]
    web.routes["/f"] = Reply(feed(*places))
    config = newsletter(build="first_undated = 2")
    assert run(config).built.report["counts"]["articles"] == 2
    later = NOW + timedelta(days=7)
    web.routes["/f"] = Reply(feed(entry("/new", "Bread of yesterday", None, OTHER), *places))
    assert titles(run(config, later)) == ["Bread of yesterday"]


def test_an_entry_that_came_late_is_taken_by_the_next_issue(newsletter, web):
    """Published before the last issue was built, seen only after it: late is not old."""
    config = newsletter()
    run(config)
    late = entry("/bread", "Bread of yesterday", NOW - timedelta(hours=3), OTHER)
    old = entry("/old", "Ferry of long ago", NOW - timedelta(days=9), OTHER)
    web.routes["/f"] = Reply(feed(late, old))
    assert titles(run(config, NOW + timedelta(days=7))) == ["Bread of yesterday"]


def test_nothing_new_is_no_issue(newsletter, web):
    """A week without articles writes nothing and is no error."""
    web.routes["/f"] = Reply(feed(entry("/a", "Ferry of long ago", NOW - timedelta(days=99))))
    config = newsletter()
    assert run(config).built is None
    assert not config.issues.exists()


def test_one_dead_feed_does_not_stop_the_others(newsletter, web):
    """The issue comes from the rest, and the failure is one line."""
    config = newsletter(f'url = "{web.url("/f")}"', f'url = "{web.url("/dead")}"\nname = "dead"')
    done = run(config)
    assert titles(done) == ["New ferry sails in spring"]
    assert [(skip.what, skip.reason) for skip in done.failed] == [("dead", "it is not there")]


def test_all_dead_is_an_error_and_writes_nothing(newsletter, web):
    """When every source fails there is no issue, and an old one stays as it is."""
    config = newsletter(f'url = "{web.url("/x")}"', f'url = "{web.url("/y")}"')
    with pytest.raises(SourceError, match="every source failed"):
        run(config)
    assert not config.issues.exists()


def test_a_failed_fetch_loses_nothing(newsletter, web):
    """What a feed said before its failure still makes the issue; the failure is told, and counted."""
    config = newsletter(build="warn_after = 2")
    run(config)
    web.routes["/f"] = Reply(status=500)
    for failures in (1, 2):
        done = run(config, NOW + timedelta(minutes=failures))
        assert titles(done) == ["New ferry sails in spring"]
        assert [skip.reason for skip in done.failed] == ["its server is in trouble (500)"]
    assert done.notes == ("harbor has failed 2 times in a row: its server is in trouble (500)",)


def test_a_moved_feed_is_followed_and_a_gone_one_left(newsletter, web):
    """After a 301 the new address is asked; after a 410 none is."""
    web.routes["/old"] = Reply(status=301, headers={"Location": "/f"})
    web.routes["/gone"] = Reply(status=410)
    config = newsletter(f'url = "{web.url("/old")}"\nname = "moved"', f'url = "{web.url("/gone")}"\nname = "gone"')
    assert run(config).notes == (f"moved has moved to {web.url('/f')}: it is asked there from now on",)
    done = run(config)
    assert web.statuses("/old") == [301]
    assert web.statuses("/gone") == [410]
    assert web.statuses("/f") == [200, 304]
    assert [skip.what for skip in done.failed] == ["gone"]


def test_a_short_excerpt_is_replaced_by_its_page(newsletter, web):
    """The page is read where robots.txt lets us; where it holds no article the excerpt stands."""
    paragraphs = "".join(f"<p>{part}.</p>" for part in (WORDS + " " + OTHER).split(". "))
    page = f"<!doctype html><html><body><article><h1>F</h1>{paragraphs}</article></body></html>"
    html = {"Content-Type": "text/html"}
    web.routes["/open"] = Reply(page.encode(), headers=html)
    web.routes["/private/1"] = Reply(page.encode(), headers=html)
    web.routes["/empty"] = Reply(b"<!doctype html><html><body>No.</body></html>", headers=html)
    web.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n")
    short = WORDS[:320]
    yesterday = NOW - timedelta(days=1)
    links = [
        entry("/open", "Open page", yesterday, short),
        entry("/private/1", "Closed page", yesterday, OTHER[:320]),
        entry("/empty", "Empty page", yesterday, OTHER[100:400]),
    ]
    body = b"".join([feed(*links)]).replace(b"https://news.test", web.url("").encode())
    web.routes["/f"] = Reply(body)
    config = newsletter()
    done = run(config)
    lengths = {a.title: sum(map(len, a.paragraphs)) for a in _articles(done)}
    assert lengths["Open page"] > 600
    assert lengths["Closed page"] < 400
    assert lengths["Empty page"] < 400
    assert web.statuses("/private/1") == []
    assert not done.failed
    run(config)
    assert web.statuses("/open") == [200, 304]
    assert web.statuses("/private/1") == []


def test_a_page_is_asked_only_for_what_changed(newsletter, web):
    """A 304 and a dead server leave what was read; a page without validators is not asked again; a new text comes."""
    page = "<!doctype html><html><body><article><h1>F</h1>{}</article></body></html>"
    text, other = ("".join(f"<p>{part}.</p>" for part in words.split(". ")) for words in (WORDS + OTHER, OTHER + WORDS))
    html = {"Content-Type": "text/html"}
    web.routes["/kept"] = Reply(page.format(text).encode(), headers=html)
    web.routes["/plain"] = Reply(page.format(other).encode(), headers=html, etag=False)
    links = [
        entry("/kept", "Ferry sails", NOW - timedelta(days=1), WORDS[:300]),
        entry("/plain", "Bread sold", NOW - timedelta(days=1), OTHER[:300]),
    ]
    web.routes["/f"] = Reply(feed(*links).replace(b"https://news.test", web.url("").encode()))
    config = newsletter()
    before = {path.name: path.read_bytes() for path in run(config).built.folder.iterdir()}
    web.routes["/kept"].first = [Reply(status=404, etag=False)]
    for statuses in ([200, 404], [200, 404, 304]):
        assert {path.name: path.read_bytes() for path in run(config).built.folder.iterdir()} == before
        assert web.statuses("/kept") == statuses
    assert web.statuses("/plain") == [200]
    web.routes["/kept"] = Reply(page.format(text.replace("ferry", "steamer")).encode(), headers=html)
    assert any("steamer" in " ".join(article.paragraphs) for article in _articles(run(config)))


def test_a_rebuild_extracts_nothing_again(newsletter, web, monkeypatch):
    """A second run extracts no article; a new entry that moves all others down the feed costs one extraction."""
    extracted = []

    def counting(document):
        extracted.append(document.title)
        return extract(document)

    monkeypatch.setattr(memories, "extract", counting)
    first = entry("/ferry", "New ferry sails in spring", NOW - timedelta(days=2))
    web.routes["/f"] = Reply(feed(first))
    config = newsletter()
    run(config)
    run(config)
    assert extracted == ["New ferry sails in spring"]
    web.routes["/f"] = Reply(feed(entry("/bread", "Bread of yesterday", NOW - timedelta(days=1), OTHER), first))
    assert len(titles(run(config))) == 2
    assert extracted == ["New ferry sails in spring", "Bread of yesterday"]


def _articles(done):
    from digest.archive import load_articles

    return load_articles(done.built.folder)


def test_lists_and_sites_lead_to_their_feeds(newsletter, web, tmp_path):
    """An OPML file's feeds and a site's own are read as sources."""
    web.routes["/g"] = Reply(feed(entry("/bread", "Bread of yesterday", NOW - timedelta(days=1), OTHER)))
    head = '<link rel="alternate" type="application/rss+xml" href="/g">'
    web.routes["/"] = Reply(
        f"<!doctype html><html><head>{head}</head><body></body></html>".encode(), headers={"Content-Type": "text/html"}
    )
    (tmp_path / "feeds.opml").write_text(
        f'<opml><body><outline text="H" xmlUrl="{web.url("/f")}"/></body></opml>', encoding="utf-8"
    )
    config = newsletter('path = "feeds.opml"', f'url = "{web.url("/")}"\nname = "site"')
    done = run(config)
    assert titles(done) == ["Bread of yesterday", "New ferry sails in spring"]
    assert not done.failed


def test_local_sources_stand_beside_feeds(newsletter, web, tmp_path):
    """A folder and an mbox are sources like any other; a missing one is named."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(
        "Bread of yesterday\n\n" + "\n\n".join(OTHER.split(". ")), encoding="utf-8"
    )
    config = newsletter('path = "texts"', 'path = "nowhere"', f'url = "{web.url("/f")}"')
    done = run(config)
    assert titles(done) == ["Bread of yesterday", "New ferry sails in spring"]
    assert [(skip.what, skip.reason) for skip in done.failed] == [("nowhere", "there is no such file or folder")]


def test_plugins_bring_documents(newsletter, web, tmp_path, monkeypatch):
    """A function by name is a source; one that fails is a line."""
    code = (
        "from digest.models import Document\n"
        "def bring(options, *, since, now):\n"
        "    text = options['text'].encode()\n"
        "    yield Document(source='x', content=text, media_type='text/plain', title='Bread of yesterday',"
        " published=since)\n"
        "def fail(options, *, since, now):\n    raise RuntimeError('no luck')\n"
    )
    (tmp_path / "ourplugin.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    config = newsletter(
        f'plugin = "ourplugin:bring"\noptions = {{ text = "{OTHER}" }}', 'plugin = "ourplugin:fail"\nname = "p"'
    )
    done = run(config)
    assert titles(done) == ["Bread of yesterday"]
    assert [(skip.what, skip.reason) for skip in done.failed] == [
        ("p", "the plug-in ourplugin:fail failed: RuntimeError: no luck")
    ]


def test_two_runs_cannot_meet(newsletter, web):
    """A run while another is at work is refused and changes nothing."""
    config = newsletter()
    with run_lock(config.ledger), pytest.raises(DigestError, match="another run is at work"):
        run(config)
    assert not config.issues.exists()


def test_nothing_private_is_reached_unless_named(newsletter, web):
    """Without allow_hosts the same feed is refused, with the line that would allow it."""
    config = newsletter()
    closed = replace(config, http=replace(config.http, allow_hosts=()))
    with pytest.raises(SourceError, match="not a public address"):
        build_week(closed, Wish(), Around(now=NOW, guard=Guard()))
    assert web.asked == []


KILLED = """
import sys, threading, os
from datetime import datetime, UTC
from pathlib import Path
import digest.ledger, digest.weekly, digest.archive
from digest.sources import collecting, gathering
from digest.config import load_config

step, left = sys.argv[2], int(sys.argv[3])
module, name = {"fetch": (gathering, "transaction"), "choose": (collecting, "transaction"),
                "write": (digest.archive, "write_issue"),
                "remember": (digest.weekly.told, "record_issue"), "commit": (os, "getppid")}[step]
real = getattr(module, name)

def deadly(*args, **kwargs):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    return real(*args, **kwargs)

setattr(module, name, deadly)
opened = digest.weekly.open_ledger

def watched(path):
    ledger = opened(path)
    ledger.set_trace_callback(lambda statement: statement == "COMMIT" and deadly())
    return ledger

if step == "commit":
    digest.weekly.open_ledger = watched
digest.weekly.build_week(load_config(Path(sys.argv[1])), digest.weekly.Wish(),
                         digest.weekly.Around(now=datetime(2026, 11, 20, 17, tzinfo=UTC)))
"""


@pytest.mark.parametrize(
    ("step", "left"), [("fetch", 0), ("choose", 0), ("write", 0), ("remember", 0), *[("commit", n) for n in (0, 2, 4)]]
)
def test_a_killed_run_is_made_good_by_the_next(newsletter, web, tmp_path, step, left):
    """A kill -9 while sources are noted, before the issue is written or remembered, inside a commit: all the same.

    bench/gather.py kill does it at 50 random moments and at every commit.
    """
    web.routes["/g"] = Reply(feed(entry("/bread", "Bread of yesterday", None, OTHER)))
    config = newsletter(f'url = "{web.url("/f")}"', f'url = "{web.url("/g")}"')
    command = [sys.executable, "-c", KILLED, str(config.path), step, str(left)]
    killed = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert killed.returncode == -9
    after = {path.name: path.read_bytes() for path in run(config).built.folder.iterdir()}
    calm = replace(config, path=tmp_path / "calm" / "digest.toml")
    calm.folder.mkdir()
    assert {path.name: path.read_bytes() for path in run(calm).built.folder.iterdir()} == after


def test_pages_in_a_folder_are_dated_by_what_stands_in_them(newsletter, tmp_path):
    """A page put into a folder later belongs to the week it was published in; five at once are no flood."""
    (tmp_path / "pages").mkdir()
    for number, day in enumerate(("09", "11", "12", "13", "14", "16")):
        name = f"Number {number} of the harbor's papers tells of ferries"
        page = (
            f"{name}\n\nBy Ann Lee\nPublished: November {day}, 2026, 9:00 UTC\n\n{WORDS}\n\n{OTHER} Paper {number}.\n"
        )
        (tmp_path / "pages" / f"{number}.txt").write_text(page, encoding="utf-8")
    config = newsletter('path = "pages"\nname = "pages"')
    built = run(config, week="2026-W46").built

    assert built.report["counts"]["articles"] == 5
    assert run(config, week="2026-W47").built.report["counts"]["articles"] == 1


def test_another_outlets_later_report_of_a_told_event_is_an_update_or_stays_out(newsletter, web):
    """Within a day of the told one it is the same news; well after it is news, marked as an update of that issue."""
    config = newsletter()
    run(config)
    told = NOW - timedelta(days=2)
    late = entry("/ferry-2", "The new ferry is to sail in spring", told + timedelta(hours=6))
    other = entry("/bread", "Bakers sell yesterday's bread", NOW + timedelta(days=4), OTHER)
    web.routes["/f"] = Reply(feed(late, other))
    done = run(config, now=NOW + timedelta(days=7))
    assert titles(done) == ["Bakers sell yesterday's bread"]
    settings = done.built.report["settings"]
    assert settings["earlier"] == ["2026-W47"]
    fresh = entry("/ferry-3", "The new ferry sailed with 300 on board", NOW + timedelta(days=5))
    web.routes["/f"] = Reply(feed(fresh, other))
    done = run(config, now=NOW + timedelta(days=7))
    updates = {story.lead.title: story.updates for sec in done.built.issue.sections for story in sec.stories}
    assert updates == {"Bakers sell yesterday's bread": None, "The new ferry sailed with 300 on board": "2026-W47"}
    before = {path.name: path.read_bytes() for path in done.built.folder.iterdir()}
    again = rebuild(done.built.folder)
    assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before
