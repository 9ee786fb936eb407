"""Lists of addresses, mailboxes, IMAP folders, plug-ins, and sources as a person names them."""

# ruff: noqa: E501 - samples read best in one line

import imaplib
import time

import pytest

from digest import plugins
from digest.config import Source
from digest.errors import ConfigError, SourceError
from digest.http import Guard, Manners, open_client
from digest.models import Document, Skipped
from digest.sources import imap
from digest.sources.lists import feeds_of, leads_in
from digest.sources.mailboxes import read_maildir, read_mbox
from digest.sources.naming import named
from digest.sources.whole import whole
from tests.servers.feeds import FeedServer, Reply

FEED = b'<rss version="2.0"><channel><title>The Harbor</title><item><title>a</title></item></channel></rss>'
HTML = {"Content-Type": "text/html"}
MAIL = "From: a@b.example\nDate: Fri, 20 Nov 2026 17:00:00 +0100\nSubject: One\nMIME-Version: 1.0\n\nText.\n"


def urls(text: str) -> list[tuple[str, str | None]]:
    """Return the addresses and titles of a list."""
    return [(lead.url, lead.title) for lead in leads_in(text) or ()]


def test_opml():
    """Feeds come in their order, each once, whatever their folders; other outlines are looked past."""
    text = (
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline title="A &amp; B" '
        "xmlUrl='https://a.example/f?x=1&amp;y=2' type=\"rss\"/><outline text='C' xmlurl=\"https://c.example/\"/></outline>"
        '<outline text="again" xmlUrl="https://a.example/f?x=1&amp;y=2"/><outline xmlUrl="javascript:alert(1)"/></body></opml>'
    )
    assert urls(text) == [("https://a.example/f?x=1&y=2", "A & B"), ("https://c.example/", "C")]


def test_real_opml_files_are_read(shared_data):
    """Each of 34 real lists gives its feeds."""
    for path in sorted((shared_data / "feeds" / "opml").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert 0.9 * text.lower().count("xmlurl=") <= len(urls(text)) <= text.lower().count("xmlurl="), path.name


def test_plain_lists_csv_and_bookmarks():
    """Lines, rows with titles, and a browser's bookmarks."""
    assert urls("# mine\nhttps://a.example/\n\nhttps://b.example/x\n") == [
        ("https://a.example/", None),
        ("https://b.example/x", None),
    ]
    assert urls("name,url\nHarbor,https://a.example/\n") == [("https://a.example/", "Harbor")]
    assert urls("Harbor;https://a.example/\n") == [("https://a.example/", "Harbor")]
    bookmarks = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://a.example/" ADD_DATE="1">A</A><DT><A HREF="place:x">B</A></DL>'
    assert urls(bookmarks) == [("https://a.example/", "A")]


@pytest.mark.parametrize(
    "text",
    ["", "An article.\n\nIt names https://a.example/ in its text.", "https://a.example/\nand more words", "a,b\nc,d"],
)
def test_what_is_no_list(text):
    """A text with addresses in it is a text."""
    assert leads_in(text) is None


@pytest.mark.parametrize(
    "sign", ["<outline ", "<outline a='", '"', "<a ", ",", "https://a.example\n", "<opml><outline "]
)
def test_a_megabyte_of_one_sign_in_a_list(sign):
    """Lists of nonsense take no time."""
    began = time.process_time()
    leads_in("<opml>" + sign * (1_000_000 // len(sign)) + "</opml>")
    leads_in(sign.replace("<opml>", "") * (1_000_000 // len(sign)))
    assert time.process_time() - began < 4


def test_a_page_names_its_feeds():
    """Relative addresses count from the page or its base; the comments' feed comes last."""
    page = (
        '<base href="/sub/"><link rel="alternate" type="application/rss+xml" title="Comments" href="comments">'
        '<link rel="ALTERNATE home" type="application/atom+xml; charset=utf-8" title="News" href="f.xml">'
        '<link rel="stylesheet" type="text/css" href="s.css"><link rel="alternate" type="text/html" href="de">'
    )
    found = [(lead.url, lead.title) for lead in feeds_of(page, "https://a.example/x/y")]
    assert found == [("https://a.example/sub/f.xml", "News"), ("https://a.example/sub/comments", "Comments")]


def test_mbox(tmp_path):
    """Messages come one by one, quoted From lines as they were written."""
    path = tmp_path / "box"
    path.write_text(f"From x Fri Nov 20\n{MAIL}\n>From here on.\n\nFrom y Sat Nov 21\n{MAIL}", encoding="utf-8")
    first, second = read_mbox(path, "box")
    assert first.content.endswith(b"Text.\n\nFrom here on.\n\n")
    assert (second.media_type, second.position, second.content) == ("message/rfc822", 1, MAIL.encode())
    assert whole(first).published.isoformat() == "2026-11-20T17:00:00+01:00"


def test_maildir(tmp_path):
    """What lies in cur and new is read, what is still being written is not."""
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
        (tmp_path / part / f"1.{part}").write_text(MAIL, encoding="utf-8")
    assert len(list(read_maildir(tmp_path, "box"))) == 2


class FakeImap:
    """Answer as an IMAP server with two messages would; `log` holds what was asked."""

    def __init__(self, log):
        self.log = log

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.log.append("out")

    def login(self, user, password):
        """Refuse the wrong password."""
        self.log.append((user, password))
        if password == "wrong":
            raise imaplib.IMAP4.error(b"[AUTHENTICATIONFAILED] no such user")

    def select(self, folder, readonly):
        """Know every folder but one."""
        self.log.append((folder, readonly))
        return ("OK" if folder != '"Nowhere"' else "NO"), [b"2"]

    def search(self, charset, wanted):
        """Find both messages."""
        self.log.append(wanted)
        return "OK", [b"1 2"]

    def fetch(self, number, what):
        """Give a size, or the message."""
        if "SIZE" in what:
            return "OK", [b"%s (RFC822.SIZE %d)" % (number.encode(), 99_000_000 if number == "2" else 100)]
        return "OK", [(b"1 (BODY[] {5}", MAIL.encode()), b")"]


def test_imap(monkeypatch):
    """A folder is read without a mark on it, from the day before the window; a huge message is skipped."""
    from datetime import UTC, datetime

    log = []
    monkeypatch.setattr(imap, "connect", lambda scheme, host, port: FakeImap(log))
    since = datetime(2026, 11, 13, tzinfo=UTC)
    first, second = imap.read_imap("imaps://ann%40b.example@mail.example/News/In", "box", since=since, password="pw")
    assert first.content == MAIL.encode()
    assert (second.what, second.reason) == ("box#2", "it is larger than 20 MB")
    assert log == [("ann@b.example", "pw"), ('"News/In"', True), "SINCE 12-Nov-2026", "out"]


@pytest.mark.parametrize(
    ("where", "password", "reason"),
    [
        ("imap://ann@mail.example/", "pw", "imap:// sends the password in the open"),
        ("imaps://ann@mail.example/", None, "its password is not set (DIGEST_IMAP_PASSWORD)"),
        ("imaps://ann@mail.example/", "wrong", "its server says no: [AUTHENTICATIONFAILED] no such user"),
        ("imaps://ann@mail.example/Nowhere", "pw", "there is no folder Nowhere"),
    ],
)
def test_imap_that_fails_is_one_line(monkeypatch, where, password, reason):
    """A mailbox that cannot be read is a skipped source."""
    monkeypatch.setattr(imap, "connect", lambda scheme, host, port: FakeImap([]))
    (found,) = imap.read_imap(where, "box", since=None, password=password)
    assert (found.what, found.reason) == ("box", reason)


@pytest.mark.parametrize(
    ("folder", "asked"),
    [("Entw%C3%BCrfe", '"Entw&APw-rfe"'), ("R%26D", '"R&-D"'), ("%E5%8F%B0%E5%8C%97/a", '"&U,BTFw-/a"')],
)
def test_an_imap_folder_with_letters_outside_ascii(monkeypatch, folder, asked):
    """Its name goes to the server in modified UTF-7 (RFC 3501, 5.1.3: the last one is its own example)."""
    log = []
    monkeypatch.setattr(imap, "connect", lambda scheme, host, port: FakeImap(log))
    assert len([*imap.read_imap(f"imaps://ann@mail.example/{folder}", "box", since=None, password="pw")]) == 2
    assert (asked, True) in log


def test_an_imap_server_that_is_not_there():
    """No server is one line too."""
    (found,) = imap.read_imap("imap://ann@127.0.0.1:1/", "box", since=None, password="pw")
    assert isinstance(found, Skipped)
    assert found.reason.startswith("it cannot be reached")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no.such.module:thing", "there is no plug-in"),
        ("digest.plugins:nothing", "there is no plug-in"),
        ("digest.plugins:SOURCES", "cannot be called"),
        ("never-installed", "there is no plug-in never-installed"),
    ],
)
def test_a_plugin_that_is_none(name, message):
    """A wrong name is told with what would be right."""
    with pytest.raises(ConfigError, match=message):
        plugins.load(name)


def test_a_plugin_by_its_attribute():
    """module:attribute reaches into a module."""
    assert plugins.load("digest.models:Document") is Document


@pytest.fixture
def web():
    """A web with a site, its feed, a page and a list."""
    link = '<link rel="alternate" type="application/rss+xml" href="/f.xml">'
    routes = {
        "/": Reply(f"<!doctype html><html><head>{link}</head></html>".encode(), headers=HTML),
        "/f.xml": Reply(FEED),
        "/page": Reply(b"<!doctype html><html><body><p>Words.</p></body></html>", headers=HTML),
        "/list.opml": Reply(b'<opml><outline text="X" xmlUrl="https://x.example/f"/></opml>'),
        "/old": Reply(status=301, headers={"Location": "/f.xml"}),
        "/photo": Reply(b"\x89PNG...", headers={"Content-Type": "image/png"}),
    }
    with FeedServer(routes) as server:
        yield server


def test_sources_are_named_as_they_are(web, tmp_path):
    """A site means its feed, a moved feed its new address, a list its feeds, the rest itself."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "feeds.txt").write_text("https://y.example/f\n", encoding="utf-8")
    feed = {"url": web.url("/f.xml"), "name": "The Harbor"}
    wanted = {
        web.url("/"): [{"url": web.url("/f.xml")}],
        web.url("/f.xml"): [feed],
        web.url("/old"): [feed],
        web.url("/page"): [{"url": web.url("/page"), "kind": "page"}],
        web.url("/list.opml"): [{"url": "https://x.example/f", "name": "X"}],
        str(tmp_path / "texts"): [{"path": "texts"}],
        str(tmp_path / "feeds.txt"): [{"url": "https://y.example/f"}],
        "imaps://ann@mail.example/In": [{"url": "imaps://ann@mail.example/In"}],
        "digest.sources:read": [{"plugin": "digest.sources:read"}],
    }
    with open_client(Manners(retries=0), guard=Guard(allow=frozenset({f"127.0.0.1:{web.port}"}))) as client:
        assert {name: named(name, folder=tmp_path, client=client) for name in wanted} == wanted
        for name in (web.url("/photo"), web.url("/nothing"), "no-such-file.txt"):
            with pytest.raises(SourceError):
                named(name, folder=tmp_path, client=client)


def test_a_site_that_names_no_feed_is_tried_at_the_usual_places(web, tmp_path):
    """/feed, /rss and their like are looked at before a page is taken for what it is."""
    web.routes["/"] = Reply(b"<!doctype html><html><body></body></html>", headers=HTML)
    web.routes["/feed.xml"] = Reply(FEED)
    with open_client(Manners(retries=0), guard=Guard(allow=frozenset({f"127.0.0.1:{web.port}"}))) as client:
        assert named(web.url("/"), folder=tmp_path, client=client) == [
            {"url": web.url("/feed.xml"), "name": "The Harbor"}
        ]


def test_a_source_has_defaults():
    """A source is its name and its place."""
    assert Source(name="a", where="b").full_text == "auto"


@pytest.mark.parametrize(
    "text",
    [
        "<feed><id>tag:a.example,1999:1</id><title>One, two</title><content>See it,\nhttps://a.example/1,b</content></feed>",
        '{"title": "One, two", "items": [\nhttps://a.example/1,\n"b"]}',
        '[{"title": "One, two"},\nhttps://a.example/1,b]',
    ],
)
def test_a_feed_whose_lines_hold_addresses_is_no_list(text):
    """The first line of a feed may look like a table's heading, and the next like its rows."""
    assert leads_in(text) is None
