"""Files, folders and standard input as documents: what is taken, under which name, and what is skipped why."""

import gzip
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.models import Document, Skipped
from digest.sources import Disk, read
from digest.sources.files import documents
from digest.sources.kinds import kind_of

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Harbor</title><link>https://harbor.example/</link><language>en-gb</language>
<item><title>Ferry &amp;amp; tide</title>
<link>/ferry?utm_source=rss&amp;id=7#top</link><author>a@b.example (Ann Lee)</author>
<pubDate>Mon, 16 Nov 2026 1:55 PM EST</pubDate><category>Ships</category><category>Ships</category>
<description>Short.</description></item>
<item><title>Second</title><guid isPermaLink="false">x-1</guid>
<description>&lt;p&gt;Text with &lt;b&gt;weight&lt;/b&gt;.&lt;/p&gt;</description></item>
</channel></rss>"""
PAGE = "<!doctype html><html><head><title>A page</title></head><body><p>Words of a page.</p></body></html>"
MAIL = "From: Ann <ann@example.org>\nMessage-ID: <1@example.org>\nSubject: News\nMIME-Version: 1.0\n\nA letter.\n"


def taken(source, **options):
    """Return the documents alone."""
    return [found for found in read(str(source), **options) if isinstance(found, Document)]


def reasons(source, **options):
    """Return why each was skipped."""
    return {found.what: found.reason for found in read(str(source), **options) if isinstance(found, Skipped)}


def write(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.txt", "A plain text.", "text/plain; charset=utf-8"),
        ("a", "A plain text.", "text/plain; charset=utf-8"),
        ("a.md", "# A title\n\nText.", "text/markdown; charset=utf-8"),
        ("a.html", PAGE, "text/html; charset=utf-8"),
        ("a.eml", MAIL, "message/rfc822"),
        ("a.txt", PAGE, "text/html; charset=utf-8"),
        ("a.md", PAGE, "text/html; charset=utf-8"),
        ("a.txt", MAIL, "message/rfc822"),
        ("a.html", "Only words, no markup at all.", "text/plain; charset=utf-8"),
        ("a.html.gz", gzip.compress(PAGE.encode(), mtime=0), "text/html; charset=utf-8"),
    ],
)
def test_the_content_decides_what_a_file_is(tmp_path, name, content, media_type):
    """A page named .txt is a page, words named .html are text, and gzip is looked through."""
    (document,) = taken(write(tmp_path / name, content))
    assert document.media_type == media_type
    assert document.source == name


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.html", "a.txt", "a.xml.gz"])
def test_a_feed_gives_its_entries(tmp_path, name):
    """Every entry is a document with what the feed says of it, under any name."""
    content = gzip.compress(RSS.encode()) if name.endswith(".gz") else RSS
    first, second = taken(write(tmp_path / name, content))
    assert first.entry
    assert first.title == "Ferry & tide"
    assert first.byline == "Ann Lee"
    assert first.publisher == "The Harbor"
    assert first.language == "en-gb"
    assert first.tags == ("Ships",)
    assert first.url == "https://harbor.example/ferry?id=7"
    assert first.published == datetime(2026, 11, 16, 18, 55, tzinfo=UTC)
    assert (second.url, second.position) == (None, 1)
    assert second.content == b"<p>Text with <b>weight</b>.</p>"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "it is empty"),
        ("a.txt", " \n\t\n", "it is empty"),
        ("a.pdf", b"%PDF-1.7 \0\0", "it is a PDF file, not text"),
        ("a.txt", b"\0\1\2\3" * 100, "it is a binary file, not text"),
        ("a.xml", PAGE, "a web page where a feed was expected"),
        ("a.rss", "<div><p>A part of a page.</p></div>", "a web page where a feed was expected"),
        ("a.xml", "<order><line/></order>", "it is no feed that can be read"),
        ("a.xml", "just words", "it is no feed that can be read"),
        ("a.json", '{"orders": []}', "JSON that is no feed"),
        ("a.eml", '{"orders": []}', "JSON that is no feed"),
        ("a.rss", '<rss version="2.0"><channel><title>t</title></channel></rss>', "the feed has no entries"),
        ("a.xml.gz", gzip.compress(RSS.encode(), mtime=0)[:-20], "a.xml.gz is no whole gzip file"),
        ("a.py", "print('a program')", "files of this kind (.py) are not read"),
        ("a.xml.gz", gzip.compress(b" " * 21_000_000, mtime=0), "unpacked it is larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path, name, content, reason):
    """A bad file is one clear line."""
    path = write(tmp_path / name, content)
    assert reasons(path) == {name: reason}
    assert not taken(path)


def test_a_missing_path_is_skipped():
    """What is not there is named as it was given."""
    assert reasons("no/such/file.txt") == {"no/such/file.txt": "there is no such file or folder"}


def test_a_folder_is_read_in_order_and_without_its_junk(tmp_path):
    """Files come sorted by name, below the folder named by their place in it, hidden ones and assets left out."""
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        ".hidden.txt",
        ".git/x.txt",
        "style.css",
        "photo.jpg",
        "index.html",
        "sub/d.txt~",
    ):
        write(tmp_path / name, "Some words stand here.")
    assert [document.source for document in taken(tmp_path)] == ["a.md", "b.txt", "sub/c.txt"]
    assert not reasons(tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    """A symbolic link may not carry the machine's own files into an issue."""
    secret = write(tmp_path / "secret" / "s.txt", "A secret.")
    write(tmp_path / "week" / "a.txt", "Words.")
    (tmp_path / "week" / "out.txt").symlink_to(secret)
    (tmp_path / "week" / "sub").symlink_to(secret.parent)
    (tmp_path / "week" / "in.txt").symlink_to(tmp_path / "week" / "a.txt")
    (tmp_path / "week" / "dead.txt").symlink_to(tmp_path / "nowhere")
    assert [document.source for document in taken(tmp_path / "week")] == ["a.txt", "in.txt"]
    assert set(reasons(tmp_path / "week")) == {"out.txt", "sub", "dead.txt"}


def test_a_pipe_in_a_folder_does_not_hold_the_run(tmp_path):
    """What is no regular file is left out."""
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "a.txt", "Words.")
    assert [document.source for document in taken(tmp_path)] == ["a.txt"]


def test_an_unreadable_file_or_folder_is_one_line(tmp_path):
    """A refusal by the system is named in its own words, and the rest is read."""
    write(tmp_path / "a.txt", "Words.")
    write(tmp_path / "closed" / "b.txt", "Words.")

    def refuse(path):
        if path.name in ("closed", "a.txt"):
            raise PermissionError(13, "Permission denied")
        return list(path.iterdir())

    found = reasons(tmp_path, disk=Disk(listing=refuse, open=refuse))
    assert found == {
        "a.txt": "it cannot be read: permission denied",
        "closed": "the folder cannot be read: permission denied",
    }


@pytest.mark.parametrize(
    ("content", "media_type"),
    [("Words from a pipe.", "text/plain; charset=utf-8"), (PAGE, "text/html; charset=utf-8"), (MAIL, "message/rfc822")],
)
def test_standard_input_is_told_by_its_content(content, media_type):
    """`-` takes text, a page, a feed or a mail."""
    (document,) = taken("-", stdin=io.BytesIO(content.encode()))
    assert (document.source, document.media_type) == ("-", media_type)


def test_a_feed_on_standard_input_gives_its_entries():
    """A feed may be piped in."""
    assert len(taken("-", stdin=io.BytesIO(RSS.encode()))) == 2


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("Größe".encode(), "utf-8"),
        ("Größe".encode("utf-8-sig"), "utf-8-sig"),
        ("Größe".encode("utf-16"), "utf-16"),
        ("Größe und Maß, eine Zeile".encode("utf-16-le"), "utf-16-le"),
        ("Das Café war größer als die Straße, und alle mögen Äpfel. ".encode("cp1252") * 4, "cp1252"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html><p>' + "źdźbło".encode("iso-8859-2"), "iso8859-2"),
        (b'<html><meta charset="shift_jis"><p>' + "日本語の記事です。".encode("shift_jis"), "shift_jis"),
        (b'<html><meta charset="iso-2022-jp"><p>' + "日本語".encode("iso-2022-jp"), "iso-2022-jp"),
        (b'<html><meta charset="utf-7"><p>+ADw-script+AD4-', "utf-8"),
        (b'<html><meta charset="windows-1252"><p>' + "Größe".encode(), "utf-8"),
    ],
)
def test_the_charset_is_found(content, charset):
    """BOM, UTF-8 where it fits, declaration, guess: in this order; UTF-7 hides markup and is never believed."""
    (document,) = [d for d in documents(content, "a.html", promised="page") if isinstance(d, Document)]
    assert document.media_type.split("charset=")[1] == charset


def test_the_same_bytes_give_the_same_documents(tmp_path):
    """Reading is deterministic."""
    write(tmp_path / "a.rss", RSS)
    write(tmp_path / "b.txt", "Words.")
    assert list(read(str(tmp_path))) == list(read(str(tmp_path)))


@settings(max_examples=150)
@given(st.binary(max_size=3000), st.sampled_from([None, "text", "page", "feed", "mail", "markdown", "unknown"]))
def test_no_bytes_raise(content, promised):
    """Whatever the bytes are, each source ends in documents or a skipped line."""
    found = list(documents(content, "x", promised=promised))
    assert found
    assert all(isinstance(one, Document | Skipped) for one in found)


@settings(max_examples=60)
@given(st.text(alphabet="<>/&;![]CDATA rsitemlnktge\"'=\n", max_size=800))
def test_no_broken_feed_raises(inside):
    """A feed may be broken anywhere."""
    text = f"<rss version='2.0'><channel><item><title>t</title>{inside}</item></channel></rss>"
    assert list(documents(text.encode(), "x", promised="feed"))


@pytest.mark.parametrize(
    "first", ["From ann@a.example  Fri Sep 20 17:57:50 2026\n", ">From a@b Fri Sep 20 17:57 2026\r\n", ""]
)
def test_a_mail_taken_out_of_an_mbox_is_a_mail(first):
    """The line that parted it from the one before may still stand at its top."""
    mail = f"{first}Return-Path: <ann@a.example>\nSubject: Tides\n\nHigh at noon.\n"

    assert kind_of(mail, "mail") == "mail"
    assert kind_of("From Ann to Bob, who went home.\n\nThe tide was high.\n", "text") == "text"
