"""Input that no article has: refused with a reason or read up to a bound, in bounded time."""

# ruff: noqa: E501 - cases read best one a line

import time

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document

SENTENCE = b"The harbor opened on Monday after four years of work. "
#: Seconds of the processor; most take a tenth of it, and the machines of others are slower.
LONGEST = 12.0

HUGE = {
    "ten megabytes in one line": SENTENCE * 190_000,
    "a hundred thousand lines": b"\n".join(b"Harbor %d" % n for n in range(100_000)),
    "a hundred thousand empty lines": b"\n" * 100_000 + SENTENCE * 5,
    "five million NUL bytes": SENTENCE * 20 + b"\0" * 5_000_000,
}
NESTED = [
    b"<div>",
    b"<b>",
    b"<p>",
    b"<a href=x>",
    b"<table><tr><td>",
    b"<ul><li>",
    b"<span>",
    b"<button>",
    b"<!--",
    b"</div>",
]


def read(content, kind):
    """Return the article, or None where it is refused in words; either in time."""
    began = time.process_time()
    try:
        article = extract(Document(source="x", content=content, media_type=kind))
    except ExtractError:
        article = None
    assert time.process_time() - began < LONGEST
    return article


@pytest.mark.parametrize("kind", ["text/html", "text/plain", "text/markdown", "message/rfc822"])
@pytest.mark.parametrize("what", HUGE)
def test_huge_input_is_bounded(what, kind):
    """It gives a sane article or a reason."""
    article = read((b"Subject: Tide\r\n\r\n" if kind.startswith("message") else b"") + HUGE[what], kind)
    assert article is None or all(p.strip() == p and "\0" not in p for p in article.paragraphs)


@pytest.mark.parametrize("sign", ["<", "[", "![](", "*a ", "&", "`a` "])
def test_signs_of_markdown_are_bounded(sign):
    """Each is tried as the beginning of an element: so many are refused, fewer are read in time."""
    assert read(sign.encode() * (10_000_000 // len(sign)), "text/markdown") is None
    read(sign.encode() * 15_000, "text/markdown")


@pytest.mark.parametrize("tag", NESTED)
def test_tags_nested_a_hundred_thousand_deep_are_bounded(tag):
    """No recursion, no quadratic walk."""
    article = read(tag * 100_000 + SENTENCE * 5, "text/html")
    assert article is None or SENTENCE.decode().strip() in article.paragraphs[0]


@pytest.mark.parametrize(
    "start",
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\x10\0\0\0WEBPVP8 ", b"\0\0\0 ftypavif", b"%PDF-1.7", b"PK\x03\x04", b"II*\0"],
)  # fmt: skip
def test_a_picture_that_is_called_a_page_is_refused(start):
    """The bytes tell, whatever the name."""
    with pytest.raises(ExtractError, match="this is not text"):
        extract(Document(source="x", content=start + bytes(range(256)) * 40, media_type="text/html"))


@pytest.mark.parametrize(
    ("words", "written", "declared"),
    [
        ("Der schöne Hafen öffnete am Montag für alle.", "utf-8", "utf-16"),
        ("Der schöne Hafen öffnete am Montag für alle.", "utf-8", "iso-8859-1"),
        ("Der schöne Hafen öffnete am Montag für alle.", "cp1252", "utf-8"),
        ("Гавань открылась в понедельник для всех.", "utf-8", "windows-1252"),
        ("Гавань открылась в понедельник для всех.", "koi8-r", "koi8-r"),
        ("港は月曜日にすべての人に開かれた。", "shift_jis", "shift_jis"),
        ("港は月曜日にすべての人に開かれた。", "shift_jis", "iso-8859-1"),
        ("港口周一上午向所有人开放，无人受伤。", "gb18030", "iso-8859-1"),
        ("항구는 월요일에 모든 사람에게 열렸다고 시가 밝혔다. ", "euc-kr", "us-ascii"),
        ("Гавань открылась в понедельник для всех.", "koi8-r", "windows-1251"),
        ("Гавань открылась в понедельник для всех.", "windows-1251", "koi8-r"),
        ("Der schöne Hafen öffnete am Montag für alle.", "utf-8", "base64"),
        ("Der schöne Hafen öffnete am Montag für alle.", "utf-8", "no-such-charset"),
    ],
)
def test_a_charset_that_lies_is_found_out(words, written, declared):
    """What the bytes prove comes before what the page claims."""
    html = f"<html><head><meta charset='{declared}'></head><body><article><p>{words * 6}</p></article></body></html>"
    article = read(html.encode(written), "text/html")
    assert article is not None
    assert article.paragraphs[0].startswith(words)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_line_ends_as_any_system_ends_it(end):
    """Windows' and the old Mac's line ends part the same lines."""
    page = "The harbor opens\n\nBy Ann Lee\n\n" + "\n\n".join(
        f"{SENTENCE.decode() * 3}It is pier {n}." for n in range(4)
    )
    assert read(page.replace("\n", end).encode(), "text/plain") == read(page.encode(), "text/plain")


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_a_zero_in_a_word_leaves_no_mark(kind):
    """A NUL byte is nothing; parsers of HTML make a lost character of it."""
    page = (
        "<h1>The har\0bor</h1><p>"
        f"{SENTENCE.decode() * 3}</p><p>A se\0cond paragraph says the same. {SENTENCE.decode() * 2}</p>"
    )
    text = (
        page
        if kind == "text/html"
        else page.replace("<p>", "\n\n").replace("</p>", "").replace("<h1>", "").replace("</h1>", "")
    )
    article = read(text.encode(), kind)
    assert article.title == "The harbor"
    assert "second paragraph" in article.paragraphs[-1]


@pytest.mark.parametrize("end", [b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xff"])
def test_half_a_letter_spoils_nothing_else(end):
    """A text that is cut in the middle of a letter keeps all before it."""
    article = read(SENTENCE * 6 + "Größe ".encode() + end, "text/plain")
    assert article.paragraphs[0].startswith("The harbor opened")
    assert "Größe" in article.paragraphs[-1]


@pytest.mark.parametrize(
    "record",
    [
        "[" * 100_000,
        '{"@graph":' * 50_000,
        '{"@type":["Article",3,null],"headline":[1],"author":{"name":{"x":1}},"datePublished":5,"image":[[1]],"keywords":[1,{}]}',
        '{"@type":"NewsArticle","headline":"x","author":[[[]]],"publisher":{"@id":{}},"datePublished":"99999-99-99"}',
    ],
)
def test_records_of_any_shape_are_survived(record):
    """JSON-LD is a stranger's: deep, of wrong types, or nonsense."""
    html = f"<html><head><script type='application/ld+json'>{record}</script></head><body><article><p>{SENTENCE.decode() * 5}</p></article></body></html>"
    assert read(html.encode(), "text/html").paragraphs
