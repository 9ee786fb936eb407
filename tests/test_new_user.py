"""What a new user meets: an empty folder, a first source, and every slip of the hand as two clear lines."""

import socket
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.config import load_config
from digest.config.languages import is_language
from tests.servers.faults import feed
from tests.servers.feeds import FeedServer, Reply

WEEK = Path(__file__).parent.parent / "examples" / "week"
TEXT = (
    "The harbor office said on Monday that the new ferry to the islands will sail from spring, four times a day. "
    "Engineers tested the engine for six weeks in cold water and found that it saves a third of the fuel."
)


@pytest.fixture
def newsletter(digest, tmp_path):
    """Begin a newsletter in the folder; return its digest.toml."""
    assert digest("init")[0] == 0
    return tmp_path / "digest.toml"


def test_a_newsletter_is_begun_in_its_language_and_time_zone(digest, tmp_path):
    """Both go into digest.toml, and what comes next is told; what is neither begins nothing."""
    status, out, err = digest("init", "bote", "--language", "de", "--timezone", "Europe/Berlin")
    assert (status, out) == (0, "bote/digest.toml\n")
    assert err.startswith("next: cd bote, then digest add")
    said = load_config(tmp_path / "bote" / "digest.toml").newsletter
    assert (said.language, said.timezone) == ("de", "Europe/Berlin")
    for wrong in (("--language", "german"), ("--timezone", "Berlin")):
        status, _, err = digest("init", "other", *wrong)
        assert status == 1
        assert is_two_lines(err)
    assert not (tmp_path / "other").exists()


def is_two_lines(err: str) -> bool:
    """Tell one line of what happened and one of what to do."""
    return [line.partition(":")[0] for line in err.splitlines()] == ["error", "hint"]


@pytest.mark.parametrize("arguments", [["build"], ["log"], ["add", "https://a.example/"]])
def test_outside_a_newsletter_the_way_in_is_told(digest, arguments):
    """`log` and `add` need a digest.toml and say how to begin one; only `build` speaks of a SOURCE."""
    status, out, err = digest(*arguments)
    assert (status, out) == (1, "")
    assert is_two_lines(err)
    assert err.startswith("error: there is no digest.toml here\n")
    assert "digest init" in err
    assert ("SOURCE" in err) is (arguments == ["build"])


def test_a_week_with_nothing_new_says_so(digest, newsletter):
    """A fresh newsletter has an empty folder: no issue, status 0, and its source has not failed."""
    for _ in range(4):
        status, out, err = digest("build")
        assert (status, err) == (0, "")
        assert "nothing new for " in out
        assert "no issue was made" in out
    assert "failed" not in digest("log")[1]


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("ftp://x", "ftp addresses are not read", "http, https and imaps"),
        ("GOPHER://x/y", "gopher addresses are not read", "http, https and imaps"),
        ("mailto:a@b.example", "mailto addresses are not read", "http, https and imaps"),
        ("file:///etc/passwd", "file addresses are not read", "files and folders"),
        ("no-such.txt", "there is no no-such.txt", "name a feed"),
        ("example.org/feed", "there is no file example.org/feed", "write https://example.org/feed"),
        ("imap://ann@mail.example/In", "in the open", "write imaps://ann@mail.example/In"),
        ("imaps://mail.example/In", "is no mailbox", "imaps://user@host/Folder"),
        ("imaps://ann:secret@mail.example/In", "is no mailbox", "DIGEST_IMAP_PASSWORD"),
        ("plug:missing", "there is no plug-in plug:missing", "PYTHONPATH"),
        ("digest.urls:nothing", "there is no plug-in", "module:attribute"),
        ("http://127.0.0.1:9/", "127.0.0.1 is not a public address", "allow_hosts"),
        (
            "http://ann:secret@a.example/",
            "http://ann:…@a.example/: it would send what its address holds in the open",
            "https://",
        ),
        ("http://[::1", "the address is none", "browser"),
        ("", "a SOURCE is empty", "variable"),
        ("cut.opml", "the OPML file is cut off", "export it again"),
        ("none.opml", "none.opml names no feed", "an address a line"),
        ("empty.opml", "empty.opml names no feed", "an address a line"),
        ("words.csv", "words.csv names no feed", "an address a line"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_hint(digest, newsletter, name, said, hint):
    """Nothing is added, and the hint says what would be right."""
    folder = newsletter.parent
    outline = '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/>'
    (folder / "cut.opml").write_text(outline, encoding="utf-8")
    (folder / "none.opml").write_text('<opml version="2.0"><body></body></opml>', encoding="utf-8")
    (folder / "empty.opml").write_text("", encoding="utf-8")
    (folder / "words.csv").write_text("a,b\nc,d\n", encoding="utf-8")
    before = newsletter.read_bytes()
    status, out, err = digest("add", name)
    assert (status, out) == (1, "")
    assert is_two_lines(err)
    assert said in err.splitlines()[0]
    assert hint in err.splitlines()[1]
    assert newsletter.read_bytes() == before


def test_each_kind_of_source_can_be_added(digest, newsletter, tmp_path):
    """A folder, a file, a list, a mailbox, a plug-in; a second time each is there already."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "feeds.txt").write_text("https://a.example/f\nhttps://b.example/f\n", encoding="utf-8")
    (tmp_path / "box").write_text("From a@b.example Mon Nov 16 09:00:00 2026\n\n", encoding="utf-8")
    names = ("texts", "page.txt", "feeds.txt", "box", "imaps://ann@mail.example/In", "digest.sources:read")
    status, out, err = digest("add", *names)
    assert status == 0
    assert "DIGEST_IMAP_PASSWORD" in err
    assert out.splitlines() == [
        *("added texts", "added page.txt", "added https://a.example/f", "added https://b.example/f", "added box"),
        *("added imaps://ann@mail.example/In", "added digest.sources:read"),
    ]
    status, out, err = digest("add", *names)
    assert (status, out) == (0, "")
    assert "7 of them were there already" in err


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["--language", "xx"], "'xx' is not the code of a language", "en, de"),
        (["--language", "gr"], "'gr' is not the code of a language", "write el"),
        (["--week", "2026-W60"], "not a week", "2026-W47"),
        (["--week", "2026-W47", "--since", "2026-11-20"], "a week is a window already", "either"),
        (["--since", "2026-11-20", "--until", "2026-11-10"], "no time lies between", "--since"),
        (["--until", "2026-13-01"], "not a day", "2026-11-22"),
        (["--timezone", "Mars"], "there is no time zone", "IANA"),
        (["--config", "nowhere.toml"], "there is no nowhere.toml", "digest init"),
    ],
)
def test_wrong_words_of_a_build(digest, newsletter, words, said, hint):
    """What cannot be is refused before anything is fetched or written."""
    status, out, err = digest("build", *words)
    assert (status, out) == (1, "")
    assert is_two_lines(err)
    assert said in err.splitlines()[0]
    assert hint in err.splitlines()[1]
    assert list((newsletter.parent / "issues").iterdir()) == []


def test_a_missing_folder_is_one_line_and_the_rest_is_built(digest, newsletter, tmp_path):
    """Status 3 and an issue of what is there."""
    for number, path in enumerate(sorted(WEEK.glob("*.txt"))[:2]):
        (tmp_path / "articles" / f"{number}.txt").write_bytes(path.read_bytes())
    with newsletter.open("a", encoding="utf-8") as file:
        file.write('\n[[sources]]\npath = "gone"\n')
    status, out, err = digest("build", "--week", "2026-W47")
    assert status == 3
    assert err == "skipped gone: there is no such file or folder\nhint: is it spelled right?\n"
    assert "2 stories from 2 articles" in out


def test_a_newsletter_without_sources_is_told_how_to_get_one(digest, newsletter):
    """That there is nothing new would be true each week, and no help."""
    newsletter.write_text(newsletter.read_text(encoding="utf-8").split("[[sources]]")[0], encoding="utf-8")
    status, out, err = digest("build")
    assert (status, out) == (1, "")
    assert err == "error: digest.toml names no source\nhint: add one: digest add https://example.org/\n"


def test_no_network_is_told_as_such(digest, newsletter, monkeypatch):
    """Where no name can be resolved every source fails: status 1 and a hint at the net."""

    def none(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", none)
    text = newsletter.read_text(encoding="utf-8").split("[[sources]]")[0]
    tables = "".join(f'[[sources]]\nurl = "https://news{n}.example/feed"\n' for n in range(4))
    newsletter.write_text(text + "[http]\nretries = 0\n" + tables, encoding="utf-8")
    status, out, err = digest("build")
    assert (status, out) == (1, "")
    assert is_two_lines(err)
    assert "every source failed (https://news0.example/feed: its host is not known;" in err
    assert "and 1 more" in err
    assert "is this machine on the net?" in err


@pytest.mark.parametrize(
    ("broken", "said", "hint"),
    [
        ("newer", "the ledger was written by a newer digest", "install the newest digest"),
        ("garbage", "the ledger digest.db cannot be read: file is not a database", "restore it from a copy"),
        ("pages", "the ledger digest.db cannot be read: database disk image is malformed", "restore it from a copy"),
        ("folder", "the ledger digest.db cannot be opened", "writable"),
    ],
)
def test_a_ledger_that_cannot_be_read(digest, newsletter, broken, said, hint):
    """Neither `build` nor `log` goes on, nor do they touch it."""
    digest("build")
    path = newsletter.parent / "digest.db"
    if broken == "newer":
        with sqlite3.connect(path) as ledger:
            ledger.execute("INSERT INTO migrations VALUES (99, 'of tomorrow')")
        ledger.close()
    elif broken == "garbage":
        path.write_bytes(b"no database" * 1000)
    elif broken == "pages":
        content = path.read_bytes()
        path.write_bytes(content[:8192] + b"\x55" * (len(content) - 8192))
    else:
        path.unlink()
        path.mkdir()
    before = None if path.is_dir() else path.read_bytes()
    for verb in ("build",) if broken == "folder" else ("build", "log"):
        status, out, err = digest(verb)
        assert (status, out) == (1, "")
        assert is_two_lines(err)
        assert said in err.splitlines()[0]
        assert hint in err.splitlines()[1]
    assert before is None or path.read_bytes() == before


def test_a_second_run_beside_the_first_is_refused(digest, newsletter):
    """The lock is told as such, and nothing is changed."""
    lock = sqlite3.connect("digest.db.run.lock", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    status, _, err = digest("build")
    lock.close()
    assert status == 1
    assert err.splitlines() == [
        "error: another run is at work with digest.db",
        "hint: wait until it is done; nothing was changed",
    ]


def test_a_feed_from_added_to_told(digest, newsletter):
    """A site is added by its address, built, and stands in the log."""
    with FeedServer({"/feed": Reply(feed("Harbor", datetime.now(UTC) - timedelta(days=1), TEXT))}) as server:
        page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body></body></html>'
        server.routes["/"] = Reply(page.encode(), headers={"Content-Type": "text/html"})
        with newsletter.open("a", encoding="utf-8") as file:
            file.write(f'\n[http]\nallow_hosts = ["127.0.0.1:{server.port}"]\n')
        assert digest("add", server.url("/"))[:2] == (0, f"added {server.url('/feed')}\n")
        status, out, _ = digest("build")
    assert status == 0
    assert "What Harbor says" in out
    assert f"{server.url('/feed')[:48]:<48}      1 entry  " in digest("log")[1]


@pytest.mark.parametrize(("code", "right"), [("en", True), ("pt-BR", True), ("ast", True), ("xx", False), ("e", False)])
def test_the_codes_of_languages(code, right):
    """Two letters are ISO 639-1's, three are believed."""
    assert is_language(code) is right


def test_what_cannot_be_added_keeps_nothing_else_out(digest, newsletter):
    """Each is told with its hint, the others are added, and the status says that it was done in part."""
    (newsletter.parent / "letters").mkdir()
    status, out, err = digest("add", "ftp://x", "letters", "none.xml")
    assert (status, out) == (3, "added letters\n")
    assert [line.partition(":")[0] for line in err.splitlines()] == ["error", "hint"] * 2
    assert "letters" in newsletter.read_text(encoding="utf-8")
