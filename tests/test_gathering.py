"""A week's sources: feeds that fail, move or say little, pages, lists, folders and plug-ins beside them."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from digest.errors import SourceError
from digest.extract import extract
from digest.http import Guard
from digest.ledger import open_ledger
from digest.ledger.log import log_of
from digest.named import Around
from digest.weekly import Wish, build_week, memories
from tests.servers.feeds import Reply
from tests.weeks import NOW, OTHER, WORDS, articles, entry, feed, run, titles


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


def test_a_feed_that_has_become_a_page_is_a_failure_each_time(newsletter, web):
    """A domain that was sold, or a notice of repairs, is no article; what the feed said last still counts."""
    config = newsletter()
    run(config)
    page = f"<html><head><title>For sale</title></head><body><h1>For sale</h1><p>{OTHER}</p></body></html>"
    web.routes["/f"] = Reply(page.encode(), headers={"Content-Type": "text/html"})
    for minutes in (1, 2):
        done = run(config, NOW + timedelta(minutes=minutes))
        assert titles(done) == ["New ferry sails in spring"]
        assert [skip.reason for skip in done.failed] == ["a web page where a feed was expected"]
    bread = entry("/bread", "Bread of yesterday", NOW - timedelta(days=1), OTHER)
    web.routes["/f"] = Reply(feed(bread))
    assert titles(run(config, NOW + timedelta(minutes=3))) == ["Bread of yesterday"]


def test_a_source_that_was_taken_out_is_no_longer_told_of(newsletter, web):
    """The log shows how the sources of digest.toml have been doing, and none that left it."""
    both = newsletter(f'url = "{web.url("/f")}"\nname = "kept"', f'url = "{web.url("/dead")}"\nname = "left"')
    run(both)
    with closing(open_ledger(both.ledger)) as ledger:
        assert [one["source"] for one in log_of(ledger)["sources"]] == ["left", "kept"]
    run(newsletter(f'url = "{web.url("/f")}"\nname = "kept"'))
    with closing(open_ledger(both.ledger)) as ledger:
        assert [one["source"] for one in log_of(ledger)["sources"]] == ["kept"]


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
    lengths = {a.title: sum(map(len, a.paragraphs)) for a in articles(done)}
    assert lengths["Open page"] > 600
    assert lengths["Closed page"] < 400
    assert lengths["Empty page"] < 400
    assert web.statuses("/private/1") == []
    assert not done.failed
    run(config)
    assert web.statuses("/open") == [200, 304]
    assert web.statuses("/private/1") == []


def test_a_part_of_a_page_is_not_replaced_by_the_page(newsletter, web):
    """Short entries that differ behind "#" keep their own texts: the page holds all of them."""
    yesterday = NOW - timedelta(days=1)
    links = [entry("/now#a", "Ferry sails", yesterday, WORDS[:320]), entry("/now#b", "Bread", yesterday, OTHER[:320])]
    web.routes["/f"] = Reply(feed(*links).replace(b"https://news.test", web.url("").encode()))
    web.routes["/now"] = Reply(f"<!doctype html><p>{WORDS}</p><p>{OTHER}</p>".encode())
    done = run(newsletter())
    assert sorted(a.title for a in articles(done)) == ["Bread", "Ferry sails"]
    assert all(sum(map(len, a.paragraphs)) < 400 for a in articles(done))
    assert web.statuses("/now") == []


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
    assert any("steamer" in " ".join(article.paragraphs) for article in articles(run(config)))


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


def test_nothing_private_is_reached_unless_named(newsletter, web):
    """Without allow_hosts the same feed is refused, with the line that would allow it."""
    config = newsletter()
    closed = replace(config, http=replace(config.http, allow_hosts=()))
    with pytest.raises(SourceError, match="not a public address"):
        build_week(closed, Wish(), Around(now=NOW, guard=Guard()))
    assert web.asked == []


NEWER = (
    "Chess players from nine countries meet in Dalby this weekend for a tournament of two hundred quick games. "
    "Tamar Ilvesi won it three times and lost last year to Pavel Orrin, who was then a pupil of nineteen. "
    "The organizers rented the old customs house, since no other hall of the town holds a hundred boards."
)


def test_pages_in_a_folder_are_dated_by_what_stands_in_them(newsletter, tmp_path):
    """A page put into a folder later belongs to the week it was published in; five at once are no flood."""
    (tmp_path / "pages").mkdir()
    for number, day in enumerate(("09", "11", "12", "13", "14", "16")):
        name = f"Number {number} of the harbor's papers tells of ferries"
        page = (
            f"{name}\n\nBy Ann Lee\nPublished: November {day}, 2026, 9:00 UTC\n\n"
            f"{WORDS if day < '15' else ''}\n\n{OTHER if day < '15' else NEWER} Paper {number}.\n"
        )
        (tmp_path / "pages" / f"{number}.txt").write_text(page, encoding="utf-8")
    config = newsletter('path = "pages"\nname = "pages"')
    built = run(config, week="2026-W46").built

    assert built.report["counts"]["articles"] == 5
    assert run(config, week="2026-W47").built.report["counts"]["articles"] == 1
