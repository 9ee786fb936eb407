"""Hostile feeds: nothing alive is left in an entry, and none costs time or memory."""

import time
from pathlib import Path

import pytest

from digest.dates import read_field
from digest.models import Document
from digest.sources import read
from digest.sources.markup import LONGEST_ENTRY, clean_html, safe_markup


@pytest.mark.parametrize(
    ("markup", "alive"),
    [
        ("<script>alert(1)</script>t", "script"),
        ('<a href="javascript:alert(1)">t</a>', "javascript"),
        ('<a href="java&#x09;script:alert(1)">t</a>', "script:"),
        ('<img src=x onerror=alert(1)><b onclick="x()">t</b>', "on"),
        ('<a href="data:text/html,x">t</a><iframe src="https://a.example"></iframe>', "data:"),
        ('<p style="background:url(https://spy.example)">t</p><form action=x><input></form>', "style"),
    ],
)
def test_nothing_alive_is_left_in_an_entry(markup, alive):
    """nh3 keeps harmless tags; addresses are http(s) only."""
    assert alive not in clean_html(markup, None)


def test_a_huge_or_deep_entry_is_cut():
    """Size and depth are bounded before anything reads the markup."""
    assert len(clean_html("<p>word " * 1_000_000, None)) < 2 * LONGEST_ENTRY
    assert "<b>" not in clean_html("<b>" * 500 + "x", None)


@pytest.mark.parametrize(
    "sign", ["<", "&", "!", "[", "a", " ", "<!DOCTYPE x [", "<pubDate>", "&a", "<!--", "<a ", "&amp;", "&#60;"]
)
def test_a_megabyte_of_one_sign_takes_no_time(sign):
    """No pattern of ours runs wild."""
    began = time.process_time()
    safe_markup(sign * (1_000_000 // len(sign)))
    clean_html(sign * (1_000_000 // len(sign)), None)
    read_field(sign * 1_000_000)
    assert time.process_time() - began < 3


@pytest.fixture
def marker():
    """The file that the XXE feeds ask for; what stands in it must come out nowhere."""
    path = Path("/tmp/dw_secret.txt")
    path.write_text("DW-MARKER-0472\n", encoding="utf-8")
    yield b"DW-MARKER"
    path.unlink(missing_ok=True)


def test_hostile_feeds_do_no_harm(shared_data, marker):
    """No file is read, nothing is alive, each takes under two seconds."""
    for path in sorted((shared_data / "feeds" / "hostile").iterdir()):
        began = time.process_time()
        found = list(read(str(path)))
        assert time.process_time() - began < 2, path.name
        assert found
        for one in found:
            if isinstance(one, Document):
                text = one.content.lower() + repr((one.title, one.byline, one.publisher, one.url)).encode()
                assert marker not in text.upper()
                assert b"<script" not in one.content
                assert b"javascript:" not in one.content.lower()
                assert len(one.content) < 2 * LONGEST_ENTRY
                assert "\n" not in (one.title or "") + (one.publisher or "") + (one.byline or "")
                assert one.url is None or one.url.startswith(("http://", "https://"))
